"""The numbers that sentences give as the council's own official figures.

Precise first: a number counts only where the sentence names one measure, speaks of everybody it counts, names no other
place before the number, and is no target and no survey of the council's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen.changes import changes
from localaccount_gen.mentions import one_measure
from localaccount_gen.model import Collection, Measure, Period
from localaccount_gen.numerals import AMOUNT, Numbered, Numeral, Unit
from localaccount_gen.tellings import NAME, Named, Telling, known_words


@dataclass(frozen=True)
class Statement:
    """A number that a sentence gives for one measure, of the council itself, in one period."""

    telling: Telling
    measure: Measure
    period: Period
    numeral: Numeral
    period_named: bool


_AHEAD = re.compile(
    r"\b(?:targets?|targeted|aim(?:s|ed|ing)?|ambitions?|goals?|want(?:s|ed)?|hop(?:e|ed|ing)|plan(?:s|ned|ning)? to"
    r"|will|would"
    r"|should|could|expect\w*|forecast\w*|projection|projected|milestones?|promis\w+|intend\w*|commit\w*|provisional\w*"
    r"|at least|margins?|plus or minus|confidence|response rate|responded|replied|returned|took part|return rate|if"
    r"|unpublished|our own (?:figures?|count|records?)"
    r"|dispute|disagree|wrong|incorrect|instead of|rather than|not)\b"
)
_VAGUE_TIME = re.compile(
    r"\b(?:years? ago|in the past|used to|formerly|historically|quarters?|months?|q[1-4]|decade|pandemic|over time"
    r"|earlier|each year|every year|always|survey before|last survey|latest survey)\b|\byears? (?:to|ending|ended)\b"
)
_LAST_YEAR = re.compile(
    r"\b(?:last year|the year before|the previous year|previous year|a year (?:earlier|ago|before)|the prior year)\b"
)
_MOVED_BY = re.compile(
    r"\b(?:by|up|down|rose|risen|rise|increased|increase|grew|growth|fell|fallen|fall|dropped|drop|decreased|decrease"
    r"|reduction|reduced|improved|improvement|change|gap|difference)(?: of| by| an?)?(?: (?:about|around|nearly"
    r"|almost|over|more than|just))*"
    r" ?[+−–-]?$"
)
_MOVED = re.compile(
    r" ?(?:points?\b|more\b|fewer\b|higher\b|lower\b|less\b|better\b|worse\b|above\b|below\b|increase|rise\b|drop\b"
    r"|fall\b"
    r"|decrease|reduction|improvement|growth|change|response)"
)
_SET_AGAINST = re.compile(r"\b(?:compared|against|than|while|whereas|similar|in line|same as|but)\b|;")


def statements(telling: Telling) -> Iterator[Statement]:
    """The numbers that a sentence gives as the council's own figures of one measure."""
    if not telling.may_have_number or AMOUNT not in telling.text.masked or not telling.is_told:
        return
    measure = one_measure(telling.mentions)
    if measure is None or any(mention.quoted for mention in telling.mentions):
        return
    if _AHEAD.search(telling.plain) or telling.is_local or not telling.is_about_all(measure):
        return
    levels = [numeral for numeral in telling.text.numerals if _is_level(numeral, measure, telling.text)]
    for number, numeral in enumerate(levels):
        if not _is_of_measure(numeral, telling, measure):
            continue
        if telling.places and not (number == 0 and _stands_before(numeral, telling)):
            continue
        found = _period_of(numeral, levels, telling, measure)
        if found:
            yield Statement(telling, measure, found[0], numeral, found[1])


def _is_level(numeral: Numeral, measure: Measure, text: Numbered) -> bool:
    """Whether a number can be a figure of the measure, by its unit, and is not a change of it."""
    if measure.unit == "percent":
        fits = numeral.unit is Unit.PERCENT
    elif measure.unit.startswith("score"):
        fits = numeral.unit is Unit.SCORE or (
            numeral.unit is Unit.COUNT and numeral.decimals > 0 and numeral.value < 24
        )
    else:
        near = "100,000" in text.text and numeral.unit is Unit.COUNT and numeral.value < 100_000
        fits = numeral.unit is Unit.RATE or (near and numeral.decimals > 0)
    if not fits or numeral.signed:
        return False
    return not is_moved(numeral, text)


