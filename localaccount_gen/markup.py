"""Markdown → HTML that is safe to publish and easy to read aloud. The one home of `markdown` and `nh3`.

Raw HTML is off, so that what an author types as a tag is shown as typed. The tree is then put in order: headings
without gaps, tables with a caption, lists without loose paragraphs. Last, nh3 takes out whatever is not on a short
list; as reading refuses all of that before, it should find nothing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from localaccount_gen.htmlparts import parts
from localaccount_gen.languages import PASSAGE, isolated, language

_EXTENSIONS = ("tables", "sane_lists", "def_list")
"""Few on purpose: smart quotes and the like cost more time than everything else together, and change people's words."""

_PLACE = "story-"
"""Begins every id in an author's text, so that none can be taken for one of ours."""

_GONE = "gone"
"""The tag of what is to be taken out of the tree."""

_PLACEHOLDER = re.compile("\x02.*?\x03")
"""What the converter has in the place of an entity until the last moment."""

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SPOKEN = {"p", "li", "td", "th", "dd", *_HEADINGS}
_ALIGNED = {"text-align: right;": "la-right", "text-align: center;": "la-centre"}

TAGS = {
    "a", "blockquote", "br", "caption", "code", "dd", "div", "dl", "dt", "em", "h2", "h3", "h4", "h5", "h6", "hr",
    "img", "li", "ol", "p", "pre", "span", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "div": {"class", "role", "tabindex", "aria-labelledby"},
    "table": {"class"},
    "caption": {"id"},
    "th": {"class", "scope"},
    "td": {"class"},
    "ol": {"start"},
    **{heading: {"id"} for heading in _HEADINGS[1:]},
    "*": {"lang", "dir"},
}
_CLASSES = {"la-scroll", "la-table", "la-right", "la-centre"}
_SCHEMES = {"http", "https", "mailto", "tel"}


@dataclass(frozen=True)
class Converted:
    """An author's Markdown as HTML."""

    html: str
    cleaned: bool
    """Whether the sanitiser had to take something out."""


@dataclass(frozen=True)
class Setting:
    """Where a text stands on its page."""

    level: int = 2
    """The level of its first heading."""
    prefix: str = ""
    """Begins every id, so that two texts on one page do not clash."""
    title: str = ""
    """What the text is about: names a table that has no title of its own."""


_ALONE = Setting()


def is_decorative(words: str) -> bool:
    """Whether a picture's words are the order to pass it over in silence: `![decorative](images/leaf.png)`."""
    return words.strip().casefold() == "decorative"


def to_html(text: str, link: Callable[[str], str], setting: Setting = _ALONE) -> str:
    """The HTML of a Markdown text, every address in it put through `link`."""
    return convert(text, link, setting).html


def changed_by_cleaning(text: str, link: Callable[[str], str] = str) -> bool:
    """Whether the sanitiser has anything to take out of a text."""
    return convert(text, link).cleaned


def convert(text: str, link: Callable[[str], str], setting: Setting = _ALONE) -> Converted:
    """The HTML of a Markdown text, and whether it had to be cleaned."""
    converter, order = _converter()
    order.link, order.setting = link, setting
    converter.reset()
    made = converter.convert(text)
    clean = _cleaner().clean(made)
    return Converted(clean, clean != made and parts(clean) != parts(made))


def lowered(html: str, prefix: str) -> str:
    """A converted text for a page on which it stands one level lower, every id of it begun with `prefix`.

    In what `convert` gives, every “<” begins one of our own tags, so that a pattern is enough.
    """
    html = _HEADING_TAG.sub(lambda match: f"<{match[1]}h{min(int(match[2]) + 1, 6)}", html)
    return _ID.sub(lambda match: f"{match[1]}{prefix}{_PLACE}", html)


_HEADING_TAG = re.compile("<(/?)h([2-6])")
_ID = re.compile(f'((?:id|aria-labelledby)="|href="#){_PLACE}')


@cache
def _converter() -> tuple[markdown.Markdown, "_Order"]:
    """One converter for all texts: making one costs as much as a page."""
    converter = markdown.Markdown(extensions=list(_EXTENSIONS), output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    # Line ends between blocks serve nobody who reads the page.
    converter.treeprocessors.deregister("prettify")
    # Before links, which are in brackets too, and after code, which is no language.
    converter.inlinePatterns.register(_Passage(PASSAGE), "passage", 175)
    order = _Order(converter)
    # After everything else, when no part of the text is a placeholder any more.
    converter.treeprocessors.register(order, "order", -1)
    return converter, order


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS, attributes=ATTRIBUTES, attribute_filter=_allowed, url_schemes=_SCHEMES, link_rel=None,
        strip_comments=True,
    )  # fmt: skip


def _allowed(tag: str, attribute: str, value: str) -> str | None:
    """Classes and ids only from here, pictures only from the site itself."""
    if attribute == "class":
        return value if value in _CLASSES else None
    if attribute == "id":
        return value if _PLACE in value else None
    if attribute == "src":
        return None if ":" in value or value.startswith(("/", "\\")) else value
    if attribute == "lang":
        return value if language(value) else None
    if attribute == "dir":
        return value if value in ("ltr", "rtl") else None
    return value


