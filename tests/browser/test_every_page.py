"""What every page of a site promises its readers, as the audit that councils can run finds it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from localaccount_gen.audit import NAMES
from localaccount_gen.audit.result import Audit
from localaccount_gen.findings import Severity

_MADE_HERE = [number for number in NAMES if number not in (9, 11)]
"""PDFs have tests of their own; Lighthouse needs Node."""


@pytest.mark.parametrize("number", _MADE_HERE, ids=[NAMES[number] for number in _MADE_HERE])
def test_the_audit_finds_no_fault(audited: Audit, number: int) -> None:
    """Each of the eleven tests for whoever uses a screen reader, a keyboard, large letters, paper or an old phone."""
    test = audited.tests[number - 1]
    faults = {
        f"{one.location.file} {one.location.excerpt}: {one.problem}"
        for one in test.findings
        if one.severity is Severity.ERROR
    }

    assert test.was_run, test.not_run
    assert set() == faults


def test_body_text_is_easy_to_read(audited: Audit) -> None:
    """A contrast of 7 to 1, which is more than the law asks: many readers are old, and read on a phone outdoors."""
    assert [] == [(one.location.file, one.location.excerpt, one.problem) for one in audited.tests[3].findings]


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


def test_panels_keep_an_edge_in_forced_colours(browser: Browser, home: str) -> None:
    """In the contrast themes of Windows a panel has no colour of its own."""
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{home}exampleshire/2024-25/")
    edge = page.locator(".la-panel").first.evaluate("(one) => getComputedStyle(one).borderLeftStyle")
    context.close()

    assert "solid" == edge
