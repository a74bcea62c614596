"""How the accounts of a project stand, once their pages are there: only the pages tell whether words have changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from localaccount_gen.account import Account
from localaccount_gen.approval.inputs import Inputs, inputs
from localaccount_gen.approval.kept import approval_files, kept_files
from localaccount_gen.approval.lines import Content
from localaccount_gen.approval.record import FILE, KEPT, SIGNATURE
from localaccount_gen.approval.standing import Standing, State, settled, supposed
from localaccount_gen.approval.telling import changes_at_once, corrections_text
from localaccount_gen.approval.wording import Wording, reading
from localaccount_gen.checked import Checked
from localaccount_gen.checking import CheckedAccount, CheckedProject
from localaccount_gen.findings import Finding, Severity, worst_first
from localaccount_gen.model import Comparison
from localaccount_gen.pages import File, Publication
from localaccount_gen.project import SHIPPED_ASSETS, Project
from localaccount_gen.requirements import Framework
from localaccount_gen.rules.governance import changed_since_approval


def standings_without_pages(accounts: Iterable[CheckedAccount], allowed: Path | None) -> dict[str, Standing]:
    """How each account stands if its words are those that were approved, by its folder as shown to people."""
    return {
        one.reading.shown: supposed(one.account, bool(one.errors), allowed)
        for one in accounts
        if one.account is not None
    }


def settle(project: Project, compared: Mapping[str, Checked], publication: Publication) -> dict[str, Standing]:
    """How each account with a record stands, by the words its pages have now."""
    found = {}
    for name, one in compared.items():
        form = one.standing.approval
        if form is not None:
            wording = wording_of(one.account, publication, project)
            found[name] = settled(one.standing, one.account, wording, inputs_of(project, one, form.edition))
    return found


def unfinished(held_back: Iterable[CheckedAccount], standings: Mapping[str, Standing]) -> dict[str, Standing]:
    """Accounts with errors, which are drafts again, whatever was approved: nobody looked at their pages."""
    names = (one.reading.shown for one in held_back if one.account is not None and one.errors)
    found = {name: standings[name] for name in names}
    return {name: one if one.state is State.CHANGED else replace(one, state=State.DRAFT) for name, one in found.items()}


def wording_of(account: Account, publication: Publication, project: Project) -> Wording:
    """What the pages of an account tell."""
    return reading(account, publication.pages, content_of(publication, project))


def content_of(publication: Publication, project: Project) -> Content:
    """What each file of the site holds, whether it was made or lies among the assets."""
    files = {file.address: file.content for file in publication.files}
    return partial(_content, files, (project.assets, SHIPPED_ASSETS))


def _content(files: Mapping[str, bytes], folders: Iterable[Path], address: str) -> bytes | None:
    if address in files:
        return files[address]
    paths = (folder / address for folder in folders)
    return next((path.read_bytes() for path in paths if path.is_file()), None)


def inputs_of(project: Project, checked: Checked, edition: int) -> Inputs:
    """What an account is made from: its files, and the figures of every comparison that its pages or quotes show."""
    rows = (row.comparison for row in checked.score_card.rows)
    shown = chain(rows, *checked.comparisons.values(), checked.quotes.made)
    return inputs(project, checked.account, _each(shown), edition)


def _each(comparisons: Iterable[Comparison]) -> Iterable[Comparison]:
    return {comparison.measure.id: comparison for comparison in comparisons}.values()


def record_files(project: Project, compared: Mapping[str, Checked], publication: Publication) -> Iterator[File]:
    """What is published with an approved account, for anyone to check it: the record, and what it has digests of."""
    for one in compared.values():
        form, account = one.standing.approved, one.account
        if form is None:
            continue
        folder = f"{account.address}approval/"
        for name in (FILE, SIGNATURE):
            path_of_record = account.folder / name
            if path_of_record.is_file():
                yield File(f"{folder}{name}", path_of_record.read_bytes())
        if one.standing.corrections:
            # The texts that the reference is of; the corrections in account.json lead from them to the pages.
            yield from (File(f"{folder}{path}", content) for path, content in kept_files(account.folder / KEPT))
            continue
        wording = wording_of(account, publication, project).as_edition(form.edition)
        for path, content in approval_files(wording, inputs_of(project, one, form.edition)).items():
            yield File(f"{folder}{path}", content)


def with_changes_told(
    checked: CheckedProject, standings: Mapping[str, Standing], framework: Framework
) -> CheckedProject:
    """The same with a finding for each account that is not as it was approved."""
    titles = {requirement.key: requirement.title for requirement in framework.requirements}
    accounts = []
    for one in checked.accounts:
        found = _changed_findings(one, standings.get(one.reading.shown), titles)
        accounts.append(replace(one, findings=tuple(worst_first([*one.findings, *found]))))
    return replace(checked, accounts=tuple(accounts))


def _changed_findings(account: CheckedAccount, standing: Standing | None, titles: Mapping[str, str]) -> list[Finding]:
    """That an account is not as it was approved, at the reference; that a signature is false.

    A demonstration, and what is openly published without approval, may change: there it is a warning.
    """
    read = account.account
    approval = read.approval if read else None
    if approval is None or standing is None or standing.approval is None:
        return []
    rule, found = changed_since_approval, []
    severity = Severity.WARNING if standing.state.is_public else Severity.ERROR
    if standing.is_stale:
        changed = changes_at_once(standing.changes, titles)
        problem = f"The account is not the one that was approved. What changed: {changed}."
        fix = "put the words back, or have the account approved as it is now"
        if standing.proposed:
            pasted = corrections_text(standing.proposed)
            fix += f". Official figures were revised: you can publish the change as a correction.\n{pasted}"
        found.append(Finding(rule.name, severity, approval.document.place("reading"), problem, fix, rule.why))
    if standing.signature and standing.signature.is_false:
        problem = "The signature beside this record does not fit it, or is by nobody who may sign."
        fix = "have the record signed again, or take approval.yml.sig away"
        found.append(Finding(rule.name, Severity.ERROR, approval.document.place(), problem, fix, rule.why))
    return found