class _Passage(InlineProcessor):
    """`[cy: Croeso]` as a <span> that says its language and which way it runs."""

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        spoken = language(m["tag"])
        if spoken is None:
            return None, None, None
        span = Element("span", {"lang": spoken.code, "dir": spoken.direction})
        span.text = isolated(m["words"]) if spoken.direction == "rtl" else m["words"]
        return span, m.start(), m.end()


class _Order(Treeprocessor):
    """Puts the tree of a text in order."""

    link: Callable[[str], str]
    setting: Setting

    def run(self, root: Element) -> None:
        self._ids: set[str] = set()
        self._headings(root)
        for element in list(root.iter()):
            if element.tag == "li":
                _unwrap(element)
            elif element.tag == "a" and "href" in element.attrib:
                element.set("href", self.link(element.attrib["href"]))
            elif element.tag == "img":
                element.set("src", self.link(element.get("src", "")))
                if is_decorative(element.get("alt", "")):
                    element.set("alt", "")
            _spoken(element)
            if any(child.tag == "table" for child in element):
                self._tables(element)
            for child in [child for child in element if child.tag == _GONE]:
                element.remove(child)

    def _headings(self, root: Element) -> None:
        """Levels without gaps, beginning at the level the page has for this text, whatever the author began with."""
        above: list[int] = []
        at_the_top = list(root)
        for heading in [element for element in root.iter() if element.tag in _HEADINGS]:
            words = _PLACEHOLDER.sub("", "".join(heading.itertext()))
            if not words.strip():
                heading.tag = _GONE
                continue
            if heading not in at_the_top:
                # Inside a list or a quotation it heads nothing of the page.
                heading.tag = "p"
                continue
            written = _HEADINGS.index(heading.tag) + 1
            while above and above[-1] >= written:
                above.pop()
            above.append(written)
            heading.tag = f"h{min(self.setting.level + len(above) - 1, 6)}"
            heading.set("id", self._id(words))

    def _id(self, words: str) -> str:
        stem = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:60] or "part"
        name, number = f"{self.setting.prefix}{_PLACE}{stem}", 1
        while name in self._ids:
            number += 1
            name = f"{self.setting.prefix}{_PLACE}{stem}-{number}"
        self._ids.add(name)
        return name

    def _tables(self, parent: Element) -> None:
        for place, table in [(place, child) for place, child in enumerate(parent) if child.tag == "table"]:
            before = parent[place - 1] if place else None
            title = _title(before)
            name = self._id(title or "table")
            caption = Element("caption", {"id": name})
            caption.text = title or self._table_name(name)
            table.insert(0, caption)
            table.set("class", "la-table")
            _cells(table)
            region = Element("div", {"class": "la-scroll", "role": "region", "tabindex": "0", "aria-labelledby": name})
            region.append(table)
            parent[place] = region
            if title and before is not None:
                # The line that names the table has become its caption.
                before.tag = _GONE

    def _table_name(self, name: str) -> str:
        number = name.rpartition("-")[2]
        return f"{self.setting.title or 'Table'}, table {number if number.isdigit() else 1}"


def _title(before: Element | None) -> str:
    """The words of a paragraph that names the table after it: all in bold, or beginning with “Table:”."""
    if before is None or before.tag != "p":
        return ""
    words = " ".join("".join(before.itertext()).split())
    bold = len(before) == 1 and before[0].tag == "strong" and not f"{before.text or ''}{before[0].tail or ''}".strip()
    if bold:
        return words.rstrip(":")
    return words.partition(":")[2].strip() if words.startswith("Table:") else ""


def _cells(table: Element) -> None:
    """Says which cells head a column or a row, and sets alignment as a class: the policy of the site bars styles."""
    for cell in table.iter():
        if cell.tag in ("th", "td"):
            kind = _ALIGNED.get(cell.attrib.pop("style", ""))
            if kind:
                cell.set("class", kind)
    for row in table.iterfind("thead/tr"):
        for cell in row:
            if "".join(cell.itertext()).strip():
                cell.set("scope", "col")
            else:
                cell.tag = "td"
    for row in table.iterfind("tbody/tr"):
        if len(row) > 1 and "".join(row[0].itertext()).strip():
            row[0].tag = "th"
            row[0].set("scope", "row")


def _spoken(element: Element) -> None:
    """A paragraph that is all in another language runs its way as a whole, and not only its words."""
    if element.tag not in _SPOKEN or len(element) != 1:
        return
    span = element[0]
    if span.tag == "span" and not f"{element.text or ''}{span.tail or ''}".strip():
        element.attrib.update(span.attrib)
        element.remove(span)
        element.text = span.text
        element.extend(span)


def _unwrap(item: Element) -> None:
    """`<li><p>words</p></li>` as `<li>words</li>`: the loose form is a fault in tagged PDF and adds nothing."""
    if len(item) == 0 or item[0].tag != "p" or (item.text or "").strip():
        return
    paragraph = item[0]
    if any(child.tag == "p" for child in item[1:]):
        return
    item.remove(paragraph)
    item.text = paragraph.text
    for place, child in enumerate(list(paragraph)):
        item.insert(place, child)
