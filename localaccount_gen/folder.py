"""The files of a folder that may be published, and a finding for every other."""

import re
from collections.abc import Sequence
from pathlib import Path

from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.project import Project

PICTURES = (".png", ".jpg", ".jpeg", ".webp")

LONGEST = 60
_STEM = re.compile(rf"[a-z0-9](?:[a-z0-9-]{{0,{LONGEST - 2}}}[a-z0-9])?")
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names Windows keeps for itself (https://learn.microsoft.com/windows/win32/fileio/naming-a-file)."""

IGNORED = {".gitkeep", ".gitignore", ".gitattributes", "thumbs.db", "desktop.ini", ".ds_store"}


def folder_files(
    project: Project, folder: Path, endings: Sequence[str] = (*PICTURES, ".csv")
) -> tuple[dict[str, Path], list[Finding]]:
    """The files of a folder by the path a link would use, such as `images/bus.jpg`."""
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    for path in sorted(folder.iterdir()):
        if path.name.casefold() in IGNORED:
            continue
        if link := link_on_disk(project, path):
            findings.append(link)
        elif wrong := _wrong(path, endings):
            why = "other names break on some computers, and other kinds of file can carry programs"
            findings.append(Finding("unknown-key", Severity.ERROR, Location(project.shown(path)), *wrong, why))
        else:
            files[f"{folder.name}/{path.name}"] = path
    return files, findings


def _wrong(path: Path, endings: Sequence[str]) -> tuple[str, str] | None:
    """What is wrong with a name in the folder, and what to do; None where it may be published."""
    if path.is_dir():
        return f"“{path.name}” is a folder, and no file in it is read.", "move its files up, and take the folder away"
    problem = f"“{path.name}” cannot be published under this name."
    if path.stem.casefold() in _RESERVED:
        return problem, f"choose another name: Windows keeps “{path.stem}” for itself"
    if path.is_file() and path.suffix in endings and _STEM.fullmatch(path.stem):
        return None
    if len(path.stem) > LONGEST:
        return problem, f"choose a name of {LONGEST} letters or fewer"
    return problem, f"use small letters, digits and hyphens and end in {_offered(endings)}"


def _offered(endings: Sequence[str]) -> str:
    """`.png, .jpg or .webp`; the longer way to write .jpg is taken and not offered."""
    *most, last = (ending for ending in endings if ending != ".jpeg")
    return f"{', '.join(most)} or {last}" if most else last


def link_on_disk(project: Project, path: Path) -> Finding | None:
    """What is wrong with a path that is a symbolic link."""
    if not path.is_symlink():
        return None
    return Finding(
        "outside-account",
        Severity.ERROR,
        Location(project.shown(path)),
        f"“{path.name}” is a link to another place on the disk.",
        "put the file itself here",
        "a link can lead to anything on the computer that builds the site",
    )
