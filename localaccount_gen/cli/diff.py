"""`localaccount diff`: what changed in an account, in the words its readers see."""

from pathlib import Path

import click

from localaccount_gen.candidates import account_folder, candidates, published_drafts
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.writing import write_text
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework
from localaccount_gen.signoff.revision import revision
from localaccount_gen.signoff.telling import FORMATS, told


@click.command()
@click.argument("account", type=click.Path(path_type=Path))
@click.option(
    "--since", default="approval", show_default=True, metavar="approval|previous|COMMIT",
    help="Since it was approved, since the council's account before it, or since a commit of git.",
)  # fmt: skip
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to tell it.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to a file.")
def diff(account: Path, since: str, form: str, output: Path | None) -> None:
    """Tell what changed in ACCOUNT: figures first, then words, as readers see them.

    Ends with 0 whether something changed or not.
    """
    project, framework = find_project(account), load_framework()
    folder = account_folder(project, account)
    published = published_drafts(project, framework, [folder.parent])
    asked = dict(candidates(project, published)).get(project.shown(folder))
    if asked is None:
        raise ProjectError(
            f"{project.shown(folder)} cannot be shown yet: see  localaccount check {project.shown(folder)}"
        )
    text = told(revision(asked, since, project, published, load_catalogue(), framework), form)
    if output is None:
        click.echo(text)
    else:
        write_text(output, text)
        click.echo(f"wrote {output}")
