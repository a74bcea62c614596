"""The whole story: load → check → compare → render. Start reading here.

Nothing is written: pages and findings come back in memory. `plugin` hands the pages to MkDocs, `output` puts the
finished site in its place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from localaccount_gen.account import Account
from localaccount_gen.approval.inputs import Inputs
from localaccount_gen.approval.signature import allowed_signers
from localaccount_gen.approval.standing import Standing
from localaccount_gen.approval.wording import Wording
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checked import Checked, HeldBack
from localaccount_gen.checking import CheckedAccount, CheckedProject, check, earlier_accounts
from localaccount_gen.filled import filled_form
from localaccount_gen.findings import Finding, Location, ProjectError, Severity, did_you_mean
from localaccount_gen.model import Comparison
from localaccount_gen.moved import moved_addresses, refuse_dead_ends
from localaccount_gen.pages import Fault, Publication
from localaccount_gen.project import Project
from localaccount_gen.promises import Promise, promises
from localaccount_gen.quotes import Quotes
from localaccount_gen.render import render_moved, render_site
from localaccount_gen.requirements import Framework
from localaccount_gen.rules import RULES
from localaccount_gen.scorecard import mentions, score_card
from localaccount_gen.settings import Settings
from localaccount_gen.standings import (
    inputs_of,
    record_files,
    settle,
    standings_without_pages,
    unfinished,
    with_changes_told,
    wording_of,
)

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
    checked = check(project, catalogue, framework, today, [_council_folder(project, name) for name in only])
    standings = standings_without_pages(checked.accounts, allowed_signers(project))
    refused: list[Fault] = []
    while True:
        shown = [one for one in checked.accounts if _is_shown(one, standings, drafts)]
        compared = _compared(shown, checked, standings, catalogue)
        publication = _render(project, shown, compared, checked, catalogue, framework, settings, show_findings, None)
        if faults := [fault for fault in publication.faults if fault not in refused]:
            refused += faults
            checked = _refuse(checked, faults)
            continue
        found = {**standings, **settle(project, compared, publication)}
        are_as_shown = all(found[one].as_shown == standings[one].as_shown for one in found)
        standings = found
        if are_as_shown:
            break
    if press:
        # Only now: printing takes longer than all else, and pages that did not last need none of it.
        publication = _render(project, shown, compared, checked, catalogue, framework, settings, show_findings, press)
    publication = replace(publication, files=(*publication.files, *record_files(project, compared, publication)))
    checked = with_changes_told(checked, standings, framework)
    held_back = tuple(one for one in checked.accounts if one.reading.shown not in compared)
    standings |= unfinished(held_back, standings)
    publication = _lead_on(project, publication, held_back, bool(only), settings)
    newest = _newest([one.account for one in compared.values()])
    return Published(publication, checked, held_back, newest, standings, compared)


def _compared(
    shown: Sequence[CheckedAccount],
    checked: CheckedProject,
    standings: Mapping[str, Standing],
    catalogue: Catalogue,
) -> dict[str, Checked]:
    """Those that are shown, by folder. What was promised before comes from every account that could be read.

    So what an account tells does not depend on which other accounts are shown.
    """
    read = [one.account for one in checked.accounts if one.account and _is_readable(one)]
    return {one.reading.shown: _compare(one, standings[one.reading.shown], shown, read, catalogue) for one in shown}


def _render(
    project: Project,
    shown: Sequence[CheckedAccount],
    compared: Mapping[str, Checked],
    checked: CheckedProject,
    catalogue: Catalogue,
    framework: Framework,
    settings: Settings,
    show_findings: bool,
    press: "Press | None",
) -> Publication:
    held_back = [
        HeldBack(f"{one.reading.folder.parent.name}/{one.reading.folder.name}/", (*checked.findings, *one.findings))
        for one in checked.accounts
        if show_findings and one not in shown
    ]
    return render_site(
        list(compared.values()),
        catalogue,
        framework,
        settings,
        project.templates,
        rules=checked.rules,
        held_back=held_back,
        press=press,
    )


def _lead_on(
    project: Project,
    publication: Publication,
    held_back: Sequence[CheckedAccount],
    is_part: bool,
    settings: Settings,
) -> Publication:
    """With a page at every address that mkdocs.yml says has moved. Raises ProjectError where one leads nowhere.

    What leads to an account that is held back, or not built this time, is left out with it.
    """
    pages = {page.address for page in publication.pages} | project.handwritten_pages()
    finished = (file.address for file in publication.files if file.address.endswith("/index.html"))
    pages |= {address.removesuffix("index.html") for address in finished}
    away = tuple(f"{one.reading.folder.parent.name}/{one.reading.folder.name}/" for one in held_back)
    moved = [one for one in moved_addresses(project) if one.page in pages or not (is_part or one.page.startswith(away))]
    refuse_dead_ends(moved, pages)
    made = render_moved(moved, publication, settings, project.templates) if moved else []
    return replace(publication, files=(*publication.files, *made))


def _refuse(checked: CheckedProject, faults: Sequence[Fault]) -> CheckedProject:
    """What rendering had to take out, as an error that keeps the account back."""
    why = "nothing an account says may run on a reader’s computer"
    refused = [
        Finding("unsafe-markup", Severity.ERROR, Location(fault.file), fault.problem, fault.fix, why)
        for fault in faults
    ]  # fmt: skip
    accounts = []
    for account in checked.accounts:
        own = [one for one in refused if one.location.file.startswith(f"{account.reading.shown}/")]
        refused = [one for one in refused if one not in own]
        accounts.append(replace(account, findings=(*own, *account.findings)))
    # What is left is a council's: a picture for the Easy Read of all its accounts.
    return replace(checked, accounts=tuple(accounts), findings=(*checked.findings, *refused))


def _is_shown(account: CheckedAccount, standings: Mapping[str, Standing], drafts: bool) -> bool:
    """Without errors, if it may be published; as a draft, unless a file could not be read as it was meant."""
    if not _is_readable(account):
        return False
    return drafts or (not account.errors and standings[account.reading.shown].state.is_public)


def _is_readable(account: CheckedAccount) -> bool:
    return account.account is not None and not any(finding.rule in _READING for finding in account.errors)


_READING = {rule.name for rule in RULES if rule.family == "file"} - {"missing-key"}
"""What is left blank, as after new-year, hides nothing else: a draft shows that something is to come."""


def _compare(
    account: CheckedAccount,
    standing: Standing,
    shown: Sequence[CheckedAccount],
    accounts: Sequence[Account],
    catalogue: Catalogue,
) -> Checked:
    """The account with all its comparisons, with those of its score card, and what the council promised before."""
    read, quotes = account.account, account.quotes
    assert read is not None
    assert quotes is not None
    council = read.council
    if council.invented:
        catalogue = catalogue.with_invented(council.area, council.invented)
    comparisons: dict[str, tuple[Comparison, ...]] = {}
    for section in read.sections:
        uses = [(catalogue.measure(use.measure, read.period), use.note or "") for use in section.form.measures]
        comparisons[section.key] = tuple(
            replace(quotes.comparison(measure), note=note) for measure, note in uses if measure is not None
        )
    noted = {one.measure.id: one for one in reversed(list(chain.from_iterable(comparisons.values())))}
    measures = [measure for measure in catalogue.measures.values() if measure.code_in(read.period)]
    card = score_card(
        (noted.get(measure.id) or quotes.comparison(measure) for measure in measures), mentions(read, catalogue)
    )
    return Checked(
        account=read,
        coverage=account.coverage,
        comparisons=comparisons,
        score_card=card,
        quotes=quotes,
        findings=account.findings,
        answered=account.answered,
        promises=_promises(read, accounts, catalogue),
        draft=bool(account.errors) or not standing.state.is_public,
        standing=standing,
        beside=frozenset(
            one.account.period
            for one in shown
            if one.account and one.account is not read and one.account.council.slug == council.slug
        ),
    )


def _promises(account: Account, accounts: Sequence[Account], catalogue: Catalogue) -> tuple[Promise, ...]:
    """What earlier accounts promised, each text with the figures of the account it stands in."""
    told = (*earlier_accounts(account, accounts), account)
    fills = {one.period: Quotes(one, catalogue).fill for one in told}
    return tuple(
        replace(
            promise,
            priority=filled_form(promise.priority, fills[promise.made_in]),
            report=filled_form(promise.report, fills[promise.reported_in])
            if promise.report and promise.reported_in
            else None,
        )
        for promise in promises(told)
        if promise.made_in < account.period
    )


def _newest(accounts: Sequence[Account]) -> date:
    days = [
        day
        for account in accounts
        for day in (account.form.published, account.period.end, *(one.date for one in account.form.corrections))
        if day is not None
    ]
    return max(days, default=date(2011, 5, 1))


def _council_folder(project: Project, name: str) -> Path:
    folders = {folder.name: folder for folder in project.council_folders()}
    if name not in folders:
        raise ProjectError(f"There is no council’s folder “{name}” in {project.accounts}.{did_you_mean(name, folders)}")
    return folders[name]
