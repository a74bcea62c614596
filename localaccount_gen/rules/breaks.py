"""Family `figure`: nothing is joined across a break in a series."""

import re
from collections.abc import Iterator

from localaccount_gen.compare import has_break, segment_of
from localaccount_gen.findings import Severity
from localaccount_gen.model import Measure, Period, Verdict
from localaccount_gen.rules.judged import change_of
from localaccount_gen.rules.published import name
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.tellings import Telling

_YEARS = re.compile(
    r"\b(?:over|in|during|across) (?:the )?(?:past |last )?(?P<count>two|three|four|five|six|seven|eight|nine|ten"
    r"|\d{1,2}) years\b"
    r"|\byear[- ]on[- ]year\b|\bsince (?P<since>20\d\d)(?![\d/–-])"
)
_TREND = re.compile(
    r"\b(?:improv\w+|ris\w+|rose|increas\w+|f[ae]ll\w*|declin\w+|decreas\w+|reduc\w+|drop\w*|gr[eo]w\w*|trend|better"
    r"|worse|up|down"
    r"|higher|lower|more|fewer)\b"
)
_WARNED = re.compile(
    r"\b(?:compar(?:ed|able|ison)|break|new way|counted|different(?:ly)?|definition|method\w*|collection|changed how"
    r"|cannot|not)\b"
)
_COUNTS = dict(zip(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(2, 11), strict=True))


@rule("figure", Severity.ERROR, "log of comparability over time in the official tables")
def joined_across_break(facts: Facts) -> Iterator[Found]:
    """Nothing is said to have risen or fallen over years between which the way of counting changed.

    Why: the change then comes from the counting, and not from people’s lives

    Passes (feedback.md)::

        Admissions to care homes of people aged 65 and over are counted in a new way, so no change can be told.

    Fails (feedback.md)::

        Admissions to care homes of people aged 65 and over have fallen since 2019-20.
    """
    said: set[int] = set()
    for claim in facts.claims:
        found = None if claim.against else change_of(facts, claim)
        if found and found[1].verdict is Verdict.NOT_COMPARABLE:
            said.add(id(claim.telling))
            first, last = found[1].figure.period, found[0].period
            yield _break(claim.telling, claim.measure, first, last, claim.start, claim.end)
    # Only what names a year or years names two periods.
    may = {id(sentence) for sentence in facts.sentences_with("20", "years", "year on", "year-on")}
    for telling in facts.tellings:
        if id(telling.sentence) not in may or id(telling) in said:
            continue
        # Which measure a sentence speaks of takes longest to find out.
        span = _span(telling, facts.account.period)
        measure = telling.measure if span else None
        if span is None or measure is None or not telling.is_told or not _TREND.search(telling.text.masked):
            continue
        if _WARNED.search(telling.text.masked.replace("compared with", "").replace("compared to", "")):
            continue
        if has_break(measure, span[0], span[1]) and telling.is_about_all(measure) and not telling.is_local:
            yield _break(telling, measure, span[0], span[1], 0, len(telling.sentence.words))


def _span(telling: Telling, own: Period) -> tuple[Period, Period] | None:
    """The first and the last period a sentence joins."""
    named = sorted({one.period for one in telling.periods})
    if len(named) >= 2:
        return named[0], named[-1]
    since = re.search(r"\b(?:since|from) \x02", telling.text.masked)
    if named and since and named[0] < own:
        return named[0], own
    match = _YEARS.search(telling.sentence.words.lower())
    if match is None or named:
        return None
    if match["since"]:
        # 2019 may be in either of two periods; the later one is the kinder reading.
        return (Period(int(match["since"])), own) if int(match["since"]) < own.start_year else None
    count = match["count"]
    back = 1 if count is None else _COUNTS.get(count) or int(count)
    return Period(own.start_year - back), own


def _break(telling: Telling, measure: Measure, first: Period, last: Period, start: int, end: int) -> Found:
    segment = segment_of(measure, last) or segment_of(measure, first)
    reason = segment.reason if segment and segment.reason else "The way of counting changed between them."
    return Found(
        telling.sentence.place(start, end),
        f"{name(measure, last)} cannot be compared between {first} and {last}. {reason}",
        "give the figure of one period alone, or say that it is counted in a new way and cannot be compared",
    )


RULES = (joined_across_break,)
