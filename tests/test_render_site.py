"""The pages about no single account: home, councils, measures, accessibility, search."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from localaccount_gen.auditrecord import AuditRecord, RecordedTest
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checked import HeldBack
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.pages import Publication, way
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.publish import Published
from localaccount_gen.render import Drawing, render_sitewide
from localaccount_gen.render.sitewide import FEW
from localaccount_gen.settings import HumanCheck, Settings
from tests.accounts import good_account
from tests.full_account import SETTINGS, full_account, published
from tests.test_render_accounts import file, in_order, page, words


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(tmp_path_factory.mktemp("full"))


def _site(settings: Settings = SETTINGS, held_back: tuple[HeldBack, ...] = ()) -> Published:
    drawing = Drawing([SHIPPED_TEMPLATES])
    return _only(render_sitewide((), lambda _: None, load_catalogue(), settings, drawing, held_back=held_back))


def _only(publication: Publication) -> Published:
    return Published(publication, None, (), date(2011, 5, 1), {}, {})  # type: ignore[arg-type]


def test_home_leads_to_the_newest_account(full: Published) -> None:
    """Of every council; the others are one step further."""
    assert "Halton Borough Council Newest account: 2024-25. All 2 accounts of Halton Borough Council" in words(full, "")
    assert '<a href="halton/2024-25/index.html">Halton Borough Council</a>' in page(full, "").html


def test_home_gives_the_figures_of_each_newest_account(full: Published) -> None:
    """What a resident looks for first is there before the first click."""
    assert "3,145 people got support in the year." in words(full, "")


@pytest.mark.parametrize("more", [0, 1])
def test_many_councils_are_found_by_their_region(tmp_path: Path, more: int) -> None:
    """Beyond a dozen, a list by name is too long for a phone; up to then it needs no regions."""
    councils = load_catalogue().councils()[: FEW + more]
    files = good_account()
    for council in councils:
        slug = council.name.casefold().replace(" ", "-")
        for name, text in good_account().items():
            renamed = text.replace("Halton Borough Council", council.name).replace("E06000006", council.code)
            files[name.replace("accounts/halton/", f"accounts/{slug}/")] = renamed
    files = {name: text for name, text in files.items() if not name.startswith("accounts/halton/")}
    html = page(published(tmp_path, files), "").html
    regions = {council.region: load_catalogue().areas[council.region].name for council in councils}
    headings = [f'<h3 id="region-{place}">{name}</h3>' for place, name in enumerate(sorted(regions.values()), 1)]

    assert (headings if more else []) == re.findall("<h3 id.*?</h3>", html)
    assert all((f'<a href="#region-{place}">' in html) is bool(more) for place in range(1, len(regions) + 1))
    assert FEW + more == html.count("<h4>" if more else "<h3>")


def test_home_says_when_there_is_nothing_yet() -> None:
    """Before the first account."""
    assert "No council has published an account here yet." in words(_site(), "")


def test_demonstrations_stand_apart(tmp_path) -> None:
    """Nobody may count them among what councils have published."""
    demonstration = "demonstration: {what: Halton did not make this., made_by: The project}\n"
    files = {
        name: str(text) + demonstration if name.endswith("account.yml") else text
        for name, text in full_account().items()
    }

    assert in_order(
        words(published(tmp_path, files), ""),
        "No council has published an account here yet.",
        "No council made these.",
        "Halton Borough Council",
    )


def test_a_council_has_its_accounts_newest_first(full: Published) -> None:
    """Each with what it says at a glance."""
    assert in_order(
        words(full, "halton/"),
        "Local account 2024-25 From April 2024 to March 2025, published on 20 November 2025.",
        "3,145 people got support in the year.",
        "Local account 2023-24",
        "Phone 0151 000 000",
    )


def test_a_measure_is_explained(full: Published) -> None:
    """What it asks, how it is made, its codes, what may be compared, England's figures, where to get them all."""
    text = words(full, "measures/control/")

    assert in_order(
        text,
        "People who have control over their daily life",
        "Official title",
        "Which way is better Higher is better",
        "2015-16 to 2022-23 1B 2023-24 to 2024-25 3A",
        "2015-16 to 2024-25, but not 2020-21 These can be compared with one another.",
        "2015-16 76.6% no earlier figure 2016-17 77.7% yes",
        "2020-21 not available no figure 2021-22 76.9% yes",
        "2024-25 77.3% yes",
        "Download the figures of every council (CSV)",
    )


def test_a_break_is_told_in_the_table_of_england(full: Published) -> None:
    """Reablement is counted in a new way from 2024-25."""
    assert re.search(r"2024-25 77\.1% no ", words(full, "measures/st_max_sequel/"))


def test_every_measure_has_its_page_and_its_figures(full: Published) -> None:
    """Old ones too, because accounts quote them."""
    measures = load_catalogue().measures
    addresses = {one.address for one in (*full.publication.pages, *full.publication.files)}

    assert {f"measures/{measure}/" for measure in measures} <= addresses
    assert {f"measures/{measure}/figures.csv" for measure in measures} <= addresses
    assert b"E06000006,Halton,council\n" in file(full, "measures/areas.csv")


