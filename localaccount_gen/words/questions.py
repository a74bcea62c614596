"""What a journalist or a scrutiny committee will ask about a weak figure, in plain words."""

from collections.abc import Sequence

from localaccount_gen.model import (
    AreaKind,
    ComparatorDifference,
    Comparison,
    Measure,
    Missing,
    OfficialFigure,
    Polarity,
    Verdict,
)
from localaccount_gen.words.caution import is_slight
from localaccount_gen.words.direction import Direction, direction
from localaccount_gen.words.values import listed, place, short_value

_WHY_NONE = {
    Missing.SUPPRESSED: "So few people are counted that nothing is shown.",
    Missing.NOT_AVAILABLE: "The official table says “not available”.",
    Missing.NOT_PUBLISHED: "The official table has nothing there.",
    Missing.NOT_APPLICABLE: "There was nothing to count.",
}


def weaker_than(comparison: Comparison) -> tuple[ComparatorDifference, ...]:
    """The comparators than which the council is worse, in their order; not where counts differ but slightly."""
    return tuple(
        one
        for one in comparison.against
        if one.difference.verdict is Verdict.WORSE and not is_slight(one.difference, comparison.measure)
    )


def question(comparison: Comparison) -> str:
    """“Why is the share of people who feel safe (64.1%) lower than in England (70.1%), and than in 2023-24 (71.2%)?”

    Only of a measure that is worse than a comparator or got worse: lower, unless lower is better.
    """
    measure = comparison.measure
    thans = []
    if weaker := weaker_than(comparison):
        others = [f"{place(one.area)} ({short_value(one.difference.figure, measure)})" for one in weaker]
        # The middle of a group is no place to be in.
        within = "" if weaker[0].area.kind is AreaKind.SIMILAR else "in "
        thans.append(f"than {within}{listed(others)}")
    if direction(comparison) is Direction.WORSE:
        assert comparison.change is not None
        then = comparison.change.figure
        thans.append(f"than in {then.period} ({short_value(then, measure)})")
    way = "higher" if measure.polarity is Polarity.LOWER else "lower"
    return f"Why is {_subject(measure)} ({_own_value(comparison)}) {way} {', and '.join(thans)}?"


def question_on_none(comparisons: Sequence[Comparison]) -> str:
    """“Why is there no figure for 2024-25 on people who feel safe?”; on several, which are then named beneath."""
    first = comparisons[0]
    if len(comparisons) == 1:
        return f"Why is there no figure for {first.figure.period} on {_lower(first.measure.plain_title)}?"
    return f"Why are there no figures on these {len(comparisons)} measures?"


def why_none(figure: OfficialFigure) -> str:
    """Why the official table has no number, as a sentence or two."""
    assert figure.missing is not None
    return f"{_WHY_NONE[figure.missing]} {figure.note}".strip()


def _subject(measure: Measure) -> str:
    title = _lower(measure.plain_title)
    if measure.unit == "percent":
        return f"the share of {title}"
    return f"the {title}" if measure.unit.startswith("score") else f"the rate of {title}"


def _own_value(comparison: Comparison) -> str:
    figure, measure = comparison.figure, comparison.measure
    said = short_value(figure, measure)
    if measure.unit.startswith("per 100,000"):
        said += " in every 100,000"
    return said if figure.period == comparison.period else f"{said} in {figure.period}"


def _lower(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"
