"""Every page that lays accounts side by side: sections, promises across years, one council among others, regions."""

from collections.abc import Iterator, Sequence

from localaccount_gen.acrossyears import threads
from localaccount_gen.amongothers import among_others
from localaccount_gen.areas import slug
from localaccount_gen.evaluation.shares import CONVENTIONS, per_cent
from localaccount_gen.pages import Page, PageLink
from localaccount_gen.regional import OUTCOMES, region_codes, region_report
from localaccount_gen.register import Collection, Entry
from localaccount_gen.render.evaluators import REGIONS, SIDE_BY_SIDE
from localaccount_gen.render.gathered.places import (
    Gathered,
    gathered,
    region_name,
    side_page,
)
from localaccount_gen.render.gathered.sidebyside import section_address, side_by_side
from localaccount_gen.render.outline import Outline
from localaccount_gen.requirements import Depth, load_framework

PROMISES = "promises/"
COVERAGE = "coverage/"


def beside_pages(collection: Collection) -> Iterator[Outline]:
    """All of them; where there is no account, only the first two, which say so. Each newest account is read once."""
    about = gathered(collection, load_framework())
    yield _index(about)
    yield from _regions(about)
    if not about.counted.entries:
        return
    yield from side_by_side(about)
    for group in about.evaluation.everything.by_council:
        yield _among_others(group[0], about)
        if has_threads(group[0]):
            yield _promises(group, about)


def has_threads(newest: Entry) -> bool:
    """Whether a council promised anything before its newest account, so that there is something to follow."""
    return any(number for outcome, number in newest.promises.items() if outcome != "made")


def _index(about: Gathered) -> Outline:
    columns = about.evaluation.newest
    page = side_page(
        "side_by_side", SIDE_BY_SIDE.address, SIDE_BY_SIDE.title,
        "What councils’ accounts say, next to each other: one section, one measure, one promise across years.", about,
    )  # fmt: skip
    councils: dict[str, list[tuple[Entry, str, bool]]] = {}
    for entry in about.counted.newest.entries:
        place = about.places[entry.area]
        councils.setdefault(region_name(entry), []).append((entry, place, has_threads(entry)))
    sections = [(one, section_address(one), columns.counted(one.key)) for one in columns.columns if councils]
    reports = [
        PageLink(region_name(entry), f"{REGIONS.address}{slug(region_name(entry))}/")
        for entry in about.counted.newest.entries
        if entry.council.region in region_codes(about.counted)
    ]
    return Outline(page, {
        "sections": sections, "councils": dict(sorted(councils.items())),
        "reports": sorted(dict.fromkeys(reports), key=lambda link: link.title),
    })  # fmt: skip


def _promises(group: Sequence[Entry], about: Gathered) -> Outline:
    entry = group[0]
    page = _own_page("promises", entry, PROMISES, "promises across years",
                     f"What each account of {entry.council.name} said of every promise, in turn.", about)  # fmt: skip
    newest = about.accounts.get(entry.key)
    found = threads(group, newest) if newest else ()
    became = {outcome: number for outcome in OUTCOMES if (number := entry.promises.get(outcome))}
    return Outline(page, {"entry": entry, "entries": list(reversed(group)), "threads": found, "became": became})


def _among_others(entry: Entry, about: Gathered) -> Outline:
    page = _own_page("among_others", entry, COVERAGE, "what its account covers, beside others’",
                     f"How deep the account of {entry.council.name} goes, section by section, beside the accounts of "
                     "other councils.", about)  # fmt: skip
    shown = among_others(entry, about.counted, about.framework)
    return Outline(page, {"shown": shown, "depths": sorted(Depth, reverse=True)})


def _own_page(kind: str, entry: Entry, name: str, title: str, description: str, about: Gathered) -> Page:
    """A page about one council."""
    address = f"{about.places[entry.area]}/{name}"
    banners = (entry.demonstration.what,) if entry.demonstration else ()
    return Page(address, kind, f"{entry.council.name}: {title}", description, (), trail=about.trail(entry),
                banners=banners, searchable=False, council=entry.council.name)  # fmt: skip


def _regions(about: Gathered) -> Iterator[Outline]:
    reports = [region_report(code, about.counted, about.accounts, about.framework)
               for code in region_codes(about.counted)]  # fmt: skip
    page = side_page(
        "regions", REGIONS.address, REGIONS.title,
        "For the board of each region: which councils have an account, what went well, what must be better, and what "
        "became of promises.", about,
    )  # fmt: skip
    yield Outline(page, {"reports": [(report, f"{REGIONS.address}{slug(report.name)}/") for report in reports]})
    for report in reports:
        page = side_page(
            "region", f"{REGIONS.address}{slug(report.name)}/", f"{report.name}: local accounts {report.period}",
            f"For the board of {report.where}: the councils’ local accounts of adult social care {report.period}.",
            about, REGIONS,
        )  # fmt: skip
        yield Outline(page, {"report": report, "per_cent": per_cent, "conventions": CONVENTIONS,
                             "side_by_side": section_address})  # fmt: skip
