"""A table compiled from the yearly open-data files of 2017-18 to 2023-24, one row for each measure, period and area.

It stands in for those files where they are not at hand, and says so in its source. Only rows whose `source` is `B` are
read: those marked `A` repeat the time-series workbook, which is read itself.
"""

from collections.abc import Iterable, Sequence

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period, Source
from localaccount_gen.official.rows import LICENCE, OfficialFile, Release, Row

_HEADER = ("measure_id", "year", "code_in_release", "level", "la_code", "ons_code", "area", "value", "marker")

# Types of council have no code in this table, so that here alone the name must do.
_TYPES = {"Unitary Authorities": "U", "Metropolitan Districts": "M", "Shire Counties": "S", "Outer London": "O",
          "Inner London": "I", "District": "D"}  # fmt: skip


def is_compiled(header: Sequence[str]) -> bool:
    return tuple(header[: len(_HEADER)]) == _HEADER


def read_compiled(file: OfficialFile, lines: Iterable[Sequence[str]], catalogue: Catalogue) -> Release:
    """The rows that came from the yearly files. Only outcomes were kept when it was compiled."""
    lines = iter(lines)
    header = next(lines)
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = dict(zip(header, line, strict=False))
        if cells.get("source") != "B":
            continue
        period = Period.parse(cells["year"])
        if period is None or cells["measure_id"] not in catalogue.measures:
            raise ProjectError(f"{file.name} has a measure or period that is not known (line {number}).")
        cassr = _TYPES.get(cells["area"], "") if cells["level"] == "Council type" else cells["la_code"]
        value = cells["value"] or cells["marker"]
        rows.append(Row(cells["measure_id"], period, cassr, cells["ons_code"], cells["area"], value))
    if not rows:
        raise ProjectError(f"{file.name} has no rows from the yearly files.")
    periods = sorted({row.period for row in rows})
    source = Source(
        key=f"nhs-{periods[0]}-to-{periods[-1]}-compiled",
        publisher="NHS Digital, later NHS England",
        release=f"Measures from the Adult Social Care Outcomes Framework, England, {periods[0]} to {periods[-1]}, "
        "compiled from the yearly open-data files",
        published=file.published,
        address="https://digital.nhs.uk/data-and-information/publications/statistical/adult-social-care-outcomes-framework-ascof",
        licence=LICENCE,
        file=file.name,
        sha256=file.sha256,
    )
    return Release(source, tuple(rows), periods[-1])
