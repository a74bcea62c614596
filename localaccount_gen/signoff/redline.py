"""What changed between two texts of a page, as people read it: the sentence before and the sentence after.

The texts are those of the approval (docs/approval.md), so what is marked here is what the reference stands for.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import Enum
from html import unescape

from localaccount_gen.approval.wording import PRINT
from localaccount_gen.prose import split

_TITLE = "<title>"
_CELL = re.compile("<cell>")
_MARK = re.compile("<[^<>]*>")
_WHOLE = ("<row>", "<heading>", "<label>")
"""Marks of a line that is one piece, whatever full stops are in it."""

_YEAR = re.compile(r"\b20\d\d\b|(?<=\b20\d\d-)\d\d\b")

_WORD = re.compile(r"[^\s.,;:!?()“”]+")

_ALIKE = 0.6
"""The share of words that two sentences must have in common to be one sentence, changed (ours)."""

_TOO_SHORT_TO_MOVE = 6
"""Words. Shorter pieces stand in many places, so that one gone here and new there has not moved (ours)."""


class Fate(Enum):
    """What became of a passage, in the words of its readers."""

    CHANGED = "Changed"
    ADDED = "Added"
    TAKEN_OUT = "Taken out"
    MOVED = "Moved"


@dataclass(frozen=True)
class _Unit:
    """A sentence, a heading or a row of a table, with the number of the line it stands in."""

    words: str
    line: int


@dataclass(frozen=True)
class Piece:
    """Words of a passage."""

    words: str
    changed: bool = False


@dataclass(frozen=True)
class Passage:
    """A sentence that changed, or sentences that were added, taken out, or moved."""

    fate: Fate
    was: tuple[Piece, ...] = ()
    now: tuple[Piece, ...] = ()
    moved_from: str = ""
    """The key of another page; empty where it moved within its own."""
    line: int = -1
    """The line of the text it stands in, by which sentences of one paragraph are known."""

    @property
    def has_figure(self) -> bool:
        """Whether the words that changed have a number among them."""
        changed = "".join(one.words for one in (*self.was, *self.now) if one.changed)
        return self.fate is not Fate.MOVED and any(character.isdigit() for character in changed)

    @property
    def old(self) -> str:
        return " ".join(piece.words for piece in self.was)

    @property
    def new(self) -> str:
        return " ".join(piece.words for piece in self.now)


@dataclass(frozen=True)
class PageChange:
    """A page on which readers are told something else."""

    key: str
    passages: tuple[Passage, ...] = ()
    """In the order of the page. Empty where no word changed: then it is a link, a picture or an emphasis."""
    is_new: bool = False
    is_gone: bool = False


def redline(old: Mapping[str, str], new: Mapping[str, str], years: int = 0) -> tuple[PageChange, ...]:
    """Every page whose words differ, in the order of `new`, then those that are gone.

    What stands on several pages is told with the first of them. `years` lie between the periods of the two accounts:
    what only moves on with them is no change.
    """
    told: set[tuple[str, str]] = set()
    changes = []
    for key in _changed_keys(old, new):
        before, after = old.get(key, ""), new.get(key, "")
        if not before or not after:
            changes.append(PageChange(key, is_new=not before, is_gone=not after))
            continue
        found = list(_passages(list(_units(before, years)), list(_units(after, years)), years))
        fresh = [one for one in found if (one.old, one.new) not in told]
        told |= {(one.old, one.new) for one in found}
        if fresh or (not found and not years):
            changes.append(PageChange(key, tuple(fresh)))
    return tuple(replace(page, passages=tuple(_run_on(page.passages))) for page in _with_moves(changes))


def _changed_keys(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    keys = (*new, *(key for key in old if key not in new))
    changed = [key for key in keys if _below(old.get(key, "")) != _below(new.get(key, ""))]
    # The page for printing repeats the others, so it matters only where it alone differs.
    return [key for key in changed if key != PRINT] or changed


def _below(text: str) -> str:
    """A text without the lines that bind it to council, period and edition."""
    return text.partition("\n\n")[2]


def _units(text: str, years: int) -> Iterator[_Unit]:
    """The sentences, headings and rows of a page, each with the number of its line."""
    for number, line in enumerate(_below(text).splitlines()):
        if line.startswith(("<apart ", *((_TITLE, "<row>", "<label>") if years else ()))):
            continue
        words = " ".join(unescape(_MARK.sub("", _CELL.sub(" · ", line))).split())
        if line.startswith(_WHOLE):
            yield _Unit(words, number)
        else:
            yield from (_Unit(sentence, number) for _, sentence in split(words))


def _passages(old: list[_Unit], new: list[_Unit], years: int) -> Iterator[Passage]:
    before, after = [one.words for one in old], [one.words for one in new]
    for kind, first, end, new_first, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from _paired(old[first:end], new[new_first:new_end], years)


def _paired(old: Sequence[_Unit], new: Sequence[_Unit], years: int) -> Iterator[Passage]:
    """Sentences that changed beside what they were, with those that have no counterpart between them."""
    start = 0
    added: list[_Unit] = []
    for unit in new:
        place = next((at for at in range(start, len(old)) if _alike(old[at].words, unit.words)), None)
        if place is None:
            added.append(unit)
            continue
        yield from _unpaired(old[start:place], added)
        added = []
        if _later(old[place].words, years) != unit.words:
            yield _changed(old[place].words.split(), unit.words.split())
        start = place + 1
    yield from _unpaired(old[start:], added)


def _later(words: str, years: int) -> str:
    """The words with every period and year moved on."""
    return _YEAR.sub(lambda match: f"{int(match[0]) + years:0{len(match[0])}d}", words) if years else words


def _alike(one: str, other: str) -> bool:
    mine, theirs = (Counter(_WORD.findall(words.casefold())) for words in (one, other))
    return 2 * (mine & theirs).total() >= _ALIKE * (mine.total() + theirs.total())


def _unpaired(gone: Sequence[_Unit], added: Sequence[_Unit]) -> Iterator[Passage]:
    for unit in gone:
        yield Passage(Fate.TAKEN_OUT, was=(Piece(unit.words, changed=True),), line=unit.line)
    for unit in added:
        yield Passage(Fate.ADDED, now=(Piece(unit.words, changed=True),), line=unit.line)


def _run_on(passages: Iterable[Passage]) -> Iterator[Passage]:
    """Sentences of one paragraph that were added, taken out or moved together, as one passage."""
    last: Passage | None = None
    for one in passages:
        if last and one.fate is not Fate.CHANGED and _place(one) == _place(last):
            last = replace(last, was=(*last.was, *one.was), now=(*last.now, *one.now))
            continue
        if last:
            yield last
        last = one
    if last:
        yield last


def _place(passage: Passage) -> tuple[Fate, int, str]:
    return passage.fate, passage.line, passage.moved_from


def _changed(was: list[str], now: list[str]) -> Passage:
    before, after = [], []
    for kind, first, end, new_first, new_end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        before.append(Piece(" ".join(was[first:end]), kind != "equal"))
        after.append(Piece(" ".join(now[new_first:new_end]), kind != "equal"))
    return Passage(Fate.CHANGED, tuple(one for one in before if one.words), tuple(one for one in after if one.words))


def _with_moves(changes: Sequence[PageChange]) -> tuple[PageChange, ...]:
    """With what is gone in one place and new in another told once, where it stands now."""
    gone = {
        passage.old: page.key for page in changes for passage in page.passages
        if passage.fate is Fate.TAKEN_OUT and len(passage.old.split()) >= _TOO_SHORT_TO_MOVE
    }  # fmt: skip
    new = {passage.new for page in changes for passage in page.passages if passage.fate is Fate.ADDED}
    made = []
    for page in changes:
        kept = []
        for passage in page.passages:
            if passage.fate is Fate.TAKEN_OUT and passage.old in gone and passage.old in new:
                continue
            if passage.fate is Fate.ADDED and passage.new in gone:
                from_page = gone[passage.new]
                moved = Passage(Fate.MOVED, now=(Piece(passage.new),), line=passage.line)
                kept.append(replace(moved, moved_from=from_page if from_page != page.key else ""))
            else:
                kept.append(passage)
        if kept or not page.passages:
            made.append(replace(page, passages=tuple(kept)))
    return tuple(made)
