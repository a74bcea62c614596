"""One comparison as people meet it: on a phone, in the dark, in forced colours, on paper, without JavaScript."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from localaccount_gen.audit.axe import violations
from tests.browser.comparison_pages import COMPARISONS, WAYS, show
from tests.test_pictures import contrast

_ON_SCREEN = [way for way in WAYS if way != "paper"]

_TEXTS = """() => [...document.querySelectorAll("svg")].map((svg) => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll("text")].map((text) => {
        const box = text.getBoundingClientRect();
        return {words: text.textContent, size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a,
                left: box.left - frame.left, right: box.right - frame.left,
                top: box.top - frame.top, bottom: box.bottom - frame.top, wide: frame.width, high: frame.height};
    });
})"""
"""The words of each picture, with their places in it."""

_MARKS = """() => [...document.querySelectorAll("svg :is(rect, .la-dot circle, .la-ring circle, .la-line line)")].map(
    (mark) => {
        const style = getComputedStyle(mark), group = mark.closest("g").getAttribute("class");
        return [`${group} ${mark.tagName}`, mark.closest(".la-line, .la-ring") ? style.stroke : style.fill,
                style.stroke];
    })"""
"""Every bar, circle and line that stands for a figure, with the colour it is drawn in and that of its edge."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", COMPARISONS)
def test_words_in_pictures_neither_overlap_nor_run_out(page, name, way):
    """Every value can be read beside its name, at 16 pixels, with the longest names and values too."""
    show(page, name, way)
    pictures = page.evaluate(_TEXTS)

    assert pictures
    for texts in pictures:
        assert [] == [one["words"] for one in texts if abs(one["size"] - 16) > 0.01]
        assert [] == [one["words"] for one in texts if one["left"] < -0.5 or one["right"] > one["wide"] + 0.5]
        assert [] == [one["words"] for one in texts if one["top"] < -0.5 or one["bottom"] > one["high"] + 0.5]
        pairs = [(one, two) for place, one in enumerate(texts) for two in texts[place + 1 :]]
        assert [] == [(one["words"], two["words"]) for one, two in pairs if _overlap(one, two)]


def _overlap(one: dict, two: dict) -> bool:
    # Boxes of text are higher than its letters: one line may touch the next by 3 pixels and look well apart.
    along = min(one["right"], two["right"]) - max(one["left"], two["left"])
    down = min(one["bottom"], two["bottom"]) - max(one["top"], two["top"])
    return along > 0 and down > 3


@pytest.mark.parametrize("name", ["clear", "unclear", "missing", "off-year", "lower-is-better"])
def test_the_answer_and_its_picture_are_on_one_screen_of_a_phone(page, name):
    """From the heading to the foot of the picture: no more than a screen 320 by 720 pixels."""
    show(page, name, "320")
    height = page.evaluate(
        "document.querySelector('svg').getBoundingClientRect().bottom - "
        "document.querySelector('h3').getBoundingClientRect().top"
    )

    assert height <= 720


