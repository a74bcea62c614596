"""A council's own tables: CSV in, rows of text out, and every slip with its place."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.textfile import read_text

ROWS = 20_000
COLUMNS = 200
"""More than any table a reader could use (ours, against files made to exhaust the machine)."""

NO_FIGURE = {
    "[c]": "too few people to show",
    "[x]": "not available",
    "[z]": "does not apply",
    "[low]": "a small number",
    "*": "too few people to show",
    "..": "not available",
}
"""The markers official tables use where there is no number, and what they mean in words."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?%?", re.ASCII)


@dataclass(frozen=True)
class DataTable:
    """A table as written: a header and rows of the same length, every cell text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[tuple[int, str], ...] = ()
    """The line each row ends on in its file and what stands there, so that a cell can be shown; the header's first."""

    def content(self) -> bytes:
        """The table as CSV in UTF-8, safe to open in a spreadsheet."""
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        writer.writerows([safe_cell(cell) for cell in row] for row in (self.header, *self.rows))
        return text.getvalue().encode()

    def is_number(self, column: int) -> bool:
        """Whether a column holds numbers and markers only, so that it may be set to the right."""
        cells = [row[column] for row in self.rows if row[column] not in NO_FIGURE]
        return bool(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def safe_cell(cell: str) -> str:
    """The cell with `'` before it where a spreadsheet would take text for a formula and run it; a number stays itself.

    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(cell) else cell


def read_table(path: Path, shown: str) -> tuple[DataTable | None, list[Finding]]:
    """The table in a CSV file, or None, with what is wrong: rows longer or shorter than the header, blank cells."""
    text, findings = read_text(path, shown)
    if text is None:
        return None, findings
    lines = text.splitlines()
    try:
        rows = [(reader_line, [cell.strip() for cell in row]) for reader_line, row in _rows(text) if any(row)]
    except csv.Error:
        return None, [
            *findings,
            _slip(
                shown, lines, 1, "This file is not a table in CSV form.", "save it from your spreadsheet as “CSV UTF-8”"
            ),
        ]
    if len(rows) < 2:
        return None, [
            *findings,
            _slip(
                shown,
                lines,
                1,
                "This table has no rows under its header.",
                "put the names of the columns on the first line and the figures below",
            ),
        ]
    if len(rows) > ROWS or len(rows[0][1]) > COLUMNS:
        return None, [
            *findings,
            _slip(
                shown,
                lines,
                1,
                f"This table is larger than {ROWS:,} rows or {COLUMNS} columns.",
                "publish a summary of it",
            ),
        ]
    header = rows[0][1]
    for line, row in rows:
        if len(row) != len(header):
            findings.append(
                _slip(
                    shown,
                    lines,
                    line,
                    f"This row has {_cells(len(row))} and the header has {len(header)}.",
                    "give every row as many cells as the header; put a cell with a comma in quotes",
                )
            )
        elif "" in row:
            name = header[row.index("")] or f"number {row.index('') + 1}"
            findings.append(
                _slip(
                    shown,
                    lines,
                    line,
                    f"The cell in column “{name}” is blank.",
                    "write the figure, or why there is none: [c] too few people, [x] not available, [z] does not apply",
                )
            )
    if findings:
        return None, findings
    return DataTable(
        tuple(header),
        tuple(tuple(row) for _, row in rows[1:]),
        tuple((line, lines[line - 1] if line <= len(lines) else "") for line, _ in rows),
    ), []


def _rows(text: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(), strict=True)
    return [(reader.line_num, row) for row in reader]


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"


def _slip(shown: str, lines: list[str], line: int, problem: str, fix: str) -> Finding:
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return Finding(
        "wrong-type",
        Severity.ERROR,
        Location(shown, line, 1, max(len(excerpt), 1), excerpt),
        problem,
        fix,
        "a table with a hole in it says something nobody wrote",
    )
