"""Every figure of an account in one tidy table, a row for each figure of one period: ready for LG Inform and the like.

Programs that take councils' data in ask for a metric, an area's code, a period, a value and its status
(https://lginform.local.gov.uk). Missing is never zero: a value that nobody published is empty, and its status says why.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from localaccount_gen.account import Account, FigureEntry
from localaccount_gen.checked import Checked
from localaccount_gen.csvfile import DataTable
from localaccount_gen.editions.csvw import NUMBER, PERIOD, Column, table, written
from localaccount_gen.model import Comparison, Missing, OfficialFigure, Source

FIGURES = "figures.csv"
"""The table's name, in an account's folder and at the top of a site."""

STATUSES = {
    "final": "Published, and not said to be provisional.",
    "provisional": "Published in a release that calls itself provisional.",
    "revised": "Published in a release that calls itself revised.",
    "suppressed": "Too few people to show.",
    "not available": "Not available to those who publish it.",
    "not applicable": "Nobody was asked or counted.",
    "not published": "Nothing usable was published.",
    "invented": "Made up, to show how an account works.",
    "demonstration": "Entered by those who made a demonstration, and by no council.",
    "draft": "Of an account that is not published yet.",
}
"""What a status says."""

COLUMNS = (
    Column("kind", "Whether it is an official measure or the council’s own figure.",
           {"base": "string", "format": "official|local"}, True),
    Column("metric", "Its lasting name, which stays when an official code changes.", required=True),
    Column("code", "The official code in the period; empty for a figure of the council’s own."),
    Column("label", "What it counts.", required=True),
    Column("area code", "From the Office for National Statistics; that of an invented council is nobody’s.",
           required=True),
    Column("area", required=True),
    Column("period", "A financial year, from 1 April to 31 March.", PERIOD, required=True),
    Column("value", "As published; empty where there is none, and then the status says why.", NUMBER),
    Column("unit", "Of the value.", required=True),
    Column("status", " ".join(f"{status}: {means}" for status, means in STATUSES.items()),
           {"base": "string", "format": "|".join(STATUSES)}, True),
    Column("source", "Who published it and in what."),
    Column("source date", "The day of that, where it is known.", "date"),
)  # fmt: skip
_KEY = ("kind", "metric", "area_code", "period")
_TITLE = "Every official and local figure of"

_MISSING = {
    Missing.SUPPRESSED: "suppressed",
    Missing.NOT_AVAILABLE: "not available",
    Missing.NOT_APPLICABLE: "not applicable",
    Missing.NOT_PUBLISHED: "not published",
}

Row = tuple[str, ...]


def figures_csv(checked: Checked) -> bytes:
    """The table of an account as CSV; no cell of it can be run by a spreadsheet."""
    return _csv(_rows(checked))


def figures_description(checked: Checked) -> bytes:
    """The CSVW metadata of that table."""
    account = checked.account
    return _described(f"{_TITLE} {account.council.name}’s local account, {account.period}")


def all_figures_csv(tables: Iterable[bytes]) -> bytes:
    """Tables of accounts, each as `figures_csv` makes it, one below the other."""
    header, rows = _csv(()), []
    for content in tables:
        rows.append(content.removeprefix(header))
    return b"".join((header, *rows))


def all_figures_description() -> bytes:
    """The CSVW metadata of the table of all accounts. An area may have several accounts of one period, so no key."""
    return _described(f"{_TITLE} the local accounts on this site", ())


def _described(title: str, key: tuple[str, ...] = _KEY) -> bytes:
    return written(table(FIGURES, {"dc:title": title}, [column.described for column in COLUMNS], key))


def _csv(rows: Iterable[Row]) -> bytes:
    return DataTable(tuple(column.head for column in COLUMNS), tuple(rows)).content()


def _rows(checked: Checked) -> Iterator[Row]:
    """The official measures in the order of the score card, then the council's own by the place they are entered."""
    for row in checked.score_card.rows:
        yield _official(row.comparison)
    for entry in checked.account.figure_entries:
        yield from _local(entry, checked)


def _official(one: Comparison) -> Row:
    measure, figure = one.measure, one.figure
    source = None if one.invented or figure.value is None else one.source
    return (
        "official", measure.id, measure.code_in(figure.period) or "", measure.plain_title, one.council.code,
        one.council.name, str(figure.period), _digits(figure.value), measure.unit, _status(one, figure),
        f"{source.publisher}, {source.release}" if source else "", source.published if source else "",
    )  # fmt: skip


def _status(one: Comparison, figure: OfficialFigure) -> str:
    if figure.value is None:
        return _MISSING[figure.missing or Missing.NOT_PUBLISHED]
    return "invented" if one.invented else _release_status(one.source)


def _release_status(source: Source) -> str:
    """The publisher's own word for a whole release."""
    words = source.release.casefold()
    return next((status for status in ("provisional", "revised") if status in words), "final")


def _local(entry: FigureEntry, checked: Checked) -> Iterator[Row]:
    account, figure = checked.account, entry.figure
    period = figure.period or str(account.period)
    values = {period: figure.value}
    if figure.previous is not None and figure.period is None:
        values[str(account.period.previous)] = figure.previous
    area, unit = account.council.area, "percent" if figure.unit == "per cent" else figure.unit
    taken = figure.taken.isoformat() if figure.taken else ""
    for when, value in values.items():
        yield (
            "local", entry.name, figure.measure or "", figure.label, area.code, area.name, when, _digits(value), unit,
            _local_status(account, checked.draft), figure.source or "", taken,
        )  # fmt: skip


def _local_status(account: Account, draft: bool) -> str:
    if account.council.is_invented:
        return "invented"
    if account.form.demonstration:
        return "demonstration"
    return "draft" if draft else "final"


def _digits(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
