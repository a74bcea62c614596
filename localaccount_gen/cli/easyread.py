"""`localaccount easy-read`: a first draft of Easy Read."""

from datetime import date
from pathlib import Path

import click

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.easydraft import Draft, draft
from localaccount_gen.project import find_project
from localaccount_gen.requirements import load_framework


@click.group("easy-read")
def easy_read() -> None:
    """Easy Read: a first draft of it."""


@easy_read.command("draft")
@click.argument("account", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show the rows, and change no file.")
def draft_account(account: Path, dry_run: bool) -> None:
    """Offer a first draft of Easy Read for the sections of ACCOUNT (such as accounts/torbay/2024-25).

    The rows are cut from each section's summary, its figures, what went well and what must be better. They are put into
    the files of sections that have no Easy Read; nothing else in a file changes. A draft is not easy yet: the account
    is not published until somebody has written the rows in easy words and deleted the line “draft: true”.
    """
    catalogue = load_catalogue()
    checked = check(find_project(account), catalogue, load_framework(), date.today(), [account])
    written = False
    for one in checked.accounts:
        if one.account is None or one.quotes is None:
            click.echo(f"{one.reading.shown} cannot be read. Put right what  localaccount check  tells, and try again.")
            continue
        made = draft(one.account, one.quotes, catalogue, write=not dry_run)
        for drafted in made:
            click.echo(_told(drafted, dry_run))
        written = written or any(not drafted.why_not for drafted in made)
    if written and not dry_run:
        click.echo("Now write the rows in easy words:  localaccount check  tells what is hard.")


def _told(drafted: Draft, dry_run: bool) -> str:
    if drafted.why_not:
        told = f"{drafted.shown}: nothing written. {drafted.why_not}"
        return f"{told}\n{drafted.text}" if drafted.rows else told
    if dry_run:
        return f"{drafted.shown}:\n{drafted.text}"
    return f"{drafted.shown}: {len(drafted.rows)} rows written as a draft."
