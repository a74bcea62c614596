"""The whole story: load → check → compare → render, council by council, then what stands for all. Start reading here.

Nothing is written: pages and findings come back in memory. `plugin` hands the pages to MkDocs, `output` puts the
finished site in its place.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from localaccount_gen.approval.inputs import Inputs
from localaccount_gen.approval.standing import Standing
from localaccount_gen.approval.wording import Wording
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checked import Checked, HeldBack
from localaccount_gen.checking import CheckedAccount, CheckedProject, no_accounts
from localaccount_gen.council import PublishedCouncil, Workshop, newest_day, open_workshop, publish_council
from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.moved import moved_addresses, refuse_dead_ends
from localaccount_gen.pages import Publication
from localaccount_gen.project import Project
from localaccount_gen.render import ListedCouncil, all_pages, render_moved, render_sitewide
from localaccount_gen.requirements import Framework
from localaccount_gen.settings import Settings
from localaccount_gen.standings import inputs_of, wording_of

if TYPE_CHECKING:
    from localaccount_gen.paper.press import Press


@dataclass(frozen=True)
class Published:
    """What a site is made of, and what was kept out of it."""

    publication: Publication
    checked: CheckedProject
    held_back: tuple[CheckedAccount, ...]
    """Accounts that are not in the publication: those with errors, and those that nobody has approved."""
    newest: date
    """The newest day any account was published or corrected: the only clock a site may show."""
    standings: Mapping[str, Standing]
    """How each account that could be read stands, by its folder as shown to people."""
    rendered: Mapping[str, Checked]
    """Those in the publication, in the same way."""

    def wording(self, project: Project, folder: str) -> Wording:
        """What the pages of an account in the publication tell, as the first edition."""
        return wording_of(self.rendered[folder].account, self.publication, project)

    def inputs(self, project: Project, folder: str, edition: int) -> Inputs:
        """What an account in the publication is made from."""
        return inputs_of(project, self.rendered[folder], edition)


def publish(
    project: Project,
    catalogue: Catalogue,
    framework: Framework,
    settings: Settings,
    today: date,
    *,
    drafts: bool = False,
    only: Sequence[str] = (),
    show_findings: bool = False,
    press: "Press | None" = None,
) -> Published:
    """Every account without errors that may be published, as pages: approved, or openly something else.

    `drafts` adds the others, but for those with errors of the family `file`. `only` names councils' folders.
    `show_findings` puts a page of findings where an account cannot be shown.
    `press` makes the PDFs; without one there are none.
    """
    workshop = open_workshop(project, catalogue, framework, settings, today, drafts=drafts, press=press)
    councils = [publish_council(workshop, folder) for folder in chosen_folders(project, only)]
    checked = together([one.checked for one in councils], workshop)
    if checked.is_empty:
        raise no_accounts(project, chosen_folders(project, only) if only else ())
    files = [file for one in councils for file in one.publication.files]
    content = {file.address: file.content for file in files}
    shown = Shown(
        councils=[one.listed for one in councils if one.listed],
        held_back=[held.address for one in councils for held in one.held_back],
        files=content.keys(),
        content=content.get,
        is_part=bool(only),
    )
    telling = [held for one in councils for held in _told_at_their_address(one)] if show_findings else []
    sitewide = publish_sitewide(workshop, shown, telling)
    pages = [page for one in councils for page in one.publication.pages]
    return Published(
        publication=Publication((*pages, *sitewide.pages), (*files, *sitewide.files)),
        checked=checked,
        held_back=tuple(held for one in councils for held in one.held_back),
        newest=max((one.newest for one in councils), default=newest_day(())),
        standings={name: standing for one in councils for name, standing in one.standings.items()},
        rendered={name: account for one in councils for name, account in one.rendered.items()},
    )


def chosen_folders(project: Project, only: Sequence[str]) -> list[Path]:
    """The folders of the councils named, or of all. Raises ProjectError for one that is not there."""
    folders = {folder.name: folder for folder in project.council_folders()}
    for name in only:
        if name not in folders:
            raise ProjectError(
                f"There is no council’s folder “{name}” in {project.accounts}.{did_you_mean(name, folders)}"
            )
    return [folder for name, folder in folders.items() if not only or name in only]


def together(checked: Sequence[CheckedProject], workshop: Workshop) -> CheckedProject:
    """What was found in several councils, as one."""
    return CheckedProject(
        tuple(account for one in checked for account in one.accounts),
        tuple(finding for one in checked for finding in one.findings),
        workshop.grounds.rules,
    )


@dataclass(frozen=True)
class Shown:
    """What the pages about no single council are made from."""

    councils: Sequence[ListedCouncil]
    """In the order of their folders."""
    held_back: Sequence[str]
    """Where the accounts that are not shown would stand: `torbay/2024-25/`."""
    files: Collection[str]
    """The addresses of all the councils' files that are not pages."""
    content: Callable[[str], bytes | None]
    """What such a file holds."""
    is_part: bool
    """Whether councils were left out by name."""


def publish_sitewide(workshop: Workshop, shown: Shown, held_back: Sequence[HeldBack] = ()) -> Publication:
    """The pages and files about no single council; of those `held_back` a page of what is wrong."""
    made = render_sitewide(
        shown.councils,
        shown.content,
        workshop.grounds.catalogue,
        workshop.settings,
        workshop.drawing,
        rules=workshop.grounds.rules,
        held_back=held_back,
    )
    return _lead_on(workshop, made, shown)


def _told_at_their_address(council: PublishedCouncil) -> list[HeldBack]:
    return [HeldBack(one.address, (*council.checked.findings, *one.findings)) for one in council.held_back]


def _lead_on(workshop: Workshop, publication: Publication, shown: Shown) -> Publication:
    """With a page at every address that mkdocs.yml says has moved. Raises ProjectError where one leads nowhere.

    What leads to an account that is held back, or not built this time, is left out with it.
    """
    project = workshop.project
    titles = {page.address: page.title for page in all_pages(shown.councils)}
    titles |= {page.address: page.title for page in publication.pages}
    names = (*shown.files, *(file.address for file in publication.files))
    pages = titles.keys() | project.handwritten_pages()
    pages |= {name.removesuffix("index.html") for name in names if name.endswith("/index.html")}
    away = tuple(shown.held_back)
    moved = [
        one for one in moved_addresses(project) if one.page in pages or not (shown.is_part or one.page.startswith(away))
    ]
    refuse_dead_ends(moved, pages)
    made = render_moved(moved, titles, workshop.settings, workshop.drawing)
    return replace(publication, files=(*publication.files, *made))
