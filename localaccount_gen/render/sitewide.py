"""The pages about no single council: home, the accessibility statement, search, findings."""

from collections.abc import Sequence

from localaccount_gen.checked import HeldBack
from localaccount_gen.pages import Page
from localaccount_gen.render.evaluators import MAIN
from localaccount_gen.render.listed import ListedCouncil
from localaccount_gen.render.outline import Outline
from localaccount_gen.settings import Settings

FEW = 12
"""Councils that a list may have before it is cut up by region: about two screens of a phone (ours)."""


def site_pages(listed: Sequence[ListedCouncil], settings: Settings) -> list[Outline]:
    """Every page that is about no single council, but for those on measures."""
    facts = {"settings": settings, "councils": listed, "few": FEW, "evaluators": MAIN}
    return [
        _page("", "home", settings.site_name, "How good is adult social care where you live? Councils’ own yearly "
              "accounts, each with the official figures beside it.", facts),
        _page("accessibility/", "accessibility", "Accessibility statement", "How accessible this site is, what is not, "
              "and whom to tell when a page does not work for you.", facts),
        _search(facts),
    ]  # fmt: skip


def findings_page(held: HeldBack) -> Outline:
    """What stands at an account's address while it cannot be shown, for the officer who is writing it."""
    page = Page(held.address, "findings", "This account cannot be shown yet", "What has to be put right first.", (),
                draft=True, noindex=True, searchable=False)  # fmt: skip
    return Outline(page, {"findings": held.findings})


def _page(address: str, kind: str, title: str, description: str, facts: dict[str, object]) -> Outline:
    return Outline(Page(address, kind, title, description, ()), facts)


def _search(facts: dict[str, object]) -> Outline:
    page = Page("search/", "search", "Search", "Search every account, or find it by council.", (), noindex=True,
                searchable=False)  # fmt: skip
    return Outline(page, facts)
