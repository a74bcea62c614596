"""The known faults of the official files, and what becomes of each. D1 to D12 are the numbers they go by in our tests.

D1   Table 3c(2), 2018-19: the nine regional rows hold other regions' figures.
     Moved back, where the numbers of respondents prove it, and said in a note.
D2   A county abolished in 2019 repeats its successor's figures. The successor's own row counts (`figuring`).
D3   The successor stands only under the abolished county's code. Read as the successor's (`figuring`).
D4   Councils that changed their status carry new codes in old years. Joined on the table's own code and the period
     (`areas`).
D5   Councils whose records could not be used are marked as if numbers were small. “Not published”, where the file's
     notes name them.
D6   More enquiries reduced a risk than found one. No percentage, ever, and said in a note.
D7   Two values in a cell for carers in 2016-17. The official one; the other in a note.
D8   Names of areas vary. Only codes are read.
D9   Wrong descriptions of the carers' measures in 2019-20. Descriptions are not read (`open_data`).
D10  Derby sent no survey for 2024-25; totals hold its figures of the year before. Said in a note (`notes.json`).
D11  One figure for Cornwall and the Isles of Scilly. Shown as Cornwall's, and said in a note.
D12  An outlier in Trafford. Kept, and said in a note (`notes.json`).

From 2021-22 to 2023-24 some tables have a sixth type of council, “District”, code D. Far fewer people answered in it
than in the metropolitan districts, whose row stands beside it, and no note explains it. It is left out.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from localaccount_gen.areas import KnownArea
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.model import Area, AreaKind, Measure, Missing, OfficialFigure, Period
from localaccount_gen.official.cells import Cell
from localaccount_gen.official.rows import Release

CORNWALL = "E06000052"
UNEXPLAINED_TYPE = "D"

_SHIFTED = ("info_carers", Period(2018))
_SHIFTED_NOTE = (
    "The publisher’s latest table prints this in another region’s row. "
    "It is put right here, as the number of people who answered shows."
)
_DOUBTED_NOTE = "The publisher’s latest table seems to print this in another region’s row."
_UNUSABLE_NOTE = "The publisher says that the council’s data for this were missing."
_MORE_THAN_ALL_NOTE = "The numbers that it would be worked out from do not agree with each other."
_CORNWALL_NOTE = "This is one figure for Cornwall and the Isles of Scilly together."


def is_combined(cassr: str, ons: str, name: str) -> bool:
    """Whether a row is the one without a code of its own, “Cornwall and Isles of Scilly” (D11)."""
    named = re.fullmatch(r"(?i)cornwall (and|&) (the )?isles of scilly", name)
    return named is not None and {cassr, ons} <= {"[z]", ""}


def with_cornwall(combined: OfficialFigure, own: OfficialFigure | None) -> OfficialFigure:
    """Cornwall's figure, where only one for Cornwall and the Isles of Scilly together was published (D11)."""
    if combined.value is None or (own is not None and own.value is not None):
        return own or combined
    return replace(combined, note=_CORNWALL_NOTE)


def older_definition(cell: Cell, measure: Measure, area: Area, period: Period) -> str:
    """The note for a cell with a second value in brackets (D7); empty for others."""
    if cell.bracketed is None:
        return ""
    unit = "%" if measure.unit == "percent" else ""
    return (f"Counted the older way, without carers who had no assessment or review in the year, the figure is "
            f"{cell.bracketed:.{measure.decimals}f}{unit} ({area.name}, {period}).")  # fmt: skip


def without_percentage(figure: OfficialFigure) -> OfficialFigure:
    """A figure withheld because its numerator is above its denominator, which is no “not applicable” (D6)."""
    numerator, denominator = figure.numerator, figure.denominator
    if numerator is None or denominator is None or numerator <= denominator:
        return figure
    if figure.missing is not Missing.NOT_APPLICABLE:
        return figure
    return replace(figure, missing=Missing.NOT_PUBLISHED, note=_MORE_THAN_ALL_NOTE)


@dataclass(frozen=True)
class _Unusable:
    """What a note of the file says of councils without usable data (D5)."""

    codes: str
    """The beginning of the codes of the measures: `2A`, or `2D` for both parts."""
    areas: frozenset[str]


def with_unusable(figures: Iterable[OfficialFigure], release: Release, catalogue: Catalogue) -> list[OfficialFigure]:
    """Suppressed figures become “not published” where the file's notes say that the data were missing (D5)."""
    told = [_unusable(note, release.latest, catalogue) for note in release.notes]
    missing = {
        (measure.id, area)
        for one in told if one
        for measure in catalogue.measures.values() if (measure.code_in(release.latest) or "").startswith(one.codes)
        for area in one.areas
    }  # fmt: skip
    return [
        replace(figure, missing=Missing.NOT_PUBLISHED, note=_UNUSABLE_NOTE)
        if figure.missing is Missing.SUPPRESSED and figure.period == release.latest
        and (figure.measure, figure.area) in missing else figure
        for figure in figures
    ]  # fmt: skip


