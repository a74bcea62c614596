"""The shipped figures are the published ones: held against values read by eye from the official files."""

import csv
from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.model import AreaKind, Missing, Period
from tests.official_files import ENGLAND_AVERAGES

CATALOGUE = load_catalogue()

# Council, region or type; code in that period; period; value or marker; margin; respondents; numerator; denominator.
READ_BY_EYE = """
Torbay                      1A      2015-16  19.7     0.3   359
Derby                       1A      2024-25  [x]
Buckinghamshire             1A      2018-19  19.0     0.4   360
North Yorkshire             1A      2016-17  19.4     0.3   805
Cumbria                     1A      2022-23  19.5     0.3   445
Cumberland                  1A      2023-24  19.5     0.4   390
City of London              1A      2019-20  [x]
Isle of Wight               1J      2020-21  0.417    0.024 200
England                     1J      2020-21  [x]
type-outer-london           1B      2024-25  0.402    0.007 3705
Kent                        1J      2016-17  0.399    0.021 320
Dorset County               1D      2016-17  7.8      0.2   515
Torbay                      1D      2016-17  7.8      0.2   340
Isles of Scilly             1D      2016-17  [x]
Torbay                      1C      2023-24  7.2      0.3   310
Torbay                      1D      2022-23  [z]
Trafford                    3A      2019-20  84.8     12.5  35
Dorset                      1D      2024-25  68.7     6.6   265
Halton                      1D      2024-25  68.1     7.9   130
Northamptonshire            3A      2019-20  64.1     4.4   415
North Northamptonshire      3A      2021-22  63.0     4.5   370
Bradford                    3B      2021-22  33.8     5.0   290
City of London              3B      2018-19  50.0     20.8  20
Windsor and Maidenhead      2A      2024-25  none
Central Bedfordshire        2A      2024-25  [c]
Torbay                      2A      2024-25  9.3      -     -     10     107
Newham                      2A      2024-25  59.4     -     -     416    700
Rutland                     2B      2024-25  [c]
type-shire                  2B      2024-25  17.1     -     -     2110   12305795
Westminster                 2C      2024-25  320.4    -     -     85     26528
Kent                        2D(1)   2024-25  none
Cumberland                  2D(1)   2024-25  [c]
Leeds                       2D(1)   2024-25  63.2     -     -     528    836
E12000006                   2D(2)   2024-25  6.5      -     -     13875  214775
Sheffield                   2D(2)   2024-25  3.5      -     -     921    26421
Somerset                    2E(1)   2024-25  86.9     -     -     1239   1425
Medway                      2E(2a)  2024-25  79.6     -     -     1207   1517
Bristol                     2E(2b)  2024-25  62.9     -     -     2394   3809
York                        1B      2020-21  80.0     4.9   265
E12000007                   3A      2023-24  71.7     0.9   11935
County Durham               3C      2018-19  83.3     4.1   305
Wigan                       3D(1)   2017-18  74.1     4.6   320
E12000001                   3D(2)   2018-19  72.5     2.0   2535
E12000004                   3D(2)   2018-19  61.6     2.4   2275
Bournemouth                 3D(2)   2018-19  64.0     5.2   265
Isles of Scilly             3D(1a)  2024-25  [x]
Torbay                      3D(1a)  2024-25  100.0    -     -     1990   1990
Barnsley                    3D(2a)  2024-25  30.3     -     -     589    1943
Enfield                     4A      2015-16  66.8     2.9   710
type-unitary                4A      2024-25  71.0     0.6   21980
South Tyneside              4B      2024-25  none     -     -     390    330
Wirral                      4B      2024-25  none     -     -     380    315
Luton                       4B      2024-25  none     -     -     415    135
Dorset                      4B      2024-25  92.5     -     -     445    485
Bolton                      4B      2024-25  97.4     -     -     710    730
Torbay                      4B      2023-24  97.0     -     -     325    335
type-inner-london           1I(1)   2022-23  37.8     1.5   4215
Hackney                     5A(1)   2024-25  48.5     4.5   445
Hull                        5A(2)   2023-24  36.8     4.4   325
Cornwall                    6A      2024-25  20.2
Cornwall                    6A      2023-24  26.7
Isles of Scilly             6A      2024-25  [x]
Dorset                      6A      2023-24  36.5
Dorset                      6B      2024-25  89.7     -     -     96     107
England                     6B      2024-25  81.7     -     -     11287  13820
City of London              6B      2024-25  [x]
Telford and Wrekin          6B      2023-24  65.8     -     -     25     38
Isles of Scilly             6B      2024-25  0.0      -     -     0      1
Halton                      2A(1)   2020-21  2.6      -     -     2      76809
Halton                      2A(2)   2020-21  141.0    -     -     34     24105
Torbay                      2B(1)   2020-21  77.8     -     -     140    180
Torbay                      4B      2020-21  81.6     3.4   405   1945   2380
Halton                      1F      2020-21  5
Halton                      1H      2020-21  74
Rutland                     1F      2020-21  [c]
Torbay                      2A      2023-24  90.2
Torbay                      2D      2017-18  85.1
Torbay                      1H      2021-22  18
"""

_MARKERS = {"[c]": Missing.SUPPRESSED, "[x]": Missing.NOT_AVAILABLE, "[z]": Missing.NOT_APPLICABLE,
            "none": Missing.NOT_PUBLISHED}  # fmt: skip


