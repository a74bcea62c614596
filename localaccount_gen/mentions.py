"""Measures named in prose: by a quote, by a code, or by the words that councils use for them.

Precise first: words that only look like a measure's are listed too, so that “88% were helped to feel safe” is not taken
for the share who feel safe; and where the words leave open whose figure is meant, users' or carers', none is named.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.model import AreaKind, Measure, Period
from localaccount_gen.numerals import AMOUNT, OTHER, Numbered
from localaccount_gen.project import REFERENCE
from localaccount_gen.quotes import quotes_in


@dataclass(frozen=True)
class Mention:
    """A measure named in a text, and where."""

    measure: Measure
    start: int
    end: int
    part: str = ""
    """For a quote, what stands behind its dot: `england` in `[[4A.england]]`."""
    quoted: bool = False


@dataclass(frozen=True)
class Code:
    """Letters and digits that are a measure's code in some period, where the text speaks of measures."""

    text: str
    start: int
    end: int


_CODE = re.compile(r"(?<![\w.\[])(?<!\w\()([1-6][A-J](?: ?\(\d[a-zA-Z]?\)|\d[a-zA-Z]?)?)(?![\w%]|\]\])")
_SPEAKS_OF_MEASURES = re.compile(r"\b(?:ascof|measures?|indicators?|outcomes? framework|metrics?)\b", re.IGNORECASE)
_CARERS = re.compile(r"\bcarers?\b|\bcarer-|\blook(?:s|ed|ing)? after (?:someone|somebody|others)\b", re.IGNORECASE)
_USERS = re.compile(
    r"\b(?:people who use(?:d)? (?:our |adult |social |care )*services|service users?|(?:our )?clients"
    r"|people (?:we support|with support|receiving|using|who get|who receive))\b",
    re.IGNORECASE,
)
_OLDER = re.compile(r"\bolder\b|\b65\b|\belderly\b|\bpensioners?\b", re.IGNORECASE)
_YOUNGER = re.compile(r"\byounger\b|\bworking[- ]age\b|\b18 ?(?:to|[-–]) ?64\b|\bunder 65\b", re.IGNORECASE)


@dataclass(frozen=True)
class _Group:
    """The measures that a phrase can mean, by whom it speaks of."""

    people: str = ""
    carers: str = ""
    older: str = ""
    younger: str = ""

    def meant(self, whom: "_Whom") -> str:
        """The measure's id; empty where the words leave it open, or speak of no measure."""
        if self.older:
            return "" if whom.older is whom.younger else self.older if whom.older else self.younger
        if not whom.carers:
            return self.people
        return "" if whom.users else self.carers


@dataclass(frozen=True)
class _Whom:
    """Of whom a text speaks."""

    carers: bool
    users: bool
    older: bool
    younger: bool


def _whom(words: str) -> _Whom:
    return _Whom(*(bool(pattern.search(words)) for pattern in (_CARERS, _USERS, _OLDER, _YOUNGER)))


@cache
def _phrases() -> "Phrases":
    """Each phrase in its parts, between which other words may stand, with what it means; the longest first."""
    groups = json.loads((REFERENCE / "phrases.json").read_text(encoding="utf-8"))
    known = [
        (tuple(phrase.lower().split(" … ")), _Group(**{whom: group[whom] for whom in group if whom != "phrases"}))
        for group in groups
        for phrase in group["phrases"]
    ]
    return tuple(sorted(known, key=lambda one: -len("".join(one[0]))))


Phrases = tuple[tuple[tuple[str, ...], _Group], ...]


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, without the signs around them."""
    text = text.lower().replace("’", "'")
    # One sign after the other takes a fifth of the time of translating them all.
    for sign in _APART:
        text = text.replace(sign, " ")
    return frozenset(text.split())


def phrases_of(words: frozenset[str]) -> Phrases:
    """The phrases all of whose words are among these: most texts hold few, and the rest need no looking."""
    return tuple((parts, group) for parts, group in _phrases() if words >= _words_of_phrase(parts))


def longest_words(phrases: Phrases) -> set[str]:
    """A word of each phrase: a text without any of these holds none of the phrases."""
    # An apostrophe has two shapes, and a word with one is not looked for.
    return {max((word for word in words_of(parts[0]) if word.isalpha()), key=len) for parts, _ in phrases}


@cache
def _words_of_phrase(parts: tuple[str, ...]) -> frozenset[str]:
    return words_of(" ".join(parts))


_APART = '.,;:!?()[]{}“”"‘*_/–—-'
_LONGEST_GAP = 70


def _spans(words: str, parts: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where a phrase stands, its parts in order and near each other with no number between them."""
    start = words.find(parts[0])
    while start >= 0:
        end = start + len(parts[0])
        for part in parts[1:]:
            at = words.find(part, end, end + _LONGEST_GAP + len(part))
            # “91 days after” has its number in the phrase; elsewhere a number parts what it stands between.
            between = _TOGETHER_DAYS if part.startswith(("days", "weeks", "months")) else _TOGETHER
            if at < 0 or not between.fullmatch(words, end, at):
                break
            end = at + len(part)
        else:
            if not (words[start - 1 : start].isalpha() or words[end : end + 1].isalpha()):
                yield start, end
        start = words.find(parts[0], start + 1)


_TOGETHER = re.compile(rf"[^.;!?{AMOUNT}]*")
_TOGETHER_DAYS = re.compile(rf"[^.;!?{AMOUNT}]*{AMOUNT}* ")


_OWN_NAME = re.compile(r"[a-z][a-z0-9-]*")


