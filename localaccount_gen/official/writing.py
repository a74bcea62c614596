"""The product's own tables on disk: all that an import writes, put in place in one step."""

import contextlib
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from localaccount_gen.figures import table_text
from localaccount_gen.findings import ProjectError
from localaccount_gen.laterperiods import FILE, entries_of
from localaccount_gen.model import OfficialFigure, Source
from localaccount_gen.official.importing import Table
from localaccount_gen.swapping import InUse, Swap, held, is_vacant, put, staging

MANIFEST = "manifest.json"
"""SHA-256 of every table that an import writes."""
_SOURCES = "sources.json"


@contextlib.contextmanager
def held_tables(folder: Path) -> Iterator[None]:
    """Keeps other imports from the tables in `folder`; brings back what a stopped import left aside.

    Raises ProjectError where the folder holds something else, cannot be written beside, or an import is under way.
    """
    with _told_plainly(folder):
        whole = folder.resolve()
        _refuse_what_are_not_tables(whole)
        try:
            with held(whole):
                yield
        except InUse:
            problem = f"Another import into {folder} is running: wait until it has ended, then import again."
            raise ProjectError(problem) from None


def write(table: Table, folder: Path, made_of_it: Mapping[str, str] | None = None) -> Swap:
    """The table into `folder`: figures/<measure>.csv, sources.json, manifest.json. The same table gives the same bytes.

    `made_of_it` are further files by name, such as `explore/<measure>.json`, which change when figures do.

    Written whole in a folder beside it, with everything else that was there, then exchanged with it: there is never a
    mixture of two imports, whenever the computer stops. Tables with the same bytes are left alone.
    """
    with _told_plainly(folder):
        whole = folder.resolve()
        _refuse_what_are_not_tables(whole)
        whole.parent.mkdir(parents=True, exist_ok=True)
        contents = contents_of(table, made_of_it or {})
        ours = {FILE, *(name.partition("/")[0] for name in (*contents, *written_names(whole)))}
        with staging(whole) as staged:
            if whole.is_dir():
                leave_out = lambda where, names: ours if Path(where) == whole else set()  # noqa: E731
                shutil.copytree(whole, staged, dirs_exist_ok=True, symlinks=True, ignore=leave_out)
            for name, text in contents.items():
                path = staged / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
            return put(staged, whole)


def written_names(folder: Path) -> set[str]:
    """What the folder has of the files that an import writes, one for each measure."""
    found = (*folder.glob("figures/*.csv"), *folder.glob("explore/*.json"))
    return {path.relative_to(folder).as_posix() for path in found}


def contents_of(table: Table, made_of_it: Mapping[str, str]) -> dict[str, str]:
    """Every file that an import writes, by its name in the folder of tables; the manifest names all others."""
    by_measure: dict[str, list[OfficialFigure]] = {}
    for figure in table.figures.values():
        by_measure.setdefault(figure.measure, []).append(figure)
    contents = {f"figures/{measure}.csv": table_text(by_measure[measure]) for measure in sorted(by_measure)}
    contents |= made_of_it
    contents[_SOURCES] = _json({key: _without_key(table.sources[key]) for key in sorted(table.sources)})
    if table.later:
        contents[FILE] = _json(entries_of(table.later))
    contents[MANIFEST] = _json({name: digest(text.encode()) for name, text in contents.items()})
    return contents


def digest(content: bytes) -> str:
    """SHA-256 of a table. Windows checkouts may have other line ends, which change no figure."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _refuse_what_are_not_tables(folder: Path) -> None:
    if not is_vacant(folder) and not any((folder / name).is_file() for name in (MANIFEST, _SOURCES)):
        raise ProjectError(f"{folder} holds something other than tables of official figures: "
                           "name an empty folder, or a new one, with --into.")  # fmt: skip


@contextlib.contextmanager
def _told_plainly(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        raise ProjectError(f"The tables in {folder} cannot be written: {problem.strerror or problem}. "
                           "They are as they were before.") from problem  # fmt: skip


def _without_key(source: Source) -> dict[str, str]:
    return {name: value for name, value in asdict(source).items() if name != "key"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
