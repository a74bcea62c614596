"""What people write in Markdown, before any program renders it: its links, its words, and what is unsafe in it.

Where Markdown programs disagree, what any of them would take for a link or a tag counts as one: an account is read by
this one today and perhaps by another tomorrow.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import TypeAlias

from localaccount_gen.characters import MOST_TOLD, forbidden_slip, is_forbidden
from localaccount_gen.codespans import without_code
from localaccount_gen.destinations import WHY_UNSAFE, objection
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.source import WHY_LIMIT, WHY_UNREADABLE, Slip
from localaccount_gen.tags import ADDRESS, orders, tags

Place = Callable[[int, int], Location]
"""The location of a stretch of the text, from its offset and length."""

TEXT_LIMIT = 100_000
"""Characters; ours, more than twice the forty pages that are far too long."""
BRACKET_LIMIT = 500
"""Markdown programs take time with the square of the brackets, 54 seconds for 20,000 of them."""
HEADING_LIMIT = 500
NESTING_LIMIT = 10
"""They also call themselves once for every level of a list or quotation, until there is no room left."""

_BRACKET = re.compile(r"\[")
_LINK = re.compile(r"\]\(")
_HEADING = re.compile(r"^[ ]{0,3}(?:#|(?:[=*_-][ \t]*)+$)", re.MULTILINE)
_ENTITY = re.compile(r"&(?:#\w{1,10}|[A-Za-z]{2,40});?")
_LEVEL = re.compile(r"[-*+>]|\d+[.)]")
_NESTED = re.compile(r"^(?P<indentation>[ \t]*)(?P<marks>(?:>[ \t]*|(?:[-*+]|\d{1,9}[.)])[ \t]+)+).*", re.MULTILINE)
# Ends of lines are found much faster than starts.
_MAY_NEST = re.compile(r"\n[ \t]*[>*+\d-]")
_RULER = re.compile(r"[ ]{0,3}([-*])(?:[ \t]*\1)+[ \t]*")

_Told: TypeAlias = tuple[Slip, str, str]
"""A slip, the rule it breaks and why that matters."""


@dataclass(frozen=True)
class Link:
    """A link or picture in a text."""

    destination: str
    """As written; empty where there is none."""
    words: str
    """What a reader sees, or for a picture hears."""
    image: bool
    offset: int
    length: int


def links(text: str) -> Iterator[Link]:
    """Every link and picture of a Markdown text, also those by reference and between < and >.

    None of a text that `inspect` finds too large or too deep.
    """
    if not _may_lead(text) or any(_too_much(text)):
        return
    for found in _found_in(text, without_code(text)):
        if found.link:
            yield found.link


def inspect(text: str, place: Place) -> Iterator[Finding]:
    """What is unsafe in a Markdown text, the first of it; `place` gives the location of an offset and a length."""
    yield from _judge(text, without_code(text), place)


def inspect_plain(text: str, place: Place) -> Iterator[Finding]:
    """The same for a text that is shown as it is: in it backticks make no code, so nothing is passed over."""
    if re.search(r"[<\[{&]|8<", text):
        yield from _judge(text, text, place)


def word_count(text: str) -> int:
    """How many words a reader meets: without the addresses of links, a quoted figure counting as one."""
    if "[[" in text:
        text = _QUOTE.sub(" figure ", text)
    if "[" in text or "<" in text or "](" in text:
        text = _NO_WORDS.sub(" ", text)
    # Texts use the same words again and again: remembering them takes a third of the time of looking.
    return sum(map(_words_between_spaces, text.split()))


@lru_cache(maxsize=50_000)
def _words_between_spaces(piece: str) -> int:
    return len(_WORD.findall(piece))


_QUOTE = re.compile(r"\[\[[^\[\]\n]*\]\]")
_NO_WORDS = re.compile(r"\]\([^()\n]*\)|^[ ]{0,3}\[[^\[\]\n]+\]:.*$|<[^<>\s]+>", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def _judge(text: str, code_free: str, place: Place) -> Iterator[Finding]:
    # Where there is too much, what else is wrong is told when there is less of it.
    slips = list(_too_much(text)) or [*_unsafe(code_free), *_leads(text, code_free)]
    told_until = -1
    for slip, rule, why in islice(sorted(slips, key=lambda told: (told[0].offset, -told[0].length)), MOST_TOLD):
        # What stands inside a tag goes with the tag.
        if slip.offset >= told_until:
            told_until = slip.offset + slip.length
            yield Finding(rule, Severity.ERROR, place(slip.offset, slip.length), slip.problem, slip.fix, why)


def _unsafe(code_free: str) -> Iterator[_Told]:
    for slip in islice(tags(code_free), MOST_TOLD):
        yield slip, "unsafe-markup", WHY_UNSAFE
    for slip in islice(orders(code_free), MOST_TOLD):
        yield slip, "unsafe-markup", WHY_UNSAFE
    for entity in _ENTITY.finditer(code_free):
        # What stands for a control character comes back as nothing at all.
        for character in unescape(entity[0]) or "\ufffd":
            if is_forbidden(character):
                yield forbidden_slip(entity.start(), len(entity[0]), character), "unreadable-file", WHY_UNREADABLE


def _leads(text: str, code_free: str) -> Iterator[_Told]:
    """Destinations that must not stand in an account."""
    for found in _found_in(text, code_free):
        if wrong := objection(found.destination, image=found.image):
            # A title or the next line may stand behind it.
            length = len(re.split(r"\s", found.destination, maxsplit=1)[0])
            yield Slip(found.offset, max(1, length), wrong.problem, wrong.fix), wrong.rule, wrong.why


def _too_much(text: str) -> Iterator[_Told]:
    """What takes a Markdown program too long or too deep."""
    if len(text) > TEXT_LIMIT:
        yield _limit(TEXT_LIMIT, f"This text has {len(text):,} characters, and {TEXT_LIMIT:,} are the most.")
    for pattern, mark, limit, things in (
        (_BRACKET, "[", BRACKET_LIMIT, "opening square brackets"),
        (_LINK, "](", BRACKET_LIMIT, "links"),
        (_HEADING, "\n", HEADING_LIMIT, "headings and lines across the page"),
    ):
        # A text of fewer lines or brackets cannot hold too many, and counting them is quick.
        if text.count(mark) < limit:
            continue
        if over := next(islice(pattern.finditer(text), limit, None), None):
            count = len(pattern.findall(text))
            yield _limit(over.start(), f"This text has {count:,} {things}, and {limit} are the most.")
    for line in _NESTED.finditer(text) if _MAY_NEST.search(f"\n{text}") else ():
        levels = len(_LEVEL.findall(line["marks"])) + len(line["indentation"].expandtabs(4)) // 4
        if levels > NESTING_LIMIT and not _RULER.fullmatch(line[0]):
            problem = f"This list or quotation is {levels} levels deep, and {NESTING_LIMIT} are the most."
            yield _limit(line.start(), problem, "write it with fewer levels")
            return


def _limit(offset: int, problem: str, fix: str = "take some out, or tell it in two sections") -> _Told:
    return Slip(offset, 1, problem, fix), "unreadable-file", WHY_LIMIT


_ESCAPED = re.compile(r"\\[\\\[\]()!<>]")
_RAW = re.compile(r"\(\s*(<[^<>\n]*>|[^)\n]{0,500}(?:\n[^)\n]{1,500}){0,20})")
_INLINE = re.compile(
    r"""\(\s*(?:<(?P<pointed>[^<>\n]*)>|(?P<plain>(?:[^\s()<>]|\([^\s()]*\))*))"""
    r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)|\((?P<loose>[^()\n]{0,500})\)"""
)
_REFERENCE = re.compile(r"\s?\[([^\[\]]*)\]")
_BRACKET_LEADS = re.compile(r"\](?:\(|:|\s?\[(?!\[))")
# Looked ahead at, since what one program takes for a destination another takes for the next definition.
_DEFINITION = re.compile(r"\[([^\[\]]{1,999})\](?=:[ \t]*\n?[ \t]*(<[^<>\n]*>|\S+)[ \t]*(?:[\"'(].*)?$)", re.MULTILINE)


