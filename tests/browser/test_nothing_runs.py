"""Nothing an account says runs on a reader's computer: the sanitiser alone stops it, and so does the policy alone."""

import re
from collections.abc import Iterable
from pathlib import Path

import markdown
import pytest
from playwright.sync_api import Browser, Dialog, Route

from localaccount_gen.markup import to_html
from tests.payloads import PAYLOADS

_PAGE = "http://account.example/"
_BARE = '<!doctype html><html lang="en-GB"><title>Bare</title><main>{}</main></html>'
_TOUCH = """() => document.querySelectorAll("main *").forEach((one) => {
    one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
    one.focus?.();
    one.click?.();
})"""


@pytest.fixture(scope="module")
def theme(site: Path) -> str:
    """A finished page with its policy, in which an author's words can be put."""
    page = (site / "exampleshire" / "2024-25" / "outcomes" / "index.html").read_text(encoding="utf-8")
    before, after = re.split(r"(?<=data-pagefind-body>).*(?=</main>)", page, maxsplit=1, flags=re.DOTALL)
    return f"{before}{{}}{after}".replace("{}", "\0").replace("{", "{{").replace("}", "}}").replace("\0", "{}")


def test_the_sanitiser_alone_stops_everything(browser: Browser) -> None:
    """With no policy on the page, no payload runs or asks for anything."""
    pages = ((payload.name, _BARE.format(to_html(payload.markdown, str))) for payload in PAYLOADS)

    assert {} == _ran(browser, pages)


def test_the_policy_alone_stops_everything(browser: Browser, theme: str) -> None:
    """With the sanitiser out of the way and HTML let through, no payload runs or loads anything."""
    pages = ((payload.name, theme.format(_unclean(payload.markdown))) for payload in PAYLOADS)

    assert {} == _ran(browser, pages, ignored="led away")


def test_without_both_they_would_run(browser: Browser) -> None:
    """The payloads are real: where nothing defends the page, this way of looking sees them run."""
    names = ("script", "picture that fails", "drawing that loads", "frame of another site", "meta that redirects",
             "button", "javascript", "javascript by reference", "picture of another site")  # fmt: skip
    pages = ((payload.name, _BARE.format(_unclean(payload.markdown))) for payload in PAYLOADS if payload.name in names)

    assert set(names) == _ran(browser, pages, looks=100).keys()


def _unclean(text: str) -> str:
    return markdown.markdown(text, extensions=["extra", "admonition"])


def _ran(browser: Browser, pages: Iterable[tuple[str, str]], ignored: str = "", looks: int = 1) -> dict[str, list[str]]:
    """What each page did when it was opened, and then touched all over; a busy computer needs more than one look.

    A policy cannot stop a page from leading its reader away (meta refresh), so that this may be ignored.
    """
    context = browser.new_context()
    page = context.new_page()
    served = ""
    found: dict[str, list[str]] = {}
    deeds: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url == _PAGE:
            route.fulfill(body=served, content_type="text/html; charset=utf-8")
            return
        if "evil.example" in route.request.url:
            deeds.append("led away" if route.request.is_navigation_request() else f"asked for {route.request.url}")
        # “No content” leaves the reader on the page.
        route.fulfill(status=204)

    def close(dialog: Dialog) -> None:
        deeds.append("ran")
        dialog.dismiss()

    context.route("**/*", answer)

    def settle() -> None:
        for _ in range(looks):
            page.wait_for_timeout(20)
            if deeds:
                return

    page.on("dialog", close)
    for name, html in pages:
        # Where a busy computer still follows a link of the page before, it is not this one that leads away.
        page.goto("about:blank")
        served, deeds = html, []
        page.goto(_PAGE)
        settle()
        opened = [deed for deed in deeds if deed != ignored]
        deeds.clear()
        page.evaluate(_TOUCH)
        settle()
        # A link that a reader follows may lead anywhere; it may not run anything.
        touched = [deed for deed in deeds if deed == "ran"]
        if opened or touched:
            found[name] = [*opened, *touched]
    context.close()
    return found
