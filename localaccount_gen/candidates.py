"""Accounts as they could be approved now: what several verbs know of them from their pages."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePath

from localaccount_gen.approval.recording import Candidate, candidate
from localaccount_gen.approval.standing import Standing
from localaccount_gen.areas import simple_name
from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.findings import Finding, ProjectError, did_you_mean
from localaccount_gen.load import read_council
from localaccount_gen.model import Area, AreaKind, Period
from localaccount_gen.project import Project
from localaccount_gen.publish import Published, publish
from localaccount_gen.render.accounts import ShownAccount, shown_account
from localaccount_gen.requirements import Framework
from localaccount_gen.rules.governance import changed_since_approval
from localaccount_gen.settings import Settings


def published_drafts(project: Project, framework: Framework, folders: list[Path]) -> Published:
    """Every account that can be read of these councils, whatever its state; of all of them where none is named.

    What an account tells does not depend on the site's own name and address.
    """
    only = [folder.name for folder in folders]
    return publish(project, load_catalogue(), framework, Settings(""), date.today(), drafts=True, only=only)


def candidates(project: Project, published: Published) -> Iterator[tuple[str, Candidate]]:
    """Each account with its folder as shown to people."""
    for name, one in published.rendered.items():
        yield name, candidate(one.account, published.standings[name], published.wording(project, name))


def account_folder(project: Project, path: Path) -> Path:
    """The folder of one account. Raises ProjectError for anything else."""
    folder = path.resolve()
    if not (folder / "account.yml").is_file() or folder.parent.parent != project.accounts.resolve():
        raise ProjectError(f"{path} is not the folder of an account, such as accounts/torbay/2024-25.")
    return folder


def wrong_in(checked: CheckedAccount, standing: Standing) -> list[Finding]:
    """What must be put right before anybody can approve an account; that it has changed since is no reason."""
    overtaken = changed_since_approval.name if standing.approval else ""
    return [one for one in checked.errors if one.rule != overtaken]


def council_and_period(named: str, period: str | None) -> tuple[str, str | None]:
    """A council, and a period if one is named, out of `torbay`, `torbay/2024-25`, `accounts/torbay/2024-25`."""
    parts = PurePath(named).parts
    if parts[:1] == ("accounts",):
        parts = parts[1:]
    if period is None and len(parts) == 2 and Period.parse(parts[1]):
        return parts[0], parts[1]
    return (parts[0] if len(parts) == 1 else named), period


def council_folder(project: Project, named: str, catalogue: Catalogue) -> Path | None:
    """The folder of a council by the folder's name, the council's name or its ONS code; None where there is none.

    Raises ProjectError, with what may have been meant, where nobody is called that.
    """
    folders = project.council_folders() if project.accounts.is_dir() else []
    alike = [folder for folder in folders if folder.name == named or simple_name(folder.name) == simple_name(named)]
    if alike:
        return alike[0]
    area = catalogue.council(named)
    if area is None:
        names = [name for known in catalogue.known_areas.known if known.area.kind is AreaKind.COUNCIL
                 for name in (known.area.name, *known.names)]  # fmt: skip
        hint = did_you_mean(named, [*names, *(folder.name for folder in folders)])
        raise ProjectError(f"No council is called “{named}”, and no folder in {project.accounts}.{hint}")
    of_area = (folder for folder in folders if catalogue.council(folder.name) == area)
    return next(of_area, None) or next((folder for folder in folders if _is_of(area, folder, project, catalogue)), None)


def _is_of(area: Area, folder: Path, project: Project, catalogue: Catalogue) -> bool:
    council, _ = read_council(project, folder, catalogue)
    return council is not None and council.area.code == area.code


def latest_account(project: Project, council: str, period: str | None, catalogue: Catalogue) -> Path:
    """The folder of a council's account of a period, or of its latest. Raises ProjectError where there is none."""
    council, period = council_and_period(council, period)
    folder = council_folder(project, council, catalogue)
    periods = {one.name: one for one in project.period_folders(folder)} if folder else {}
    if not periods:
        raise ProjectError(f"No account of {council} is kept here. Begin one with  localaccount new COUNCIL 2024-25")
    if period is not None and period not in periods:
        raise ProjectError(f"{council} has no account of “{period}”.{did_you_mean(period, periods)}")
    return account_folder(project, periods[period or max(periods)])


def shown_of(project: Project, framework: Framework, folder: Path) -> ShownAccount:
    """An account as pages show it, whatever its state. Raises ProjectError where a file of it cannot be read."""
    return shown_in(published_drafts(project, framework, [folder.parent]), project, framework, folder)


def shown_in(published: Published, project: Project, framework: Framework, folder: Path) -> ShownAccount:
    """The same from what was published already."""
    shown = project.shown(folder)
    if shown not in published.rendered:
        raise ProjectError(f"A file of {shown} is not filled in, or cannot be read: see  localaccount check {shown}")
    return shown_account(published.rendered[shown], framework)
