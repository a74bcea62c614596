"""Source by source, what is there is gathered into the collection; what cannot be is told, and nothing else suffers.

Every account is read whole and judged before anything of it is kept. What was gathered before stays until something
better has come.
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from localaccount_gen import words
from localaccount_gen.areas import Areas
from localaccount_gen.characters import printable
from localaccount_gen.collecting.kept import KeptCollection
from localaccount_gen.collecting.limits import ASK, LATER, Limits, NotGathered
from localaccount_gen.collecting.listed import Listed, as_known, read_list, refuse_other_account
from localaccount_gen.collecting.records import AccountRecord, FileRecord, SourceRecord, code_of
from localaccount_gen.collecting.sources import Source, open_source
from localaccount_gen.collecting.web import Stamp, Web
from localaccount_gen.register import Entry


@dataclass(frozen=True)
class Wanted:
    """A source that somebody asks for."""

    source: str
    council: str = ""
    """The code of the one council whose own site it is; empty where nobody says so."""


@dataclass
class Outcome:
    """What came of one source. Accounts are named as people name them: “Torbay, 2024-25”."""

    source: str
    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    kept: int = 0
    """All accounts of the source that are in the collection now."""


@dataclass(frozen=True)
class Run:
    """Everything that one run of `collect` works with."""

    kept: KeptCollection
    web: Web
    areas: Areas
    day: date
    top: Path
    """From where paths start."""
    limits: Limits
    clock: Callable[[], float] = time.monotonic


def gather(run: Run, wanted: Sequence[Wanted]) -> Iterator[Outcome]:
    """What came of each source, as it comes."""
    for one in wanted:
        record = run.kept.record.source(one.source)
        if record is None:
            record = SourceRecord(source=one.source, tried=run.day)
            run.kept.record.sources.append(record)
        outcome = Outcome(one.source)
        has_failed = record.has_failed
        record.tried, record.council, record.problem, record.left_out = run.day, one.council, "", []
        try:
            source = open_source(one.source, run.top, run.web, run.limits)
            _Site(run, source, record, outcome).gather(has_failed)
        except NotGathered as problem:
            record.problem = str(problem)
            outcome.problems.append(record.problem)
        outcome.problems += record.left_out
        outcome.kept = len(record.accounts)
        run.kept.save()
        yield outcome


@dataclass(frozen=True)
class _Site:
    """One source while it is gathered."""

    run: Run
    source: Source
    record: SourceRecord
    outcome: Outcome

    def gather(self, has_failed: bool) -> None:
        """Raises NotGathered where the site as a whole cannot be gathered, or not to its end.

        `has_failed`: the last time something did, so that its list is read again, also one that has not changed.
        """
        record = self.record
        kept = {account.key: entry for holder, account, entry in self.run.kept.accounts() if holder is record}
        is_whole = not has_failed and len(kept) == len(record.accounts)
        listed = read_list(self.source, record.file.stamp if is_whole else Stamp(), self.run.limits)
        if listed is None:
            found = {one.key: kept[one.key] for one in record.here}
        else:
            found = self._filed(listed)
            self._refuse_other_councils(set(found))
            # Until every account has come, the list has to be read again.
            record.site, record.address, record.file = listed.site, listed.base, FileRecord()
        record.seen, record.first_seen = self.run.day, record.first_seen or self.run.day
        self._tell_gone(set(found))
        self._gather_accounts(found)
        record.file = listed.file if listed else record.file

    def _filed(self, listed: Listed) -> dict[str, Entry]:
        """The accounts of a list by AccountRecord.key; notes why others are left out."""
        found: dict[str, Entry] = {}
        self.record.left_out += listed.faults
        for entry in listed.entries:
            try:
                known = as_known(entry, listed.base, self.run.areas)
                key = f"{code_of(known)}/{known.period.name}"
                if self.record.council and known.council.code != self.record.council:
                    raise NotGathered(
                        "It is of another council than the list of sources says of this site.",
                        "Look at the site and at the list.",
                    )
                if key in found:
                    raise NotGathered("The site lists it twice.", ASK)
                found[key] = known
            except NotGathered as problem:
                self.record.left_out.append(f"{_named(entry)}: {problem}")
        return found

    def _refuse_other_councils(self, keys: set[str]) -> None:
        before = {one.code: one.council for one in self.record.here}
        now = {key.partition("/")[0] for key in keys}
        if not before or not now or before.keys() & now:
            return
        areas = self.run.areas.by_code
        named = sorted(areas[code].name if code in areas else code for code in now)
        self.record.left_out = []
        raise NotGathered(
            f"This site had accounts of {_and(sorted(before.values()))}, and now has {_and(named)} instead; "
            "nothing of it was taken.",
            f"Look at the site. If it is right:  localaccount collect --forget {printable(self.record.source, 200)}",
        )

    def _tell_gone(self, keys: set[str]) -> None:
        """What is no longer there is kept and marked. Where part of the list is left out, nothing is taken for gone."""
        for account in self.record.here:
            if account.key in keys:
                continue
            if self.record.left_out:
                account.problem = f"It is not among what can be taken from the site’s list. {LATER}"
            else:
                account.gone = self.run.day
                self.outcome.gone.append(f"{account.council}, {account.period}")

    def _gather_accounts(self, found: Mapping[str, Entry]) -> None:
        limits = self.run.limits
        end, left, failed = self.run.clock() + limits.seconds_of_source, limits.bytes_of_source, 0
        for key, entry in found.items():
            if self.run.clock() > end or left < 0 or failed >= limits.failures:
                raise NotGathered(
                    "The rest of this site was not asked for: it took too long, or too much failed.", LATER
                )
            account = self.record.account(key)
            try:
                holder = self._holder(key)
                try:
                    content, stamp = self._read(entry, account)
                except NotGathered:
                    failed += 1
                    raise
                failed = 0
                left -= len(content or b"")
                self._take(key, entry, content, stamp)
            except NotGathered as problem:
                told = f"{_named(entry)}: {problem}"
                if account is None:
                    self.record.left_out.append(told)
                else:
                    account.problem = str(problem)
                    self.outcome.problems.append(told)
                continue
            if holder:
                holder.accounts = [one for one in holder.accounts if one.key != key]
            if content is not None:
                self.run.kept.save()

    def _holder(self, key: str) -> SourceRecord | None:
        """Another source from which the account came, and which gives it up. Raises NotGathered where it need not."""
        holder = self.run.kept.record.holder(key, self.record)
        account = holder.account(key) if holder else None
        if holder is None or account is None:
            return None
        is_own = self.record.council == account.code and holder.council != account.code
        if account.gone is not None or is_own:
            return holder
        raise NotGathered(
            f"It was gathered from {printable(holder.source, 200)} already, and that one is kept.",
            "If this is the council’s own site, say so in the list of sources, with  council:",
        )

    def _read(self, entry: Entry, account: AccountRecord | None) -> tuple[bytes | None, Stamp]:
        stamp = account.file.stamp if account and self.run.kept.has(account) else Stamp()
        content, found = self.source.read(entry.data, self.run.limits.bytes_of_account, stamp)
        if content is None and stamp == Stamp():
            raise NotGathered("The server says that the account has not changed, and it was never read.", LATER)
        return content, found

    def _take(self, key: str, entry: Entry, content: bytes | None, stamp: Stamp) -> None:
        """Keeps an account that was read. None: it is as it was."""
        day, file = self.run.day, FileRecord.of(content, stamp) if content is not None else None
        if content is not None:
            refuse_other_account(content, entry)
        account = self.record.account(key)
        if account is None:
            code, period = code_of(entry), entry.period.name
            account = AccountRecord(council="", code=code, period=period, first_seen=day, seen=day)
            self.record.accounts.append(account)
        told = self.outcome.new
        if account.file.sha256:
            is_same = file is None or file.sha256 == account.file.sha256
            told = self.outcome.same if is_same else self.outcome.changed
        told.append(_named(entry))
        account.council, account.state = entry.council.short_name, entry.state
        account.address = entry.address if entry.base else ""
        account.seen, account.gone, account.problem, account.file = day, None, "", file or account.file
        self.run.kept.put(account, entry, content)


def _named(entry: Entry) -> str:
    return f"{printable(entry.council.short_name, 60)}, {entry.period.name}"


def _and(names: Sequence[str]) -> str:
    return words.listed([printable(name, 60) for name in names[:5]])
