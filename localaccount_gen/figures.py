"""The product's own table of official figures: one CSV a measure, a row for each area and period, sorted, compact.

A row: area, period, value (a number as published, or why there is none), margin, respondents, numerator, denominator,
key of its source, note. The same figures give the same bytes.
"""

import csv
import io
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import islice, takewhile
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
    text: str
    """The file: a header, then the rows sorted by area, each area's oldest first."""

    def figure(self, area: str, period: Period) -> OfficialFigure | None:
        row = f"{area},{period},"
        at = bisect_left(self._lines, row)
        found = self._lines[at : at + 1]
        return self._figure(found[0]) if found and found[0].startswith(row) else None

    def of(self, area: str) -> tuple[OfficialFigure, ...]:
        """An area's figures, oldest first."""
        return tuple(self._figure(line) for line in self._from(f"{area},"))

    def with_figures(self, figures: Iterable[OfficialFigure], source: str) -> "FigureTable":
        """The table with more figures in it, all said to come from `source`."""
        together = {(figure.area, figure.period): figure for figure in self.all()}
        together |= {(figure.area, figure.period): replace(figure, source=source) for figure in figures}
        return FigureTable(self.measure, table_text(together.values()))

    def all(self) -> tuple[OfficialFigure, ...]:
        return tuple(self._figure(line) for line in self._lines)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()[1:]

    def _from(self, beginning: str) -> Iterator[str]:
        """The rows with this beginning, which stand together, because the file is sorted."""
        first = bisect_left(self._lines, beginning)
        return takewhile(lambda line: line.startswith(beginning), islice(self._lines, first, None))

    @cached_property
    def _read(self) -> dict[str, OfficialFigure]:
        """The rows read so far: England's is asked for by every council."""
        return {}

    def _figure(self, line: str) -> OfficialFigure:
        if line not in self._read:
            self._read[line] = _figure(self.measure, next(csv.reader((line,))))
        return self._read[line]


def read_table(folder: Path, measure: str) -> FigureTable:
    """The figures of a measure, none where the folder has no file of them."""
    path = folder / f"{measure}.csv"
    return FigureTable(measure, path.read_text(encoding="utf-8") if path.is_file() else "")


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
