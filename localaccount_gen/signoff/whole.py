"""The whole text of an account for one file: finished pages whose links lead inside it and whose pictures are in it."""

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape
from posixpath import join, normpath
from urllib.parse import unquote

from localaccount_gen.account import Account
from localaccount_gen.approval.lines import Content
from localaccount_gen.approval.wording import FIRST_PAGE, PRINT, page_key
from localaccount_gen.pages import Page, Publication

_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
"""In finished pages every “<” begins a tag, and no attribute holds a bare “>”."""
_ID = re.compile(r' (id|for|aria-labelledby|aria-describedby|aria-controls|headers|list)="([^"]*)"')
_LINK = re.compile(r' (href|xlink:href|src)="([^"]*)"')
_WITHIN = re.compile(r"url\(#([^)]*)\)")
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp", "svg": "image/svg+xml"}


@dataclass(frozen=True)
class Part:
    """A page of the account in the file."""

    key: str
    title: str
    html: str
    language: str
    """The code of its language, where that is not English."""
    direction: str


def parts(account: Account, publication: Publication, titles: Mapping[str, str]) -> list[Part]:
    """All that the reference stands for, each word once: the page with everything, then those it does not repeat.

    `titles` names the pages by key. The ids of a page begin with its key, but for the page with everything.
    """
    pages = {
        page_key(account.address, page.address): page
        for page in publication.pages
        if page.address.startswith(account.address)
    }
    repeated = {FIRST_PAGE, "about", "summary", *(section.key for section in account.sections)}
    repeated |= {key for key, page in pages.items() if page.kind in ("section", "omission")}
    keys = [PRINT, *(key for key in pages if key != PRINT and key not in repeated)]
    inside = _Inside(pages, keys, repeated)
    return [Part(key, titles[key], inside.html(key), pages[key].language, pages[key].direction) for key in keys]


class _Inside:
    """Where links lead in one file of several pages."""

    def __init__(self, pages: Mapping[str, Page], keys: list[str], repeated: set[str]) -> None:
        self._pages = pages
        self._there = {pages[key].address: key for key in keys}
        self._repeated = {pages[key].address: key for key in repeated if key in pages}

    def html(self, key: str) -> str:
        page = self._pages[key]
        prefix = "" if key == PRINT else f"{key}-"

        def within(match: re.Match[str]) -> str:
            return f' {match[1]}="{" ".join(f"{prefix}{name}" for name in match[2].split())}"'

        def link(match: re.Match[str]) -> str:
            if match[1] == "src":
                return match[0]
            target = self._target(unescape(match[2]), page, prefix)
            return f' {match[1]}="{escape(target)}"' if target else ""

        def tag(match: re.Match[str]) -> str:
            named = _LINK.sub(link, _ID.sub(within, match[0]))
            return _WITHIN.sub(lambda found: f"url(#{prefix}{found[1]})", named)

        return _TAG.sub(tag, page.html)

    def _target(self, written: str, page: Page, prefix: str) -> str:
        """The address in the file; empty where it leads to what the file does not hold."""
        if ":" in written.partition("/")[0]:
            return written
        path, _, place = written.partition("#")
        if not path:
            return f"#{prefix}{place}"
        address = normpath(join(page.address, path)).removesuffix("index.html")
        address = address if address.endswith("/") else f"{address}/"
        if address in self._there:
            key = self._there[address]
            start = "" if key == PRINT else f"{key}-"
            return f"#{start}{place}" if place else f"#part-{key}"
        key = self._repeated.get(address, "")
        return f"#{key}" if f' id="{key}"' in self._pages[PRINT].html else ""


def with_pictures(html: str, address: str, content: Content) -> str:
    """The same with every picture in the file itself. `address` is that of a page beside which the pictures lie.

    A picture that is nowhere loses its address, and its words stay.
    """

    def tag(match: re.Match[str]) -> str:
        return _LINK.sub(lambda found: _picture(found, address, content), match[0]) if " src=" in match[0] else match[0]

    return _TAG.sub(tag, html)


def _picture(match: re.Match[str], address: str, content: Content) -> str:
    if match[1] != "src":
        return match[0]
    path = normpath(join(address, unquote(unescape(match[2]))))
    held = content(path)
    kind = _TYPES.get(path.rpartition(".")[2].lower())
    return f' src="data:{kind};base64,{b64encode(held).decode()}"' if held is not None and kind else ""


def footed(html: str, foot: str) -> str:
    """A page with a line at the end of each of its main parts. `foot` is finished HTML."""
    return "".join(_each_part(html, foot))


def _each_part(html: str, foot: str) -> Iterator[str]:
    first, *others = re.split(r'(?=<h2 id=")', html)
    yield first
    for place, part in enumerate(others):
        yield f"{foot if place else ''}{part}"
