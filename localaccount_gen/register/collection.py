"""Many accounts, of one site or of many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from localaccount_gen.findings import ProjectError
from localaccount_gen.register.content import AccountData
from localaccount_gen.register.entry import Entry
from localaccount_gen.register.reading import read_account


def _nothing(_: Entry) -> bytes | None:
    return None


@dataclass(frozen=True)
class Collection:
    """Accounts to lay side by side. Ask for an account’s words only where its entry will not do: they are long."""

    entries: tuple[Entry, ...]
    content: Callable[[Entry], bytes | None] = field(default=_nothing, repr=False)
    """The account.json of an entry; None where it is not at hand."""

    def account(self, entry: Entry) -> AccountData | None:
        """What the account says; None where its account.json is not at hand or is none."""
        content = self.content(entry)
        if content is None:
            return None
        try:
            return read_account(content, entry.data)
        except ProjectError:
            return None

    @property
    def public(self) -> "Collection":
        """Without drafts."""
        return Collection(tuple(entry for entry in self.entries if not entry.draft), self.content)

    @property
    def counted(self) -> "Collection":
        """Without demonstrations, which no council made; all of them where there is nothing else."""
        real = tuple(entry for entry in self.entries if not entry.demonstration)
        return Collection(real, self.content) if real else self

    @property
    def is_demonstration(self) -> bool:
        """Whether no council made any of these accounts, which has to be said wherever they are counted."""
        return bool(self.entries) and all(entry.demonstration for entry in self.entries)

    @property
    def periods(self) -> tuple[str, ...]:
        """Newest first."""
        return tuple(sorted({entry.period.name for entry in self.entries}, reverse=True))

    def of(self, period: str) -> "Collection":
        return Collection(tuple(entry for entry in self.entries if entry.period.name == period), self.content)

    @property
    def newest(self) -> "Collection":
        """The newest account of each council."""
        return Collection(tuple(entries[0] for entries in self.by_council), self.content)

    @property
    def by_council(self) -> Sequence[Sequence[Entry]]:
        """The accounts of each council, newest first; councils by name."""
        groups: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=lambda one: one.period.name, reverse=True):
            groups.setdefault(entry.area, []).append(entry)
        return sorted(groups.values(), key=lambda group: (group[0].council.short_name.casefold(), group[0].area))
