"""Where the pages about one council and one region stand, and what else all pages about many accounts share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from localaccount_gen.areas import slug
from localaccount_gen.evaluation.councils import regions
from localaccount_gen.evaluation.evaluation import Evaluation
from localaccount_gen.pages import Page, PageLink
from localaccount_gen.register import AccountData, Collection, Entry
from localaccount_gen.requirements import Framework

NO_REGION = "Region not given"


@dataclass(frozen=True)
class Gathered:
    """The accounts that are laid side by side, with the newest of each council read once."""

    evaluation: Evaluation
    accounts: Mapping[tuple[str, str, str], AccountData]
    """What the newest account of each council says, by the key of its entry. One that cannot be read is not there."""

    @property
    def counted(self) -> Collection:
        return self.evaluation.counted

    @property
    def framework(self) -> Framework:
        return self.evaluation.framework

    @cached_property
    def places(self) -> Mapping[str, str]:
        """The first part of the addresses of each council’s pages, by its area: its folder, where no other has it."""
        found: dict[str, str] = {}
        for group in self.evaluation.everything.by_council:
            entry = group[0]
            folder = slug(entry.council.folder)
            name, number = folder or "council", 1
            while name in found.values():
                number += 1
                name = f"{folder}-{number}"
            found[entry.area] = name
        return found

    def trail(self, entry: Entry) -> tuple[PageLink, ...]:
        """The pages above one about a council. A collection has no page of the council’s own."""
        home = PageLink("All councils", "")
        own = PageLink(entry.council.name, f"{entry.council.folder}/")
        return (home,) if entry.base else (home, own)


def gathered(collection: Collection, framework: Framework) -> Gathered:
    """The collection without drafts, ready for pages."""
    public = collection.public
    read = ((entry, public.account(entry)) for entry in public.newest.entries)
    return Gathered(Evaluation(public, framework), {entry.key: account for entry, account in read if account})


def region_name(entry: Entry) -> str:
    return regions().get(entry.council.region, NO_REGION)


def side_page(kind: str, address: str, title: str, description: str, about: Gathered, *above: PageLink) -> Page:
    """A page about many accounts, which search engines find and the site’s own search does not: its words are those of
    the accounts, and stand there."""
    return Page(address, kind, title, description, (), trail=(PageLink("All councils", ""), *above),
                searchable=False)  # fmt: skip
