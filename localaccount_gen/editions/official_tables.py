"""The official figures of every council as tables that a program can load together.

`csv-metadata.json` describes all of them at once. A table of figures is also described beside itself, together with
those of areas and sources, as CSVW lets a key lead only into a table of the same description
(https://www.w3.org/TR/tabular-metadata/#schema-foreign-keys).
"""

from collections.abc import Mapping

from localaccount_gen import figures
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.csvfile import DataTable
from localaccount_gen.editions.csvw import (
    COUNT,
    NUMBER,
    OPEN_GOVERNMENT_LICENCE,
    PERIOD,
    Column,
    figure_columns,
    table,
    written,
)
from localaccount_gen.model import AreaKind, Measure

AREAS = (
    Column("area", "From the Office for National Statistics, where the area has a code of theirs.", required=True),
    Column("name", required=True),
    Column("kind", datatype={"base": "string", "format": "|".join(AreaKind)}, required=True),
)

_MEASURES = (
    Column("measure", "Its lasting id, which stays when its code changes.", required=True),
    Column("title", "As published.", required=True),
    Column("plain title", "What a resident would call it.", required=True),
    Column("unit", "Of every value and margin.", required=True),
    Column("decimals", "How many are published.", COUNT, required=True),
    Column("polarity", "Which way is better: higher, lower or none.", required=True),
    Column("collection", "A user survey or a carer survey has margins; records have none.", required=True),
)

_SOURCES = (
    Column("source", "The key by which figures name it.", required=True),
    Column("publisher", required=True),
    Column("release", required=True),
    Column("published", datatype="date"),
    Column("address", datatype="anyURI", required=True),
    Column("licence", required=True),
    Column("file", required=True),
    Column(
        "sha256",
        "The file’s SHA-256, by which anyone can tell that theirs is the same.",
        {"base": "string", "format": "[0-9a-f]{64}"},
        required=True,
    ),
)


def official_tables(catalogue: Catalogue) -> dict[str, bytes]:
    """By the name each has in `measures/`: the measures, the sources, and the description of every table there."""
    measures = catalogue.measures.values()
    together = [_table(name, columns) for name, columns in (*_KEYED.items(), ("measures.csv", _MEASURES))]
    together += [_figures(measure, f"{measure.id}/figures.csv", "") for measure in measures]
    made = {
        "measures.csv": _content(_MEASURES, [
            (one.id, one.title, one.plain_title, one.unit, str(one.decimals), one.polarity.value, one.collection.value)
            for one in measures
        ]),
        "sources.csv": _content(_SOURCES, [
            (one.key, one.publisher, one.release, one.published, one.address, one.licence, one.file, one.sha256)
            for one in catalogue.sources.values()
        ]),
        "measures.csv-metadata.json": written(_table("measures.csv", _MEASURES)),
        "csv-metadata.json": written({"tables": together}),
    }  # fmt: skip
    for name, columns in _KEYED.items():
        made[f"{name}-metadata.json"] = written(_table(name, columns))
    for measure in measures:
        beside = [_table(f"../{name}", columns) for name, columns in _KEYED.items()]
        described = {"tables": [_figures(measure, "figures.csv", "../"), *beside]}
        made[f"{measure.id}/figures.csv-metadata.json"] = written(described)
    return made


_KEYED = {"areas.csv": AREAS, "sources.csv": _SOURCES}
"""The tables into which keys lead."""

_TITLES = {
    "areas.csv": "Councils, regions and types of council with official figures",
    "measures.csv": "Official measures of adult social care",
    "sources.csv": "The files the official figures were read from",
}


def _table(url: str, columns: tuple[Column, ...]) -> dict[str, object]:
    about = {"dc:title": _TITLES[url.removeprefix("../")]}
    return table(url, about, [column.described for column in columns], (columns[0].name,))


def _figures(measure: Measure, url: str, up: str) -> dict[str, object]:
    columns: Mapping[str, Column] = {column.head: column for column in (
        Column("area", "Its code; areas.csv has its name.", required=True),
        Column("period", "A financial year, from 1 April to 31 March.", PERIOD, required=True),
        Column("value", f"As published. Unit: {measure.unit}. Where there is none, why: [c] too few people to show, "
               "[x] not available, [z] does not apply.", NUMBER, null=("", "[c]", "[x]", "[z]", "not published")),
        *figure_columns(measure),
        Column("source", "The file it was read from; sources.csv has its name.", required=True),
        Column("note", "What is known to be odd about this very figure."),
    )}  # fmt: skip
    about = {"dc:title": f"{measure.title}: every council", "dc:license": {"@id": OPEN_GOVERNMENT_LICENCE}}
    described = [columns[head].described for head in figures.COLUMNS]
    return table(url, about, described, ("area", "period"), {"area": f"{up}areas.csv", "source": f"{up}sources.csv"})


def _content(columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> bytes:
    return DataTable(tuple(column.head for column in columns), tuple(rows)).content()