def _read_by_eye():
    for line in READ_BY_EYE.strip().splitlines():
        area, rest = line[:28].strip(), line[28:].split()
        yield pytest.param(area, *rest, *["-"] * (7 - len(rest)), id=f"{area} {rest[0]} {rest[1]}")


@pytest.mark.parametrize(("area", "code", "year", "value", "margin", "respondents", "numerator", "denominator"),
                         list(_read_by_eye()))  # fmt: skip
def test_a_shipped_figure_is_the_published_one(area, code, year, value, margin, respondents, numerator, denominator):
    """Each was looked up in the official file: councils, regions and types, all years, numbers and every marker."""
    period = Period.parse(year)
    names = {"England": "E92000001", **{key: key for key in CATALOGUE.areas}}
    where = names.get(area) or CATALOGUE.council(area).code

    figure = CATALOGUE.figure(CATALOGUE.measure(code, period).id, where, period)

    assert (figure.missing is None, _MARKERS.get(value)) == (figure.value is not None, figure.missing)
    assert value in _MARKERS or value == str(figure.value)
    assert [margin, respondents, numerator, denominator] == [
        "-" if number is None else str(number)
        for number in (figure.margin, figure.respondents, figure.numerator, figure.denominator)
    ]


def test_every_england_average_agrees():
    """207 figures gathered from the releases one by one; 12 more are of years before the files we read begin."""
    rows = list(csv.DictReader(ENGLAND_AVERAGES.read_text(encoding="utf-8").splitlines()))
    held = [row for row in rows if row["measure_id"] in CATALOGUE.measures and CATALOGUE.figure(
        row["measure_id"], "E92000001", Period.parse(row["year"])).source]  # fmt: skip
    wrong = []
    for row in held:
        figure = CATALOGUE.figure(row["measure_id"], "E92000001", Period.parse(row["year"]))
        same = figure.value == Decimal(row["value"]) if row["value"] else figure.missing is _MARKERS[row["marker"]]
        if not same:
            wrong.append((row, figure))

    assert [] == wrong
    assert (219, 207) == (len(rows), len(held))


@pytest.mark.parametrize(("kind", "people"), [("type-shire", 12_305_793), ("type-metropolitan", 7_666_672),
                                              ("type-outer-london", 3_774_057)])  # fmt: skip
def test_the_types_are_those_of_the_official_tables(kind, people):
    """North Yorkshire and Somerset are unitary in law; only with them do the shire counties add up."""
    councils = [council.code for council in CATALOGUE.councils() if council.type == kind]

    published = CATALOGUE.figure("admissions_18_64", kind, Period(2024)).denominator

    assert people == sum(CATALOGUE.figure("admissions_18_64", code, Period(2024)).denominator for code in councils)
    assert abs(published - people) <= 3, "published rounded to 5"


def test_regions_add_up_from_their_councils():
    """Who answered in a region's councils, added up, is who answered in the region, within rounding (D1 too)."""
    wrong = []
    for measure in ("carer_qol", "satisfaction_carers", "carers_consulted", "info_carers", "social_contact_carers"):
        for start in (2018, 2021, 2023):
            period = Period(start)
            for region in (area for area in CATALOGUE.areas.values() if area.kind is AreaKind.REGION):
                published = CATALOGUE.figure(measure, region.code, period).respondents
                parts = [CATALOGUE.figure(measure, council.code, period).respondents or 0
                         for council in CATALOGUE.councils(period.start) if council.region == region.code]  # fmt: skip
                if abs(published - sum(parts)) > 5 + 2.5 * len(parts):
                    wrong.append((measure, str(period), region.name, published, sum(parts)))

    assert [] == wrong


@pytest.mark.parametrize(("start", "count"), [*((year, 152) for year in (2015, 2016, 2017, 2018, 2021, 2022)),
                                              (2019, 151), (2020, 151), (2023, 153), (2024, 153)])  # fmt: skip
def test_each_period_has_a_row_for_every_council_that_was_there_and_no_other(start, count):
    """A phantom council would distort every ranking; a council that is gone keeps its own years only."""
    period = Period(start)
    there = {council.code for council in CATALOGUE.councils(period.start)}
    rows = {code for code, area in CATALOGUE.areas.items() if area.kind is AreaKind.COUNCIL
            and CATALOGUE.figure("feel_safe", code, period).source}  # fmt: skip

    assert there == rows
    assert count == len(rows)


def test_eighteen_councils_ran_the_voluntary_survey():
    """In 2020-21 the survey was voluntary: 18 councils, and no figure for England, a region or a type."""
    figures = {code: CATALOGUE.figure("feel_safe", code, Period(2020)) for code in CATALOGUE.areas}
    told = {CATALOGUE.areas[code].name for code, figure in figures.items() if figure.value is not None}

    assert {
        "Barking and Dagenham", "Bexley", "Buckinghamshire", "Enfield", "Hillingdon", "Hounslow", "Isle of Wight",
        "Kirklees", "Liverpool", "Norfolk", "Oxfordshire", "Reading", "Southend-on-Sea", "Torbay", "Wakefield",
        "West Berkshire", "Windsor and Maidenhead", "York",
    } == told  # fmt: skip


def test_every_figure_says_where_it_was_read():
    """A figure without a source would be hearsay."""
    for measure in CATALOGUE.measures:
        for area in CATALOGUE.areas:
            for figure in CATALOGUE.figures(measure, area):
                assert figure.source in CATALOGUE.sources
    for source in CATALOGUE.sources.values():
        assert "Open Government Licence v3.0" == source.licence
        assert 64 == len(source.sha256)
        assert source.address.startswith("https://")
