"""`localaccount status`: sections by coverage, what is left to do, and how the account stands with the lead member."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from localaccount_gen.approval.recording import Candidate
from localaccount_gen.approval.standing import Standing, State
from localaccount_gen.approval.sums import grouped, short
from localaccount_gen.approval.telling import change_lines, given_sentence, state_sentence
from localaccount_gen.candidates import candidates, published_drafts
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.checking import check as check_project
from localaccount_gen.cli.changes import first_of
from localaccount_gen.findings import Severity
from localaccount_gen.project import find_project
from localaccount_gen.requirements import Depth, Framework, load_framework


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--reference", is_flag=True, help="Print nothing but the reference of what each account says now.")
def status(paths: tuple[Path, ...], reference: bool) -> None:
    """Show how deep each section of the accounts at PATHS is covered, what is left to do, and the reference."""
    framework = load_framework()
    project = find_project(paths[0] if paths else Path.cwd())
    checked = check_project(project, load_catalogue(), framework, date.today(), paths)
    folders = sorted({one.reading.folder.parent for one in checked.accounts if one.account})
    published = published_drafts(project, framework, folders) if folders else None
    found = dict(candidates(project, published)) if published else {}
    for account in checked.accounts:
        asked = found.get(account.reading.shown)
        if reference:
            click.echo(asked.wording.reference if asked else f"{account.reading.shown} cannot be shown yet.")
            continue
        standing = published.standings.get(account.reading.shown) if published else None
        click.echo(_status(account, framework, list(_approval(asked, standing, framework))))


def _approval(asked: Candidate | None, standing: Standing | None, framework: Framework) -> Iterator[str]:
    """How the account stands, what changed since it was approved, and the reference of what it says now."""
    if standing is None:
        return
    titles = {requirement.key: requirement.title for requirement in framework.requirements}
    yield state_sentence(standing)
    if standing.approval:
        yield from (given_sentence(one, titles) for one in standing.approval.approvals)
    yield from (f"- {line}" for line in change_lines(standing.changes, titles))
    if standing.inputs:
        yield "These files and figures differ from those it was approved with:"
        yield from (f"- {one}" for one in first_of(standing.inputs))
    if asked:
        yield f"Reference of edition {asked.wording.edition}, to be approved word for word:"
        yield f"  {grouped(asked.wording.reference)}"
        yield f"  To read aloud, and not to check by: {short(asked.wording.reference)}"
        if standing.state in (State.READY, State.CHANGED):
            yield "The file for the lead member: see  localaccount sign-off"


def _status(checked: CheckedAccount, framework: Framework, approval: list[str]) -> str:
    lines = [checked.reading.shown, ""]
    for requirement in framework.requirements:
        if covered := checked.coverage.get(requirement.key):
            optional = "" if requirement.suggested else " (optional)"
            lines.append(f"  {covered.depth.words:<10}  {requirement.title}{optional}")
    suggested = [checked.coverage[one.key] for one in framework.suggested if one.key in checked.coverage]
    told = sum(covered.depth is not Depth.MISSING for covered in suggested)
    lines += ["", f"  {told} of {len(framework.suggested)} suggested sections are covered or explained.", ""]
    return "\n".join(lines + [f"  {line}" for line in (*_left(checked), "", *approval)] + [""])


def _left(checked: CheckedAccount) -> list[str]:
    errors = checked.errors
    warnings = sum(finding.severity is Severity.WARNING for finding in checked.findings)
    if not errors and not warnings:
        return ["Nothing is in the way of its going to the lead member."]
    lines = []
    if errors:
        things = "1 thing" if len(errors) == 1 else f"{len(errors)} things"
        lines.append(f"{things} to put right before it can go to the lead member:")
        lines += [f"- {finding.location.file}:{finding.location.line}: {finding.problem}" for finding in errors]
    if warnings:
        lines.append(f"{warnings} warning{'s' if warnings > 1 else ''} to put right or answer: see  localaccount check")
    return lines
