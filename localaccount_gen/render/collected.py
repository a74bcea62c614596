"""A collection of other sites' accounts → the pages of a site of its own.

Pages for evaluators are those of any site (`gathered`). No account is republished: each is a link to where it stands.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.characters import printable
from localaccount_gen.collecting.kept import NO_ADDRESS, KeptCollection
from localaccount_gen.collecting.places import host_of
from localaccount_gen.collecting.records import AccountRecord, SourceRecord
from localaccount_gen.editions import official_tables
from localaccount_gen.editions.tidy import FIGURES, all_figures_csv, all_figures_description
from localaccount_gen.pages import File, Page, Publication
from localaccount_gen.register import Entry, listing_json
from localaccount_gen.render.checks import checks_page
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.evaluators import MAIN
from localaccount_gen.render.gathered import gathered_files, gathered_pages
from localaccount_gen.render.measures import measure_files, measure_pages
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.pictures import licence_file, pictures_page
from localaccount_gen.render.sitewide import FEW, site_pages
from localaccount_gen.render.words import glossary_page
from localaccount_gen.rules import RULES
from localaccount_gen.servers import server_files
from localaccount_gen.settings import Settings

ORIGIN = (
    "These accounts were published elsewhere, and gathered from there. What they say are each council’s own words; the "
    "home page leads to each of them."
)

_NOWHERE = re.compile(
    rf'<a\b[^>]*\shref="https://[0-9a-f]{{8}}{re.escape(NO_ADDRESS)}/[^"]*"[^>]*>(.*?)</a>', re.DOTALL
)
_OUTWARD = re.compile(r'<a\b(?=[^>]*\shref="https?://)(?![^>]*\srel=)')
_REL = '<a rel="external nofollow"'


@dataclass(frozen=True)
class CollectedAccount:
    """An account with where it stands and when it was seen there."""

    entry: Entry
    record: AccountRecord
    address: str
    """Of its first page; empty where nobody knows one."""
    place: str
    """The name of the host that publishes it, or of the folder or archive that it was read from."""


@dataclass(frozen=True)
class CollectedCouncil:
    """A council with its accounts, newest first."""

    name: str
    region: str
    accounts: tuple[CollectedAccount, ...]

    @property
    def is_demonstration(self) -> bool:
        return all(one.entry.demonstration for one in self.accounts)


def render_collection(
    kept: KeptCollection, catalogue: Catalogue, settings: Settings, templates: Sequence[Path]
) -> Publication:
    """Everything the site of a collection is made of."""
    drawing = Drawing(templates)
    collection = kept.collection
    evaluating = list(gathered_pages(collection, settings))
    general = [page for page in site_pages([], settings) if page.page.address]
    outlines = [
        _home(kept, catalogue, settings),
        *general,
        *evaluating,
        glossary_page(),
        checks_page(RULES),
        pictures_page([]),
        *measure_pages(catalogue),
    ]
    pages = [_page(one, drawing) for one in outlines]
    files = [licence_file(), *measure_files(catalogue)]
    files += [File(f"measures/{name}", content) for name, content in official_tables(catalogue).items()]
    files.append(File("accounts.json", listing_json([entry for _, _, entry in kept.accounts()], settings)))
    # No account is republished, so the table of all their figures, which a page of every site leads to, has no row.
    files += [File(FIGURES, all_figures_csv(())), File(f"{FIGURES}-metadata.json", all_figures_description())]
    files += gathered_files(collection, settings, drawing)
    files += server_files(settings.servers, [page.address for page in pages])
    return Publication(tuple(pages), tuple(files))


def last_gathered(kept: KeptCollection) -> date:
    """The last day on which anything was asked for: the only clock of the site."""
    return max((source.tried for source in kept.record.sources), default=date(2011, 5, 1))


def _page(outline: Outline, drawing: Drawing) -> Page:
    """The page, on which what would lead to an account without an address is no link.

    A link to another site says that it is one, and vouches for nothing there.
    """
    page = drawing.page(replace(outline, page=replace(outline.page, origin=ORIGIN)))
    parts = (replace(part, html=_OUTWARD.sub(_REL, _NOWHERE.sub(r"\1", part.html))) for part in page.body)
    return replace(page, body=tuple(parts))


def _home(kept: KeptCollection, catalogue: Catalogue, settings: Settings) -> Outline:
    councils = _councils(kept, catalogue)
    page = Page(
        "", "collected", settings.site_name, "Councils’ own yearly accounts of their adult social care, gathered from "
        "the sites they are published on, with what was seen when.", (),
    )  # fmt: skip
    facts = {
        "councils": [one for one in councils if not one.is_demonstration],
        "demonstrations": [one for one in councils if one.is_demonstration],
        "number": sum(len(one.accounts) for one in councils),
        "sources": kept.record.sources,
        "failed": [source for source in kept.record.sources if source.has_failed],
        "last": last_gathered(kept),
        "few": FEW,
        "evaluating": MAIN,
        "host_of": host_of,
        "named": _named,
        "shown": _shown,
    }
    return Outline(page, facts)


def _councils(kept: KeptCollection, catalogue: Catalogue) -> list[CollectedCouncil]:
    groups: dict[str, list[CollectedAccount]] = {}
    for source, record, entry in kept.accounts():
        host = host_of(record.address)
        account = CollectedAccount(entry, record, record.address if host else "", host or _named(source))
        groups.setdefault(record.code, []).append(account)
    found = []
    for accounts in groups.values():
        newest_first = sorted(accounts, key=lambda one: one.record.period, reverse=True)
        council = newest_first[0].entry.council
        region = catalogue.areas.get(council.region)
        found.append(CollectedCouncil(council.short_name, region.name if region else "", tuple(newest_first)))
    return sorted(found, key=lambda one: (one.name.casefold(), one.accounts[0].record.code))


def _named(source: SourceRecord) -> str:
    """A source as a reader may know it: its host, or the name of the folder or archive without where that lies."""
    return _shown(host_of(source.source) or source.source.rstrip("/").rpartition("/")[2] or source.source)


def _shown(text: str) -> str:
    """Words of somebody’s without what the check of finished pages takes for something that was not filled in."""
    return printable(text, 1_000).replace("[[", "[ [").replace("{{", "{ {")
