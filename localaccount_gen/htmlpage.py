"""One finished HTML page as the last checks see it: its elements with their places, its ids, its links."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from selectolax.lexbor import LexborHTMLParser, LexborNode

from localaccount_gen.findings import Finding, Location, Severity

Node: TypeAlias = LexborNode
"""An element."""

WHY = {
    "address-lost": "people have linked to it, printed it and put it in minutes",
    "page-missing": "people keep and share the address of a page, so every page must be at its address",
    "page-link": "a reader who follows a link must arrive",
    "page-heading": "people who use a screen reader find their way by the headings",
    "page-language": "a screen reader chooses its voice by the language of the page",
    "page-title": "people tell pages apart by title and description, in tabs, in bookmarks and when they search",
    "page-picture": "people who cannot see a picture need its words",
    "page-table": "a screen reader says the headings of a table with each figure",
    "page-id": "a link to a place on a page can only go to one place",
    "page-off-site": "a council's page must not tell anybody else who reads it",
    "page-script": "nothing written into a page may run, and the site's security policy would block it",
    "page-private": "it was made for those who answer for the service, and for nobody else",
    "page-draft": "a reader takes what is published for the council's last word",
    "page-use": "assistive technology goes by how a page is built, not by how it looks",
    "page-residue": "a reader should meet words, not the workings of the software",
}
"""Every rule of the finished site, with the reason for it."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINKS = ("a", "area")
# What these links name is followed by nobody until a person chooses it. A browser may fetch all the others by itself.
_RELATIONS_NOT_FETCHED = {"alternate", "author", "canonical", "help", "license", "next", "prev", "search"}
_ADDRESS_ATTRIBUTES = ("src", "poster", "data", "action", "formaction", "background")
# Not after a while, which is too soon for some readers, and not to another site or the top of this one.
_AT_ONCE = re.compile(r"0; url=((?!/)[a-z0-9._#/-]+)", re.IGNORECASE)
_NOT_TAGS = re.compile(r"<!--.*?-->|(?<=<script>).*?(?=</script)|(?<=<style>).*?(?=</style)", re.DOTALL | re.IGNORECASE)


class Reference(NamedTuple):
    """An address that an element of a page names."""

    address: str
    node: Node
    fetched: bool
    """A browser asks for it without being told to by the reader."""

    @property
    def words(self) -> str:
        """What names it, to begin a sentence with: The link “Carers”."""
        return f"The link {named(self.node)}" if self.node.tag in _LINKS else f"The <{self.node.tag}>"


@dataclass(frozen=True)
class HtmlPage:
    """One finished page, parsed once and gone through once: for each tag and each attribute, the elements with it."""

    shown: str
    """The file as people see it: `site/torbay/2024-25/index.html`."""
    source: str
    tags: Mapping[str, list[Node]]
    attributes: Mapping[str, list[tuple[Node, str]]]
    """Each element with the value of the attribute, in the order of the page."""
    headings: list[Node]

    @property
    def title(self) -> str:
        heads = [node for node in self.tags["title"] if node.parent and node.parent.tag == "head"]
        return heads[0].text(strip=True) if heads else ""

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(name for _, name in self.attributes["id"])

    def finding(self, rule: str, problem: str, fix: str, node: Node | None = None) -> Finding:
        """A finding about an element, at its start tag; without one, about the page, at its top."""
        start, length = self._place(node) if node else (0, 1)
        return self.finding_at(rule, problem, fix, start, length)

    def finding_at(self, rule: str, problem: str, fix: str, start: int, length: int) -> Finding:
        """A finding about some characters of the source."""
        line_start = self.source.rfind("\n", 0, start) + 1
        line = self.source[line_start:].partition("\n")[0]
        # A line of finished HTML can hold a whole table; nobody is helped by seeing all of it.
        excerpt = line if len(line) <= 200 else ""
        number = self.source.count("\n", 0, start) + 1
        location = Location(self.shown, number, start - line_start + 1, length, excerpt)
        return Finding(rule, Severity.ERROR, location, problem, fix, WHY[rule])

    def _place(self, node: Node) -> tuple[int, int]:
        """Offset and length of an element's start tag. The parser keeps no places, so tags of the kind are counted."""
        tag = node.tag or ""
        nodes = [other.mem_id for other in self.tags[tag]]
        written = _NOT_TAGS.sub(lambda match: " " * len(match[0]), self.source)
        tags = list(re.finditer(rf"<{tag}\b[^>]*>", written, re.IGNORECASE))
        nth = nodes.index(node.mem_id)
        return (tags[nth].start(), len(tags[nth][0])) if nth < len(tags) else (0, 1)


