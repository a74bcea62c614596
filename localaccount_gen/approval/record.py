"""approval.yml as a text: what it must say, and how it is written."""

import json
import re
from collections.abc import Iterator

from localaccount_gen.account import Account, Approval
from localaccount_gen.approval.sums import Sums, digest
from localaccount_gen.approvalforms import ApprovalForm, Given

FILE = "approval.yml"
SIGNATURE = "approval.yml.sig"
KEPT = "approved"
"""The folder beside it with the words that were approved and the list of the inputs."""

FORMAT = "localaccount-approval-1"

_TOP = """\
# Written by  localaccount approve  and not to be edited: the seal would no longer fit, and nothing would be approved.
"""
_SEAL = re.compile(r"^seal: ([0-9a-f]{64})$", re.MULTILINE)


def record_text(form: ApprovalForm) -> str:
    """The file for a record; whatever seal the record has gives way to the one that fits."""
    values = form.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    values.pop("seal", None)
    lines = [_TOP]
    for key, value in values.items():
        lines += _written(key, value)
    text = "".join(lines)
    return f"{text}seal: {digest(text.encode())}\n"


def _written(key: str, value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield f"{key}:\n"
        yield from (f"  {name}: {_scalar(one)}\n" for name, one in value.items())
    elif isinstance(value, list):
        yield f"{key}:\n"
        for entry in value:
            for place, (name, one) in enumerate(entry.items()):
                yield f"  {'- ' if place == 0 else '  '}{name}: {_scalar(one)}\n"
    else:
        yield f"{key}: {_scalar(value)}\n"


def _scalar(value: object) -> str:
    """Bare where that is plain to read and means the same; else in the quotes of JSON, which are also those of YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(_scalar, value))}]"
    text = str(value)
    return text if re.fullmatch(r"[0-9a-z][0-9A-Za-z-]*", text) else json.dumps(text, ensure_ascii=False)


def faults(approval: Approval, account: Account) -> Iterator[tuple[str, str]]:
    """Why a record does not hold for an account, whatever the account says: the key, and a sentence."""
    form, council = approval.form, account.council
    if (form.code, form.council) != (council.form.code, council.name):
        yield "council", f"This approval is for {form.council} ({form.code}) and not for {council.name}."
    if form.period != str(account.period):
        yield "period", f"This approval is for {form.period} and not for {account.period}."
    yield from slips(form, approval.document.source.text)


def slips(form: ApprovalForm, text: str) -> Iterator[tuple[str, str]]:
    """The same of a record by itself, whoever it is for."""
    seal = _SEAL.search(text)
    if seal is None or text[seal.end() :].strip() or digest(text[: seal.start()].encode()) != seal[1]:
        yield "seal", "This file was changed by hand after the approval was recorded."
    elif Sums({f"{key}.txt": one for key, one in form.sections.items()}).root != form.reading:
        yield "reading", "The digests of the pages in this file do not make its reference."


def is_whole(form: ApprovalForm) -> bool:
    """Whether lead members have approved every page: one for all of it, or several for some each."""
    given = [one for one in form.approvals if one.capacity == "lead-member"]
    if any(not one.sections for one in given):
        return True
    return {key for one in given for key in one.sections} >= set(form.sections)


def last_day(form: ApprovalForm) -> str:
    """The day of the latest approval, as an ISO date."""
    return max(one.date for one in form.approvals).isoformat()


def same_person(one: Given, other: Given) -> bool:
    return (one.name.casefold(), one.capacity, one.sections) == (other.name.casefold(), other.capacity, other.sections)
