"""One council's accounts: check → compare → render. Nothing of it depends on any other council."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from localaccount_gen.account import Account
from localaccount_gen.approval.signature import allowed_signers
from localaccount_gen.approval.standing import Standing
from localaccount_gen.assessments import is_apart
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checked import Checked
from localaccount_gen.checking import (
    CheckedAccount,
    CheckedProject,
    Grounds,
    check_council,
    earlier_accounts,
    grounds,
)
from localaccount_gen.filled import filled_form
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.model import Comparison, Elsewhere
from localaccount_gen.pages import Fault, Publication
from localaccount_gen.project import Project
from localaccount_gen.promises import Promise, promises
from localaccount_gen.quotes import Quotes
from localaccount_gen.render import Drawing, ListedCouncil, render_council
from localaccount_gen.requirements import Framework
from localaccount_gen.rules import RULES
from localaccount_gen.scorecard import mentions, score_card
from localaccount_gen.sectionforms import MeasureUse
from localaccount_gen.settings import Settings
from localaccount_gen.standings import (
    record_files,
    settle,
    standings_without_pages,
    unfinished,
    with_changes_told,
)

if TYPE_CHECKING:
    from localaccount_gen.paper.press import Press


@dataclass(frozen=True)
class Workshop:
    """What every council of a project is published with; made once for all of them."""

    project: Project
    grounds: Grounds
    settings: Settings
    drawing: Drawing
    allowed: Path | None
    """The file of those whose signature over an approval counts."""
    drafts: bool = False
    """Also what may not be published yet, but for accounts with errors of the family `file`."""
    press: "Press | None" = None
    """Makes the PDFs; without one there are none."""


def open_workshop(
    project: Project,
    catalogue: Catalogue,
    framework: Framework,
    settings: Settings,
    today: date,
    *,
    drafts: bool = False,
    press: "Press | None" = None,
) -> Workshop:
    """Raises ProjectError where mkdocs.yml says something of the rules, or of who may sign, that cannot be."""
    drawing, allowed = Drawing(project.templates), allowed_signers(project)
    return Workshop(project, grounds(project, catalogue, framework, today), settings, drawing, allowed, drafts, press)


@dataclass(frozen=True)
class PublishedCouncil:
    """What one council's part of a site is made of, and what was kept out of it."""

    publication: Publication
    listed: ListedCouncil | None
    """What the pages about no single council list of it; None where no account is shown."""
    checked: CheckedProject
    """Its accounts alone."""
    held_back: tuple[CheckedAccount, ...]
    standings: Mapping[str, Standing]
    rendered: Mapping[str, Checked]
    """Those in the publication, by the account's folder as shown to people."""
    newest: date
    """The newest day any of these was published or corrected."""


def publish_council(workshop: Workshop, folder: Path) -> PublishedCouncil:
    """The accounts in a council's folder that may be published, as pages: approved, or openly something else."""
    project, framework = workshop.project, workshop.grounds.framework
    checked = check_council(project, workshop.grounds, folder)
    standings = standings_without_pages(checked.accounts, workshop.allowed)
    refused: list[Fault] = []
    while True:
        shown = [one for one in checked.accounts if _is_shown(one, standings, workshop.drafts)]
        compared = _compared(shown, checked, standings, workshop.grounds.catalogue)
        publication, listed = _render(workshop, compared, None)
        if faults := [fault for fault in publication.faults if fault not in refused]:
            refused += faults
            checked = _refuse(checked, faults)
            continue
        found = {**standings, **settle(project, compared, publication)}
        are_as_shown = all(found[one].as_shown == standings[one].as_shown for one in found)
        standings = found
        if are_as_shown:
            break
    if workshop.press:
        # Only now: printing takes longer than all else, and pages that did not last need none of it.
        publication, listed = _render(workshop, compared, workshop.press)
    publication = replace(publication, files=(*publication.files, *record_files(project, compared, publication)))
    checked = with_changes_told(checked, standings, framework)
    held_back = tuple(one for one in checked.accounts if one.reading.shown not in compared)
    standings |= unfinished(held_back, standings)
    newest = newest_day([one.account for one in compared.values()])
    return PublishedCouncil(publication, listed, checked, held_back, standings, compared, newest)


def _render(
    workshop: Workshop, compared: Mapping[str, Checked], press: "Press | None"
) -> tuple[Publication, ListedCouncil | None]:
    on = workshop.grounds
    made = render_council(
        list(compared.values()), on.catalogue, on.framework, workshop.settings, workshop.drawing, press=press
    )
    return made.publication, made.listed


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
        uses = [(catalogue.measure(use.measure, read.period), use) for use in section.form.measures]
        comparisons[section.key] = tuple(
            replace(quotes.comparison(measure), note=use.note or "", elsewhere=_elsewhere(use))
            for measure, use in uses
            if measure is not None
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
        findings=tuple(one for one in account.findings if not is_apart(one)),
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


def _elsewhere(use: MeasureUse) -> tuple[Elsewhere, ...]:
    return tuple(Elsewhere(link.title, link.address, link.seen) for link in use.links)


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


def newest_day(accounts: Sequence[Account]) -> date:
    """The newest day any of the accounts was published or corrected."""
    days = [
        day
        for account in accounts
        for day in (account.form.published, account.period.end, *(one.date for one in account.form.corrections))
        if day is not None
    ]
    return max(days, default=date(2011, 5, 1))
