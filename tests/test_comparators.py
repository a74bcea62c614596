"""Whom a council is set beside: what it chose, what stands in, and what is said of those not shown."""

import csv
import statistics
from dataclasses import replace
from decimal import Decimal

import pytest

from localaccount_gen import words
from localaccount_gen.comparators import similar_group, usual_comparators
from localaccount_gen.compare import compare
from localaccount_gen.model import AreaKind, Comparison, Missing, Period, Verdict
from localaccount_gen.project import REFERENCE
from localaccount_gen.quotes import Quotes
from tests.accounts import check_files, findings
from tests.comparisons import catalogue, compared


def names(comparison: Comparison) -> list[str]:
    return [one.area.name for one in comparison.against]


def chosen(council: str, measure: str, *shown: AreaKind) -> Comparison:
    """A comparison for 2024-25 with these comparators."""
    area = catalogue().council(council)
    comparators = replace(usual_comparators(catalogue(), area), shown=shown)
    return compare(catalogue(), catalogue().measures[measure], area, Period(2024), comparators=comparators)


def test_a_council_that_chooses_nothing_is_set_beside_england_its_region_and_similar_councils():
    """Most councils never open this part of council.yml."""
    comparison = compared("Torbay", "feel_safe", "2024-25")

    assert ["England", "South West", "similar councils"] == names(comparison)
    assert ["unitary councils"] == [one.area.name for one in comparison.others]


def test_the_comparators_stand_in_the_order_chosen_and_england_always_first():
    """The council decides who comes second."""
    comparison = chosen("Torbay", "feel_safe", AreaKind.TYPE, AreaKind.REGION)

    assert ["England", "unitary councils", "South West"] == names(comparison)
    assert ["similar councils"] == [one.area.name for one in comparison.others]
    assert () == comparison.similar_figures


@pytest.mark.parametrize(
    ("council", "kind", "value"),
    [
        ("Kent", "shire county councils", "70.0"),
        ("North Yorkshire", "shire county councils", "70.0"),
        ("Somerset", "shire county councils", "70.0"),
        ("Torbay", "unitary councils", "71.0"),
        ("Leeds", "metropolitan councils", "71.1"),
        ("Barnet", "Outer London councils", "67.8"),
        ("Greenwich", "Inner London councils", "66.6"),
        ("City of London", "Inner London councils", "66.6"),
    ],
)
def test_a_type_is_the_one_ascof_counts_with_its_published_figure(council, kind, value):
    """North Yorkshire and Somerset are unitary by law and still counted among the shire counties."""
    type_ = chosen(council, "feel_safe", AreaKind.TYPE).against[1]

    assert (kind, Decimal(value)) == (type_.area.name, type_.difference.figure.value)


@pytest.mark.parametrize("measure", ["feel_safe", "admissions_65", "carer_qol", "home_65", "adj_scrqol"])
def test_the_middle_is_the_median_of_what_was_published(measure):
    """Half of the councils lie on either side; recomputed from the shipped table by Python's own median."""
    period = Period(2023 if measure == "carer_qol" else 2024)
    with (REFERENCE / "figures" / f"{measure}.csv").open(encoding="utf-8", newline="") as file:
        published = {row["area"]: row["value"] for row in csv.DictReader(file) if row["period"] == str(period)}
    for council in catalogue().councils()[::7]:
        similar = usual_comparators(catalogue(), council).similar
        values = [published.get(area.code, "") for area in similar.areas]
        told = [Decimal(value) for value in values if value and not value.startswith(("[", "not"))]
        middle = similar_group(catalogue(), catalogue().measures[measure], similar, period).middle

        assert middle.value == (statistics.median(told) if len(told) >= 5 else None)


def test_the_margin_of_the_middle_is_that_of_the_councils_in_the_middle():
    """Halton's 14 similar councils: the two in the middle were published with these margins."""
    measure, halton = catalogue().measures["satisfaction_users"], catalogue().council("Halton")
    group = similar_group(catalogue(), measure, usual_comparators(catalogue(), halton).similar, Period(2024))
    told = sorted((figure for figure in group.figures if figure.value is not None), key=lambda figure: figure.value)
    one, other = told[6].margin, told[7].margin

    assert ((one**2 + other**2) / 4).sqrt() <= group.middle.margin < ((one**2 + other**2) / 4).sqrt() + Decimal("0.01")


