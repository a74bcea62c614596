"""`localaccount new`: begin an account."""

from datetime import date
from pathlib import Path

import click

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.model import Area, Period
from localaccount_gen.project import Project, find_project
from localaccount_gen.requirements import load_framework
from localaccount_gen.skeleton import write_account


@click.command()
@click.argument("council")
@click.argument("period")
def new(council: str, period: str) -> None:
    """Begin an account for COUNCIL (its name or ONS code) and PERIOD (such as 2024-25).

    Writes files whose comments teach the format. Nothing that is there already is changed.
    """
    catalogue = load_catalogue()
    area = council_named(catalogue, council)
    which = Period.parse(period)
    if which is None:
        raise ProjectError(f"“{period}” is not a period. Write it as 2024-25.")
    project = _project()
    written = write_account(project, area, which, catalogue, load_framework())
    folder = project.accounts / slug(area.name) / str(which)
    if not written:
        click.echo(f"{project.shown(folder)} has every file already; nothing was changed.")
        return
    for path in written:
        click.echo(f"wrote {project.shown(path)}")
    click.echo(f"\nNext: write in {project.shown(folder)}, and see what is missing with  localaccount status")


def council_named(catalogue: Catalogue, text: str) -> Area:
    """The council of now that a person means. Raises ProjectError, with what may have been meant."""
    area = catalogue.council(text)
    today = date.today()
    if area is not None and area.ended is not None and area.ended <= today:
        now = ", ".join(catalogue.areas[code].name for code in area.successors if code in catalogue.areas)
        raise ProjectError(f"{area.name} ended on {area.ended}. Its councils now: {now}.")
    if area is None:
        names = [council.name for council in catalogue.councils()]
        raise ProjectError(
            f"No council in England with adult social care is called “{text}”.{did_you_mean(text, names)}"
        )
    return area


def _project() -> Project:
    """The project here; in a folder that has none, a new one begins here."""
    return find_project(Path.cwd())
