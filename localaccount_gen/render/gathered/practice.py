"""What councils can learn and borrow from one another: every practice, and help offered and asked for."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from localaccount_gen.areas import shipped_areas
from localaccount_gen.csvfile import DataTable
from localaccount_gen.editions.csvw import Column, table, written
from localaccount_gen.matching import asks, help_words, matched, offers
from localaccount_gen.pages import File, Page, PageLink
from localaccount_gen.register import Collection, Entry
from localaccount_gen.register.sharing import PracticeData
from localaccount_gen.render.evaluators import OFFERS, PRACTICE
from localaccount_gen.render.feeds import feed_address
from localaccount_gen.render.gathered.coverage import links_from
from localaccount_gen.render.outline import Outline
from localaccount_gen.settings import Settings
from localaccount_gen.themes import load_sharing

FOLDER = "practice"
HOME = PageLink("All councils", "")


@dataclass(frozen=True)
class Practised:
    """A practice with the account that tells it."""

    entry: Entry
    practice: PracticeData
    key: str
    """Unique on the page, the same in every build."""

    @property
    def themes(self) -> tuple[str, ...]:
        """Those this version knows; the main one first."""
        known = load_sharing().themes
        return tuple(theme for theme in self.practice.themes if theme in known) or (self.practice.section,)

    @property
    def place(self) -> str:
        """Where its words stand: from the site's root in the site's own build, else absolute."""
        return f"{self.entry.link(self.practice.section)}{self.practice.place}"


@dataclass(frozen=True)
class ThemeGroup:
    """A theme with the practices that are mainly on it, and those that are also on it."""

    key: str
    title: str
    main: tuple[Practised, ...]
    also: tuple[Practised, ...]


def practised(collection: Collection) -> list[Practised]:
    """The practices of the newest account of each council, by council and in the order of its account."""
    found: list[Practised] = []
    seen: dict[str, int] = {}
    for entry in collection.newest.entries:
        for practice in entry.practice:
            name = f"{entry.council.folder}-{practice.name}"
            seen[name] = seen.get(name, 0) + 1
            found.append(Practised(entry, practice, name if seen[name] == 1 else f"{name}-{seen[name]}"))
    return found


def practice_pages(collection: Collection, settings: Settings) -> Iterator[Outline]:
    """The directory, which pages of accounts lead to; and the page of offers and asks."""
    yield _directory(practised(collection), settings)
    yield _offers(collection)


def _directory(found: Sequence[Practised], settings: Settings) -> Outline:
    page = Page(PRACTICE.address, "practice", PRACTICE.title, "What councils tell of in their local "
                "accounts, with its figure, its cost and what others can use.", (), trail=(HOME,))  # fmt: skip
    facts = {
        "themes": _by_theme(found),
        "number": len(found),
        "councils": len({one.entry.area for one in found}),
        "feed": feed_address(FOLDER) if settings.site_url else "",
        **_of_entries(PRACTICE.address),
    }
    return Outline(page, facts)


def _by_theme(found: Sequence[Practised]) -> list[ThemeGroup]:
    titles = load_sharing().themes
    unknown = {one.practice.section: one.practice.section for one in found if one.practice.section not in titles}
    groups = (
        ThemeGroup(
            key,
            title,
            tuple(one for one in found if one.themes[0] == key),
            tuple(one for one in found if key in one.themes[1:]),
        )
        for key, title in {**titles, **unknown}.items()
    )
    return [group for group in groups if group.main or group.also]


def _offers(collection: Collection) -> Outline:
    entries = collection.newest.entries
    answered = matched(entries)
    page = Page(OFFERS.address, "offers", OFFERS.title, "Which council can help which, on what and "
                "how, from their local accounts.", (), trail=(HOME, PRACTICE))  # fmt: skip
    met = {(match.offer.entry.key, match.offer.help) for one in answered for match in one.matches}
    facts = {
        "answered": answered,
        "spare": [one for one in offers(entries) if (one.entry.key, one.help) not in met],
        "kinds": load_sharing().kinds,
        "help_words": help_words,
        **_of_entries(OFFERS.address),
    }
    return Outline(page, facts)


def _of_entries(here: str) -> dict[str, Any]:
    """What templates ask of an entry: where it is, of which type, and the way to a place of it."""
    areas = shipped_areas().by_code

    def named(code: str) -> str:
        return areas[code].name if code in areas else ""

    return {
        "region": lambda entry: named(entry.council.region),
        "type": lambda entry: named(entry.council.type).removesuffix("s"),
        "link": links_from(here),
    }


def practice_files(collection: Collection, settings: Settings) -> Iterator[File]:
    """The same for a spreadsheet and for machines."""
    found = practised(collection)
    parties = {"offers": offers(collection.newest.entries), "asks": asks(collection.newest.entries)}
    rows = tuple(tuple(_row(one, settings)) for one in found)
    yield File("practice.csv", DataTable(_COLUMNS, rows).content())
    described = table("practice.csv", {"dc:title": "Good practice in local accounts"},
                      [Column(head).described for head in _COLUMNS])  # fmt: skip
    yield File("practice.csv-metadata.json", written(described))
    told = {
        "practice": [
            {**_whose(one.entry, one.place, settings), **one.practice.model_dump(mode="json", exclude_none=True)}
            for one in found
        ],
        **{
            name: [
                {**_whose(one.entry, f"{one.entry.address}about/#help", settings),
                 **one.help.model_dump(mode="json", exclude_none=True)}
                for one in all_of_them
            ]
            for name, all_of_them in parties.items()
        },
    }  # fmt: skip
    yield File("practice.json", f"{json.dumps(told, ensure_ascii=False)}\n".encode())


def _whose(entry: Entry, place: str, settings: Settings) -> dict[str, str | bool]:
    council = entry.council
    return {
        "council": council.name,
        "code": council.code,
        "region": council.region,
        "type": council.type,
        "period": entry.period.name,
        "demonstration": entry.demonstration is not None,
        "page": place if entry.base else f"{settings.site_url}{place}",
    }


_COLUMNS = (
    "council", "code", "region", "type", "period", "demonstration", "theme", "also on", "title", "what", "for whom",
    "result", "figure", "since", "cost", "ask", "phone", "email", "web", "others can use", "licence", "page",
)  # fmt: skip


def _row(one: Practised, settings: Settings) -> Iterator[str]:
    entry, told, contact = one.entry, one.practice, one.practice.contact
    areas, titles = shipped_areas().by_code, load_sharing().themes
    region, kind = areas.get(entry.council.region), areas.get(entry.council.type)
    yield from (entry.council.name, entry.council.code, region.name if region else "", kind.name if kind else "")
    yield from (entry.period.name, "yes" if entry.demonstration else "no")
    main, *others = (titles.get(theme, theme) for theme in one.themes)
    yield from (main, "; ".join(others), told.title, told.what, told.for_whom or "", told.result or "")
    yield from (told.figure or "", told.since.isoformat() if told.since else "", told.cost or "")
    yield from (contact.team or "", contact.phone or "", contact.email or "", contact.web or "")
    lent = (f"{each.what} ({each.address})" if each.address else each.what for each in told.borrow)
    yield from ("; ".join(lent), told.licence or "")
    yield one.place if entry.base else f"{settings.site_url}{one.place}"
