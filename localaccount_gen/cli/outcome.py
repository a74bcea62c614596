"""What a build tells of the accounts: what was found, and what is left out."""

import click

from localaccount_gen.building.making import Building
from localaccount_gen.building.whole import Councils
from localaccount_gen.checking import CheckedProject
from localaccount_gen.findings import worst_first
from localaccount_gen.report import Review, counts, report


def tell(building: Building, made: Councils, strict: bool) -> bool:
    """Tells what was found and what is left out. True where something found counts.

    With drafts, the errors of an account that is shown as a draft do not stop the build: `check` tells them.
    """
    drafts = building.order.drafts
    serious = [finding for finding in worst_first(made.findings(drafts)) if counts(finding, strict)]
    if serious:
        click.echo(report(Review(serious, checked(building, made)), "text"), err=True)
    left_out = [f"{account.folder}: {account.state}" for account in made.accounts if account.is_waiting]
    if left_out:
        click.echo("Not published, because nobody has approved what they say now:", err=True)
        click.echo("".join(f"- {name}\n" for name in left_out), err=True, nl=False)
    return bool(serious)


def checked(building: Building, made: Councils) -> CheckedProject:
    """What was found in every account, as a check gives it."""
    accounts = tuple(account.checked for account in made.accounts)
    return CheckedProject(accounts, (), building.workshop.grounds.rules)
