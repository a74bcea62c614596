"""Similar councils: every council has some, from the official list."""

import csv
from collections import Counter

from tests.comparisons import catalogue
from tests.official_files import NEIGHBOURS


def test_each_of_the_153_councils_has_three_to_twenty_similar_councils() -> None:
    """So many of the 20 on the official list answer for adult social care."""
    counts = Counter(len(catalogue().similar(council.code)) for council in catalogue().councils())
    assert counts.total() == 153
    assert (min(counts), max(counts)) == (3, 20)


def test_similar_councils_are_councils_of_today_and_never_the_council_itself() -> None:
    """A list is read by people who know their neighbours."""
    today = {council.code for council in catalogue().councils()}
    for council in today:
        similar = catalogue().similar(council)
        assert set(similar) <= today - {council}
        assert len(set(similar)) == len(similar)


def test_the_most_similar_council_comes_first() -> None:
    """Torbay's list begins as the Office for National Statistics has it."""
    names = [catalogue().areas[code].name for code in catalogue().similar("E06000027")]
    assert names[:3] == ["Southend-on-Sea", "Plymouth", "Darlington"]


def test_a_council_that_is_gone_has_none() -> None:
    """Cumbria ended before the list was made."""
    assert catalogue().similar("E10000006") == ()


def test_the_lists_are_the_official_ones() -> None:
    """Every council of the official file, in its order, by the model that weighs people, places and work together."""
    official: dict[str, list[str]] = {}
    for row in csv.DictReader(NEIGHBOURS.read_text(encoding="utf-8").splitlines()):
        if row["model"] == "global":
            official.setdefault(row["ons_code"], []).append(row["neighbour_ons_code"])
    assert len(official) >= 3
    for council, similar in official.items():
        assert catalogue().similar(council) == tuple(similar)
