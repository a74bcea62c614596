"""A comparison as tidy CSV: one row a figure, for a spreadsheet and for whoever checks the numbers."""

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from localaccount_gen.csvfile import safe_cell
from localaccount_gen.model import Area, AreaKind, Comparison, Missing, OfficialFigure

COLUMNS = (
    "measure", "code", "period", "area", "area code", "value", "unit", "margin", "respondents", "numerator",
    "denominator", "marker", "source",
)  # fmt: skip

_MARKERS = {
    Missing.SUPPRESSED: "[c]",
    Missing.NOT_AVAILABLE: "[x]",
    Missing.NOT_APPLICABLE: "[z]",
    Missing.NOT_PUBLISHED: "not published",
}


def csv_rows(comparison: Comparison) -> bytes:
    """UTF-8 with a header row and `\\n` ends: the council's past, England's past, and in this
    period the region, the type and each similar council, as far as they are compared with."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for area, figure in _figures(comparison):
        writer.writerow(_row(comparison, area, figure))
    return text.getvalue().encode()


def _figures(comparison: Comparison) -> Iterator[tuple[Area, OfficialFigure]]:
    """Each figure once: by area in the order of the page, then by period."""
    yield from _past(comparison.council, (comparison.figure, *(figure for run in comparison.series for figure in run)))
    for one in comparison.against:
        past = comparison.england if one.area.kind is AreaKind.ENGLAND else ()
        if one.area.kind is not AreaKind.SIMILAR:
            yield from _past(one.area, (one.difference.figure, *(figure for run in past for figure in run)))
    if comparison.similar_figures:
        yield from zip(comparison.similar.areas, comparison.similar_figures, strict=True)


def _past(area: Area, figures: tuple[OfficialFigure, ...]) -> Iterator[tuple[Area, OfficialFigure]]:
    by_period = {figure.period: figure for figure in figures}
    for period in sorted(by_period):
        yield area, by_period[period]


def _row(comparison: Comparison, area: Area, figure: OfficialFigure) -> tuple[str, ...]:
    measure = comparison.measure
    return (
        safe_cell(measure.id),
        safe_cell(measure.code_in(figure.period) or ""),
        str(figure.period),
        safe_cell(area.name),
        safe_cell(area.code),
        _number(figure.value),
        safe_cell(measure.unit),
        _number(figure.margin),
        _number(figure.respondents),
        _number(figure.numerator),
        _number(figure.denominator),
        _MARKERS[figure.missing] if figure.missing else "",
        safe_cell(figure.source),
    )


def _number(number: Decimal | int | None) -> str:
    """As published. A number is never guarded: `-0.2` must stay a number."""
    return "" if number is None else f"{Decimal(number):f}"
