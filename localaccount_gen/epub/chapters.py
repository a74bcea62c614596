"""Finished pages → chapters: cut at the main headings, written as XHTML, with links that lead inside the book."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from posixpath import join, normpath

from selectolax.lexbor import LexborHTMLParser
from selectolax.lexbor import LexborNode as Node

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TEXT = "-text"
_SVG = "http://www.w3.org/2000/svg"

_LEFT_OUT = ("nav", "summary", "script", "button")
_LEFT_OUT_CLASSES = {"la-links", "la-jump", "la-turn"}
"""Ways about the site, which a book has in its contents."""

_SPECIAL = re.compile(r"[&<>\"\r\n\t]")
_TAG = re.compile(r"<[^>]*>")

_DROPPED = {"tabindex", "target", "rel"}


@dataclass(frozen=True)
class Paper:
    """A page that goes into a book."""

    address: str
    html: str
    name: str = ""
    """Of its one chapter; a page without a name is cut at its main headings, and each names its chapter by its id."""


@dataclass(frozen=True)
class Chapter:
    name: str
    title: str
    xhtml: str
    places: tuple[tuple[str, str], ...]
    """The headings one level down that have an id: the id and the words."""
    has_drawings: bool
    """Whether it has SVG in it, which the package must say."""

    @property
    def file(self) -> str:
        return f"{self.name}.xhtml"


@dataclass
class _Cut:
    """A chapter before it is written."""

    paper: Paper
    name: str
    nodes: list[Node] = field(default_factory=list)

    @property
    def ids(self) -> Iterator[str]:
        return (name for node in self.nodes for one in node.traverse() if (name := one.attributes.get("id")))


def chapters(papers: Sequence[Paper], pictures: Mapping[str, str], site: str = "") -> list[Chapter]:
    """The chapters of these pages, in their order. What stands before the first main heading of a page is left out.

    `pictures` gives for the address of a picture its name in the book; others are left out. `site` is the address that
    links to other pages begin with; without it they become words.
    """
    cuts = [cut for paper in papers for cut in _cuts(paper)]
    links = _Links(cuts, pictures, site)
    return [_written(cut, links) for cut in cuts]


def _cuts(paper: Paper) -> Iterator[_Cut]:
    body = LexborHTMLParser(paper.html).body
    nodes = [node for node in body.iter(include_text=False) if node.tag not in _LEFT_OUT] if body else []
    cut = _Cut(paper, paper.name) if paper.name else None
    for node in nodes:
        heading = None if paper.name else _first_heading(node)
        if heading is not None and heading.tag == "h2" and heading.attributes.get("id"):
            if cut:
                yield cut
            cut = _Cut(paper, str(heading.attributes["id"]))
        if cut:
            cut.nodes.append(node)
    if cut:
        yield cut


def _first_heading(node: Node) -> Node | None:
    return next((one for one in node.traverse() if one.tag in _HEADINGS), None)


def _written(cut: _Cut, links: "_Links") -> Chapter:
    writer = _Writer(cut, links)
    for node in cut.nodes:
        writer.write(node)
    top, _, title = next(iter(writer.headings), ("h2", "", ""))
    below = f"h{int(top[1]) + 1}"
    return Chapter(
        name=cut.name,
        title=title,
        xhtml="".join(writer.written),
        places=tuple((place, words) for tag, place, words in writer.headings if tag == below and place),
        has_drawings=writer.has_drawings,
    )


class _Writer:
    """Writes nodes as XHTML, piece by piece: an account has thousands of elements, and most are of drawings."""

    def __init__(self, cut: _Cut, links: "_Links") -> None:
        self.written: list[str] = []
        self.headings: list[tuple[str, str, str]] = []
        """Each with its tag, its id or nothing, and its words."""
        self.has_drawings = False
        self._cut = cut
        self._links = links

    def write(self, node: Node) -> None:
        """Writes a node with all it holds, but for what a book does without."""
        found = node.attributes
        tag = str(node.tag)
        if "download" in found or tag in _LEFT_OUT or tag.startswith("-"):
            return
        attributes = {name: value or "" for name, value in found.items() if name not in _DROPPED}
        if "class" in attributes and _LEFT_OUT_CLASSES & set(attributes["class"].split()):
            return
        match tag:
            case "details":
                # Many reading systems cannot open them.
                tag = "div"
            case "svg":
                attributes["xmlns"] = _SVG
                self.has_drawings = True
            case "a" if "href" in attributes:
                attributes["href"] = self._links.link(attributes["href"], self._cut)
                if not attributes["href"]:
                    tag, attributes = "span", {}
            case "img":
                attributes["src"] = self._links.picture(attributes.get("src", ""), self._cut)
                if not attributes["src"]:
                    return
        said = "".join(f' {name}="{_attribute(value)}"' for name, value in attributes.items())
        start = len(self.written)
        self.written.append(f"<{tag}{said}>")
        for child in node.iter(include_text=True):
            if child.tag == _TEXT:
                if words := child.text_content:
                    self.written.append(_escaped(words))
            else:
                self.write(child)
        inside = self.written[start + 1 :]
        if tag == "p" and not "".join(inside).strip():
            del self.written[start:]
        elif not inside:
            self.written[start] = f"<{tag}{said} />"
        else:
            self.written.append(f"</{tag}>")
        if tag in _HEADINGS:
            words = unescape(_TAG.sub("", "".join(inside)))
            self.headings.append((tag, attributes.get("id", ""), " ".join(words.split())))


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") if _SPECIAL.search(words) else words


def _attribute(value: str) -> str:
    if not _SPECIAL.search(value):
        return value
    told = _escaped(value).replace('"', "&quot;")
    return told.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


class _Links:
    """Where the links of the pages lead in the book."""

    def __init__(self, cuts: Sequence[_Cut], pictures: Mapping[str, str], site: str) -> None:
        self._chapters = {cut.name for cut in cuts}
        self._places = {(cut.paper.address, name): cut.name for cut in cuts for name in cut.ids}
        self._pictures = pictures
        self._site = site

    def link(self, written: str, cut: _Cut) -> str:
        """The address for the book, or nothing where it leads to what the book has not."""
        if ":" in written.partition("/")[0]:
            return written
        path, mark, place = written.partition("#")
        address = _whole(cut.paper.address, path) if path else cut.paper.address
        if chapter := self._places.get((address, place)):
            return f"{chapter}.xhtml#{place}"
        # A section of the account is a chapter, in which each id begins with the section's name.
        name = address.rstrip("/").rpartition("/")[2]
        if name in self._chapters:
            within = f"{name}-{place}"
            return f"{name}.xhtml#{within}" if (cut.paper.address, within) in self._places else f"{name}.xhtml"
        return f"{self._site}{address}{mark}{place}" if self._site else ""

    def picture(self, written: str, cut: _Cut) -> str:
        return self._pictures.get(_whole(cut.paper.address, written), "")


def _whole(here: str, way: str) -> str:
    """From the relative way to a page its address: from `torbay/2024-25/print/` by `../outcomes/index.html`."""
    return normpath(join(here, way.partition("?")[0])).removesuffix("index.html")
