"""`localaccount sign-off`: one file for the lead member."""

from pathlib import Path

import click

from localaccount_gen.approval.kept import keep
from localaccount_gen.approval.recording import ASKED, Refused
from localaccount_gen.approval.standing import Standing
from localaccount_gen.approval.sums import grouped, short
from localaccount_gen.candidates import account_folder, candidates, published_drafts, wrong_in
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.writing import write_bytes
from localaccount_gen.paper import open_press
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework
from localaccount_gen.signoff.document import sign_off as made_of


@click.command("sign-off")
@click.argument("account", type=click.Path(path_type=Path))
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Where it goes.")
@click.option("--pdf", is_flag=True, help="Also as a PDF beside it.")
def sign_off(account: Path, output: Path | None, pdf: bool) -> None:
    """Make one file of ACCOUNT for the lead member: what changed, questions to expect, the whole text, the reference.

    The file needs nothing else: it can be sent, read on a phone, and printed. What it says is also kept in the folder
    “asked” of the account, so that `approve` can tell what has changed since.
    """
    project, framework = find_project(account), load_framework()
    folder = account_folder(project, account)
    press = open_press(project, "") if pdf else None
    published = published_drafts(project, framework, [folder.parent])
    shown = project.shown(folder)
    checked = next(one for one in published.checked.accounts if one.reading.shown == shown)
    wrong = wrong_in(checked, published.standings.get(shown, Standing()))
    asked = dict(candidates(project, published)).get(shown)
    if wrong or asked is None:
        things = "1 thing" if len(wrong) == 1 else f"{len(wrong)} things" if wrong else "something"
        raise Refused(
            f"{shown} has {things} to put right before it can go to the lead member: see  localaccount check {shown}"
        )
    document = made_of(asked, project, published, load_catalogue(), framework)
    path = output or Path(f"{folder.parent.name}-{folder.name}-sign-off.html")
    write_bytes(path, document.html.encode())
    click.echo(f"wrote {path}")
    if press is not None:
        printed = press.pdf(document.for_paper, document.address, f"{folder.parent.name}/sign-off.pdf", document.files)
        write_bytes(path.with_suffix(".pdf"), printed.content)
        click.echo(f"wrote {path.with_suffix('.pdf')}: {printed.pages} pages")
    keep(folder / ASKED, asked.wording, published.inputs(project, shown, asked.wording.edition))
    click.echo(f"Reference: {grouped(asked.wording.reference)}")
    click.echo(f"To read aloud, and not to check by: {short(asked.wording.reference)}")
