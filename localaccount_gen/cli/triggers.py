"""`localaccount triggers`: a council's own private look at what the Memorandum of 2013 has looked at once a year."""

from collections.abc import Sequence
from pathlib import Path

import click

from localaccount_gen.areas import slug
from localaccount_gen.candidates import account_folder, council_and_period, council_folder, published_drafts, shown_in
from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.cli.writing import write_bytes
from localaccount_gen.document.drawing import drawn
from localaccount_gen.document.markdown import written
from localaccount_gen.engine import Site
from localaccount_gen.findings import ProjectError
from localaccount_gen.load import read_council
from localaccount_gen.model import Period
from localaccount_gen.project import Project, find_project
from localaccount_gen.requirements import load_framework
from localaccount_gen.triggers.filling import Filled, filled_triggers
from localaccount_gen.triggers.keeping import private_folder
from localaccount_gen.triggers.report import report, rows
from localaccount_gen.triggers.subject import Subject, with_account, without_account


@click.command()
@click.argument("council")
@click.option("--period", help="Such as 2024-25. Without it, the latest account, or else the newest official figures.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER",
              help="Where to keep it, instead of the folder  private .")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["html", "md", "csv"]), default="html", show_default=True,
              help="A page to read and print; text with marks; or a table.")  # fmt: skip
def triggers(council: str, period: str | None, into: Path | None, form: str) -> None:
    """Go through the risk triggers of COUNCIL, by the Memorandum that the councils of the North West signed in 2013.

    COUNCIL is its folder, its name or its ONS code. What the account and the official figures show is filled in, with
    its place. The rest is left as questions, with where to look and whom to ask. There is no score. A council without
    an account has the official figures, and the question why there is none.

    The file is private: it goes into the folder “private”, and no build publishes it.
    """
    project, catalogue = find_project(Path.cwd()), load_catalogue()
    site = Site(project)
    name, subject, filled = _gone_through(project, council, period, catalogue)
    folder = private_folder(project, into, site.folder)
    address = site.settings.site_url
    if form == "csv":
        # A byte order mark, without which Excel takes “ for â€œ.
        content = rows(subject, filled, address).encode("utf-8-sig")
    else:
        made = report(subject, filled, address)
        content = (drawn(made) if form == "html" else written(made)).encode()
    path = folder / f"{name}-{subject.period}-triggers.{form}"
    write_bytes(path, content)
    click.echo(f"wrote {path}\nIt is private. No build publishes it.")


def _gone_through(
    project: Project, named: str, period: str | None, catalogue: Catalogue
) -> tuple[str, Subject, Sequence[Filled]]:
    """The council as its files are called, whom it is about, and every trigger: with the account if there is one."""
    named, period = council_and_period(named, period)
    when = Period.parse(period) if period else None
    if period and when is None:
        raise ProjectError(f"“{period}” is not a period. Write it as 2024-25.")
    folder = council_folder(project, named, catalogue)
    begun = [one for one in project.period_folders(folder) if (one / "account.yml").is_file()] if folder else []
    kept = sorted(filter(None, (Period.parse(one.name) for one in begun)))
    if folder is None or not kept or (when and when not in kept):
        subject = _without_account(project, named, folder, when, kept, catalogue)
        return folder.name if folder else slug(subject.name), subject, filled_triggers(subject, None, catalogue)
    framework = load_framework()
    account = account_folder(project, folder / str(when or kept[-1]))
    published = published_drafts(project, framework, [folder])
    shown = shown_in(published, project, framework, account)
    checked = next(one for one in published.checked.accounts if one.reading.shown == project.shown(account))
    if shown.account.council.invented:
        catalogue = catalogue.with_invented(shown.account.council.area, shown.account.council.invented)
    subject = with_account(shown, kept)
    return folder.name, subject, filled_triggers(subject, checked, catalogue)


def _without_account(
    project: Project, named: str, folder: Path | None, when: Period | None, kept: Sequence[Period], catalogue: Catalogue
) -> Subject:
    council = read_council(project, folder, catalogue)[0] if folder else None
    area = council.area if council else catalogue.council(folder.name if folder else named)
    if area is None:
        raise ProjectError(f"A file of accounts/{named} cannot be read: see  localaccount check accounts/{named}")
    return without_account(area, council, when, kept, catalogue)
