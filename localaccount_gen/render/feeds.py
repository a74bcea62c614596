"""Atom feeds of new accounts and corrections (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287), one for the site and
one a council. No draft is in them, and no account that does not say when it was published.

Names are made from what an entry is about and not from where it stands, so that a site may move and no reader is told
of everything again. A feed needs whole addresses to lead to: without `site_url` in mkdocs.yml none is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from localaccount_gen import words
from localaccount_gen.digests import digest
from localaccount_gen.pages import File
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.sitewide import ShownCouncil
from localaccount_gen.settings import Settings

_START = date(2011, 5, 1)
"""When councils were first asked for local accounts: the day of a feed without entries."""


@dataclass(frozen=True)
class Entry:
    """Something that became public on a day."""

    name: str
    """The same for ever, whatever becomes of title and address."""
    day: date
    title: str
    words: str
    address: str
    author: str

    @property
    def id(self) -> str:
        return _id(self.name)


def feed_address(council: str = "") -> str:
    """Where the feed of a council stands, by its folder's name; without one, that of the site."""
    return f"{council}/feed.xml" if council else "feed.xml"


def finding_files(councils: Sequence[ShownCouncil], settings: Settings, drawing: Drawing) -> Iterator[File]:
    """The site's feed, each council's, and robots.txt; none of a council with nothing but drafts."""
    if not settings.site_url:
        return
    # Search engines look for it at the top of a host and nowhere else: https://www.rfc-editor.org/rfc/rfc9309#section-2.3
    if urlsplit(settings.site_url).path in ("", "/"):
        yield File("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {settings.site_url}sitemap.xml\n".encode())
    by_council = [(one, _newest_first(one.accounts)) for one in councils if not one.is_draft]
    everything = sorted((entry for _, entries in by_council for entry in entries), key=_by_day)
    yield _file("", settings.site_name, everything, settings, drawing)
    for one, entries in by_council:
        title = f"{one.council.name}: local accounts of adult social care"
        yield _file(one.council.slug, title, entries, settings, drawing)


def _newest_first(accounts: Iterable[ShownAccount]) -> list[Entry]:
    return sorted((entry for one in accounts if not one.checked.draft for entry in _entries(one)), key=_by_day)


def _by_day(entry: Entry) -> tuple[int, str]:
    return -entry.day.toordinal(), entry.name


def _entries(shown: ShownAccount) -> Iterator[Entry]:
    account = shown.account
    council, form = account.council, account.form
    if form.published is None:
        return
    author = form.demonstration.made_by if form.demonstration else council.name
    kind = " (a demonstration)" if form.demonstration else ""
    facts = [f"{fact.number} {fact.words}" for fact in (shown.people, shown.money) if fact]
    said = " ".join([f"The account for {words.period(account.period)}.", *facts])
    yield Entry(account.address, form.published, f"{shown.name}{kind}", said, account.address, author)
    for correction, (_, told) in zip(form.corrections, shown.corrections, strict=True):
        said = correction.what or told
        yield Entry(
            f"{account.address}#{correction.date.isoformat()}-{digest(said)}",
            correction.date,
            f"A correction to the {shown.name}{kind}",
            told,
            f"{account.address}about/#corrections",
            author,
        )


def _file(council: str, title: str, entries: Sequence[Entry], settings: Settings, drawing: Drawing) -> File:
    address = feed_address(council)
    facts = {
        "id": _id(address),
        "title": title,
        "author": settings.publisher_name or settings.site_name,
        "entries": entries,
        "updated": entries[0].day if entries else _START,
        "site": settings.site_url,
        "address": address,
        "page": f"{council}/" if council else "",
    }
    return File(address, drawing.file("feed.xml", **facts))


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"localaccount:{name}").urn
