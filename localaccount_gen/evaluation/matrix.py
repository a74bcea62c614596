"""Councils by contents by depth."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localaccount_gen.register import Entry
from localaccount_gen.requirements import Depth, Framework, Requirement


@dataclass(frozen=True)
class Matrix:
    """A row for each account, a column for each section of the framework."""

    entries: tuple[Entry, ...]
    """By the council’s name."""
    suggested: tuple[Requirement, ...]
    """The letter’s eleven."""
    others: tuple[Requirement, ...]
    """The sections beyond them that an account has or explains."""

    @property
    def columns(self) -> tuple[Requirement, ...]:
        return (*self.suggested, *self.others)

    def depths(self, section: str) -> Mapping[Depth, tuple[Entry, ...]]:
        """The accounts at each depth, the deepest first; without those that need not have the section."""
        return {
            depth: tuple(entry for entry in self.entries if entry.depth(section) is depth)
            for depth in sorted(Depth, reverse=True)
        }

    def counted(self, section: str) -> Mapping[Depth, int]:
        found = Counter(entry.depth(section) for entry in self.entries)
        return {depth: found[depth] for depth in Depth}


def matrix(entries: Sequence[Entry], framework: Framework) -> Matrix:
    """The accounts given, each council’s once, in the order of their names. No order says which is better."""
    listed = sorted(entries, key=lambda entry: (entry.council.short_name.casefold(), entry.area, entry.period.name))
    others = tuple(
        one
        for one in framework.requirements
        if not one.suggested and any(entry.depth(one.key) is not None for entry in listed)
    )
    return Matrix(tuple(listed), framework.suggested, others)
