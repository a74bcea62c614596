"""The site of all parts: the councils', the one about no single council, and the search index of them all."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.building.keys import search_key, site_key
from localaccount_gen.building.making import Building, Done, give_name
from localaccount_gen.building.part import Part
from localaccount_gen.building.records import AccountRecord, CouncilRecord, as_record
from localaccount_gen.findings import Finding
from localaccount_gen.plugin import Drawn
from localaccount_gen.publish import Shown, publish_sitewide
from localaccount_gen.render import all_pages
from localaccount_gen.searchindex import FOLDER, index_site
from localaccount_gen.sitecheck import check_site, fit_together

_SITE, _SEARCH = "site", "search"


@dataclass(frozen=True)
class Councils:
    """Every council of a build, in the order of their folders."""

    done: Sequence[Done]
    records: Sequence[CouncilRecord]

    @property
    def accounts(self) -> list[AccountRecord]:
        return [account for record in self.records for account in record.accounts]

    @property
    def shown(self) -> list[AccountRecord]:
        return [account for account in self.accounts if account.is_shown]

    @property
    def is_empty(self) -> bool:
        """Whether there was not even something wrong."""
        return all(record.is_empty for record in self.records)

    def findings(self, drafts: bool) -> list[Finding]:
        """What was found in all of them; with `drafts` nothing of the accounts that are shown."""
        theirs = [finding for record in self.records for finding in record.findings]
        accounts = (account for account in self.accounts if not (drafts and account.is_shown))
        return theirs + [finding for account in accounts for finding in account.findings]

    @property
    def new(self) -> int:
        """How many were made, and not found."""
        return sum(not one.was_kept for one in self.done)

    @property
    def names(self) -> list[str]:
        """Of the parts that there are, for the store."""
        return [*(one.name for one in self.done), _SITE, _SEARCH]


def councils(done: Sequence[Done]) -> Councils:
    return Councils(done, [as_record(one.told) for one in done])


@dataclass(frozen=True)
class Whole:
    """A site that is in its folder."""

    files: frozenset[str]
    pages: int
    """Those that no hand has written."""
    wrong: list[Finding]
    """All that is wrong with it, if it may not be published."""


def built_whole(building: Building, councils: Councils, is_part: bool) -> Whole:
    """Puts all that is about no single council beside the councils. `is_part`: some were left out by name."""
    staged = building.order.staged
    assert staged is not None
    site = _sitewide(building, councils, staged, is_part)
    parts = [*councils.done, site]
    parts.append(_search(building, parts, staged))
    files = frozenset(address for part in parts for address in part.digests)
    wrong: list[Finding] = []
    expected = [name for part in parts for name in part.told.get("expected", ())]
    if not fit_together([part.check for part in parts], files) or not files.issuperset(expected):
        wrong = check_site(staged, expected, drafts=building.order.drafts, base=building.base)
    pages = sum(len(record.listed.pages) for record in councils.records if record.listed)
    return Whole(files, pages + int(site.told["pages"]), wrong)


def _sitewide(building: Building, councils: Councils, staged: Path, is_part: bool) -> Done:
    keys = [f"{one.key} {one.told['day']}" for one in councils.done]
    key = site_key(building.common, building.workshop, keys, [str(is_part)])
    return building.done(_SITE, key, lambda: _made_sitewide(building, councils, staged, is_part))


def _made_sitewide(building: Building, councils: Councils, staged: Path, is_part: bool) -> Part:
    listed = [record.listed for record in councils.records if record.listed]
    theirs = {address for one in councils.done for address in one.digests}

    def content(address: str) -> bytes | None:
        return (staged / address).read_bytes() if address in theirs else None

    held_back = [account.address for account in councils.accounts if not account.is_shown]
    made = publish_sitewide(building.workshop, Shown(listed, held_back, theirs, content, is_part))
    newest = max(record.newest for record in councils.records)
    files = building.site.draw(Drawn(made, newest, elsewhere=all_pages(listed), beside=theirs))
    # A council's own page goes before one that was written by hand for its address.
    ours = {address: content for address, content in files.items() if address not in theirs}
    expected = [page.path for page in made.pages]
    return building.part(ours, {"pages": len(made.pages), "expected": expected})


def _search(building: Building, parts: Sequence[Done], staged: Path) -> Done:
    pages = sorted((name, part.digests[name]) for part in parts for name in part.searchable)
    names = [name for name, _ in pages]
    return building.done(_SEARCH, search_key(building.program, pages), lambda: _made_search(building, names, staged))


def _made_search(building: Building, pages: Sequence[str], staged: Path) -> Part:
    apart = staged / ".searchable"
    apart.mkdir()
    for name in pages:
        (apart / name).parent.mkdir(parents=True, exist_ok=True)
        give_name(staged / name, apart / name)
    index_site(staged, apart)
    shutil.rmtree(apart)
    folder = staged / FOLDER
    made = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files = {path.relative_to(staged).as_posix(): content for path, content in made.items()}
    return building.part(files, {})
