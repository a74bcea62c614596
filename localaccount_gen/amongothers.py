"""One council’s coverage beside that of others of its type, and of its region. Nothing is ranked or averaged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localaccount_gen.areas import simple_name
from localaccount_gen.evaluation.councils import regions, type_now
from localaccount_gen.evaluation.matrix import matrix
from localaccount_gen.evaluation.shares import SMALLEST_BASE
from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.model import Area, AreaKind
from localaccount_gen.register import Collection, Entry
from localaccount_gen.requirements import Depth, Framework, Requirement
from localaccount_gen.words import listed, place

REACHED: Mapping[Depth, tuple[str, str]] = {
    Depth.MENTIONED: ("covers it", "cover it"),
    Depth.EVIDENCED: ("gives evidence", "give evidence"),
    Depth.COMPARED: ("compares it with something", "compare it with something"),
    Depth.ACTED_ON: ("says what was or will be done", "say what was or will be done"),
}
"""What an account does that reaches a depth; each includes those before it."""

_TYPES = {
    "Shire county": ("shire county council", "shire county councils"),
    "English unitary": ("unitary council", "unitary councils"),
    "Metropolitan district": ("metropolitan district council", "metropolitan district councils"),
    "London borough": ("London borough council", "London borough councils"),
}


@dataclass(frozen=True)
class Reach:
    """How many of a number of accounts reach each depth of a section."""

    base: int
    """Those that have the section or should have it."""
    reached: Mapping[Depth, int]
    explained: int
    """Those that say why they do not cover it."""

    @property
    def not_covered(self) -> int:
        return self.base - self.reached[Depth.MENTIONED]

    @property
    def words(self) -> str:
        """“9 cover it, 8 give evidence, 5 compare it with something and 3 say what was or will be done.”"""
        if not self.reached[Depth.MENTIONED]:
            return f"None covers it{self._reasons}."
        told = [f"{number} {REACHED[depth][number != 1]}" for depth, number in self.reached.items() if number]
        return f"{listed(told)}{self._left}."

    @property
    def _left(self) -> str:
        return f"; {self.not_covered} {'does' if self.not_covered == 1 else 'do'} not cover it{self._reasons}" if (
            self.not_covered) else ""  # fmt: skip

    @property
    def _reasons(self) -> str:
        if not self.explained:
            return ", without a reason"
        if self.explained == self.not_covered:
            return ", and says why" if self.not_covered == 1 else ", and say why"
        return f", of which {self.explained} {'says' if self.explained == 1 else 'say'} why"


def reach(entries: Sequence[Entry], section: str) -> Reach:
    """Accounts without the section, where it is an optional one, are not in the base."""
    depths = [depth for entry in entries if (depth := entry.depth(section)) is not None]
    reached = {step: sum(depth >= step for depth in depths) for step in REACHED}
    return Reach(len(depths), reached, sum(depth is Depth.EXPLAINED for depth in depths))


@dataclass(frozen=True)
class OwnSection:
    """A section as the council covers it, and as each group of others does."""

    requirement: Requirement
    own: Depth
    others: tuple[Reach, ...]
    """One for each group, in their order."""


@dataclass(frozen=True)
class Others:
    """Councils that one is laid beside: their newest accounts, by name."""

    words: str
    """“other unitary councils”."""
    one: str
    """“other unitary council”."""
    entries: tuple[Entry, ...]

    @property
    def counted(self) -> str:
        """“14 other unitary councils”, “no other unitary council”."""
        number = len(self.entries)
        return f"{number or 'no'} {self.one if number < 2 else self.words}"

    @property
    def here(self) -> str:
        """“14 other unitary councils have an account here.”, and whether that is few."""
        counted = f"{self.counted[:1].upper()}{self.counted[1:]} {'has' if len(self.entries) == 1 else 'have'}"
        few = " That is few: read numbers, not shares." if len(self.entries) < SMALLEST_BASE else ""
        return f"{counted} an account here.{few}"

    def told(self, reach: Reach) -> str:
        """“Of 14 other unitary councils, 9 cover it, 8 give evidence …”."""
        if not reach.base:
            return f"No {self.one} has such a section."
        words = reach.words
        return f"Of {reach.base} {self.one if reach.base == 1 else self.words}, {words[:1].lower()}{words[1:]}"


@dataclass(frozen=True)
class AmongOthers:
    """One council’s newest account beside the newest accounts of others."""

    entry: Entry
    groups: tuple[Others, ...]
    """Its type, then its region; only those that are known."""
    sections: tuple[OwnSection, ...]


def among_others(entry: Entry, collection: Collection, framework: Framework) -> AmongOthers:
    """`collection` holds the councils to lay it beside, with or without itself."""
    others = [one for one in collection.newest.entries if one.area != entry.area]
    groups = tuple(_groups(entry, others))
    columns = matrix((entry,), framework).columns
    sections = (
        OwnSection(one, depth, tuple(reach(group.entries, one.key) for group in groups))
        for one in columns
        if (depth := entry.depth(one.key)) is not None
    )
    return AmongOthers(entry, groups, tuple(sections))


def _groups(entry: Entry, others: Sequence[Entry]) -> list[Others]:
    groups = []
    if kind := type_now(entry.council.code):
        alike = tuple(one for one in others if type_now(one.council.code) == kind)
        groups.append(Others(f"other {_TYPES[kind][1]}", f"other {_TYPES[kind][0]}", alike))
    if name := regions().get(entry.council.region):
        where = place(Area(entry.council.region, name, AreaKind.REGION))
        near = tuple(one for one in others if one.council.region == entry.council.region)
        groups.append(Others(f"other councils in {where}", f"other council in {where}", near))
    return groups


def newest_of(council: str, collection: Collection) -> Entry:
    """The newest account of a council, whose name, folder or code somebody typed; its draft too.

    Of two for one period, that which stands in this project. Raises ProjectError where there is none.
    """
    wanted = simple_name(council)
    own = [
        entry
        for entry in collection.entries
        if council.strip().upper() == entry.council.code
        or wanted in (entry.council.folder, simple_name(entry.council.short_name), simple_name(entry.council.name))
    ]
    if not own:
        near = did_you_mean(council, [entry.council.short_name for entry in collection.entries])
        raise ProjectError(f"There is no account of “{council}” here.{near}")
    return max(own, key=lambda entry: (entry.period.name, not entry.base))
