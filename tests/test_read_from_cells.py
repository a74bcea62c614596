"""Figures picked by hand from cells of the official files, each with its place: anyone can open the file and look."""

import re
from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.model import AreaKind, Missing, Period
from localaccount_gen.official.workbook import read_workbook
from tests.official_files import COMPILED, OPEN_DATA, TIME_SERIES, WHOLE

CATALOGUE = load_catalogue()

# Where: a sheet and the cell of the outcome in the time series of 2024-25; `open` or `compiled` and the row in the open
# data of 2020-21 or the table compiled from the years between. Then the area, its code in that period, the period, the
# value or marker as it must be shown, margin, respondents, numerator and denominator.
PICKED = """
1a!F10       type-metropolitan             1A      2015-16  19.0   0.1    15475
1b!I8        type-shire                    1J      2017-18  0.411  0.005  4745
1c!X9        type-unitary                  1D      2021-22  7.4    0.0    14315
1d!O12       type-outer-london             3A      2018-19  59.7   1.1    8560
1e!AD11      type-inner-london             1E      2023-24  33.4   1.9    2005
2a!F11       type-metropolitan             2A      2024-25  74.4   -      -      31235  41995
2b!F13       type-outer-london             2B      2024-25  11.1   -      -      420    3774055
2c!F9        type-shire                    2C      2024-25  579.3  -      -      27000  4661025
2d(1)!F10    type-unitary                  2D(1)   2024-25  60.8   -      -      17630  28985
2e(1)!F11    type-metropolitan             2E(1)   2024-25  84.0   -      -      25305  30140
3a!AA8       type-shire                    1B      2022-23  78.6   0.9    10185
3c(2)!O12    type-outer-london             3D(2)   2018-19  59.2   1.8    3720
4a!U10       type-metropolitan             4A      2020-21  [x]
5a(2)!I11    type-inner-london             1I(2)   2016-17  31.9   1.3    3770
6a!E7        type-shire                    6A      2024-25  25.1
6b!R14       type-outer-london             6B      2023-24  85.1   -      -      859    1009
3d(1a)!F12   type-inner-london             3D(1a)  2024-25  83.5   -      -      26485  31700
open!9706    type-metropolitan             1C(1A)  2020-21  92.3   -      -      98073  106312
compiled!30392  type-metropolitan          1C(1A)  2021-22  95.3
compiled!23073  type-unitary               2D      2018-19  80.2
compiled!32354  type-shire                 1G      2022-23  78.7
compiled!33191  type-inner-london          2C      2023-24  505.3
1a!AG18      E12000002                     1A      2024-25  19.1   0.1    7555
2c!F20       E12000009                     2C      2024-25  584.8  -      -      7845   1341355
5a(1)!R22    E12000003                     1I(1)   2019-20  46.2   1.4    5890
3c(1)!I21    E12000005                     3D(1)   2016-17  73.1   1.6    4640
4a!AD19      E12000008                     4A      2023-24  72.9   1.3    6970
4b!F16       E12000006                     4B      2023-24  91.1   -      -      11600  12730
1e!I14       E12000004                     3B      2016-17  38.2   2.1    2465
open!24371   E12000007                     2A(1)   2020-21  9.9    -      -      580    5856440
compiled!25967  E12000008                  1C(2A)  2019-20  27.9
5a(2)!I7     England                       1I(2)   2016-17  35.5   0.5    54360
3b!AG7       England                       3B      2024-25  [z]
open!24864   England                       2A(2)   2020-21  498.2  -      -      52133  10464019
3b!I161      Wiltshire                     3C      2016-17  73.2   4.7    270
3c(2)!I117   Hackney                       3D(2)   2016-17  47.5   5.9    215
1e!AA42      Kirklees                      3B      2022-23  [z]
5a(2)!R173   Devon                         1I(2)   2019-20  [z]
3a!O155      Poole                         1B      2018-19  78.8   3.6    425
3a!R148      Bournemouth, Christchurch & Poole  1B 2019-20  81.3   2.8    670
4a!X178      West Northamptonshire         4A      2021-22  71.8   4.2    355
4a!AD179     Westmorland and Furness       4A      2023-24  72.2   3.8    460
4a!L152      Dorset County                 4A      2017-18  78.4   3.2    375
1a!X176      Buckinghamshire               1A      2021-22  19.3   0.4    415
1a!L164      Medway                        1A      2017-18  19.2   0.4    255
1a!L86       Telford and Wrekin            1A      2017-18  19.1   0.4    325
1a!L170      Bristol                       1A      2017-18  18.8   0.4    355
5a(1)!AA46   Hull                          1I(1)   2022-23  51.4   4.8    365
1d!AD34      County Durham                 1D      2023-24  67.9   4.0    495
1d!U106      Windsor and Maidenhead        3A      2020-21  66.3   6.4    195
1d!U167      Somerset                      3A      2020-21  [x]
1b!AD90      Derby                         1B      2024-25  [x]
6b!R126      City of London                6B      2023-24  [x]
6a!D161      Isles of Scilly               6A      2023-24  [x]
2a!F125      City of London                2A      2024-25  [c]
2b!F163      Isles of Scilly               2B      2024-25  [c]
2e(2a)!F163  Isles of Scilly               2E(2a)  2024-25  [c]
open!16978   Rutland                       1F      2020-21  [c]
2a!F146      Bournemouth, Christchurch & Poole  2A 2024-25  none
6b!R164      Isles of Scilly               6B      2023-24  0.0    -      -      0      1
open!16552   Isles of Scilly               1E      2020-21  0.0
compiled!19620  Gateshead                  2C(3)   2017-18  0.0
3d(1a)!F65   Halton                        3D(1a)  2024-25  26.7   -      -      622    2331
4b!I93       Rutland                       4B      2024-25  100.0  -      -      35     35
6b!AG151     Dorset                        6B      2024-25  89.7   -      -      96     107
1d!X53       Manchester                    3A      2021-22  61.2   6.5    250
5a(1)!I26    Newcastle upon Tyne           1I(1)   2016-17  49.7   5.1    335
3c(1)!O24    Northumberland                3D(1)   2018-19  77.8   4.7    310
2e(2b)!F121  Southwark                     2E(2b)  2024-25  65.8   -      -      1815   2757
2e(1)!F24    Gateshead                     2E(1)   2024-25  85.8   -      -      356    415
3d(2a)!F92   Nottinghamshire               3D(2a)  2024-25  38.1   -      -      2551   6704
2d(2)!F77    Solihull                      2D(2)   2024-25  13.6   -      -      1535   11284
open!8923    Leicester                     1C(1A)  2020-21  100.0  -      -      3679   3679
open!24332   Isles of Scilly               2A(1)   2020-21  315.0  -      -      4      1270
open!26162   Rutland                       2B(1)   2020-21  85.7   -      -      24     28
compiled!19398  Wigan                      2C(1)   2017-18  5.9
compiled!21093  Leeds                      1E      2018-19  7.7
compiled!22698  Richmond upon Thames       2C(2)   2018-19  0.9
compiled!29253  Norfolk                    1F      2021-22  6
compiled!30191  Isles of Scilly            2A(1)   2021-22  157.5
compiled!30891  Cumbria                    2B(1)   2022-23  75.9
compiled!31840  Brent                      1C(1B)  2022-23  100.0
"""

