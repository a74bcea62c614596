"""A number of councils out of a base, in the conventions of the directors’ survey of 2013.

“The following conventions are used in tables: '**' - less than 0.5 per cent; '0' – no observations; '-' – category not
applicable/data not available”; per cents are rounded half up, and a sum is rounded from the counts, not from its
rounded parts (Local Government Association, “Evaluation of sector-led improvement: survey of directors of adult social
services”, December 2013, page 7).
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

UNDER_HALF = "**"
NOT_APPLICABLE = "-"

SMALLEST_BASE = 9
"""No per cent is given of fewer, and a breakdown is made only where every group has this many.

It is the smallest of which the survey gave one: in its table 2, on response, the East Midlands had nine councils. It
did not break its answers down by region, where its smallest groups had five and six.
"""

CONVENTIONS = (
    "Per cents are rounded to whole numbers, halves up, so they may add to more than 100. "
    "** is less than 0.5 per cent and 0 is none at all. "
    f"A dash stands where none is known, or fewer than {SMALLEST_BASE} are counted."
)
"""Stands under every table with per cents."""


@dataclass(frozen=True)
class Share:
    """So many out of so many."""

    count: int
    base: int

    @property
    def per_cent(self) -> int | None:
        """Rounded half up; None without a base."""
        if not self.base:
            return None
        return int((Decimal(100 * self.count) / self.base).quantize(Decimal(1), ROUND_HALF_UP))

    @property
    def words(self) -> str:
        """As the survey’s tables show it: `56`, `**`, `0` or `-`."""
        if self.per_cent is None:
            return NOT_APPLICABLE
        return UNDER_HALF if self.count and not self.per_cent else str(self.per_cent)


def per_cent(share: Share) -> str:
    """As a page shows it: `-` where the base is too small."""
    return share.words if share.base >= SMALLEST_BASE else NOT_APPLICABLE


@dataclass(frozen=True)
class Group:
    """A line of a table: a type of council, a region, all of them."""

    name: str
    share: Share


@dataclass(frozen=True)
class Breakdown:
    """A table of shares, or the reason why it is not made."""

    heading: str
    """What the groups are: `Region`."""
    groups: tuple[Group, ...]
    total: Share
    declined: str = ""
    """Why there are no groups, as a sentence; empty where there are."""

    @property
    def is_made(self) -> bool:
        return not self.declined


def breakdown(heading: str, groups: list[Group], total: Share) -> Breakdown:
    """The groups, unless one of them is too small to draw a meaning from; those without anybody are left out."""
    told = [group for group in groups if group.share.base]
    smallest = min((group.share.base for group in told), default=0)
    if smallest >= SMALLEST_BASE:
        return Breakdown(heading, tuple(told), total)
    return Breakdown(heading, (), total, declined=(
        f"Not broken down by {heading.lower()}: the smallest group has {smallest} of the {total.base}, and fewer than "
        f"{SMALLEST_BASE} are too few to draw a meaning from."
    ))  # fmt: skip
