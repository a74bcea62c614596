"""What is said of each measure: held against a list made from the official workbook and releases, and on its page."""

import csv

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.model import Collection, Period, Polarity
from tests.full_account import published
from tests.official_files import EXTRACTS
from tests.test_render_accounts import in_order, words

CATALOGUE = load_catalogue()
LISTED = {row["measure_id"]: row for row in csv.DictReader(
    (EXTRACTS / "measures.csv").read_text(encoding="utf-8").splitlines())}  # fmt: skip

_ENDED = ("removed", "not published")
_COLLECTIONS = {"ASCS": Collection.USER_SURVEY, "SACE": Collection.CARER_SURVEY, "CLD": Collection.RECORDS,
                "SALT": Collection.RECORDS, "SAC": Collection.RECORDS, "Skills": Collection.OTHER,
                "CQC": Collection.OTHER, "MHMDS/MHSDS": Collection.OTHER, "DTOC": Collection.OTHER}  # fmt: skip


def _codes(row):
    """The code of each period that the list has for a measure."""
    before = {str(Period(year)): row["code_to_2022_23"] for year in range(2015, 2023)}
    listed = {**before, "2023-24": row["code_2023_24"].partition(" ")[0], "2024-25": row["code_2024_25"]}
    return {period: code for period, code in listed.items() if code and code not in _ENDED}


def test_the_same_measures_are_listed():
    """All 34, old and new."""
    assert set(LISTED) == set(CATALOGUE.measures)


@pytest.mark.parametrize("measure", CATALOGUE.measures.values(), ids=lambda one: one.id)
def test_codes_units_and_decimals_are_those_listed(measure):
    """A code at most in the periods listed; fewer only where the measure was not published for all of them."""
    row = LISTED[measure.id]

    assert measure.codes.items() <= _codes(row).items()
    assert (row["unit"], int(row["decimals"])) == (measure.unit, measure.decimals)


def test_the_periods_without_a_code_are_those_without_the_measure():
    """The list gives one old code for all years; these measures began later or ended before, or have one code less."""
    fewer = {one.id: sorted(_codes(LISTED[one.id]).keys() - one.codes.keys()) for one in CATALOGUE.measures.values()}

    assert {
        "adj_scrqol": ["2015-16"],  # first published for 2016-17
        "dtoc_total": ["2020-21", "2021-22", "2022-23"],  # the collection stopped in February 2020
        # Before 2017-18 the code 2C(2) was of social care or both together, and there was no 2C(3).
        "dtoc_asc": ["2015-16", "2016-17", "2020-21", "2021-22", "2022-23"],
        "dtoc_joint": ["2015-16", "2016-17", "2020-21", "2021-22", "2022-23"],
    } == {measure: periods for measure, periods in fewer.items() if periods}


@pytest.mark.parametrize("measure", CATALOGUE.measures.values(), ids=lambda one: one.id)
def test_titles_and_sources_are_those_listed(measure):
    """The title of 2024-25, or the last one; the collection of 2024-25, or the last one."""
    row = LISTED[measure.id]
    now = row["code_2024_25"] not in ("", *_ENDED)
    source = row["source_2024_25"] if now else row["source_to_2023_24"]

    assert (row["title_2024_25"] if now else row["title_to_2022_23"]) == measure.title
    assert _COLLECTIONS[source.split()[0]] is measure.collection
    assert row["numerator"]
    assert row["denominator"]


def test_directions_are_those_listed_but_for_turnover():
    """The list judges a low turnover better; the Office for Local Government gave it no direction, so neither do we."""
    differing = {one.id: (LISTED[one.id]["polarity"], one.polarity) for one in CATALOGUE.measures.values()
                 if LISTED[one.id]["polarity"].split()[0] != one.polarity}  # fmt: skip

    assert {"workforce_turnover": ("lower (judgement)", Polarity.NONE)} == differing


