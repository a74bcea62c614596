"""Changes told in prose with both their numbers: “rose from 363 to 756, up 48%”, “756, up 48% from 363”."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from localaccount_gen.numerals import AMOUNT, Numbered, Numeral, Unit

UP_VERBS = (
    r"(?:up|ris(?:e|es|en|ing)|rose|increas(?:e|es|ed|ing)|gr(?:ow|ows|ew|own|owth|owing)|gains?|gained|higher|more"
    r"|climb(?:ed|s)|jump(?:ed|s)?|uplift|upturn)"
)
DOWN_VERBS = (
    r"(?:down|fall(?:s|en|ing)?|fell|decreas(?:e|es|ed|ing)|drop(?:s|ped|ping)?|reduc(?:e|es|ed|ing|tions?)"
    r"|declin(?:e|es|ed|ing)|lower|fewer|less|cut|shrank|shrunk)"
)
NEUTRAL_VERBS = (
    r"(?:improv(?:e|es|ed|ing|ements?)|worsen(?:s|ed|ing)?|deteriorat(?:e|es|ed|ing|ion)|chang(?:e|es|ed|ing)"
    r"|mov(?:e|es|ed|ing)|went|gone)"
)
_ANY = rf"(?:{UP_VERBS}|{DOWN_VERBS}|{NEUTRAL_VERBS})"

_N = rf"(?<!{AMOUNT})({AMOUNT}++)"


def _gap(longest: int) -> str:
    return rf"[^{AMOUNT}.;:!?]{{0,{longest}}}?"


_ROUGH = (
    r"(?: ?(?:about|around|nearly|almost|over|under|just|more than|less than|some|an?|approximately|roughly|well))*"
)
_FROM_TO = re.compile(rf"\bfrom\b{_gap(30)}{_N}{_gap(60)}\bto\b{_gap(30)}{_N}")
_TO = re.compile(rf"{_N}{_gap(40)}(?:\b(?P<lead>{_ANY})\b{_gap(20)}\bto\b|→|->){_gap(20)}{_N}")
_SET_BESIDE = re.compile(rf"{_N}{_gap(50)}\b(?:compared (?:with|to)|against|up from|down from)\b{_gap(30)}{_N}")
_UP_ON = re.compile(
    rf"{_N}{_gap(30)}[,(–—-] ?(?:which is |that is |this is |(?:an? )(?=\w+ (?:of|on)))?(?P<way>{UP_VERBS}"
    rf"|{DOWN_VERBS})"
    rf"(?: by| of)?{_ROUGH} ?[+−–-]?{_N}{_gap(12)}\b(?:from|on|compared (?:with|to)){_gap(30)}{_N}"
)
_MORE_THAN = re.compile(
    rf"{_N}{_gap(30)}[,(–—-] ?(?:or |which is |that is )?{_ROUGH} ?{_N} (?P<way>more|higher|fewer|lower"
    rf"|less) than\b{_gap(30)}{_N}"
)
_UP_BY = re.compile(
    rf"{_N}{_gap(20)}[,(–—-] ?(?:which is |that is )?(?:an? )?(?P<way>up|down|(?:increase|rise|fall|drop|decrease"
    rf"|reduction) of)"
    rf"(?: by)?{_ROUGH} ?{_N} ?\(? ?(?:or )?[+−–-]?(?P<claim>{AMOUNT}++)"
)
_LEAD = re.compile(
    rf"(?P<way>\b{_ANY}\b)(?:(?: by"
    rf"| of)?{_ROUGH} ?[+−–-]?(?P<claim>{AMOUNT}++))?(?:(?!\b{_ANY}\b)[^{AMOUNT}.;:!?]){{0,40}}$"
)
_LEAD_NOUN = re.compile(
    rf"(?P<claim>{AMOUNT}++) (?P<way>increase|rise|growth|fall|drop|decrease|reduction|decline|cut)\b{_gap(40)}$"
)
_TAIL = re.compile(
    rf"{_gap(40)}(?:[,(–—-]|\b(?:or|which is|that is|this is|representing|equivalent to|equal to|being|and))? ?"
    rf"(?:which is |that is |this is |representing |equivalent to |equal to |or |meaning |giving )?(?:an? |the )?"
    rf"(?:overall |annual |net |total )?(?:\b(?P<way>{UP_VERBS}|{DOWN_VERBS}|changes?|improvements?)\b(?: of"
    rf"| by)?{_ROUGH} ?[+−–-]?"
    rf"(?P<claim>{AMOUNT}++)"
    rf"|{_ROUGH} ?[+−–-]?(?P<first>{AMOUNT}++) (?P<noun>{UP_VERBS}|{DOWN_VERBS}|changes?|improvements?)\b)"
)
_PAREN = re.compile(rf"{_gap(40)}\( ?(?:[+−–-]{AMOUNT}++[,;/]? (?:or )?)?(?P<sign>[+−–-])?(?P<claim>{AMOUNT}++) ?\)")
_DOUBLED = re.compile(r"\b((?:more than |almost |nearly )?(?:doubled|halved|trebled|tripled|quadrupled))\b")


@dataclass(frozen=True)
class Change:
    """Two numbers of one thing, and what is said of the way from one to the other."""

    before: Numeral
    after: Numeral
    claim: Numeral | None = None
    way: int = 0
    """1 where it is said to have gone up, -1 down, 0 where neither is said."""
    words: str = ""
    """“doubled” and the like."""
    sure: bool = True
    """False for a bare “(48%)”, which may be a share and no change."""

    @property
    def start(self) -> int:
        return min(numeral.start for numeral in (self.before, self.after, self.claim or self.before))

    @property
    def end(self) -> int:
        return max(numeral.end for numeral in (self.before, self.after, self.claim or self.before))


def changes(text: Numbered) -> Iterator[Change]:
    """Every change told with both its numbers."""
    masked = text.masked
    if len(text.numerals) < 2 or not _MARKERS.search(masked):
        return
    taken = bytearray(len(masked))
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(masked):
            found = None if 1 in taken[match.start() : match.end()] else read(text, match)
            if found:
                taken[match.start() : found.end] = bytes([1]) * (found.end - match.start())
                yield found


def _from_to(text: Numbered, match: re.Match[str]) -> Change:
    return _told(text, _at(text, match, 1), _at(text, match, 2), match.start(), match.end())


def _to(text: Numbered, match: re.Match[str]) -> Change:
    before, after = _at(text, match, 1), _at(text, match, match.lastindex or 2)
    way = _way(match["lead"]) if match["lead"] else 0
    tail = _tail(text, before, after, match.end())
    return (
        Change(before, after, tail.claim, way or tail.way, sure=tail.sure) if tail else Change(before, after, way=way)
    )


def _claim_inside(text: Numbered, match: re.Match[str]) -> Change:
    """“756, up 48% from 363” and “756, 48% more than the 363 of the year before”."""
    after, claim, before = _inside(text, match)
    return Change(before, after, claim, _way(match["way"]))


def _inside(text: Numbered, match: re.Match[str]) -> list[Numeral]:
    return [text.by_start[match.start() + run.start()] for run in re.finditer(f"{AMOUNT}+", match[0])]


def _up_by(text: Numbered, match: re.Match[str]) -> Change | None:
    """“£297m, up £39m (15.3%)”: the number it started from is their difference."""
    after, by, claim = _inside(text, match)
    way = _way(match["way"].partition(" ")[0])
    if after.unit is not by.unit or claim.unit is not Unit.PERCENT or after.unit is Unit.PERCENT:
        return None
    ends = sorted(
        (after.low - way * by.high, after.low - way * by.low, after.high - way * by.low, after.high - way * by.high)
    )
    before = replace(after, value=after.value - way * by.value, low=ends[0], high=ends[-1], start=by.start, end=by.end)
    return Change(before, after, claim, way)


def _set_beside(text: Numbered, match: re.Match[str]) -> Change | None:
    after, before = _at(text, match, 1), _at(text, match, 2)
    way = 1 if "up from" in match[0] else -1 if "down from" in match[0] else 0
    told = _tail(text, before, after, match.end())
    if told and (told.sure or way):
        return Change(before, after, told.claim, told.way or way, sure=told.sure)
    return Change(before, after, way=way) if way else None


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[Numbered, re.Match[str]], Change | None]], ...] = (
    (_FROM_TO, _from_to),
    (_UP_BY, _up_by),
    (_UP_ON, _claim_inside),
    (_MORE_THAN, _claim_inside),
    (_TO, _to),
    (_SET_BESIDE, _set_beside),
)
_MARKERS = re.compile(rf"\b(?:from|compared|against|than)\b|→|->|{AMOUNT} ?[,(–—-] ?|\bto\b[^{AMOUNT}]{{0,30}}{AMOUNT}")


def _told(text: Numbered, before: Numeral, after: Numeral, start: int, end: int) -> Change:
    """What is said of “from A to B”: behind it, else before it."""
    offset = max(0, start - 90)
    lead = text.masked[offset:start]
    noun = _LEAD_NOUN.search(lead)
    verb = None if noun else _LEAD.search(lead)
    way, claim = 0, None
    if noun:
        way, claim = _way(noun["way"]), text.by_start.get(offset + noun.start("claim"))
    elif verb:
        way, claim = _way(verb["way"]), text.by_start.get(offset + verb.start("claim")) if verb["claim"] else None
    doubled = _DOUBLED.search(lead) or _DOUBLED.match(text.masked[end : end + 60].lstrip(" ,–—-("))
    if doubled:
        return Change(before, after, words=doubled[1])
    tail = _tail(text, before, after, end)
    if tail:
        return Change(before, after, tail.claim, way or tail.way, sure=tail.sure)
    return Change(before, after, claim, way)


def _tail(text: Numbered, before: Numeral, after: Numeral, end: int) -> Change | None:
    rest = text.masked[end : end + 120]
    if match := _PAREN.match(rest):
        way = {"+": 1, None: 0}.get(match["sign"], -1)
        return Change(before, after, text.by_start.get(end + match.start("claim")), way, sure=bool(match["sign"]))
    if match := _TAIL.match(rest):
        group = "claim" if match["claim"] else "first"
        word = match["way"] or match["noun"]
        return Change(before, after, text.by_start.get(end + match.start(group)), _way(word))
    return None


def _at(text: Numbered, match: re.Match[str], group: int) -> Numeral:
    return text.by_start[match.start(group)]


def _way(word: str) -> int:
    if re.fullmatch(UP_VERBS, word):
        return 1
    return -1 if re.fullmatch(DOWN_VERBS, word) else 0
