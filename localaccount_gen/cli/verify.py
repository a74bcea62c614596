"""`localaccount verify`: is what a site publishes what was approved?"""

import sys
from pathlib import Path

import click

from localaccount_gen.approval.sums import typed
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import find_project
from localaccount_gen.verification.opening import open_site
from localaccount_gen.verification.sites import Limits
from localaccount_gen.verification.telling import as_json, is_foreign, told
from localaccount_gen.verification.verifying import Outcome
from localaccount_gen.verification.verifying import verify as verify_account


@click.command()
@click.argument("site", metavar="[DIR|URL]", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--reference", metavar="REF", help="The reference in the council's decision: all 64 digits.")
def verify(site: str | None, form: str, reference: str | None) -> None:
    """Is what a site publishes what was approved?

    The site is a folder or a web address, also that of a single account; without one it is the project's own. Every
    approved page is read again and its reference worked out anew; a page that differs is named, with its words.

    Ends with 0 when every account that says it was approved is published so, with 1 when one is not or could not be
    checked, and with 2 when nothing was checked.
    """
    given = reference or ""
    digits = typed(given)
    if given and (len(digits) != 64 or not set(digits) <= set("0123456789abcdef")):
        raise ProjectError(f"A reference has 64 digits from 0 to 9 and a to f, and this has {len(digits)}.")
    opened, entries = open_site(site or str(find_project(Path.cwd()).site), Limits())
    verdicts = [verify_account(opened, entry) for entry in entries]
    click.echo((as_json if form == "json" else told)(verdicts, opened.name, given))
    if all(one.outcome is Outcome.UNAPPROVED for one in verdicts):
        sys.exit(2)
    if is_foreign(verdicts, given) or not all(one.is_right for one in verdicts):
        sys.exit(1)
