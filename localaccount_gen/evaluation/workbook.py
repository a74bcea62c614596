"""An evaluation as an XLSX workbook. Cells are numbers, per cents and dates; text is never a formula.

XlsxWriter, because its files open in every spreadsheet program without repair, and because it can be told to write text
as text whatever it begins with (https://xlsxwriter.readthedocs.io/worksheet.html#worksheet-write-string).
"""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from math import ceil
from typing import Any

import xlsxwriter

from localaccount_gen.evaluation import tidy
from localaccount_gen.evaluation.evaluation import Evaluation
from localaccount_gen.evaluation.shares import CONVENTIONS, Share
from localaccount_gen.requirements import Depth

_Cell = str | int | float | bool | date | Share | None

_WIDEST = 60
"""Characters that a column may be wide."""
_SLACK = 12
"""Characters of a line that may be lost where words break and faces are wide."""
_LINE = 15
"""The height of a line, in points."""

_NOTES = (
    ("coverage", "The newest account of each council, by its contents. The words are depths; see below."),
    ("depth by section", "A row for each council, period and section, with what was counted in it."),
    ("rules", "In how many of the newest accounts each rule finds something, and how often the council answered."),
    ("rates", "How many of all councils have an account, by period, type and region."),
    ("changes", "Every section that is not as deep as in the account of the period before."),
    ("2013", "What reviewers found in 2013, counted again in the newest accounts."),
)


