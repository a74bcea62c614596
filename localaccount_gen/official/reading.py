"""An official file of any layout, recognised by what is in it."""

import hashlib
from io import BytesIO
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.official.compiled import is_compiled, read_compiled
from localaccount_gen.official.container import read_file, written_on
from localaccount_gen.official.open_data import is_open_data, read_open_data, rows_of_csv
from localaccount_gen.official.otherwise import refuse_other_kinds
from localaccount_gen.official.rows import OfficialFile, Release
from localaccount_gen.official.time_series import is_time_series, read_time_series
from localaccount_gen.official.workbook import read_workbook


def read_release(path: Path, catalogue: Catalogue, period: Period | None = None, published: str = "") -> Release:
    """What an official file says. A file that is none of the known layouts raises ProjectError."""
    content = read_file(path)
    refuse_other_kinds(path.name, content)
    file = OfficialFile(path.name, content, hashlib.sha256(content).hexdigest(), period, published)
    if content.startswith(b"PK"):
        return _read_workbook(file, catalogue)
    return _read_csv(file, catalogue)


def _read_workbook(file: OfficialFile, catalogue: Catalogue) -> Release:
    sheets = read_workbook(file.name, file.content)
    if is_time_series(sheets):
        return read_time_series(file, sheets, catalogue, written_on(BytesIO(file.content)))
    for sheet in sheets:
        if sheet.rows and is_open_data(sheet.rows[0]):
            return read_open_data(file, sheet.rows, catalogue, written_on(BytesIO(file.content)))
    raise _not_understood(file)


def _read_csv(file: OfficialFile, catalogue: Catalogue) -> Release:
    if b"\0" in file.content:
        raise _not_understood(file)
    lines = rows_of_csv(file.name, _decoded(file.content))
    header = lines[0] if lines else []
    if is_compiled(header):
        return read_compiled(file, lines, catalogue)
    if is_open_data(header):
        return read_open_data(file, lines, catalogue)
    raise _not_understood(file)


def _decoded(content: bytes) -> str:
    """UTF-8, or the Windows encoding in which the open data came until 2019-20."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _not_understood(file: OfficialFile) -> ProjectError:
    return ProjectError(f"{file.name} is neither the time-series workbook nor a yearly open-data file of the "
                        "Adult Social Care Outcomes Framework.")  # fmt: skip
