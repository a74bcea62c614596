"""What is in a CSV file, for machines: CSVW metadata (https://www.w3.org/TR/tabular-metadata/).

A file stands beside each table, under the name a program looks for: that of the table with `-metadata.json` after it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localaccount_gen.account import Account
from localaccount_gen.charts import Chart
from localaccount_gen.charts.rows import COLUMNS
from localaccount_gen.csvfile import NO_FIGURE, DataTable
from localaccount_gen.model import Comparison, Measure
from localaccount_gen.sectionforms import TableFile

OPEN_GOVERNMENT_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

TEXT = "string"
NUMBER = {"base": "decimal"}
COUNT = {"base": "integer", "minimum": 0}
PERIOD = {"base": "string", "format": r"20\d\d-\d\d"}
"""The datatypes of columns. A period is no year and no number."""

_GROUPED = {"base": "decimal", "format": {"groupChar": ","}}
"""“1,502” and “72.0%” are numbers to CSVW too, once it knows what the comma is."""

_DIALECT = {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "header": True, "lineTerminators": ["\n"]}


@dataclass(frozen=True)
class Column:
    """A column of a table of ours."""

    head: str
    means: str = ""
    datatype: object = TEXT
    required: bool = False
    """Whether every row has it."""
    null: tuple[str, ...] = ("",)
    """What stands where there is no value."""

    @property
    def name(self) -> str:
        return self.head.replace(" ", "_")

    @property
    def described(self) -> dict[str, object]:
        told = {"name": self.name, "titles": self.head, "datatype": self.datatype, "required": self.required,
                "null": list(self.null)}  # fmt: skip
        return told | ({"dc:description": self.means} if self.means else {})


def chart_description(chart: Chart, comparison: Comparison) -> bytes:
    """The metadata of a comparison's CSV: its sentence, small print and source, and what each column holds."""
    source = comparison.source
    about: dict[str, object] = {
        "dc:title": chart.table.caption,
        "dc:description": " ".join((chart.sentence, *chart.small_print)),
        "dc:publisher": source.publisher,
        "dc:source": {"@id": source.address},
        "dc:license": {"@id": OPEN_GOVERNMENT_LICENCE},
    }
    if source.published:
        about["dc:issued"] = {"@value": source.published, "@type": "xsd:date"}
    means = _chart_columns(comparison.measure)
    columns = [means[head].described for head in COLUMNS]
    return written(table(chart.csv_name, about, columns, ("measure", "period", "area_code")))


def table_description(account: Account, name: str, named: TableFile | None, content: DataTable) -> bytes:
    """The metadata of one of the council's own tables."""
    about: dict[str, object] = {"dc:title": named.title if named else name, "dc:publisher": account.council.name}
    if named and named.source:
        about["dc:source"] = named.source
    if named and named.note:
        about["dc:description"] = named.note
    columns = [
        {
            "name": f"column_{number + 1}",
            "titles": title,
            "datatype": _GROUPED if content.is_number(number) else TEXT,
            "null": ["", *NO_FIGURE],
        }
        for number, title in enumerate(content.header)
    ]
    return written(table(name.rpartition("/")[2], about, columns))


def figure_columns(measure: Measure) -> list[Column]:
    """What makes a value more than a number: they are in every table of official figures."""
    return [
        Column("margin", "Half the width of the 95% confidence interval, in the unit; only surveys have one.", NUMBER),
        Column("respondents", "How many people answered, as published.", COUNT),
        Column("numerator", f"What is counted: {measure.numerator}", NUMBER),
        Column("denominator", f"Out of: {measure.denominator}", NUMBER),
    ]


def table(
    url: str,
    about: Mapping[str, object],
    columns: Sequence[Mapping[str, object]],
    primary: Sequence[str] = (),
    foreign: Mapping[str, str] | None = None,
) -> dict[str, object]:
    """A table as CSVW tells it. `foreign` gives for a column the table in which one of the same name is the key."""
    schema: dict[str, object] = {"columns": columns}
    if primary:
        schema["primaryKey"] = primary
    if foreign:
        schema["foreignKeys"] = [
            {"columnReference": column, "reference": {"resource": other, "columnReference": column}}
            for column, other in foreign.items()
        ]
    return {"url": url, **about, "dialect": _DIALECT, "tableSchema": schema}


def written(described: Mapping[str, object]) -> bytes:
    """A table, or `{"tables": […]}`, as a file."""
    context = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}]}
    return f"{json.dumps({**context, **described}, ensure_ascii=False)}\n".encode()


def _chart_columns(measure: Measure) -> dict[str, Column]:
    columns = [
        Column("measure", "The lasting id of the measure, which stays when its code changes.", required=True),
        Column("code", "Its code in the period; the same code has meant different things in different years."),
        Column("period", "A financial year, from 1 April to 31 March.", PERIOD, required=True),
        Column("area", "The council, or what it is compared with.", required=True),
        Column("area code", "From the Office for National Statistics, where the area has one.", required=True),
        Column("value", "As published; empty where there is none, and then the marker says why.", NUMBER),
        Column("unit", "Of the value and the margin.", required=True),
        *figure_columns(measure),
        Column("marker", "Why there is no value: [c] too few people to show, [x] not available, [z] does not apply."),
        Column("source", "The key of the file it was read from; measures/sources.csv has its name."),
    ]
    return {column.head: column for column in columns}
