"""What stands under a comparison, sentence by sentence."""

from dataclasses import replace
from decimal import Decimal

import pytest

from localaccount_gen import words
from localaccount_gen.compare import compare
from localaccount_gen.model import OfficialFigure, Period
from tests.comparisons import CASES, EXAMPLESHIRE, catalogue, compared


def test_the_small_print_of_a_survey_says_how_sure_it_is():
    """Period, people, margin in words, direction, what is odd, break, source, and what it must not be used for."""
    assert (
        "The figures are for April 2024 to March 2025.",
        "About 130 people in Halton answered.",
        "If everyone had been asked, the answer would probably be between 60.2% and 76.0%.",
        "A difference that could be chance is not called better or worse.",
        "Higher is better. That is our judgement: no official statement of direction was found.",
        "Of 14 similar councils, half are above 66.2% and half are below.",
        "No figure is published for similar councils as a group, so we show their middle.",
        "Similar councils are those of the Office for National Statistics’ statistical nearest neighbours (2026) that "
        "answer for adult social care.",
        "Against unitary councils (65.9%) too, it is about the same.",
        "England: Derby sent no survey for 2024-25, so its answers of the year before are counted in this total.",
        "In 2020-21 councils could choose whether to run this survey and 18 did, so these figures stand alone.",
        words.source_sentence(compared("Halton", "satisfaction_users", "2024-25").source),
        "This can be used to compare, not to judge how effective a council is.",
    ) == words.small_print(compared("Halton", "satisfaction_users", "2024-25"))


def test_the_small_print_of_a_count_says_that_everyone_is_counted():
    """Counts have no margin, and small differences are still not to be trusted."""
    said = words.small_print(compared("Torbay", "admissions_65", "2024-25"))

    assert (
        "This counts everyone in the council’s records (318 out of 38,234), so there is no margin of error. "
        "Small differences may still be chance, or come from how councils record things."
    ) in said
    assert "Lower is better." in said


def test_counts_that_would_puzzle_are_left_out():
    """4B's counts are rounded to 5: 215 of 240 is not 90.8%."""
    said = words.small_print(compared("Torbay", "s42_risk_reduced", "2024-25"))

    assert not any("215" in sentence or "240" in sentence for sentence in said)


def test_an_estimate_is_not_called_a_count():
    """Staff turnover is an estimate from some employers, without a published margin."""
    said = words.small_print(compared("Torbay", "workforce_turnover", "2024-25"))

    assert "No margin of error is published for this, so small differences may mean little." in said
    assert "Neither higher nor lower is better." in said
    assert not any("counts everyone" in sentence for sentence in said)


def test_the_small_print_says_when_carers_were_last_asked():
    """A figure of another year than the account's must say so."""
    said = words.small_print(compared("Torbay", "satisfaction_carers", "2024-25"))

    assert "The figures are for April 2023 to March 2024." == said[0]
    assert "Carers are not asked every year. There was no survey in 2024-25; the last was in 2023-24." == said[1]


def test_the_source_is_named_with_its_day_and_licence():
    """In English wherever the computer stands."""
    source = replace(
        catalogue().sources[compared("Torbay", "feel_safe", "2024-25").figure.source],
        publisher="Department of Health and Social Care", release="ASCOF 2024 to 2025", published="2025-12-18",
        licence="Open Government Licence v3.0",
    )  # fmt: skip

    assert (
        "Source: Department of Health and Social Care, ASCOF 2024 to 2025, published 18 December 2025. "
        "Open Government Licence v3.0."
    ) == words.source_sentence(source)


def test_invented_figures_are_called_invented_first():
    """Nobody may take Exampleshire's figures for real ones."""
    figure = OfficialFigure(
        "feel_safe", EXAMPLESHIRE.code, Period(2024), Decimal("80.0"), margin=Decimal("3.0"), respondents=400
    )
    made_up = catalogue().with_invented(EXAMPLESHIRE, [figure])
    comparison = compare(made_up, made_up.measures["feel_safe"], EXAMPLESHIRE, Period(2024), invented=True)
    said = words.small_print(comparison)

    assert "The figures for Exampleshire are invented, to show how this works. The others are official." == said[0]
    assert said[0] == words.first_lines(comparison)[0]


@pytest.mark.parametrize(
    ("council", "measure", "said"),
    [
        (
            "Cumberland", "feel_safe",
            ["The council of Cumberland began on 1 April 2023. Before that, people here were counted in Cumbria; "
             "its figures are not joined with these."],
        ),
        (
            "BCP", "feel_safe",
            ["The council of Bournemouth, Christchurch and Poole began on 1 April 2019. Before that, people here were "
             "counted in Bournemouth, Poole and Dorset County; their figures are not joined with these."],
        ),
        ("Dorset", "home_65", []),
        ("North Yorkshire", "feel_safe", []),
    ],
)  # fmt: skip
def test_a_new_council_names_the_ones_before_it(council, measure, said):
    """Its past begins with it. A measure younger than the council needs none, nor does a change in law alone."""
    assert said == [one for one in words.small_print(compared(council, measure, "2024-25")) if "began on" in one]


@pytest.mark.parametrize(("council", "measure", "period"), CASES)
def test_the_first_lines_are_of_the_small_print_and_in_its_order(council, measure, period):
    """What a page shows unfolded and what it folds are together the whole small print, nothing twice."""
    comparison = compared(council, measure, period)
    whole, first = words.small_print(comparison), words.first_lines(comparison)

    assert [sentence for sentence in whole if sentence in first] == list(first)
    assert "The figures are for" in " ".join(first)
    assert first[-1] == "This can be used to compare, not to judge how effective a council is."