@pytest.mark.parametrize("way", _ON_SCREEN)
@pytest.mark.parametrize("name", COMPARISONS)
def test_marks_can_be_told_from_the_paper(page, name, way):
    """3:1 as drawn, in light, dark and forced colours (https://www.w3.org/TR/WCAG22/#non-text-contrast)."""
    show(page, name, way)
    paper = _colour(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    marks = page.evaluate(_MARKS)
    faint = [
        (mark, colours)
        for mark, *colours in marks
        if max(contrast(_colour(one), paper) for one in colours if one.startswith("rgb")) < 3
    ]

    assert marks
    assert [] == faint


def _colour(computed: str) -> str:
    red, green, blue = re.findall(r"\d+", computed)[:3]
    return f"#{int(red):02x}{int(green):02x}{int(blue):02x}"


def test_margins_are_drawn_as_whiskers(page):
    """Halton's 68.1% ± 7.9 reaches over 16% of the width; a count has no margin and so no whisker."""
    show(page, "unclear", "1280")
    picture = page.locator("svg").first
    whisker = picture.locator(".la-council .la-whisker line").first.bounding_box()["width"]
    share = whisker / picture.bounding_box()["width"]
    show(page, "lower-is-better", "1280")
    of_a_count = page.locator("svg").first.locator("g.la-whisker").count()

    assert share == pytest.approx(0.158, abs=0.005)
    assert 0 == of_a_count


@pytest.mark.parametrize("name", ["missing", "break", "lower-is-better", "note"])
def test_a_break_is_a_gap_with_its_reason_in_words(page, name):
    """A dotted line, no figure joined across it, and why under the picture; Kent's too, without a figure after it."""
    show(page, name, "320")
    past = page.locator("figure").nth(1)
    dotted = past.locator(".la-break line").bounding_box()["x"]
    joins = past.locator(".la-line line").evaluate_all(
        "(lines) => lines.map((line) => line.getBoundingClientRect()).map((box) => [box.left, box.right])"
    )

    assert [] == [(left, right) for left, right in joins if left < dotted < right]
    assert re.match(
        r"From 2024-25 this is .+ cannot be compared with earlier figures\.", past.locator("figcaption").inner_text()
    )


def test_the_sentences_of_every_case(page):
    """What a resident reads first, whole: each of these was read aloud."""
    told = {name: made.sentence for name, made in COMPARISONS.items()}

    assert {
        "clear": "About 8 in 10 people who use services feel safe (77.1%). That is better than England (70.1%) and "
        "about the same as the North East (74.1%) and the middle of similar councils (71.8%). There is no clear "
        "change since 2023-24 (75.4%).",
    } == {"clear": told["clear"]}
    assert told["missing"].startswith("No figure was published for Kent for 2024-25.")
    assert told["off-year"].startswith("When carers were last asked, in 2023-24, about 4 in 10 unpaid carers")
    assert "Lower is better." in told["lower-is-better"]
    show(page, "note", "320")
    note = page.locator(".la-council-note").inner_text()
    assert note.startswith("A note on this figure: Note by the makers of this demonstration")


def test_pictures_on_paper_have_the_colours_that_stand_in_them(page):
    """Whoever prints from the dark gets dark ink on white, the same as a PDF maker that reads attributes only."""
    show(page, "clear", "paper")
    page.emulate_media(media="print", color_scheme="dark")
    drawn = page.evaluate(
        "[...document.querySelectorAll('svg rect')]"
        ".map((one) => [getComputedStyle(one).fill, one.getAttribute('fill')])"
    )

    assert drawn
    assert [] == [(seen, written) for seen, written in drawn if _colour(seen) != written]


def test_numbers_are_one_step_away_on_a_phone_and_open_where_there_is_room(page):
    """Tables are folded on a phone; on a wide screen the first stands open; on paper everything does."""
    opened = {}
    for way in ("320", "1280", "paper"):
        show(page, "unclear", way)
        opened[way] = [table.is_visible() for table in page.locator("table").all()]
    show(page, "unclear", "320")
    for summary in page.locator("summary").all():
        summary.press("Enter")

    assert {"320": [False, False], "1280": [True, False], "paper": [True, True]} == opened
    assert page.locator("table").first.is_visible()
    assert page.locator("table").nth(1).is_visible()
    assert page.get_by_text("A difference that could be chance is not called better or worse.").is_visible()


def test_the_first_lines_of_the_small_print_are_never_folded(page):
    """Period, answers, margin, source and the limit of use are seen without opening anything."""
    show(page, "unclear", "320")
    seen = page.locator(".la-under").inner_text()

    for line in (
        "The figures are for April 2024 to March 2025.",
        "About 130 people in Halton answered.",
        "the answer would probably be between 60.2% and 76.0%.",
        "Source: Department of Health and Social Care",
        "This can be used to compare, not to judge how effective a council is.",
    ):
        assert line in seen


@pytest.mark.parametrize("name", COMPARISONS)
def test_axe_finds_nothing_with_everything_open(page, name):
    """What is folded is held to WCAG 2.2 AA too."""
    show(page, name, "320")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")

    assert [] == violations(page)


def test_everything_is_there_without_javascript(browser):
    """Folding is the browser's own; nothing waits for a script."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    show(page, "unclear", "320")
    page.locator("summary", has_text="The numbers over time").click()

    assert page.get_by_role("table").is_visible()
    assert 2 == page.locator("svg").count()
    assert 0 == page.locator("script").count()
    context.close()


def test_folded_words_are_found_when_searching_in_the_page(browser, home):
    """A link to words in the page opens what they are folded in, as the browser's own search does."""
    context = browser.new_context(viewport={"width": 320, "height": 720})
    page = context.new_page()
    page.goto(f"{home}torbay/2024-25/safeguarding/#:~:text=not%20called%20better%20or%20worse")
    opened = page.locator("details[open]")
    opened.wait_for()

    assert "is not called better or worse." in opened.inner_text()
    context.close()
