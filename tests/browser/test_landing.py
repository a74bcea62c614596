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


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("account", ["exampleshire/2024-25/", "torbay/2024-25/"])
def test_the_answer_is_there_in_wide_letters_too(browser: Browser, home: str, account: str, width: int) -> None:
    """In DejaVu, as wide as Verdana, 60 pixels of the smallest screen stay free: a line more still fits."""
    # The reader's own style sheet is not bound by the page's policy.
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 640})
    page = context.new_page()
    page.goto(f"{home}{account}")
    page.add_style_tag(
        content="* {font-family: 'DejaVu Sans' !important}"
        " :is(h1, h2, .la-home, .la-fact strong, .la-fact b) {font-family: 'DejaVu Serif' !important}"
    )
    last = page.locator(".la-jump a").last.evaluate("(one) => one.getBoundingClientRect().bottom")
    context.close()

    assert last <= 580


def test_the_figures_can_be_read_across_a_room(browser: Browser, home: str) -> None:
    """Digits four times as large as the words, and on one line, in wide letters and on a small desk too."""
    for width in (1000, 1280):
        context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 800})
        page = context.new_page()
        page.goto(f"{home}exampleshire/2024-25/")
        page.add_style_tag(content=".la-fact b {font-family: 'DejaVu Serif' !important}")
        digits = page.locator(".la-fact b").evaluate_all(_DIGITS)
        context.close()

        assert [True, True] == [fits for fits, _ in digits]
        assert min(size for _, size in digits) >= (76 if width == 1280 else 56)


_DIGITS = """(all) => all.map((one) =>
    [one.scrollWidth <= one.clientWidth, parseFloat(getComputedStyle(one).fontSize)])"""
"""Of each number whether it fits its column, and the size of its digits."""


def test_praise_and_fault_have_equal_weight(browser: Browser, home: str) -> None:
    """On a wide screen what went well and what must be better stand side by side, as large as each other."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/")
    well, better = (page.locator(f".la-{part}").evaluate(_WEIGHT) for part in ("went-well", "must-be-better"))
    page.goto(f"{home}exampleshire/2024-25/safeguarding/")
    in_a_section = [page.locator(f".la-{part}").evaluate(_WEIGHT) for part in ("went-well", "must-be-better")]
    context.close()

    assert well == better
    assert in_a_section[0] == in_a_section[1]


_WEIGHT = """(one) => {
    const {top, width, height} = one.getBoundingClientRect();
    const style = ({fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor}) =>
        [fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor];
    const parts = [one, one.querySelector("h2"), one.querySelector("li")];
    return [...[top, width, height].map(Math.round), ...parts.map((part) => style(getComputedStyle(part)))];
}"""
"""Where a panel stands, how large it is, and how its paper, its rule, its heading and its words look."""
