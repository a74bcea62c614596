"""The last gate before publishing: reads a finished site from disk and tells all that is wrong with it.

    check_site(folder)                   # all that is wrong
    check_part(files), fit_together()    # whether anything is, from parts of a site that were looked at one by one

No engine's own verdict is asked for: `mkdocs build --strict` is content with several kinds of dead link.
"""

import os
import posixpath
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.htmlcheck import PRIVATE, check_fragment, check_page
from localaccount_gen.htmlpage import WHY, HtmlPage, Reference, parse_page, references

# A web server shows this page at every address that is missing, so its own addresses cannot be relative.
_NOT_FOUND_PAGE = "404.html"

# HTML of one comparison for pages of other websites, from which a relative address would lead astray.
_FRAGMENT = re.compile(r"(?:^|/)data/measure_[^/]+\.html$")

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SCHEMES_OF_LINKS = ("http:", "https:", "mailto:", "tel:", "sms:")
# Browsers take these out before they read an address: https://url.spec.whatwg.org/#concept-basic-url-parser
_TAKEN_OUT = str.maketrans("", "", "\t\n\r")
_TRIMMED = "".join(map(chr, range(0x21)))

_TEXTS = (".csv", ".htm", ".json", ".md", ".txt", ".xml", ".yml", ".yaml")
_BEGINNING = 4_096
"""Bytes of a file in which the mark of private files is looked for (ours)."""
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"'()\s]+))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)


def check_site(
    folder: Path, expected: Collection[str] = (), *, drafts: bool = False, shown: str = "site", base: str = "/"
) -> list[Finding]:
    """All that is wrong with the finished site in `folder`; an empty list means that it can be published.

    `expected` holds the addresses that must be there: "torbay/2024-25/" for a page, "accounts.json" for a file.
    `drafts` allows pages marked as drafts. `shown` is how findings name the folder. `base` is the path under which the
    site will live; only 404.html depends on it. Each page is parsed once, in about a millisecond.
    """
    site = _Site(lambda file: (folder / file).read_bytes(), shown, base, frozenset(_files(folder)))
    return [*site.missing(expected), *site.contents(drafts), *site.dead_places()]


@dataclass(frozen=True)
class PartCheck:
    """What has to be known of a part of a site to tell whether it fits to the others."""

    is_sound: bool
    """Whether nothing is wrong with it by itself."""
    titles: tuple[str, ...]
    """Of its pages; no two pages of a site may have the same."""
    places: Mapping[str, tuple[str, ...]]
    """The ids in each of its pages, by file."""
    beyond: tuple[tuple[str, str], ...]
    """What its pages link to in other parts: each a file and the id of a place in it, which may be empty."""


def check_part(files: Mapping[str, bytes], *, drafts: bool = False, base: str = "/") -> PartCheck:
    """The same for files that are a part of a site, by their addresses."""
    site = _Site(files.__getitem__, "site", base, frozenset(files), is_part=True)
    wrong = [*site.contents(drafts), *site.dead_places()]
    places = {file: tuple(sorted(ids)) for file, ids in sorted(site.ids_by_file.items())}
    return PartCheck(not wrong, tuple(sorted(site.file_by_title)), places, tuple(sorted(site.beyond)))


def fit_together(parts: Collection[PartCheck], files: Collection[str]) -> bool:
    """Whether nothing is wrong with the site of these parts, which holds these files. If there is, `check_site` tells.

    Some milliseconds for a site of 3,000 pages.
    """
    titles = [title for part in parts for title in part.titles]
    wanted = {link for part in parts for link in part.beyond}
    asked = {file for file, place in wanted if place}
    places = {(file, "") for file in files}
    places |= {(file, place) for part in parts for file in asked & part.places.keys() for place in part.places[file]}
    return all(part.is_sound for part in parts) and len(titles) == len(set(titles)) and wanted <= places


