"""One section of several accounts next to each other, and what leads there."""

import gzip
import json
import re
from html import unescape

import pytest

from localaccount_gen.register import Collection, read_listing
from localaccount_gen.render.gathered.beside import beside_pages
from localaccount_gen.render.sitewide import FEW
from tests.beside.test_regional import DRAWING, words
from tests.evaluation.national import national
from tests.sample_site import ADDRESS, sample_files, sample_site

HEAVIEST = 150_000
"""Bytes of a page as it is sent, compressed."""


def collection(base: str | None = "", change=None) -> Collection:
    """The sample accounts; `change` is done to the list of accounts as data."""
    files = sample_files()
    told = json.loads(files["accounts.json"])
    if change:
        change(told["accounts"])
    entries = read_listing(json.dumps(told).encode(), "accounts.json", base=base).entries
    return Collection(entries, lambda entry: files.get(entry.data))


def drawn(accounts: Collection) -> dict[str, str]:
    """The HTML of each page by its address."""
    return {one.page.address: DRAWING.page(one).html for one in beside_pages(accounts)}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return drawn(collection())


def test_a_section_is_told_as_each_newest_account_has_it(pages: dict[str, str]) -> None:
    """How deep, the answer, figures with their change, what went well, what must be better and what is done."""
    text = words(pages["side-by-side/waiting/"])

    for told in (
        "1 of 1 account covers this. Councils stand in alphabetical order.",
        "Exampleshire, 2024-25 A demonstration: the council did not make it. Acted on. With evidence, a comparison, "
        "and what was or will be done. People waited 42 days on average for a first assessment, down 4 days from 46 "
        "days.",
        "Average wait for a first assessment 42 days down 4 days from 46 days",
        "What went well Fewer people were waiting for a first assessment on 31 March 2025 than a year before.",
        "Six weeks is still a long wait for a first assessment. What is done: From January 2026 you can book a day for "
        "it yourself, online or by phone.",
        "What is promised Cut the average wait for a first assessment to 36 days, by 31 December 2026. It should stand "
        "at: 36 days.",
    ):
        assert told in text
    assert '<a href="../../exampleshire/2024-25/waiting/index.html">' in pages["side-by-side/waiting/"]
    assert "improvement/index.html#priority-shorter-waits" in pages["side-by-side/waiting/"]


def test_who_does_not_cover_a_section_stands_at_the_end_with_the_reason(pages: dict[str, str]) -> None:
    """A gap with a reason is not a gap without one."""
    text = words(pages["side-by-side/complaints/"])

    assert text.endswith(
        "Accounts that do not cover it Torbay, 2024-25 No page on complaints in 2024/25 was among those used. People "
        "who want to know should look for the council’s own yearly report."
    )


def test_a_promise_is_told_account_by_account(pages: dict[str, str]) -> None:
    """In the words of the accounts, with what is promised now."""
    text = words(pages["exampleshire/promises/"])

    assert (
        "Before it, 6 promises were made. What became of them, by the words of the accounts: 2 met, 1 partly met, 2 "
        "not met and 1 dropped. The newest account makes 6 promises."
    ) in text
    assert (
        "Local account 2023-24 Promised: Cut the average wait for a first assessment to 40 days, by 31 March 2025. It "
        "should stand at: 40 days. Local account 2024-25 ◐ Partly met. It came to 42 days, down 4 days from 46 days. "
        "Six posts were filled later than planned. Promised again: Cut the average wait for a first assessment to 36 "
        "days, by 31 December 2026. It should stand at: 36 days."
    ) in text
    assert "torbay/promises/" not in pages


def test_the_councils_own_pages_lead_there() -> None:
    """Nobody types an address; what has no page has no link."""
    made = {page.address: page.html for page in sample_site().publication.pages}

    assert 'href="promises/index.html"' in made["exampleshire/"]
    assert 'href="coverage/index.html"' in made["torbay/"]
    assert 'href="promises/index.html"' not in made["torbay/"]
    assert 'href="../../promises/index.html"' in made["exampleshire/2024-25/improvement/"]
    assert 'href="side-by-side/index.html"' in made[""]


