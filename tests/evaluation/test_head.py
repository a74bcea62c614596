"""How pages for evaluators open: in the same way, each under one name, with a way to all the others."""

import re

import pytest

from localaccount_gen.pages import Page
from tests.evaluation.test_pages import said
from tests.sample_site import sample_site

NAMES = {
    "coverage/": "What accounts cover",
    "coverage/rates/": "Councils with an account",
    "coverage/rules/": "What rules find in accounts",
    "coverage/changes/": "Changes between accounts",
    "coverage/review/": "Found in 2013, and now",
    "coverage/accountability/": "Accountability to local people",
    "side-by-side/": "Accounts side by side",
    "regions/": "Reports by region",
    "practice/": "What works, and others could do too",
    "practice/offers/": "Help offered and asked for",
}
BELOW = {
    "coverage/region/south-west/": "What accounts cover",
    "side-by-side/waiting/": "Accounts side by side",
    "regions/south-west/": "Reports by region",
    "exampleshire/promises/": "Accounts side by side",
}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {page.address: page for page in sample_site().publication.pages}


def current(page: Page) -> list[tuple[str, str]]:
    """What the list of pages for evaluators marks: how, and the name."""
    (places,) = re.findall(r'<nav class="[^"]*" aria-label="For evaluators">.*?</nav>', page.html, re.DOTALL)
    assert list(NAMES.values()) == re.findall(r"<a [^>]*>([^<]*)</a>", places)
    return re.findall(r'<a [^>]*aria-current="(\w+)">([^<]*)</a>', places)


def test_heading_title_and_links_have_one_name(pages: dict[str, Page]) -> None:
    """Whoever follows a link knows that they have come to the right place."""
    for address, name in NAMES.items():
        page = pages[address]
        assert (name, [("page", name)]) == (page.title, current(page))
        assert [name] == [said(one) for one in re.findall(r"<h1>.*?</h1>", page.html)]


def test_a_page_below_marks_the_one_above_it(pages: dict[str, Page]) -> None:
    """Nobody is lost on the page of a region, of a section or of a council."""
    assert BELOW == {address: name for address in BELOW for how, name in current(pages[address]) if how == "true"}


def test_that_accounts_are_demonstrations_stands_once_above_each(pages: dict[str, Page]) -> None:
    """In the same words, before anything else; and not again in the text."""
    told = "No council made these accounts. They are demonstrations, and say nothing about any council."

    assert {(told,)} == {pages[address].banners for address in NAMES}
    assert not any(told in said(pages[address].html) for address in NAMES)


def test_the_home_page_leads_to_the_main_ones(pages: dict[str, Page]) -> None:
    """Four, which lead on; a list of ten would hide the councils."""
    told = pages[""].html.partition('<h2 id="evaluate">')[2]

    main = ["coverage/", "side-by-side/", "regions/", "practice/"]
    assert [NAMES[address] for address in main] == re.findall(r"<a [^>]*>([^<]*)</a>", told)