def mentions(
    text: Numbered, catalogue: Catalogue, period: Period, phrases: Phrases | None = None
) -> tuple[Mention, ...]:
    """The measures named in a text, in order. Those whose code has no meaning in the period keep their id."""
    found = list(_by_quote(text, catalogue, period)) if "[[" in text.text else []
    found += _by_phrase(text, catalogue, _phrases() if phrases is None else phrases)
    # A code beside a name says again what the name says; whether they agree is for the rule on codes.
    found += [] if found else _by_code(text, catalogue, period)
    return tuple(sorted(found, key=lambda mention: mention.start)) if found else ()


def _by_quote(text: Numbered, catalogue: Catalogue, period: Period) -> Iterator[Mention]:
    for quote in quotes_in(text.text):
        if measure := quoted_measure(quote.name, catalogue, period):
            yield Mention(measure, quote.offset, quote.offset + quote.length, quote.part, True)


def quoted_measure(name: str, catalogue: Catalogue, period: Period) -> Measure | None:
    """The measure that a quote is of, if any."""
    # Most quotes are of the council's own figures, and looking their names up among codes takes time.
    if name in catalogue.measures or _OWN_NAME.fullmatch(name):
        return catalogue.measures.get(name)
    return catalogue.measure(name, period)


def _by_phrase(text: Numbered, catalogue: Catalogue, phrases: Phrases) -> Iterator[Mention]:
    if not phrases:
        return
    words = text.masked.replace("\n", " ").replace("’", "'")
    taken = bytearray(len(words))
    whom: _Whom | None = None
    for parts, group in phrases:
        if parts[0] in words:
            for start, end in _spans(words, parts):
                if 1 not in taken[start:end]:
                    taken[start:end] = bytes([1]) * (end - start)
                    whom = whom or _whom(text.text)
                    measure = catalogue.measures.get(group.meant(whom))
                    if measure:
                        yield Mention(measure, start, end)


def _by_code(text: Numbered, catalogue: Catalogue, period: Period) -> Iterator[Mention]:
    for code in codes(text):
        measure = catalogue.measure_of_code(code.text, period)
        if measure:
            yield Mention(measure, code.start, code.end)


def has_code(words: str) -> bool:
    """Whether a text may hold a code; most do not."""
    return bool(_MAY_BE_CODE.search(words))


_MAY_BE_CODE = re.compile(r"[1-6][A-J]")


def codes(text: Numbered) -> tuple[Code, ...]:
    """The codes in a text that speaks of measures; elsewhere “4A” is a bus or a flat."""
    if not has_code(text.text) or not _SPEAKS_OF_MEASURES.search(text.text):
        return ()
    return tuple(Code(match[1], match.start(), match.end()) for match in _CODE.finditer(text.text))


_NO_CODE = re.compile(
    r"\b(?:priority|appendix|annex|room|flat|band|section|bus|number|option|phase|theme|objective|schedule|part|tier"
    r"|item|group|ward"
    r"|unit|zone|route|grade|level|table|figure|page) $",
    re.IGNORECASE,
)
_NAMES_IT = re.compile(r"\)?[ :,(–—-]{0,4}[\w’' :,-]{0,30}")
_NAMED_BY_IT = re.compile(rf"[ ,–—-]{{0,3}}|[\w’' ,{OTHER}-]{{0,40}}\(")


def codes_beside(text: Numbered, found: tuple[Mention, ...]) -> Iterator[tuple[Code, Mention]]:
    """Codes written next to a measure's name: “1B control over daily life”, “feel safe (4A)”."""
    named = [mention for mention in found if not mention.quoted]
    for match in _CODE.finditer(text.text) if named else ():
        if _NO_CODE.search(text.text[: match.start()]):
            continue
        for mention in named:
            if match.end() <= mention.start:
                near = _NAMES_IT.fullmatch(text.masked, match.end(), mention.start)
            else:
                near = _NAMED_BY_IT.fullmatch(text.masked, mention.end, match.start())
            if near:
                yield Code(match[1], match.start(), match.end()), mention
                break


def one_measure(found: tuple[Mention, ...]) -> Measure | None:
    """The measure a text speaks of; None where it names none, or several."""
    ids = {mention.measure.id: mention.measure for mention in found}
    return next(iter(ids.values())) if len(ids) == 1 else None


_NATION = (
    r"england|english|national(?:ly)?(?! (?:survey|carers|adult|statistic|health|insurance|minimum|living|data|measure"
    r"|framework|collection|figure for|partnership|user|programme|audit))|(?:the )?country|uk"
)
_GROUPS = (
    r"region(?:al|ally)?(?! (?:director|network|lead))|similar councils|comparators?|comparator group|neighbours"
    r"|statistical neighbours|nearest neighbours|peers?(?! (?:review|challenge|support))|other councils|family group"
    r"|cipfa|average|unitaries|benchmark\w*"
)


@cache
def _places(names: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(re.escape(name.lower()) for name in names)
    return re.compile(rf"\b(?:(?P<england>{_NATION})|(?P<group>{_GROUPS})|(?P<named>{listed}))\b")


def places(text: Numbered, catalogue: Catalogue, own: str) -> tuple[re.Match[str], ...]:
    """Where England, a region, a group or another council than the one of code `own` is named."""
    return tuple(_places(_names(catalogue, own)).finditer(text.masked))


def _names(catalogue: Catalogue, own: str) -> tuple[str, ...]:
    ours = catalogue.areas[own].name if own in catalogue.areas else ""
    names = {area.name for area in catalogue.areas.values() if area.kind in (AreaKind.COUNCIL, AreaKind.REGION)}
    return tuple(sorted((name for name in names if name not in ours and ours not in name), key=len, reverse=True))
