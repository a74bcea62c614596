"""Family `figure`: changes follow from their numbers, and figures say where they come from."""

import re
from collections.abc import Iterator

from localaccount_gen.changes import Change, changes
from localaccount_gen.findings import Severity
from localaccount_gen.grids import Grid
from localaccount_gen.numerals import Numeral, Unit, numbered
from localaccount_gen.reckoning import Slip, slip
from localaccount_gen.rules.rule import Facts, Found, rule


@rule("figure", Severity.ERROR, "a strategy that called a rise from 363 to 756 one of 48%; it is 108%")
def change_does_not_compute(facts: Facts) -> Iterator[Found]:
    """“From A to B, up X%” follows from A and B, within rounding, and percentage points are told from per cent.

    Why: a reader with a calculator finds it, and then doubts the figures that are right

    Passes (feedback.md)::

        The number of people helped at home rose from 363 to 756, up 108%.

    Fails (feedback.md)::

        The number of people helped at home rose from 363 to 756, up 48%.
    """
    for telling in facts.numbered:
        if telling.is_own_words:
            for change in changes(telling.text):
                if found := slip(change):
                    place = telling.sentence.place(change.start, change.end)
                    yield Found(place, found.problem, found.fix)
    for grid in facts.grids:
        yield from _changes_in_table(grid)


_CHANGE_HEADING = re.compile(
    r"\b(?:change|increase|decrease|difference|movement|variance)\b|^\W*\+?/?[-−]?\W*$", re.IGNORECASE
)
_YEARLY = re.compile(r"20\d\d")


def _changes_in_table(grid: Grid) -> Iterator[Found]:
    """A column of changes in per cent, beside exactly two columns of years."""
    years = [column for column, heading in enumerate(grid.header) if column and _YEARLY.search(heading)
             and not _CHANGE_HEADING.search(heading)]  # fmt: skip
    moved = [column for column, heading in enumerate(grid.header) if column and _CHANGE_HEADING.search(heading)]
    if len(years) != 2 or len(moved) != 1:
        return
    for row, cells in enumerate(grid.rows):
        read = [numbered(cells[column].strip()).numerals for column in (*years, *moved)]
        if any(len(numerals) != 1 for numerals in read) or not grid.number(row, moved[0]):
            continue
        first, second, claim = (numerals[0] for numerals in read)
        before, after = (first, second) if _first_is_earlier(grid, years) else (second, first)
        if claim.unit in (Unit.PERCENT, Unit.POINTS) and (found := _slip_in_row(before, after, claim)):
            yield Found(grid.place(row, moved[0]), found.problem, found.fix)


def _slip_in_row(before: Numeral, after: Numeral, claim: Numeral) -> Slip | None:
    way = 0 if not claim.signed else -1 if claim.value < 0 else 1
    return slip(Change(before, after, claim, way))


def _first_is_earlier(grid: Grid, years: list[int]) -> bool:
    first, second = (match[0] if (match := _YEARLY.search(grid.header[column])) else "" for column in years)
    return first <= second


_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b|\b20\d\d-\d\d-\d\d\b")


@rule("figure", Severity.WARNING, "reviewers of accounts who could not trace a claim to its source")
def unsourced_figure(facts: Facts) -> Iterator[Found]:
    """A figure or table of the council's own says where it comes from; a figure also says on what day it was taken.

    Why: next year somebody must count the same thing in the same way

    Passes (feedback.md)::

        ---
        figures:
          letters: {label: letters we answered, value: 376, source: Our letter book, taken: 2025-05-30}
        ---

    Fails (feedback.md)::

        ---
        figures:
          letters: {label: letters we answered, value: 376}
        ---
    """
    for entry in facts.own_figures:
        figure = entry.figure
        dated = figure.taken or _DAY.search(f"{figure.source or ''} {figure.note or ''}")
        missing = [
            said for given, said in ((figure.source, "where it comes from"), (dated, "when it was taken")) if not given
        ]
        if missing:
            keys = [
                key
                for given, key in ((figure.source, "source: Our social care records"), (dated, "taken: 2025-05-30"))
                if not given
            ]
            yield Found(
                entry.place,
                f"“{figure.label}” does not say {' or '.join(missing)}.",
                f"add {' and '.join(f'a line such as  {key}' for key in keys)}",
            )
    for section in facts.account.sections:
        for number, table in enumerate(section.form.tables):
            if not table.source:
                yield Found(
                    section.document.key_place("tables", number),
                    f"The table “{table.title}” does not say where its figures come from.",
                    "add a line such as  source: Our social care records, 30 May 2025",
                )


RULES = (change_does_not_compute, unsourced_figure)