def xlsx_file(evaluation: Evaluation, base: str = "") -> bytes:
    """The workbook. The same evaluation always gives the same bytes."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    })  # fmt: skip
    days = [entry.published for entry in evaluation.counted.entries if entry.published]
    newest = max(days, default=date(2011, 5, 1))
    book.set_properties({
        "title": "Local accounts of adult social care: coverage",
        "created": datetime(newest.year, newest.month, newest.day, tzinfo=UTC).replace(tzinfo=None),
    })  # fmt: skip
    sheets = _Sheets(book)
    _read_me(sheets, evaluation)
    sheets.add("coverage", *_coverage(evaluation))
    heads = [column.head for column in tidy.COLUMNS]
    dated = heads.index("published")
    sheets.add("depth by section", heads, (
        (*row[:dated], date.fromisoformat(str(row[dated])) if row[dated] else None, *row[dated + 1:])
        for row in tidy.rows(evaluation, base)
    ))  # fmt: skip
    sheets.add("rules", ("Rule", "Family", "What it asks", "Accounts", "Finds something", "Per cent", "All answered",
                         "Per cent answered"), _rules(evaluation))  # fmt: skip
    sheets.add("rates", ("Period", "Base: councils on", "Kind", "Group", "With an account", "All councils",
                         "Per cent"), _rates(evaluation))  # fmt: skip
    sheets.add("changes", ("From", "To", "Council", "Code", "Section", "Before", "After", "Change"),
               _changes(evaluation))  # fmt: skip
    sheets.add("2013", ("Accounts that …", "Number", "Out of", "Per cent", "How it is counted",
                        "What was found in 2013", "Who found it"), _review(evaluation))  # fmt: skip
    book.close()
    return content.getvalue()


class _Sheets:
    """Writes each cell by its kind, so that none is guessed at."""

    def __init__(self, book: Any) -> None:
        self._book = book
        top = {"text_wrap": True, "valign": "top"}
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 2})
        self._text = book.add_format({**top, "indent": 1})
        self._number = book.add_format(top)
        self._day = book.add_format({**top, "num_format": "d mmmm yyyy", "align": "left"})
        self._per_cent = book.add_format({**top, "num_format": "0%"})

    def add(self, name: str, head: Sequence[str], rows: Iterable[Sequence[_Cell]]) -> None:
        sheet = self._book.add_worksheet(name)
        widths = [min(len(text) + 2, 16) for text in head]
        for column, text in enumerate(head):
            sheet.write_string(0, column, text, self._head)
        last = 0
        for last, row in enumerate(rows, 1):
            wide = [self.write(sheet, last, column, cell) + 3 for column, cell in enumerate(row)]
            widths = [max(width, min(own, _WIDEST)) for width, own in zip(widths, wide, strict=True)]
            if max(wide) > _WIDEST:
                # No program gives a row the height of its text by itself when it only prints the file.
                sheet.set_row(last, _LINE * ceil(max(wide) / (_WIDEST - _SLACK)))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 1)
        if last:
            sheet.autofilter(0, 0, last, len(head) - 1)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)

    def write(self, sheet: Any, row: int, column: int, cell: _Cell) -> int:
        """How wide the cell is."""
        match cell:
            case None:
                return 0
            case Share():
                if cell.per_cent is None:
                    return self.write(sheet, row, column, cell.words)
                sheet.write_number(row, column, cell.count / cell.base, self._per_cent)
                return 5
            case bool():
                return self.write(sheet, row, column, "yes" if cell else "no")
            case int() | float():
                sheet.write_number(row, column, cell, self._number)
                return len(str(cell))
            case date():
                sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), self._day)
                return 18
            case str():
                sheet.write_string(row, column, cell, self._text)
                return len(cell)


def _read_me(sheets: _Sheets, evaluation: Evaluation) -> None:
    periods = ", ".join(evaluation.periods) or "none"
    rows: list[tuple[_Cell, ...]] = [
        ("Accounts", len(evaluation.counted.entries)),
        ("Councils", len(evaluation.newest.entries)),
        ("Periods", periods),
        *([("Please note", evaluation.notice)] if evaluation.notice else []),
        *((f"Sheet “{name}”", what) for name, what in _NOTES),
        *((f"Depth “{depth.words}”", depth.sentence) for depth in Depth),
        ("Per cents", "They stand as fractions with a format, unrounded, so that anyone can round them."),
        ("In the web pages", CONVENTIONS),
        ("Order", "Councils stand in the order of the alphabet. Nothing here ranks them."),
    ]
    sheets.add("read me", ("What", "Told"), rows)


def _coverage(evaluation: Evaluation) -> tuple[Sequence[str], Iterable[Sequence[_Cell]]]:
    shown = evaluation.newest
    head = ("Council", "Code", "Period", *(one.title for one in shown.columns))
    return head, (
        (entry.council.short_name, entry.council.code, entry.period.name,
         *(depth.words if (depth := entry.depth(one.key)) is not None else None for one in shown.columns))
        for entry in shown.entries
    )  # fmt: skip


def _rules(evaluation: Evaluation) -> Iterable[Sequence[_Cell]]:
    for one in evaluation.rules:
        yield (one.rule.name, one.rule.family, one.rule.summary, one.counts.base, one.counts.count, one.counts,
               one.answered.count, one.answered)  # fmt: skip


def _rates(evaluation: Evaluation) -> Iterable[Sequence[_Cell]]:
    for one in evaluation.production:
        for kind, groups in (("Type", one.by_type), ("Region", one.by_region)):
            for group in groups:
                yield (str(one.period), one.councils.day, kind, group.name, group.share.count, group.share.base,
                       group.share)  # fmt: skip
        yield str(one.period), one.councils.day, "All", "England", one.total.count, one.total.base, one.total


def _changes(evaluation: Evaluation) -> Iterable[Sequence[_Cell]]:
    titles = {one.key: one.title for one in evaluation.framework.requirements}
    for change in evaluation.changes:
        periods = (change.earlier, change.later)
        for move in change.moved:
            council = move.entry.council
            section = (titles.get(move.section, move.section), move.before.words, move.after.words)
            yield (*periods, council.short_name, council.code, *section, move.move.value)
        came_and_went = (
            ("began", change.began), ("stopped", change.stopped), ("new council", change.new), ("gone", change.gone),
        )  # fmt: skip
        for what, entries in came_and_went:
            for entry in entries:
                yield (*periods, entry.council.short_name, entry.council.code, None, None, None, what)


def _review(evaluation: Evaluation) -> Iterable[Sequence[_Cell]]:
    for one in evaluation.review:
        yield one.words, one.share.count, one.share.base, one.share, one.how, one.then or None, one.source or None
