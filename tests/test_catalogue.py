"""The catalogue: councils by any name, measures by the right code, figures that say why there are none."""

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.model import Area, AreaKind, Missing, OfficialFigure, Period, Polarity

CATALOGUE = load_catalogue()
NOW = Period(2024)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("E06000027", "Torbay Council"),
        ("E06000027", "torbay"),
        ("E06000027", " E06000027 "),
        ("E06000047", "County Durham"),
        ("E06000047", "Durham"),
        ("E06000047", "Durham County Council"),
        ("E06000023", "Bristol"),
        ("E06000023", "City of Bristol"),
        ("E06000023", "Bristol, City of"),
        ("E06000010", "Kingston upon Hull, City of"),
        ("E06000010", "Hull City Council"),
        ("E06000019", "Herefordshire, County of"),
        ("E08000013", "St. Helens"),
        ("E06000033", "Southend-on-Sea City Council"),
        ("E06000035", "Medway Towns"),
        ("E06000020", "Telford & Wrekin"),
        ("E09000011", "The Royal Borough of Greenwich"),
        ("E09000027", "London Borough of Richmond upon Thames"),
        ("E09000033", "City of Westminster"),
        ("E09000001", "City of London"),
        ("E06000053", "Council of the Isles of Scilly"),
        ("E06000058", "Bournemouth, Christchurch & Poole"),
        ("E06000065", "E10000023"),
        ("E08000019", "E08000039"),
    ],
)
def test_a_council_is_found_however_people_write_it(code, written):
    """An officer types the name on the letterhead; the figures are under an ONS code, sometimes an older one."""
    found = CATALOGUE.council(written)

    assert found is not None
    assert code == found.code


def test_dorset_is_the_council_of_today_and_the_old_county_has_its_own_name():
    """The county of Dorset ended in 2019; its successor has most of its name and none of its figures."""
    today, before = CATALOGUE.council("Dorset"), CATALOGUE.council("Dorset County Council")

    assert ("E06000059", None) == (today.code, today.ended)
    assert ("E10000009", date(2019, 4, 1)) == (before.code, before.ended)
    assert ("E06000059", "E06000058") == before.successors
    assert ("E10000009",) == today.predecessors


@pytest.mark.parametrize("text", ["London", "England", "South West", "Torbey", "", "council"])
def test_what_is_no_council_is_not_found(text):
    """A region or a slip must not quietly become some council."""
    assert CATALOGUE.council(text) is None


@pytest.mark.parametrize(("start", "count"), [(2015, 152), (2018, 152), (2019, 151), (2020, 151), (2021, 152),
                                              (2022, 152), (2023, 153), (2024, 153)])  # fmt: skip
def test_there_are_as_many_councils_as_there_were(start, count):
    """Councils merged and split: 152, then 151, then 152, then 153."""
    assert count == len(CATALOGUE.councils(Period(start).start))


def test_todays_councils_are_153_by_name_type_and_region():
    """The types are those of the official tables, in which North Yorkshire and Somerset are still shire counties."""
    councils = CATALOGUE.councils()
    types = {kind: sum(council.type == kind for council in councils) for kind in {one.type for one in councils}}
    regions = {CATALOGUE.areas[code].name: sum(one.region == code for one in councils) for code in
               {one.region for one in councils}}  # fmt: skip

    assert sorted(council.name for council in councils) == [council.name for council in councils]
    assert {"type-unitary": 61, "type-metropolitan": 36, "type-shire": 23, "type-outer-london": 20,
            "type-inner-london": 13} == types  # fmt: skip
    assert {"London": 33, "North West": 24, "South East": 19, "Yorkshire and the Humber": 15, "South West": 15,
            "West Midlands": 14, "North East": 12, "East of England": 11, "East Midlands": 10} == regions  # fmt: skip
    assert "type-shire" == CATALOGUE.council("North Yorkshire").type


@pytest.mark.parametrize(
    ("measure", "text", "period"),
    [
        ("satisfaction_users", "1D", 2024),
        ("carer_qol", "1D", 2022),
        ("st_max_sequel", "2A", 2024),
        ("admissions_18_64", "2A(1)", 2022),
        ("admissions_18_64", "2a1", 2022),
        ("s42_risk_reduced", "4B", 2024),
        ("services_safe", "4B", 2022),
        ("feel_safe", "4A", 2015),
        ("feel_safe", "4a", 2024),
        ("reablement_effective", "2D(1)", 2024),
        ("home_18_64", "2E2A", 2024),
        ("ld_home", "2E", 2023),
        ("ld_home", "2E(1)", 2024),
        ("feel_safe", "feel_safe", 2024),
        ("feel_safe", "People who feel safe", 2024),
    ],
)
def test_a_code_means_what_it_meant_in_its_period(measure, text, period):
    """In 2023-24 all but two codes changed their meaning: 1D was carers' quality of life, and is now satisfaction."""
    assert measure == CATALOGUE.measure(text, Period(period)).id


