"""A workbook of figures (XLSX) → figures and tables. Columns are known by their titles.

A sheet with a column of labels and one of numbers holds figures; any other sheet is a table. Nothing is reckoned: what
is no plain number is listed and left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from localaccount_gen.model import Period
from localaccount_gen.office.chapters import Table
from localaccount_gen.office.headings import Headings
from localaccount_gen.office.prose import clean
from localaccount_gen.official.workbook import Sheet
from localaccount_gen.scalars import plain_number

_HEADER_WITHIN = 20
"""How many rows of titles and notes may stand above the header (ours)."""

_TITLES = {
    "label": ("label", "measure", "indicator", "description", "activity", "item", "what", "name", "figure"),
    "value": ("value", "this year", "current year", "number", "amount", "outturn", "actual", "latest"),
    "previous": ("previous", "last year", "previous year", "year before", "prior year", "previous value"),
    "unit": ("unit", "units", "counted in"),
    "source": ("source", "data source", "where from"),
    "note": ("note", "notes", "comment", "comments"),
}
_UNITS = {
    "people": "people", "person": "people", "persons": "people", "adults": "people", "carers": "people",
    "number": "number", "count": "number", "no": "number",
    "£": "£", "pounds": "£", "gbp": "£",
    "£m": "£ million", "£ m": "£ million", "£ million": "£ million", "£million": "£ million", "million": "£ million",
    "%": "per cent", "per cent": "per cent", "percent": "per cent", "percentage": "per cent",
    "per 100,000": "per 100,000", "rate per 100,000": "per 100,000", "per 100000": "per 100,000",
    "days": "days", "weeks": "weeks", "months": "months", "hours": "hours", "score": "score",
}  # fmt: skip


@dataclass(frozen=True)
class NewFigure:
    """A figure of a workbook."""

    name: str
    label: str
    value: str
    previous: str = ""
    unit: str = "number"
    source: str = ""
    note: str = ""


@dataclass
class Found:
    """What a workbook holds, by section; the empty name stands for the account as a whole."""

    figures: dict[str, list[NewFigure]] = field(default_factory=dict)
    tables: dict[str, list[Table]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)


def read_sheets(sheets: Sequence[Sheet], period: Period, headings: Headings) -> Found:
    """The figures and tables of a workbook for a period."""
    found = Found()
    names: set[str] = set()
    for sheet in sheets:
        rows = [tuple(clean(cell).strip() for cell in row) for row in sheet.rows if any(cell.strip() for cell in row)]
        section = headings.section(sheet.name) or ""
        start, columns = _header(rows, period)
        if columns is not None:
            for figure in _figures(rows[start + 1 :], columns, sheet.name, names, found.left_out):
                found.figures.setdefault(section, []).append(figure)
        elif rows:
            _table(sheet.name, rows, section, found)
    return found


def _header(rows: list[tuple[str, ...]], period: Period) -> tuple[int, dict[str, int] | None]:
    """The row with the titles of the columns, and which column is which; None where it is no list of figures."""
    for number, row in enumerate(rows[:_HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for place, cell in enumerate(row):
            if kind := _kind(cell, period):
                columns.setdefault(kind, place)
        if {"label", "value"} <= columns.keys():
            return number, columns
    return 0, None


def _kind(title: str, period: Period) -> str:
    words = " ".join(title.casefold().replace("’", "'").split()).strip(":")
    years = re.findall(r"(20\d\d)\s*[-/–]\s*(?:20)?(\d\d)", words)
    if years:
        named = Period.parse(f"{years[0][0]}-{years[0][1]}")
        return "value" if named == period else "previous" if named == period.previous else ""
    return next((kind for kind, titles in _TITLES.items() if words in titles), "")


def _figures(
    rows: list[tuple[str, ...]], columns: dict[str, int], sheet: str, names: set[str], left_out: list[str]
) -> Iterator[NewFigure]:
    for row in rows:
        cells = {kind: row[place] if place < len(row) else "" for kind, place in columns.items()}
        label = cells["label"]
        value, unit = _number(cells["value"])
        if not label or value is None:
            if label and any(cell for kind, cell in cells.items() if kind != "label"):
                shown = f"“{cells['value']}” is no plain number" if cells["value"] else "there is no number"
                left_out.append(f"sheet “{sheet}”, {label}: {shown}")
            continue
        previous, _ = _number(cells.get("previous", ""))
        given = cells.get("unit", "").casefold()
        if given and given not in _UNITS:
            left_out.append(f"sheet “{sheet}”, {label}: the unit “{cells['unit']}” is not known, so it is  number")
        yield NewFigure(
            _name(label, names), label, f"{value:f}", f"{previous:f}" if previous is not None else "",
            _UNITS.get(given, unit), cells.get("source", ""), cells.get("note", ""),
        )  # fmt: skip


def _number(cell: str) -> tuple[Decimal | None, str]:
    """The number in a cell, and the unit that its signs say."""
    match = re.fullmatch(r"(£?)\s*(-?[\d,]+(?:\.\d+)?)\s*(%|m|million)?", cell.strip(), re.ASCII)
    number = plain_number(match[2]) if match else None
    if match is None or number is None or (match[3] in ("m", "million") and not match[1]):
        return None, "number"
    unit = {"%": "per cent", None: "£" if match[1] else "number"}.get(match[3], "£ million")
    return number, unit


def _name(label: str, taken: set[str]) -> str:
    """A short name for quoting, made of the first words of the label, and not used twice."""
    words = [word for word in re.findall(r"[a-z0-9]+", label.casefold()) if word not in _SMALL]
    name = "-".join(words[:4]).strip("-")[:50].strip("-") or "figure"
    if not name[0].isalpha():
        name = f"figure-{name}"
    unique, number = name, 2
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    taken.add(unique)
    return unique


_SMALL = {"a", "an", "and", "are", "at", "by", "for", "in", "is", "of", "on", "or", "our", "the", "to", "we", "were",
          "who", "with", "that", "number", "total"}  # fmt: skip


def _table(name: str, rows: list[tuple[str, ...]], section: str, found: Found) -> None:
    width = max(len(row) for row in rows)
    filled = [place for place in range(width) if any(place < len(row) and row[place] for row in rows)]
    kept = tuple(tuple(row[place] if place < len(row) else "" for place in filled) for row in rows)
    if len(kept) < 2 or len(filled) < 2:
        found.left_out.append(f"sheet “{name}”: too small for a table")
        return
    found.tables.setdefault(section, []).append(Table(name, kept))
