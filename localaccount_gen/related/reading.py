"""A file of any source, recognised by the titles of its columns, and the council's figures in it."""

import csv
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.official.container import read_file
from localaccount_gen.official.otherwise import refuse_other_kinds
from localaccount_gen.official.streamed import LARGEST_FILE, LARGEST_UNPACKED, MOST_ROWS, is_ods, rows_of_ods
from localaccount_gen.official.workbook import read_workbook
from localaccount_gen.related.complaints import COMPLAINTS
from localaccount_gen.related.finance import FINANCE, FINANCE_ITEMS
from localaccount_gen.related.ratings import DIRECTORY, RATINGS
from localaccount_gen.related.safeguarding import SAFEGUARDING
from localaccount_gen.related.source import Asked, Row, Source, Taken

SOURCES: tuple[Source, ...] = (RATINGS, DIRECTORY, SAFEGUARDING, FINANCE, FINANCE_ITEMS, *COMPLAINTS)
"""The first whose columns stand in a row wins."""

_HEADER_WITHIN = 30
"""How many rows of titles and notes may stand above the header (ours)."""

_KIND_WITHIN = 1_000_000
"""How many bytes tell what kind of file it is; whether an old workbook has a password stands some way in (ours)."""

_GLANCE = 50_000_000
"""How far into a workbook `source_of` looks, in bytes unpacked: to name a source is not worth a minute (ours)."""


def source_of(path: Path) -> Source | None:
    """The source of a file by its first table that is known; None where there is none, or it cannot be read."""
    try:
        return next((source for _, rows in _tables(path, _GLANCE) if (source := _recognise(rows)[0])), None)
    except ProjectError:
        return None


def read_related(asked: Asked) -> list[tuple[Source, Taken]]:
    """What every known table of a file says of the council. A file without one, or that cannot be read, is refused."""
    found: list[tuple[Source, Taken]] = []
    seen: dict[str, LocalFigure] = {}
    for _, rows in _tables(asked.path):
        source, header = _recognise(rows)
        if source is None:
            continue
        taken = source.read(rows, source.columns.places(header, asked.file), asked)
        for name, figure in taken.figures.items():
            if name in seen and seen[name].value != figure.value:
                raise ProjectError(f"{asked.file} has two tables that differ on {name}: {seen[name].value} and "
                                   f"{figure.value}.")  # fmt: skip
        seen |= taken.figures
        found.append((source, taken))
    if not found:
        titles = list(dict.fromkeys(source.title for source in SOURCES if source.names))
        raise ProjectError(
            f"{asked.file} is not a file whose columns are known here: {'; '.join(titles)}. "
            "Files of the Adult Social Care Outcomes Framework are imported without --for."
        )
    return found


def _recognise(rows: Iterator[Row]) -> tuple[Source | None, Row]:
    for row in islice(rows, _HEADER_WITHIN):
        for source in SOURCES:
            if source.columns.match(row):
                return source, row
    return None, ()


def _tables(path: Path, largest: int = LARGEST_UNPACKED) -> Iterator[tuple[str, Iterator[Row]]]:
    """The sheets of a workbook, or the one table of a CSV file, row by row."""
    start = _start(path)
    if start.startswith(b"PK"):
        if is_ods(path):
            for name, rows in groupby(rows_of_ods(path, largest), key=lambda row: row[0]):
                yield name, (row for _, row in rows)
        else:
            for sheet in read_workbook(path.name, read_file(path)):
                yield sheet.name, iter(sheet.rows)
    else:
        refuse_other_kinds(path.name, start)
        if b"\0" in start or start.lstrip().startswith(b"<"):
            raise ProjectError(f"{path.name} is neither an ODS, an XLSX nor a CSV file.")
        yield "", _rows_of_csv(path)


def _start(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ProjectError(f"{path.name} is larger than any official file ({LARGEST_FILE:,} bytes).")
        with path.open("rb") as file:
            return file.read(_KIND_WITHIN).removeprefix(b"\xef\xbb\xbf")
    except OSError as problem:
        raise ProjectError(f"{path.name} cannot be read: {problem.strerror or problem}.") from problem


def _rows_of_csv(path: Path) -> Iterator[Row]:
    # Old files are in the encoding of Windows; what is read of them, codes and figures, is the same in both.
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        try:
            for number, row in enumerate(csv.reader(file)):
                if number == MOST_ROWS:
                    raise ProjectError(f"{path.name} has more rows than any official file ({MOST_ROWS:,}).")
                if any(row):
                    yield tuple(row)
        except csv.Error as problem:
            raise ProjectError(f"{path.name} cannot be read as CSV: {problem}.") from problem
