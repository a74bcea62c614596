"""What a published site says of its accounts and their approval, taken for no more than words of somebody's."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from localaccount_gen.approval.record import FILE, slips
from localaccount_gen.approvalforms import ApprovalForm
from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import Correction
from localaccount_gen.judge import judge
from localaccount_gen.source import Source
from localaccount_gen.verification.sites import NotRead, Site
from localaccount_gen.yamlfile import parse_yaml

LIST = "accounts.json"

_ADDRESS = re.compile(r"[A-Za-z0-9][\w-]{0,80}/[0-9][0-9-]{3,20}/", re.ASCII)
"""An account's own: the council's folder and the period."""
_KEY = re.compile(r"[A-Za-z0-9][\w-]{0,100}", re.ASCII)
_MOST_PAGES = 200
"""An account has about 30 (ours)."""
_MOST_ACCOUNTS = 2_000
"""153 councils in England have adult social care, and began local accounts in 2011."""
_MOST_CORRECTIONS = 200
"""A new approval is plainer long before (ours)."""
_MOST_BYTES = 200_000
"""Of a record; one with every signatory has some 5,000 (ours)."""


class NotOurs(Exception):
    """Why a file is not what localaccount writes, in a sentence."""


def listed_accounts(site: Site) -> list[dict[str, Any]] | None:
    """What accounts.json says of each account; None where there is no such file. Raises ProjectError."""
    try:
        content = site.read(LIST)
        if content is None:
            return None
        entries = _json(content)["accounts"]
        found = [one for one in entries if _ADDRESS.fullmatch(one["page"])]
        if len(found) != len(entries) or len(found) > _MOST_ACCOUNTS:
            raise ProjectError(f"{site.name}{LIST} names accounts at addresses that cannot be.")
        return found
    except NotRead as told:
        raise ProjectError(f"{site.name}{LIST} {told}.") from told
    except (NotOurs, KeyError, TypeError) as told:
        raise ProjectError(f"{site.name} is no site made with localaccount: its {LIST} cannot be read.") from told


@dataclass(frozen=True)
class Told:
    """What an account's account.json says of itself."""

    council: str
    code: str
    period: str
    state: str
    approval: Mapping[str, Any] | None
    titles: Mapping[str, str]
    """Of sections, by key."""
    corrections: tuple[Correction, ...]


def read_told(content: bytes) -> Told:
    """Raises NotOurs."""
    said = _json(content)
    try:
        told = Told(
            said["council"]["name"], said["council"]["code"], said["period"]["name"], said["state"], said["approval"],
            {one["key"]: one["title"] for one in said["sections"]}, _corrections(said["corrections"]),
        )  # fmt: skip
    except (KeyError, TypeError, ValueError) as missing:
        raise NotOurs("account.json is not as localaccount writes it.") from missing
    words = (told.council, told.code, told.period, told.state, *told.titles, *told.titles.values())
    kinds = (told.approval is None or isinstance(told.approval, dict), *(isinstance(one, str) for one in words))
    if not all(kinds):
        raise NotOurs("account.json is not as localaccount writes it.")
    return told


def _corrections(said: Any) -> tuple[Correction, ...]:
    if len(said) > _MOST_CORRECTIONS:
        raise NotOurs("account.json has more corrections than anybody could read.")
    told = ({**one, "substantial": "yes" if one.get("substantial") else "no"} for one in said)
    return tuple(Correction.model_validate(one) for one in told)


def read_record(content: bytes) -> ApprovalForm:
    """What approval.yml says. Raises NotOurs for one that `localaccount approve` did not write."""
    if len(content) > _MOST_BYTES:
        raise NotOurs("The record of the approval is far too long.")
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
        document, found = parse_yaml(Source(FILE, text))
    except (UnicodeDecodeError, RecursionError) as problem:
        raise NotOurs("The record of the approval cannot be read.") from problem
    form, more = judge(ApprovalForm, document) if document and not found else (None, found)
    if form is None or more or not form.sections or len(form.sections) > _MOST_PAGES:
        raise NotOurs("The record of the approval cannot be read.")
    if not all(_KEY.fullmatch(key) for key in form.sections):
        raise NotOurs("The record of the approval names pages at addresses that cannot be.")
    if any(slips(form, text)):
        raise NotOurs("The record of the approval was changed after it was written.")
    return form


def disagreements(address: str, form: ApprovalForm, told: Told, entry: Mapping[str, Any]) -> Iterator[str]:
    """Where the record, account.json and accounts.json do not say the same, a sentence for each."""
    if (form.council, form.code, form.period) != (told.council, told.code, told.period):
        yield f"The record is of {form.council}, {form.period}, and the account is of {told.council}, {told.period}."
    if address.rstrip("/").rpartition("/")[2] != form.period:
        yield f"The account of {form.period} stands at the address of another period."
    written = form.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    if told.approval != written:
        yield "account.json tells another approval than the record."
    if entry.get("approval") != told.approval or entry.get("state") != told.state:
        yield "accounts.json says something else of the approval than account.json."


def _json(content: bytes) -> Any:
    try:
        return json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as problem:
        raise NotOurs("The file is no JSON.") from problem