def test_with_too_few_similar_councils_the_region_stands_in():
    """Four of Cumberland's twenty answer for adult social care."""
    comparison = chosen("Cumberland", "feel_safe", AreaKind.SIMILAR)

    assert ["England", "North West"] == names(comparison)
    assert (
        "Only 4 of the Office for National Statistics’ statistical nearest neighbours (2026) answer for adult social "
        "care. They are too few to compare with, so the region stands in for them."
    ) in words.small_print(comparison)


def test_where_too_few_similar_councils_have_a_figure_nothing_is_made_of_them():
    """In 2020-21 two of Torbay's similar councils ran the survey."""
    comparison = compared("Torbay", "feel_safe", "2020-21")
    middle = comparison.against[2].difference

    assert Missing.NOT_PUBLISHED is middle.figure.missing
    assert Verdict.NOT_PUBLISHED is middle.verdict
    assert "Too few similar councils have a figure to compare it with." in words.headline(comparison)


@pytest.mark.parametrize(
    ("council", "measure", "said"),
    [
        ("Halton", "satisfaction_users", "Of 14 similar councils, half are above 66.2% and half are below."),
        ("Rutland", "feel_safe", "Of 5 similar councils, 2 are above 73.2%, 1 has exactly that and 2 are below."),
        ("Torbay", "scrqol", "Of 12 similar councils, 5 are above 19.3, 2 have exactly that and 5 are below."),
    ],
)
def test_the_middle_is_explained_by_counting(council, measure, said):
    """“Half are above” is said only where it is so."""
    small_print = words.small_print(compared(council, measure, "2024-25"))

    assert said in small_print
    assert "No figure is published for similar councils as a group, so we show their middle." in small_print


def test_the_small_print_says_that_the_message_would_stay():
    """Torbay is about the same as everybody."""
    said = words.small_print(compared("Torbay", "feel_safe", "2024-25"))

    assert "Against unitary councils (71.0%) too, it is about the same." in said


def test_the_small_print_says_that_the_message_would_change():
    """Whoever chooses comparators must not be able to choose the answer."""
    changing = [
        (council.name, sentence)
        for council in catalogue().councils()
        for sentence in words.small_print(chosen(council.code, "feel_safe", AreaKind.REGION))
        if "the message would change" in sentence
    ]

    assert (
        "Bromley",
        "Against the middle of similar councils (72.2%), not shown here, the message would change: "
        "it is about the same.",
    ) in changing
    assert (
        "Brighton and Hove",
        "Against the middle of similar councils (71.5%), not shown here, the message would change: it is worse.",
    ) in changing


def test_no_small_print_calls_the_middle_a_rate_or_an_average_of_the_group():
    """The median of councils is neither."""
    for council in catalogue().councils()[::5]:
        for measure in catalogue().measures:
            comparison = compared(council.code, measure, "2024-25")
            about = [one for one in words.small_print(comparison) if "similar councils" in one]
            assert not [sentence for sentence in about if "average" in sentence or "rate" in sentence]


PATH = "accounts/halton/council.yml"
OWN = """\
name: Halton Borough Council
code: E06000006
comparators:
  compare_with: [similar, type]
  similar:
    name: CIPFA nearest neighbours 2024
    date: 2024-11-01
    reason: We have used this list since 2019.
    councils:
"""
FORMATS = """\
other_formats:
  words: For large print, audio, Braille, BSL or another language ring 01632 960123.
  days: 10
"""
FIVE = ["Knowsley", "St Helens", "Redcar and Cleveland", "E06000005", "Bournemouth, Christchurch and Poole"]


def listing(*councils: str) -> dict[str, str | bytes | None]:
    return {PATH: OWN + "".join(f"      - {council}\n" for council in councils) + FORMATS}


