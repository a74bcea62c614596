"""The report for the board of a region, from published files."""

import re
from html import unescape

import pytest

from localaccount_gen.evaluation.shares import Share, per_cent
from localaccount_gen.project import SHIPPED_TEMPLATES
from localaccount_gen.regional import region_codes, region_report
from localaccount_gen.register import Collection, read_listing
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.gathered.beside import beside_pages
from localaccount_gen.requirements import load_framework
from tests.evaluation.national import national
from tests.sample_site import sample_files

NORTH_WEST = "E12000002"
DRAWING = Drawing([SHIPPED_TEMPLATES])


def words(html: str) -> str:
    spaced = re.sub(r"<(/?(p|li|dt|dd|h\d|td|th|tr|caption|summary)\b)", r" <\1", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", "", spaced)).split())


@pytest.fixture(scope="module")
def samples() -> Collection:
    """The sample accounts as published."""
    files = sample_files()
    entries = read_listing(files["accounts.json"], "accounts.json", base="").entries
    return Collection(entries, lambda entry: files[entry.data])


@pytest.fixture(scope="module")
def south_west(samples: Collection) -> str:
    """What the report for the South West says."""
    (outline,) = [one for one in beside_pages(samples) if one.page.address == "regions/south-west/"]
    return words(DRAWING.page(outline).html)


def test_the_rate_has_every_council_of_the_region_as_its_base() -> None:
    """24 councils in the North West since April 2023, of which 15 are metropolitan districts."""
    collection = national(periods=("2024-25",), share=1)
    report = region_report(NORTH_WEST, collection, {}, load_framework())

    assert Share(24, 24) == report.total
    assert [
        ("Shire county", Share(1, 1)),
        ("English unitary", Share(8, 8)),
        ("Metropolitan district", Share(15, 15)),
    ] == [(group.name, group.share) for group in report.by_type]
    assert report.base_line == ("Base: the 24 councils with adult social care in the North West on 31 March 2025.")
    assert () == report.without


def test_a_period_before_a_reorganisation_has_the_councils_of_its_day() -> None:
    """Cumbria was one council until 31 March 2023; then there were two."""
    report = region_report(NORTH_WEST, national(periods=("2021-22",), share=1), {}, load_framework())

    assert (Share(23, 23), "Cumbria" in {entry.council.short_name for entry in report.own}) == (report.total, True)


def test_no_per_cent_is_given_of_a_few_councils() -> None:
    """One of eight unitary councils is 12.5 per cent: more than anybody should read into it."""
    assert ("-", "93", "**") == (per_cent(Share(3, 8)), per_cent(Share(14, 15)), per_cent(Share(1, 300)))


def test_councils_without_an_account_are_named() -> None:
    """The board asks who is missing."""
    everyone = national(periods=("2024-25",), share=1)
    told = Collection(tuple(one for one in everyone.entries if one.council.short_name not in ("Wigan", "Bury")))
    report = region_report(NORTH_WEST, told, {}, load_framework())

    assert (("Bury", "Wigan"), Share(22, 24)) == (report.without, report.total)


def test_what_became_of_promises_is_counted_with_its_base() -> None:
    """As each council tells it, added up; no share that hides how few there are."""
    collection = national(periods=("2023-24", "2024-25"), share=1)
    report = region_report(NORTH_WEST, collection, {}, load_framework())
    own = [one for one in collection.of("2024-25").entries if one.council.region == NORTH_WEST]

    assert report.promises.made == sum(one.promises["made"] for one in own)
    assert report.promises.became["met"] == sum(one.promises["met"] for one in own)
    assert report.promises.before == sum(report.promises.became.values())
    assert 24 == report.promises.made_by


def test_a_region_is_reported_where_a_council_of_it_has_an_account(samples: Collection) -> None:
    """No empty reports."""
    assert ("E12000009",) == region_codes(samples)
    assert ("E12000004", "E12000006", "E12000007", "E12000001") == region_codes(national())[:4]


def test_the_report_says_in_plain_sentences_what_its_figures_are(south_west: str) -> None:
    """A board member reads it once, on paper."""
    for sentence in (
        "1 of the 15 councils in the South West has an account for 2024-25 here.",
        "No council is ranked.",
        "Shire county 0 2 - English unitary 1 13 8 Total 1 15 7",
        "1 account below is not in this table, because the council is in no official list.",
        "Of 2 accounts, so many cover each section, and so many of those go further.",
        "Fair for everyone 2 1 1 1 1 1",
        "1 of 2 accounts follows an earlier one that made promises. In all they made 6.",
        "Met 2 Partly met 1 Not met 2 Dropped 1",
        "Base: the 6 promises of 1 council.",
        "1 of 2 accounts tells of recommendations of scrutiny or other reviewers, 7 in all.",
        "Done 3 Under way 2 Not started 1 Not accepted 1",
        "How good care is. They say what councils wrote of it, and how much there is to check it by.",
    ):
        assert sentence in south_west


def test_strengths_and_gaps_are_the_councils_own_words_and_choice(south_west: str) -> None:
    """What each chose for its first page, under the theme it belongs to, leading to where more is said."""
    assert (
        "Unpaid carers Went well Exampleshire on Unpaid carers: 734 people who look after someone had a break, up "
        "19.9% from 612. Must be better No council chose anything."
    ) in south_west


def test_help_offered_and_asked_for_is_told_by_theme(south_west: str) -> None:
    """With whom to ask."""
    assert (
        "Waiting times Can offer Exampleshire: Shadowing. Two days beside the manager who looks at every long wait, "
        "and a copy of the list. Up to six people a year. Ask: Head of Social Work, socialwork@example.org. Until 31 "
        "March 2027. Ask for help No council here asks for help on this."
    ) in south_west


def test_shared_self_assessments_are_added_up_by_theme(south_west: str) -> None:
    """Strengths and areas for development for the board, with how many elements they rest on; private ones nowhere."""
    assert (
        "Care Quality Commission quality statements 1 of 2 councils shares a self-assessment on this. Of 9 elements, "
        "none is below the minimum standard, 5 are at the minimum standard, 2 are above it and 2 are not judged."
    ) in south_west
    assert "Governance, management and sustainability: Savings rest too much on fewer people moving" in south_west
    assert "Workforce" not in south_west
