"""Every page can be used with a keyboard alone."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.test_every_page import one_of_each

_FOCUS = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const box = one.getBoundingClientRect();
    const style = getComputedStyle(one);
    return {
        place: [...document.querySelectorAll("*")].indexOf(one),
        name: (one.getAttribute("aria-label") ?? one.textContent ?? "").trim()
            || document.getElementById(one.getAttribute("aria-labelledby"))?.textContent.trim(),
        seen: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
        outline: parseFloat(style.outlineWidth),
    };
}"""


@pytest.fixture(params=[320, 1280], ids=["phone", "desk"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Page:
    context = browser.new_context(viewport={"width": request.param, "height": 720})
    yield context.new_page()
    context.close()


def test_every_stop_is_seen_named_and_marked(page: Page, home: str, addresses: list[str]) -> None:
    """From the first stop to the last, the focus never goes where nobody sees it."""
    faults = []
    for address in one_of_each(addresses):
        page.goto(f"{home}{address}")
        stops: set[int] = set()
        page.keyboard.press("Tab")
        # After the last stop the focus leaves the page, or begins again.
        while (stop := page.evaluate(_FOCUS)) and stop["place"] not in stops:
            stops.add(stop["place"])
            if not (stop["seen"] and stop["name"] and stop["outline"] >= 2):
                faults.append((address, stop))
            page.keyboard.press("Tab")
        links = page.locator("a[href], button, summary").and_(page.locator(":visible")).count()
        if not links <= len(stops) <= links + page.locator(".la-scroll").count():
            faults.append((address, f"{len(stops)} stops, {links} links"))

    assert [] == faults


def test_the_first_stop_leads_past_the_header(page: Page, home: str) -> None:
    """Whoever listens to the page need not hear its header again and again."""
    page.goto(f"{home}exampleshire/2024-25/outcomes/")
    page.keyboard.press("Tab")
    words = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")

    assert "Skip to the text" == words
    assert "main" == page.evaluate("document.activeElement.id")


def test_no_single_key_does_anything(page: Page, home: str) -> None:
    """People who speak to their computer press keys by accident."""
    page.goto(f"{home}exampleshire/2024-25/outcomes/")
    before = page.url
    page.keyboard.type("abcdefghijklmnopqrstuvwxyz0123456789/.,?")

    assert (before, "BODY") == (page.url, page.evaluate("document.activeElement.tagName"))


def test_the_contents_are_a_jump_away_on_a_phone(browser: Browser, home: str) -> None:
    """Below the text, where they are in nobody's way, and one link leads there."""
    context = browser.new_context(viewport={"width": 320, "height": 720})
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/outcomes/")
    page.get_by_role("link", name="Contents", exact=True).click()

    assert page.get_by_role("navigation", name="Contents of this account").evaluate(
        "(one) => one.getBoundingClientRect().top < innerHeight"
    )
    context.close()
