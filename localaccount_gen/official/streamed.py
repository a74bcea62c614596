"""The rows of an ODS file of any length, with the memory of one: the Care Quality Commission's ratings have 320,000.

Unpacked they are a thousand million bytes, which `workbook` refuses to hold. Here every part is read piece by piece
and given up at a limit, and every cell is the text that the sheet displays. What is refused raises ProjectError.
"""

import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.official.container import MOST_COLUMNS, MOST_PARTS
from localaccount_gen.zippedxml import DAMAGED, Follower, pieces

LARGEST_FILE = 200_000_000
LARGEST_UNPACKED = 3_000_000_000
"""Three times the ratings of 2026 (30 million bytes packed, over 1,000 million unpacked)."""
MOST_ROWS = 2_000_000
LONGEST_CELL = 32_767
"""The most a cell may hold in Excel (https://support.microsoft.com/office/excel-specifications-and-limits)."""

_LONGEST_TAG = 1 << 20


def is_ods(path: Path) -> bool:
    """Whether a file is a zip file with the one part that every ODS file has."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "content.xml" in archive.namelist()
    except (OSError, zipfile.BadZipFile):
        return False


def rows_of_ods(path: Path, largest: int = LARGEST_UNPACKED) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every row that is not blank, with the name of its sheet. A hidden sheet is refused: nobody has looked at it."""
    rows = _Rows(path.name, largest)
    try:
        with zipfile.ZipFile(path) as archive:
            if (parts := len(archive.infolist())) > MOST_PARTS:
                raise ProjectError(f"{path.name} has {parts:,} parts inside, more than any official file.")
            for piece in pieces(archive, archive.getinfo("content.xml")):
                yield from rows.ended_in(piece)
            yield from rows.ended_in(b"", last=True)
    except (*DAMAGED, KeyError, OSError) as problem:
        raise ProjectError(f"{path.name} is damaged, or not a spreadsheet.") from problem


class _Rows(Follower):
    """Gives up each row of the sheets when it ends."""

    def __init__(self, name: str, largest: int) -> None:
        super().__init__(name)
        self._largest = largest
        self._sheet = self._style = ""
        self._hidden: set[str] = set()
        self._done: list[tuple[str, tuple[str, ...]]] = []
        self._count = self._size = 0
        self._cells: list[str] = []
        self._blanks = 0
        self._text: list[str] = []
        self._length = 0
        self._paragraphs = self._notes = 0
        self._row_repeats = self._cell_repeats = 1
        self._parser.buffer_text = True
        self._parser.CharacterDataHandler = self._characters

    def ended_in(self, piece: bytes, last: bool = False) -> list[tuple[str, tuple[str, ...]]]:
        """The rows that end in this piece."""
        self._size += len(piece)
        if self._size > self._largest:
            raise ProjectError(f"{self._name} unpacks to more than any official file ({self._largest:,} bytes).")
        self._done = []
        self.feed(piece, last)
        # Of a tag without an end the parser would keep every byte.
        if self._size - self._parser.CurrentByteIndex > _LONGEST_TAG and not last:
            raise ProjectError(f"{self._name} is damaged: part of it is not a spreadsheet.")
        return self._done

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        match _local(element):
            case "p" | "h":
                self._paragraphs += 1
                if self._text and not self._notes:
                    self._text.append(" ")
            case "table-cell" | "covered-table-cell":
                self._text, self._length = [], 0
                self._cell_repeats = _repeats(attributes, "number-columns-repeated")
            case "table-row":
                self._cells, self._blanks = [], 0
                self._row_repeats = _repeats(attributes, "number-rows-repeated")
            case "annotation":
                self._notes += 1
            case "s" | "tab" | "line-break":
                self._characters(" ")
            case "table":
                self._sheet, self._count = _named(attributes, "name"), 0
                if _named(attributes, "style-name") in self._hidden:
                    raise ProjectError(
                        f"{self._name} has a hidden sheet, “{self._sheet}”; show it or take it out first."
                    )
            case "style":
                self._style = _named(attributes, "name")
            case "table-properties" if _named(attributes, "display") == "false":
                self._hidden.add(self._style)

    def _characters(self, text: str) -> None:
        if self._paragraphs and not self._notes:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise ProjectError(f"{self._name} has a cell with more text than a spreadsheet can hold.")
            self._text.append(text)

    def _end(self, element: str) -> None:
        match _local(element):
            case "p" | "h":
                self._paragraphs -= 1
            case "annotation":
                self._notes -= 1
            case "table-cell" | "covered-table-cell":
                self._end_cell("".join(self._text).strip())
            case "table-row" if self._cells:
                self._count += self._row_repeats
                if self._count > MOST_ROWS:
                    raise ProjectError(f"{self._name} has more rows than any official file ({MOST_ROWS:,}).")
                self._done += [(self._sheet, tuple(self._cells))] * self._row_repeats

    def _end_cell(self, text: str) -> None:
        if not text:
            # Blank cells fill a row up to the end of the sheet, and count only before one that is not.
            self._blanks += self._cell_repeats
            return
        if len(self._cells) + self._blanks + self._cell_repeats > MOST_COLUMNS:
            raise ProjectError(f"{self._name} has a cell further out than in any official file.")
        self._cells += [""] * self._blanks + [text] * self._cell_repeats
        self._blanks = 0


@lru_cache(1000)
def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _named(attributes: dict[str, str], name: str) -> str:
    for key, value in attributes.items():
        if _local(key) == name:
            return value
    return ""


def _repeats(attributes: dict[str, str], name: str) -> int:
    text = _named(attributes, name)
    return int(text) if text.isdecimal() and len(text) < 10 else 1 if not text else MOST_ROWS + 1