def test_beyond_a_dozen_councils_a_section_has_a_page_for_each_region() -> None:
    """A page of 153 councils is too long for any reader, and too heavy for a phone."""
    some = national(periods=("2024-25",), share=1).entries
    few = {one.page.address for one in beside_pages(Collection(some[:FEW]))}
    many = {one.page.address: one for one in beside_pages(Collection(some))}

    assert "side-by-side/complaints/" in few
    assert not any(address.startswith("side-by-side/complaints/") and address.count("/") > 2 for address in few)
    assert 9 == sum(address.startswith("side-by-side/complaints/") and address.count("/") == 3 for address in many)
    assert "yorkshire-and-the-humber" in "".join(many)
    assert 24 == len(many["side-by-side/complaints/north-west/"].facts["shown"].sections)


def test_accounts_of_another_site_are_led_to_where_they_stand() -> None:
    """A collection republishes no account."""
    html = drawn(collection(base=None))["side-by-side/waiting/"]

    assert f'href="{ADDRESS}exampleshire/2024-25/waiting/">' in html
    assert "../exampleshire" not in html


def test_words_of_another_site_cannot_do_anything() -> None:
    """Whatever stands in a list of accounts is shown as it was typed."""

    def change(accounts) -> None:
        for one in accounts:
            one["council"] |= {"short_name": "<script>alert(1)</script>", "folder": "side-by-side/outcomes"}

    pages = drawn(collection(change=change))

    assert not any("<script" in html for html in pages.values())
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in pages["side-by-side/waiting/"]
    assert {"side-by-side-outcomes/coverage/", "side-by-side-outcomes-2/coverage/"} <= pages.keys()


def test_an_account_whose_words_cannot_be_read_is_still_there() -> None:
    """A page is made all the same and leads to where they stand."""
    pages = drawn(Collection(collection().entries))

    assert (
        "The words of this account could not be read here. Read the section where it stands of Exampleshire."
        in words(pages["side-by-side/waiting/"])
    )
    assert "The words of the newest account could not be read here." in words(pages["exampleshire/promises/"])


def test_a_draft_is_on_no_page() -> None:
    """What is not public is laid beside nothing."""

    def change(accounts) -> None:
        for one in accounts:
            one["draft"] = True

    assert ["side-by-side/", "regions/"] == list(drawn(collection(change=change)))


def test_each_account_is_read_once() -> None:
    """459 accounts of a country are many; only the newest of each council is needed."""
    asked = []
    known = collection()
    list(beside_pages(Collection(known.entries, lambda entry: asked.append(entry.page) or known.content(entry))))

    assert ["exampleshire/2024-25/", "torbay/2024-25/"] == sorted(asked)


def test_no_page_of_a_country_is_heavy() -> None:
    """153 councils, each with as many words as the fullest sample."""
    words = sample_files()["exampleshire/2024-25/account.json"]
    pages = drawn(Collection(national(periods=("2024-25",), share=1).entries, lambda _: words))

    assert max(len(gzip.compress(html.encode())) for html in pages.values()) < HEAVIEST
    assert max(len(html) for html in pages.values()) < 2 * HEAVIEST


def test_councils_stand_in_alphabetical_order_and_nothing_is_ranked() -> None:
    """A table of who is best would be read as one whatever stood under it."""
    html = drawn(national(periods=("2024-25",), share=1))["side-by-side/complaints/north-west/"]
    names = [unescape(name) for name in re.findall(r'data-name="([^"]*)"', html)]

    assert sorted(names, key=str.casefold) == names
    assert not re.search(r"\brank|league|average|best\b", words(html))


def test_a_section_that_is_not_there_has_no_link() -> None:
    """It would lead to another page, and say that there is something to read."""
    pages = drawn(national(periods=("2024-25",), share=1))
    left_out = pages["side-by-side/complaints/north-west/"].partition('id="not-covered"')[2]
    missing = re.findall(r"<dt>([^<]*)</dt><dd>No reason is given\.", left_out)

    assert missing
    assert 'href="../../../index.html"' not in left_out
    assert not any(
        'href="../../index.html"' in html for address, html in pages.items() if address.endswith("/coverage/")
    )