STATEMENT = (
    "This accessibility statement applies to Local accounts",
    "How accessible this website is",
    "Feedback and contact information",
    "publisher@example.org",
    "Reporting accessibility problems with this website",
    "Enforcement procedure",
    "Equality and Human Rights Commission",
    "Technical information about this website’s accessibility",
    "Compliance status",
    "This website is partially compliant",
    "Non-accessible content",
    "Non-compliance with the accessibility regulations",
    "Disproportionate burden",
    "Content that’s not within the scope of the accessibility regulations",
    "Preparation of this accessibility statement",
)
"""The headings and the wording the law asks for (https://www.gov.uk/government/publications/sample-accessibility-statement)."""


def test_the_accessibility_statement_has_what_the_law_asks_for() -> None:
    """In the order of the government's own model."""
    assert in_order(words(_site(), "accessibility/"), *STATEMENT)


AUDIT = AuditRecord(
    date(2026, 11, 21), 113, ("localaccount 0.1.0", "axe-core 4.12.1"),
    (RecordedTest(2, "axe", "113 pages × 4", 0, ""), RecordedTest(3, "Keyboard alone", "113 pages × 2", 1, ""),
     RecordedTest(11, "Lighthouse", "", 0, "run it separately.")),
)  # fmt: skip


def test_the_statement_tells_the_last_audit() -> None:
    """Its day, its tools, what each test looked at and found, and which were not made."""
    told = words(_site(replace(SETTINGS, last_audit=AUDIT)), "accessibility/")

    assert in_order(
        told,
        "The automatic test “Keyboard alone” found 1 fault, which we are putting right.",
        "made 2 automatic tests of 113 pages with localaccount 0.1.0, axe-core 4.12.1. They found 1 fault.",
        "The automatic tests of 21 November 2026",
        "axe 113 pages × 4 none",
        "Keyboard alone 113 pages × 2 1",
        "Lighthouse Not made: run it separately.",
    )  # fmt: skip
    assert "The result of the automatic tests has not been recorded yet." in words(_site(), "accessibility/")


def test_the_statement_tells_each_test_by_people() -> None:
    """When, by whom and what they did, as the council wrote it."""
    check = HumanCheck(date(2026, 9, 3), "Halton Sight Loss Group", "listened to <every> page with NVDA")
    told = page(_site(replace(SETTINGS, human_checks=(check,))), "accessibility/").html

    assert "<li>3 September 2026: Halton Sight Loss Group listened to &lt;every&gt; page with NVDA.</li>" in told
    assert "The website has not been tested by people yet." not in told


def test_no_test_by_people_is_claimed_without_its_date() -> None:
    """And with one the statement still does not say that everything is accessible."""
    without = words(_site(), "accessibility/")
    audited = words(_site(replace(SETTINGS, human_audit=date(2026, 9, 1))), "accessibility/")

    assert "Disabled people have not tested it yet" in without
    assert "Disabled people last tested it on 1 September 2026." in audited
    assert "fully compliant" not in without + audited


def test_search_lists_every_account(full: Published) -> None:
    """For whoever has no JavaScript."""
    assert "Halton Borough Council Local account 2024-25 of Halton Borough Council Local account 2023-24 of" in words(
        full, "search/"
    )
    assert 'data-index="../pagefind/pagefind.js"' in page(full, "search/").html


def test_an_account_that_is_held_back_shows_why() -> None:
    """While an officer previews, the findings stand where the account would."""
    finding = Finding("no-rule", Severity.ERROR, Location("accounts/x/account.yml", 7, 1, 1, "a: <b>"), "It is wrong.",
                      "put it right", "it matters")  # fmt: skip
    made = _site(held_back=(HeldBack("halton/2024-25/", (finding,)),))

    assert in_order(
        words(made, "halton/2024-25/"),
        "1 thing to look at.", "Error: It is wrong.", "accounts/x/account.yml, line 7", "a: <b>",
        "What to do: put it right.", "Why: it matters.",
    )  # fmt: skip
    assert page(made, "halton/2024-25/").noindex


def test_the_list_of_accounts_is_for_whoever_collects_them(full: Published) -> None:
    """Where each is, what it is, and how deep its sections go."""
    listed = json.loads(file(full, "accounts.json"))
    newest = next(one for one in listed["accounts"] if one["period"]["name"] == "2024-25")

    assert (1, "Local accounts") == (listed["version"], listed["site"])
    assert ("E06000006", "halton/2024-25/account.json", None) == (
        newest["council"]["code"], newest["data"], newest["approval"])  # fmt: skip
    assert "explained" == newest["coverage"]["equality"]


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "torbay/", "torbay/index.html"),
        (
            "torbay/2024-25/outcomes/",
            "torbay/2024-25/improvement/#story-waits",
            "../improvement/index.html#story-waits",
        ),
        ("torbay/2024-25/outcomes/", "", "../../../index.html"),
        ("torbay/2024-25/", "torbay/2024-25/account.json", "account.json"),
        ("a/b/", "a/b/#c", "#c"),
        ("a/b/", "a/b/", "index.html"),
        ("", "", "index.html"),
    ],
)
def test_links_lead_from_any_page_to_any_other(here: str, there: str, link: str) -> None:
    """By the shortest relative way, and to a file that is there when the site is opened from a disk."""
    assert link == way(here, there)
