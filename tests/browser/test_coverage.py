"""The matrix of councils by contents, as it works in a browser: choosing, a phone, paper, and no script at all."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from localaccount_gen.audit.axe import violations
from localaccount_gen.project import SHIPPED_ASSETS
from tests.evaluation.national import national
from tests.evaluation.test_pages import drawn

STYLES = "".join((SHIPPED_ASSETS / "css" / f"{name}.css").read_text(encoding="utf-8")
                 for name in ("localaccount", "coverage"))  # fmt: skip
WIDE_LETTERS = "body, body * { font-family: 'DejaVu Sans' !important; }"


@pytest.fixture(scope="module")
def html() -> str:
    """All councils, without a site around them."""
    body = drawn(*national(("2024-25",), share=1.0).entries)["coverage/"]
    return (
        f"<!doctype html><html lang=en-GB><style>{STYLES}</style>"
        f"<div class=la-wide><main class=la-main>{body}</main></div>"
    )


@pytest.fixture
def shown(browser: Browser, html: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(html)
    page.add_script_tag(path=SHIPPED_ASSETS / "js/coverage.js")
    yield page
    page.close()


def rows(page: Page) -> int:
    return page.locator("table").filter(has_text="eleven suggested contents").locator(
        "tbody tr[data-region]:visible").count()  # fmt: skip


def test_a_region_and_a_type_are_chosen_on_the_page(shown: Page) -> None:
    """At once, and it is told how many are left."""
    assert 153 == rows(shown)
    shown.locator("#coverage-region").select_option("South West")
    assert 15 == rows(shown)
    shown.locator("#coverage-type").select_option("Shire county")

    assert 2 == rows(shown)
    assert "2 of 153 councils are shown." == shown.get_by_role("status").inner_text()
    shown.locator("#coverage-region").select_option("All regions")
    assert 21 == rows(shown)


def test_one_of_the_contents_is_chosen_on_the_page(shown: Page) -> None:
    """The other columns, and the table that has no such column, are gone."""
    shown.locator("#coverage-contents").select_option("Safety")

    first = shown.locator(".la-matrix tbody tr").first
    assert ["Safety"] == [cell.get_attribute("data-of") for cell in first.locator("td:visible").all()]
    assert 1 == shown.locator(".la-matrix:visible").count()
    shown.locator("#coverage-contents").select_option("All contents")
    assert 2 == shown.locator(".la-matrix:visible").count()


def test_a_phone_has_a_list_of_one_of_the_contents(browser: Browser, html: str) -> None:
    """153 councils with eleven contents each would be a list without an end."""
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.set_content(html)
    page.add_script_tag(path=SHIPPED_ASSETS / "js/coverage.js")

    assert "Difference" == page.locator("#coverage-contents").input_value()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollHeight") < 30_000
    page.close()


@pytest.mark.parametrize("width", [320, 700, 1000, 1280])
def test_no_word_leaves_the_page_in_wide_letters(browser: Browser, html: str, width: int) -> None:
    """A computer may have no other face than DejaVu Sans."""
    page = browser.new_page(viewport={"width": width, "height": 700})
    page.set_content(html)
    page.add_style_tag(content=WIDE_LETTERS)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = "cell => cell.scrollWidth > cell.clientWidth + 1"
    cells = page.locator(":is(.la-matrix, .la-counts) tbody :is(th, td)")
    assert not cells.evaluate_all(f"cells => cells.some({over})")
    assert page.locator(".la-counts").evaluate("table => table.getBoundingClientRect().right") <= width
    page.close()


def test_a_screen_reader_has_a_table_on_a_phone_too(browser: Browser, html: str) -> None:
    """Though it is drawn as a list: the council is the head of its row."""
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.set_content(html)

    table = page.get_by_role("table").nth(1)
    assert 153 == table.get_by_role("rowheader").count()
    assert 12 == table.get_by_role("columnheader", include_hidden=True).count()
    told = table.get_by_role("row").nth(1).aria_snapshot()
    assert re.search(r"rowheader .Barking and Dagenham 2024-25.", told)
    assert "●" not in told
    page.close()


def test_on_paper_the_letters_are_large_enough(browser: Browser, html: str) -> None:
    """12 points, as on every printed page."""
    page = browser.new_page(viewport={"width": 1280, "height": 700})
    page.set_content(html)
    page.add_style_tag(content=(SHIPPED_ASSETS / "css/print.css").read_text(encoding="utf-8"))
    page.emulate_media(media="print")

    size = "cells => Math.min(...cells.map(cell => parseFloat(getComputedStyle(cell).fontSize)))"
    assert 16 == page.locator(".la-matrix :is(th, td)").evaluate_all(size)
    assert 0 == page.locator(".la-choices:visible").count()
    page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_region(browser: Browser, width: int, scheme: Literal["light", "dark"]) -> None:
    """Fifteen councils with every section, as the whole country’s page is made."""
    body = drawn(*national(("2023-24", "2024-25")).entries)["coverage/region/south-west/"]
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.set_content(
        f"<!doctype html><html lang=en-GB><title>Coverage</title><style>{STYLES}</style>"
        f"<div class=la-wide><main class=la-main>{body}</main></div>"
    )
    page.add_script_tag(path=SHIPPED_ASSETS / "js/coverage.js")

    assert [] == violations(page)
    page.close()
