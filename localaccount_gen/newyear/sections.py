"""A section carried forward: what lasts stays, what tells of one year is put by, promises come back to be answered."""

from collections.abc import Callable
from dataclasses import dataclass, field

from localaccount_gen.codes import Recoded, Recoding
from localaccount_gen.findings import ProjectError
from localaccount_gen.newyear.blocks import as_written, quoted
from localaccount_gen.newyear.edits import OURS, Edits, in_blocks, without_ours
from localaccount_gen.newyear.figures import blank_figures
from localaccount_gen.nodes import Node
from localaccount_gen.quotes import quotes_in
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import Document, parse_section

_OF_ONE_YEAR = (
    "went_well",
    "must_be_better",
    "evidence",
    "engagement",
    "you_said_we_did",
    "lessons",
    "recommendations",
    "tables",
    "easy_read",
)
"""Kept as comments: what was done, found and said in one year is not so in the next."""


@dataclass
class Carried:
    """A file carried forward, and what its officer should know."""

    text: str
    figures: int = 0
    promises: int = 0
    has_quotes: bool = False
    codes: list[Recoded] = field(default_factory=list)
    """Measures under `measures:` or quoted, whose code is another now, or that are no longer published."""
    in_words: list[tuple[int, Recoded]] = field(default_factory=list)
    """Codes in plain words, with the line they stand on in the new file."""


@dataclass(frozen=True)
class Year:
    """From which period to which."""

    recoding: Recoding
    fill: Callable[[str], str]
    """Puts last year's numbers in the place of quotes: a promise comes back as readers saw it."""

    @property
    def old(self) -> str:
        return str(self.recoding.old)

    @property
    def new(self) -> str:
        return str(self.recoding.new)

    @property
    def follows(self) -> bool:
        return self.recoding.new.previous == self.recoding.old


def carry_section(document: Document, year: Year) -> Carried:
    """The section's file for the new period."""
    document = without_ours(document, parse)
    document, codes = recode(document, year.recoding, parse)
    document = in_blocks(document, ("figures", "measures", "good_practice", "priorities", "progress"), parse)
    edits = Edits(document)
    carried = Carried("", codes=codes, figures=blank_figures(edits, year.old, follows=year.follows))
    _name_measures(edits, year, carried)
    _carry_practice(edits, year, carried)
    for key in _OF_ONE_YEAR:
        edits.put_by(key)
    carried.has_quotes = edits.has("quotes")
    edits.replace("quotes", by=[f"{OURS} People’s own words are not carried: they agreed to them in {year.old}."])
    carried.promises = _ask_for_progress(edits, year)
    carried.text = _marked(edits, document, year)
    new = parse(Source(document.file, carried.text))
    carried.in_words = [(new.in_body(offset, 1).line, found) for offset, found in year.recoding.in_words(new.body)]
    return carried


def parse(source: Source) -> Document:
    """The document of a text that was changed here. Raises ProjectError if it can no longer be read."""
    document, findings = parse_section(source)
    if document is None or findings:
        raise ProjectError(
            f"{source.file} is written in a way that cannot be carried forward; copy what you need by hand."
        )
    return document


def recode(
    document: Document, recoding: Recoding, parse: Callable[[Source], Document]
) -> tuple[Document, list[Recoded]]:
    """The same document with every quoted measure under its new code, wherever in the file it is quoted.

    A measure that has ended is quoted by its lasting id, since its old code may be another measure's now.
    """
    text = document.source.text
    codes: list[Recoded] = []
    for quote in reversed(list(quotes_in(text))):
        found = recoding.measure(quote.name)
        if found is None or found.new == found.old:
            continue
        codes.insert(0, found)
        part = f".{quote.part}" if quote.part else ""
        new = f"[[{found.new or found.measure.id}{part}]]"
        text = text[: quote.offset] + new + text[quote.offset + quote.length :]
    return (parse(Source(document.file, text)) if codes else document), codes


