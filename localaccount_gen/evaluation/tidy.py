"""The coverage of every account as one table: a row for each council, period and section."""

from collections.abc import Iterator

from localaccount_gen.csvfile import DataTable
from localaccount_gen.editions.csvw import COUNT, PERIOD, TEXT, Column, table, written
from localaccount_gen.evaluation.councils import regions, type_now
from localaccount_gen.evaluation.evaluation import Evaluation
from localaccount_gen.register import Entry
from localaccount_gen.requirements import Depth

COLUMNS = (
    Column("council", "What the account calls the place.", required=True),
    Column("code", "From the Office for National Statistics; “none” for an invented council.", required=True),
    Column("region", "Its name; empty where it is not known."),
    Column("type", "The council’s legal type now, in the names of the directors’ survey of 2013."),
    Column("period", "A financial year, from 1 April to 31 March.", PERIOD, required=True),
    Column("published", "The day, where the account says it.", "date"),
    Column("section", "The section’s lasting name.", required=True),
    Column("title", "The framework’s title of it.", TEXT, required=True),
    Column("suggested", "Whether it is one of the eleven contents that the letter of 2011 suggests.", "boolean", True),
    Column("depth", "How deep it goes.",
           {"base": "string", "format": "|".join(depth.words for depth in Depth)}, True),
    Column("words", "In the section’s text and summary.", COUNT, True),
    Column("evidence", "Figures, measures, tables, reports, people asked, comments, quotes.", COUNT, True),
    Column("comparisons", "Measures set against others, and figures with the year before beside them.", COUNT, True),
    Column("actions", "What was or will be done.", COUNT, True),
    Column("address", "Where its words are; empty where there are none.", "anyURI"),
)  # fmt: skip

Cell = str | int | bool | None


def rows(evaluation: Evaluation, base: str = "") -> Iterator[tuple[Cell, ...]]:
    """In the order of COLUMNS: councils by name, their periods newest first, sections in the framework’s order.

    `base` is put before addresses of accounts in the site’s own build.
    """
    for entries in evaluation.counted.by_council:
        for entry in entries:
            yield from _rows(entry, evaluation, base)


def _rows(entry: Entry, evaluation: Evaluation, base: str) -> Iterator[tuple[Cell, ...]]:
    council = entry.council
    head = (council.short_name, council.code, regions().get(council.region, ""), type_now(council.code),
            entry.period.name, entry.published.isoformat() if entry.published else None)  # fmt: skip
    for requirement in evaluation.framework.requirements:
        depth = entry.depth(requirement.key)
        if depth is None:
            continue
        counts = entry.counts.get(requirement.key)
        address = placed(entry.link(requirement.key), entry, base) if depth is not Depth.MISSING else ""
        numbers = (counts.words, counts.evidence, counts.comparisons, counts.actions) if counts else (None,) * 4
        yield (*head, requirement.key, requirement.title, requirement.suggested, depth.words, *numbers,
               address or None)  # fmt: skip


def placed(address: str, entry: Entry, base: str) -> str:
    """An address of the account as it can be followed from a file; empty where nobody knows where its site is."""
    if entry.is_nowhere:
        return ""
    return address if entry.base else f"{base}{address}"


def csv_file(evaluation: Evaluation, base: str = "") -> bytes:
    """As CSV in UTF-8; no cell of it can be run by a spreadsheet."""
    told = tuple(tuple(_text(cell) for cell in row) for row in rows(evaluation, base))
    return DataTable(tuple(column.head for column in COLUMNS), told).content()


def csv_description(name: str) -> bytes:
    """CSVW metadata of it."""
    about = {"dc:title": "How deep each local account covers each of its contents"}
    return written(
        table(name, about, [column.described for column in COLUMNS], ("code", "council", "period", "section"))
    )


def _text(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return "" if cell is None else str(cell)
