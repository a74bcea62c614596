"""A digest of everything that a part of a site is made from: a part with the same key would be made the same again."""

import os
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from shutil import which

from localaccount_gen.council import Workshop
from localaccount_gen.engine import Site
from localaccount_gen.project import PROGRAM, Project

_NOT_OURS = {"__pycache__", ".git"}


def program_key() -> str:
    """Of the program itself: its own files, Python, and every package that Python can load."""
    folders = [Path(folder) for folder in sys.path]
    packages = sorted(path.name for one in folders if one.is_dir() for path in one.glob("*.dist-info"))
    files = (line for folder in dict.fromkeys(PROGRAM) for line in _lines(folder))
    return _key([platform.python_version(), platform.system(), *packages, *files])


def common_key(workshop: Workshop, site: Site, program: str) -> str:
    """Of all that every part of a site is made from."""
    project = workshop.project
    own = [folder for folder in (*project.templates, project.theme, project.assets) if folder not in PROGRAM]
    return _key([
        program,
        str(workshop.drafts),
        # What the accessibility statement tells of the last audit is on no council's page: `site_key`.
        repr(replace(workshop.settings, last_audit=None)), str(workshop.press is not None),
        site.told,
        _digest(project.settings),
        _digest(workshop.allowed) if workshop.allowed else "",
        *(which(name) or "" for name in ("ssh-keygen", "lou_translate")),
        *(line for folder in dict.fromkeys(own) for line in _lines(folder)),
    ])  # fmt: skip


def council_key(common: str, project: Project, folder: Path) -> str:
    """Of the part of the council in a folder."""
    return _key([common, project.shown(folder), *_lines(folder)])


def site_key(common: str, workshop: Workshop, councils: Iterable[str], more: Iterable[str]) -> str:
    """Of the part that is about no single council. `councils` are the keys of all that are shown, in order."""
    return _key([common, repr(workshop.settings), "councils", *councils, "more", *more])


def search_key(program: str, pages: Iterable[tuple[str, str]]) -> str:
    """Of the search index of some pages, each an address and a digest."""
    return _key([program, *(f"{address} {digest}" for address, digest in pages)])


def _key(told: Iterable[str]) -> str:
    whole = sha256()
    for line in told:
        # The length before each keeps two lists from reading the same.
        whole.update(f"{len(line)}:{line}".encode("utf-8", "surrogateescape"))
    return whole.hexdigest()


def _lines(folder: Path) -> Iterator[str]:
    """Every file and folder in a folder, with what each holds. Links are not followed, as reading follows none."""
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _NOT_OURS)
        within = Path(current).relative_to(folder).as_posix()
        yield f"{within}/"
        for name in sorted((*names, *(one for one in folders if Path(current, one).is_symlink()))):
            if not name.endswith(".pyc"):
                yield f"{within}/{name} {_digest(Path(current, name))}"


def _digest(path: Path) -> str:
    try:
        if path.is_symlink():
            return f"leads to {path.readlink()}"
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        return f"cannot be read: {error.errno}"