@dataclass(frozen=True)
class _Found:
    """Something that leads somewhere: a link, or what another program could take for one."""

    destination: str
    offset: int
    image: bool = False
    link: Link | None = None


def _may_lead(text: str) -> bool:
    """Whether anything in a text may lead somewhere; most lead nowhere."""
    return "<" in text or bool(_BRACKET_LEADS.search(text))


def _found_in(text: str, code_free: str) -> Iterator[_Found]:
    """Everything in a text that leads somewhere. Code inside a destination is a part of it, elsewhere it is no link."""
    if not _may_lead(text):
        return
    definitions: dict[str, str] = {}
    passed: set[int] = set()
    for match in _DEFINITION.finditer(text):
        definitions.setdefault(_label(match[1]), re.sub("^<|>$", "", match[2]))
        passed.add(match.start())
        yield _Found(match[2], match.start(2))
    # Brackets behind a backslash are only brackets; in a destination a backslash is one of its letters.
    marks = _ESCAPED.sub("  ", code_free)
    for match in ADDRESS.finditer(marks):
        words = match[0][1:-1]
        address = words if ":" in words else f"mailto:{words}"
        yield _Found(address, match.start() + 1, link=Link(address, words, False, match.start(), len(match[0])))
    opened: list[int] = []
    for bracket in re.finditer(r"[\[\]]", marks):
        if bracket[0] == "[":
            opened.append(bracket.start())
            continue
        start = opened.pop() if opened else None
        end = bracket.end()
        image = start is not None and start > 0 and marks[start - 1] == "!"
        inline = _inline(text, code_free, start, end, image) if marks.startswith("(", end) else None
        if inline:
            yield inline
        if start is not None and start not in passed and not (inline and inline.link):
            link = _by_reference(marks, start, end, image, definitions, passed)
            if link:
                yield _Found(link.destination, start, image, link)


def _inline(text: str, code_free: str, start: int | None, end: int, image: bool) -> _Found:
    whole = _INLINE.match(code_free, end)
    if whole is None or start is None:
        raw = _RAW.match(code_free, end)
        return _Found(text[slice(*raw.span(1))], raw.start(1), image) if raw else _Found("", end, image)
    first, last = next(whole.span(part) for part in ("pointed", "plain", "loose") if whole[part] is not None)
    opening = start - image
    link = Link(text[first:last].strip(), text[start + 1 : end - 1], image, opening, whole.end() - opening)
    return _Found(text[first:last], first, image, link)


def _by_reference(
    text: str, start: int, end: int, image: bool, definitions: dict[str, str], passed: set[int]
) -> Link | None:
    """The link of `[words][label]`, `[label][]` or `[label]`; without destination where such a label is not defined."""
    words = text[start + 1 : end - 1]
    reference = _REFERENCE.match(text, end)
    destination = definitions.get(_label(reference[1] or words)) if reference else None
    alone = definitions.get(_label(words))
    if reference and (destination is not None or (alone is None and text[end] == "[")):
        passed.add(text.index("[", end))
        end = reference.end()
    elif alone is None:
        return None
    return Link(destination or alone or "", words, image, start - image, end - start + image)


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()
