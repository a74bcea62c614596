"""What the board of a region asks of its councils’ accounts. Numbers have their bases, and nobody is ranked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from localaccount_gen.amongothers import Reach, reach
from localaccount_gen.evaluation.councils import Councils, councils_of, regions
from localaccount_gen.evaluation.matrix import matrix
from localaccount_gen.evaluation.shares import Group, Share
from localaccount_gen.model import Area, AreaKind, Period
from localaccount_gen.recommendations import STATES
from localaccount_gen.register import AccountData, Collection, Entry
from localaccount_gen.register.sharing import HelpData, PracticeData
from localaccount_gen.register.themes import ThemeData
from localaccount_gen.requirements import Framework, Requirement
from localaccount_gen.themes import load_sharing
from localaccount_gen.words import day, place

OUTCOMES = ("met", "partly met", "not met", "dropped", "promised again", "not due yet", "not told")
"""What can have become of a promise, in the words of accounts.json."""

OTHER = "Of no one section"

Key = tuple[str, str, str]
"""Of an entry."""


@dataclass(frozen=True)
class RegionTheme:
    """A section of the framework across the region."""

    requirement: Requirement
    reach: Reach
    name_well: int
    """Accounts whose section names something that went well."""
    name_better: int


@dataclass(frozen=True)
class Remark:
    """One of the few things that a council’s landing page names, in its own words."""

    entry: Entry
    words: str
    address: str
    """Where more is said of it."""


@dataclass(frozen=True)
class Highlights:
    """What landing pages name of one theme, councils by name."""

    title: str
    went_well: tuple[Remark, ...]
    must_be_better: tuple[Remark, ...]


@dataclass(frozen=True)
class Promises:
    """Of the newest accounts of the region."""

    made: int
    made_by: int
    """Councils whose newest account makes promises."""
    before: int
    """Promises of their earlier accounts."""
    before_by: int
    became: Mapping[str, int]
    """By the words of OUTCOMES; only those that there are."""


@dataclass(frozen=True)
class Recommendations:
    """What reviewers recommended, by the accounts of the region."""

    made: int
    made_by: int
    """Councils whose account has any."""
    states: Mapping[str, int]
    """How far they are, by the words of `recommendations.STATES`; only those that there are."""


@dataclass(frozen=True)
class HelpTheme:
    """A theme on which councils of the region offer help, or ask for it."""

    title: str
    offers: tuple[tuple[Entry, HelpData], ...]
    asks: tuple[tuple[Entry, HelpData], ...]


@dataclass(frozen=True)
class Judged:
    """A theme on which councils of the region share how they judge themselves."""

    title: str
    councils: tuple[tuple[Entry, ThemeData], ...]

    @property
    def elements(self) -> int:
        """Of all these self-assessments together."""
        return sum(one.below + one.at + one.above + one.not_judged for _, one in self.councils)

    @property
    def counted(self) -> Mapping[str, int]:
        return {
            "below the minimum standard": sum(one.below for _, one in self.councils),
            "at the minimum standard": sum(one.at for _, one in self.councils),
            "above it": sum(one.above for _, one in self.councils),
            "not judged": sum(one.not_judged for _, one in self.councils),
        }

    def remarks(self, kind: Literal["strengths", "areas_for_development"]) -> tuple[Remark, ...]:
        """By council; each leads to the self-assessment where that has a page, else to the account."""
        return tuple(
            Remark(entry, f"{said.element}: {said.words}", f"{entry.base}{one.page}" if one.page else entry.address)
            for entry, one in self.councils
            for said in getattr(one, kind)
        )


@dataclass(frozen=True)
class RegionReport:
    """A region in one period."""

    code: str
    name: str
    period: Period
    councils: Councils
    own: tuple[Entry, ...]
    """The accounts for the period, by council."""
    without: tuple[str, ...]
    """The names of councils that have none here."""
    total: Share
    by_type: tuple[Group, ...]
    not_counted: int
    """Accounts of councils that are in no official list."""
    themes: tuple[RegionTheme, ...]
    highlights: tuple[Highlights, ...]
    """Only themes of which a landing page names something."""
    promises: Promises
    recommendations: Recommendations
    practice: tuple[tuple[Entry, PracticeData], ...]
    """What works and others could do too, councils by name."""
    help: tuple[HelpTheme, ...]
    judged: tuple[Judged, ...]

    @property
    def where(self) -> str:
        """Inside a sentence: “the North West”."""
        return place(Area(self.code, self.name, AreaKind.REGION))

    @property
    def base_line(self) -> str:
        return (f"Base: the {self.total.base} councils with adult social care in {self.where} on "
                f"{day(self.councils.day.isoformat())}.")  # fmt: skip


def region_codes(collection: Collection) -> tuple[str, ...]:
    """The regions that have councils in a collection, by name."""
    there = {entry.council.region for entry in collection.entries}
    return tuple(code for code in regions() if code in there)


def region_report(
    code: str, collection: Collection, accounts: Mapping[Key, AccountData], framework: Framework
) -> RegionReport:
    """Of the newest period for which a council of the region has an account. `accounts` are by the key of their entry.

    A collection with two accounts of a council for the period counts the first.
    """
    there = Collection(tuple(entry for entry in collection.entries if entry.council.region == code))
    newest = there.periods[0]
    period = Period.parse(newest)
    assert period is not None
    own = tuple(group[0] for group in there.of(newest).by_council)
    councils = councils_of(period)
    known = {key: area for key, area in councils.areas.items() if area.region == code}
    told = {entry.council.code for entry in own} & known.keys()
    of_type = Counter(councils.type_of(key) for key in known)
    told_of_type = Counter(councils.type_of(key) for key in told)
    columns = matrix(own, framework).columns
    return RegionReport(
        code=code,
        name=regions()[code],
        period=period,
        councils=councils,
        own=own,
        without=tuple(sorted(area.name for key, area in known.items() if key not in told)),
        total=Share(len(told), len(known)),
        by_type=tuple(Group(one, Share(told_of_type[one], of_type[one])) for one in councils.types if of_type[one]),
        not_counted=sum(entry.council.code not in known for entry in own),
        themes=tuple(_theme(one, own, accounts) for one in columns),
        highlights=tuple(_highlights(columns, own, accounts)),
        promises=_promises(own),
        recommendations=_recommendations(own),
        practice=tuple((entry, one) for entry in own for one in entry.practice),
        help=tuple(_help(own)),
        judged=tuple(_judged(own)),
    )


def _theme(requirement: Requirement, own: Sequence[Entry], read: Mapping[Key, AccountData]) -> RegionTheme:
    accounts = [read[entry.key] for entry in own if entry.key in read]
    sections = [section for account in accounts if (section := account.section(requirement.key))]
    return RegionTheme(
        requirement,
        reach(own, requirement.key),
        sum(bool(section.went_well) for section in sections),
        sum(bool(section.must_be_better) for section in sections),
    )


def _highlights(
    columns: Sequence[Requirement], own: Sequence[Entry], read: Mapping[Key, AccountData]
) -> Iterator[Highlights]:
    """Those of no section last."""
    known = {one.key for one in columns}
    glances = [(entry, read[entry.key].at_a_glance) for entry in own if entry.key in read]
    well = [(entry, one) for entry, glance in glances for one in glance.went_well]
    better = [(entry, one) for entry, glance in glances for one in glance.must_be_better]
    for key, title in (*((one.key, one.title) for one in columns), ("", OTHER)):
        found = [
            tuple(
                Remark(entry, one.words, (entry.link(key) if key else "") or entry.address)
                for entry, one in named
                if (one.section if one.section in known else "") == key
            )
            for named in (well, better)
        ]
        if any(found):
            yield Highlights(title, *found)


def _promises(own: Sequence[Entry]) -> Promises:
    became: Counter[str] = Counter()
    for entry in own:
        became.update({outcome: number for outcome, number in entry.promises.items() if outcome in OUTCOMES})
    before = {entry.key: sum(entry.promises.get(outcome, 0) for outcome in OUTCOMES) for entry in own}
    made = [entry.promises.get("made", 0) for entry in own]
    return Promises(
        made=sum(made),
        made_by=sum(bool(number) for number in made),
        before=sum(before.values()),
        before_by=sum(bool(number) for number in before.values()),
        became={outcome: became[outcome] for outcome in OUTCOMES if became[outcome]},
    )


def _recommendations(own: Sequence[Entry]) -> Recommendations:
    made = [entry.recommendations.get("made", 0) for entry in own]
    states = {state: sum(entry.recommendations.get(state, 0) for entry in own) for state in STATES}
    return Recommendations(
        sum(made), sum(bool(number) for number in made), {state: number for state, number in states.items() if number}
    )


def _help(own: Sequence[Entry]) -> Iterator[HelpTheme]:
    """Themes in the framework’s order; those that this version does not know come last, under their key."""
    known = load_sharing().themes
    there = dict.fromkeys(one.theme for entry in own for one in (*entry.offers, *entry.asks))
    for key in (*(key for key in known if key in there), *(key for key in there if key not in known)):
        yield HelpTheme(
            known.get(key, key),
            tuple((entry, one) for entry in own for one in entry.offers if one.theme == key),
            tuple((entry, one) for entry in own for one in entry.asks if one.theme == key),
        )


def _judged(own: Sequence[Entry]) -> Iterator[Judged]:
    """Together only what has the same theme and the same scheme: elements of a council’s own are no one else’s."""
    groups: dict[tuple[str, str], list[tuple[Entry, ThemeData]]] = {}
    for entry in own:
        for one in entry.self_assessments:
            groups.setdefault((one.theme, one.scheme or entry.area), []).append((entry, one))
    for councils in groups.values():
        yield Judged(councils[0][1].title, tuple(councils))
