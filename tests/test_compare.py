"""What may be said of a figure against others and its own past. Figures are the published ones."""

from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from localaccount_gen.compare import ENGLAND, compare, difference
from localaccount_gen.model import Comparison, Missing, OfficialFigure, Period, Polarity, Verdict
from tests.comparisons import EXAMPLESHIRE, beside_region, catalogue

BETTER, WORSE, SAME, UNCLEAR = Verdict.BETTER, Verdict.WORSE, Verdict.SAME, Verdict.UNCLEAR


def verdicts(comparison: Comparison) -> list[tuple[str, Verdict]]:
    return [(one.area.name, one.difference.verdict) for one in comparison.against]


def figure(value: str, margin: str | None = None, respondents: int | None = 400) -> OfficialFigure:
    return OfficialFigure(
        "feel_safe", "E06000027", Period(2024), Decimal(value), None, None if margin is None else Decimal(margin),
        respondents,
    )  # fmt: skip


def test_a_survey_figure_inside_the_margins_is_about_the_same():
    """Halton's 68.1% is three points above England's, and its margin is 7.9."""
    comparison = beside_region("Halton", "satisfaction_users", "2024-25")

    assert [("England", SAME), ("North West", SAME)] == verdicts(comparison)
    assert Decimal("3.0") == comparison.against[0].difference.amount
    assert UNCLEAR is comparison.change.verdict


def test_a_survey_figure_outside_the_margins_is_better():
    """Gateshead's 77.1% ± 4.4 is above England's 70.1% ± 0.4, not above the North East's 74.1% ± 1.3."""
    comparison = beside_region("Gateshead", "feel_safe", "2024-25")

    assert [("England", BETTER), ("North East", SAME)] == verdicts(comparison)


def test_a_difference_as_large_as_the_combined_margin_is_none():
    """√(3² + 4²) is 5: a difference of 5.0 is inside, one of 5.1 outside."""
    measure = catalogue().measures["feel_safe"]

    assert SAME is difference(figure("75.0", "3.0"), figure("70.0", "4.0"), measure, SAME).verdict
    assert BETTER is difference(figure("75.1", "3.0"), figure("70.0", "4.0"), measure, SAME).verdict
    assert WORSE is difference(figure("64.9", "3.0"), figure("70.0", "4.0"), measure, SAME).verdict


def test_nothing_is_called_better_or_worse_inside_the_margins():
    """Whatever the figures, better or worse is said exactly where the difference passes the combined margin."""
    chance = Random(11)
    passed = 0
    for _ in range(3000):
        own, other = (Decimal(chance.randint(0, 1000)) / 10 for _ in range(2))
        own_margin, other_margin = (Decimal(chance.randint(0, 300)) / 10 for _ in range(2))
        mine, theirs = figure(str(own), str(own_margin)), figure(str(other), str(other_margin))
        found = difference(mine, theirs, catalogue().measures["feel_safe"], SAME)

        passes = (own - other) ** 2 > own_margin**2 + other_margin**2
        assert passes is (found.verdict in (BETTER, WORSE))
        assert (found.verdict is BETTER) is (passes and own > other)
        passed += passes
    assert 1000 < passed < 2900


def test_lower_is_better_where_the_measure_says_so():
    """More older people in care homes than in England is worse, not better."""
    comparison = beside_region("Torbay", "admissions_65", "2024-25")

    assert [("England", WORSE), ("South West", WORSE)] == verdicts(comparison)


def test_without_a_direction_only_higher_and_lower_are_said():
    """Nobody official says whether staff turnover should be high or low."""
    comparison = beside_region("Torbay", "workforce_turnover", "2024-25")

    assert Polarity.NONE is comparison.measure.polarity
    assert [("England", Verdict.HIGHER), ("South West", Verdict.HIGHER)] == verdicts(comparison)
    assert Verdict.HIGHER is comparison.change.verdict


def test_counts_differ_as_published():
    """Counts have no margin: Derby's 91.2% equals England's as published, and is below the East Midlands' 92.2%."""
    comparison = beside_region("Derby", "s42_risk_reduced", "2024-25")

    assert [("England", SAME), ("East Midlands", WORSE)] == verdicts(comparison)


