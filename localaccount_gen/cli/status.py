"""`localaccount status`: sections by coverage, and what is left before the account can go to the lead member."""

from datetime import date
from pathlib import Path

import click

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.checking import check as check_project
from localaccount_gen.findings import Severity
from localaccount_gen.project import find_project
from localaccount_gen.requirements import Depth, Framework, load_framework


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def status(paths: tuple[Path, ...]) -> None:
    """Show how deep each section of the accounts at PATHS is covered, and what is left to do."""
    framework = load_framework()
    project = find_project(paths[0] if paths else Path.cwd())
    checked = check_project(project, load_catalogue(), framework, date.today(), paths)
    for account in checked.accounts:
        click.echo(_status(account, framework))


def _status(checked: CheckedAccount, framework: Framework) -> str:
    lines = [checked.reading.shown, ""]
    for requirement in framework.requirements:
        if covered := checked.coverage.get(requirement.key):
            optional = "" if requirement.suggested else " (optional)"
            lines.append(f"  {covered.depth.words:<10}  {requirement.title}{optional}")
    suggested = [checked.coverage[one.key] for one in framework.suggested if one.key in checked.coverage]
    told = sum(covered.depth is not Depth.MISSING for covered in suggested)
    lines += ["", f"  {told} of {len(framework.suggested)} suggested sections are covered or explained.", ""]
    return "\n".join(lines + [f"  {line}" for line in _left(checked)] + [""])


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
