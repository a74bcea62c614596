"""The pages about no single account: home, each council, the accessibility statement, search, findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from localaccount_gen.account import Council
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checked import HeldBack
from localaccount_gen.pages import Page, PageLink
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.outline import Outline
from localaccount_gen.settings import Settings

FEW = 12
"""Councils that a list may have before it is cut up by region: about two screens of a phone (ours)."""


@dataclass(frozen=True)
class ShownCouncil:
    """A council and its accounts, newest first."""

    council: Council
    accounts: tuple[ShownAccount, ...]
    region: str

    @property
    def address(self) -> str:
        return f"{self.council.slug}/"

    @property
    def newest(self) -> ShownAccount:
        return self.accounts[0]

    @property
    def is_draft(self) -> bool:
        """Whether there is nothing but drafts."""
        return all(shown.checked.draft for shown in self.accounts)

    @property
    def updated(self) -> date | None:
        """The day on which an account was last published or corrected."""
        return max((shown.updated for shown in self.accounts if shown.updated), default=None)

    @property
    def is_demonstration(self) -> bool:
        """Whether no council made any of these accounts."""
        return all(shown.account.form.demonstration for shown in self.accounts)


def councils(accounts: Iterable[ShownAccount], catalogue: Catalogue) -> list[ShownCouncil]:
    """The councils of these accounts by name."""
    by_slug: dict[str, list[ShownAccount]] = {}
    for shown in accounts:
        by_slug.setdefault(shown.account.council.slug, []).append(shown)
    found = [
        _shown_council(group[0].account.council, sorted(group, key=_period, reverse=True), catalogue)
        for group in by_slug.values()
    ]
    return sorted(found, key=lambda council: (council.council.name, council.council.slug))


def _shown_council(council: Council, accounts: Sequence[ShownAccount], catalogue: Catalogue) -> ShownCouncil:
    return ShownCouncil(council, tuple(accounts), catalogue.areas[council.area.region].name)


def _period(shown: ShownAccount) -> int:
    return shown.account.period.start_year


def site_pages(shown: Sequence[ShownCouncil], settings: Settings) -> list[Outline]:
    """Every page that is about no single account, but for those on measures."""
    facts = {"settings": settings, "councils": shown, "few": FEW}
    return [
        _page("", "home", settings.site_name, "How good is adult social care where you live? Councils’ own yearly "
              "accounts, each with the official figures beside it.", facts),
        *(_council(council, settings) for council in shown),
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


def _council(shown: ShownCouncil, settings: Settings) -> Outline:
    name = shown.council.name
    banners = {banner.what for one in shown.accounts if (banner := one.account.form.demonstration)}
    page = Page(
        address=shown.address,
        kind="council",
        title=f"{name}: local accounts of adult social care",
        description=f"Every local account of {name}, newest first.",
        body=(),
        trail=(PageLink("All councils", ""),),
        banners=tuple(sorted(banners))[:1] if shown.is_demonstration else (),
        draft=shown.is_draft,
        noindex=shown.is_draft,
        council=name,
        updated=shown.updated,
        style_sheet=shown.council.style_sheet,
    )
    return Outline(page, {"shown": shown, "settings": settings})
