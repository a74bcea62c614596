"""`localaccount audit`: is the finished site accessible, as far as software can tell?"""

import sys
from datetime import date, datetime
from pathlib import Path

import click

from localaccount_gen.audit import audit as audit_site
from localaccount_gen.audit.result import record_of
from localaccount_gen.audit.told import FORMATS, summary, told
from localaccount_gen.auditrecord import FILE, write_record
from localaccount_gen.findings import ProjectError, Severity
from localaccount_gen.project import find_project


@click.command()
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell it.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to a file.")
@click.option("--no-browser", is_flag=True, help="Only the tests that need no browser.")
@click.option("--strict", is_flag=True, help="Warnings count too.")
@click.option("--record", is_flag=True, help=f"Also write {FILE}, from which the accessibility statement is filled.")
@click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day to record; today without it.",
)
def audit(
    folder: Path | None,
    form: str,
    output: Path | None,
    no_browser: bool,
    strict: bool,
    record: bool,
    day: datetime | None,
) -> None:
    """Make eleven tests of the finished site in DIR, or in the project's own: is it accessible?

    Says what each test looked at and found, and which were not made and why. Ends with 1 when there is a fault, with
    --strict also when there is a warning. Software finds a part of what shuts people out; only people find the rest.
    """
    project = find_project(Path.cwd())
    site = (folder or project.site).resolve()
    if not site.is_dir():
        raise ProjectError(f"There is no folder {project.shown(site)}. Build the site first:  localaccount build")
    made = audit_site(site, project.shown(site), browser=not no_browser, say=_progress)
    if record:
        write_record(project, record_of(made, day.date() if day else date.today()))
    _tell(told(made, form), summary(made), output)
    if any(finding.severity is Severity.ERROR or strict for finding in made.findings):
        sys.exit(1)


def _progress(address: str) -> None:
    """A whole site takes minutes, in which a person wants to see that something happens."""
    if sys.stderr.isatty():
        click.echo(f"Looking at {address or 'the home page'}", err=True)


def _tell(whole: str, short: str, output: Path | None) -> None:
    if output is None:
        click.echo(whole)
        return
    try:
        output.write_text(f"{whole}\n", encoding="utf-8", errors="replace", newline="\n")
    except OSError as problem:
        raise ProjectError(f"{output} cannot be written: {problem.strerror or problem}.") from problem
    click.echo(f"{short} Written to {output}.")
