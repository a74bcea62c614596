"""What rendering makes and nobody has written yet: pages and files, in memory."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Prose:
    """What an author wrote, with every quote filled in."""

    markdown: str
    html: str
    """The same as sanitised HTML."""


@dataclass(frozen=True)
class Block:
    """Finished HTML of ours, which never passes through Markdown."""

    html: str


@dataclass(frozen=True)
class PageLink:
    """A line in a list of pages."""

    title: str
    address: str
    current: bool = False
    group: str = ""
    """A heading to stand under, where a list has several parts."""
    language: str = ""
    """The code of the language the title and the page are in, where that is not English."""


@dataclass(frozen=True)
class Page:
    """One page of the site, without the theme around it."""

    address: str
    """Where it stands, such as `torbay/2024-25/outcomes/`; the home page is the empty text."""
    kind: str
    """The name of its template in templates/pages."""
    title: str
    """What stands in the browser's title, in full: what it is, whose, and for which period."""
    description: str
    body: tuple[Prose | Block, ...]
    contents: tuple[PageLink, ...] = ()
    """The account's own contents, drawn at the left."""
    trail: tuple[PageLink, ...] = ()
    """The pages above this one, from home."""
    banners: tuple[str, ...] = ()
    """Sentences that must be seen before anything else: that this is a demonstration."""
    notice: str = ""
    """A sentence on the account's state that must be seen first of all; usually there is none."""
    origin: str = ""
    """A sentence on where what it tells of was published, where that is another site."""
    corrections: tuple[str, ...] = ()
    """Substantial corrections of what this page tells, a sentence or two each."""
    draft: bool = False
    """Shown only to those who write the account: says so in a banner and keeps search engines away."""
    noindex: bool = False
    searchable: bool = True
    council: str = ""
    style_sheet: str = ""
    """The address of the council's own colour, where it has one."""
    foot: str = ""
    """Finished HTML of ours for the foot of the page: who published it, how to speak up, other formats."""
    language: str = ""
    """The code of the language the page's own text is in, where that is not English."""
    direction: str = ""
    """Which way that language runs, `ltr` or `rtl`."""
    head: str = ""
    """Finished HTML of ours for the head of the page: what search engines and other sites are told of it."""
    updated: date | None = None
    """The day on which it was last changed, where its content says so."""

    @property
    def html(self) -> str:
        """What stands inside the page's main part."""
        return "".join(part.html for part in self.body)

    @property
    def path(self) -> str:
        """The file the address leads to."""
        return f"{self.address}index.html"

    @property
    def root(self) -> str:
        """The relative way from this page to the site's root: `../../`, or `./` from the home page."""
        return "../" * self.address.count("/") or "./"


@dataclass(frozen=True)
class File:
    """Anything in the site that is not a page."""

    address: str
    content: bytes


@dataclass(frozen=True)
class Fault:
    """Something in a council's file that rendering had to take out, because reading should have refused it."""

    file: str
    """As shown to people."""
    problem: str
    fix: str


@dataclass(frozen=True)
class Publication:
    """Everything a site is made of, but for the theme and the hand-written pages."""

    pages: tuple[Page, ...]
    files: tuple[File, ...]
    faults: tuple[Fault, ...] = ()
    """Empty unless an account got past the checks with markup or a picture that cannot be published."""


def way(here: str, there: str) -> str:
    """The relative link from one address to another: from `torbay/` to `torbay/2024-25/` it is `2024-25/index.html`.

    It names index.html, so that the pages also work when they are opened from a disk or a memory stick. An address of
    another site, such as that of an account in a collection, stays as it is.
    """
    if there.startswith(("https://", "http://")):
        return there
    path, mark, place = there.partition("#")
    if path == here and mark:
        return f"#{place}"
    steps, own = path.split("/"), here.split("/")[:-1]
    shared = 0
    while shared < min(len(own), len(steps) - 1) and own[shared] == steps[shared]:
        shared += 1
    link = "../" * (len(own) - shared) + "/".join(steps[shared:])
    return f"{link}index.html{mark}{place}" if not link or link.endswith("/") else f"{link}{mark}{place}"
