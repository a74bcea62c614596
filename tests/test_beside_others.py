"""Whom a council is set beside, worked out again from the shipped tables without the product's own code."""

import csv
from collections import defaultdict
from decimal import Decimal
from statistics import median

import pytest

from localaccount_gen.compare import compare
from localaccount_gen.model import AreaKind, Comparators, Period, SimilarCouncils, Verdict
from localaccount_gen.project import REFERENCE
from tests.comparisons import catalogue

NOW = Period(2024)
COUNCILS = ["Barnet", "Birmingham", "Blackpool", "Bristol", "Camden", "Cornwall", "Croydon", "Cumberland", "Derby",
            "Devon", "Dorset", "County Durham", "Hackney", "Halton", "Kent", "Leeds", "North Yorkshire", "Somerset",
            "Torbay", "Wigan"]  # fmt: skip
FEWEST = 5


def rows(path):
    with (REFERENCE / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def neighbours():
    found = defaultdict(list)
    for row in rows("neighbours.csv"):
        found[row["council"]].append(row["neighbour"])
    return found


@pytest.mark.parametrize("code", ["1A", "4A", "3A", "2C", "2E(2b)", "6B", "4B"])
def test_the_middle_of_similar_councils_is_the_median_of_their_published_figures(code, neighbours):
    """For 20 councils: Python's own median of what the shipped table has for the councils of its list."""
    measure = catalogue().measure(code, NOW)
    published = {row["area"]: row["value"] for row in rows(f"figures/{measure.id}.csv") if row["period"] == "2024-25"}
    wrong, shown = [], 0
    for name in COUNCILS:
        council = catalogue().council(name)
        values = [Decimal(text) for other in neighbours[council.code] if (text := published[other])[:1].isdigit()]
        beside = {one.area.kind: one.difference.figure.value for one in compare(
            catalogue(), measure, council, NOW).against}  # fmt: skip
        enough = len(neighbours[council.code]) >= FEWEST and len(values) >= FEWEST
        shown += enough
        if beside.get(AreaKind.SIMILAR) != (median(values) if enough else None):
            wrong.append((name, beside.get(AreaKind.SIMILAR), values))

    assert [] == wrong
    assert shown >= 17


# The type's figure for 2024-25 with the cell it stands in, in the sheet of its measure in the official workbook.
BESIDE_TYPE = [
    ("Kent", "4A", "shire county councils", "70.0", "AG8", Verdict.SAME),
    ("Leeds", "1A", "metropolitan councils", "19.1", "AG10", Verdict.SAME),
    ("Barnet", "1D", "Outer London councils", "60.6", "AG12", Verdict.SAME),
    ("Hackney", "3A", "Inner London councils", "74.1", "AG11", Verdict.SAME),
    ("Torbay", "2B", "unitary councils", "17.4", "F10", Verdict.WORSE),
    ("Leeds", "2E(1)", "metropolitan councils", "84.0", "F11", Verdict.WORSE),
    ("North Yorkshire", "2C", "shire county councils", "579.3", "F9", Verdict.BETTER),
    ("Somerset", "5A(1)", "shire county councils", "44.7", "AG8", Verdict.SAME),
    ("Greenwich", "6B", "Inner London councils", "86.8", "AG13", Verdict.WORSE),
    ("Dorset", "3C(1)", "unitary councils", "69.0", "AG9", Verdict.SAME),
    ("Wigan", "3D(1a)", "metropolitan councils", "79.8", "F11", Verdict.NOT_COMPARABLE),
    ("Brent", "1B", "Outer London councils", "0.402", "AD12", Verdict.SAME),
]


@pytest.mark.parametrize(("council", "code", "kind", "value", "cell", "verdict"), BESIDE_TYPE)
def test_a_council_is_set_beside_its_types_published_figure(council, code, kind, value, cell, verdict):
    """The type as the official tables count it; North Yorkshire and Somerset are still among the shire counties."""
    comparison = compare(
        catalogue(), catalogue().measure(code, NOW), catalogue().council(council), NOW,
        comparators=Comparators((AreaKind.TYPE,), SimilarCouncils((), "")),
    )  # fmt: skip
    type_ = comparison.against[1]

    assert (kind, Decimal(value), verdict) == (
        type_.area.name, type_.difference.figure.value, type_.difference.verdict)  # fmt: skip


def test_all_nine_regions_have_their_own_figure_for_carers_information_in_2018_19():
    """In the official workbook the nine rows are mixed up: each is put where its councils' respondents add up to it."""
    found = {}
    period = Period(2018)
    for region in (area for area in catalogue().areas.values() if area.kind is AreaKind.REGION):
        figure = catalogue().figure("info_carers", region.code, period)
        answered = sum(catalogue().figure("info_carers", council.code, period).respondents or 0
                       for council in catalogue().councils(period.start) if council.region == region.code)  # fmt: skip
        found[region.name] = (str(figure.value), figure.respondents, answered)

    # The value, who answered as published for the region, who answered in its councils (each rounded to 5).
    assert {
        "North East": ("72.5", 2535, 2535),
        "North West": ("61.7", 5400, 5410),
        "Yorkshire and the Humber": ("63.3", 3375, 3375),
        "East Midlands": ("61.6", 2275, 2275),
        "West Midlands": ("57.6", 2920, 2920),
        "East of England": ("61.3", 2780, 2790),
        "London": ("59.8", 5775, 5780),
        "South East": ("62.9", 4380, 4370),
        "South West": ("63.8", 4355, 4345),
    } == found
