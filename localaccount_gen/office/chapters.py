"""The blocks of a Word file sorted into the sections of an account, by their headings."""

from dataclasses import dataclass, field

from localaccount_gen.characters import look_over
from localaccount_gen.findings import Location
from localaccount_gen.narrative import inspect
from localaccount_gen.office.blocks import Block, Kind
from localaccount_gen.office.headings import FOREWORD, Headings
from localaccount_gen.office.prose import escaped, first_words, paragraph

_CATCH_ALL = "outcomes"
_LAYOUT_ROWS = 2
_LAYOUT_COLUMNS = 2
"""A table of one row or one column is a frame round words."""


@dataclass
class Table:
    """A table of the document, to become a CSV file."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass
class Chapter:
    """What the document says on one section."""

    body: list[str] = field(default_factory=list)
    """Blocks of Markdown."""
    tables: list[Table] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The headings of the document that brought it here."""


@dataclass
class Sorted:
    """Every chapter by its section, and what was not understood."""

    chapters: dict[str, Chapter] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    """What has no section, a line each: its heading, its first words, and what to do with it."""


def sort_blocks(blocks: list[Block], headings: Headings) -> Sorted:
    """Each heading opens a section, or goes on with that of the heading above it."""
    found = Sorted()
    above: list[tuple[int, str | None]] = []
    waiting: list[Block] = []
    title = "before the first heading"
    for block in blocks:
        if block.kind is not Kind.HEADING:
            _place(found, above[-1][1] if above else None, block, waiting, above)
            continue
        while above and above[-1][0] >= block.level:
            above.pop()
        parent = above[-1][1] if above else None
        key = headings.section(block.words, whole=parent is not None)
        # “Mental health” under a chapter on money is still about money; “Complaints” is a section wherever it stands.
        if parent is not None and key == _CATCH_ALL:
            key = None
        if key is None and parent is not None and not headings.reason(block.words):
            above.append((block.level, parent))
            _add_heading(found.chapters[parent], block, above)
            continue
        _leave_out(found, title, waiting, headings)
        title = block.words
        above.append((block.level, key))
        if key is not None:
            chapter = found.chapters.setdefault(key, Chapter())
            if chapter.body or chapter.tables:
                _add_heading(chapter, block, above)
            chapter.headings.append(block.words)
    _leave_out(found, title, waiting, headings)
    return found


def _place(
    found: Sorted, key: str | None, block: Block, waiting: list[Block], above: list[tuple[int, str | None]]
) -> None:
    if key is None:
        waiting.append(block)
        return
    chapter = found.chapters[key]
    if block.kind is not Kind.TABLE:
        if reason := unfit(block.markdown):
            found.left_out.append(f"“{first_words(block.words)}”: {reason}")
        else:
            chapter.body.append(block.markdown)
    elif len(block.rows) < _LAYOUT_ROWS or len(block.rows[0]) < _LAYOUT_COLUMNS or key == FOREWORD:
        for row in block.rows:
            _place(found, key, Block(Kind.PARAGRAPH, " ".join(row), _as_words(row)), waiting, above)
    else:
        chapter.tables.append(Table(_title(chapter), block.rows))


def _as_words(row: tuple[str, ...]) -> str:
    return paragraph(escaped(" ".join(cell for cell in row if cell)))


def _add_heading(chapter: Chapter, block: Block, above: list[tuple[int, str | None]]) -> None:
    """A heading inside a section: the section's own title is the first, so this is a second or lower."""
    depth = sum(1 for level, _ in above if level < block.level)
    chapter.body.append(f"{'#' * max(2, min(depth + 1, 6))} {block.markdown}")


def _title(chapter: Chapter) -> str:
    """What a table shows: the heading or the short line just above it."""
    last = chapter.body[-1] if chapter.body else ""
    if last.startswith("#"):
        return last.lstrip("# ")
    if last and len(last) <= 120 and "\n" not in last:
        return last.strip("*: ")
    return chapter.headings[-1] if chapter.headings else "Table"


def unfit(markdown: str) -> str:
    """Why Markdown cannot stand in an account; empty where it can."""
    _, slips = look_over(markdown)
    if slips:
        return slips[0].problem
    finding = next(inspect(markdown, lambda offset, length: Location("")), None)
    return finding.problem if finding else ""


def _leave_out(found: Sorted, title: str, waiting: list[Block], headings: Headings) -> None:
    """Lists what stands under a heading without a section, by its first words."""
    if waiting:
        words = " ".join(block.words for block in waiting)
        told = headings.reason(title) or "no section is known by this heading; copy it to where it belongs"
        found.left_out.append(f"{title} ({len(words.split()):,} words, “{first_words(words)}”): {told}")
        waiting.clear()
