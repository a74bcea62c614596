"""An account on paper."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser, Locator, Page

_PAGES = ("print/", "", "outcomes/", "improvement/", "productivity/", "score-card/", "about/", "summary/", "easy-read/")


@pytest.fixture(scope="module", params=_PAGES)
def paper(
    request: pytest.FixtureRequest, browser: Browser, home: str, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A page of an account as a browser prints it."""
    file = tmp_path_factory.mktemp("paper") / "page.pdf"
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/{request.param}")
    page.pdf(path=file, format="A4")
    context.close()
    return file


def test_no_letter_is_smaller_than_12_points(paper: Path) -> None:
    """The least size for clear print (https://www.ukaaf.org/wp-content/uploads/2020/03/G003-UKAAF-Creating-clear-print-and-large-print-documents.pdf)."""
    small = [(size, letter) for size, _, letter in _letters(paper) if size < 11.9]

    assert [] == small[:20]


def test_nothing_is_cut_off_at_the_right(paper: Path) -> None:
    """A table or a picture wider than the sheet loses its last figures."""
    beyond = [(right, letter) for _, right, letter in _letters(paper) if right > 595 - 30]

    assert [] == beyond[:20]


def test_the_whole_account_is_on_one_page(browser: Browser, home: str) -> None:
    """Every part's heading, its answer, and all its tables and pictures are in the page that is made for paper."""
    context = browser.new_context()
    page = context.new_page()
    parts = [link.get_attribute("href") for link in section_links(page, f"{home}exampleshire/2024-25/")]
    told, tables, pictures = [], set(), set()
    for part in parts:
        page.goto(f"{home}exampleshire/2024-25/{part}")
        told += [page.locator("h1").inner_text(), page.locator(".la-lead").inner_text()]
        tables |= set(page.locator("main caption").all_text_contents())
        pictures |= set(page.locator("main svg > title").all_text_contents())
    page.goto(f"{home}exampleshire/2024-25/about/")
    tables |= set(page.locator("#accountability ~ table caption").all_text_contents())
    page.goto(f"{home}exampleshire/2024-25/print/")
    words = page.locator("main").inner_text()

    assert [] == [one for one in told if one not in words]
    # What stands in two parts is drawn in the first and named in the second. What other parts tell is not told again.
    tables -= {"Recommendations in other parts of this account"}
    tables -= {"The parts of this account, and what the software counted in each"}
    assert tables == set(page.locator("main caption").all_text_contents())
    assert pictures == set(page.locator("main svg > title").all_text_contents())
    assert len(tables) == page.locator("main table").count()
    context.close()


def test_an_address_is_written_out_once_on_a_page(browser: Browser, home: str) -> None:
    """Paper cannot be pressed, so the address of a link out of the site follows its words, the first time only."""
    page = browser.new_page()
    page.goto(f"{home}exampleshire/2024-25/about/")
    page.emulate_media(media="print")
    after = page.evaluate("""() => [...document.querySelectorAll('a[href^="http"]')].map(
        (link) => [link.href, getComputedStyle(link, "::after").content])""")
    page.close()

    told = [address for address, content in after if content != "none"]
    assert ["https://www.example.org/adult-social-care"] == told
    assert 1 < [address for address, _ in after].count(told[0])


def section_links(page: Page, address: str) -> list[Locator]:
    page.goto(address)
    return page.locator(".la-contents .la-label:text-is('Sections') + ul a").all()


def _letters(file: Path) -> list[tuple[float, float, str]]:
    """Each letter's size and right edge in points."""
    found = []
    document = pypdfium2.PdfDocument(file)
    for page in document:
        words = page.get_textpage()
        for place in range(words.count_chars()):
            letter = words.get_text_range(place, 1)
            if letter.strip():
                matrix = pdfium.FS_MATRIX()
                pdfium.FPDFText_GetMatrix(words.raw, place, matrix)
                size = pdfium.FPDFText_GetFontSize(words.raw, place) * abs(matrix.d)
                found.append((size, words.get_charbox(place)[2], letter))
    document.close()
    return found
