"""What the pages about no single council list of each: small, and as JSON, so that it can be kept from build to build.

Whatever stands on a page of the whole site about a council comes from here, or from the council's published files.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date

from localaccount_gen.pages import Page
from localaccount_gen.pictures import Picture
from localaccount_gen.register import Entry, entry_data


@dataclass(frozen=True)
class ListedPage:
    """A page as maps and menus name it."""

    address: str
    title: str
    noindex: bool = False
    updated: date | None = None


@dataclass(frozen=True)
class ListedAccount:
    """An account with its two key facts, each a number and the words that finish the sentence."""

    address: str
    period: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that became public on a day: an entry of a feed."""

    name: str
    """The same for ever, whatever becomes of title and address."""
    day: date
    title: str
    words: str
    address: str
    author: str


@dataclass(frozen=True)
class ListedCouncil:
    """A council with accounts that are shown."""

    slug: str
    name: str
    region: str
    is_demonstration: bool
    """Whether no council made any of its accounts."""
    is_draft: bool
    """Whether there is nothing but drafts."""
    accounts: tuple[ListedAccount, ...]
    """Newest first."""
    pictures: tuple[Picture, ...]
    """Its own, for Easy Read."""
    events: tuple[Event, ...]
    """Newest first."""
    entries: tuple[Entry, ...]
    """What accounts.json says of each account that everybody may see, oldest first."""
    pages: tuple[ListedPage, ...]

    @property
    def address(self) -> str:
        return f"{self.slug}/"

    @property
    def newest(self) -> ListedAccount:
        return self.accounts[0]


def listed_page(page: Page) -> ListedPage:
    return ListedPage(page.address, page.title, page.noindex, page.updated)


def listed_json(council: ListedCouncil) -> str:
    """The same in the same order for the same council."""
    plain = replace(council, pictures=tuple(replace(one, path=None) for one in council.pictures), entries=())
    told = asdict(plain) | {"entries": [entry_data(entry) for entry in council.entries]}
    return json.dumps(told, ensure_ascii=False, default=date.isoformat)


def listed_council(text: str) -> ListedCouncil:
    """The council of which `listed_json` made the text."""
    told = json.loads(text)
    return ListedCouncil(
        **told
        | {
            "accounts": tuple(
                ListedAccount(**{**one, "facts": tuple(tuple(fact) for fact in one["facts"])})
                for one in told["accounts"]
            ),
            "pictures": tuple(Picture(**{**one, "also": tuple(one["also"])}) for one in told["pictures"]),
            "events": tuple(Event(**{**one, "day": date.fromisoformat(one["day"])}) for one in told["events"]),
            "entries": tuple(Entry.model_validate(one) for one in told["entries"]),
            "pages": tuple(ListedPage(**{**one, "updated": _day(one["updated"])}) for one in told["pages"]),
        }
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def all_pages(councils: Sequence[ListedCouncil]) -> list[ListedPage]:
    return [page for council in councils for page in council.pages]
