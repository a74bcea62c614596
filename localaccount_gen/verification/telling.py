"""What a verification found, in words for people and as JSON for machines."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from localaccount_gen import words
from localaccount_gen.approval.sums import grouped, typed
from localaccount_gen.approval.telling import change_lines, correction_sentence, given_sentence
from localaccount_gen.characters import printable
from localaccount_gen.verification.verifying import Outcome, Verdict

NOTHING = "Nothing was checked: no account here says that it was approved."
FOREIGN = "No account here has the reference you gave: what is published is not what that decision was about."

_NOT_KNOWN = """\
What this cannot know:
- Whether the council decided so. The site cannot vouch for itself: compare the reference with the council’s decision.
- What stands around the main part of a page, and in the files of data: the reference does not cover them.
- Whether there are pages that no page leads to, or accounts that are not in the list."""

_OUTCOMES = {
    Outcome.SAME: "Published as it was approved.",
    Outcome.CORRECTED: "Published as it was approved, and corrected since, as these corrections say:",
    Outcome.DIFFERENT: "What is published is NOT what was approved.",
    Outcome.UNKNOWN: "It could not be checked.",
}
_STATES = {
    "demonstration": "A demonstration, which says of itself that no council approved it.",
    "published without approval": "Published without approval, and says so.",
    "draft": "A draft, which says so.",
}


def told(verdicts: Sequence[Verdict], site: str, reference: str = "") -> str:
    """All of it, account by account. `reference` is the one the reader has from the council's decision."""
    lines = [printable(site), ""]
    for verdict in verdicts:
        lines += [*map(_safe, _account(verdict, reference)), ""]
    checked = sum(verdict.outcome in (Outcome.SAME, Outcome.CORRECTED) for verdict in verdicts)
    approved = sum(verdict.outcome is not Outcome.UNAPPROVED for verdict in verdicts)
    if not approved:
        return "\n".join([*lines, NOTHING])
    lines.append(f"Accounts that say they were approved: {approved}. Published as approved: {checked}.")
    if is_foreign(verdicts, reference):
        lines.append(FOREIGN)
    return "\n".join([*lines, "", _NOT_KNOWN])


def is_foreign(verdicts: Sequence[Verdict], reference: str) -> bool:
    """Whether there is a reference, and no account is published as it says."""
    found = (
        one.approval.reading for one in verdicts if one.approval and one.outcome in (Outcome.SAME, Outcome.CORRECTED)
    )
    return bool(reference) and typed(reference) not in found


def _account(verdict: Verdict, reference: str) -> Iterator[str]:
    told, form = verdict.told, verdict.approval
    name = f"{told.council}, {told.period}" if told else verdict.address
    yield f"{name} (/{verdict.address})"
    if verdict.outcome is Outcome.UNAPPROVED:
        yield f"  {_STATES.get(told.state if told else '', 'Not approved, and does not say that it was.')}"
        return
    yield f"  {_OUTCOMES[verdict.outcome]}"
    titles = told.titles if told else {}
    changes = change_lines(verdict.changes, titles)
    yield from (
        f"  - {_place(verdict, change.key)} {line}" for change, line in zip(verdict.changes, changes, strict=True)
    )
    yield from (f"  - {problem}" for problem in verdict.problems)
    yield from (
        f"  - {words.day(one.date.isoformat())}: {correction_sentence(one, titles)}" for one in verdict.corrections
    )
    if form is None:
        return
    yield from (f"  {given_sentence(one, titles)}" for one in form.approvals)
    yield f"  Reference that was approved: {grouped(form.reading)}"
    if verdict.reference and verdict.reference != form.reading:
        yield f"  Reference of what is published: {grouped(verdict.reference)}"
    if reference:
        same = "the same as" if typed(reference) == form.reading else "not"
        yield f"  The reference that was approved is {same} the one you gave."
    decisions = [one.decision_address for one in form.approvals if one.decision_address]
    where = f": {words.listed(decisions)}" if decisions else ", which the record gives no address of"
    yield f"  Compare the reference with the council’s own decision{where}"


def _place(verdict: Verdict, key: str) -> str:
    return f"/{verdict.address}{'' if key == 'at-a-glance' else key.replace('--', '/') + '/'}:"


def _safe(line: str) -> str:
    """A line with the spaces it begins with."""
    return " " * (len(line) - len(line.lstrip(" "))) + printable(line, 1_000)


def as_json(verdicts: Sequence[Verdict], site: str, reference: str = "") -> str:
    """The same for machines. Whatever stands in it may be somebody else's words."""
    return json.dumps({
        "site": site,
        "checked": sum(one.outcome is not Outcome.UNAPPROVED for one in verdicts),
        "reference_given": typed(reference) or None,
        "reference_found": not is_foreign(verdicts, reference) if reference else None,
        "accounts": [_data(one) for one in verdicts],
    }, indent=2)  # fmt: skip


def _data(verdict: Verdict) -> dict[str, Any]:
    told, form = verdict.told, verdict.approval
    return {
        "page": verdict.address,
        "council": told.council if told else None,
        "period": told.period if told else None,
        "state": told.state if told else None,
        "outcome": verdict.outcome.value,
        "approved_reference": form.reading if form else None,
        "published_reference": verdict.reference or None,
        "decisions": [one.decision_address for one in form.approvals if one.decision_address] if form else [],
        "changes": [
            {"key": one.key, "is_new": one.is_new, "is_gone": one.is_gone,
             "words": [{"was": word.was, "now": word.now} for word in one.words]}
            for one in verdict.changes
        ],
        "problems": list(verdict.problems),
        "corrections": [
            one.model_dump(mode="json", exclude_none=True, exclude_defaults=True) for one in verdict.corrections
        ],
    }  # fmt: skip
