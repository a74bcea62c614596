"""Claims about a measure in prose: that it has risen or improved, or stands better than England."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen.model import AreaKind, Measure, Period
from localaccount_gen.numerals import AMOUNT, OTHER
from localaccount_gen.tellings import Telling

UP, DOWN, BETTER, WORSE = "up", "down", "better", "worse"


@dataclass(frozen=True)
class Claim:
    """That a measure went up or down, or better or worse, since a period or against an area."""

    telling: Telling
    measure: Measure
    way: str
    start: int
    end: int
    against: AreaKind | None = None
    """The comparator; None for a claim about change."""
    since: Period | None = None
    """The earlier period, where it is named."""
    period: Period | None = None
    """The later period, where it is named and is not the account's."""

    @property
    def words(self) -> str:
        return " ".join(self.telling.sentence.words[self.start : self.end].split())


_UP = r"(?:risen|rose|increased|gone up|went up|grew|grown|climbed|is up|was up|are up|is higher|was higher)"
_DOWN = (
    r"(?:fallen|fell|dropped|declined|decreased|gone down|went down|reduced|is down|was down|are down|is lower"
    r"|was lower)"
)
_BETTER = r"(?:improved|got better|gotten better|become better)"
_WORSE = r"(?:worsened|deteriorated|got worse|become worse)"
_VERB = rf"(?P<verb>(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<better>{_BETTER})|(?P<worse>{_WORSE}))"
_HOW = (
    r"(?:(?:also|again|clearly|slightly|significantly|steadily|further|now|all|both|sharply|greatly|markedly|notably"
    r"|strongly"
    r"|a little|continued to|continues to) )*"
)
_BETWEEN = rf"(?:(?!\b(?:and|but|while|because|as we|after|when|where|who|which|since)\b)[^,;:.{AMOUNT}])"

_NAME_THEN_VERB = re.compile(rf"{_BETWEEN}{{0,45}}?\b(?:has |have |had )?{_HOW}{_VERB}\b")
_WHOSE = (
    rf"(?:(?:the |our |overall |permanent |new |in |of )*(?:number|share|proportion|percentage|rate|level|take-up"
    rf"|use)s? "
    rf"(?:{_BETWEEN}|\bwho\b){{0,70}}|(?:the |our |overall |permanent |new |older |people |adults |carers |unpaid "
    rf"|of |in |who |aged "
    rf"|are |were |feel |have |had |use |services |service users |user |with |a |learning |disability |{OTHER}+ )*)"
)
_NOUN_THEN_NAME = re.compile(
    rf"(?<!to )\b(?:(?P<up>increase|rise|growth)|(?P<down>fall|drop|decrease|decline|reduction)"
    rf"|(?P<better>improvements?)|(?P<worse>deterioration|worsening)) in {_WHOSE}$"
)
_VERB_THEN_NAME = re.compile(
    rf"\b(?:we|has|have|council|team) (?:have |has )?{_HOW}(?:(?P<up>increased|raised)|(?P<down>reduced|cut|lowered)"
    rf"|(?P<better>improved)) "
    rf"(?:the |our )(?:number|share|proportion|percentage|rate|overall|level)s?\b(?:{_BETWEEN}|\bwho\b){{0,60}}$"
)
_MORE_THEN_NAME = re.compile(
    r"\b(?:(?P<up>more(?! than)|a (?:higher|larger|greater) (?:share|proportion|percentage|number) of)"
    r"|(?P<down>fewer(?! than)|a (?:lower|smaller) (?:share|proportion|percentage|number) of))"
    rf" (?:{_BETWEEN}|\bwho\b){{0,60}}$"
)
_MORE_OFTEN = re.compile(rf"{_BETWEEN}{{0,30}}?\b(?:(?P<up>more often)|(?P<down>less often))\b")
_CARRIED = re.compile(
    rf"(?:but |and |so )?(?:that|this|it|these|they|which)(?: (?:figure|share|number|rate))?(?: has| have"
    rf"| had)? {_HOW}{_VERB}\b"
)
_UP_FROM = re.compile(
    r",? (?:which (?:is|was) |that is )?(?:(?P<up>up)|(?P<down>down))(?: slightly| again)? (?:from|on|since|compared)\b"
)
_THAN_BEFORE = re.compile(
    r"\bthan (?:last year|the (?:previous )?year|the year before|a year (?:ago|earlier|before)|before"
    r"|in the (?:previous|last) (?:year|survey)|in the year before"
    r"|in (?P<year>\x02+)|(?P<bare>\x02+)|the last survey|the survey before)"
)
_NOW = re.compile(r"\b(?:this year|now|again|over the (?:last|past) year|since)\b")