def _unusable(note: str, period: Period, catalogue: Catalogue) -> _Unusable | None:
    match = re.search(r"(?i)(?P<names>.*?)(?:are )?missing data for (?:metric )?(?P<code>\w+)[.:](?P<more>[^.]*)", note)
    if match is None:
        return None
    said = match["names"] + match["more"]
    found = set()
    # The notes have names only. Longest first, so that “Bournemouth, Christchurch and Poole” is one council.
    councils = [known for known in catalogue.known_areas.known
                if known.area.kind is AreaKind.COUNCIL and known.exists_in(period)]  # fmt: skip
    for name, code in sorted(((name, known.area.code) for known in councils for name in _names(known)), reverse=True,
                             key=lambda pair: len(pair[0])):  # fmt: skip
        if re.search(rf"\b{re.escape(name)}\b", said):
            said = said.replace(name, "")
            found.add(code)
    return _Unusable(match["code"].upper(), frozenset(found))


def _names(known: KnownArea) -> tuple[str, ...]:
    return (known.area.name, *known.names)


def with_regions_put_right(figures: Iterable[OfficialFigure], catalogue: Catalogue) -> list[OfficialFigure]:
    """The nine regional figures of `info_carers` for 2018-19 under the regions they are of (D1).

    In the table they stand in the order of the regions' codes beside names in the order of the alphabet. The councils'
    respondents, added up by region, tell which is right; published counts are rounded to 5, so a sum may be a little
    off. Where they prove nothing, the figures stay and a note says so.
    """
    figures = list(figures)
    shifted = {figure.area: figure for figure in figures if (figure.measure, figure.period) == _SHIFTED}
    codes = sorted(area.code for area in catalogue.areas.values() if area.kind is AreaKind.REGION)
    if any(code not in shifted or shifted[code].respondents is None for code in codes):
        return figures
    sums = _sums_by_region(shifted.values(), catalogue)
    if _agree({code: shifted[code] for code in codes}, sums):
        return figures
    # The table calls the East of England “Eastern”, which has the same place in the alphabet.
    by_name = sorted(codes, key=lambda code: catalogue.areas[code].name)
    moved = {code: replace(shifted[printed], area=code, note=_SHIFTED_NOTE)
             for code, printed in zip(codes, by_name, strict=True)}  # fmt: skip
    if not _agree(moved, sums):
        moved = {code: replace(shifted[code], note=_DOUBTED_NOTE) for code in codes}
    return [figure if (figure.measure, figure.period) != _SHIFTED else moved.get(figure.area, figure)
            for figure in figures]  # fmt: skip


def _sums_by_region(figures: Iterable[OfficialFigure], catalogue: Catalogue) -> Mapping[str, int]:
    sums: dict[str, int] = {}
    for figure in figures:
        area = catalogue.areas[figure.area]
        if area.kind is AreaKind.COUNCIL and figure.respondents is not None:
            sums[area.region] = sums.get(area.region, 0) + figure.respondents
    return sums


def _agree(figures: Mapping[str, OfficialFigure], sums: Mapping[str, int]) -> bool:
    within = 20
    return all(abs((figure.respondents or 0) - sums.get(code, 0)) <= within for code, figure in figures.items())


def with_notes(figures: Iterable[OfficialFigure], folder: Path, catalogue: Catalogue) -> list[OfficialFigure]:
    """Figures with what `notes.json` knows of them (D10, D11, D12) after any note they have already."""
    told: dict[tuple[str, str, str], str] = {}
    for entry in json.loads((folder / "notes.json").read_text(encoding="utf-8")):
        measures = entry.get("measures") or [measure.id for measure in catalogue.measures.values()
                                             if measure.collection == entry["collection"]]  # fmt: skip
        for measure in measures:
            for period in entry["periods"]:
                for area in entry["areas"]:
                    told[(measure, area, period)] = entry["note"]
    return [
        replace(figure, note=f"{figure.note} {note}".strip())
        if (note := told.get((figure.measure, figure.area, str(figure.period)))) else figure
        for figure in figures
    ]  # fmt: skip


def rounded(number: Decimal | None) -> Decimal | None:
    """A count without a decimal point that says nothing: 395670.0 is 395670."""
    if number is None or number != number.to_integral_value():
        return number
    return number.quantize(Decimal(1))