_MARKERS = {"[c]": Missing.SUPPRESSED, "[x]": Missing.NOT_AVAILABLE, "[z]": Missing.NOT_APPLICABLE,
            "none": Missing.NOT_PUBLISHED}  # fmt: skip
_LINE = re.compile(r"(\S+)\s+(.+?)\s+(\d\S*)\s+(20\d\d-\d\d)\s+(\S+)(?:\s+(\S+))?(?:\s+(\S+))?(?:\s+(\S+)\s+(\S+))?")
_NOBODY = "E09000001", "E06000053"
"""The City of London and the Isles of Scilly, which have reasons of their own for everything."""


def _picked():
    for line in PICKED.strip().splitlines():
        where, area, code, period, value, *numbers = _LINE.fullmatch(line.strip()).groups("-")
        yield where, area, code, Period.parse(period), value, numbers


def _area(name):
    return CATALOGUE.areas["E92000001" if name == "England" else name if name in CATALOGUE.areas
                           else CATALOGUE.council(name).code]  # fmt: skip


def _figure(name, code, period):
    return CATALOGUE.figure(CATALOGUE.measure(code, period).id, _area(name).code, period)


@pytest.mark.parametrize(
    ("where", "area", "code", "period", "value", "numbers"),
    [pytest.param(*one, id=f"{one[0]} {one[1]} {one[2]} {one[3]}") for one in _picked()],
)
def test_a_shipped_figure_is_what_the_cell_says(where, area, code, period, value, numbers):
    """Value or reason, margin, people who answered, numerator, denominator."""
    figure = _figure(area, code, period)

    assert (value if value not in _MARKERS else "None", _MARKERS.get(value)) == (str(figure.value), figure.missing)
    assert numbers == ["-" if number is None else str(number) for number in (
        figure.margin, figure.respondents, figure.numerator, figure.denominator)]  # fmt: skip