def main_part(html: str) -> Node | None:
    """The element in which a page tells what it is about, `<main>`; for a piece of HTML without one, all of it."""
    parser = LexborHTMLParser(html)
    return parser.css_first("main") or parser.body


def page_title(html: str) -> str:
    """What stands in the browser's title; empty where there is none."""
    title = LexborHTMLParser(html).css_first("head > title")
    return title.text() if title else ""


def depth(html: str) -> int:
    """How deep the elements of a page stand within one another."""
    node, level, deepest = LexborHTMLParser(html).root, 0, 0
    while node is not None:
        deepest = max(deepest, level)
        if node.first_child is not None:
            node, level = node.first_child, level + 1
            continue
        while node is not None and node.next is None:
            node, level = node.parent, level - 1
        node = node.next if node is not None else None
    return deepest


def is_leading_on(html: str) -> bool:
    """Whether a page sends the browser at once to another page of the site."""
    return any(leads_on(node) for node in LexborHTMLParser(html).css("head > meta"))


def link_addresses(html: str) -> list[str]:
    """Every address a reader can follow from a page, as written."""
    return [attribute(node, "href") for node in LexborHTMLParser(html).css("a[href]")]


def parse_page(content: bytes, shown: str) -> HtmlPage | Finding:
    """The page in a file of that content, or the finding that it is not UTF-8."""
    try:
        source = content.decode("utf-8")
    except UnicodeDecodeError:
        problem = "This page is not written as UTF-8, so letters may be shown wrong."
        fix = "have the page written with encoding utf-8"
        return Finding("page-residue", Severity.ERROR, Location(shown), problem, fix, WHY["page-residue"])
    tags: dict[str, list[Node]] = defaultdict(list)
    attributes: dict[str, list[tuple[Node, str]]] = defaultdict(list)
    headings = []
    root = LexborHTMLParser(content).root
    for node in root.traverse() if root else ():
        tag = node.tag or ""
        tags[tag].append(node)
        if tag in _HEADINGS:
            headings.append(node)
        for name, value in node.attributes.items():
            attributes[name].append((node, value or ""))
    return HtmlPage(shown, source, tags, attributes, headings)


def references(page: HtmlPage) -> Iterator[Reference]:
    """Every address the page names, but for those inside style sheets."""
    for name in ("href", "xlink:href"):
        for node, address in page.attributes[name]:
            yield Reference(address, node, _is_fetched(node))
    for name in _ADDRESS_ATTRIBUTES:
        for node, address in page.attributes[name]:
            yield Reference(address, node, fetched=True)
    for node in page.tags["meta"]:
        if address := leads_on(node):
            yield Reference(address, node, fetched=False)
    for node, candidates in page.attributes["srcset"]:
        for candidate in candidates.split(","):
            if candidate.strip():
                yield Reference(candidate.split()[0], node, fetched=True)


def leads_on(node: Node) -> str:
    """The address in the site to which a <meta> sends the browser at once; empty for any other element."""
    sends = attribute(node, "http-equiv").lower() == "refresh"
    where = _AT_ONCE.fullmatch(attribute(node, "content")) if sends else None
    return where[1] if where else ""


def _is_fetched(node: Node) -> bool:
    """Whether a browser asks for what the element's href names: for a picture's parts, but not for a link."""
    if node.tag == "link":
        relations = set(attribute(node, "rel").lower().split())
        return not relations or not relations <= _RELATIONS_NOT_FETCHED
    return node.tag not in _LINKS


def attribute(node: Node, name: str) -> str:
    return node.attributes.get(name) or ""


def other_words(node: Node) -> str:
    """What a screen reader says for a link without text: its label, or the words of the picture in it."""
    pictures = " ".join(attribute(picture, "alt") for picture in node.css("img[alt]"))
    drawn = " ".join(name.text() for name in node.css("svg title"))
    return f"{attribute(node, 'aria-label')}{pictures}{drawn}".strip()


def text(node: Node) -> str:
    return shortened(" ".join(node.text(separator=" ").split()))


def named(node: Node) -> str:
    words = node.text(strip=True) or other_words(node)
    return f"“{shortened(words)}”" if words else "without words"


def shortened(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
