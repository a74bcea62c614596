"""Test 1: how every page is built, read from its HTML without a browser."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from localaccount_gen.audit.serving import base_of
from localaccount_gen.findings import Finding
from localaccount_gen.htmlpage import HtmlPage, Node, attribute, text
from localaccount_gen.sitecheck import check_site

STATEMENT = "accessibility/index.html"

_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)|maximum-scale\s*=\s*[0-4](?:\.|\b)", re.IGNORECASE)
_WAYS_TO_REACH = ("mailto:", "tel:", "sms:")


def look(folder: Path, shown: str, pages: Sequence[HtmlPage]) -> Iterator[Finding]:
    """What the last check of a build finds, and what only matters to whoever uses assistive technology.

    Drafts are allowed: an audit is made before approval too.
    """
    yield from check_site(folder, drafts=True, shown=shown, base=base_of(folder))
    if not (folder / STATEMENT).is_file():
        fix = f"write an accessibility statement, in {STATEMENT}: the law asks for one"
        yield pages[0].finding("page-use", "The site has no accessibility statement.", fix)
    for page in pages:
        yield from _page(page)
        yield from _charts(page)
        if page.shown == f"{shown}/{STATEMENT}":
            yield from _statement(page)


def _page(page: HtmlPage) -> Iterator[Finding]:
    for node in page.tags["meta"]:
        if attribute(node, "name") == "viewport" and _NO_ZOOM.search(attribute(node, "content")):
            fix = "take user-scalable and maximum-scale out"
            yield page.finding("page-use", "The page does not let people enlarge it.", fix, node)
    for node, number in page.attributes["tabindex"]:
        if number.strip().isdigit() and int(number) > 0:
            problem = f"Something is reached by the keyboard before its turn, as its tabindex is {number}."
            fix = "take tabindex out, and put it where it is to be reached"
            yield page.finding("page-use", problem, fix, node)
    for node, key in page.attributes["accesskey"]:
        yield page.finding("page-use", f"The key “{key}” alone does something here.", "take accesskey out", node)
    for node, _ in [*page.attributes["autoplay"], *page.attributes["autofocus"]]:
        problem = "Something begins by itself before the reader asks for it."
        yield page.finding("page-use", problem, "take autoplay and autofocus out", node)
    if not page.tags["main"]:
        yield page.finding("page-use", "The page does not say where its text begins.", "put the text in <main>")
    elif page.tags["header"] and not _skips(page):
        fix = 'begin the page with <a href="#main">Skip to the text</a>, and give <main> that id'
        yield page.finding("page-use", "Nothing leads past the header of the page.", fix)


def _skips(page: HtmlPage) -> bool:
    """Whether the first link of the page leads to its text."""
    first = page.tags["a"][0] if page.tags["a"] else None
    target = attribute(page.tags["main"][0], "id")
    return first is not None and target != "" and attribute(first, "href") == f"#{target}"


def _charts(page: HtmlPage) -> Iterator[Finding]:
    """A picture with words in it shows figures: it needs a description, and a table with the same figures."""
    for node in page.tags["svg"]:
        if attribute(node, "role") != "img" or node.css_first("text") is None:
            continue
        described = node.css_first("desc")
        if described is None or not text(described):
            fix = "give the <svg> a <desc> that says what it shows"
            yield page.finding("page-use", "A chart has no description.", fix, node)
        if not _has_table(node):
            problem = "A chart has no table of its figures beside it."
            yield page.finding("page-use", problem, "put a <table> before or after it", node)


def _has_table(node: Node) -> bool:
    """Whether a table stands with a chart: under the same heading, in the same part, or in the text as a whole."""
    around = node.parent
    while around is not None and around.tag not in ("body", "html"):
        if around.css_first("table") is not None:
            return True
        around = around.parent
    return False


def _statement(page: HtmlPage) -> Iterator[Finding]:
    main = page.tags["main"][0] if page.tags["main"] else None
    reached = main is not None and any(
        attribute(link, "href").startswith(_WAYS_TO_REACH) for link in main.css("a[href]")
    )
    if not reached:
        problem = "The accessibility statement names no way to report a problem to whoever runs the site."
        fix = "write publisher: with an email or a phone, under  - localaccount:  in mkdocs.yml"
        yield page.finding("page-use", problem, fix)
