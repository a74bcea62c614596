"""The same numbers as the pictures, for reading: every cell in words or digits, nothing left blank."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from localaccount_gen import words
from localaccount_gen.compare import stands_alone
from localaccount_gen.model import AreaKind, Comparison, Measure, Missing, OfficialFigure, Period

_NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class Table:
    """A caption, the heads of the columns, and rows whose first cell heads the row."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def comparison_table(comparison: Comparison) -> Table:
    """The council and its comparators in one period, with margins and how many answered, or with counts."""
    measure = comparison.measure
    areas = [(comparison.council, comparison.figure)]
    areas += [(one.area, one.difference.figure) for one in comparison.against]
    is_counted = any(figure.denominator is not None for _, figure in areas)
    header, rows = ["Area", f"Figure{_with_margin(measure)}"], []
    if measure.collection.is_survey:
        header.append("Answers")
    elif is_counted:
        header.append("Counted")
    for area, figure in areas:
        if area.kind is AreaKind.SIMILAR:
            rows += _similar_rows(comparison, figure, len(header))
            continue
        row = [area.name, _figure(figure, measure)]
        if measure.collection.is_survey:
            row.append(_count(figure.respondents, figure))
        elif is_counted:
            row.append(_counts(figure))
        rows.append(tuple(row))
    names = words.listed([area.name if area.kind is AreaKind.SIMILAR else words.place(area) for area, _ in areas])
    caption = f"{measure.plain_title}{_unit(measure)}: {names}, {words.period(comparison.figure.period)}"
    return Table(caption, tuple(header), tuple(rows))


def _similar_rows(comparison: Comparison, middle: OfficialFigure, columns: int) -> list[tuple[str, ...]]:
    """The middle of the similar councils, and their lowest and highest figure; a group has no answers of its own."""
    told = sum(figure.value is not None for figure in comparison.similar_figures)
    reach = words.similar_range(comparison)
    if not reach:
        return [("Similar councils, the middle", "too few have a figure", f"{told} with a figure")[:columns]]
    value = words.short_value(middle, comparison.measure)
    rows = [("Similar councils, the middle", value), ("Similar councils, lowest to highest", reach)]
    return [(*row, f"{told} councils")[:columns] for row in rows]


def over_time_table(comparison: Comparison) -> Table:
    """Every period with a figure of the council's or a reason for none, oldest first, beside England's."""
    measure = comparison.measure
    own, england = _by_period(comparison.series), _by_period(comparison.england)
    first = min(period for period, figure in own.items() if figure.value is not None)
    periods = sorted(period for period in {*own, *england} if first <= period <= comparison.figure.period)
    rows = []
    for period in periods:
        figure = own.get(period) or _none(measure, comparison.council.code, period)
        other = england.get(period) or _none(measure, "", period)
        is_told = figure.value is not None or other.value is not None
        head = _period(period, first, measure) if is_told else str(period)
        rows.append((head, _figure(figure, measure), words.short_value(other, measure)))
    council = words.place(comparison.council)
    caption = f"{measure.plain_title}{_unit(measure)}: {council} and England, {periods[0]} to {periods[-1]}"
    return Table(caption, ("Period", f"This council{_with_margin(measure)}", "England"), tuple(rows))


def _period(period: Period, first: Period, measure: Measure) -> str:
    """“2024-25”, and for the first of a run that a break lies before it."""
    if stands_alone(measure, period):
        return f"{period} (on its own)"
    starts = any(segment.first == period and segment.reason for segment in measure.segments)
    return f"{period} (after a break)" if starts and period > first else str(period)


def _by_period(runs: Sequence[Sequence[OfficialFigure]]) -> dict[Period, OfficialFigure]:
    return {figure.period: figure for run in runs for figure in run}


def _none(measure: Measure, area: str, period: Period) -> OfficialFigure:
    return OfficialFigure(measure.id, area, period, None, Missing.NOT_PUBLISHED)


def _unit(measure: Measure) -> str:
    unit = words.unit_words(measure)
    return f" ({unit})" if unit else ""


def _with_margin(measure: Measure) -> str:
    return f" (±{_NO_BREAK}margin of error)" if measure.collection.is_survey else ""


def _figure(figure: OfficialFigure, measure: Measure) -> str:
    """“68.1% ± 7.9”; in one cell, because a phone has no room for two."""
    value = words.short_value(figure, measure)
    return value if figure.margin is None else f"{value} ±{_NO_BREAK}{figure.margin}"


def _count(number: Decimal | int | None, figure: OfficialFigure) -> str:
    if number is not None:
        return f"{number:,}"
    return "none" if figure.value is None else "not published"


def _counts(figure: OfficialFigure) -> str:
    if figure.numerator is None or figure.denominator is None:
        return _count(None, figure)
    return f"{figure.numerator:,} out of {figure.denominator:,}"
