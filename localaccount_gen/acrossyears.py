"""One promise across a council’s accounts: what each account said of it in turn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from localaccount_gen.register import AccountData, Entry

NOT_TOLD = "Not told"
NOT_DUE = "Not due yet"
AGAIN = "Promised again"


@dataclass(frozen=True)
class Made:
    """A promise as one account made it."""

    period: str
    name: str
    title: str
    section: str
    """The key of the section it stands in; empty where the account’s data does not say."""
    due: date | None = None
    target: str = ""
    outcome: str = ""
    """What a later account reported of it; empty where none has."""
    words: str = ""
    told_in: str = ""


@dataclass(frozen=True)
class Said:
    """What one account says of a promise: what became of it, what it promises now, or both."""

    period: str
    entry: Entry | None
    """The account; None where it is not at hand."""
    became: str = ""
    """“Partly met”, “Not told”, “Not due yet”, “Promised again”; empty in the account that made it first."""
    words: str = ""
    made: Made | None = None


@dataclass(frozen=True)
class Thread:
    """A promise under its one name, and what was said of it, oldest first."""

    name: str
    title: str
    """As the last account that made it puts it."""
    stands: bool
    """Whether the newest account promises it."""
    said: tuple[Said, ...]


def threads(entries: Sequence[Entry], newest: AccountData) -> tuple[Thread, ...]:
    """Every promise of one council, those of its newest account first, else by the period it was first made in.

    `entries` are its accounts in any order. The newest account tells all that earlier ones promised.
    """
    by_period = {entry.period.name: entry for entry in entries}
    by_name: dict[str, list[Made]] = {}
    for made in (*_earlier(newest), *_now(newest)):
        by_name.setdefault(made.name, []).append(made)
    found = [_thread(name, made, by_period, newest.period.name) for name, made in by_name.items()]
    return tuple(sorted(found, key=lambda thread: not thread.stands))


def _earlier(account: AccountData) -> list[Made]:
    return [
        Made(one.made_in, one.name, one.title, one.section, one.due, one.target or "", one.outcome or "",
             one.words or "", one.reported_in or "")
        for one in account.promises
    ]  # fmt: skip


def _now(account: AccountData) -> list[Made]:
    return [
        Made(account.period.name, one.name, one.title, section.key, one.due, one.target or "")
        for section in account.sections
        for one in section.priorities
    ]


def _thread(name: str, made: Sequence[Made], by_period: dict[str, Entry], newest: str) -> Thread:
    periods = {one.period for one in made} | {one.told_in for one in made if one.told_in} | by_period.keys() | {newest}
    said = (_said(period, made, by_period.get(period)) for period in sorted(periods) if period <= newest)
    return Thread(name, made[-1].title, made[-1].period == newest, tuple(one for one in said if one))


def _said(period: str, made: Sequence[Made], entry: Entry | None) -> Said | None:
    """None where the account has nothing to say: before the promise, and after it was answered."""
    now = next((one for one in made if one.period == period), None)
    told = next((one for one in made if one.told_in == period), None)
    before = [one for one in made if one.period < period]
    if told:
        return Said(period, entry, told.outcome.capitalize(), told.words, now)
    if before and not (before[-1].told_in and before[-1].told_in < period):
        return Said(period, entry, _unanswered(before[-1], now, entry), made=now)
    return Said(period, entry, made=now) if now else None


def _unanswered(before: Made, now: Made | None, entry: Entry | None) -> str:
    """As the account’s own ledger has it: `promises.Promise.became`."""
    if now is None:
        return NOT_TOLD
    out = entry and (entry.published or entry.period.end)
    return NOT_DUE if before.due and out and before.due >= out else AGAIN