def test_the_picked_figures_are_of_every_kind():
    """More than 60, with all that goes wrong in official files at least twice, and of every year, region and type."""
    picked = [(one, _area(one[1])) for one in _picked()]
    councils = [area for _, area in picked if area.kind is AreaKind.COUNCIL]
    kinds = {
        "zero": sum(one[4] not in _MARKERS and Decimal(one[4]) == 0 for one, _ in picked),
        "[c]": sum(one[4] == "[c]" for one, _ in picked),
        "[x]": sum(one[4] == "[x]" for one, _ in picked),
        "[z]": sum(one[4] == "[z]" for one, _ in picked),
        "two values in a cell": sum("Counted the older way" in _figure(*one[1:4]).note for one, _ in picked),
        "not named as in the table": sum(one[1] in ("Medway", "Hull", "County Durham", "Telford and Wrekin",
                                                    "Bournemouth, Christchurch & Poole") for one, _ in picked),
        "reorganised": sum(area.ended is not None or bool(area.predecessors) for area in councils),
        "of a type": sum(area.kind is AreaKind.TYPE for _, area in picked),
        "of a region": sum(area.kind is AreaKind.REGION for _, area in picked),
    }  # fmt: skip

    assert {"zero": 3, "[c]": 4, "[x]": 5, "[z]": 3, "two values in a cell": 5, "not named as in the table": 6,
            "reorganised": 8, "of a type": 22, "of a region": 9} == kinds  # fmt: skip
    assert 82 == len(picked)
    assert {str(Period(start)) for start in range(2015, 2025)} == {str(one[3]) for one, _ in picked}
    assert 9 == len({area.region for area in councils})
    assert 5 == len({area.type for area in councils if area.type and area.code not in _NOBODY})


def test_the_official_cells_say_so():
    """The places are right: held against the whole official files, where these are at hand."""
    said = _official_texts() if WHOLE else {}
    shown = {one[0]: "[c]" if one[4] == "none" else one[4] for one in _picked()}

    assert [] == [(where, text, shown[where]) for where, text in said.items() if not _same(text, shown[where])]
    assert len(said) in (0, len(shown))


def _same(text, shown):
    text = text.partition(" (")[0]
    return text == shown or (shown not in _MARKERS and Decimal(text) == Decimal(shown))


def _official_texts():
    """The text in each picked place of the official files."""
    sheets = {sheet.name: sheet.rows for sheet in read_workbook(TIME_SERIES.name, TIME_SERIES.read_bytes())}
    [open_data] = [sheet.rows for sheet in read_workbook(OPEN_DATA.name, OPEN_DATA.read_bytes())]
    compiled = COMPILED.read_text(encoding="utf-8").splitlines()
    texts = {}
    for where, *_ in _picked():
        file, _, place = where.partition("!")
        if file == "open":
            texts[where] = open_data[int(place) - 1][7]
        elif file == "compiled":
            texts[where] = compiled[int(place) - 1].split(",")[7]
        else:
            letters, row = re.fullmatch(r"([A-Z]+)(\d+)", place).groups()
            column = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1
            texts[where] = sheets[f"Table_{file}"][int(row) - 1][column]
    return texts
