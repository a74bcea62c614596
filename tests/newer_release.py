"""A workbook of next year, made for tests from the official one: what a release of 2025-26 will look like."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from localaccount_gen.official.workbook import read_workbook

Rows = list[list[str]]

_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
)
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)
_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def sheets_of(path: Path) -> dict[str, Rows]:
    """The sheets of a workbook as rows of text, to be changed."""
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in read_workbook(path.name, path.read_bytes())}


def a_year_on(sheets: Mapping[str, Rows]) -> dict[str, Rows]:
    """The same tables with columns for 2025-26, which repeat those of 2024-25 until a test changes them."""
    return {name: _with_columns(rows) if name.startswith("Table_") else _retitled(rows)
            for name, rows in sheets.items()}  # fmt: skip


def put(sheets: Mapping[str, Rows], sheet: str, area: str, column: str, text: str) -> None:
    """Another text in the cell of an area and column, such as `2025 to 2026 - outcome`."""
    rows = sheets[sheet]
    header = next(row for row in rows if "Local authority" in row)
    row = next(row for row in rows if row[header.index("Local authority")] == area)
    row[header.index(column)] = text


def without(sheets: dict[str, Rows], sheet: str, area: str) -> None:
    """The row of an area taken out."""
    sheets[sheet] = [row for row in sheets[sheet] if area not in row[:2]]


def ods(sheets: Mapping[str, Rows], written: str = "2027-01-21") -> bytes:
    """An ODS file of texts, written on a day."""
    tables = "".join(f'<table:table table:name="{escape(name)}">{_rows(rows)}</table:table>'
                     for name, rows in sheets.items())  # fmt: skip
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("content.xml", f"{_HEAD}{tables}{_TAIL}")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("meta.xml", f"<meta><dc:date>{written}T10:00:00</dc:date></meta>".replace(
            "<meta>", '<meta xmlns:dc="http://purl.org/dc/elements/1.1/">'))  # fmt: skip
    return content.getvalue()


def rewritten(path: Path, change: Callable[[bytes], bytes], part: str = "content.xml") -> bytes:
    """A workbook with one of its parts changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in whole.namelist():
            archive.writestr(name, change(whole.read(name)) if name == part else whole.read(name))
    return content.getvalue()


def _with_columns(rows: Rows) -> Rows:
    header = next(row for row in rows if "Local authority" in row)
    last = [place for place, name in enumerate(header) if name.startswith("2024 to 2025")]
    made = []
    for row in rows:
        copied = [row[place] for place in last]
        if row is header:
            copied = [name.replace("2024 to 2025", "2025 to 2026") for name in copied]
        made.append([*row, *(copied if rows.index(header) <= len(made) else [""] * len(copied))])
    return made


def _retitled(rows: Rows) -> Rows:
    return [[cell.replace("2015 to 2016 to 2024 to 2025", "2015 to 2016 to 2025 to 2026") for cell in row]
            for row in rows]  # fmt: skip


def _rows(rows: Rows) -> str:
    return "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)


def _cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'
