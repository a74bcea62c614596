"""Search, on the one page that needs a script."""

from playwright.sync_api import Browser, expect


def test_search_finds_pages_on_the_reader_s_own_device(browser: Browser, home: str) -> None:
    """Results are told aloud, lead to their page, and nobody else hears what was looked for."""
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{home}search/")
    page.get_by_label("What are you looking for?").fill("carers")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("found for “carers”")
    page.locator(".la-results a").first.click()
    page.wait_for_url(lambda url: "/search/" not in url)

    assert 200 == page.goto(page.url).status
    assert [] == [address for address in asked if not address.startswith(home)]
    assert [] == complaints
    context.close()


def test_search_says_when_it_finds_nothing(browser: Browser, home: str) -> None:
    """Silence could mean that it is still looking."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{home}search/")
    page.get_by_label("What are you looking for?").fill("jjqxzz")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("Nothing was found for “jjqxzz”.")
    context.close()


def test_without_a_script_the_page_lists_every_account(browser: Browser, home: str) -> None:
    """The page says why there is no field to type in, and helps all the same."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}search/")

    assert page.get_by_text("Searching needs JavaScript.").is_visible()
    assert page.get_by_role("link", name="Local account 2024-25 of Torbay Council").is_visible()
    context.close()
