"""The directors’ survey of December 2013, made again from a small file of its counts.

Tables 1 and 2 publish their counts. Table 10 publishes per cents alone, of 69 respondents: the counts in the file are
those whole numbers that add up to 69 and give every published per cent, so they are inferred.
"""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from localaccount_gen.evaluation.councils import councils_of, councils_on
from localaccount_gen.evaluation.production import response
from localaccount_gen.evaluation.shares import SMALLEST_BASE, Group, Share, breakdown
from localaccount_gen.evaluation.statements import Agreement
from localaccount_gen.model import Period

_FILE = Path(__file__).parents[1] / "extracts/survey_of_directors_2013.csv"
IN_THE_FIELD = date(2013, 12, 1)


def _table(number: str) -> list[dict[str, str]]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["table"] == number]


def _groups(number: str) -> list[Group]:
    return [Group(row["group"], Share(int(row["count"]), int(row["total"]))) for row in _table(number)]


@pytest.mark.parametrize(
    ("table", "published"),
    [
        ("1", {"Shire county": (15, 27, "56"), "English unitary": (26, 56, "46"), "Metropolitan district":
               (22, 36, "61"), "London borough": (13, 33, "39")}),
        ("2", {"East Midlands": (5, 9, "56"), "East of England": (5, 11, "45"), "London": (13, 33, "39"),
               "North East": (8, 12, "67"), "North West": (14, 23, "61"), "South East": (9, 19, "47"),
               "South West": (8, 16, "50"), "West Midlands": (8, 14, "57"),
               "Yorkshire and the Humber": (6, 15, "40")}),
    ],
)  # fmt: skip
def test_response_rates_are_those_that_were_published(table: str, published: dict) -> None:
    """Respondents, all authorities and the rate of tables 1 and 2, with totals out of our own list of that day."""
    councils = councils_on(IN_THE_FIELD)
    ours = {group.name: group.share.base for half in response(councils, set()) for group in half}
    groups = _groups(table)

    assert published == {one.name: (one.share.count, one.share.base, one.share.words) for one in groups}
    assert {group.name: group.share.base for group in groups} == {name: ours[name] for name in published}
    total = Share(sum(group.share.count for group in groups), len(councils.areas))
    assert (76, 152, "50") == (total.count, total.base, total.words)


def test_agreement_is_what_was_published() -> None:
    """Table 10: agree or strongly agree first, which is rounded from the counts: 38 and 57 are 94 together."""
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for row in _table("10"):
        counts[row["group"]][row["answer"]] = int(row["count"])
    told = [Agreement(statement, answers) for statement, answers in counts.items()]

    assert [69] * 4 == [one.base for one in told]
    assert [
        ("94", "38", "57", "4", "0", "0", "1"),
        ("94", "33", "61", "4", "0", "0", "1"),
        ("91", "29", "62", "6", "1", "0", "1"),
        ("78", "28", "51", "16", "4", "0", "1"),
    ] == [(one.agree.words, *(share.words for share in one.shares)) for one in told]


@pytest.mark.parametrize(
    ("count", "base", "words"),
    [
        (0, 152, "0"), (1, 250, "**"), (1, 200, "1"), (1, 201, "**"), (1, 8, "13"), (5, 200, "3"), (69, 76, "91"),
        (152, 152, "100"), (0, 0, "-"),
    ],
)  # fmt: skip
def test_per_cents_follow_the_surveys_conventions(count: int, base: int, words: str) -> None:
    """Halves go up; less than half a per cent is not none; nothing asked is not none either."""
    assert words == Share(count, base).words


def test_answers_are_not_broken_down_where_groups_are_small() -> None:
    """The survey declined to do so by region, where it had five; by type it had 13 and more."""
    answered = [Group(group.name, Share(1, group.share.count)) for group in _groups("2")]
    by_type = [Group(group.name, Share(1, group.share.count)) for group in _groups("1")]

    declined = breakdown("Region", answered, Share(9, 76))
    assert () == declined.groups
    assert declined.declined == (
        "Not broken down by region: the smallest group has 5 of the 76, and fewer than 9 are too few to draw a "
        "meaning from."
    )
    assert 9 == SMALLEST_BASE
    assert 4 == len(breakdown("Type", by_type, Share(4, 76)).groups)


@pytest.mark.parametrize(
    ("period", "councils", "counties", "unitary"),
    [("2012-13", 152, 27, 56), ("2018-19", 152, 27, 56), ("2019-20", 151, 26, 56), ("2020-21", 151, 25, 57),
     ("2021-22", 152, 24, 59), ("2022-23", 152, 24, 59), ("2023-24", 153, 21, 63), ("2024-25", 153, 21, 63)],
)  # fmt: skip
def test_the_base_is_the_councils_there_were(period: str, councils: int, counties: int, unitary: int) -> None:
    """Dorset and Northamptonshire, Cumbria, Buckinghamshire, North Yorkshire and Somerset changed between."""
    there = councils_of(Period.parse(period))
    types = [there.type_of(code) for code in there.areas]

    assert (councils, counties, unitary) == (len(types), types.count("Shire county"), types.count("English unitary"))
    assert (36, 33) == (types.count("Metropolitan district"), types.count("London borough"))
