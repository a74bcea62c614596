"""A report that compares councils, as LG Inform (https://lginform.local.gov.uk) and others give it as CSV.

Notes stand above and below the table. A row of it is one area with a column for each metric and period, or one figure
of one area with columns for metric, period and value. Whatever else a table is, it is refused: nothing is guessed.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from localaccount_gen.csvfile import COLUMNS, ROWS
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.related.source import plain
from localaccount_gen.textfile import read_text


@dataclass(frozen=True)
class Told:
    """One cell of a report."""

    line: int
    area: str
    code: str
    """Of the area; empty where the report gives names alone."""
    metric: str
    """Empty where the report does not name it in the table."""
    period: Period | None
    value: Decimal | None
    """None where the report says that there is none."""


@dataclass(frozen=True)
class Report:
    """What a report tells."""

    file: str
    notes: tuple[str, ...]
    """The lines above the table."""
    cells: tuple[Told, ...]

    @property
    def date(self) -> date | None:
        """The day its notes give, where they give one and no more."""
        days = {day for note in self.notes for day in _days(note)}
        return days.pop() if len(days) == 1 else None


_AREA = {"area", "area name", "name of area", "local authority", "authority", "council", "organisation", "area label"}
_CODE = {"area code", "ons code", "gss code", "code", "area identifier"}
_METRIC = {"metric", "metric type", "metric name", "metric label", "indicator", "measure"}
_PERIOD = {"period", "time period", "period label", "year", "financial year"}
_VALUE = {"value", "raw value", "figure"}
_HEADER_WITHIN = 40
"""How many lines of notes may stand above the table (ours)."""
_NOTHING = {
    "", "missing", "not applicable", "not available", "not published", "na", "n a", "none", "suppressed", "no data",
    "c", "x", "z", "low",
}  # fmt: skip
"""What reports write where there is no figure, without its signs: “..”, “-” and “*” are nothing but signs."""
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})?", re.ASCII)
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:[-/–]| to )(?:20)?(\d\d)(?!\d)")
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)? ([A-Z][a-z]+) (20\d\d)|(?<!\d)(\d\d)/(\d\d)/(20\d\d)|(20\d\d-\d\d-\d\d)"
)


def read_report(path: Path) -> Report:
    """The report in a CSV file. Raises ProjectError with the line, the problem and what to do."""
    rows = list(_rows(path))
    place = next((at for at, (_, row) in enumerate(rows[:_HEADER_WITHIN]) if _named(row, _AREA) is not None), None)
    if place is None:
        raise ProjectError(f"{path.name} has no column “Area” in its first {_HEADER_WITHIN} lines; save the report as "
                           "a table in which every row is an area.")  # fmt: skip
    notes = tuple(" ".join(cell for cell in row if cell) for _, row in rows[:place])
    above = rows[place - 1][1] if place and sum(map(bool, rows[place - 1][1])) > 1 else ()
    header, body = rows[place][1], rows[place + 1 :]
    read = _long if _named(header, _VALUE) is not None else _wide
    cells = tuple(read(path.name, header, above, body))
    if not cells:
        raise ProjectError(f"{path.name} has a header on line {rows[place][0]} and no row of an area below it; "
                           "save the report again with its figures.")  # fmt: skip
    return Report(path.name, notes, cells)


_Rows = Sequence[tuple[int, tuple[str, ...]]]


def _rows(path: Path) -> Iterator[tuple[int, tuple[str, ...]]]:
    text, findings = read_text(path, path.name)
    if text is None or findings:
        first = findings[0]
        raise ProjectError(f"{path.name}, line {first.location.line}: {first.problem} {_sentence(first.fix)}")
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        for row in reader:
            if reader.line_num > ROWS or len(row) > COLUMNS:
                raise ProjectError(f"{path.name} is larger than {ROWS:,} rows or {COLUMNS} columns; save a smaller "
                                   "report.")  # fmt: skip
            if any(cell.strip() for cell in row):
                yield reader.line_num, tuple(" ".join(cell.split()) for cell in row)
    except csv.Error as problem:
        raise ProjectError(f"{path.name}, line {reader.line_num}, is not CSV: {problem}. Save it from the report or "
                           "your spreadsheet as “CSV UTF-8”.") from None  # fmt: skip


def _sentence(fix: str) -> str:
    return f"{fix[:1].upper()}{fix[1:]}."


def _named(row: Sequence[str], names: set[str]) -> int | None:
    return next((place for place, cell in enumerate(row) if plain(cell) in names), None)


def _long(file: str, header: Sequence[str], above: Sequence[str], body: _Rows) -> Iterator[Told]:
    area, code, metric, period, value = (_named(header, names) for names in (_AREA, _CODE, _METRIC, _PERIOD, _VALUE))
    if period is None:
        raise ProjectError(f"{file} has a column of values and none that says of which period; add a column “Period”.")
    for line, row in body:
        if not _is_note(row):
            when = _period(_cell(row, period), file, line)
            yield Told(line, _cell(row, area), _cell(row, code), _cell(row, metric), when,
                       _value(_cell(row, value), "Value", file, line))  # fmt: skip


def _wide(file: str, header: Sequence[str], above: Sequence[str], body: _Rows) -> Iterator[Told]:
    area, code = _named(header, _AREA), _named(header, _CODE)
    columns = _columns(header, above, {area, code})
    for line, row in body:
        if _is_note(row):
            continue
        if not columns:
            yield Told(line, _cell(row, area), _cell(row, code), "", None, None)
        for place, (metric, when) in columns.items():
            value = _value(_cell(row, place), metric or str(when), file, line)
            yield Told(line, _cell(row, area), _cell(row, code), metric, when, value)


def _columns(header: Sequence[str], above: Sequence[str], known: set[int | None]) -> Mapping[int, tuple[str, Period]]:
    """The metric and the period of each column that names a period, itself or by the line above it."""
    columns, over = {}, ""
    for place, head in enumerate(header):
        over = _cell(above, place) or over
        words = f"{over} {head}".strip()
        years = list(_YEARS.finditer(words))
        if place not in known and len(years) == 1 and (when := _years(years[0])):
            start, end = years[0].span()
            columns[place] = " ".join(f"{words[:start]} {words[end:]}".replace("( )", "").split()).strip(" -–,:"), when
    return columns


def _is_note(row: Sequence[str]) -> bool:
    """A line with one cell is a note, as reports have at their foot."""
    return sum(map(bool, row)) < 2


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _period(text: str, file: str, line: int) -> Period:
    match = _YEARS.search(text)
    if when := _years(match) if match else None:
        return when
    raise ProjectError(f"{file}, line {line}: “{text}” is not a financial year; write it as 2024/25.")


def _years(match: re.Match[str]) -> Period | None:
    return Period(int(match[1])) if (int(match[1]) + 1) % 100 == int(match[2]) else None


def _value(text: str, column: str, file: str, line: int) -> Decimal | None:
    bare = text.removesuffix("%").strip().removeprefix("£")
    if _NUMBER.fullmatch(bare):
        return Decimal(bare.replace(",", ""))
    if plain(text) in _NOTHING:
        return None
    raise ProjectError(f"{file}, line {line}: “{text[:60]}” under “{column[:60]}” is neither a figure nor a word for "
                       "none, such as Missing; take the row out, or put it right.")  # fmt: skip


def _days(note: str) -> Iterator[date]:
    for match in _DAY.finditer(note):
        text, form = (f"{match[1]} {match[2]} {match[3]}", "%d %B %Y")
        if match[4]:
            text, form = f"{match[4]}/{match[5]}/{match[6]}", "%d/%m/%Y"
        elif match[7]:
            text, form = match[7], "%Y-%m-%d"
        try:
            yield datetime.strptime(text, form).date()
        except ValueError:
            continue