_NATION = (
    r"(?P<england>england|(?:the )?english average|national(?:ly)?(?: average| figure| rate| level)?"
    r"|(?:across )?the country)"
)
_REGION = r"(?P<region>(?:the )?region(?:al)?(?: average| figure)?)"
_PEERS = r"(?P<similar>similar councils|(?:our )?(?:statistical |nearest )?neighbours|comparators?|(?:our )?peers)"
_BESIDE = re.compile(
    r"\b(?:(?P<better>better)|(?P<worse>worse|poorer)|(?P<up>higher|more(?: often)?|above|greater)|(?P<down>lower"
    r"|fewer|less(?: often)?|below))\b"
    rf"(?P<gap>(?:(?!\b(?:and|but|while)\b)[^,;:.{AMOUNT}]){{0,75}}?)\b(?:than (?:in |across |for |that (?:for|of"
    rf"|in) |the average (?:for|in|across) )?|(?<=above )|(?<=below )|(?<=above the )|(?<=below the ))"
    rf"(?:the )?(?:{_NATION}|{_REGION}|{_PEERS}|(?P<name>[a-z][a-z ]+))"
)

_HEDGED = re.compile(
    r"\b(?:no clear|not|n[’']t|never|neither|nor|no longer|cannot|unclear|chance|margin of error|about the same"
    r"|whether|if|may|might"
    r"|could|would|should|must|will|aims?|aimed|targets?|want|plans? to|hope|need(?:s|ed)? to|priority|priorities"
    r"|goals?|promis\w+"
    r"|working to|work to|so that|in order to|comparable|statistically|significant(?:ly)? different|expected|expect)\b"
    r"|\bto (?:be|see|have|make|get|help|ensure|improve|increase|reduce|raise|bring|lower|achieve|continue)\b"
)


def claims(telling: Telling) -> Iterator[Claim]:
    """The claims of a sentence that speaks of one measure, for the council as a whole."""
    measure = telling.measure
    if measure is None or not _MARKERS.search(telling.plain) or not telling.is_told:
        return
    if _HEDGED.search(telling.plain) or telling.is_local or not telling.is_about_all(measure):
        return
    beside = list(_beside(telling, measure))
    yield from beside
    if not beside and not _of_another_place(telling):
        yield from _changes(telling, measure)


_MARKS = (
    r"(?:improv|ris|rose|increas|gone|went|gr[eo]w|climb|up\b|down\b|higher|lower|f[ae]ll|drop|declin|decreas|reduc"
    r"|better|worse|deteriorat|more\b|fewer\b|less\b|above|below|poorer|greater|raised|cut\b|larger|smaller)"
)
_MARKERS = re.compile(rf"\b{_MARKS}")
# Of the words as written, in which numbers and names are not masked yet and may touch a marker.
MAY_CLAIM = re.compile(rf"(?<![a-z]){_MARKS}".replace(r"\b", "(?![a-z])"))


def _of_another_place(telling: Telling) -> bool:
    """Whether the sentence may tell of England's or another council's change."""
    return bool(telling.places)


def _changes(telling: Telling, measure: Measure) -> Iterator[Claim]:
    masked = telling.plain
    if not telling.mentions:
        if match := _CARRIED.match(masked):
            yield _claim(telling, measure, match, match.start("verb"), match.end())
        return
    first, last = telling.mentions[0], telling.mentions[-1]
    for pattern in (_NOUN_THEN_NAME, _VERB_THEN_NAME):
        if match := pattern.search(masked[max(0, first.start - 110) : first.start]):
            offset = max(0, first.start - 110)
            yield _claim(telling, measure, match, offset + match.start(), last.end)
            return
    if match := _MORE_THEN_NAME.search(masked[max(0, first.start - 90) : first.start]):
        if _THAN_BEFORE.search(masked, last.end) or _NOW.search(masked):
            offset = max(0, first.start - 90)
            yield _claim(telling, measure, match, offset + match.start(), last.end)
        return
    if (match := _MORE_OFTEN.match(masked, last.end)) and _THAN_BEFORE.search(masked, match.end()):
        yield _claim(telling, measure, match, match.start(), match.end())
    elif match := _NAME_THEN_VERB.match(masked, last.end):
        yield _claim(telling, measure, match, match.start("verb"), match.end())
    elif match := _UP_FROM.search(masked, last.end):
        yield _claim(telling, measure, match, match.start() + len(match[0]) - len(match[0].lstrip(" ,")), match.end())


