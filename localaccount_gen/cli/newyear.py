"""`localaccount new-year`: the last account carried forward."""

from pathlib import Path

import click

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.newyear.carrying import carry_forward
from localaccount_gen.newyear.todo import todo
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework


@click.command("new-year")
@click.argument("council")
@click.argument("period")
def new_year(council: str, period: str) -> None:
    """Carry COUNCIL's last account forward to PERIOD (such as 2025-26).

    Figures are blanked and kept as last year's, promises come back to be answered, and nothing is published until
    somebody has read the words again. Nothing that is there already is changed.
    """
    which = Period.parse(period)
    if which is None:
        raise ProjectError(f"“{period}” is not a period. Write it as 2024-25.")
    click.echo(todo(carry_forward(find_project(Path.cwd()), council, which, load_catalogue(), load_framework())))
