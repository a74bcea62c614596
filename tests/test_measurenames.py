"""An officer names a measure by code or plain name, however it is written; nothing is guessed."""

from dataclasses import replace
from itertools import product

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.measurenames import named, unknown_measure
from localaccount_gen.model import Period
from tests.accounts import FOLDER, check_files, findings, good_account

CATALOGUE = load_catalogue()
NOW = Period(2024)
_STORY = good_account()[f"{FOLDER}/safeguarding.md"]


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("feel_safe", "4A"),
        ("feel_safe", "4a"),
        ("feel_safe", "ASCOF 4A"),
        ("feel_safe", "ascof measure 4a"),
        ("feel_safe", "People who feel safe"),
        ("feel_safe", "people who feel safe."),
        ("feel_safe", "people-who-feel-safe"),
        ("feel_safe", "The proportion of people who use services who feel safe"),
        ("feel_safe", "people who use services who feel safe"),
        ("feel_safe", "feel-safe"),
        ("feel_safe", "FEEL_SAFE"),
        ("reablement_effective", "2D1"),
        ("reablement_effective", "2d (1)"),
        ("reablement_effective", "2D-1"),
        ("home_18_64", "2E2a"),
        ("cqc_good_residential", "residential adult social care providers rated good or outstanding by CQC"),
        ("adj_scrqol", "Adjusted social care-related quality of life: impact of adult social care services"),
        ("sds_carers", "Carers with a personal budget or direct payment"),
    ],
)
def test_a_measure_is_found_however_it_is_written(measure, text):
    """An officer copies the name from a report, a web address or last year's account."""
    found = CATALOGUE.measure(text, NOW)

    assert found is not None
    assert measure == found.id


def test_every_measure_is_found_by_every_name_it_has():
    """34 measures by id, plain title and official title in each period, and by each code in its periods."""
    for measure, start in product(CATALOGUE.measures.values(), range(2015, 2025)):
        code = measure.code_in(Period(start))
        names = [measure.id, measure.plain_title.upper(), measure.title.replace(" ", "-"), *([code] if code else [])]
        assert [measure] * len(names) == [CATALOGUE.measure(name, Period(start)) for name in names]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1J", "No measure has the code 1J in 2024-25. In 2022-23 it was “Difference that services make to quality of "
               "life”. Its code in 2024-25 is 1B."),
        ("1H", "No measure has the code 1H in 2024-25. In 2022-23 it was “People with mental health needs living "
               "independently”. It was not published for 2024-25."),
        ("3C", "No measure has the code 3C in 2024-25. In 2022-23 it was “Carers included in decisions”. Its code in "
               "2024-25 is 3B. Codes that begin with it: “People who find information easy to find” (3C(1)) and "
               "“Carers who find information easy to find” (3C(2))."),
        ("5a", "No measure has the code 5a in 2024-25. Codes that begin with it: “People with as much social contact "
               "as they want” (5A(1)) and “Carers with as much social contact as they want” (5A(2))."),
        ("feel_saf", "No measure is called “feel_saf” in 2024-25. Did you mean “People who feel safe” (4A)?"),
        ("People who feel save",
         "No measure is called “People who feel save” in 2024-25. Did you mean “People who feel safe” (4A)?"),
        ("reablement", "“reablement” may mean more than one measure: “People who need no more support after help to "
                       "get back on their feet” (2A), “Older people still at home after leaving hospital with help to "
                       "recover” (2D(1)) or “Older people who get help to recover when they leave hospital” (2D(2))."),
        ("delayed transfers",
         "“delayed transfers” may mean more than one measure: “People delayed in hospital” (2C(1) in 2019-20), “People "
         "delayed in hospital because of social care” (2C(2) in 2019-20) or “People delayed in hospital because of "
         "social care and the NHS together” (2C(3) in 2019-20)."),
        ("carer", "“carer” may mean more than one measure: “Quality of life of unpaid carers” (1C), “Carers satisfied "
                  "with social services” (1E), “Carers included in decisions” (3B), “Carers who find information easy "
                  "to find” (3C(2)) or “Carers with as much social contact as they want” (5A(2))."),
        ("people", "No measure is called “people” in 2024-25. To see them all, run  localaccount data list"),
        ("", "No measure is called “” in 2024-25. To see them all, run  localaccount data list"),
    ],
)  # fmt: skip
def test_a_name_that_names_no_single_measure_is_answered_with_a_question(text, told):
    """Never a guess: the candidates are named with title and code, and the officer chooses."""
    assert CATALOGUE.measure(text, NOW) is None
    assert told == CATALOGUE.unknown_measure(text, NOW)


