"""The files of a folder that may be published, and a finding for every other."""

import re
from collections.abc import Sequence
from pathlib import Path

from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.project import Project

PICTURES = (".png", ".jpg", ".jpeg", ".webp")

_STEM = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
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
        elif not path.is_file() or not _may_be_published(path, endings):
            findings.append(
                Finding(
                    "unknown-key",
                    Severity.ERROR,
                    Location(project.shown(path)),
                    f"“{path.name}” cannot be published under this name.",
                    f"use small letters, digits and hyphens and end in {_offered(endings)}",
                    "other names break on some computers, and other kinds of file can carry programs",
                )
            )
        else:
            files[f"{folder.name}/{path.name}"] = path
    return files, findings


def _may_be_published(path: Path, endings: Sequence[str]) -> bool:
    return path.suffix in endings and bool(_STEM.fullmatch(path.stem)) and path.stem not in _RESERVED


def _offered(endings: Sequence[str]) -> str:
    """`.png, .jpg or .webp`; the longer way to write .jpg is taken and not offered."""
    *most, last = (ending for ending in endings if ending != ".jpeg")
    return f"{', '.join(most)} or {last}"


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
