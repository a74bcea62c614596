"""Tables as rows of cells with their places, whether they came from a CSV file or stand in a section's Markdown."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath

from localaccount_gen.account import Account, Section
from localaccount_gen.csvfile import NO_FIGURE, DataTable
from localaccount_gen.findings import Location
from localaccount_gen.sectionforms import TableFile


@dataclass(frozen=True)
class Grid:
    """A table: its header, its rows, and what is said above and below it."""

    title: str
    note: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    section: str
    place: Callable[[int, int], Location]
    """The place of the cell in a row and a column; row -1 is the header."""

    def number(self, row: int, column: int) -> "Cell | None":
        return read_cell(self.rows[row][column])

    def column(self, column: int) -> list["Cell | None"]:
        return [self.number(row, column) for row in range(len(self.rows))]


@dataclass(frozen=True)
class Cell:
    """A cell that holds a number."""

    value: Decimal
    decimals: int
    is_share: bool
    is_money: bool


_CELL = re.compile(r"([+−–-]?)(£?)\s?(\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.(\d{1,6}))?\s?(m|million|k)?\s?(%?)")


def read_cell(text: str) -> Cell | None:
    """The number that a cell holds and nothing else; None for words and for markers such as [c]."""
    match = _CELL.fullmatch(text.strip())
    if match is None:
        return None
    value = Decimal(f"{match[3].replace(',', '')}.{match[4] or 0}")
    return Cell(-value if match[1] not in ("", "+") else value, len(match[4] or ""), bool(match[6]), bool(match[2]))


def is_hidden(text: str) -> bool:
    """Whether a cell is a marker for a number too small to show."""
    return text.strip() in ("[c]", "[low]", "*")


def is_marker(text: str) -> bool:
    return text.strip() in NO_FIGURE


def grids(account: Account) -> Iterator[Grid]:
    """Every table of the account."""
    for section in account.sections:
        for form in section.form.tables:
            if table := account.tables.get(form.file):
                yield _from_file(account, section, form, table)
        if "|" in section.body:
            yield from _in_markdown(section)


def _from_file(account: Account, section: Section, form: TableFile, table: DataTable) -> Grid:
    shown = str(PurePosixPath(account.document.file).parent / form.file)

    def place(row: int, column: int) -> Location:
        line, written = table.lines[row + 1] if row + 1 < len(table.lines) else (row + 2, "")
        cell = (table.header if row < 0 else table.rows[row])[column]
        starts = [match.start() for match in re.finditer(re.escape(cell), written)]
        before = sum(one.count(cell) for one in (table.header if row < 0 else table.rows[row])[:column]) if cell else 0
        start = starts[before] if before < len(starts) else 0
        return Location(shown, line, start + 1, max(len(cell), 1), written)

    return Grid(form.title, form.note or "", table.header, table.rows, section.key, place)


_RULER = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t|:-]*$")


def _in_markdown(section: Section) -> Iterator[Grid]:
    """Tables written with pipes: a header, a ruler and rows."""
    lines: list[tuple[int, str]] = []
    offset = 0
    heading = ""
    for line in (*section.body.split("\n"), ""):
        if "|" in line:
            lines.append((offset, line))
        else:
            if len(lines) > 2 and _RULER.match(lines[1][1]):
                yield _markdown_grid(section, lines, heading)
            lines = []
            heading = line.strip() or heading
        offset += len(line) + 1


def _markdown_grid(section: Section, lines: list[tuple[int, str]], heading: str) -> Grid:
    rows = [[(offset + start, cell) for start, cell in _cells(line)] for offset, line in (lines[0], *lines[2:])]
    width = len(rows[0])
    whole = [[*row, *[(row[-1][0] if row else 0, "")] * width][:width] for row in rows]

    def place(row: int, column: int) -> Location:
        start, cell = whole[row + 1][column]
        return section.document.in_body(start, max(len(cell), 1))

    texts = tuple(tuple(cell for _, cell in row) for row in whole)
    return Grid(heading, "", texts[0], texts[1:], section.key, place)


def _cells(line: str) -> Iterator[tuple[int, str]]:
    inner = line.strip()
    offset = line.index(inner) if inner else 0
    if inner.startswith("|"):
        inner, offset = inner[1:], offset + 1
    if inner.endswith("|"):
        inner = inner[:-1]
    for piece in inner.split("|"):
        yield offset + len(piece) - len(piece.lstrip()), piece.strip()
        offset += len(piece) + 1