def test_a_code_of_another_period_is_told_with_the_right_one():
    """An officer who copies last year's code should be given this year's, not another measure."""
    assert CATALOGUE.measure("1J", NOW) is None
    assert [("adj_scrqol", "1B")] == [(measure.id, code) for measure, code in CATALOGUE.wrong_code("1J", NOW)]
    assert [("mh_independent", "")] == [(measure.id, code) for measure, code in CATALOGUE.wrong_code("1H", NOW)]
    assert ["services_safe"] == [measure.id for measure, _ in CATALOGUE.wrong_code("4B", NOW)]
    assert [] == CATALOGUE.wrong_code("4A", NOW)


def test_no_two_measures_share_a_code_in_a_period():
    """Otherwise a code would not name a measure."""
    for start in range(2015, 2025):
        codes = [code for measure in CATALOGUE.measures.values() if (code := measure.code_in(Period(start)))]
        assert len(codes) == len(set(codes))


def test_every_measure_can_be_said_in_plain_sentences():
    """Its words stand inside sentences: no full stop, no jargon, a question that ends as one."""
    assert 34 == len(CATALOGUE.measures)
    for measure in CATALOGUE.measures.values():
        for words in (measure.plain_title, measure.statement, measure.numerator, measure.denominator):
            assert words
            assert not words.endswith(".")
            assert "proportion" not in words.casefold()
            assert "'" not in words
        assert measure.statement[0].islower()
        assert measure.question.endswith("?")
        assert all(segment.reason.endswith(".") for segment in measure.segments[1:])
        assert measure.note == "" or measure.note.endswith(".")


def test_a_measure_says_what_can_be_compared():
    """Nothing is joined across the change of source in 2024-25, and the voluntary survey of 2020-21 stands alone."""
    admissions, safe = CATALOGUE.measures["admissions_65"], CATALOGUE.measures["feel_safe"]
    before, since = admissions.segments
    survey, voluntary = safe.segments

    assert (Period(2023) in before, NOW in before, NOW in since) == (True, False, True)
    assert (Period(2019) in survey, NOW in survey, Period(2020) in survey, Period(2020) in voluntary) == (
        True, True, False, True)  # fmt: skip
    assert CATALOGUE.measures["sds_users"].segments[1].not_between_councils


def test_no_direction_is_invented():
    """Nobody official has said whether turnover should be high or low, and a high number of admissions is not good."""
    assert Polarity.NONE is CATALOGUE.measures["workforce_turnover"].polarity
    assert Polarity.LOWER is CATALOGUE.measures["admissions_65"].polarity
    assert Polarity.HIGHER is CATALOGUE.measures["st_max_sequel"].polarity


def test_a_figure_that_was_never_published_says_so():
    """A missing row is “not published”, never None and never zero."""
    figure = CATALOGUE.figure("feel_safe", "E06000063", Period(2016))

    assert (None, Missing.NOT_PUBLISHED) == (figure.value, figure.missing)


def test_figures_come_oldest_first_and_gap_years_are_not_missing():
    """The carers' survey runs every other year; between, nothing was asked, which is not the same as missing."""
    figures = CATALOGUE.figures("carer_qol", "E06000027")

    assert sorted(figure.period for figure in figures) == [figure.period for figure in figures]
    assert Missing.NOT_APPLICABLE is CATALOGUE.figure("carer_qol", "E06000027", NOW).missing
    assert Period(2023) == CATALOGUE.latest_period("carer_qol", "E06000027", NOW)
    assert Period(2021) == CATALOGUE.latest_period("carer_qol", "E06000027", Period(2022))
    assert CATALOGUE.latest_period("home_65", "E06000027", Period(2023)) is None


def test_an_invented_council_is_laid_over_and_the_real_ones_stay():
    """A demonstration is compared with real England; its own figures are marked as invented."""
    area = Area("invented-exampleshire", "Exampleshire", AreaKind.COUNCIL, region="E12000009")
    figure = OfficialFigure("feel_safe", area.code, NOW, Decimal("71.2"), margin=Decimal("4.0"), respondents=300)

    overlaid = CATALOGUE.with_invented(area, [figure])

    assert "invented" == overlaid.figure("feel_safe", area.code, NOW).source
    assert Decimal("71.2") == overlaid.figure("feel_safe", area.code, NOW).value
    assert CATALOGUE.figure("feel_safe", "E92000001", NOW) == overlaid.figure("feel_safe", "E92000001", NOW)
    assert area.code not in CATALOGUE.areas
    assert Missing.NOT_PUBLISHED is CATALOGUE.figure("feel_safe", area.code, NOW).missing


def test_the_catalogue_needs_no_spreadsheet_reader():
    """`check` must start fast: what reads spreadsheets is for `data import` alone."""
    program = (
        "import sys; from localaccount_gen.catalogue import load_catalogue;"
        "load_catalogue().figures('feel_safe', 'E06000027');"
        "print([name for name in ('pandas', 'python_calamine', 'click', 'yaml', 'pydantic') if name in sys.modules])"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert "[]" == done.stdout.strip()
