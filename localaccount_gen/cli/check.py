"""`localaccount check`: every finding in one run."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import click

from localaccount_gen.baseline import Known, Older, apart, known, read_baseline, write_baseline
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import CheckedProject
from localaccount_gen.checking import check as check_project
from localaccount_gen.findings import Finding, ProjectError, did_you_mean
from localaccount_gen.project import Project, find_project
from localaccount_gen.report import FORMATS, Review, counts, report, summary
from localaccount_gen.requirements import load_framework
from localaccount_gen.rules import RULES, Rule

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell it.")
@click.option("--output", type=_FILE, metavar="FILE", help="Write to a file, and only the summary to the screen.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule or family; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule or family; may be repeated.")
@click.option("--strict", is_flag=True, help="Warnings count too.")
@click.option("--baseline", type=_FILE, metavar="FILE", help="Only what is not in this file counts and is shown.")
@click.option("--write-baseline", "new_baseline", type=_FILE, metavar="FILE", help="Put all found now into this file.")
def check(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
    baseline: Path | None,
    new_baseline: Path | None,
) -> None:
    """Tell everything that is wrong or missing in the accounts at PATHS, or in all of them.

    Ends with 1 when there is an error, with --strict also when there is a warning; 0 when there is none.

    To take the tool up on an old account, run it once with --write-baseline FILE and from then on with --baseline FILE.
    What makes a file unreadable or unsafe counts all the same.
    """
    if baseline and new_baseline:
        raise click.UsageError("--baseline reads a file and --write-baseline writes one: give one of the two.")
    known_names = {rule.name for rule in RULES} | {rule.family for rule in RULES}
    for name in (*select, *ignore):
        if name not in known_names:
            raise ProjectError(f"No rule or family is called “{name}”.{did_you_mean(name, known_names)}")
    project = find_project(paths[0] if paths else Path.cwd())
    checked = check_project(project, load_catalogue(), load_framework(), date.today(), paths)
    checked = _compared_with_approvals(project, checked)
    rules = [rule for rule in checked.rules if _wanted(rule, select, ignore)]
    names = {rule.name for rule in rules}
    found = [finding for finding in checked.all_findings if finding.rule in names]
    older = Older()
    if waiting := _waiting(found, baseline, new_baseline):
        found, older = apart(found, waiting, partial(_looked_at, project, names, paths))
    review = Review(found, checked, rules, strict, older)
    _tell(review, form, output)
    if any(counts(finding, strict) for finding in found):
        sys.exit(1)


def _compared_with_approvals(project: Project, checked: CheckedProject) -> CheckedProject:
    """The same with what the pages of approved accounts tell: whether they are what was approved."""
    approved = [one for one in checked.accounts if one.account and one.account.approval]
    if not approved:
        return checked
    # Imported here: making pages takes longer than a check, and most accounts have nothing approved yet.
    from localaccount_gen.candidates import published_drafts

    folders = sorted({one.reading.folder.parent for one in approved})
    told = published_drafts(project, load_framework(), folders).checked.accounts
    findings = {one.reading.shown: one.findings for one in told}
    accounts = (
        replace(one, findings=findings[one.reading.shown]) if one in approved else one for one in checked.accounts
    )
    return replace(checked, accounts=tuple(accounts))


def _wanted(rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    names = {rule.name, rule.family}
    return (not select or bool(names & set(select))) and not names & set(ignore)


def _waiting(found: Sequence[Finding], baseline: Path | None, new_baseline: Path | None) -> list[Known]:
    """What the baseline holds, read or just written."""
    if new_baseline is not None:
        waiting = known(found)
        write_baseline(new_baseline, waiting)
        return waiting
    return read_baseline(baseline) if baseline else []


def _looked_at(project: Project, names: set[str], paths: tuple[Path, ...], one: Known) -> bool:
    """Whether a finding of the baseline would be found in this run, were it still there."""
    return one.rule in names and project.is_within((project.root / one.file).parent, paths)


def _tell(review: Review, form: str, output: Path | None) -> None:
    told = report(review, form)
    if output is not None:
        try:
            output.write_text(told.rstrip("\n") + "\n", encoding="utf-8", errors="replace", newline="\n")
        except OSError as problem:
            raise ProjectError(f"{output} cannot be written: {problem.strerror or problem}.") from problem
        click.echo(f"{summary(review)} Written to {output}.")
    elif form == "text" and sys.stdout.isatty():
        _in_colour(told)
    else:
        click.echo(told)


def _in_colour(told: str) -> None:
    # Imported here: rich takes longer to import than a small account to check.
    from rich.console import Console
    from rich.text import Text

    text = Text(told)
    text.highlight_regex(r"(?m)^\S+:\d+:\d+:", "bold")
    text.highlight_regex(r": error:", "bold red")
    text.highlight_regex(r": warning:", "bold yellow")
    text.highlight_regex(r"(?m)^ *= (fix|why):", "cyan")
    text.highlight_regex(r"(?m)^ *\| *\^+$", "red")
    Console(soft_wrap=True, highlight=False).print(text)
