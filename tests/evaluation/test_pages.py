"""The pages under /coverage/ as they are drawn, of two made-up councils and of the sample accounts."""

import gzip
import re
from html import unescape

import pytest

from localaccount_gen.evaluation import Evaluation
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.register import Collection
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.gathered import gathered_pages
from localaccount_gen.render.gathered.report import evaluation_page
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from tests.evaluation.national import national
from tests.evaluation.test_evaluation import account
from tests.sample_site import sample_site


def drawn(*entries) -> dict[str, str]:
    drawing = Drawing([SHIPPED_TEMPLATES])
    made = gathered_pages(Collection(entries), Settings("Local accounts"))
    return {outline.page.address: drawing.page(outline).html for outline in made}


def said(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return drawn(
        account("Torbay", "2024-25", {"outcomes": "compared", "equality": "missing", "carers": "mentioned"}),
        account("Torbay", "2023-24", {"outcomes": "mentioned"}),
        account("Halton", "2024-25", {"outcomes": "explained"}, base="https://halton.example/"),
    )


def test_a_cell_leads_to_the_words_it_is_about(pages: dict[str, str]) -> None:
    """On this site by the way from the page, on another by its address; where nothing is told there is no link."""
    html = pages["coverage/"]

    assert '<a href="../torbay/2024-25/outcomes/index.html">compared</a>' in html
    assert '<a data-address href="https://halton.example/halton/2024-25/outcomes/">explained</a>' in html
    assert 'class="la-d0" data-of="Fairness">missing</td>' in html
    assert 'class="la-dn" data-of="Unpaid carers">–</td>' in html


def test_there_is_a_page_for_each_period_region_type_and_contents(pages: dict[str, str]) -> None:
    """Whoever has no JavaScript chooses by links."""
    assert {
        "coverage/", "coverage/period/2024-25/", "coverage/period/2023-24/", "coverage/region/north-west/",
        "coverage/region/south-west/", "coverage/type/english-unitary/", "coverage/contents/carers/",
        "coverage/contents/safeguarding/", "coverage/rates/", "coverage/rules/", "coverage/changes/",
        "coverage/review/",
    } <= pages.keys()  # fmt: skip
    assert "Torbay" not in said(pages["coverage/region/north-west/"]).partition("Council by council")[2]
    assert "Halton 2024-25" in said(pages["coverage/region/north-west/"])
    assert "How deep the newest account of each council goes" in said(pages["coverage/region/north-west/"])
    assert "How deep each account for 2023-24 goes" in said(pages["coverage/period/2023-24/"])
    assert '<a href="index.html" aria-current="page">North West</a>' in pages["coverage/region/north-west/"]


def test_a_table_stays_a_table_to_a_screen_reader_when_it_is_drawn_as_a_list(pages: dict[str, str]) -> None:
    """Every part has its role, and the row its head."""
    table = re.search(r'<table class="la-matrix".*?</table>', pages["coverage/"], re.DOTALL)[0]

    assert table.count('role="row"') == table.count("<tr")
    assert table.count('role="cell"') == table.count("<td")
    assert table.count('role="columnheader"') + table.count('role="rowheader"') == table.count("<th ")


def test_how_many_go_how_deep_is_told_with_the_base(pages: dict[str, str]) -> None:
    """In numbers, each section with its own page."""
    told = said(pages["coverage/"])

    assert "What difference support makes 0 1 0 0 1 0" in told
    assert "Base: 2 accounts." in told
    assert "Compared: 1 of 2 With evidence and a comparison, but without saying what was or will be done. Torbay" in (
        said(pages["coverage/contents/outcomes/"]))  # fmt: skip


def test_rates_stand_on_the_dated_list_of_councils(pages: dict[str, str]) -> None:
    """With the survey's conventions beneath."""
    told = said(pages["coverage/rates/"])

    assert "English unitary 2 63 3" in told
    assert "North West 1 24 4" in told
    assert "Total 2 153 1 Base: all 153 councils with adult social care on 31 March 2025." in told
    assert 1 == told.count("Per cents are rounded to whole numbers")
    assert "A dash stands where none is known, or fewer than 9 are counted." in told


def test_few_accounts_are_not_told_in_per_cents(pages: dict[str, str]) -> None:
    """“1 of 2 (50%)” would make much of one council."""
    assert "Councils that have not updated their account Now: 0 of 2." in said(pages["coverage/review/"])
    assert "There are 2 accounts. Per cents of so few would say too much" in said(pages["coverage/rules/"])
    assert "Not broken down by region: the smallest group has 1 of the 2" in said(pages["coverage/rules/"])


def test_what_was_found_in_2013_stands_beside_what_is_found_now(pages: dict[str, str]) -> None:
    """And is not subtracted from it."""
    assert "In 2013: 93 per cent of councils had published an account since 2011." in said(pages["coverage/review/"])


def test_changes_are_told_of_the_same_council(pages: dict[str, str]) -> None:
    """One went deeper; one began."""
    told = said(pages["coverage/changes/"])

    assert "From 2023-24 to 2024-25 1 council has an account for both. 1 began and 0 stopped." in told
    assert "What difference support makes 1 0 0 0 0" in told


def test_nobody_is_ranked() -> None:
    """Councils stand in the order of the alphabet, and no page has a score or a place in a list."""
    pages = drawn(*national(("2024-25",)).entries)
    names = re.findall(r'role="rowheader"><a [^>]*>([^<]*)</a> <span>', pages["coverage/"])
    first = names[: len(names) // 2]

    assert sorted(first, key=str.casefold) == first
    assert len(first) > 100
    assert not re.search(
        r"\b(rank\w*|score|league|best|worst|top)\b",
        said("".join(html for address, html in pages.items() if address.startswith("coverage"))),
        re.IGNORECASE,
    )


def test_the_national_page_is_light() -> None:
    """153 councils with every section are a page that a phone can fetch."""
    html = drawn(*national(share=1.0).entries)["coverage/"]

    assert len(gzip.compress(html.encode())) < 60_000


def test_a_site_without_accounts_says_so() -> None:
    """The link on the home page leads somewhere on the first day too."""
    assert "No council has published an account here yet." in said(drawn()["coverage/"])


def test_demonstrations_alone_are_counted_under_a_sentence_that_says_so() -> None:
    """As in the samples."""
    page = next(page for page in sample_site().publication.pages if page.address == "coverage/")

    assert (
        "No council made these accounts. They are demonstrations, and say nothing about any council.",
    ) == page.banners


def test_a_name_that_holds_markup_is_shown_as_it_is() -> None:
    """A collection's names come from elsewhere."""
    entry = account("Torbay", "2024-25")
    nasty = entry.model_copy(
        update={"council": entry.council.model_copy(update={"short_name": "<script>alert(1)</script>"})}
    )

    assert all("<script>" not in html for html in drawn(nasty).values())
    assert "&lt;script&gt;" in drawn(nasty)["coverage/"]


def test_the_report_is_one_file_that_needs_nothing_else() -> None:
    """To send and to keep: no script, no other file, no link that leads nowhere."""
    html = evaluation_page(Evaluation(national(base="https://x.example/"), load_framework()))

    assert not re.search(r"<script|<link|<img|src=", html)
    assert "default-src 'none'; style-src 'unsafe-inline'" in html
    assert re.search(r'<a href="https://x\.example/[a-z-]+/2024-25/outcomes/">(compared|acted on)</a>', html)
    assert "Found in 2013, and now" in said(html)
    for base in ("", "https://0a1b2c3d.no-address.invalid/"):
        entry = account("Torbay", "2024-25", {"outcomes": "compared"}, base=base)
        unplaced = evaluation_page(Evaluation(Collection((entry,)), load_framework()))
        assert not re.search(r'href="(?!#|https://www)', unplaced)
