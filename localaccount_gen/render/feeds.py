"""Atom feeds of new accounts and corrections (RFC 4287, https://www.rfc-editor.org/rfc/rfc4287), one for the site and
one a council. No draft is in them, and no account that does not say when it was published.

Names are made from what an entry is about and not from where it stands, so that a site may move and no reader is told
of everything again. A feed needs whole addresses to lead to: without `site_url` in mkdocs.yml none is made.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from localaccount_gen import words
from localaccount_gen.digests import digest
from localaccount_gen.pages import File
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.listed import Event, ListedCouncil
from localaccount_gen.settings import Settings

_START = date(2011, 5, 1)
"""When councils were first asked for local accounts: the day of a feed without entries."""


def feed_address(folder: str = "") -> str:
    """Where the feed of a council stands, by its folder's name; without one, that of the site."""
    return f"{folder}/feed.xml" if folder else "feed.xml"


def council_feed(council: ListedCouncil, settings: Settings, drawing: Drawing) -> Iterator[File]:
    """The feed of a council; none of one with nothing but drafts."""
    if settings.site_url and not council.is_draft:
        title = f"{council.name}: local accounts of adult social care"
        yield feed_file(council.slug, title, council.events, settings, drawing)


def site_feed(councils: Sequence[ListedCouncil], settings: Settings, drawing: Drawing) -> Iterator[File]:
    """The site's feed, and robots.txt."""
    if not settings.site_url:
        return
    # Search engines look for it at the top of a host and nowhere else: https://www.rfc-editor.org/rfc/rfc9309#section-2.3
    if urlsplit(settings.site_url).path in ("", "/"):
        yield File("robots.txt", f"User-agent: *\nAllow: /\nSitemap: {settings.site_url}sitemap.xml\n".encode())
    everything = sorted((event for one in councils for event in one.events), key=by_day)
    yield feed_file("", settings.site_name, everything, settings, drawing)


def newest_first(accounts: Iterable[ShownAccount]) -> list[Event]:
    """What became public of these accounts."""
    return sorted((event for one in accounts if not one.checked.draft for event in _events(one)), key=by_day)


def by_day(event: Event) -> tuple[int, str]:
    """The newest first."""
    return -event.day.toordinal(), event.name


def _events(shown: ShownAccount) -> Iterator[Event]:
    account = shown.account
    council, form = account.council, account.form
    if form.published is None:
        return
    author = form.demonstration.made_by if form.demonstration else council.name
    kind = " (a demonstration)" if form.demonstration else ""
    facts = [f"{fact.number} {fact.words}" for fact in (shown.people, shown.money) if fact]
    said = " ".join([f"The account for {words.period(account.period)}.", *facts])
    yield Event(account.address, form.published, f"{shown.name}{kind}", said, account.address, author)
    for correction, (_, told) in zip(form.corrections, shown.corrections, strict=True):
        said = correction.what or told
        yield Event(
            f"{account.address}#{correction.date.isoformat()}-{digest(said)}",
            correction.date,
            f"A correction to the {shown.name}{kind}",
            told,
            f"{account.address}about/#corrections",
            author,
        )


def feed_file(folder: str, title: str, events: Sequence[Event], settings: Settings, drawing: Drawing) -> File:
    """A feed of these events, newest first, at the top of a folder, whose page it is about."""
    address = feed_address(folder)
    facts = {
        "id": _id(address),
        "title": title,
        "author": settings.publisher_name or settings.site_name,
        "entries": [(_id(event.name), event) for event in events],
        "updated": events[0].day if events else _START,
        "site": settings.site_url,
        "address": address,
        "page": f"{folder}/" if folder else "",
    }
    return File(address, drawing.file("feed.xml", **facts))


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, f"localaccount:{name}").urn
