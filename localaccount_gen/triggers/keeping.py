"""Where private files may lie: outside every folder that a site is made of or put in."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.output import MARK
from localaccount_gen.project import Project

FOLDER = "private"


def private_folder(project: Project, named: Path | None, site: Path) -> Path:
    """The folder for private files, made where it is not there yet.

    `named` is the one somebody asked for; without it, `private` in the project. `site` is where the site is built.
    Raises ProjectError for a folder that a build reads, writes or copies, and for one inside any finished site.
    """
    folder = (named or project.root / FOLDER).resolve()
    for place in _published(project, site):
        if folder.is_relative_to(place.resolve()):
            within = project.shown(place)
            raise ProjectError(f"{folder} is inside {within}, which a site is made of or put in. Name another folder.")
    for above in (folder, *folder.parents):
        if (above / MARK).is_file():
            raise ProjectError(f"{folder} is inside the finished site {above}. Name another folder.")
    if folder == project.root.resolve():
        raise ProjectError(f"Name a folder of its own for private files, such as {project.root / FOLDER}.")
    return folder


def _published(project: Project, site: Path) -> Iterable[Path]:
    yield from (project.accounts, project.site, site, project.assets, project.root / "site_assets")
    yield from (project.root / "templates", project.root / "docs")


def keep(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Writes the files, and beside them what keeps git from taking in anything of the folder.

    Raises ProjectError where that cannot be done.
    """
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            ignored.write_text("# What is here is private.\n*\n", encoding="utf-8", newline="\n")
        for name, content in files.items():
            (folder / name).write_bytes(content)
            written.append(folder / name)
    except OSError as problem:
        raise ProjectError(f"{folder} cannot be written to: {problem.strerror or problem}.") from problem
    return written
