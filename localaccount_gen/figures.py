"""The product's own table of official figures: one CSV a measure, a row for each area and period, sorted, compact.

A row: area, period, value (a number as published, or why there is none), margin, respondents, numerator, denominator,
key of its source, note. The same figures give the same bytes.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from localaccount_gen.model import Missing, OfficialFigure, Period

COLUMNS = ("area", "period", "value", "margin", "respondents", "numerator", "denominator", "source", "note")

_MARKERS = {"[c]": Missing.SUPPRESSED, "[x]": Missing.NOT_AVAILABLE, "[z]": Missing.NOT_APPLICABLE,
            "not published": Missing.NOT_PUBLISHED}  # fmt: skip
_WRITTEN = {missing: marker for marker, missing in _MARKERS.items()}


@dataclass(frozen=True)
class FigureTable:
    """All figures of one measure. Rows become figures when asked for, because an account needs few of them."""

    measure: str
    rows: Mapping[str, Mapping[str, list[str]]]
    """Cells by area and period."""

    def figure(self, area: str, period: Period) -> OfficialFigure | None:
        cells = self.rows.get(area, {}).get(str(period))
        return None if cells is None else _figure(self.measure, cells)

    def of(self, area: str) -> tuple[OfficialFigure, ...]:
        """An area's figures, oldest first."""
        return tuple(_figure(self.measure, cells) for cells in self.rows.get(area, {}).values())

    def with_figures(self, figures: Iterable[OfficialFigure], source: str) -> "FigureTable":
        """The table with more figures in it, all said to come from `source`."""
        rows = {area: dict(by_period) for area, by_period in self.rows.items()}
        for figure in sorted(figures, key=lambda figure: figure.period):
            rows.setdefault(figure.area, {})[str(figure.period)] = _cells(replace(figure, source=source))
        return FigureTable(self.measure, rows)

    def all(self) -> tuple[OfficialFigure, ...]:
        return tuple(_figure(self.measure, cells) for by_period in self.rows.values() for cells in by_period.values())


def read_table(folder: Path, measure: str) -> FigureTable:
    """The figures of a measure, none where the folder has no file of them."""
    rows: dict[str, dict[str, list[str]]] = {}
    path = folder / f"{measure}.csv"
    if path.is_file():
        lines = csv.reader(path.read_text(encoding="utf-8").splitlines())
        next(lines, None)
        for cells in lines:
            rows.setdefault(cells[0], {})[cells[1]] = cells
    return FigureTable(measure, rows)


def table_text(figures: Iterable[OfficialFigure]) -> str:
    """What the file of one measure's figures holds."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(figure) for figure in sorted(figures, key=lambda figure: (figure.area, figure.period)))
    return text.getvalue()


def _figure(measure: str, cells: list[str]) -> OfficialFigure:
    area, period, value, margin, respondents, numerator, denominator, source, note = cells
    missing = _MARKERS.get(value)
    return OfficialFigure(
        measure=measure,
        area=area,
        period=Period(int(period[:4])),
        value=None if missing else Decimal(value),
        missing=missing,
        margin=_decimal(margin),
        respondents=int(respondents) if respondents else None,
        numerator=_decimal(numerator),
        denominator=_decimal(denominator),
        note=note,
        source=source,
    )


def _cells(figure: OfficialFigure) -> list[str]:
    value = str(figure.value) if figure.missing is None else _WRITTEN[figure.missing]
    numbers = (figure.margin, figure.respondents, figure.numerator, figure.denominator)
    written = ["" if number is None else f"{number:f}" if isinstance(number, Decimal) else str(number)
               for number in numbers]  # fmt: skip
    return [figure.area, str(figure.period), value, *written, figure.source, figure.note]


def _decimal(cell: str) -> Decimal | None:
    return Decimal(cell) if cell else None