def test_a_council_types_its_own_list(tmp_path):
    """By name or code, with whose list it is, of when, and why."""
    checked = check_files(tmp_path, listing(*FIVE))
    council = checked.accounts[0].account.council
    comparison = compare(
        catalogue(), catalogue().measures["feel_safe"], council.area, Period(2024), comparators=council.comparators
    )

    assert [] == checked.all_findings
    assert ["England", "similar councils", "unitary councils"] == names(comparison)
    assert ["Knowsley", "St Helens", "Redcar and Cleveland", "Darlington", FIVE[4]] == [
        area.name for area in comparison.similar.areas
    ]
    assert (
        "The council chose the similar councils itself (CIPFA nearest neighbours 2024, 1 November 2024). "
        "We have used this list since 2019."
    ) in words.small_print(comparison)


@pytest.mark.parametrize(
    ("councils", "line", "problem", "fix"),
    [
        (
            (*FIVE, "Knowlsey"), 15,
            "There is no council “Knowlsey” with adult social services. Did you mean “Knowsley”?",
            "write the council's name, or its nine-character ONS code",
        ),
        ((*FIVE, "Halton"), 15, "Halton is the council itself.", "take it out of the list"),
        ((*FIVE, "Knowsley Council"), 15, "Knowsley is in this list twice.", "keep one of the two"),
        (
            FIVE[:4], 9, "This list has 4 councils, and a group needs 5 or more.",
            "add councils, or take out  similar  so that the official list is used",
        ),
    ],
)  # fmt: skip
def test_a_slip_in_the_list_is_named_at_its_line(tmp_path, councils, line, problem, fix):
    """A list of councils is typed by hand."""
    found = findings(tmp_path, listing(*councils))

    assert [(PATH, line, problem, fix)] == [
        (one.location.file, one.location.line, one.problem, one.fix) for one in found
    ]


def test_an_unknown_kind_of_comparator_is_named(tmp_path):
    """There are three beside England."""
    text = OWN.replace("[similar, type]", "[family]") + "".join(f"      - {council}\n" for council in FIVE) + FORMATS
    (found,) = findings(tmp_path, {PATH: text})

    assert (4, "“family” is not a choice for “compare_with”.", "choose one of: region, type, similar") == (
        found.location.line,
        found.problem,
        found.fix,
    )


def test_every_comparator_can_be_quoted(tmp_path):
    """Also those that the comparison does not show."""
    story = (
        "We are at [[4A]]; the North West is at [[4A.region]], unitary councils at [[4A.type]] and the middle of "
        "similar councils at [[4A.similar]]."
    )
    checked = check_files(tmp_path, {"safeguarding.md": story})
    account = checked.accounts[0].account

    assert not [finding for finding in checked.all_findings if finding.rule == "unknown-figure"]
    assert (
        "We are at 68.1%; the North West is at 70.0%, unitary councils at 71.0% and the middle of similar councils at "
        "72.45%."
    ) in Quotes(account, catalogue()).fill(story)


@pytest.mark.parametrize(
    ("council", "said"),
    [
        (
            "Halton",
            "Every official figure of the council is set beside England, its region and the middle of similar "
            "councils. Its similar councils are Barnsley, Dudley, Gateshead, Knowsley, North Tyneside, Rotherham, "
            "Sefton, St Helens, Stockton-on-Tees, Sunderland, Wakefield, Warrington, West Northamptonshire and Wigan. "
            "They are those of the Office for National Statistics’ statistical nearest neighbours (2026) that answer "
            "for adult social care.",
        ),
        (
            "Cumberland",
            "Every official figure of the council is set beside England and its region. Only 4 of the Office for "
            "National Statistics’ statistical nearest neighbours (2026) answer for adult social care. They are too "
            "few to compare with, so the region stands in for them.",
        ),
    ],
)
def test_the_account_says_once_whom_it_is_compared_with(council, said):
    """On the page on how it was made, in the order of the alphabet."""
    assert said == " ".join(words.chosen_sentences(usual_comparators(catalogue(), catalogue().council(council))))
