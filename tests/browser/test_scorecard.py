"""The score card on a phone, on a screen and in a contrast theme."""

import pytest
from playwright.sync_api import Browser, Page

CARD = "torbay/2022-23/score-card/"
"""Two measures improved, sixteen show no clear change, seven got worse, and for one nobody can say."""


def _opened(browser: Browser, home: str, width: int, height: int, **colours: str) -> Page:
    page = browser.new_context(viewport={"width": width, "height": height}, **colours).new_page()
    page.goto(f"{home}{CARD}")
    return page


def test_the_answer_and_the_way_on_are_on_the_first_screen_of_a_phone(browser: Browser, home: str) -> None:
    """How many improved, how many got worse; the questions one touch away."""
    page = _opened(browser, home, 320, 640)
    seen = [
        one.inner_text()
        for one in (page.locator(".la-lead"), *page.locator(".la-jump a").all())
        if one.evaluate("(one) => one.getBoundingClientRect().bottom <= innerHeight")
    ]
    page.context.close()

    assert [
        "Of 26 official measures, 2 improved, 16 show no clear change, 7 got worse, and for 1 nobody can say.",
        "What improved", "Questions to expect", "Every measure", "How this is counted",
    ] == seen  # fmt: skip


@pytest.mark.parametrize("width", [320, 1280])
def test_numbers_stand_inside_their_parts(browser: Browser, home: str, width: int) -> None:
    """Also one measure of twenty-six on a phone; and the parts of a bar follow one another without a gap."""
    page = _opened(browser, home, width, 900)
    parts = page.evaluate(
        """() => [...document.querySelectorAll("svg g > .la-part + text")].map((text) => {
            const inner = text.getBoundingClientRect();
            const outer = text.previousElementSibling.getBoundingClientRect();
            return [text.textContent, inner.left - outer.left, outer.right - inner.right];
        })"""
    )
    page.context.close()

    assert ["2", "16", "7", "1"] == [number for number, _, _ in parts[:4]]
    assert [] == [part for part in parts if min(part[1:]) < 0]


@pytest.mark.parametrize("colours", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_the_ways_are_told_apart_without_colour(browser: Browser, home: str, colours: dict[str, str]) -> None:
    """Improved stands higher, got worse lower, and what nobody can say is an outline; each number can be read."""
    page = _opened(browser, home, 1280, 900, **colours)
    tops = {
        way: page.locator(f".la-directions .la-{way} rect").first.evaluate("(one) => one.getBoundingClientRect().top")
        for way in ("improved", "same", "worse", "unsaid")
    }
    unsaid = page.locator(".la-directions .la-unsaid rect").first.evaluate(
        "(one) => [getComputedStyle(one).fill, getComputedStyle(one).stroke]"
    )
    contrasts = page.evaluate(_CONTRASTS)
    page.context.close()

    assert tops["improved"] < tops["same"] == tops["unsaid"] < tops["worse"]
    assert unsaid[0] != unsaid[1]
    assert [] == [one for one in contrasts if one[1] < 4.5]


_CONTRASTS = """() => {
    const shade = (colour) => {
        const [red, green, blue] = colour.match(/[\\d.]+/g).map((part) => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    return [...document.querySelectorAll("svg g > .la-part + text")].map((text) => {
        const both = [text, text.previousElementSibling].map((one) => shade(getComputedStyle(one).fill));
        return [text.parentElement.getAttribute("class"), Math.max(...both) / Math.min(...both)];
    });
}"""
"""Of each number with the part it stands in (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""


def test_a_screen_reader_meets_words_before_pictures(browser: Browser, home: str) -> None:
    """Chromium's own tree for it: the answer, then two pictures named by what they show, then the table."""
    page = _opened(browser, home, 320, 640)
    tree = page.locator("main").aria_snapshot()
    page.context.close()
    places = [
        tree.find(part)
        for part in (
            'heading "All official figures" [level=1]',
            "paragraph: Of 26 official measures, 2 improved",
            'img "Direction of travel, Torbay, 2022-23: Of 26 official measures, 2 improved, 16 show no clear change',
            'img "Direction of travel by objective, Torbay, 2022-23. Quality of life: Of 8 measures, 1 improved',
            'table "Direction of travel by objective: Torbay, 2022-23"',
            'heading "Questions to expect" [level=2]',
            'heading "Every measure, by objective" [level=2]',
            'heading "Quality of life" [level=3]',
        )
    ]

    assert -1 not in places, tree[:1500]
    assert sorted(places) == places
