"""The Easy Read page as its readers see it: large words, large pictures, whole rows on paper."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

PAGES = ["exampleshire/2024-25/easy-read/", "torbay/2024-25/easy-read/"]

_PIXELS = "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
_BOXES = """(rows) => rows.map((row) => {
    const [picture, words] = ["svg, img", "p"].map((one) => row.querySelector(one).getBoundingClientRect());
    return {left: picture.right <= words.left, above: picture.bottom <= words.top, wide: picture.width};
})"""


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_its_words_are_twenty_pixels_or_larger(browser: Browser, home: str, address: str, width: int) -> None:
    """14 points at least, which are 18.7 pixels (Department of Health, 2010)."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{home}{address}")
    sizes = page.locator(".la-easy p, .la-easy li a").evaluate_all(_PIXELS)
    page.close()

    assert min(sizes) >= 20


@pytest.mark.parametrize("address", PAGES)
def test_pictures_are_left_of_the_words_and_above_them_on_a_phone(browser: Browser, home: str, address: str) -> None:
    """And 140 pixels wide at least."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{home}{address}")
    wide = page.locator(".la-easy-row").evaluate_all(_BOXES)
    page.set_viewport_size({"width": 320, "height": 700})
    narrow = page.locator(".la-easy-row").evaluate_all(_BOXES)
    page.close()

    assert [] == [row for row in wide if not row["left"] or row["wide"] < 140]
    assert [] == [row for row in narrow if not row["above"] or row["wide"] < 140]


@pytest.mark.parametrize("address", PAGES)
def test_it_prints_on_twenty_pages_with_no_row_cut_in_two(
    browser: Browser, home: str, address: str, tmp_path: Path
) -> None:
    """Every row's words stand on one page, and the Department of Health asks for 20 pages or fewer."""
    page = browser.new_page()
    page.goto(f"{home}{address}")
    rows = [" ".join(words.split()) for words in page.locator(".la-easy-row p").all_inner_texts()]
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    page.close()
    sheets = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    printed = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in sheets]

    # Addresses may be broken, and are printed behind their links.
    whole = [row for row in rows if "@" not in row and "page on" not in row]
    assert len(printed) <= 20
    assert [] == [row for row in whole if not any(row in one for one in printed)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_who_is_filled_in_can_be_told_in_every_scheme(browser: Browser, home: str, scheme: str) -> None:
    """In forced colours too, who is filled in differs from who is not, and the outline from the ground."""
    page = browser.new_page(color_scheme=scheme, forced_colors="active")
    page.goto(f"{home}{PAGES[1]}")
    fills = page.evaluate("""() => {
        const look = (one) => getComputedStyle(document.querySelector(`.la-people ${one} circle`));
        return [look(".la-filled").fill, look("g:not(.la-filled)").fill, look("g:not(.la-filled)").stroke];
    }""")
    page.close()

    assert fills[0] != fills[1] != fills[2]
