"""The contents of an account on a phone. That every page can be used with a keyboard, the audit finds."""

from playwright.sync_api import Browser


def test_the_contents_are_a_jump_away_on_a_phone(browser: Browser, home: str) -> None:
    """Below the text, where they are in nobody's way, and one link leads there."""
    context = browser.new_context(viewport={"width": 320, "height": 720})
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/outcomes/")
    page.get_by_role("link", name="Contents", exact=True).click()

    assert page.get_by_role("navigation", name="Contents of this account").evaluate(
        "(one) => one.getBoundingClientRect().top < innerHeight"
    )
    context.close()
