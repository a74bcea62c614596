"""What a build tells of a council's accounts, as JSON: what was found, how each stands, what is shown."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from localaccount_gen.account import Reading
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.council import PublishedCouncil
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.render import ListedCouncil, listed_council, listed_json


@dataclass(frozen=True)
class AccountRecord:
    """One account, shown or not."""

    folder: str
    """As people see it: `accounts/torbay/2024-25`."""
    address: str
    """`torbay/2024-25/`"""
    state: str
    """How it stands, in the words of `approval.standing.State`; empty where it could not be read."""
    is_shown: bool
    is_draft: bool
    findings: tuple[Finding, ...]

    @property
    def is_waiting(self) -> bool:
        """Whether nobody has approved it, and nothing else keeps it back."""
        has_errors = any(finding.severity is Severity.ERROR for finding in self.findings)
        return bool(self.state) and not self.is_shown and not has_errors

    @property
    def checked(self) -> CheckedAccount:
        """The same as a check gives it, for what counts and tells findings."""
        return CheckedAccount(Reading(Path(self.folder), self.folder, None, ()), {}, self.findings, ())


@dataclass(frozen=True)
class CouncilRecord:
    """A council's folder."""

    accounts: tuple[AccountRecord, ...]
    findings: tuple[Finding, ...]
    """Those that belong to the council and not to one of its accounts."""
    newest: date
    listed: ListedCouncil | None

    @property
    def is_empty(self) -> bool:
        return not self.accounts and not self.findings


def council_record(council: PublishedCouncil) -> CouncilRecord:
    accounts = []
    for one in council.checked.accounts:
        folder = one.reading.shown
        shown = council.rendered.get(folder)
        state = council.standings[folder].state.value if one.account is not None else ""
        is_draft = shown.draft if shown else False
        accounts.append(AccountRecord(folder, one.address, state, shown is not None, is_draft, one.findings))
    return CouncilRecord(tuple(accounts), council.checked.findings, council.newest, council.listed)


def told(record: CouncilRecord) -> dict[str, Any]:
    """The record as JSON has it."""
    return {
        "accounts": [asdict(account) for account in record.accounts],
        "findings": [asdict(finding) for finding in record.findings],
        "newest": record.newest.isoformat(),
        "listed": listed_json(record.listed) if record.listed else None,
    }


def as_record(told: Mapping[str, Any]) -> CouncilRecord:
    """The record of which `told` made this."""
    accounts = (
        AccountRecord(**{**account, "findings": tuple(map(_finding, account["findings"]))})
        for account in told["accounts"]
    )
    return CouncilRecord(
        tuple(accounts),
        tuple(map(_finding, told["findings"])),
        date.fromisoformat(told["newest"]),
        listed_council(told["listed"]) if told["listed"] else None,
    )


def _finding(told: Mapping[str, Any]) -> Finding:
    return Finding(**{**told, "severity": Severity(told["severity"]), "location": Location(**told["location"])})
