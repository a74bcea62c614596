"""The sheets of an ODS or XLSX file as text, the way the sheet displays it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from localaccount_gen.findings import ProjectError
from localaccount_gen.official.container import check_container


@dataclass(frozen=True)
class Sheet:
    name: str
    rows: tuple[tuple[str, ...], ...]


def read_workbook(name: str, content: bytes) -> list[Sheet]:
    """Every sheet of a workbook, checked as a container first. A hidden sheet is refused: nobody has looked at it."""
    check_container(name, content)
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        for sheet in workbook.sheets_metadata:
            if sheet.visible is not SheetVisibleEnum.Visible:
                raise ProjectError(f"{name} has a hidden sheet, “{sheet.name}”; show it or take it out first.")
        return [Sheet(sheet, tuple(_rows(workbook, sheet))) for sheet in workbook.sheet_names]
    except CalamineError as problem:
        raise ProjectError(f"{name} cannot be read as a spreadsheet: open it in a program that can, save it as ODS or "
                           "XLSX, and import that.") from problem  # fmt: skip


def _rows(workbook: CalamineWorkbook, sheet: str) -> Iterator[tuple[str, ...]]:
    for row in workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False):
        yield tuple(_text(cell) for cell in row)


def _text(cell: object) -> str:
    """A cell's text. Numbers lose the noise of binary fractions: 19.100000000000001 is shown as 19.1."""
    return f"{cell:.12g}" if isinstance(cell, float) else str(cell).strip()