def _claim(telling: Telling, measure: Measure, match: re.Match[str], start: int, end: int) -> Claim:
    since, period = _periods(telling)
    return Claim(telling, measure, _way(match), start, end, since=since, period=period)


def _way(match: re.Match[str]) -> str:
    return next(way for way in (UP, DOWN, BETTER, WORSE) if way in match.groupdict() and match[way])


def _periods(telling: Telling) -> tuple[Period | None, Period | None]:
    """The earlier and the later period a claim about change speaks of, as far as they are named."""
    named = sorted({one.period for one in telling.periods})
    own = telling.account.period
    if len(named) >= 2:
        return named[0], None if named[-1] == own else named[-1]
    if not named or named[0] == own:
        return None, None
    since = _SINCE.search(telling.text.masked[: telling.periods[0].start][-40:])
    return (named[0], None) if since else (None, named[0])


_SINCE = re.compile(
    rf"\b(?:since|from|than|compared (?:with|to)|on)(?: the)?(?: year)?(?: {AMOUNT}+)?[ (]*(?:in|for)? ?$"
)


def _beside(telling: Telling, measure: Measure) -> Iterator[Claim]:
    """Claims against England, the region or similar councils; in a list only the first is taken."""
    masked = telling.plain
    regions = {area.name.lower() for area in telling.catalogue.areas.values() if area.kind is AreaKind.REGION}
    own_region = telling.catalogue.areas.get(telling.account.council.area.region)
    for match in _BESIDE.finditer(masked):
        name = (match["name"] or "").strip()
        kind = next((kind for kind in (AreaKind.ENGLAND, AreaKind.REGION, AreaKind.SIMILAR) if match[kind.value]), None)
        if kind is None and own_region is not None and name.startswith(own_region.name.lower()):
            kind = AreaKind.REGION
        elif kind is None and any(name.startswith(region) for region in regions):
            continue
        if kind is None or not _speaks_of_measure(telling, match):
            continue
        named = {one.period for one in telling.periods}
        period = named.pop() if len(named) == 1 else None
        yield Claim(
            telling, measure, _way(match), match.start(), match.end(), kind,
            period=None if period == telling.account.period else period,
        )  # fmt: skip


def _speaks_of_measure(telling: Telling, match: re.Match[str]) -> bool:
    """Whether the claim is made of the measure, and not in another part of the sentence of something else."""
    if not telling.mentions:
        return bool(_CARRIES.match(telling.text.masked))
    own = [mention for mention in telling.mentions if not mention.part] or telling.mentions
    first, last = own[0], own[-1]
    if first.start >= match.end():
        return not re.search(r"[,;]|\b(?:and|but|while)\b", telling.plain[match.end() : first.start])
    before = [mention for mention in telling.mentions if mention.end <= match.start()]
    between = telling.plain[before[-1].end : match.start()] if before else ""
    return last.start < match.end() and not _ANOTHER.search(between)


_CARRIES = re.compile(r"(?:but |and |so )?(?:that|this|it|these|they|both|which|the share|the figure)\b")
_ANOTHER = re.compile(
    r";|\b(?:and|but|while|whereas)\b(?! (?:that|this|it|they|is|was|are|were|still|also|so|slightly|a little"
    r"|clearly|better|worse"
    r"|higher|lower|fewer|more|the south|the region|similar|yorkshire|london))"
)


def is_bad(claim: Claim) -> bool:
    """Whether what a claim about numbers says, higher or lower, is bad news for this measure."""
    return claim.way == {"higher": DOWN, "lower": UP}.get(claim.measure.polarity.value)


def is_good(claim: Claim) -> bool:
    """The same for good news."""
    return claim.way == {"higher": UP, "lower": DOWN}.get(claim.measure.polarity.value)
