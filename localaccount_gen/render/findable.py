"""What search engines and other sites are told of a page, in its `<head>`: a picture, facts, where the feeds are.

All of it needs the site's whole address: without `site_url` in mkdocs.yml there is none, and none on a page that
search engines may not list.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from localaccount_gen.colour import light_palette
from localaccount_gen.editions.csvw import OPEN_GOVERNMENT_LICENCE
from localaccount_gen.pages import File, Page
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.feeds import feed_address
from localaccount_gen.render.formats import Format, formats
from localaccount_gen.render.share import SIZE, Sharing, share_picture
from localaccount_gen.settings import Settings

PICTURE = "share.png"

_KINDS = {
    ".txt": "text/plain",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".brf": "text/plain",
}
"""Formats that are a file, by how its name ends, as https://www.iana.org/assignments/media-types has them."""


def findable(
    pages: Sequence[Page], accounts: Sequence[ShownAccount] | None, settings: Settings, drawing: Drawing
) -> tuple[list[Page], list[File]]:
    """The pages with their heads, and the pictures these name: one an account.

    Without accounts they are the pages about no single council, which have one picture together.
    """
    if not settings.site_url:
        return list(pages), []
    heads = _Heads(accounts, settings, drawing)
    return [page if page.noindex else replace(page, head=heads.head(page)) for page in pages], heads.pictures()


class _Heads:
    def __init__(self, accounts: Sequence[ShownAccount] | None, settings: Settings, drawing: Drawing) -> None:
        self._is_sitewide = accounts is None
        self._settings = settings
        self._drawing = drawing
        shown = sorted((one for one in accounts or () if not one.checked.draft), key=lambda one: one.account.period)
        self._accounts = {one.address: one for one in shown}
        # The page of a council has the picture of its newest account.
        self._newest = {f"{one.account.council.slug}/": one for one in shown}
        self._site = Sharing(settings.site_name, "How good is adult social care where you live?")

    def pictures(self) -> list[File]:
        sharing = {address: account_sharing(one) for address, one in self._accounts.items()}
        if self._is_sitewide:
            sharing = {"": self._site}
        return [File(f"{address}{PICTURE}", share_picture(one)) for address, one in sharing.items()]

    def head(self, page: Page) -> str:
        account = self._account(page.address)
        site = self._settings.site_url
        feeds = [(self._settings.site_name, feed_address())]
        if account:
            feeds.append((account.account.council.name, feed_address(account.account.council.slug)))
        return self._drawing.part(
            "findable",
            page,
            told=page,
            settings=self._settings,
            picture=f"{site}{account.address if account else ''}{PICTURE}",
            size=SIZE,
            words=(account_sharing(account) if account else self._site).words,
            feeds=feeds,
            data=report(account, page, self._settings) if account and account.address == page.address else "",
        )

    def _account(self, address: str) -> ShownAccount | None:
        steps = address.split("/")
        return self._accounts.get("/".join(steps[:2]) + "/") or self._newest.get(address)


def account_sharing(shown: ShownAccount) -> Sharing:
    """The council, the period and the two key facts; for a demonstration that it is one."""
    facts = [(fact.number, fact.words) for fact in (shown.people, shown.money) if fact]
    account = shown.account
    note = f"A demonstration. {account.council.name} did not make it." if account.form.demonstration else ""
    sharing = Sharing(account.council.name, f"Adult social care: local account {account.period}", facts, note)
    colour = account.council.form.colour
    return replace(sharing, bar=light_palette(colour).bar) if colour else sharing


def report(shown: ShownAccount, page: Page, settings: Settings) -> str:
    """The account as a schema.org Report (https://schema.org/Report), as JSON that may stand inside a page."""
    account, site = shown.account, settings.site_url
    council, form = account.council, account.form
    place = _filled({"@type": "AdministrativeArea", "name": council.short_name, "identifier": _code(shown)})
    told = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": page.title,
        "description": page.description,
        "url": f"{site}{page.address}",
        "image": f"{site}{page.address}{PICTURE}",
        "about": {"@type": "Thing", "name": "Adult social care"},
        "spatialCoverage": place,
        "temporalCoverage": f"{account.period.start.isoformat()}/{account.period.end.isoformat()}",
        "inLanguage": "en-GB",
        "datePublished": form.published and form.published.isoformat(),
        "dateModified": form.published and shown.updated and shown.updated.isoformat(),
        # Nobody may take a demonstration for the council's own word.
        "publisher": {"@type": "Organization", "name": form.demonstration.made_by}
        if form.demonstration
        else _filled({"@type": "GovernmentOrganization", "name": council.name, "identifier": _code(shown)}),
        "hasPart": [_part("WebPage", one.title, f"{site}{one.address}") for one in page.contents if not one.current],
        "encoding": [
            _part("MediaObject", one.title, f"{site}{one.address}", kind)
            for one in (*formats(shown.address, settings), Format("Everything as data", f"{shown.address}account.json"))
            if (kind := _KINDS.get(PurePosixPath(one.address).suffix))
        ],
        "isBasedOn": _sources(shown),
    }
    return embedded(_filled(told))


def embedded(told: Mapping[str, Any]) -> str:
    """JSON that may stand in a `<script>` of a page: a “<” in it could end the element.

    https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements
    """
    return json.dumps(told, ensure_ascii=False).replace("<", "\\u003c")


def _sources(shown: ShownAccount) -> list[dict[str, Any]]:
    """The official publications that the score card's figures are from."""
    sources = {row.comparison.source.address: row.comparison.source for row in shown.checked.score_card.rows}
    return [
        {
            "@type": "Dataset",
            "name": f"Adult Social Care Outcomes Framework, {source.release}",
            "description": "Official measures of adult social care for every council in England.",
            "url": address,
            "license": OPEN_GOVERNMENT_LICENCE,
            "creator": {"@type": "GovernmentOrganization", "name": source.publisher},
        }
        for address, source in sorted(sources.items())
        if address.startswith("https:")
    ]


def _part(kind: str, name: str, url: str, encoding: str = "") -> dict[str, Any]:
    return _filled({"@type": kind, "name": name, "url": url, "encodingFormat": encoding})


def _code(shown: ShownAccount) -> str:
    return "" if shown.account.council.is_invented else shown.account.council.form.code


def _filled(told: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if value}
