"""Official figures that stand in a council's own tables: a row names the measure, a column the period."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen.findings import Location
from localaccount_gen.grids import Cell, Grid
from localaccount_gen.mentions import one_measure
from localaccount_gen.model import Measure, Period
from localaccount_gen.rules.rule import Facts

_NOT_OURS = re.compile(
    r"\b(?:targets?|england|english|national|region\w*|average|comparators?|neighbours|peers?|change|difference|rank\w*"
    r"|numerator|denominator|people|number|respondents|margin|base|provisional|ambition|plan|forecast)\b",
    re.IGNORECASE,
)

_NOT_OFFICIAL = re.compile(r"\b(?:provisional|our own|local survey|poll|not the official|forecast)\b", re.IGNORECASE)
_NO_FIGURES = re.compile(
    r"\b(?:targets?|provisional|ambitions?|forecast|numerators?|denominators?|number of|our own|local survey|poll"
    r"|not the"
    r" official)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tabled:
    """A cell that gives the council's own figure of a measure for a period."""

    measure: Measure
    period: Period
    cell: Cell
    place: Location


def tabled_figures(facts: Facts) -> Iterator[Tabled]:
    """Cells whose row names one measure for the council, and whose column names one period and nothing else."""
    for grid in facts.grids:
        if not _NOT_OFFICIAL.search(f"{grid.title} {grid.note}"):
            yield from _figures(grid, facts)


def _figures(grid: Grid, facts: Facts) -> Iterator[Tabled]:
    periods = {}
    for column, heading in enumerate(grid.header[1:], start=1):
        named = {one.period for one in facts.telling(heading).periods}
        if len(named) == 1 and not _NOT_OURS.search(heading):
            periods[column] = named.pop()
    for row, cells in enumerate(grid.rows) if periods else ():
        telling = facts.telling(cells[0])
        measure = one_measure(telling.mentions)
        if measure is None or telling.places or not telling.is_about_all(measure) or _NO_FIGURES.search(cells[0]):
            continue
        for column, period in periods.items():
            cell = grid.number(row, column)
            if cell and not cell.is_money and (cell.is_share or measure.unit != "percent" or cell.value <= 100):
                yield Tabled(measure, period, cell, grid.place(row, column))
