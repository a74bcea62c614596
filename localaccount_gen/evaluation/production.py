"""How many councils produced an account, by type and by region: the survey’s tables 1 and 2, for accounts."""

from collections import Counter
from dataclasses import dataclass

from localaccount_gen.evaluation.councils import Councils, councils_of, regions
from localaccount_gen.evaluation.shares import Group, Share
from localaccount_gen.model import Period
from localaccount_gen.register import Collection


@dataclass(frozen=True)
class Production:
    """The councils with an account for one period, out of all there were. Nothing was sampled: no group is too small.

    `by_type` and `by_region` have every group, also those in which no council has an account.
    """

    period: Period
    councils: Councils
    total: Share
    by_type: tuple[Group, ...]
    by_region: tuple[Group, ...]
    not_counted: int = 0
    """Accounts of councils that are in no official list, because somebody invented them."""

    @property
    def base_line(self) -> str:
        day = f"{self.councils.day.day} {self.councils.day:%B %Y}"
        return f"Base: all {self.total.base} councils with adult social care on {day}."


def production(collection: Collection, period: Period) -> Production:
    """The rates of one period. A council with two accounts in a collection counts once."""
    entries = [entry for entry in collection.entries if entry.period.name == str(period) and not entry.draft]
    councils = councils_of(period)
    told = {entry.council.code for entry in entries} & councils.areas.keys()
    return Production(
        period,
        councils,
        Share(len(told), len(councils.areas)),
        *response(councils, told),
        not_counted=sum(entry.council.code not in councils.areas for entry in entries),
    )


def response(councils: Councils, told: set[str]) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
    """Of a set of councils, by their codes, how many there are of each type and in each region."""
    all_types = Counter(councils.type_of(code) for code in councils.areas)
    all_regions = Counter(councils.region_of(code) for code in councils.areas)
    types = Counter(councils.type_of(code) for code in told)
    of_regions = Counter(councils.region_of(code) for code in told)
    return (
        tuple(Group(name, Share(types[name], all_types[name])) for name in councils.types),
        tuple(Group(name, Share(of_regions[name], all_regions[name])) for name in regions().values()),
    )
