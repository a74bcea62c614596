"""The sentences about official figures, compared whole: they are what most readers read."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from localaccount_gen import words
from localaccount_gen.model import OfficialFigure, Period, Verdict
from tests.comparisons import beside_region, catalogue, compared


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0.0", "Very few or no"),
        ("0.4", "Very few or no"),
        ("0.5", "Fewer than 1 in 10"),
        ("7.4", "Fewer than 1 in 10"),
        ("7.5", "About 1 in 10"),
        ("14.9", "About 1 in 10"),
        ("15.0", "About 2 in 10"),
        ("64.9", "About 6 in 10"),
        ("65.0", "About 7 in 10"),
        ("69.2", "About 7 in 10"),
        ("92.5", "About 9 in 10"),
        ("92.6", "More than 9 in 10"),
        ("99.4", "More than 9 in 10"),
        ("99.5", "All or nearly all"),
        ("100.0", "All or nearly all"),
    ],
)
def test_a_percentage_is_said_in_tenths(number, said):
    """To the nearest tenth, and near the ends never more than is true."""
    assert said == words.n_in_ten(Decimal(number))


def test_in_tenths_is_true_of_every_percentage():
    """“About” is never more than half a tenth off, and “fewer than” and “more than” hold."""
    bounds = {"Very few or no": (0, 1), "Fewer than 1 in 10": (0, 10), "More than 9 in 10": (90, 100),
              "All or nearly all": (99, 100)}  # fmt: skip
    for thousandths in range(1001):
        number = Decimal(thousandths) / 10
        said = words.n_in_ten(number)
        about = re.fullmatch(r"About (\d) in 10", said)
        low, high = (int(about[1]) * 10 - 5, int(about[1]) * 10 + 5) if about else bounds[said]
        assert low <= number <= high, said


VALUES = [
    ("Halton", "satisfaction_users", "2024-25", "68.1%"),
    ("Torbay", "scrqol", "2024-25", "19.2 out of 24"),
    ("Torbay", "carer_qol", "2023-24", "7.2 out of 12"),
    ("Torbay", "adj_scrqol", "2024-25", "0.394 out of 1"),
    ("Torbay", "admissions_65", "2024-25", "831.7 in every 100,000 people aged 65 and over"),
    ("Torbay", "admissions_18_64", "2024-25", "33.7 in every 100,000 people aged 18 to 64"),
    ("Torbay", "dtoc_total", "2019-20", "10.0 in every 100,000 adults"),
    ("Torbay", "mh_employment", "2020-21", "4%"),
    ("Kent", "reablement_effective", "2024-25", "not published"),
    ("City of London", "st_max_sequel", "2024-25", "too few people to show"),
    ("Derby", "feel_safe", "2024-25", "not available"),
    ("Torbay", "carer_qol", "2024-25", "no survey that year"),
]


@pytest.mark.parametrize(("council", "measure", "period", "said"), VALUES)
def test_a_value_is_said_with_its_unit_and_its_published_decimals(council, measure, period, said):
    """A missing one is said in words, and no missing one is zero."""
    area, when = catalogue().council(council), Period.parse(period)
    found = catalogue().figure(measure, area.code, when)

    assert said == words.value(found, catalogue().measures[measure])


HEADLINES = [
    (
        "Halton", "satisfaction_users", "2024-25",
        "About 7 in 10 people who use services are very or extremely satisfied with their care and support (68.1%). "
        "That is about the same as England (65.1%) and the North West (65.4%). "
        "There is no clear change since 2023-24 (68.7%).",
    ),
    (
        "Gateshead", "feel_safe", "2024-25",
        "About 8 in 10 people who use services feel safe (77.1%). "
        "That is better than England (70.1%) and about the same as the North East (74.1%). "
        "There is no clear change since 2023-24 (75.4%).",
    ),
    (
        "Torbay", "admissions_65", "2024-25",
        "831.7 in every 100,000 people aged 65 and over moved into a care home to live, with the council’s help. "
        "That is worse than England (592.5) and the South West (584.8). Lower is better. "
        "From 2024-25 this is counted in a new way, from each person’s own records, "
        "so it cannot be compared with earlier figures.",
    ),
    (
        "Torbay", "st_max_sequel", "2024-25",
        "About 1 in 10 people new to services needed no ongoing support after short-term help to get back on their "
        "feet (9.3%). That is worse than England (77.1%) and the South West (86.0%). "
        "From 2024-25 this is counted in a new way, from each person’s own records, so it cannot be compared with "
        "earlier figures. These are small numbers (10 out of 107), so the figure can change a lot by chance.",
    ),
    (
        "Torbay", "satisfaction_carers", "2024-25",
        "When carers were last asked, in 2023-24, about 4 in 10 unpaid carers are very or extremely satisfied with "
        "social services (35.9%). That is about the same as England (36.7%) and the South West (37.6%). "
        "It is worse than in 2021-22 (45.9%).",
    ),
    (
        "Torbay", "scrqol", "2024-25",
        "19.2 out of 24 is how people who use services rate their quality of life, on average. "
        "That is about the same as England (19.0) and the South West (19.1). "
        "There is no clear change since 2023-24 (19.3).",
    ),
    (
        "Torbay", "feel_safe", "2020-21",
        "About 7 in 10 people who use services feel safe (72.2%). "
        "There is no figure for England or the South West for 2020-21 to compare it with. "
        "In 2020-21 councils could choose whether to run this survey and 18 did, so these figures stand alone.",
    ),
    (
        "Kent", "reablement_effective", "2024-25",
        "No figure was published for Kent for 2024-25. The publisher says that the council’s data for this were "
        "missing. The last one was 83.4%, for 2023-24. England’s is 60.7% and the South East’s is 66.0%.",
    ),
    (
        "City of London", "st_max_sequel", "2024-25",
        "The figure for the City of London for 2024-25 is not shown, because it would count too few people. "
        "The last one was 80.0%, for 2023-24. England’s is 77.1% and London’s is 75.3%.",
    ),
    (
        "City of London", "feel_safe", "2024-25",
        "About 7 in 10 people who use services feel safe (71.1%). About 15 people answered, which is too few to say "
        "how that compares with England (70.1%) and London (67.3%). Too few people answered to say whether it has "
        "changed since 2023-24 (81.2%).",
    ),
    (
        "Derby", "feel_safe", "2024-25",
        "There is no figure for Derby for 2024-25. The council did not send in its survey for 2024-25. "
        "The last one was 67.8%, for 2023-24. England’s is 70.1% and the East Midlands’ is 68.1%.",
    ),
    (
        "Derby", "s42_risk_reduced", "2024-25",
        "About 9 in 10 safeguarding enquiries that found a risk ended with it reduced or removed (91.2%). "
        "That is the same as England (91.2%) and worse than the East Midlands (92.2%). "
        "It is worse than in 2023-24 (93.5%).",
    ),
    (
        "Torbay", "cqc_good_residential", "2024-25",
        "About 8 in 10 care homes are rated good or outstanding by the Care Quality Commission (82.2%). "
        "That is slightly better than England (81.7%) and worse than the South West (86.1%). "
        "It is better than in 2023-24 (79.7%). "
        "These are small numbers (60 out of 73), so the figure can change a lot by chance.",
    ),
    (
        "Torbay", "workforce_turnover", "2024-25",
        "About 3 in 10 care workers left their job in the past 12 months (30.4%). "
        "That is higher than England (23.7%) and the South West (25.2%). It is higher than in 2023-24 (27.2%).",
    ),
    (
        "Halton", "adj_scrqol", "2024-25",
        "0.386 out of 1 is how much care and support add to the quality of life of people who use services, on "
        "average. That is about the same as England (0.419) and the North West (0.417). There is no clear change "
        "since 2023-24 (0.374). Only about 45 people answered, so take this with care.",
    ),
    (
        "Northumberland", "services_safe", "2019-20",
        "About 9 in 10 people who use services say those services make them feel safe and secure (88.6%). "
        "That cannot be compared with England (86.8%) and the North East (91.9%). "
        "We have no margin of error for it, so small differences may be chance. "
        "It is not comparable with 2018-19 (88.8%).",
    ),
    (
        "Northumberland", "ld_employment", "2019-20",
        "Fewer than 1 in 10 adults with a learning disability who get long-term support are in paid work (5.2%). "
        "That is worse than England (5.6%) and slightly better than the North East (5.1%). "
        "It is the same as in 2018-19 (5.2%).",
    ),
    (
        "Torbay", "feel_safe", "2025-26",
        "No figure was published for Torbay for 2025-26. The last one was 69.2%, for 2024-25.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("council", "measure", "period", "said"), HEADLINES)
def test_the_headline_answers(council, measure, period, said):
    """The level, against whom, the change, and what to beware of."""
    assert said == words.headline(beside_region(council, measure, period))


def test_a_figure_that_may_not_be_compared_says_who_says_so():
    """Halton's 26.7% for 3D(1a) is about records."""
    found = words.headline(beside_region("Halton", "sds_users", "2024-25"))

    assert (
        "That cannot be compared with England (82.4%) and the North West (69.1%). "
        "The publisher says that comparisons of this figure are not meaningful for 2024-25: "
        "many councils’ records are incomplete."
    ) in found