@dataclass
class _Site:
    """One reading of one folder, with what is learnt on the way: titles, ids and links from page to page."""

    content: Callable[[str], bytes]
    """Of a file, by its address."""
    shown: str
    base: str
    files: frozenset[str]
    is_part: bool = False
    """Whether there is more of the site elsewhere."""
    file_by_title: dict[str, str] = field(default_factory=dict)
    ids_by_file: dict[str, frozenset[str]] = field(default_factory=dict)
    waiting: set[tuple[str, str, str]] = field(default_factory=set)
    """Links to a place in another page, which may not be read yet: from file, to file, to id."""
    targets: dict[tuple[str, str], str | None] = field(default_factory=dict)
    """What was found for each path from each folder: the pages of a folder have most of their links in common."""
    beyond: set[tuple[str, str]] = field(default_factory=set)
    """Links that lead out of a part: to file, to id."""

    def missing(self, expected: Collection[str]) -> Iterator[Finding]:
        for address in expected:
            file = address + "index.html" if address.endswith("/") or not address else address
            if file not in self.files:
                problem = f"The finished site has no {file}."
                fix = "build again; if it is still missing, tell the makers of localaccount"
                yield self._finding("page-missing", file, problem, fix)

    def contents(self, drafts: bool) -> Iterator[Finding]:
        for file in sorted(self.files):
            if file.endswith(".css"):
                yield from self._style_sheet(file)
            elif file.endswith(".html"):
                page = parse_page(self.content(file), f"{self.shown}/{file}")
                if isinstance(page, Finding):
                    yield page
                    continue
                self.ids_by_file[file] = page.ids
                if _FRAGMENT.search(file):
                    yield from check_fragment(page, drafts)
                else:
                    yield from check_page(page, drafts)
                    yield from self._same_title(file, page)
                for reference in references(page):
                    yield from self._reference(file, page, reference)
            elif file.endswith(_TEXTS) and self._is_private(file):
                fix = "take the file out of the folders that a site is made of"
                yield self._finding("page-private", file, "This file is private, and must not be published.", fix)

    def _is_private(self, file: str) -> bool:
        """Whether its beginning has the mark of private files, which stands in the first lines of each."""
        return PRIVATE.encode() in self.content(file)[:_BEGINNING]

    def dead_places(self) -> Iterator[Finding]:
        """Links to a place that another page does not have; only known when all pages are read."""
        dead = {link for link in self.waiting if link[2] not in self.ids_by_file.get(link[1], ())}
        for file in sorted({link[0] for link in dead}):
            page = parse_page(self.content(file), f"{self.shown}/{file}")
            assert isinstance(page, HtmlPage), "it was read before"
            for reference in references(page):
                target, place = self._leads_to(file, _as_read(reference.address))
                if target and (file, target, place) in dead:
                    yield _dead_place(page, reference, target, place)

    def _same_title(self, file: str, page: HtmlPage) -> Iterator[Finding]:
        first = self.file_by_title.setdefault(page.title, file)
        if page.title and first != file:
            problem = f"The page has the same title as {first}: “{page.title}”."
            yield page.finding("page-title", problem, "give each page a title of its own")

    def _reference(self, file: str, page: HtmlPage, reference: Reference) -> Iterator[Finding]:
        address = _as_read(reference.address)
        if not address:
            # A link without an address is told by `check_page`.
            if reference.fetched:
                fix = "write the address of a file of the site, or take it out"
                yield page.finding("page-link", f"{reference.words} has no address.", fix, reference.node)
        elif (scheme := _scheme(address)) is not None:
            yield from _elsewhere(page, reference, scheme)
        elif _FRAGMENT.search(file) and not address.startswith("#"):
            problem = f"{reference.words} leads astray once this is part of another website: {address}"
            yield page.finding("page-link", problem, "write the whole address, from https:// on", reference.node)
        elif address.startswith("/") and file != _NOT_FOUND_PAGE:
            problem = f"{reference.words} begins with “/”, so it fails where the site is not at the top of its host."
            fix = "write the address from this page on, such as ../outcomes/"
            yield page.finding("page-link", problem, fix, reference.node)
        else:
            target, place = self._leads_to(file, address)
            if target is None:
                problem = f"{reference.words} leads to no page or file of the site: {address}"
                yield page.finding("page-link", problem, "correct the address, or take it out", reference.node)
            elif place and target == file and place not in self.ids_by_file[file]:
                yield _dead_place(page, reference, target, place)
            elif place and target != file:
                self.waiting.add((file, target, place))

    def _leads_to(self, file: str, address: str) -> tuple[str | None, str]:
        """The file and the id to which an address inside the site leads; no id for the file as a whole."""
        path, _, place = address.partition("#")
        path = path.partition("?")[0]
        if path.startswith("/"):
            path = "./" + path.removeprefix(self.base).lstrip("/")
        target = self._target(file.rpartition("/")[0], path) if path else file
        # Browsers take “top” for the top of any page: https://html.spec.whatwg.org/#select-the-indicated-part
        known = place != "top" and target is not None and target.endswith(".html")
        place = unquote(place) if known else ""
        if target is not None and target not in self.files:
            self.beyond.add((target, place))
            return target, ""
        return target, place

    def _style_sheet(self, file: str) -> Iterator[Finding]:
        styles = _CSS_COMMENT.sub("", self.content(file).decode("utf-8", errors="replace"))
        for match in _CSS_ADDRESS.finditer(styles):
            address = "".join(part or "" for part in match.groups()).strip()
            if not address or address.startswith("#") or address.lower().startswith("data:"):
                continue
            if _scheme(address) is not None:
                problem = f"The style sheet asks another host for {address}."
                fix = "keep the file in site_assets and name it from there"
                yield self._finding("page-off-site", file, problem, fix)
                continue
            path = address.partition("#")[0].partition("?")[0]
            target = self._target(file.rpartition("/")[0], path) if path else file
            if target is None:
                problem = f"The style sheet asks for {address}, which is not in the site."
                yield self._finding("page-link", file, problem, "correct the address, or take it out")
            elif target not in self.files:
                self.beyond.add((target, ""))

    def _target(self, folder: str, path: str) -> str | None:
        """The file to which a relative path leads from a folder, or None where there is none.

        What a part does not have may be elsewhere, unless it leads out of the site.
        """
        if (folder, path) not in self.targets:
            whole = f"{path}/index.html" if path.rpartition("/")[2] in ("", ".", "..") else path
            found = posixpath.normpath(f"{folder or '.'}/{unquote(whole)}")
            is_there = found in self.files or (self.is_part and not found.startswith("../"))
            self.targets[folder, path] = found if is_there else None
        return self.targets[folder, path]

    def _finding(self, rule: str, file: str, problem: str, fix: str) -> Finding:
        return Finding(rule, Severity.ERROR, Location(f"{self.shown}/{file}"), problem, fix, WHY[rule])


