"""`localaccount pack`: what peers are sent before a challenge."""

from pathlib import Path

import click

from localaccount_gen.candidates import latest_account, published_drafts, shown_in
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.writing import write_bytes
from localaccount_gen.engine import Site
from localaccount_gen.pack.making import challenge_pack
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework


@click.command()
@click.argument("council")
@click.option("--period", help="The account's period, such as 2024-25; the council's latest where none is named.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.zip", help="Where to put it.")
def pack(council: str, period: str | None, output: Path | None) -> None:
    """Make the challenge pack of COUNCIL: one zip with the account, the figures, questions, cases and a form.

    It is for peers who come to look at adult social care. They unpack it into a folder and open index.html. What is
    private is not in it: neither the triggers nor self-assessments that the council keeps to itself.
    """
    project, framework = find_project(Path.cwd()), load_framework()
    folder = latest_account(project, council, period, load_catalogue())
    published = published_drafts(project, framework, [folder.parent])
    shown = shown_in(published, project, framework, folder)
    path = output or Path(f"{folder.parent.name}-{folder.name}-challenge-pack.zip")
    write_bytes(path, challenge_pack(shown, published, project, framework, Site(project).settings.site_url))
    click.echo(f"wrote {path}")
