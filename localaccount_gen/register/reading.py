"""accounts.json and account.json as somebody published them → what may be shown, or a sentence on what is wrong.

Nothing in them is trusted: `kinds` says what may stand where, and what does not fit is left out and told.
"""

import json
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from localaccount_gen.findings import ProjectError
from localaccount_gen.register.content import AccountData
from localaccount_gen.register.entry import Entry

MOST_ACCOUNTS = 20_000
"""Accounts in one list: every council of England for a hundred years."""


@dataclass(frozen=True)
class Listing:
    """An accounts.json as it was read."""

    site: str
    address: str
    """As the file itself gives it; empty where it gives none that is one."""
    entries: tuple[Entry, ...]
    faults: tuple[str, ...] = ()
    """Why an account was left out, a sentence each."""


def read_listing(content: bytes, shown: str, base: str | None = None) -> Listing:
    """The accounts of an accounts.json. `shown` is what to call the file in a sentence.

    `base` is the absolute address of the site, with a slash at its end; '' while the site is being built. Without it,
    the address that the file itself gives is taken.
    Raises ProjectError where the file is no list of accounts.
    """
    told = _object(content, shown)
    accounts = told.get("accounts")
    if not isinstance(accounts, list):
        raise ProjectError(f"{shown} is no list of accounts: it has no “accounts”.")
    if len(accounts) > MOST_ACCOUNTS:
        raise ProjectError(f"{shown} names more than {MOST_ACCOUNTS:,} accounts.")
    address = told.get("address")
    address = address if isinstance(address, str) and address.startswith(("https://", "http://")) else ""
    if address and not address.endswith("/"):
        address += "/"
    entries: dict[tuple[str, str, str], Entry] = {}
    faults: list[str] = []
    for number, account in enumerate(accounts, 1):
        try:
            entry = _entry(account, address if base is None else base)
        except ValidationError as wrong:
            faults.append(f"{shown}, account {number}: {_sentence(wrong)}")
            continue
        if entry.key in entries:
            name = f"{entry.council.short_name} {entry.period.name}"
            faults.append(f"{shown}, account {number}: {name} is there twice.")
        else:
            entries[entry.key] = entry
    site = told.get("site")
    return Listing(site[:200] if isinstance(site, str) else "", address, tuple(entries.values()), tuple(faults))


def read_account(content: bytes, shown: str) -> AccountData:
    """What is read of an account.json. Raises ProjectError where it is none."""
    try:
        return AccountData.model_validate(_object(content, shown))
    except ValidationError as wrong:
        raise ProjectError(f"{shown}: {_sentence(wrong)}") from None


def _entry(account: Any, base: str) -> Entry:
    """An account of a collection already says which site it came from."""
    if base and isinstance(account, dict) and not account.get("base"):
        account = {**account, "base": base}
    return Entry.model_validate(account)


def _object(content: bytes, shown: str) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise ProjectError(f"{shown} is not JSON.") from None
    if not isinstance(told, dict):
        raise ProjectError(f"{shown} is no list of accounts and no account.")
    return told


def _sentence(wrong: ValidationError) -> str:
    """The first thing that is wrong, without the text that was found there: it may be anything."""
    first = wrong.errors(include_url=False, include_input=False, include_context=False)[0]
    place = " → ".join(str(step)[:60] for step in first["loc"] if str(step).isprintable()) or "the account"
    return f"“{place}” cannot be read ({first['msg'][:1].lower()}{first['msg'][1:200]})."