def _as_read(address: str) -> str:
    usual = address.isprintable() and " " not in address
    return address if usual else address.translate(_TAKEN_OUT).strip(_TRIMMED)


def _scheme(address: str) -> str | None:
    """“https:” and the like, in small letters; None for an address inside the site."""
    if address.startswith("//"):
        return "https:"
    scheme = _SCHEME.match(address) if ":" in address else None
    return scheme[0].lower() if scheme else None


def _elsewhere(page: HtmlPage, reference: Reference, scheme: str) -> Iterator[Finding]:
    """What is wrong with an address outside the site: people may be sent to one, a browser may not ask for one."""
    if not reference.fetched and scheme in _SCHEMES_OF_LINKS:
        return
    if scheme in ("http:", "https:"):
        problem = f"{reference.words} is asked for from another host: {reference.address}"
        fix = "keep the file in the site and name it from there"
        yield page.finding("page-off-site", problem, fix, reference.node)
    else:
        problem = f"{reference.words} has an address that begins with “{scheme}”, which may run or hide something."
        fix = "write an address that begins with https://, or one inside the site"
        yield page.finding("page-script", problem, fix, reference.node)


def _dead_place(page: HtmlPage, reference: Reference, target: str, place: str) -> Finding:
    problem = f"{reference.words} leads to a place “{place}” that {target} does not have."
    fix = f'give the place id="{place}", or correct the part after “#”'
    return page.finding("page-link", problem, fix, reference.node)


def _files(folder: Path) -> Iterator[str]:
    for current, _, names in os.walk(folder):
        within = Path(current).relative_to(folder).as_posix()
        for name in names:
            yield name if within == "." else f"{within}/{name}"