def test_too_few_answers_say_nothing():
    """In the City of London about 15 people answered."""
    comparison = beside_region("City of London", "feel_safe", "2024-25")

    assert [("England", Verdict.TOO_FEW), ("London", Verdict.TOO_FEW)] == verdicts(comparison)
    assert Verdict.TOO_FEW is comparison.change.verdict


def test_thirty_answers_are_enough():
    """The line is drawn under 30, whichever side has so few."""
    measure = catalogue().measures["feel_safe"]

    assert BETTER is difference(figure("80.0", "1.0", 30), figure("70.0", "1.0"), measure, SAME).verdict
    assert Verdict.TOO_FEW is difference(figure("80.0", "1.0", 25), figure("70.0", "1.0"), measure, SAME).verdict
    assert Verdict.TOO_FEW is difference(figure("80.0", "1.0"), figure("70.0", "1.0", 25), measure, SAME).verdict


def test_a_survey_without_its_margin_is_not_compared():
    """Nobody may guess the margin of the old measure 4B, which is not on file."""
    comparison = beside_region("Northumberland", "services_safe", "2019-20")

    assert [("England", Verdict.NOT_COMPARABLE), ("North East", Verdict.NOT_COMPARABLE)] == verdicts(comparison)


def test_a_council_without_a_figure_is_compared_with_nothing():
    """Kent sent no usable data on reablement; England's figure is still there to read."""
    comparison = beside_region("Kent", "reablement_effective", "2024-25")

    assert comparison.figure.value is None
    assert Missing.NOT_PUBLISHED is comparison.figure.missing
    assert [("England", Verdict.NOT_PUBLISHED), ("South East", Verdict.NOT_PUBLISHED)] == verdicts(comparison)
    assert Decimal("60.7") == comparison.against[0].difference.figure.value
    assert comparison.change is None


def test_nothing_is_invented_for_england_in_2020_21():
    """18 councils ran the survey, and no figure for England was made of them."""
    comparison = beside_region("Torbay", "feel_safe", "2020-21")

    assert Decimal("72.2") == comparison.figure.value
    assert [("England", Verdict.NOT_PUBLISHED), ("South West", Verdict.NOT_PUBLISHED)] == verdicts(comparison)
    assert all(one.difference.amount is None for one in comparison.against)


def test_no_change_is_told_across_a_break():
    """Torbay's 2A went from 90.2% to 9.3% because it is counted otherwise, which is no change anyone could tell."""
    comparison = beside_region("Torbay", "st_max_sequel", "2024-25")

    assert Verdict.NOT_COMPARABLE is comparison.change.verdict
    assert comparison.change.amount is None
    assert Period(2023) == comparison.change.figure.period
    assert [7, 1] == [len(run) for run in comparison.series]
    assert 1 == len(comparison.breaks)


def test_the_voluntary_survey_stands_alone():
    """2020-21 is compared with no other year, and 2021-22 with the year before it."""
    alone = beside_region("Torbay", "feel_safe", "2020-21")
    after = beside_region("Torbay", "feel_safe", "2021-22")

    assert Verdict.NOT_COMPARABLE is alone.change.verdict
    assert Period(2019) == after.change.figure.period
    assert (Period(2020),) in [tuple(figure.period for figure in run) for run in after.series]


def test_for_a_year_without_a_carers_survey_the_latest_one_is_used():
    """Carers were asked in 2023-24, not in 2024-25; they were last asked before that in 2021-22."""
    comparison = beside_region("Torbay", "satisfaction_carers", "2024-25")

    assert Period(2024) == comparison.period
    assert Period(2023) == comparison.figure.period
    assert {Period(2023)} == {one.difference.figure.period for one in comparison.against}
    assert (WORSE, Period(2021)) == (comparison.change.verdict, comparison.change.figure.period)
    assert [2016, 2018, 2021, 2023] == [one.period.start_year for run in comparison.series for one in run]


def test_nothing_after_the_period_is_looked_at():
    """An account for 2022-23 reads the same years after."""
    comparison = beside_region("Torbay", "feel_safe", "2022-23")

    periods = [one.period for run in (*comparison.series, *comparison.england) for one in run]
    assert Period(2022) == max(periods)


