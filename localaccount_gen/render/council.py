"""A council with its accounts: its own page, and what the pages about no single council list of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from localaccount_gen.account import Council
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.pages import Page, PageLink
from localaccount_gen.register import Entry
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.feeds import newest_first
from localaccount_gen.render.listed import ListedAccount, ListedCouncil, listed_page
from localaccount_gen.render.outline import Outline
from localaccount_gen.settings import Settings


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


def shown_council(accounts: Iterable[ShownAccount], catalogue: Catalogue) -> ShownCouncil:
    """The council of these accounts, of which there is at least one."""
    newest, *others = sorted(accounts, key=lambda shown: shown.account.period, reverse=True)
    council = newest.account.council
    return ShownCouncil(council, (newest, *others), catalogue.areas[council.area.region].name)


def listed(shown: ShownCouncil, pages: Iterable[Page], entries: Iterable[Entry]) -> ListedCouncil:
    """What other pages list of the council. `entries` are its accounts in accounts.json, `pages` all of its pages."""
    accounts = (
        ListedAccount(
            one.address,
            str(one.account.period),
            tuple((fact.number, fact.words) for fact in (one.people, one.money) if fact),
        )
        for one in shown.accounts
    )
    return ListedCouncil(
        slug=shown.council.slug,
        name=shown.council.name,
        region=shown.region,
        is_demonstration=shown.is_demonstration,
        is_draft=shown.is_draft,
        accounts=tuple(accounts),
        pictures=shown.council.pictures,
        events=tuple(newest_first(shown.accounts)),
        entries=tuple(entries),
        pages=tuple(listed_page(page) for page in pages),
    )


def council_page(shown: ShownCouncil, settings: Settings) -> Outline:
    """Every account of the council, newest first."""
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
