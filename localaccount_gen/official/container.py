"""Whether a spreadsheet is safe to open: looked at as a container first, because a small file can unpack to gigabytes.

Every part is unpacked piece by piece and given up at a limit. What is refused raises ProjectError, in one sentence.
"""

import re
import zipfile
from io import BytesIO
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.official.otherwise import refuse_other_containers
from localaccount_gen.zippedxml import DAMAGED, Follower, begins_xml, pieces

LARGEST_FILE = 30_000_000
LARGEST_UNPACKED = 120_000_000
"""The largest official workbook so far (2020-21) unpacks to 19 million bytes."""
MOST_PARTS = 500
MOST_ROWS = 200_000
MOST_COLUMNS = 500
MOST_CELLS = 5_000_000


def read_file(path: Path) -> bytes:
    """A file's bytes, refused above `LARGEST_FILE`."""
    if path.is_dir():
        raise ProjectError(f"{path.name} is a folder: name the file in it.")
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise ProjectError(f"There is no file {path}.") from None
    except PermissionError as problem:
        raise ProjectError(f"{path.name} cannot be read: {problem.strerror}. "
                           "If a program has it open, close it there.") from problem  # fmt: skip
    except OSError as problem:
        raise ProjectError(f"{path.name} cannot be read: {problem.strerror or problem}.") from problem
    if len(content) > LARGEST_FILE:
        raise ProjectError(f"{path.name} is larger than any official file ({LARGEST_FILE:,} bytes).")
    return content


def check_container(name: str, content: bytes) -> None:
    """Refuses a workbook that unpacks to too much, declares entities, or has cells without end."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise ProjectError(f"{name} has {len(parts):,} parts inside, more than any official file.")
            refuse_other_containers(name, archive, parts)
            left = LARGEST_UNPACKED
            for part in parts:
                left -= _check_part(name, archive, part, left)
    except DAMAGED as problem:
        raise ProjectError(f"{name} is damaged, or was not downloaded to its end: download it again.") from problem


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """How many bytes a part unpacks to."""
    reader: _SheetReader | None = None
    size = 0
    for piece in pieces(archive, part):
        if size == 0 and begins_xml(piece):
            reader = _SheetReader(name)
        size += len(piece)
        if size > left:
            raise ProjectError(f"{name} unpacks to more than any official file ({LARGEST_UNPACKED:,} bytes).")
        if reader:
            reader.feed(piece)
    if reader:
        reader.feed(b"", last=True)
    return size


def written_on(file: Path | BytesIO) -> str:
    """The ISO date on which a workbook says it was last written; empty where it does not say, or is no workbook."""
    try:
        with zipfile.ZipFile(file) as archive:
            for part in ("meta.xml", "docProps/core.xml"):
                if part in archive.namelist():
                    said = archive.open(part).read(100_000).decode("utf-8", errors="replace")
                    if match := re.search(r"<(?:dc:date|dcterms:modified)\b[^>]*>(\d{4}-\d{2}-\d{2})T", said):
                        return match[1]
    except zipfile.BadZipFile:
        return ""
    return ""


class _SheetReader(Follower):
    """Gives up at a cell far out and at a formula without a value."""

    advice = " Download it again."

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._row = 0
        self._column = 0
        self._last_column = 0
        self._formula = self._value = False

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        # Without namespaces, as the reader proper takes them.
        place = {_local(name): value for name, value in attributes.items()}
        match _local(element):
            case "table":
                self._row = self._last_column = 0
            case "table-row":
                self._row += _repeats(place.get("number-rows-repeated"))
                self._column = 0
            case "table-cell" | "covered-table-cell":
                self._ods_cell(place)
            case "row" if place.get("r", "").isdecimal():
                self._row, self._column = int(place["r"]), 0
            case "c":
                self._xlsx_cell(place.get("r", ""))
            case "f":
                self._formula = True
            case "v" | "is":
                self._value = True

    def _end(self, element: str) -> None:
        if _local(element) == "c" and self._formula and not self._value:
            self._refuse_formula()

    def _ods_cell(self, place: dict[str, str]) -> None:
        self._column += _repeats(place.get("number-columns-repeated"))
        if "value-type" in place:
            self._filled()
        elif "formula" in place:
            self._refuse_formula()

    def _xlsx_cell(self, place: str) -> None:
        self._formula = self._value = False
        if match := re.fullmatch(r"([A-Z]{1,4})(\d{1,9})", place):
            self._column, self._row = _column_number(match[1]), int(match[2])
        else:
            self._column += 1
        self._filled()

    def _filled(self) -> None:
        self._last_column = max(self._last_column, self._column)
        if self._row > MOST_ROWS or self._last_column > MOST_COLUMNS or self._row * self._last_column > MOST_CELLS:
            raise ProjectError(f"{self._name} has a cell at row {self._row:,}, column {self._column:,}, "
                               "further out than in any official file.")  # fmt: skip

    def _refuse_formula(self) -> None:
        raise ProjectError(f"{self._name} has formulas without a saved value; save it again as values, or as CSV.")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _repeats(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 10 else 1 if text is None else MOST_ROWS + 1


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
