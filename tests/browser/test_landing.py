"""A resident opens an account on a phone and has the answer on the first screen."""

import pytest
from playwright.sync_api import Browser

_ABOVE_THE_EDGE = "(one) => one.getBoundingClientRect().bottom <= innerHeight"


@pytest.mark.parametrize(("width", "height"), [(320, 640), (390, 844)])
@pytest.mark.parametrize("account", ["exampleshire/2024-25/", "torbay/2024-25/"])
def test_the_answer_is_on_the_first_screen(browser: Browser, home: str, account: str, width: int, height: int) -> None:
    """How many people and how much money, in words; what went well, must be better, comes next, and how to speak up."""
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{home}{account}")
    parts = [*page.locator(".la-fact").all(), *page.locator(".la-jump a").all()]
    seen = [part.inner_text().splitlines()[0] for part in parts if part.evaluate(_ABOVE_THE_EDGE)]
    context.close()

    assert 6 == len(seen), seen
    assert ["What went well", "What must be better", "What comes next", "Speak up"] == seen[2:]


def test_praise_and_fault_have_equal_weight(browser: Browser, home: str) -> None:
    """On a wide screen what went well and what must be better stand side by side, as large as each other."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/")
    size = "(one) => { const {top, width, height} = one.getBoundingClientRect(); return [top, width, height]; }"
    well, better = (page.locator(f".la-{part}").evaluate(size) for part in ("went-well", "must-be-better"))
    context.close()

    assert pytest.approx(well, abs=0.1) == better
