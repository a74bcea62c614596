"""One section of several accounts next to each other: what each council answers, counts, promises, or why it does not.

Where there are many councils, each region has a page of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from localaccount_gen.areas import slug
from localaccount_gen.pages import PageLink
from localaccount_gen.register import AccountData, Entry
from localaccount_gen.register.content import (
    ComparisonData,
    FigureData,
    OmissionData,
    PriorityData,
    SectionData,
    WeaknessData,
)
from localaccount_gen.render.evaluators import SIDE_BY_SIDE
from localaccount_gen.render.gathered.places import Gathered, region_name, side_page
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.sitewide import FEW
from localaccount_gen.requirements import Depth, Requirement


@dataclass(frozen=True)
class Promised:
    """A promise, and where its words are."""

    priority: PriorityData
    address: str


@dataclass(frozen=True)
class SideSection:
    """A section as one council’s newest account has it."""

    entry: Entry
    place: str
    """Its name in addresses, which no other council of the page has."""
    depth: Depth
    told: SectionData | None
    """None where the account could not be read."""
    figures: tuple[FigureData, ...]
    weaknesses: tuple[tuple[WeaknessData, Promised | None], ...]
    """What must be better, with the promise that answers it."""
    promises: tuple[Promised, ...]
    """Those made in this section, and those that answer its weaknesses."""
    address: str
    """Of its words."""

    @property
    def comparisons(self) -> tuple[tuple[ComparisonData, str], ...]:
        """Each official measure with the address of where it is shown."""
        told = self.told.comparisons if self.told else ()
        return tuple((one, f"{self.entry.address}{one.page}" if one.page else self.address) for one in told)

    @property
    def not_covered(self) -> OmissionData | None:
        return self.told.not_covered if self.told else None

    @property
    def is_covered(self) -> bool:
        return self.depth >= Depth.MENTIONED


@dataclass(frozen=True)
class SidePage:
    """A page of sections side by side."""

    requirement: Requirement
    address: str
    region: str
    """Empty where one page has all councils."""
    sections: tuple[SideSection, ...]
    """By council."""

    @property
    def covered(self) -> list[SideSection]:
        return [one for one in self.sections if one.is_covered]

    @property
    def left_out(self) -> list[SideSection]:
        return [one for one in self.sections if not one.is_covered]


def side_by_side(about: Gathered) -> Iterator[Outline]:
    """A page for each section, or for each region of each section; none where there is no account."""
    for requirement in about.evaluation.newest.columns:
        pages = tuple(_pages(requirement, about))
        if len(pages) > 1:
            yield _by_region(requirement, pages, about)
        for page in pages:
            yield _side_by_side(page, about)


def section_address(requirement: Requirement) -> str:
    return f"{SIDE_BY_SIDE.address}{requirement.key}/"


def _pages(requirement: Requirement, about: Gathered) -> Iterator[SidePage]:
    key = requirement.key
    entries = [entry for entry in about.counted.newest.entries if entry.depth(key) is not None]
    address = section_address(requirement)
    if len(about.counted.newest.entries) <= FEW:
        yield SidePage(requirement, address, "", _sections(entries, key, about))
        return
    by_region: dict[str, list[Entry]] = {}
    for entry in entries:
        by_region.setdefault(region_name(entry), []).append(entry)
    for region, own in sorted(by_region.items()):
        yield SidePage(requirement, f"{address}{slug(region)}/", region, _sections(own, key, about))


def _sections(entries: Sequence[Entry], key: str, about: Gathered) -> tuple[SideSection, ...]:
    return tuple(_section(entry, key, about) for entry in entries)


def _section(entry: Entry, key: str, about: Gathered) -> SideSection:
    account = about.accounts.get(entry.key)
    told = account.section(key) if account else None
    depth = entry.depth(key)
    assert depth is not None
    promised = _promised(entry, account) if account else {}
    weak = tuple((one, promised.get(one.priority or "")) for one in told.must_be_better) if told else ()
    own = [promised[one.name] for one in told.priorities] if told else []
    return SideSection(
        entry=entry,
        place=about.places[entry.area],
        depth=depth,
        told=told,
        figures=tuple(account.figures[name] for name in told.figures if name in account.figures)
        if account and told
        else (),
        weaknesses=weak,
        promises=tuple(dict.fromkeys([*own, *(one for _, one in weak if one)])),
        address=entry.link(key),
    )


def _promised(entry: Entry, account: AccountData) -> Mapping[str, Promised]:
    """Every promise of an account by its name."""
    return {
        one.name: Promised(one, f"{entry.link(section.key)}#priority-{one.name}")
        for section in account.sections
        for one in section.priorities
    }


def _by_region(requirement: Requirement, pages: Sequence[SidePage], about: Gathered) -> Outline:
    page = side_page(
        "side_regions", section_address(requirement), f"{requirement.title}: accounts side by side",
        f"{requirement.question} What each council’s newest account says, by region.", about, SIDE_BY_SIDE,
    )  # fmt: skip
    return Outline(page, {"requirement": requirement, "pages": pages})


def _side_by_side(shown: SidePage, about: Gathered) -> Outline:
    one = shown.requirement
    above = [SIDE_BY_SIDE, PageLink(one.title, section_address(one))] if shown.region else [SIDE_BY_SIDE]
    where = f", {shown.region}" if shown.region else ""
    page = side_page(
        "side_section", shown.address, f"{one.title}: accounts side by side{where}",
        f"{one.question} What each council’s newest account says{where}.", about, *above,
    )  # fmt: skip
    # A site elsewhere may know measures that have no page here.
    known = {key for requirement in about.framework.requirements for key in requirement.measures}
    titles = {
        comparison.measure: comparison.plain_title
        for section in shown.sections
        for comparison, _ in section.comparisons
        if comparison.measure in known
    }
    measures = [PageLink(title, f"measures/{key}/#explore") for key, title in titles.items()]
    return Outline(page, {"shown": shown, "measures": sorted(measures, key=lambda link: link.title)})
