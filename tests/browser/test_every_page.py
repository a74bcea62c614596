"""What every page of a site promises its readers, looked at in a browser."""

from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit


def test_axe_finds_nothing(visits: list[Visit]) -> None:
    """WCAG 2.2 AA and good practice, as far as a machine can tell, at both sizes and in both colours."""
    assert {} == {visit.address: visit.violations for visit in visits if visit.violations}


def test_nothing_is_asked_of_another_computer(visits: list[Visit]) -> None:
    """Nobody else is told who reads a council's account."""
    assert {} == {visit.address: visit.asked for visit in visits if visit.asked}


def test_nothing_is_stored(visits: list[Visit]) -> None:
    """No cookie and no entry in storage, so there is nothing to ask consent for."""
    assert [] == [visit.address for visit in visits if visit.stored]


def test_the_policy_is_not_breached(visits: list[Visit]) -> None:
    """The pages keep to their own content security policy, and the browser has nothing else to complain of."""
    assert {} == {visit.address: visit.complaints for visit in visits if visit.complaints}


def test_every_page_fits_a_narrow_window(visits: list[Visit]) -> None:
    """At 400% on a usual screen a window is 320 by 256 pixels: nothing runs off it but tables that can be moved."""
    assert {} == {visit.address: visit.wide for visit in visits if visit.wide > 320}
    assert {} == {visit.address: visit.overflowing for visit in visits if visit.overflowing}


def test_words_in_pictures_keep_their_size(visits: list[Visit]) -> None:
    """A picture that shrinks with the window has words nobody can read."""
    assert {} == {visit.address: visit.small_letters for visit in visits if visit.small_letters}


def test_nothing_is_cut_off_when_a_reader_spaces_the_text(browser: Browser, home: str, addresses: list[str]) -> None:
    """https://www.w3.org/TR/WCAG22/#text-spacing: lines, words and letters set wide apart."""
    # The reader's own style sheet is not bound by the page's policy.
    context = browser.new_context(bypass_csp=True, viewport={"width": 320, "height": 720})
    page = context.new_page()
    wide = {}
    for address in one_of_each(addresses):
        page.goto(f"{home}{address}")
        page.add_style_tag(
            content="* {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}"
            " p {margin-bottom: 2em !important}"
        )
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide[address] = width
    context.close()

    assert {} == wide


def test_pages_say_the_same_without_javascript(browser: Browser, home: str, addresses: list[str]) -> None:
    """The words, the tables and the pictures are all there; only search and the pages of measures have a script."""
    told = {}
    for script in (True, False):
        context = browser.new_context(java_script_enabled=script)
        page = context.new_page()
        told[script] = {
            address: _content(page, home, address)
            for address in one_of_each(addresses)
            if address != "measures/feel_safe/"  # test_explore looks at it
        }
        context.close()

    assert told[True] == told[False]
    assert all(one["scripts"] == 0 for one in told[True].values())


def _content(page: Page, home: str, address: str) -> dict[str, object]:
    page.goto(f"{home}{address}")
    return {
        "words": page.locator("body").inner_text(),
        "tables": page.locator("table").count(),
        "pictures": page.locator("svg").count(),
        "scripts": page.locator("script").count(),
    }


def test_pages_open_from_a_disk(browser: Browser, site: Path) -> None:
    """A site on a memory stick has its styles and its links, without a server."""
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "index.html").as_uri())
    page.get_by_role("link", name="Exampleshire County Council", exact=True).click()
    page.get_by_role("navigation", name="Contents of this account").get_by_role("link", name="Unpaid carers").click()

    assert "Unpaid carers" == page.locator("h1").inner_text()
    assert "19px" == page.evaluate("getComputedStyle(document.body).fontSize")
    context.close()


def test_pages_are_readable_in_forced_colours(browser: Browser, home: str) -> None:
    """In the contrast themes of Windows panels keep an edge and bars a colour of the theme."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/")
    edge = page.locator(".la-panel").first.evaluate("(one) => getComputedStyle(one).borderLeftStyle")
    page.goto(f"{home}exampleshire/2024-25/outcomes/")
    bar = page.locator(".la-council rect").first.evaluate("(one) => getComputedStyle(one).fill")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    context.close()

    assert "solid" == edge
    assert bar != paper


def one_of_each(addresses: list[str]) -> list[str]:
    """A page of each kind, search apart."""
    wanted = (
        "", "404.html", "accessibility/", "privacy/", "exampleshire/", "exampleshire/2024-25/", "measures/",
        "exampleshire/2024-25/outcomes/", "exampleshire/2024-25/improvement/", "exampleshire/2024-25/productivity/",
        "exampleshire/2024-25/about/", "exampleshire/2024-25/print/", "torbay/2024-25/", "measures/feel_safe/",
        "torbay/2024-25/score-card/",
    )  # fmt: skip
    assert set(wanted) <= set(addresses)
    return list(wanted)
