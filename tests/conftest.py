"""What many tests stand on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

import start


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that `python start.py test` found or installed; without it, one that is on this computer."""
    program = start.find_browser()
    if program is None:
        pytest.fail("There is no browser to look at the pages with: run the tests by  python start.py test")
    with sync_playwright() as playwright:
        # Chromium's own sandbox does not start for root, as whom most build machines work.
        opened = playwright.chromium.launch(executable_path=program, chromium_sandbox=False)
        yield opened
        opened.close()
