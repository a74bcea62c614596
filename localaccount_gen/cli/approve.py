"""`localaccount approve`: record that somebody approved exactly what an account says now."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import get_args

import click

from localaccount_gen.approval.editor import last_editor
from localaccount_gen.approval.recording import (
    Candidate,
    Refused,
    check_reference,
    given_approval,
    record,
    write_record,
)
from localaccount_gen.approval.standing import Standing
from localaccount_gen.approval.telling import change_lines, given_sentence
from localaccount_gen.approvalforms import Capacity, How
from localaccount_gen.candidates import account_folder, candidates, published_drafts, wrong_in
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.project import Project, find_project
from localaccount_gen.requirements import Framework, load_framework


@click.command()
@click.argument("account", type=click.Path(path_type=Path))
@click.option("--reference", required=True, metavar="REF", help="The reference that was approved: all 64 digits.")
@click.option("--name", required=True, help="Who approved.")
@click.option("--role", required=True, help="That person's role, such as “Cabinet Member for Adult Social Care”.")
@click.option("--date", "day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="The day, such as 2025-11-18.")
@click.option("--how", required=True, type=click.Choice(get_args(How)), help="By e-mail, at a meeting, on paper.")
@click.option("--decision", metavar="REF", help="The reference of the council's decision, such as CM/26/114.")
@click.option("--decision-address", metavar="URL", help="The page of the decision on the council's website.")
@click.option("--recorded-by", metavar="NAME", help="Who records it: not the person who last edited the account.")
@click.option("--section", "sections", multiple=True, metavar="KEY", help="Only this page; may be repeated.")
@click.option(
    "--signatory", type=click.Choice(get_args(Capacity)), default="lead-member", show_default=True,
    help="In which capacity. Only the lead member's approval lets an account be published.",
)  # fmt: skip
def approve(
    account: Path,
    reference: str,
    name: str,
    role: str,
    day: datetime,
    how: How,
    decision: str | None,
    decision_address: str | None,
    recorded_by: str | None,
    sections: tuple[str, ...],
    signatory: Capacity,
) -> None:
    """Record that somebody approved exactly what ACCOUNT says now.

    The reference stands in the copy the person was sent; `localaccount status` prints it. Spaces, hyphens and capitals
    in it do not matter. A reference of other words is refused, with what differs where that is known.
    """
    project = find_project(account)
    framework = load_framework()
    folder = account_folder(project, account)
    published = published_drafts(project, framework, [folder.parent])
    shown = project.shown(folder)
    checked = next(one for one in published.checked.accounts if one.reading.shown == shown)
    found = dict(candidates(project, published))
    _refuse_errors(checked, published.standings.get(shown, Standing()), shown, shown in found)
    asked = found[shown]
    given = given_approval({
        "name": name, "role": role, "capacity": signatory, "date": day.date().isoformat(), "how": how,
        "decision": decision, "decision_address": decision_address, "recorded_by": recorded_by, "sections": sections,
    })  # fmt: skip
    titles = _titles(framework)
    try:
        check_reference(reference, asked, _others(project, framework, shown))
    except Refused as refused:
        lines = "".join(f"\n- {line}" for line in change_lines(refused.changes, titles))
        raise Refused(f"{refused}{lines}", refused.changes) from None
    made_from = published.inputs(project, shown, asked.wording.edition)
    path = write_record(asked, record(asked, given, made_from, date.today()), made_from)
    click.echo(f"wrote {project.shown(path)}: edition {asked.wording.edition}")
    click.echo(given_sentence(given, titles))
    editor = last_editor(folder)
    if recorded_by and editor and editor.casefold() == recorded_by.casefold():
        click.echo(f"Warning: {recorded_by} also made the last edit. Have somebody else record approvals.", err=True)


def _others(project: Project, framework: Framework, shown: str) -> Iterator[Candidate]:
    """The other accounts of the project, which are rendered only when a reference has to be placed."""
    for name, one in candidates(project, published_drafts(project, framework, [])):
        if name != shown:
            yield one


def _refuse_errors(checked: CheckedAccount, standing: Standing, shown: str, is_shown: bool) -> None:
    """Raises Refused for an account in which something must be put right; that it has changed is no reason."""
    wrong = wrong_in(checked, standing)
    if wrong or not is_shown:
        first = f" {wrong[0].location.file}:{wrong[0].location.line}: {wrong[0].problem}" if wrong else ""
        raise Refused(f"{shown} has something to put right before anybody can approve it.{first}")


def _titles(framework: Framework) -> dict[str, str]:
    return {requirement.key: requirement.title for requirement in framework.requirements}
