"""Family `priority`, continued: a promise that can be kept."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from localaccount_gen import words
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import segment_of
from localaccount_gen.findings import Severity
from localaccount_gen.model import Measure, Period, Polarity
from localaccount_gen.quotes import quotes_in
from localaccount_gen.rules.priority import each_priority
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.vague import TRIGGER
from localaccount_gen.scalars import plain_number
from localaccount_gen.sectionforms import Priority

_FEWEST_CHANGES = 100
"""Fewer changes than this say too little about what councils manage (ours)."""
_DAYS = Decimal("365.25")
_LITTLE_MORE = Decimal("1.05")
"""A year and a few days is a year."""


@rule("priority", Severity.WARNING, TRIGGER, {"best_per_cent": 10, "most_priorities": 8})
def too_ambitious(facts: Facts) -> Iterator[Found]:
    """A target asks for no more than councils have managed, is not 100%, lies ahead, and is one of about eight.

    Where a priority names an official measure, by its code or as a quote, and its baseline and target are plain
    numbers, the move per year is set beside all councils' changes from one figure to the next that may be compared:
    the best tenth of them (`best_per_cent`) is the limit. Changes of surveys hold some chance, which makes the limit
    a generous one.

    Why: a promise that cannot be kept costs more trust than a smaller one that is

    Passes (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: More people feel safe
            owner: Head of Safeguarding
            due: 2027-03-31
            measure: Share of people who feel safe, 4A
            baseline: "[[4A]]"
            target: 72%
        ---

    Fails (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: More people feel safe
            owner: Head of Safeguarding
            due: 2027-03-31
            measure: Share of people who feel safe, 4A
            baseline: "[[4A]]"
            target: 95%
        ---
    """
    most = facts.setting(too_ambitious, "most_priorities")
    every = list(each_priority(facts))
    for number, (section, index, priority) in enumerate(every, 1):
        place = section.document.place
        if number == most + 1:
            yield Found(
                place("priorities", index, "title"),
                f"The account makes {len(every)} promises at once.",
                f"keep the {most} that matter most to people, and tell the others in words",
            )
        if priority.due and priority.due < (facts.account.form.published or facts.today):
            yield Found(
                place("priorities", index, "due"),
                f"{words.day(priority.due.isoformat())} was past when this was promised.",
                "write a day that lies ahead",
            )
        if priority.target and re.search(r"\b100\s?(?:%|per cent\b)", priority.target):
            yield Found(
                place("priorities", index, "target"),
                "Hardly anything reaches 100%.",
                "choose a target that can be met, or answer this rule with how it will be",
            )
        elif limit := _limit(facts, priority):
            yield Found(
                place("priorities", index, "target"),
                f"{limit.asked} Of all the yearly changes that councils made, only one in {limit.one_in} was as large "
                f"as {limit.best}.",
                f"choose {limit.reachable}, a later day, or answer this rule with why it can be done here",
            )


@dataclass(frozen=True)
class _Limit:
    """What is asked and what can be reached, in words."""

    asked: str
    best: str
    one_in: int
    reachable: str


def _limit(facts: Facts, priority: Priority) -> _Limit | None:
    """Where a target asks for more than the best councils managed; None where it does not, or nobody can tell."""
    measure = _measure(facts, priority)
    target = _plain(priority.target or "")
    if measure is None or measure.polarity is Polarity.NONE or target is None or priority.due is None:
        return None
    start = _baseline(facts, priority, measure)
    if start is None:
        return None
    value, since = start
    share = facts.setting(too_ambitious, "best_per_cent")
    best = best_change(facts.catalogue, measure, facts.account.period, share)
    if best is None or best <= 0:
        return None
    up = measure.polarity is Polarity.HIGHER
    years = max(Decimal(1), Decimal((priority.due - since).days) / _DAYS)
    if (target - value if up else value - target) <= best * years:
        return None
    step = Decimal(1).scaleb(-measure.decimals)
    reach = (value + best * years if up else value - best * years).quantize(step, ROUND_HALF_UP)
    said = {one: words.cell(one, measure) for one in (value, target, reach)}
    points = " percentage points" if measure.unit == "percent" else ""
    span = "a year" if years < _LITTLE_MORE else f"{years.quantize(Decimal('0.1')).normalize():f} years"
    return _Limit(
        f"From {said[value]} to {said[target]} is a move of {abs(target - value):,}{points} in {span}.",
        f"{best.quantize(step, ROUND_HALF_UP):,}",
        round(100 / share),
        f"up to {said[reach]}" if up else f"{said[reach]} or more",
    )


def best_change(catalogue: Catalogue, measure: Measure, upto: Period, per_cent: int) -> Decimal | None:
    """What the best of councils gained in a year: the change that `per_cent` of all changes reached or passed.

    A change is from one published figure to the next of the same council in the same segment, in the good direction,
    divided by the years between; figures after `upto` are not looked at. By nearest rank. None with too few changes.
    """
    up = measure.polarity is Polarity.HIGHER
    changes: list[Decimal] = []
    for council in catalogue.councils():
        figures = [one for one in catalogue.figures(measure.id, council.code) if one.value is not None]
        for before, after in pairwise(figures):
            segment = segment_of(measure, after.period)
            if segment is None or before.period not in segment or after.period > upto:
                continue
            assert before.value is not None
            assert after.value is not None
            gained = after.value - before.value if up else before.value - after.value
            changes.append(gained / (after.period.start_year - before.period.start_year))
    if len(changes) < _FEWEST_CHANGES or per_cent < 1:
        return None
    return sorted(changes, reverse=True)[math.ceil(len(changes) * per_cent / 100) - 1]


_CODE = re.compile(r"(?<![\w(])[1-6][A-J](?:\(\d?[a-zA-Z]?\)|\d)?(?![\w(])")


def _measure(facts: Facts, priority: Priority) -> Measure | None:
    """The one official measure that a priority names, by a quote or a code."""
    told = [text for text in (priority.measure, priority.title, priority.baseline) if text]
    names = [quote.name for text in told for quote in quotes_in(text)]
    names += [code for text in told for code in _CODE.findall(text)]
    named = {found.id: found for name in names if (found := facts.catalogue.measure(name, facts.account.period))}
    return next(iter(named.values())) if len(named) == 1 else None


def _baseline(facts: Facts, priority: Priority, measure: Measure) -> tuple[Decimal, date] | None:
    """The value to start from, and the day it is of."""
    baseline = priority.baseline or ""
    figure = facts.comparison(measure).figure
    for quote in quotes_in(baseline):
        if not quote.part and facts.catalogue.measure(quote.name, facts.account.period) == measure:
            return (figure.value, figure.period.end) if figure.value is not None else None
    typed = _plain(baseline)
    return (typed, facts.account.period.end) if typed is not None else None


_NOT_THE_NUMBER = re.compile(
    r"(?:in every|per|for every|out of)\s+[\d,]+|\b20\d\d(?:[-–/]\d{2,4})?|\b\d{1,2} [A-Z][a-z]+|\baged? \d+\S*"
    r"|(?<![\w(])[1-6][A-J](?:\(\d?[a-zA-Z]?\)|\d)?(?![\w(])"
)
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def _plain(text: str) -> Decimal | None:
    """The one number of a text, apart from years, days, codes and “in every 100,000”."""
    found = _NUMBER.findall(_NOT_THE_NUMBER.sub(" ", text))
    return plain_number(found[0].rstrip(",")) if len(found) == 1 else None


RULES = (too_ambitious,)
