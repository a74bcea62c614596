"""Numbers, periods and places as people say them. Numbers keep the decimals they were published with."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.model import Area, AreaKind, Collection, Measure, Missing, OfficialFigure, Period

_MISSING = {
    Missing.SUPPRESSED: "too few people to show",
    Missing.NOT_AVAILABLE: "not available",
    Missing.NOT_APPLICABLE: "does not apply",
    Missing.NOT_PUBLISHED: "not published",
}

_MONTHS = ("January", "February", "March", "April", "May", "June", "July",
           "August", "September", "October", "November", "December")  # fmt: skip

_WITHOUT_THE = ("London", "Yorkshire")
_WITH_THE = ("City of London", "Isle of Wight", "Isles of Scilly")


def period(which: Period) -> str:
    """“April 2024 to March 2025”."""
    return f"April {which.start.year} to March {which.end.year}"


def day(iso: str) -> str:
    """“18 December 2025” from `2025-12-18`, in English wherever the computer is."""
    when = date.fromisoformat(iso)
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def digits(number: Decimal) -> str:
    """“68.10” or “1,234.5”: every decimal as published, with commas."""
    return f"{number:,}"


def value(figure: OfficialFigure | Decimal, measure: Measure) -> str:
    """“68.1%”, “19.1 out of 24”, “592.5 in every 100,000 people aged 65 and over”; or why there is none."""
    number = figure if isinstance(figure, Decimal) else figure.value
    if number is None:
        assert isinstance(figure, OfficialFigure)
        return missing(figure, measure)
    if measure.unit == "percent":
        return f"{digits(number)}%"
    return f"{digits(number)} {unit_words(measure)}"


def short_value(figure: OfficialFigure, measure: Measure) -> str:
    """For a place beside which the unit is said already: “68.1%”, “19.1”, “592.5”, “not published”."""
    if figure.value is None:
        return missing(figure, measure)
    return cell(figure.value, measure)


def cell(number: Decimal, measure: Measure) -> str:
    """A number in the measure's unit without the unit's words: “68.1%”, “19.1”."""
    return f"{digits(number)}%" if measure.unit == "percent" else digits(number)


def unit_words(measure: Measure) -> str:
    """What follows the number: “out of 24”, “in every 100,000 people aged 65 and over”; nothing for a percentage."""
    if measure.unit == "percent":
        return ""
    if measure.unit.startswith("score"):
        return f"out of {top_of_scale(measure)}"
    _, _, ages = measure.unit.partition("aged ")
    people = f"people aged {ages.replace('-', ' to ').replace('+', ' and over')}" if ages else "adults"
    return f"in every 100,000 {people}"


def top_of_scale(measure: Measure) -> int | None:
    """The highest value there can be: 100 for a percentage, 24 for a score out of 24; None for a rate."""
    if measure.unit == "percent":
        return 100
    if measure.unit.startswith("score"):
        last = measure.unit.rpartition("-")[2].rstrip(")")
        return int(last)
    return None


def n_in_ten(number: Decimal) -> str:
    """A percentage as people say it: “About 7 in 10”, to the nearest tenth, 65 counting as 7.

    Near the ends the nearest tenth would say too much, so that there it is “Fewer than 1 in 10” (under 7.5) and “More
    than 9 in 10” (over 92.5). A published 0.0 or 100.0 is rounded, so it is “Very few or no” and “All or nearly all”.
    """
    if number < Decimal("0.5"):
        return "Very few or no"
    if number < Decimal("7.5"):
        return "Fewer than 1 in 10"
    if number >= Decimal("99.5"):
        return "All or nearly all"
    if number > Decimal("92.5"):
        return "More than 9 in 10"
    return f"About {(number / 10).quantize(Decimal(1), ROUND_HALF_UP)} in 10"


def missing(figure: OfficialFigure, measure: Measure) -> str:
    """Why there is no number, to stand in its place: “too few people to show”, “no survey that year”."""
    assert figure.missing is not None
    if figure.missing is Missing.NOT_APPLICABLE and measure.collection is Collection.CARER_SURVEY:
        return "no survey that year"
    return _MISSING[figure.missing]


def likely_range(figure: OfficialFigure, measure: Measure) -> tuple[Decimal, Decimal] | None:
    """The ends of the 95% interval, kept within the scale; None without a margin."""
    if figure.value is None or figure.margin is None:
        return None
    top = top_of_scale(measure)
    low, high = figure.value - figure.margin, figure.value + figure.margin
    zero = figure.value - figure.value
    return max(low, zero), high if top is None else min(high, top + zero)


def place(area: Area) -> str:
    """An area inside a sentence: “Torbay”, “England”, “the South West”, “London”, “the middle of similar councils”."""
    if area.kind is AreaKind.SIMILAR:
        return f"the middle of {area.name}"
    if area.kind is AreaKind.REGION and not area.name.startswith(_WITHOUT_THE):
        return f"the {area.name}"
    return f"the {area.name}" if area.name in _WITH_THE else area.name


def possessive(area: Area) -> str:
    """“Torbay’s”, “St Helens’”, “the South West’s”."""
    name = place(area)
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def listed(parts: Sequence[str]) -> str:
    """“a”, “a and b”, “a, b and c”."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
