"""Safeguarding concerns and enquiries, from the tables of the Safeguarding Adults Collection.

A row for each council below `ONS area code, CASSR Code, CASSR Name`, then measures such as “SG1f Total Number of
Safeguarding Concerns” (https://www.gov.uk/government/statistics/safeguarding-adults-england-2024-to-2025). Numbers
under five are replaced by a marker, the rest rounded to five.
"""

from collections.abc import Iterator, Mapping

from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Missing
from localaccount_gen.official.cells import Cell, read_cell
from localaccount_gen.official.rows import publisher
from localaccount_gen.related.source import Asked, Columns, Row, Source, Taken, cell, same_period

_LABELS = {
    "safeguarding-concerns": "safeguarding concerns raised in the year",
    "section-42-enquiries": "safeguarding enquiries begun in the year that the Care Act asks for (section 42)",
    "other-safeguarding-enquiries": "other safeguarding enquiries begun in the year",
}
_TITLES = {
    "Total Number of Safeguarding Concerns": "safeguarding-concerns",
    "Total Number of Section 42 Safeguarding Enquiries": "section-42-enquiries",
    "Total Number of Other Safeguarding Enquiries": "other-safeguarding-enquiries",
}
_NOTE = (
    "Rounded to the nearest five. Councils differ in what they count, so a higher or lower number is neither better "
    "nor worse."
)
_WHY = {
    Missing.SUPPRESSED: "it is too small to be published (none, or fewer than five)",
    Missing.NOT_AVAILABLE: "it is not available",
    Missing.NOT_APPLICABLE: "it does not apply",
    Missing.NOT_PUBLISHED: "it is not published",
}


def _read(rows: Iterator[Row], places: Mapping[str, int], asked: Asked) -> Taken:
    period = same_period(asked)
    ours = []
    for row in rows:
        known = asked.catalogue.known_areas.published_as(
            cell(row, places, "CASSR Code"), cell(row, places, "ONS area code"), period
        )
        if known is not None and known.area == asked.council:
            ours.append(row)
    if len(ours) != 1:
        problem = "has no row for" if not ours else "has more than one row for"
        raise ProjectError(f"{asked.file} {problem} {asked.council.name}.")
    figures: dict[str, LocalFigure] = {}
    left_out: list[str] = []
    for title, name in _TITLES.items():
        if title not in places:
            continue
        read = _cell(cell(ours[0], places, title), title, asked)
        if read.number is None:
            left_out.append(f"{name}: {_WHY[read.missing or Missing.NOT_AVAILABLE]}.")
            continue
        figures[name] = LocalFigure(
            label=_LABELS[name],
            value=read.number,
            source=f"{publisher(period)}, Safeguarding Adults Collection, {period}",
            taken=asked.published,
            note=_NOTE,
        )
    return Taken(figures, frozenset(_LABELS), tuple(left_out))


def _cell(text: str, title: str, asked: Asked) -> Cell:
    read = Cell(None, Missing.SUPPRESSED) if text == "*" else read_cell(text)
    if read is None or (read.number is not None and read.number < 0):
        raise ProjectError(f"{asked.file} has “{text[:40]}” for {asked.council.name} under “{title}”, where a number "
                           "should be.")  # fmt: skip
    if read.number is not None and read.number % 5:
        raise ProjectError(f"{asked.file} has {read.number} for {asked.council.name} under “{title}”, not rounded to "
                           "five; use the published tables, because small numbers can point to a person.")  # fmt: skip
    return read


SAFEGUARDING = Source(
    "Safeguarding Adults Collection",
    Columns(
        {
            "ONS area code": ("ONS code",),
            "CASSR Code": ("Local authority code",),
            "CASSR Name": ("Local authority",),
            "Total Number of Safeguarding Concerns": (
                "SG1f Total Number of Safeguarding Concerns", "Safeguarding Concerns"),
            "Total Number of Section 42 Safeguarding Enquiries": (
                "SG1f Total Number of Section 42 Safeguarding Enquiries", "Section 42 Safeguarding Enquiries",
                "Section 42 Enquiries"),
            "Total Number of Other Safeguarding Enquiries": (
                "SG1f Total Number of Other Safeguarding Enquiries", "Other Safeguarding Enquiries", "Other Enquiries"),
        },
        known_by=("Total Number of Safeguarding Concerns",),
        needed=("ONS area code", "CASSR Code", "Total Number of Section 42 Safeguarding Enquiries"),
    ),
    _read,
    frozenset(_LABELS),
)  # fmt: skip
