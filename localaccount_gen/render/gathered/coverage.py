"""The pages on coverage: councils by contents by depth, for all, by period, region and type, and for each contents."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from localaccount_gen.areas import slug
from localaccount_gen.evaluation import Evaluation
from localaccount_gen.evaluation.councils import regions, type_now
from localaccount_gen.evaluation.matrix import Matrix, matrix
from localaccount_gen.pages import Page, PageLink, way
from localaccount_gen.register import Entry
from localaccount_gen.render.evaluators import COVERAGE
from localaccount_gen.render.outline import Outline
from localaccount_gen.requirements import Depth, Requirement

TOP = COVERAGE
SHORT = {
    "outcomes": "Difference",
    "safeguarding": "Safety",
    "think-local-act-personal": "Choice",
    "equality": "Fairness",
    "productivity": "Money",
    "market": "Providers",
    "complaints": "Complaints",
    "feedback": "Feedback",
    "scrutiny": "Scrutiny",
    "political-priorities": "Priorities",
    "improvement": "Next steps",
}
"""What heads a narrow column; the page says the whole title elsewhere."""


@dataclass(frozen=True)
class ShownCell:
    """One section of one account."""

    depth: str
    """In a word; empty where the section is neither there nor expected."""
    step: int
    link: str
    """From the page; empty where there are no words to go to."""


@dataclass(frozen=True)
class ShownRow:
    """One account in a table."""

    name: str
    period: str
    link: str
    region: str
    type: str
    cells: tuple[ShownCell, ...]
    """A cell for each suggested section, and then for the others."""


@dataclass(frozen=True)
class ShownColumn:
    key: str
    title: str
    short: str
    link: str
    """To the page on that section."""
    depths: tuple[int, ...]
    """How many accounts there are at each depth, the deepest first."""


@dataclass(frozen=True)
class ShownMatrix:
    """A matrix with links that start from one page."""

    rows: tuple[ShownRow, ...]
    suggested: tuple[ShownColumn, ...]
    others: tuple[ShownColumn, ...]


Links = Callable[[str], str]
"""From an address, absolute or the site’s own, to what a link of the page says."""


def links_from(page: str) -> Links:
    """Within a site the way from the page; an address of another site stays as it is."""
    return lambda address: address if address.startswith(("https://", "http://")) else way(page, address)


def shown_matrix(told: Matrix, link: Links, section_link: Links | None = None) -> ShownMatrix:
    rows = tuple(
        ShownRow(
            entry.council.short_name,
            entry.period.name,
            link(entry.address),
            regions().get(entry.council.region, ""),
            type_now(entry.council.code),
            tuple(_cell(entry, one.key, link) for one in told.columns),
        )
        for entry in told.entries
    )

    def column(one: Requirement) -> ShownColumn:
        counted = told.counted(one.key)
        depths = tuple(counted[depth] for depth in sorted(Depth, reverse=True))
        to = section_link(_address("contents", one.key)) if section_link else ""
        return ShownColumn(one.key, one.title, SHORT.get(one.key, one.title), to, depths)

    return ShownMatrix(rows, tuple(map(column, told.suggested)), tuple(map(column, told.others)))


def _cell(entry: Entry, section: str, link: Links) -> ShownCell:
    depth = entry.depth(section)
    if depth is None:
        return ShownCell("", 0, "")
    return ShownCell(depth.words, depth.value, link(entry.link(section)) if depth is not Depth.MISSING else "")


def coverage_pages(evaluation: Evaluation) -> Iterator[Outline]:
    """The page on all councils, and those on some: a period, a region, a type of council; and on one contents each."""
    newest = evaluation.newest
    here = _choices(evaluation)
    lead = "How deep the newest account of each council goes, section by section."
    yield _page(evaluation, newest, TOP.address, TOP.title, lead, here)
    if len(evaluation.periods) > 1:
        for period, told in evaluation.by_period.items():
            own = f"How deep each account for {period} goes, section by section."
            yield _page(evaluation, told, _address("period", period), f"{TOP.title}: {period}", own, here)
    for kind, key in (("region", _region), ("type", _type)):
        for name, entries in _groups(newest.entries, key).items():
            told = matrix(entries, evaluation.framework)
            yield _page(evaluation, told, _address(kind, slug(name)), f"{TOP.title}: {name}", lead, here)
    for one in newest.columns:
        yield _section(evaluation, one)


def _region(entry: Entry) -> str:
    return regions().get(entry.council.region, "")


def _type(entry: Entry) -> str:
    return type_now(entry.council.code)


def _groups(entries: Sequence[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return {name: groups[name] for name in sorted(groups) if name}


def _address(kind: str, name: str) -> str:
    return f"coverage/{kind}/{name}/"


def _choices(evaluation: Evaluation) -> dict[str, list[PageLink]]:
    """What else there is to see, by what it is chosen by. A choice of one is none."""
    newest = evaluation.newest.entries
    periods = [
        PageLink("Newest of each", TOP.address),
        *(PageLink(one, _address("period", one)) for one in evaluation.periods),
    ]
    found = {
        "Period": periods if len(evaluation.periods) > 1 else [],
        "Region": [PageLink(name, _address("region", slug(name))) for name in _groups(newest, _region)],
        "Type": [PageLink(name, _address("type", slug(name))) for name in _groups(newest, _type)],
    }
    return {name: links for name, links in found.items() if links}


def _page(
    evaluation: Evaluation, told: Matrix, address: str, title: str, lead: str, choices: dict[str, list[PageLink]]
) -> Outline:
    link = links_from(address)
    is_top = address == TOP.address
    page = Page(
        address,
        "coverage",
        title,
        f"{title}. {lead}",
        (),
        trail=(PageLink("All councils", ""), *(() if is_top else (TOP,))),
        searchable=is_top,
    )
    facts = {
        "shown": shown_matrix(told, link, link),
        "choices": {
            name: [PageLink(one.title, one.address, one.address == address) for one in links]
            for name, links in choices.items()
        },
        "lead": lead,
        "depths": sorted(Depth, reverse=True),
    }
    return Outline(page, facts)


def _section(evaluation: Evaluation, requirement: Requirement) -> Outline:
    """Every council by how deep it goes into one of the contents: where to look for whoever writes that section."""
    address = _address("contents", requirement.key)
    link = links_from(address)
    page = Page(
        address,
        "coverage_section",
        f"{TOP.title}: {requirement.title}",
        f"Which councils’ local accounts cover “{requirement.title}”, and how deep.",
        (),
        trail=(PageLink("All councils", ""), TOP),
        searchable=False,
    )
    groups = [
        (depth, [(entry.council.short_name, entry.period.name,
                  link(entry.link(requirement.key)) if depth is not Depth.MISSING else "") for entry in entries])
        for depth, entries in evaluation.newest.depths(requirement.key).items()
    ]  # fmt: skip
    facts = {"requirement": requirement, "groups": groups, "base": sum(len(entries) for _, entries in groups)}
    return Outline(page, facts)