def is_moved(numeral: Numeral, text: Numbered) -> bool:
    """Whether a number is a change and no level: “up 3%”, “3% more”."""
    before = text.masked[max(0, numeral.start - 30) : numeral.start]
    return bool(_MOVED_BY.search(before) or _MOVED.match(text.masked, numeral.end))


_OF_THOSE = re.compile(
    rf" of (?:all |the |our )?(?:people|those|adults|carers|respondents"
    rf"|users)(?: who use[^{AMOUNT}]{{0,25}} services)? who {NAME}"
)
_APART = re.compile(r";|\b(?:and|but|while|whereas|most|some|many)\b")


_OF_WHOM = re.compile(r" of (?:all |the |our |these |those (?:who|with) )*([a-z]+)")
_ANYBODY = ("them", "those", "respo", "us", "you", "every", "clien", "adult", "peopl", "user", "users", "servi")


def _is_of_measure(numeral: Numeral, telling: Telling, measure: Measure) -> bool:
    """Whether a number is the share of the measure, and not of something else in the sentence, nor a share of those."""
    first, last = telling.mentions[0], telling.mentions[-1]
    whom = _OF_WHOM.match(telling.plain, numeral.end)
    if whom and not whom[1].startswith(_ANYBODY) and whom[1][:5] not in known_words(measure):
        return False
    if numeral.end <= first.start:
        is_share_of_those = _OF_THOSE.match(telling.plain, numeral.end)
        return not is_share_of_those and not _APART.search(telling.plain, numeral.end, first.start)
    return numeral.start < last.end or ";" not in telling.plain[last.end : numeral.start]


def _stands_before(numeral: Numeral, telling: Telling) -> bool:
    """Whether a number comes before any other place, and is not that place's: “68%, compared with 71% in England”."""
    place = telling.places[0]
    between = telling.text.masked[numeral.end : place.start()]
    return numeral.end < place.start() and bool(_SET_AGAINST.search(between) or AMOUNT in between)


def _period_of(
    numeral: Numeral, levels: list[Numeral], telling: Telling, measure: Measure
) -> tuple[Period, bool] | None:
    """The period a number is given for and whether it is named; None where that is not clear."""
    masked = telling.text.masked
    behind = masked[numeral.end : numeral.end + 25].partition(AMOUNT)[0]
    ahead = masked[max(0, numeral.start - 25) : numeral.start].rpartition(AMOUNT)[2]
    if _LAST_YEAR.search(behind) or _LAST_YEAR.search(ahead):
        return None if measure.collection is Collection.CARER_SURVEY else (telling.account.period.previous, False)
    near = [named for named in telling.periods if _is_near(named, numeral, masked)]
    if near:
        return near[0].period, True
    known = {named.period for named in telling.periods}
    if len(levels) == 1 and len(known) == 1 and not _LAST_YEAR.search(masked):
        return known.pop(), True
    if known or _VAGUE_TIME.search(masked) or (_LAST_YEAR.search(masked) and len(levels) == 1):
        return None
    if len(levels) == 1:
        return telling.account.period, False
    told = [change for change in changes(telling.text) if numeral in (change.before, change.after)]
    if told and numeral is told[0].after:
        return telling.account.period, False
    return (telling.account.period, False) if numeral is levels[0] and telling.places else None


def _is_near(named: Named, numeral: Numeral, masked: str) -> bool:
    """Whether nothing but a few words stands between a number and a period: “72% in 2023-24”, “in 2023-24 it was "
    "72%”."""
    if named.start >= numeral.end:
        between = masked[numeral.end : named.start]
        return len(between) <= 12 and AMOUNT not in between and "," not in between
    between = masked[named.end : numeral.start]
    return len(between) <= 25 and AMOUNT not in between and "than" not in between and "from" not in between
