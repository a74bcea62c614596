"""Sentences as a reader meets them, with the place of every word: what rules on wording look at.

The words stay as written, quotes such as [[4A]] with them, and as long as they were, so that an offset in a sentence is
an offset in the file; only the signs that Markdown would not show are blanked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from localaccount_gen.account import Account, texts
from localaccount_gen.codespans import without_code
from localaccount_gen.findings import Location
from localaccount_gen.languages import blanked
from localaccount_gen.narrative import word_count
from localaccount_gen.yamlfile import Document


class Kind(StrEnum):
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    CELL = "cell"
    VALUE = "value"
    """Of the front matter or of account.yml."""


@dataclass(frozen=True)
class Sentence:
    """A sentence, a heading, an item without a full stop, or a cell of a table."""

    words: str
    kind: Kind
    document: Document
    section: str
    """The key of its section; empty for account.yml."""
    offset: int
    """Where it starts, in the body or in the value."""
    path: tuple[str | int, ...] = ()
    """Where the value it stands in is; empty for the body."""
    value: str = ""
    """That value, whole."""

    @property
    def said(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words.split())

    def goes_on_in(self, after: "Sentence") -> bool:
        """Whether another sentence follows this one in the same paragraph or value."""
        if (after.document, after.path) != (self.document, self.path):
            return False
        between = (self.value or self.document.body)[self.offset + len(self.words) : after.offset]
        return after.offset > self.offset and "\n\n" not in between

    @cached_property
    def word_count(self) -> int:
        return word_count(self.words)

    def place(self, start: int = 0, end: int | None = None) -> Location:
        """The place of the words from `start` to `end`, counted within the sentence."""
        end = len(self.words) if end is None else end
        if self.path:
            # YAML folds lines, so that words are looked for; those that are there twice have their sentence's place.
            words = self.words[start:end]
            return self.document.within(self.path, words if self.value.count(words) == 1 else self.words)
        return self.document.in_body(self.offset + start, end - start)


NOT_PROSE = {
    "name", "measure", "measures", "file", "figure", "section", "rule", "code", "web", "email", "phone", "text_relay",
    "address", "unit", "outcome", "status", "consent", "value", "previous", "date", "due", "taken", "until",
    "published", "priority", "invented_figures", "region", "period", "picture", "people", "draft", "confirmed",
    "theme", "themes", "kind", "licence", "since", "now", "aspired", "team", "answered_by",
}  # fmt: skip
"""Keys whose values are names, numbers, days and addresses."""


def sentences(account: Account) -> Iterator[Sentence]:
    """Every sentence of an account: account.yml, then each section's front matter and body."""
    yield from _in_values(account.document, "")
    for section in account.sections:
        yield from _in_values(section.document, section.key)
        yield from _in_body(section.document, section.key)


def _in_values(document: Document, section: str) -> Iterator[Sentence]:
    for path, text in texts(document.values):
        if _key(path) not in NOT_PROSE:
            for offset, words in split(_shown(text)):
                yield Sentence(words, Kind.VALUE, document, section, offset, path, text)


def _key(path: tuple[str | int, ...]) -> str:
    return next((step for step in reversed(path) if isinstance(step, str)), "")


def _in_body(document: Document, section: str) -> Iterator[Sentence]:
    shown = _shown(document.body)
    for start, end, kind in _blocks(document.body):
        for offset, words in split(shown[start:end]):
            yield Sentence(words, kind, document, section, start + offset)


_STARTS = r"^[ \t]*(?:#{1,6}|[-*+]|\d{1,3}[.)]|>+)(?=\s)"  # what makes a heading, an item, a quotation
_AT_STARTS = re.compile(_STARTS, re.MULTILINE)
_HIDDEN = re.compile(
    r"!\[[^\]\n]{0,500}\]\([^)\n]{0,500}\)"  # a picture
    r"|(?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"  # where a link leads
    r"|^[ ]{0,3}\[[^\]]+\]:.*$"  # a link defined apart
    rf"|{_STARTS}"
    r"|\*+|(?<!\w)_+|_+(?!\w)|(?<!\[)\[(?!\[)|(?<!\])\](?!\])",
    re.MULTILINE,
)


def _shown(text: str) -> str:
    # What is in another language is no English to be judged.
    text = blanked(without_code(text))
    # Most texts have quotes and no other brackets, and looking for all signs takes as long as all else here.
    only_quotes = text.count("[") == 2 * text.count("[[") and text.count("]") == 2 * text.count("]]")
    plain = only_quotes and "*" not in text and "_" not in text
    return (_AT_STARTS if plain else _HIDDEN).sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])\s")
_RULER = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*$")


def _blocks(body: str) -> Iterator[tuple[int, int, Kind]]:
    """Where each paragraph, heading, item and cell starts and ends."""
    start, offset, kind = 0, 0, Kind.TEXT
    for line in body.split("\n"):
        following = offset + len(line) + 1
        alone = not line.strip() or line.lstrip().startswith(("#", "|")) or _is_row(line)
        if alone or _ITEM.match(line):
            if start < offset:
                yield start, offset, kind
            start, kind = offset, Kind.ITEM if _ITEM.match(line) else Kind.TEXT
        if alone:
            yield from _line_blocks(line, offset)
            start, kind = following, Kind.TEXT
        offset = following
    if start < len(body):
        yield start, len(body), kind


def _is_row(line: str) -> bool:
    return " | " in line or bool(_RULER.match(line) and "|" in line)


def _line_blocks(line: str, offset: int) -> Iterator[tuple[int, int, Kind]]:
    if line.lstrip().startswith("#"):
        yield offset, offset + len(line), Kind.HEADING
    elif line.strip() and not _RULER.match(line):
        for cell in re.finditer(r"[^|]+", line):
            yield offset + cell.start(), offset + cell.end(), Kind.CELL


_END = re.compile(r"[.!?…][”’\"')\]]*(?=\s+[\"“‘'(\[£A-Z0-9])")
_SHORT_FORM = re.compile(
    r"\b(?:e\.g|i\.e|etc|vs|approx|no|nos|st|mr|mrs|ms|dr|cllr|prof|rev|tel|ext|para|paras|fig|p|pp|cf|[A-Z])\.$",
    re.IGNORECASE,
)


def split(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its offset. “e.g.”, “St. Helens” and “No. 10” end none."""
    start = 0
    for match in _END.finditer(text):
        if match[0] == "." and _SHORT_FORM.search(text, max(start, match.end() - 12), match.end()):
            continue
        yield from _trimmed(text, start, match.end())
        start = match.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    words = text[start:end]
    if words.strip():
        lead = len(words) - len(words.lstrip())
        yield start + lead, words.strip()
