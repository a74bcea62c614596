"""Choosing which councils stand next to each other: by keyboard, told to who cannot see it, kept in the address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from localaccount_gen.audit.axe import violations
from tests.browser.conftest import SCHEMES, SIZES

SECTION = "side-by-side/outcomes/index.html"
MEASURE = "measures/feel_safe/index.html"
CHOSEN = "#councils=exampleshire,torbay"


@pytest.fixture
def opened(browser: Browser) -> Iterator:
    """Opens a page in a window of its own, with what it asked for and complained of."""
    contexts: list[BrowserContext] = []

    def open_page(address: str, width: int = 1280, height: int = 900, **facts) -> tuple[Page, list[str]]:
        context = browser.new_context(viewport={"width": width, "height": height}, **facts)
        contexts.append(context)
        page, heard = context.new_page(), []
        page.add_init_script(
            "document.addEventListener('securitypolicyviolation', (one) => console.error(one.violatedDirective))"
        )
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.append(request.url) if not request.url.startswith(address[:20]) else 0)
        page.goto(address)
        return page, heard

    yield open_page
    for context in contexts:
        context.close()


def lefts(page: Page) -> list[int]:
    """Where each shown council begins, from the left."""
    return [round(one.bounding_box()["x"]) for one in page.locator("#councils > article:visible").all()]


def test_two_councils_stand_next_to_each_other_on_a_wide_screen(home: str, opened) -> None:
    """By keyboard alone; what is chosen is said, and the address has it."""
    page, heard = opened(f"{home}{SECTION}")
    expect(page.get_by_role("status")).to_have_text("Both councils are shown, one below the other.")
    assert 1 == len(set(lefts(page)))

    page.get_by_role("checkbox", name="Exampleshire").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text(
        "Only Exampleshire is shown. Choose another council to see it next to this one."
    )
    assert 1 == len(lefts(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("2 councils are shown next to each other: Exampleshire; Torbay.")

    assert 2 == len(set(lefts(page)))
    assert page.url.endswith(CHOSEN)
    assert [] == heard


def test_on_a_phone_they_stand_below_each_other(home: str, opened) -> None:
    """Nothing is cut off and nothing has to be moved sideways."""
    page, _ = opened(f"{home}{SECTION}{CHOSEN}", 320, 720)

    assert (2, 1) == (len(lefts(page)), len(set(lefts(page))))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_address_that_was_sent_opens_with_the_same_choice(home: str, opened) -> None:
    """Also when it is typed into a window that has the page already; a council that is not there is passed over."""
    page, _ = opened(f"{home}{SECTION}#councils=torbay,atlantis")
    expect(page.get_by_role("status")).to_contain_text("Only Torbay is shown.")
    assert 1 == len(lefts(page))

    page.evaluate("location.hash = '#councils=exampleshire,torbay'")
    expect(page.get_by_role("status")).to_contain_text("2 councils are shown")

    page.get_by_role("button", name="Show all councils").click()
    expect(page.get_by_role("checkbox", name="Exampleshire")).to_be_focused()
    assert not page.url.endswith(CHOSEN)


def test_without_a_script_every_council_is_there(home: str, opened) -> None:
    """With a list that leads to each."""
    page, _ = opened(f"{home}{SECTION}", java_script_enabled=False)

    assert ["#council-exampleshire", "#council-torbay"] == [
        one.get_attribute("href") for one in page.locator("#choose a:visible").all()
    ]
    assert 2 == len(lefts(page))


def test_headings_lead_through_the_councils(home: str, opened) -> None:
    """A screen reader goes from council to council, and within each from part to part."""
    page, _ = opened(f"{home}{SECTION}{CHOSEN}")
    headings = page.locator("main :is(h1, h2, h3)").evaluate_all("all => all.map(one => one.tagName + one.innerText)")

    assert [
        "H1What difference support makes: accounts side by side",
        "H2Exampleshire, 2024-25",
        "H3Its own figures",
    ] == headings[:3]
    assert "H2Torbay, 2024-25" in headings
    assert 0 == page.locator("[tabindex]:not([tabindex='-1']):not([tabindex='0'])").count()


def test_figures_of_a_measure_stand_next_to_each_other(home: str, opened) -> None:
    """Those that were ticked, in the order of the alphabet, each with its margin and what that means."""
    page, heard = opened(f"{home}{MEASURE}")
    expect(page.locator("#choose-figures [aria-live]")).to_have_text(
        "To see some councils next to each other, tick them in the tables of the regions."
    )
    page.get_by_text("South West", exact=True).click()
    page.get_by_role("checkbox", name="Torbay").check()
    page.get_by_text("North West", exact=True).click()
    page.get_by_role("checkbox", name="Halton").check()

    assert ["Halton", "68.1% ± 7.9", "130", "60.2% and 76.0%"] == _row(page, 1)
    assert ["Torbay", "69.2% ± 4.4", "405", "64.8% and 73.6%"] == _row(page, 2)
    expect(page.locator("#choose-figures [aria-live]")).to_have_text("Chosen: Halton; Torbay.")
    assert page.url.endswith("#councils=E06000006,E06000027")
    assert [] == heard


def _row(page: Page, number: int) -> list[str]:
    cells = page.locator("#choose-figures tr").nth(number).locator("th, td").all_inner_texts()
    return [cell.replace("\u00a0", " ") for cell in cells]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize(
    "address", [f"{SECTION}{CHOSEN}", f"{MEASURE}#councils=E06000006,E06000027", "exampleshire/promises/index.html",
                "torbay/coverage/index.html", "regions/south-west/index.html"]
)  # fmt: skip
def test_nothing_in_the_way_of_anybody(home: str, opened, address: str, width: int, height: int, scheme: str) -> None:
    """No violation that axe knows, with a choice made."""
    page, _ = opened(f"{home}{address}", width, height, color_scheme=scheme)

    assert [] == violations(page)
