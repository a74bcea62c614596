"""The directory of good practice, which filters itself while a reader types."""

from playwright.sync_api import Browser, expect


def test_the_directory_filters_by_words_and_theme_and_says_how_many_fit(browser: Browser, home: str) -> None:
    """Somebody with one question need not read all; the number is told aloud."""
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{home}practice/")
    status = page.get_by_role("status")
    breaks = page.get_by_role("heading", name="Breaks of a whole day, booked with one call")
    waits = page.get_by_role("heading", name="A manager looks at every long wait")

    page.get_by_label("Words to look for").fill("CARER phone")
    expect(status).to_have_text("1 of 2 fits.")
    assert (True, False) == (breaks.is_visible(), waits.is_visible())

    page.get_by_label("Words to look for").fill("")
    page.get_by_label("Theme", exact=True).select_option("Money and value")
    expect(status).to_have_text("1 of 2 fits.")
    assert (False, True) == (breaks.is_visible(), waits.is_visible())

    page.get_by_label("Words to look for").fill("no such thing")
    expect(status).to_have_text("0 of 2 fit.")

    page.get_by_label("Words to look for").fill("")
    page.get_by_label("Theme", exact=True).select_option("All")
    expect(status).to_have_text("")
    assert (True, True) == (breaks.is_visible(), waits.is_visible())
    assert [] == complaints
    context.close()


def test_without_a_script_every_practice_stands_under_its_theme(browser: Browser, home: str) -> None:
    """There is no field that does nothing, and the themes lead to what is on them."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}practice/")

    assert 0 == page.get_by_label("Words to look for").count()
    page.get_by_role("navigation", name="Themes").get_by_role("link", name="Dementia").click()
    assert page.url.endswith("#theme-dementia")
    assert 2 == page.locator(".la-practice:visible").count()
    context.close()
