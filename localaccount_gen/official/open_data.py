"""The yearly open-data file, CSV or XLSX: a row for each area, measure, breakdown and kind of number.

Its columns have been named in several ways since 2014-15; only codes are read, never descriptions, which were wrong for
the carers' measures of 2019-20 (defect D9). Breakdowns by age and sex are left out. The file does not say its period:
its name does, or the person importing it.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import islice

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period, Source
from localaccount_gen.official.container import MOST_ROWS
from localaccount_gen.official.rows import LICENCE, OfficialFile, Release, Row, publisher

# Without spaces and underscores, in lower case: “Geographical Code”, “GeographicalCode”, “Measure_Value”.
_COLUMNS = {
    "cassr": ("geographicalcode",),
    "name": ("geographicaldescription", "geographicallevel"),
    "ons": ("onsareacode", "onscode"),
    "code": ("ascofmeasurecode",),
    "breakdown": ("disaggregationlevel",),
    "kind": ("measuretype",),
    "cell": ("measurevalue",),
}
_CELLS = {
    "outcome": "value",
    "margin of error": "margin",
    "base": "respondents",
    "number of respondents": "respondents",
    "numerator": "numerator",
    "denominator": "denominator",
}


def is_open_data(header: Sequence[str]) -> bool:
    names = _simple(header)
    return all(any(name in names for name in _COLUMNS[column]) for column in ("cassr", "code", "kind", "cell"))


def read_open_data(
    file: OfficialFile, lines: Iterable[Sequence[str]], catalogue: Catalogue, written: str = ""
) -> Release:
    """The totals of every measure and area. `lines` begins with the header."""
    period = file.period or period_of_name(file.name)
    if period is None:
        raise ProjectError(f"{file.name} does not say which period it is for; add  --period 2020-21")
    lines = iter(lines)
    header = _simple(next(lines))
    places = {column: next((header.index(name) for name in names if name in header), None)
              for column, names in _COLUMNS.items()}  # fmt: skip
    if places["breakdown"] is None or places["ons"] is None:
        missing = "Disaggregation Level" if places["breakdown"] is None else "ONS Code"
        raise ProjectError(f"{file.name} has no column “{missing}”.")
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for number, line in enumerate(lines, start=2):
        if not any(line):
            continue
        row = {column: line[place].strip() if place is not None and place < len(line) else ""
               for column, place in places.items()}  # fmt: skip
        if row["breakdown"].casefold() not in ("total", ""):
            continue
        measure = catalogue.measure_of_code(row["code"], period)
        kind = _CELLS.get(" ".join(row["kind"].casefold().split()))
        if measure is None or kind is None:
            what = f"the code {row['code']}, which no measure that we know had in {period}" if measure is None else (
                f"“{row['kind']}” for a kind of number, which is not known")  # fmt: skip
            raise ProjectError(f"{file.name} has {what} (line {number}).")
        cells = found.setdefault((measure.id, row["cassr"], row["ons"]), {"name": row["name"]})
        if cells.setdefault(kind, row["cell"]) != row["cell"]:
            raise ProjectError(f"{file.name} has two values of one kind for {row['name'] or row['ons']} "
                               f"and {row['code']} (line {number}).")  # fmt: skip
    rows = tuple(Row(measure, period, cassr, ons, **cells) for (measure, cassr, ons), cells in found.items()
                 if "value" in cells)  # fmt: skip
    if not rows:
        raise ProjectError(f"{file.name} has no outcomes in it.")
    return Release(_source(file, period, written), rows, period)


def period_of_name(name: str) -> Period | None:
    """The period in an official file's name: `1617`, `17-18`, `2014-15`, `2024-to-2025`, `eng-2021` (2020-21)."""
    for match in re.finditer(r"(?<!\d)(?:20)?(\d\d)(?:-|[-_ ]to[-_ ])?(?:20)?(\d\d)(?!\d)", name):
        first, second = int(match[1]), int(match[2])
        if second == first + 1:
            return Period(2000 + first)
    ending = re.search(r"(?<!\d)20(\d\d)(?!\d)", name)
    return Period(2000 + int(ending[1]) - 1) if ending else None


def _source(file: OfficialFile, period: Period, written: str) -> Source:
    since = period.start_year >= 2024
    if since:
        address = ("https://www.gov.uk/government/statistics/measures-from-the-adult-social-care-outcomes-framework-england-"
                   f"{period.start_year}-to-{period.start_year + 1}")  # fmt: skip
    else:
        address = "https://digital.nhs.uk/data-and-information/publications/statistical/adult-social-care-outcomes-framework-ascof"
    return Source(
        key=f"{'dhsc' if since else 'nhs'}-{period}-open-data",
        publisher=publisher(period),
        release=f"Measures from the Adult Social Care Outcomes Framework, England, {period}, open data",
        published=file.published or written,
        address=address,
        licence=LICENCE,
        file=file.name,
        sha256=file.sha256,
    )


def rows_of_csv(name: str, text: str) -> list[list[str]]:
    """A CSV file's rows, refused above `MOST_ROWS`."""
    try:
        rows = list(islice(csv.reader(StringIO(text, newline="")), MOST_ROWS + 1))
    except csv.Error as problem:
        raise ProjectError(f"{name} cannot be read as CSV: {problem}.") from problem
    if len(rows) > MOST_ROWS:
        raise ProjectError(f"{name} has more rows than any official file ({MOST_ROWS:,}).")
    return rows


def _simple(header: Sequence[str]) -> list[str]:
    return [re.sub(r"[\s_]+", "", name).casefold() for name in header]
