"""Sentences as a reader meets them, with the place of every word: what rules on wording look at.

The words stay as written, quotes such as [[4A]] with them, and as long as they were, so that an offset in a sentence is
an offset in the file; only the signs that Markdown would not show are blanked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from string import ascii_lowercase

from localaccount_gen.account import Account
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


@dataclass(eq=False)
class Sentence:
    """A sentence, a heading, an item without a full stop, or a cell of a table.

    Not frozen, since an account has a thousand, and making a frozen one takes three times as long.
    """

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
    "published", "priority", "invented_figures", "region", "period", "picture", "people", "draft", "confirmed", "seen",
    "theme", "themes", "kind", "licence", "since", "now", "aspired", "team", "answered_by",
}  # fmt: skip
"""Keys whose values are names, numbers, days and addresses."""


@dataclass(frozen=True)
class Part:
    """The sentences of account.yml or of a section; with all its words at once, to see quickly what is in none."""

    key: str
    """Of the section; empty for account.yml."""
    sentences: tuple[Sentence, ...]

    @cached_property
    def words(self) -> str:
        """A line or more for each sentence."""
        return "\n".join([sentence.words for sentence in self.sentences])

    @cached_property
    def source(self) -> str:
        """The texts that the sentences stand in, as written."""
        return "\n".join(dict.fromkeys(one.value if one.path else one.document.body for one in self.sentences))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Each sentence in small letters."""
        return tuple([sentence.words.casefold() for sentence in self.sentences])

    @cached_property
    def all_folded(self) -> str:
        return self.words.casefold()

    @cached_property
    def said(self) -> tuple[str, ...]:
        """Each sentence in small letters with single spaces, and one before its first word."""
        return tuple([f" {' '.join(words.split())}" for words in self.folded])

    def matching(self, pattern: re.Pattern[str]) -> list[Sentence]:
        """The sentences, in small letters, in which a pattern without ends of lines is found."""
        found = {bisect_right(self._starts, match.start()) - 1 for match in pattern.finditer(self.all_folded)}
        return [self.sentences[place] for place in sorted(found)]

    @cached_property
    def _starts(self) -> list[int]:
        """Where each sentence starts in `all_folded`."""
        return [0, *accumulate(len(words) + 1 for words in self.folded)]

    def having(self, marks: Iterable[str]) -> list[Sentence]:
        """The sentences that hold one of these, given in small letters. Searching for plain words first is quick."""
        found: set[int] = set()
        for mark in marks:
            at = self.all_folded.find(mark)
            while at >= 0:
                place = bisect_right(self._starts, at)
                found.add(place - 1)
                at = self.all_folded.find(mark, self._starts[place])
        return [self.sentences[place] for place in sorted(found)]


def parts(account: Account) -> Iterator[Part]:
    """Every sentence of an account: account.yml, then each section's front matter and body."""
    yield Part("", tuple(_in_values(account.document, "")))
    for section in account.sections:
        key, document = section.key, section.document
        yield Part(key, (*_in_values(document, key), *_in_body(document, key)))


def _in_values(document: Document, section: str) -> Iterator[Sentence]:
    for path, text in document.texts:
        if _key(path) not in NOT_PROSE:
            for offset, words in split(_shown(text)):
                yield Sentence(words, Kind.VALUE, document, section, offset, path, text)


def _key(path: tuple[str | int, ...]) -> str:
    for step in reversed(path):
        if isinstance(step, str):
            return step
    return ""


def _in_body(document: Document, section: str) -> Iterator[Sentence]:
    shown = _shown(document.body)
    for start, end, kind in _blocks(document.body):
        for offset, words in split(shown[start:end]):
            yield Sentence(words, kind, document, section, start + offset)


_STARTS = r"[ \t]*(?:#{1,6}|[-*+]|\d{1,3}[.)]|>+)(?=\s)"  # what makes a heading, an item, a quotation
_AT_STARTS = re.compile(rf"\n{_STARTS}")
_HIDDEN = re.compile(
    r"!\[[^\]\n]{0,500}\]\([^)\n]{0,500}\)"  # a picture
    r"|(?<=\])\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"]*\")?\)"  # where a link leads
    r"|^[ ]{0,3}\[[^\]]+\]:.*$"  # a link defined apart
    rf"|^{_STARTS}"
    r"|\*+|(?<!\w)_+|_+(?!\w)|(?<!\[)\[(?!\[)|(?<!\])\](?!\])",
    re.MULTILINE,
)


def _shown(text: str) -> str:
    # What is in another language is no English to be judged.
    text = blanked(without_code(text))
    # Most texts have quotes and no other brackets, and looking for all signs takes as long as all else here.
    only_quotes = text.count("[") == 2 * text.count("[[") and text.count("]") == 2 * text.count("]]")
    plain = only_quotes and "*" not in text and "_" not in text
    if plain:
        # Ends of lines are found much faster than starts.
        return _AT_STARTS.sub(_spaces, f"\n{text}")[1:]
    return _HIDDEN.sub(_spaces, text)


def _spaces(match: re.Match[str]) -> str:
    return _WITHIN_LINE.sub(" ", match[0])


_WITHIN_LINE = re.compile(r"[^\n]")


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


_END = re.compile(r"([.!?…][”’\"')\]]*)\s+(?=[\"“‘'(\[£A-Z0-9])")
_SHORT = "etc|vs|approx|no|nos|st|mr|mrs|ms|dr|cllr|prof|rev|tel|ext|para|paras|fig|p|pp|cf"
_SHORT_FORM = re.compile(rf"\b(?:e\.g|i\.e|{_SHORT}|[A-Z])\.$", re.IGNORECASE)
_SHORT_WORDS = {*_SHORT.split("|"), *ascii_lowercase}
_LONGER = 12
"""Characters, more than any short form has."""


def split(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text, each with its offset. “e.g.”, “St. Helens” and “No. 10” end none."""
    start = len(text) - len(text.lstrip())
    for match in _END.finditer(text):
        end = match.end(1)
        if text[end - 1] == "." and _is_short_form(text, start, end):
            continue
        yield start, text[start:end]
        start = match.end()
    if last := text[start:].rstrip():
        yield start, last


def _is_short_form(text: str, start: int, end: int) -> bool:
    """Whether the full stop before `end` is that of a short form."""
    near = max(start, end - _LONGER)
    word = text[near : end - 1].rpartition(" ")[2]
    if word.isascii() and word.isalpha():
        return word.lower() in _SHORT_WORDS
    return bool(_SHORT_FORM.search(text, near, end))
