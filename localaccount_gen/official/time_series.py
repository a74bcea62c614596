"""The time-series workbook that the Department of Health and Social Care publishes since 2024-25: a sheet a measure.

Each sheet `Table_1a` … has, below a few lines of text, a header row with `Local authority code`, `Local authority`,
`ONS area code`, then for every year columns such as `2015 to 2016 - margin of error`. It uses the newest period's codes
for all years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Measure, Period, Source
from localaccount_gen.official.newer import later_codes
from localaccount_gen.official.rows import LICENCE, PUBLISHER_SINCE_2024_25, OfficialFile, Release, Row
from localaccount_gen.official.workbook import Sheet

_TITLE = re.compile(r"(?i)adult social care outcomes framework.*time series.*\d{4} to \d{4}")
_YEARS = re.compile(r"(\d{4}) to (\d{4})")
_COLUMN = re.compile(r"(\d{4}) to (\d{4}) - (.+)")
_AREA_COLUMNS = ("Local authority code", "Local authority", "ONS area code")
_AREAS = tuple(name.casefold() for name in _AREA_COLUMNS)
_CELLS = {
    "outcome": "value",
    "margin of error": "margin",
    "number of respondents": "respondents",
    "numerator": "numerator",
    "denominator": "denominator",
}


def is_time_series(sheets: list[Sheet]) -> bool:
    return _newest(sheets) is not None and any(sheet.name.startswith("Table_") for sheet in sheets)


def read_time_series(file: OfficialFile, sheets: list[Sheet], catalogue: Catalogue, written: str) -> Release:
    """Every row of every table. `written` is the ISO date on which the file was written."""
    newest = _newest(sheets)
    assert newest is not None
    later = later_codes(file.name, sheets, newest, catalogue)
    catalogue = catalogue.with_later({**catalogue.later, **later})
    rows = [row for sheet in sheets if sheet.name.startswith("Table_")
            for row in _rows_of(file.name, sheet, newest, catalogue)]  # fmt: skip
    source = Source(
        key=f"dhsc-{newest}-time-series",
        publisher=PUBLISHER_SINCE_2024_25,
        release=f"Measures from the adult social care outcomes framework, England: {newest.start_year} to "
        f"{newest.start_year + 1}, time series tables",
        published=file.published or written,
        address="https://www.gov.uk/government/statistics/measures-from-the-adult-social-care-outcomes-framework-england-"
        f"{newest.start_year}-to-{newest.start_year + 1}",
        licence=LICENCE,
        file=file.name,
        sha256=file.sha256,
    )
    return Release(source, tuple(rows), newest, _notes(sheets), later)


def _newest(sheets: list[Sheet]) -> Period | None:
    """The last of the years that the first sheet's title names."""
    title = next((cell for sheet in sheets[:1] for row in sheet.rows[:5] for cell in row if _TITLE.search(cell)), "")
    years = _YEARS.findall(title)
    return Period(int(years[-1][0])) if years else None


@dataclass(frozen=True)
class _Columns:
    """Where things stand in one table."""

    areas: tuple[int, ...]
    by_period: dict[Period, dict[str, int]]


def _rows_of(file: str, sheet: Sheet, newest: Period, catalogue: Catalogue) -> Iterator[Row]:
    code = sheet.name.removeprefix("Table_")
    measure = catalogue.measure_of_code(code, newest)
    if measure is None:
        raise ProjectError(f"{file} has a table “{sheet.name}”, but no measure that we know "
                           f"has the code {code.upper()} in {newest}.")  # fmt: skip
    first = _AREA_COLUMNS[0].casefold()
    header = next((number for number, row in enumerate(sheet.rows) if first in _folded(row)), None)
    if header is None:
        raise ProjectError(f"{file} has no column “{_AREA_COLUMNS[0]}” in {sheet.name}.")
    columns = _columns(file, sheet, header, measure)
    for row in sheet.rows[header + 1 :]:
        cassr, name, ons = (row[place] for place in columns.areas)
        if not name:
            continue
        for period, cells in columns.by_period.items():
            yield Row(measure.id, period, cassr, ons, name, **{cell: row[place] for cell, place in cells.items()})


def _columns(file: str, sheet: Sheet, header: int, measure: Measure) -> _Columns:
    """Where things stand. A column that is not known is refused: it may be a known one under a new name."""
    names = _folded(sheet.rows[header])
    if missing := [name for name in _AREA_COLUMNS if name.casefold() not in names]:
        raise ProjectError(f"{file} has no column “{missing[0]}” in {sheet.name}.")
    code = f"{sheet.name.removeprefix('Table_').casefold()} "
    by_period: dict[Period, dict[str, int]] = {}
    for place, name in enumerate(names):
        match = _COLUMN.fullmatch(name)
        cells = by_period.setdefault(Period(int(match[1])), {}) if match else {}
        # Table 6b has columns for each rating as well, such as `good outcome`; its own begin with its code.
        cell = _CELLS.get(match[3].removeprefix(code)) if match else None
        if cell in cells:
            raise ProjectError(f"{file} has two columns “{name}” in {sheet.name}.")
        if cell:
            cells[cell] = place
        elif name and name not in _AREAS and not (match and _is_of_a_rating(match[3], names, code)):
            raise ProjectError(f"{file} has a column “{name}” in {sheet.name}, which is not known. "
                               "If only its name is new, a newer version of localaccount will know it.")  # fmt: skip
    _refuse_gaps(file, sheet, by_period, measure)
    return _Columns(tuple(names.index(name) for name in _AREAS), by_period)


def _is_of_a_rating(kind: str, names: list[str], code: str) -> bool:
    has_its_own = any(f" - {code}" in name for name in names)
    return has_its_own and kind.endswith((" numerator", " denominator", " outcome"))


def _refuse_gaps(file: str, sheet: Sheet, by_period: dict[Period, dict[str, int]], measure: Measure) -> None:
    """Every period has the same kinds of number; a survey has its margins."""
    wanted = {cell for cells in by_period.values() for cell in cells} | {"value"}
    if measure.collection.is_survey:
        wanted |= {"margin", "respondents"}
    for period, cells in by_period.items() or {None: {}}.items():
        for cell in sorted(wanted - cells.keys()):
            kind = next(kind for kind, known in _CELLS.items() if known == cell)
            years = f" for {period}" if period else ""
            raise ProjectError(f"{file} has no column “{kind}”{years} in {sheet.name}.")


def _notes(sheets: list[Sheet]) -> tuple[str, ...]:
    return tuple(" ".join(cell for cell in row[1:] if cell) for sheet in sheets if sheet.name.casefold() == "notes"
                 for row in sheet.rows if row and row[0].casefold().startswith("[note"))  # fmt: skip


def _folded(row: tuple[str, ...]) -> list[str]:
    return [" ".join(cell.casefold().split()) for cell in row]
