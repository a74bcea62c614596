"""What is in a CSV file, for machines: CSVW metadata (https://www.w3.org/TR/tabular-data-primer/)."""

import json
from collections.abc import Sequence

from localaccount_gen.account import Account
from localaccount_gen.charts import Chart
from localaccount_gen.charts.rows import COLUMNS
from localaccount_gen.csvfile import NO_FIGURE, DataTable
from localaccount_gen.model import Comparison
from localaccount_gen.sectionforms import TableFile

OPEN_GOVERNMENT_LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"

_NUMBERS = {"value", "margin", "respondents", "numerator", "denominator"}


def chart_description(chart: Chart, comparison: Comparison) -> bytes:
    """The metadata of a comparison's CSV."""
    source = comparison.source
    about: dict[str, object] = {
        "dc:description": chart.sentence,
        "dc:publisher": source.publisher,
        "dc:source": source.address,
        "dc:license": OPEN_GOVERNMENT_LICENCE,
    }
    columns = [{"name": name.replace(" ", "_"), "titles": name, **_kind(name in _NUMBERS)} for name in COLUMNS]
    return _written(chart.csv_name, chart.table.caption, about, columns)


def table_description(account: Account, name: str, named: TableFile | None, table: DataTable) -> bytes:
    """The metadata of one of the council's own tables."""
    about: dict[str, object] = {"dc:publisher": account.council.name}
    if named and named.source:
        about["dc:source"] = named.source
    if named and named.note:
        about["dc:description"] = named.note
    columns = [
        {"name": f"column_{number + 1}", "titles": title, **_kind(table.is_number(number)), "null": ["", *NO_FIGURE]}
        for number, title in enumerate(table.header)
    ]
    return _written(name.rpartition("/")[2], named.title if named else name, about, columns)


def _kind(number: bool) -> dict[str, object]:
    # “1,502” and “72.0%” are numbers to CSVW too, once it knows what the comma is.
    return {"datatype": {"base": "decimal", "format": {"groupChar": ","}} if number else "string"}


def _written(url: str, title: str, about: dict[str, object], columns: Sequence[dict[str, object]]) -> bytes:
    described = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en-GB"}],
        "url": url,
        "dc:title": title,
        **about,
        "tableSchema": {"columns": columns},
    }
    return f"{json.dumps(described, ensure_ascii=False)}\n".encode()
