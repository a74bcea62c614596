"""What a page tells, as lines of plain text: every word, figure, link and picture, and nothing of how it is laid out.

The lines are made of the finished HTML, so that nothing a reader sees can be missed, and whoever has the published page
can make them again. docs/approval.md writes the format down.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from localaccount_gen.htmlpage import Node, main_part

Content = Callable[[str], bytes | None]
"""What a file of the site holds, by its address from the site's root; None where there is no such file."""

APART = "data-apart"
"""The attribute of an element that is no part of what is approved, with its name.

It changes with the machine, with other accounts, or with the approval itself.
"""

_SAME = {"b": "strong", "i": "em", "s": "del"}
_MARKED = frozenset(("strong", "em", "del", "ins", "u", "mark", "sub", "sup", "q", "code"))
_IN_LINE = _MARKED | {*_SAME, "a", "abbr", "bdi", "bdo", "cite", "data", "dfn", "img", "kbd", "label", "samp",
                      "small", "span", "time", "tspan", "var", "wbr"}  # fmt: skip
"""Elements that stand within a line. Every other element begins a line and ends one."""
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNREAD = frozenset(("script", "style", "template"))
_SPOKEN = ("aria-label", "aria-description", "title", "placeholder")
_PICTURES: Mapping[str, tuple[str, ...]] = {
    "img": ("src",), "image": ("href", "xlink:href"), "use": ("href", "xlink:href"), "video": ("src", "poster"),
    "audio": ("src",), "source": ("src",), "track": ("src",),
}  # fmt: skip

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_AT_START = re.compile("^(<(?:heading|row|label)>) ")
_AT_CELL = re.compile(" ?<cell> ?")
_LED = re.compile(f"(<(?:a [^<>]*|{'|'.join(sorted(_MARKED))})>) ")
_TRAILED = re.compile(f" (</(?:a|{'|'.join(sorted(_MARKED))})>)")
_PERIOD = re.compile(r"20\d\d-\d\d")


def page_lines(html: str, address: str, content: Content) -> list[str]:
    """The lines of a page's main part. `address` is the page's own from the site's root: `torbay/2024-25/outcomes/`."""
    main = main_part(html)
    reader = _Reader(address, content)
    if main is not None:
        reader.read(main)
    reader.end_line()
    return reader.lines


def escaped(words: str) -> str:
    """Words in which nothing can be taken for a mark of the format, with single spaces."""
    return " ".join(words.translate(_ESCAPES).split())


@dataclass
class _Reader:
    address: str
    content: Content
    lines: list[str] = field(default_factory=list)
    _line: list[str] = field(default_factory=list)

    def read(self, parent: Node) -> None:
        node = parent.first_child
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                self._line.append((node.text_content or "").translate(_ESCAPES))
            elif tag[:1] not in "-!_" and tag not in _UNREAD:
                self._element(node, tag)
            node = node.next

    def end_line(self) -> None:
        line = " ".join("".join(self._line).split())
        self._line.clear()
        if "<" in line:
            line = _tidy(line)
        if line:
            self.lines.append(line)

    def _element(self, node: Node, tag: str) -> None:
        attributes = node.attributes
        if APART in attributes:
            self._whole(f"<apart {escaped(attributes[APART] or '')}>")
            return
        for name in _SPOKEN:
            if said := attributes.get(name):
                self._whole(f"<label>{escaped(said)}")
        if tag in _IN_LINE:
            self._in_line(node, tag, attributes)
            return
        if tag in ("td", "th"):
            # A cell that is not the first of its row stands behind the others on their line.
            if "".join(self._line).strip() != "<row>":
                self._line.append("<cell>")
        else:
            self.end_line()
            self._line.append("<heading>" if tag in _HEADINGS else "<row>" if tag == "tr" else "")
        self._picture(tag, attributes)
        self.read(node)
        if tag == "svg":
            self._drawing(node)
        if tag not in ("td", "th"):
            self.end_line()

    def _in_line(self, node: Node, tag: str, attributes: Mapping[str, str | None]) -> None:
        self._picture(tag, attributes)
        before, after = self._marks(tag, attributes)
        self._line.append(before)
        self.read(node)
        self._line.append(after)

    def _marks(self, tag: str, attributes: Mapping[str, str | None]) -> tuple[str, str]:
        """What stands before an element's words and behind them."""
        if tag == "a":
            target = self._target(attributes.get("href"))
            return (f"<a {target}>", "</a>") if target else ("", "")
        if tag == "tspan":
            return " ", " "
        name = _SAME.get(tag, tag)
        return (f"<{name}>", f"</{name}>") if name in _MARKED else ("", "")

    def _target(self, written: str | None) -> str:
        """Where a link leads: from the site's root with a slash, or the whole address outside the site.

        Empty for a link to another period's account, which is there or not as that account is.
        """
        if written is None:
            return ""
        address = escaped(written.strip())
        if urlsplit(address).scheme or address.startswith("//"):
            return address
        target = resolved(self.address, address)
        own, there = self.address.split("/"), target.split("/")[1:]
        beside = len(own) > 1 and len(there) > 1 and there[0] == own[0] and there[1] != own[1]
        return "" if beside and _PERIOD.fullmatch(there[1]) else target

    def _picture(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        for name in _PICTURES.get(tag, ()):
            if written := attributes.get(name):
                self._line.append(f"<picture {self._shown(written.strip())}>")
        if "alt" in attributes:
            self._line.append((attributes["alt"] or "").translate(_ESCAPES))

    def _drawing(self, node: Node) -> None:
        """A drawing of one stroke and no words is a picture like any other; a chart is told by its words."""
        strokes = [stroke.attributes.get("d") or "" for stroke in node.css("path")]
        if len(strokes) == 1 and not node.css("text"):
            self._whole(f"<picture {sha256(strokes[0].encode()).hexdigest()}>")

    def _shown(self, written: str) -> str:
        """A picture by its very bytes, whatever its name; one that is not in the site by its address."""
        address = escaped(written)
        if urlsplit(address).scheme or address.startswith(("//", "#")):
            return address
        target = resolved(self.address, address)
        found = self.content(unquote(target.partition("#")[0].partition("?")[0]).lstrip("/"))
        place = target.partition("#")[2]
        # A drawing may hold many pictures, of which a link chooses one by its id.
        return (sha256(found).hexdigest() if found is not None else target) + (f" #{place}" if found and place else "")

    def _whole(self, line: str) -> None:
        self.end_line()
        self.lines.append(line)


def resolved(here: str, written: str) -> str:
    """Where a relative address leads from a page, with a slash before it and without `index.html`."""
    path, mark, place = written.partition("#")
    target = posixpath.normpath(posixpath.join("/", here, path)) if path else f"/{here}"
    if path and (path.endswith("/") or path.rpartition("/")[2] in (".", "..")):
        target = f"{target.rstrip('/')}/"
    target = f"{target.removesuffix('index.html')}" if target.endswith("/index.html") else target
    return f"/{target.lstrip('/')}{mark}{place}"


def _tidy(line: str) -> str:
    """The line with white space outside of its marks, where it does not matter how a template was indented."""
    line = _AT_START.sub(r"\1", _AT_CELL.sub("<cell>", line))
    while True:
        tidied = " ".join(_TRAILED.sub(r"\1 ", _LED.sub(r" \1", line)).split())
        tidied = _AT_START.sub(r"\1", _AT_CELL.sub("<cell>", tidied))
        if tidied == line:
            return line
        line = tidied
