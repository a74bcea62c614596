"""`localaccount check`: every finding in one run."""

import sys
from datetime import date
from pathlib import Path

import click

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check as check_project
from localaccount_gen.findings import Finding, ProjectError, Severity, did_you_mean
from localaccount_gen.project import find_project
from localaccount_gen.report import FORMATS, report
from localaccount_gen.requirements import load_framework
from localaccount_gen.rules import RULES


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell it.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.option("--select", multiple=True, metavar="RULE", help="Only this rule or family; may be repeated.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Not this rule or family; may be repeated.")
@click.option("--strict", is_flag=True, help="Warnings count too.")
def check(
    paths: tuple[Path, ...],
    form: str,
    output: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    strict: bool,
) -> None:
    """Tell everything that is wrong or missing in the accounts at PATHS, or in all of them.

    Ends with 1 when there is an error, with --strict also when there is a warning; 0 when there is none.
    """
    known = {rule.name for rule in RULES} | {rule.family for rule in RULES}
    for name in (*select, *ignore):
        if name not in known:
            raise ProjectError(f"No rule or family is called “{name}”.{did_you_mean(name, known)}")
    project = find_project(paths[0] if paths else Path.cwd())
    checked = check_project(project, load_catalogue(), load_framework(), date.today(), paths)
    findings = [finding for finding in checked.all_findings if _wanted(finding, select, ignore)]
    told = report(findings, len(checked.accounts), form)
    if output is not None:
        output.write_text(told + "\n", encoding="utf-8", newline="\n")
    elif form == "text" and sys.stdout.isatty():
        _in_colour(told)
    else:
        click.echo(told)
    if any(counts(finding, strict) for finding in findings):
        sys.exit(1)


def counts(finding: Finding, strict: bool) -> bool:
    """Whether a finding makes the command end with 1."""
    return finding.severity is Severity.ERROR or (strict and finding.severity is Severity.WARNING)


def _wanted(finding: Finding, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    families = {rule.name: rule.family for rule in RULES}
    names = {finding.rule, families.get(finding.rule, "")}
    return (not select or bool(names & set(select))) and not names & set(ignore)


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