CLAIMS = re.compile(r"\b(better|worse|higher|lower) than\b")


@pytest.mark.parametrize("period", ["2019-20", "2020-21", "2023-24", "2024-25"])
def test_every_measure_makes_whole_sentences_for_every_kind_of_council(period):
    """No blank, no word of Python's, no marker, no double full stop; and nothing claimed without a verdict for it."""
    for council in catalogue().councils()[::9]:
        for measure in catalogue().measures:
            comparison = compared(council.code, measure, period)
            said = words.headline(comparison)
            for sentence in (said, *words.small_print(comparison), words.past_sentence(comparison)):
                assert re.fullmatch(r"[A-Z0-9].*[.]", sentence), sentence
                assert not re.search(r"  |\.\.|None|\[|\(\)| ,| \.|nan", sentence), sentence
            found = [one.difference.verdict for one in comparison.against]
            found += [comparison.change.verdict] if comparison.change else []
            judged = {Verdict.BETTER, Verdict.WORSE, Verdict.HIGHER, Verdict.LOWER}
            assert bool(judged.intersection(found)) is bool(CLAIMS.search(said)), said


def test_lower_is_better_is_said_once():
    """Also where only the change is judged, because England has no figure."""
    comparison = compared("Torbay", "admissions_65", "2020-21")
    alone = replace(comparison, against=())

    assert 1 == words.headline(comparison).count("Lower is better.")
    assert "It is better than in 2019-20 (516.2). Lower is better." in words.headline(alone)