def test_a_code_of_later_years_is_told_too():
    """An account of 2019-20, written with the handbook of today beside it."""
    told = CATALOGUE.unknown_measure("6A", Period(2019))

    assert ("No measure has the code 6A in 2019-20. In 2024-25 it is “Care workers leaving their job”. It was not "
            "published for 2019-20.") == told  # fmt: skip


def test_a_page_of_text_is_no_name_and_costs_nothing():
    """Text pasted into the wrong place is told shortly."""
    told = CATALOGUE.unknown_measure("word " * 100_000, NOW)

    assert len(told) < 400
    assert told.startswith("No measure is called “word word ")


def test_two_measures_of_one_name_are_told_apart_by_code():
    """Should a release ever give two measures one title, neither is taken for the other."""
    both = [CATALOGUE.measures["feel_safe"], CATALOGUE.measures["control"]]
    clash = [CATALOGUE.measures["feel_safe"], replace(both[1], title=both[0].title)]

    assert clash == named(both[0].title, NOW, clash)
    assert ("“The proportion of people who use services who feel safe” names more than one measure: “People who feel "
            "safe” (4A) and “People who have control over their daily life” (3A).") == unknown_measure(
                both[0].title, NOW, clash)  # fmt: skip


def test_a_section_may_name_measures_in_every_usual_way(tmp_path):
    """By code, plain name or address: the same comparisons, and no finding."""
    told = findings(tmp_path, {"safeguarding.md": (
        "---\nmeasures: [ASCOF 4A, people-who-feel-safe, proportion of people who use services who feel safe]\n---\n"
        + _STORY)})  # fmt: skip

    assert [] == told


@pytest.mark.parametrize(
    ("measure", "column", "problem"),
    [
        ("1J", 12, "No measure has the code 1J in 2024-25. In 2022-23 it was “Difference that services make to quality "
                   "of life”. Its code in 2024-25 is 1B."),
        ("feel save", 12, "No measure is called “feel save” in 2024-25. Did you mean “People who feel safe” (4A)?"),
        ("social contact", 12, "“social contact” may mean more than one measure: “People with as much social contact "
                               "as they want” (5A(1)) or “Carers with as much social contact as they want” (5A(2))."),
    ],
)  # fmt: skip
def test_a_measure_that_is_none_is_a_finding_at_its_place(tmp_path, measure, column, problem):
    """Line and column, what is wrong, what to type, and why."""
    [found] = findings(tmp_path, {"safeguarding.md": f"---\nmeasures: [{measure}]\n---\n{_STORY}"})

    assert ("broken-link", problem) == (found.rule, found.problem)
    assert "write a measure’s code in this period, such as 4A, or its title" == found.fix
    assert (f"{FOLDER}/safeguarding.md", 2, column) == (
        found.location.file, found.location.line, found.location.column)  # fmt: skip


def test_a_quote_takes_the_same_names(tmp_path):
    """[[4A]] and [[people-who-feel-safe]] are one figure; a slip in a council's own figure is told as that."""
    story = f"{_STORY}\n[[4A]] [[people-who-feel-safe.england]] [[people-suported]] [[1J]] [[qqq]]\n"
    told = [found.problem for found in check_files(tmp_path, {"safeguarding.md": story}).all_findings]

    assert [
        "No figure is called “people-suported”. Did you mean “people-supported”?",
        "No measure has the code 1J in 2024-25. In 2022-23 it was “Difference that services make to quality of life”. "
        "Its code in 2024-25 is 1B.",
        "No figure or measure is called “qqq” in 2024-25. To see them all, run  localaccount data list",
    ] == told
