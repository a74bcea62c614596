"""What changed from one period to the next: which councils began and stopped, which sections went deeper."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from localaccount_gen.evaluation.councils import councils_of
from localaccount_gen.model import Period
from localaccount_gen.register import Collection, Entry
from localaccount_gen.requirements import Depth


class Move(StrEnum):
    """What became of one section of one council."""

    DEEPER = "deeper"
    SHALLOWER = "shallower"
    SAME = "the same"
    GAINED = "gained"
    """It was missing, or not there, and now is more than missing."""
    LOST = "lost"


@dataclass(frozen=True)
class SectionMove:
    """A section of a council in both periods."""

    entry: Entry
    """The later account."""
    section: str
    before: Depth
    after: Depth

    @property
    def move(self) -> Move:
        if self.before is self.after:
            return Move.SAME
        if self.before is Depth.MISSING:
            return Move.GAINED
        if self.after is Depth.MISSING:
            return Move.LOST
        return Move.DEEPER if self.after > self.before else Move.SHALLOWER


@dataclass(frozen=True)
class Change:
    """Two periods. Councils by name."""

    earlier: str
    later: str
    both: tuple[Entry, ...]
    """The later account of each council that has one for both."""
    began: tuple[Entry, ...]
    """The first account of each council that has none for the earlier period and was there then."""
    stopped: tuple[Entry, ...]
    """The last account of each council that has none for the later period and was there then."""
    new: tuple[Entry, ...]
    """Of councils that were not there in the earlier period."""
    gone: tuple[Entry, ...]
    """Of councils that were no longer there in the later one."""
    moves: tuple[SectionMove, ...]

    def counted(self, move: Move, section: str = "") -> int:
        return sum(one.move is move for one in self.moves if not section or one.section == section)

    @property
    def moved(self) -> tuple[SectionMove, ...]:
        """Those that are not the same."""
        return tuple(one for one in self.moves if one.move is not Move.SAME)


def change(collection: Collection, earlier: str, later: str) -> Change:
    """From one period to another; each council is compared with itself only."""
    before = {entry.area: entry for entry in collection.of(earlier).entries}
    after = {entry.area: entry for entry in collection.of(later).entries}
    both = _by_name([after[area] for area in after if area in before])
    moves = [
        SectionMove(entry, section, before[entry.area].depth(section) or Depth.MISSING,
                    entry.depth(section) or Depth.MISSING)
        for entry in both
        for section in dict.fromkeys((*entry.coverage, *before[entry.area].coverage))
    ]  # fmt: skip
    began = _by_name([after[area] for area in after if area not in before])
    stopped = _by_name([before[area] for area in before if area not in after])
    new = tuple(entry for entry in began if not _was_there(entry, earlier))
    gone = tuple(entry for entry in stopped if not _was_there(entry, later))
    return Change(
        earlier,
        later,
        both,
        tuple(entry for entry in began if entry not in new),
        tuple(entry for entry in stopped if entry not in gone),
        new,
        gone,
        tuple(moves),
    )


def _was_there(entry: Entry, period: str) -> bool:
    """Whether the council was one in a period; an invented one always was."""
    when = Period.parse(period)
    return when is None or entry.council.code == "none" or entry.council.code in councils_of(when).areas


def all_changes(collection: Collection) -> tuple[Change, ...]:
    """From each period to the next that there is, the newest first."""
    periods = collection.periods
    return tuple(change(collection, earlier, later) for later, earlier in pairwise(periods))


def _by_name(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.council.short_name.casefold(), entry.area)))
