"""Where private files may lie: outside every folder that a site is made of or put in."""

from collections.abc import Iterator
from pathlib import Path, PureWindowsPath

from localaccount_gen.findings import ProjectError
from localaccount_gen.output import MARK
from localaccount_gen.project import Project

FOLDER = "private"
_OURS = "*-triggers.html\n*-triggers.md\n*-triggers.csv\n*-self-assessment.html\n*-self-assessment.md\n"


def private_folder(project: Project, named: Path | None, site: Path) -> Path:
    """The folder for private files: the one somebody named, or `private` in the project. It is made, and git told.

    `site` is where the site is built. Raises ProjectError for a folder that a build reads, writes or copies, for one
    inside any finished site, and where the disk does not let us write.
    """
    folder = _meant(named or project.root / FOLDER).resolve()
    refuse_published(project, folder, site)
    if (named and not str(named).strip()) or project.root.resolve().is_relative_to(folder):
        raise ProjectError(f"Name a folder of its own for private files, such as {project.root / FOLDER}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        ignored = folder / ".gitignore"
        if not ignored.exists():
            # Somebody's own folder may hold what git is to keep.
            what = _OURS if any(folder.iterdir()) else "*\n"
            ignored.write_text(f"# What is here is private.\n{what}", encoding="utf-8", newline="\n")
    except OSError as problem:
        raise ProjectError(f"{folder} cannot be written to: {problem.strerror or problem}.") from problem
    return folder


def _meant(named: Path) -> Path:
    """The folder a person means. Raises ProjectError for a path of Windows where there is no Windows."""
    if PureWindowsPath(named).drive and not named.drive:
        raise ProjectError(f"{named} is a path of Windows, and this computer has no such drive. Name another folder.")
    try:
        return named.expanduser()
    except RuntimeError as problem:
        raise ProjectError(f"{named}: nobody on this computer has that name. Name another folder.") from problem


def refuse_published(project: Project, folder: Path, site: Path) -> None:
    """Raises ProjectError where what lies in a folder would be published, now or by the next build."""
    folder = folder.resolve()
    for place in _published(project, site):
        if _is_inside(folder, place.resolve()):
            within = project.shown(place)
            raise ProjectError(f"{folder} is inside {within}, which a site is made of or put in. Name another folder.")
    for above in (folder, *folder.parents):
        if (above / MARK).is_file():
            raise ProjectError(f"{folder} is inside the finished site {above}. Name another folder.")


def _is_inside(folder: Path, place: Path) -> bool:
    """Whether it lies there; “Site” is “site” on a disk that does not tell them apart."""
    if folder.is_relative_to(place):
        return True
    return place.exists() and any(one.exists() and one.samefile(place) for one in (folder, *folder.parents))


def _published(project: Project, site: Path) -> Iterator[Path]:
    yield from (project.accounts, project.site, site, project.assets, project.root / "site_assets")
    yield from (project.root / "templates", project.root / "docs")