def _name_measures(edits: Edits, year: Year, carried: Carried) -> None:
    uses = edits.document.root.at(("measures",))
    if uses is None or not isinstance(uses.value, list):
        return
    for index, use in uses.inner.items():
        name = use if isinstance(use.value, str) else use.inner.get("measure")
        found = year.recoding.measure(str(name.value)) if name and isinstance(name.value, str) else None
        edits.put_by("measures", index, "note")
        if found is None or found.new == found.old:
            continue
        carried.codes.append(found)
        if not found.new:
            note = f"{found.old} ({found.measure.plain_title}) is not published for {year.new}:"
            edits.put_by("measures", index, note=note)
        elif name is use:
            edits.replace("measures", index, by=[f"- {found.new}"])
        else:
            edits.replace("measures", index, "measure", by=[f"measure: {found.new}"])


def _carry_practice(edits: Edits, year: Year, carried: Carried) -> None:
    """What works goes on; what came of it is to be told anew."""
    for index, entry in enumerate(_entries(edits.document, "good_practice")):
        edits.put_by("good_practice", index, "result", note=f"What came of it by {year.old}:")
        named = entry.inner.get("figure")
        found = year.recoding.measure(str(named.value)) if named and isinstance(named.value, str) else None
        if found is None or found.new == found.old:
            continue
        carried.codes.append(found)
        if found.new:
            edits.replace("good_practice", index, "figure", by=[f"figure: {found.new}"])
        else:
            note = f"{found.old} ({found.measure.plain_title}) is not published for {year.new}:"
            edits.put_by("good_practice", index, "figure", note=note)


def _ask_for_progress(edits: Edits, year: Year) -> int:
    """Puts last year's promises under `progress`, to be answered; returns how many."""
    document = edits.document
    text = document.source.text
    promises = [
        as_written(entry.inner["priority"], text)
        for entry in _entries(document, "progress")
        if "priority" in entry.inner and "outcome" not in entry.inner
    ]
    for entry in _entries(document, "priorities"):
        if "title" in entry.inner:
            title = str(entry.inner["title"].value).strip()
            filled = year.fill(title)
            written = as_written(entry.inner["title"], text)
            promises.append(quoted(filled) if filled != title or "\\n" in written else written)
    lines = [f"{OURS} What became of what you promised in {year.old}."]
    lines += ["progress:"] if promises else []
    for promise in promises:
        lines += [f"  - priority: {promise}", f"    {OURS} outcome:   # met, partly met, not met or dropped",
                  f"    {OURS} words:   # what happened, and why"]  # fmt: skip
    for index, entry in enumerate(_entries(document, "priorities")):
        if due := entry.inner.get("due"):
            edits.replace("priorities", index, "due", by=[f"due:   # it was {due.value}"])
    if edits.has("priorities"):
        note = "Last year’s promises, as written. Promise again only what you mean to do, by a new day."
        edits.put_by("priorities", note=note)
    if edits.has("progress"):
        edits.replace("progress", by=lines if promises else [])
    elif promises:
        first = document.source.line_of(document.root.keys["priorities"][0]) - 1
        edits.insert(first, lines)
    return len(promises)


def _marked(edits: Edits, document: Document, year: Year) -> str:
    """The text with the line that says from which period it is, which stops publication until it is taken out."""
    lines = marker(str(document.values.get("carried_from", year.old)), year.old)
    edits.replace("carried_from")
    if document.body_line == 1:
        return "\n".join(["---", *lines, "---", edits.text()])
    opening = next(number for number, line in enumerate(document.lines) if line.strip())
    edits.insert(opening + 1, lines)
    return edits.text()


def marker(since: str, old: str) -> list[str]:
    """The lines that mark a file as carried; text that nobody confirmed the year before is older than that."""
    return [
        f"{OURS} Carried forward from {old}. Lines that begin with {OURS} are last year’s, for you to look at; they",
        f"{OURS} are not published. To use one, take away its {OURS}. Read all the words in this file and put them",
        f"{OURS} right. Then delete the next line.",
        f"carried_from: {since}",
    ]


def _entries(document: Document, key: str) -> list[Node]:
    node = document.root.at((key,))
    return list(node.inner.values()) if node and isinstance(node.value, list) else []
