"""What many tests stand on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

import start
from localaccount_gen.audit.visiting import open_browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `python start.py test` found or installed; without it, one that is on this computer."""
    program = start.find_browser()
    if program is None:
        pytest.fail("There is no browser to look at the pages with: run the tests by  python start.py test")
    with sync_playwright() as playwright:
        opened = open_browser(playwright, program)
        yield opened
        opened.close()
