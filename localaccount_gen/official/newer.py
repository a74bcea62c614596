"""Which measures a time-series workbook of a later year has: known by their official titles, never by code alone.

Codes have changed their meaning before (in 2023-24 all but two did); titles have not. The sheet `Contents` has a title
for each code, the sheet `Comparability_over_time_log` the changes of each year that affect what can be compared.
"""

import re
from collections.abc import Iterator, Mapping

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.laterperiods import Later, LaterCode
from localaccount_gen.measurenames import simple_code, simple_title
from localaccount_gen.model import Measure, Period
from localaccount_gen.official.workbook import Sheet

_CONTENTS = "contents"
_LOG = "comparability_over_time_log"


def later_codes(file: str, sheets: list[Sheet], newest: Period, catalogue: Catalogue) -> Later:
    """By period after those shipped and measure: its code, and whether the publisher lets its figures be compared.

    Raises ProjectError where a table's title is none we know.
    """
    shipped = catalogue.with_later({})
    years = range(shipped.newest.start_year + 1, newest.start_year + 1)
    measures = _measures(file, sheets, shipped) if years else {}
    return {str(period): {measure: LaterCode(code, _apart(code, _changes(sheets, period), period))
                          for measure, code in measures.items()}
            for period in map(Period, years)}  # fmt: skip


def _measures(file: str, sheets: list[Sheet], catalogue: Catalogue) -> dict[str, str]:
    """The code of each measure that has a table."""
    titles = _titles(sheets)
    found: dict[str, str] = {}
    for sheet in sheets:
        if not sheet.name.startswith("Table_"):
            continue
        code, title = titles.get(simple_code(sheet.name.removeprefix("Table_")), ("", ""))
        measure = _of_title(title, catalogue)
        if measure is None:
            what = f"“{title}”, which is no measure that we know" if title else "of which its contents say nothing"
            raise ProjectError(f"{file} has a table “{sheet.name}”, {what}. A newer version of localaccount may know "
                               "it; until then nothing is imported from this file.")  # fmt: skip
        found[measure.id] = code
    return found


def _titles(sheets: list[Sheet]) -> Mapping[str, tuple[str, str]]:
    """By simple code, the code as written and the official title."""
    rows = _rows(sheets, _CONTENTS)
    return {simple_code(row[0]): (row[0].strip(), row[1].strip()) for row in rows if len(row) > 1 and row[0] and row[1]}


def _of_title(title: str, catalogue: Catalogue) -> Measure | None:
    current = [measure for measure in catalogue.measures.values() if measure.code_in(catalogue.newest)]
    return next((one for one in current if title and simple_title(one.title) == simple_title(title)), None)


def _changes(sheets: list[Sheet], period: Period) -> list[tuple[str, str]] | None:
    """The code and description of each change logged for the period; None where there is no log."""
    rows = list(_rows(sheets, _LOG))
    years = f"{period.start_year} to {period.start_year + 1}"
    place = next((row.index("year of change") for row in _folded(rows) if "year of change" in row), None)
    if place is None:
        return None
    return [(simple_code(row[0]), row[place + 1]) for row in rows if len(row) > place + 1 and row[place] == years]


def _apart(code: str, changes: list[tuple[str, str]] | None, period: Period) -> str:
    if changes is None:
        return (f"The publisher’s file does not say whether figures for {period} can be compared with earlier ones, "
                "so they are not.")  # fmt: skip
    # The log may name 2E for both 2E(1) and 2E(2); a new name alone changes no figure.
    told = [what for logged, what in changes if logged and simple_code(code).startswith(logged)]
    if all(re.search(r"was renamed to \S+ in \d{4} to \d{4}\.?$", what) for what in told):
        return ""
    return f"From {period} the publisher lists a change in how this is made, so it is not compared with earlier years."


def _rows(sheets: list[Sheet], name: str) -> Iterator[tuple[str, ...]]:
    for sheet in sheets:
        if sheet.name.casefold() == name:
            yield from sheet.rows


def _folded(rows: list[tuple[str, ...]]) -> Iterator[list[str]]:
    for row in rows:
        yield [cell.strip().casefold() for cell in row]
