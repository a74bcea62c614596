"""`localaccount write`: the generated Markdown tree, for reading, comparing or another builder."""

from datetime import date
from pathlib import Path

import click

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.engine import Site
from localaccount_gen.project import find_project
from localaccount_gen.publish import publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.tree import THEMES, write_tree


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--theme", type=click.Choice(THEMES), default="ours", show_default=True)
@click.option("--drafts", is_flag=True, help="Also write accounts that are not ready.")
@click.option("--only", multiple=True, metavar="COUNCIL", help="Only this council's folder; may be repeated.")
def write(folder: Path, theme: str, drafts: bool, only: tuple[str, ...]) -> None:
    """Write the generated Markdown, and an mkdocs.yml for it, into FOLDER, which must be empty or not there."""
    project = find_project(Path.cwd())
    settings = Site(project).settings
    published = publish(project, load_catalogue(), load_framework(), settings, date.today(), drafts=drafts, only=only)
    write_tree(published.publication, project, settings, folder, theme)
    click.echo(
        f"{len(published.publication.pages)} pages written. Build them with  mkdocs build -f {folder / 'mkdocs.yml'}"
    )
