"""`localaccount import`: an account begun from a Word file, or figures from a workbook."""

from pathlib import Path

import click

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.new import council_named
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--into", nargs=2, required=True, metavar="COUNCIL PERIOD", help="The account, such as Torbay 2024-25.")
def import_office(files: tuple[Path, ...], into: tuple[str, str]) -> None:
    """Take words from Word FILES (.docx) and figures from Excel FILES (.xlsx) into a council's account.

    Headings are matched to sections, and what was not understood is listed. Only what is not there yet is written.
    """
    from localaccount_gen.office.importing import import_office as take
    from localaccount_gen.office.importing import told

    council, text = into
    catalogue = load_catalogue()
    area = council_named(catalogue, council)
    period = Period.parse(text)
    if period is None:
        raise ProjectError(f"“{text}” is not a period. Write it as 2024-25.")
    found, written = take(files, find_project(Path.cwd()), area, period, catalogue, load_framework())
    for imported in found:
        click.echo("\n".join(told(imported)))
    for path in written:
        click.echo(f"wrote {path}")
    click.echo("\nNext: read what was written, and see what is missing with  localaccount status")
