"""Recording an approval: only of the very words the account has now, and all of it or nothing."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.approval.differences import SectionChange, differences
from localaccount_gen.approval.inputs import Inputs
from localaccount_gen.approval.kept import keep, read_kept
from localaccount_gen.approval.record import FILE, FORMAT, KEPT, SIGNATURE, last_day, record_text, same_person
from localaccount_gen.approval.standing import Standing
from localaccount_gen.approval.sums import SHORT, typed
from localaccount_gen.approval.wording import Wording
from localaccount_gen.approvalforms import ApprovalForm, EarlierEdition, Given
from localaccount_gen.characters import look_over
from localaccount_gen.findings import ProjectError
from localaccount_gen.judge import judge
from localaccount_gen.narrative import inspect_plain
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import parse_yaml

ASKED = "asked"
"""The folder with the words the lead member was last asked to approve, kept as `approved` is."""

_DIGITS = 64


@dataclass(frozen=True)
class Candidate:
    """An account as it could be approved now."""

    account: Account
    standing: Standing
    wording: Wording
    """In the edition that an approval of it would have: the one that is approved already, or the next."""

    @property
    def name(self) -> str:
        return f"{self.account.council.name}, {self.account.period}"


def candidate(account: Account, standing: Standing, wording: Wording) -> Candidate:
    """The account in the edition its reference is of: the one on record while the words are the same, else the next."""
    form = standing.approval
    number = 1 if form is None else form.edition + standing.has_other_words
    return Candidate(account, standing, wording.as_edition(number))


class Refused(ProjectError):
    """An approval that may not be recorded, with the reason."""

    exit_code = 1

    def __init__(self, problem: str, changes: Sequence[SectionChange] = ()) -> None:
        super().__init__(problem)
        self.changes = tuple(changes)
        """Where it is known what differs between the words that were read and those the account has."""


def check_reference(reference: str, asked: Candidate, others: Iterable[Candidate]) -> None:
    """Raises Refused unless this is the whole reference of what the account says now.

    `others` are the other accounts of the project, and are looked at only to say whose reference it is.
    """
    given = typed(reference)
    now = asked.wording.reference
    if given == now:
        return
    if len(given) == SHORT and now.startswith(given):
        raise Refused("That is the short form, which is for reading aloud. Give the whole reference, all 64 digits.")
    if len(given) != _DIGITS or not set(given) <= set("0123456789abcdef"):
        raise Refused(
            f"“{reference}” is no reference: one has 64 digits from 0 to 9 and a to f, and this has {len(given)}."
        )
    _refuse_older(given, asked)
    for other in others:
        form = other.standing.approval
        if given == other.wording.reference or (
            form and given in (form.reading, *(one.reading for one in form.earlier))
        ):
            raise Refused(f"That is the reference of another account: {other.name}.")
    raise Refused(
        "The account does not say what was approved with this reference. Ask for an approval of what it says now."
    )


def _refuse_older(given: str, asked: Candidate) -> None:
    account, form = asked.account, asked.standing.approval
    if form and given == form.reading:
        problem = f"That is the reference of edition {form.edition}, and the account has changed since it was approved."
        raise Refused(problem, asked.standing.changes)
    for one in form.earlier if form else ():
        if given == one.reading:
            day = words.day(one.date.isoformat())
            raise Refused(
                f"That is the reference of edition {one.edition}, last approved on {day}. There is a later one."
            )
    if kept := read_kept(account.folder / ASKED, given):
        changes = differences(kept.texts, asked.wording.texts)
        raise Refused("The account has changed since the lead member was asked about it.", changes)


def given_approval(values: Mapping[str, object]) -> Given:
    """An approval as somebody typed it. Raises Refused for what approval.yml may not hold."""
    text = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items() if value)
    source = Source(FILE, text)
    document, found = parse_yaml(source)
    problems = [*(slip.problem for slip in look_over(text)[1]), *(one.problem for one in found)]
    form = None
    if document is not None:
        form, slips = judge(Given, document)
        problems += [one.problem for one in slips]
        for _, value in document.texts:
            problems += [one.problem for one in inspect_plain(value, source.location)]
    if form is None or problems:
        raise Refused(problems[0])
    return form


def record(asked: Candidate, given: Given, made_from: Inputs, today: date) -> ApprovalForm:
    """The record with one more approval. Raises Refused for one that cannot be true, or is there already."""
    unknown = [key for key in given.sections if key not in asked.wording.sections]
    if unknown:
        raise Refused(f"The account has no page “{unknown[0]}”. Its pages: {', '.join(asked.wording.sections)}.")
    if given.date > today:
        raise Refused(f"{words.day(given.date.isoformat())} is still to come.")
    before = asked.standing.approval
    if before is not None and not asked.standing.has_other_words:
        if any(same_person(one, given) for one in before.approvals):
            raise Refused(f"The approval of {given.name} is recorded already.")
        return before.model_copy(update={"approvals": (*before.approvals, given)})
    earlier: tuple[EarlierEdition, ...] = ()
    if before is not None:
        last = date.fromisoformat(last_day(before))
        if given.date < last:
            raise Refused(
                f"Edition {before.edition} was approved on {words.day(last.isoformat())}, so a later edition cannot "
                f"have been approved on {words.day(given.date.isoformat())}."
            )
        earlier = (*before.earlier, _overtaken(before, last))
    account, wording = asked.account, asked.wording
    values = {
        "format": FORMAT, "council": account.council.name, "code": account.council.form.code,
        "period": str(account.period), "edition": str(wording.edition), "reading": wording.reference,
        "inputs": made_from.sums.root, "sections": wording.sections, "approvals": (given,), "earlier": earlier,
        "seal": "0" * _DIGITS,
    }  # fmt: skip
    return ApprovalForm.model_validate(values)


def _overtaken(before: ApprovalForm, last: date) -> EarlierEdition:
    return EarlierEdition.model_validate({"edition": str(before.edition), "reading": before.reading, "date": last})


def write_record(asked: Candidate, form: ApprovalForm, made_from: Inputs) -> Path:
    """Writes approval.yml, and for a new edition the words beside it. The record is there whole, or the old one is.

    The words come first: a record without its words could not say what changes later. A signature over the record
    before this one is taken away, since it would not fit.
    """
    folder = asked.account.folder
    if asked.standing.approved is None or asked.standing.has_other_words:
        keep(folder / KEPT, asked.wording, made_from)
    path = folder / FILE
    written = folder / f".{FILE}.new"
    try:
        written.write_text(record_text(form), encoding="utf-8", newline="\n")
        written.replace(path)
        (folder / SIGNATURE).unlink(missing_ok=True)
    except OSError as problem:
        raise ProjectError(f"{path} cannot be written: {problem.strerror or problem}.") from problem
    finally:
        written.unlink(missing_ok=True)
    return path