# What is counted and out of what, in our words beside the list's, for a measure of each kind: read by a person.
FRACTIONS = [
    ("feel_safe", "respondents who feel as safe as they want (weighted)", "respondents to q7a",
     "people who said they feel as safe as they want", "people who answered the question"),
    ("satisfaction_carers", "respondents satisfied", "respondents to q4 (excludes no support received)",
     "carers who said they were extremely or very satisfied",
     "carers who answered the question and had had some support"),
    ("admissions_65", "new admissions 65+", "population 65+",
     "people aged 65 and over newly admitted to a residential or nursing home for the long term",
     "people aged 65 and over living in the area"),
    ("home_65", "clients 65+ living in their home or with family", "clients 65+ with long-term support in the year",
     "people aged 65 and over who live in their own home or with family",
     "people aged 65 and over who get long-term support"),
    ("s42_risk_reduced", "risk removed + risk reduced", "risk removed + reduced + remaining",
     "safeguarding enquiries in which the risk was reduced or removed",
     "safeguarding enquiries in which a risk was found and the outcome is known"),
    ("cqc_good_residential", "residential providers rated good or outstanding",
     "all residential providers (incl. not yet rated)", "residential care providers rated good or outstanding",
     "all residential care providers in the area, those not yet rated too"),
    ("workforce_turnover", "not published (estimates)", "not published",
     "estimated by Skills for Care; not published", "estimated by Skills for Care; not published"),
]  # fmt: skip


@pytest.mark.parametrize(("measure", "numerator", "denominator", "counted", "out_of"), FRACTIONS)
def test_numerators_and_denominators_say_what_is_listed(measure, numerator, denominator, counted, out_of):
    """Ours are in plain words; who changes either side has to look at both."""
    row, ours = LISTED[measure], CATALOGUE.measures[measure]

    assert (numerator, denominator) == (row["numerator"], row["denominator"])
    assert (counted, out_of) == (ours.numerator, ours.denominator)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory):
    return published(tmp_path_factory.mktemp("measures"))


@pytest.mark.parametrize("measure", CATALOGUE.measures.values(), ids=lambda one: one.id)
def test_each_measures_page_says_all_of_it(site, measure):
    """Question, title, what is counted, out of what, unit, source, direction and why, codes, what can be compared."""
    text = words(site, f"measures/{measure.id}/")
    basis = measure.polarity_basis
    direction = {Polarity.NONE: "Neither higher nor lower is better", Polarity.HIGHER: "Higher is better",
                 Polarity.LOWER: "Lower is better"}[measure.polarity]  # fmt: skip
    own = "That is our own " if basis.startswith("judgement") else ""

    assert in_order(
        text, measure.plain_title, measure.question, f"Official title {measure.title}",
        f"What is counted {_sentence(measure.numerator)}", f"Out of {_sentence(measure.denominator)}", "Measured in ",
        "Where it comes from ", f"Which way is better {direction}", f"{own}{basis}.",
        f"Part of the framework {measure.objective}", "Its codes", f"{measure.id} names this measure in every period",
        "Which periods can be compared", *(one.reason for one in measure.segments if one.reason), "Source ",
    )  # fmt: skip
    table = text[text.index("The codes of this measure") : text.index("Which periods can be compared")]
    assert set(measure.codes.values()) == set(table.split()) & set(measure.codes.values())


def _sentence(text):
    return text[0].upper() + text[1:]


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("feel_safe", "Measured in Percent, to one decimal place Where it comes from The Adult Social Care Survey"),
        (
            "carer_qol",
            "Measured in A score out of 12, to one decimal place Where it comes from The Survey of Adult Carers",
        ),
        ("adj_scrqol", "Measured in A score out of 1, to three decimal places"),
        ("admissions_18_64", "Measured in People in every 100,000 people aged 18 to 64, to one decimal place"),
        ("dtoc_total", "Measured in People in every 100,000 adults, to one decimal place"),
        ("mh_independent", "Measured in Percent, as a whole number"),
        (
            "workforce_turnover",
            "Neither higher nor lower is better: the Office for Local Government gave it no direction",
        ),
        ("control", "Higher is better. That is our own judgement: no official statement of direction was found."),
    ],
)
def test_a_measures_page_says_it_in_plain_words(site, measure, said):
    """Units, sources and directions as a resident reads them."""
    assert said in words(site, f"measures/{measure}/")
