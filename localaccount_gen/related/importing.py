"""Files of related sources into one account: everything is read before anything is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from localaccount_gen.account import Council
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.imported import Changes, land
from localaccount_gen.load import read_council
from localaccount_gen.model import Period
from localaccount_gen.project import Project, find_project
from localaccount_gen.related.reading import read_related
from localaccount_gen.related.source import Asked, Taken


@dataclass(frozen=True)
class Landed:
    """What an import found and did."""

    account: str
    """The account's folder, as people see it."""
    read: tuple[tuple[str, str, Taken], ...]
    """File, title of the source, and what was taken, for every table."""
    changes: Changes


def import_for(
    files: Sequence[Path],
    folder: Path,
    catalogue: Catalogue,
    file_period: Period | None = None,
    published: date | None = None,
) -> Landed:
    """The council's figures from the files into the account's imported.yml. If one file is refused, nothing changes."""
    project, council, period = _account(folder, catalogue)
    read: list[tuple[str, str, Taken]] = []
    figures: dict[str, LocalFigure] = {}
    for file in files:
        for source, taken in read_related(Asked(file, council.area, period, catalogue, file_period, published)):
            for name, figure in taken.figures.items():
                if figures.setdefault(name, figure).value != figure.value:
                    raise ProjectError(f"Two of the files differ on {name}: {figures[name].value} and {figure.value}.")
            read.append((file.name, source.title, taken))
    owned = frozenset().union(*(taken.owned for _, _, taken in read))
    shown = project.shown(folder.resolve())
    return Landed(shown, tuple(read), land(folder, shown, figures, owned))


def _account(folder: Path, catalogue: Catalogue) -> tuple[Project, Council, Period]:
    """The project, the council and the period of an account's folder."""
    period = Period.parse(folder.resolve().name)
    if not folder.is_dir() or folder.is_symlink() or period is None or not (folder / "account.yml").is_file():
        raise ProjectError(f"{folder} is not the folder of an account; name one such as  accounts/torbay/2024-25")
    project = find_project(folder)
    council, findings = read_council(project, folder.resolve().parent, catalogue)
    if council is None:
        raise ProjectError(f"{findings[0].location.file}: {findings[0].problem} See  localaccount check")
    if council.is_invented:
        raise ProjectError(f"{council.name} is invented, so no official file has figures for it.")
    return project, council, period
