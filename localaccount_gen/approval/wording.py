"""The wording of an account: what its pages tell, one text a page, each bound to council, period and edition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from localaccount_gen.account import Account
from localaccount_gen.approval.lines import Content, escaped, page_lines
from localaccount_gen.approval.sums import Sums, sums
from localaccount_gen.pages import Page

FORMAT = "localaccount-reading-1"
"""Rises when the same page would give another text."""

FIRST_PAGE = "at-a-glance"
"""The key of the account's own address; every other page has the last part of its own."""

PRINT = "print"
"""The page that repeats all others."""


@dataclass(frozen=True)
class Wording:
    """What readers are told, in one edition of one account."""

    council: str
    code: str
    period: str
    edition: int
    pages: Mapping[str, str]
    """By key of the page, its lines with the line that names its address before them."""

    @cached_property
    def texts(self) -> dict[str, str]:
        """Each page's text as a file: what it is bound to, an empty line, and what it tells."""
        bound = f"{FORMAT}\ncouncil: {self.code} {self.council}\nperiod: {self.period}\nedition: {self.edition}\n"
        return {key: f"{bound}{page}" for key, page in self.pages.items()}

    @cached_property
    def sums(self) -> Sums:
        return sums({f"{key}.txt": text.encode() for key, text in self.texts.items()})

    @property
    def sections(self) -> dict[str, str]:
        """The digest of each page's text, by its key."""
        return {path.removesuffix(".txt"): one for path, one in self.sums.digests.items()}

    @property
    def reference(self) -> str:
        """The digest of the list of all digests: what an approval is of."""
        return self.sums.root

    def as_edition(self, number: int) -> "Wording":
        """The same words in another edition."""
        return replace(self, edition=number)


def reading(account: Account, pages: Iterable[Page], content: Content, edition: int = 1) -> Wording:
    """The wording of an account from its pages, a few milliseconds each. Pages of other accounts are passed over."""
    told = {
        page_key(account.address, page.address): page_text(page.html, page.address, page.title, content)
        for page in pages
        if page.address.startswith(account.address)
    }
    council = account.council
    return Wording(escaped(council.name), council.form.code, str(account.period), edition, told)


def page_key(account: str, page: str) -> str:
    """`outcomes` for `torbay/2024-25/outcomes/`."""
    return page.removeprefix(account).strip("/").replace("/", "--") or FIRST_PAGE


def page_text(html: str, address: str, title: str, content: Content) -> str:
    """What one page tells: its address, its title, and its lines."""
    lines = [f"page: /{address}", "", f"<title>{escaped(title)}", *page_lines(html, address, content)]
    return "".join(f"{line}\n" for line in lines)