def test_councils_are_not_compared_where_the_publisher_says_that_it_means_nothing():
    """3D(1a) measures records, not practice, in 2024-25; the year before it could be compared."""
    now = beside_region("Halton", "sds_users", "2024-25")
    before = beside_region("Halton", "sds_users", "2023-24")

    assert [("England", Verdict.NOT_COMPARABLE), ("North West", Verdict.NOT_COMPARABLE)] == verdicts(now)
    assert Verdict.NOT_COMPARABLE not in [verdict for _, verdict in verdicts(before)]


def test_a_zero_of_nobody_is_no_figure():
    """For 2019-20 Kent was published with 0.000 of 0 respondents, which is missing, not zero."""
    comparison = beside_region("Kent", "adj_scrqol", "2019-20")

    assert comparison.figure.value is None
    assert Decimal("0.000") not in [one.value for run in comparison.series for one in run]


def test_an_invented_council_is_compared_with_official_figures():
    """Its own figures are made up; the source named is England's."""
    made_up = replace(figure("80.0", "3.0"), area=EXAMPLESHIRE.code)
    invented = compare(
        catalogue().with_invented(EXAMPLESHIRE, [made_up]), catalogue().measures["feel_safe"], EXAMPLESHIRE,
        Period(2024), invented=True,
    )  # fmt: skip

    assert [("England", BETTER), ("South West", BETTER)] == verdicts(invented)
    assert "Department of Health and Social Care" == invented.source.publisher


# How many councils' intervals leave England's value out: counted with decimals; counted earlier, with binary floats,
# which take some ties for differences (North Tyneside's 18.4 ± 0.6 reaches 19.0, yet 19.0 − 18.4 > 0.6 for a float).
OUTSIDE = [
    ("scrqol", "2024-25", 151, 42, 43),
    ("adj_scrqol", "2024-25", 151, 23, 24),
    ("satisfaction_users", "2024-25", 151, 36, 36),
    ("control", "2024-25", 151, 47, 50),
    ("info_users", "2024-25", 151, 31, 32),
    ("feel_safe", "2024-25", 151, 44, 44),
    ("social_contact_users", "2024-25", 151, 31, 32),
    ("carer_qol", "2023-24", 152, 49, 55),
    ("satisfaction_carers", "2023-24", 152, 61, 62),
    ("carers_consulted", "2023-24", 152, 39, 39),
    ("info_carers", "2023-24", 152, 57, 57),
    ("social_contact_carers", "2023-24", 152, 51, 52),
]


@pytest.mark.parametrize(("measure", "period", "councils", "outside", "with_floats"), OUTSIDE)
def test_as_many_councils_stand_apart_from_england_as_counted_before(measure, period, councils, outside, with_floats):
    """Most councils cannot be told apart from England, and a tie is not a difference."""
    when = Period.parse(period)
    england = catalogue().figure(measure, ENGLAND, when)
    own = [catalogue().figure(measure, council.code, when) for council in catalogue().councils()]
    own = [one for one in own if one.value is not None]

    assert councils == len(own)
    assert outside == sum(abs(one.value - england.value) > one.margin for one in own)
    assert with_floats == sum(abs(float(one.value) - float(england.value)) > float(one.margin) for one in own)


@pytest.mark.parametrize(("measure", "period", "councils", "outside", "with_floats"), OUTSIDE)
def test_verdicts_are_those_of_the_intervals(measure, period, councils, outside, with_floats):
    """England's own margin is so small that it changes no verdict; the City of London has too few answers."""
    found = [beside_region(council.code, measure, period) for council in catalogue().councils()]
    against_england = [one.against[0].difference.verdict for one in found if one.figure.value is not None]

    apart = sum(verdict in (BETTER, WORSE) for verdict in against_england)
    assert apart in (outside, outside - 1)
    assert 1 <= against_england.count(Verdict.TOO_FEW) <= 2


@pytest.mark.parametrize(
    ("measure", "changed"),
    [("satisfaction_users", 17), ("control", 14), ("feel_safe", 19), ("social_contact_users", 11)],
)
def test_few_councils_changed_in_a_year(measure, changed):
    """Of 150 councils so many changed by more than the combined margins (3A: 15 with the City of London's few)."""
    found = [beside_region(council.code, measure, "2024-25").change for council in catalogue().councils()]

    assert changed == sum(one is not None and one.verdict in (BETTER, WORSE) for one in found)
