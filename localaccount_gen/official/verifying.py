"""Whether the shipped tables are as they were written, and say what the official files say."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import OfficialFigure
from localaccount_gen.official.figuring import figures_of, key_of
from localaccount_gen.official.importing import table_of, with_what_was_told
from localaccount_gen.official.reading import read_release
from localaccount_gen.official.writing import MANIFEST, digest, written_names


@dataclass(frozen=True)
class FileCheck:
    """One official file against the figures shipped from it."""

    file: str
    compared: int
    different: tuple[tuple[OfficialFigure | None, OfficialFigure | None], ...]
    """Shipped and official; None where there is no such figure."""


def changed_tables(folder: Path) -> list[str]:
    """The names of tables that are not as the last import wrote them, or are missing, or are strangers."""
    try:
        expected: dict[str, str] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ProjectError(f"There is no manifest in {folder}; run  localaccount data import  again.") from problem
    wrong = [name for name, written in expected.items()
             if not (folder / name).is_file() or digest((folder / name).read_bytes()) != written]  # fmt: skip
    return sorted({*wrong, *(written_names(folder) - expected.keys())})


def official_files(paths: Iterable[Path], catalogue: Catalogue) -> list[Path]:
    """The files themselves; of a folder, those that the shipped figures were read from."""
    names = {source.file for source in catalogue.sources.values()}
    files = []
    for path in paths:
        files += sorted(found for found in path.rglob("*") if found.name in names) if path.is_dir() else [path]
    return files


def compare_with(path: Path, catalogue: Catalogue, folder: Path) -> FileCheck:
    """Every figure shipped from this very file against the file read again. Another file raises ProjectError."""
    release = read_release(path, catalogue)
    source = next((one for one in catalogue.sources.values() if one.sha256 == release.source.sha256), None)
    if source is None:
        raise ProjectError(f"No shipped figure was read from {path.name}; import it first.")
    table = table_of(catalogue).figures
    shipped = {key: figure for key, figure in table.items() if figure.source == source.key}
    read = {key_of(figure): with_what_was_told(figure, table.get(key_of(figure)))
            for figure in figures_of(release, catalogue, folder)}  # fmt: skip
    different: list[tuple[OfficialFigure | None, OfficialFigure | None]]
    different = [(figure, read.get(key)) for key, figure in shipped.items() if read.get(key) != figure]
    different += [(None, figure) for key, figure in read.items() if key not in table]
    return FileCheck(path.name, len(shipped), tuple(different))
