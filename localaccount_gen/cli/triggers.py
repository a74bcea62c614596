"""`localaccount triggers`: a council's own private look at what the Memorandum of 2013 has looked at once a year."""

from pathlib import Path

import click

from localaccount_gen.candidates import latest_account, published_drafts, shown_in
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.writing import write_bytes
from localaccount_gen.document.drawing import drawn
from localaccount_gen.document.markdown import written
from localaccount_gen.engine import Site
from localaccount_gen.model import Period
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework
from localaccount_gen.triggers.filling import filled_triggers
from localaccount_gen.triggers.keeping import private_folder
from localaccount_gen.triggers.report import report, rows


@click.command()
@click.argument("council")
@click.option("--period", help="The account's period, such as 2024-25; the council's latest where none is named.")
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), metavar="FOLDER", help="Where it is kept.")
@click.option("--format", "form", type=click.Choice(["html", "md", "csv"]), default="html", show_default=True)
def triggers(council: str, period: str | None, into: Path | None, form: str) -> None:
    """Go through the risk triggers of COUNCIL, by the Memorandum that the councils of the North West signed in 2013.

    What the account and the official figures show is filled in, with its place; the rest is left as questions. There
    is no score. The file is private: it goes into the folder “private”, and no build publishes it.
    """
    project, framework, catalogue = find_project(Path.cwd()), load_framework(), load_catalogue()
    site = Site(project)
    folder = private_folder(project, into, site.folder)
    account = latest_account(project, council, period)
    published = published_drafts(project, framework, [account.parent])
    shown = shown_in(published, project, framework, account)
    checked = next(one for one in published.checked.accounts if one.reading.shown == project.shown(account))
    names = (Period.parse(path.name) for path in project.period_folders(account.parent))
    periods = [one for one in names if one]
    if shown.account.council.invented:
        catalogue = catalogue.with_invented(shown.account.council.area, shown.account.council.invented)
    filled = filled_triggers(shown, checked, periods, catalogue)
    address = site.settings.site_url
    if form == "csv":
        # A byte order mark, without which Excel takes “ for â€œ.
        content = rows(shown, filled, address).encode("utf-8-sig")
    else:
        made = report(shown, filled, address)
        content = (drawn(made) if form == "html" else written(made)).encode()
    path = folder / f"{council}-{account.name}-triggers.{form}"
    write_bytes(path, content)
    click.echo(f"wrote {path}\nIt is private. No build publishes it.")
