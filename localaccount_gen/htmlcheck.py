"""What one finished page must be, whatever engine made it.

Each function looks for one kind of fault in one page; `sitecheck` reads the folder and follows the links.
"""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Finding
from localaccount_gen.htmlpage import HtmlPage, attribute, leads_on, named, other_words, shortened, text

DRAFT = "data-draft"
"""The attribute by which a page is known as a draft; its banner carries it."""

PRIVATE = "localaccount:private:do-not-publish"
"""By this a file is known to be private, whatever it is called and wherever somebody put it."""

# What can put something else in the place of the page.
_EMBEDDED = ("iframe", "object", "embed", "base")
_DATA_TYPES = ("application/json", "application/ld+json")

_EMPTY_CELL = re.compile(r">\s*(None|NaN|nan)\s*</(?:td|th|dd)\b")
_CODE = re.compile(r"<(code|pre|script|kbd|samp)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
_UNFILLED = re.compile(r"\[\[.{0,60}?\]\]|\{\{.{0,60}?\}\}|\[\[|\{\{")
# The private use area of Unicode has no characters of its own; the software marks places in a text with them.
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


def check_page(page: HtmlPage, drafts: bool) -> Iterator[Finding]:
    """Every finding that needs nothing but the page itself."""
    yield from _head(page)
    yield from _headings(page)
    yield from _content(page)
    yield from _draft(page, drafts)


def check_fragment(page: HtmlPage, drafts: bool) -> Iterator[Finding]:
    """The same for HTML that is to be put into a page of another website, which brings its own head and headings."""
    yield from _content(page)
    if not drafts:
        yield from _draft(page, drafts)


def _content(page: HtmlPage) -> Iterator[Finding]:
    yield from private(page)
    yield from _pictures(page)
    yield from _tables(page)
    yield from _links(page)
    yield from _ids(page)
    yield from _scripts(page)
    yield from _residue(page)


def _head(page: HtmlPage) -> Iterator[Finding]:
    if not attribute(page.tags["html"][0], "lang"):
        yield page.finding("page-language", "The page does not say its language.", 'write <html lang="en-GB">')
    if not page.title:
        yield page.finding("page-title", "The page has no title.", "give the page a <title> in its <head>")
    if not _meta(page, "description"):
        fix = 'add <meta name="description" content="…"> to its <head>'
        yield page.finding("page-title", "The page has no description.", fix)


def _headings(page: HtmlPage) -> Iterator[Finding]:
    if not page.tags["h1"]:
        yield page.finding("page-heading", "The page has no main heading.", "give the page one <h1>")
    for node in page.tags["h1"][1:]:
        problem = f"The page has a second main heading, “{text(node)}”."
        yield page.finding("page-heading", problem, "make it <h2>", node)
    # A menu before the main heading may have a heading of its own, so a page may start with level 2.
    level = 1
    for node in page.headings:
        found = int((node.tag or "h1")[1])
        words = text(node)
        if not words:
            yield page.finding("page-heading", f"A heading <h{found}> has no words.", "give it words", node)
        if found > level + 1:
            problem = f"The heading “{words}” is of level {found}, but the heading before it is of level {level}."
            yield page.finding("page-heading", problem, f"make it <h{level + 1}>", node)
        level = found


def _pictures(page: HtmlPage) -> Iterator[Finding]:
    for node in page.tags["img"]:
        if "alt" not in node.attributes:
            problem = f"The picture {attribute(node, 'src')} has no words."
            yield page.finding("page-picture", problem, 'write alt="…", or alt="" for a decoration', node)
    for node in page.tags["svg"]:
        name = node.css_first("title")
        if attribute(node, "role") == "img" and (name is None or not text(name)):
            fix = "begin the <svg> with a <title> that says what it shows"
            yield page.finding("page-picture", "A drawn picture (<svg>) has no title.", fix, node)


def _tables(page: HtmlPage) -> Iterator[Finding]:
    for node in page.tags["table"]:
        caption = node.css_first("caption")
        if attribute(node, "role") != "presentation" and (caption is None or not text(caption)):
            problem = f"The table that begins “{text(node)}” has no caption."
            yield page.finding("page-table", problem, "begin the table with a <caption>", node)
    for node in page.tags["th"]:
        if not attribute(node, "scope"):
            problem = f"The table heading “{text(node)}” does not say whether it heads a column or a row."
            yield page.finding("page-table", problem, 'write <th scope="col"> or <th scope="row">', node)


def _links(page: HtmlPage) -> Iterator[Finding]:
    for node, written in page.attributes["href"]:
        if node.tag != "a":
            continue
        address = written.strip()
        if not node.text(strip=True) and not other_words(node):
            problem = f"The link to {address or 'this page'} has no words."
            yield page.finding("page-link", problem, "write inside the link where it leads", node)
        if address in ("", "#"):
            problem = f"The link {named(node)} leads nowhere."
            yield page.finding("page-link", problem, "write an address in href, or take the link out", node)


def _ids(page: HtmlPage) -> Iterator[Finding]:
    seen = set()
    for node, name in page.attributes["id"]:
        if name in seen:
            problem = f"The id “{name}” stands twice on the page."
            yield page.finding("page-id", problem, "give each place an id of its own", node)
        seen.add(name)


def _scripts(page: HtmlPage) -> Iterator[Finding]:
    for node in page.tags["script"]:
        if "src" not in node.attributes and attribute(node, "type").lower() not in _DATA_TYPES:
            fix = "put the script into a file of the site and name it with src"
            yield page.finding("page-script", "A script is written into the page.", fix, node)
    for node in page.tags["style"]:
        fix = "put the styles into a style sheet of the site"
        yield page.finding("page-script", "Styles are written into the page.", fix, node)
    for node, styles in page.attributes["style"]:
        problem = f"A <{node.tag}> has the style “{shortened(styles)}” written into it."
        fix = "give it a class and put the style into a style sheet"
        yield page.finding("page-script", problem, fix, node)
    refreshing = [node for node, value in page.attributes["http-equiv"] if value.lower() == "refresh"]
    embedded = [node for tag in _EMBEDDED for node in page.tags[tag]]
    for node in [*embedded, *(node for node in refreshing if not leads_on(node))]:
        problem = f"The page holds a <{node.tag}> which can put something else in its place."
        yield page.finding("page-script", problem, "take it out, and link to it instead", node)
    for name in [name for name in page.attributes if name.startswith("on")]:
        for node, _ in page.attributes[name]:
            problem = f"A <{node.tag}> runs a script by its attribute “{name}”."
            yield page.finding("page-script", problem, f"take out {name}", node)


def _draft(page: HtmlPage, drafts: bool) -> Iterator[Finding]:
    marked = page.attributes[DRAFT]
    if not marked:
        return
    if not drafts:
        fix = "have the account approved, or build with --drafts to look at it"
        yield page.finding("page-draft", "This page is a draft.", fix, marked[0][0])
    elif "noindex" not in _meta(page, "robots"):
        fix = 'add <meta name="robots" content="noindex"> to its <head>'
        yield page.finding("page-draft", "Search engines may list this draft.", fix)


def private(page: HtmlPage) -> Iterator[Finding]:
    """That the page is a private file, which somebody put among those that are published."""
    place = page.source.find(PRIVATE)
    if place >= 0:
        fix = "take the file out of the folders that a site is made of"
        yield page.finding_at(
            "page-private", "This page is private, and must not be published.", fix, place, len(PRIVATE)
        )


def _meta(page: HtmlPage, name: str) -> str:
    return " ".join(attribute(node, "content") for node in page.tags["meta"] if attribute(node, "name") == name).strip()


def _residue(page: HtmlPage) -> Iterator[Finding]:
    source = page.source
    # Nearly every page is without the two bytes that begin such a character, and then need not be searched.
    written = source.encode()
    if (b"\xee" in written or b"\xef" in written) and (marker := _PRIVATE_USE.search(source)):
        problem = f"The page holds the character U+{ord(marker[0]):04X}, which has no meaning of its own."
        fix = "take it out of the text or the template it comes from"
        yield page.finding_at("page-residue", problem, fix, marker.start(), 1)
    if "[[" in source or "{{" in source:
        shown = _CODE.sub(lambda match: " " * len(match[0]), source)
        for left in _UNFILLED.finditer(shown):
            problem = f"The page shows “{left[0]}”, which should have been replaced by what it stands for."
            fix = "correct the name between the brackets"
            yield page.finding_at("page-residue", problem, fix, left.start(), len(left[0]))
    for cell in _EMPTY_CELL.finditer(source):
        problem = f"A table shows “{cell[1]}” where a figure or a word should stand."
        yield page.finding_at(
            "page-residue", problem, "say in words why there is no figure", cell.start(1), len(cell[1])
        )