CHANGES = [
    ("Halton", "satisfaction_users", "2024-25", "no clear change since 2023-24 (68.7%)"),
    ("Torbay", "satisfaction_carers", "2024-25", "worse than in 2021-22 (45.9%)"),
    ("Torbay", "st_max_sequel", "2024-25", "not comparable with 2023-24 (90.2%)"),
    ("Northumberland", "ld_employment", "2019-20", "the same as in 2018-19 (5.2%)"),
    ("City of London", "feel_safe", "2024-25", "too few answers to say how it compares with 2023-24 (81.2%)"),
    ("Torbay", "home_65", "2024-25", None),
    ("Kent", "reablement_effective", "2024-25", None),
]


@pytest.mark.parametrize(("council", "measure", "period", "said"), CHANGES)
def test_a_change_can_be_quoted_inside_a_sentence(council, measure, period, said):
    """What `[[1D.change]]` stands for; nothing where there is no earlier figure."""
    assert said == words.change(compared(council, measure, period))


@pytest.mark.parametrize(
    ("code", "inside", "owner"),
    [
        ("E92000001", "England", "England’s"),
        ("E12000009", "the South West", "the South West’s"),
        ("E12000007", "London", "London’s"),
        ("E12000003", "Yorkshire and the Humber", "Yorkshire and the Humber’s"),
        ("E12000004", "the East Midlands", "the East Midlands’"),
        ("E09000001", "the City of London", "the City of London’s"),
        ("E06000027", "Torbay", "Torbay’s"),
        ("E08000013", "St Helens", "St Helens’"),
    ],
)
def test_places_are_named_as_people_name_them(code, inside, owner):
    """“The South West”, but “London”."""
    assert (inside, owner) == (words.place(catalogue().areas[code]), words.possessive(catalogue().areas[code]))


def test_a_likely_range_stays_on_the_scale():
    """No answer lies under 0% or over 100%."""
    measure = catalogue().measures["feel_safe"]
    high = OfficialFigure("feel_safe", "E09000001", Period(2024), Decimal("94.7"), margin=Decimal("8.8"))
    low = replace(high, value=Decimal("2.0"))

    assert (Decimal("85.9"), Decimal("100.0")) == words.likely_range(high, measure)
    assert (Decimal("0.0"), Decimal("10.8")) == words.likely_range(low, measure)


def test_a_period_is_said_in_months():
    """A resident need not know when a financial year begins."""
    assert "April 2024 to March 2025" == words.period(Period(2024))
