"""`localaccount serve`: drafts on this computer, again at every edit."""

from pathlib import Path

import click

from localaccount_gen.engine import serve_site
from localaccount_gen.project import find_project


@click.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to show it.")
def serve(address: str) -> None:
    """Show drafts on this computer, and again at every edit. An account that cannot be shown shows its findings."""
    click.echo(f"Open http://{address}/ in a browser. Press Ctrl and C to stop.")
    serve_site(find_project(Path.cwd()), address)
