"""Official files are read whatever their layout, and their known faults (D1 to D12) are handled."""

import csv
import hashlib
from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Missing, Period
from localaccount_gen.official.cells import Cell, read_cell, to_decimals
from localaccount_gen.official.defects import with_regions_put_right
from localaccount_gen.official.figuring import figures_of, key_of
from localaccount_gen.official.open_data import period_of_name
from localaccount_gen.official.reading import read_release
from localaccount_gen.official.workbook import read_workbook
from localaccount_gen.project import REFERENCE
from tests.official_files import ALL, COMPILED, OPEN_DATA, TIME_SERIES, WHOLE

CATALOGUE = load_catalogue()
OPEN_DATA_HEADER = ("Geographical Code", "Geographical Description", "Geographical Level", "ONS Code",
                    "ASCOF Measure Code", "Disaggregation Level", "Measure Type", "Measure Value")  # fmt: skip


@pytest.fixture(scope="module")
def releases():
    return {path: read_release(path, CATALOGUE) for path in ALL}


@pytest.fixture(scope="module")
def figures(releases):
    """The figures of each file by measure, area and period."""
    return {path: {key_of(figure): figure for figure in figures_of(release, CATALOGUE, REFERENCE)}
            for path, release in releases.items()}  # fmt: skip


@pytest.fixture
def time_series(figures):
    return figures[TIME_SERIES]


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.suffix)
def test_what_is_shipped_is_what_the_file_says(figures, path):
    """Every figure read from the file, but those a later release has too, stands in our table to the last digit."""
    read = figures[path]
    shipped = {key: CATALOGUE.figure(key[0], key[1], Period.parse(key[2])) for key in read}
    ours = {key for key, figure in shipped.items() if figure.source == read[key].source}

    assert [] == [(read[key], shipped[key]) for key in ours if read[key] != shipped[key]]
    assert ours
    assert WHOLE is None or {TIME_SERIES: 22_561, COMPILED: 14_775, OPEN_DATA: 2_324}[path] == len(ours)


def test_the_source_of_each_file_is_recorded(releases):
    """Release, publisher, date, licence, address, checksum; and that a compiled table is one."""
    source = releases[TIME_SERIES].source
    compiled, open_data = releases[COMPILED].source, releases[OPEN_DATA].source

    assert ("Department of Health and Social Care", "2026-01-23", "ascof_2024_25.ods") == (
        source.publisher, source.published, source.file)  # fmt: skip
    assert hashlib.sha256(TIME_SERIES.read_bytes()).hexdigest() == source.sha256
    assert compiled.release.endswith("2017-18 to 2023-24, compiled from the yearly open-data files")
    assert ("NHS Digital", "nhs-2020-21-open-data", "2022-03-30") == (
        open_data.publisher, open_data.key, open_data.published)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("68.1", Cell(Decimal("68.1"))),
        ("0.0", Cell(Decimal("0.0"))),
        ("12,305,795", Cell(Decimal("12305795"))),
        ("7.7 (7.6)", Cell(Decimal("7.7"), None, Decimal("7.6"))),
        ("38,055 (26,970)", Cell(Decimal("38055"), None, Decimal("26970"))),
        ("7.9 (:)", Cell(Decimal("7.9"))),
        ("[c]", Cell(None, Missing.SUPPRESSED)),
        ("c", Cell(None, Missing.SUPPRESSED)),
        ("[x]", Cell(None, Missing.NOT_AVAILABLE)),
        (":", Cell(None, Missing.NOT_AVAILABLE)),
        (" ", Cell(None, Missing.NOT_AVAILABLE)),
        ("[z]", Cell(None, Missing.NOT_APPLICABLE)),
        ("about 7", None),
        ("1,2,3", None),
        ("1e9", None),
        ("١", None),
        ("68.1%", None),
    ],
)
def test_a_cell_is_a_number_or_a_reason(text, cell):
    """A missing figure is never zero, and what cannot be understood is not guessed at."""
    assert cell == read_cell(text)


def test_a_number_has_the_decimals_the_table_displays():
    """The sheet shows 13.35 as 13.4, and 82 as 82.0: halves go up."""
    assert ["13.4", "4.9", "82.0", "0.419"] == [
        str(to_decimals(Decimal(number), decimals))
        for number, decimals in (("13.35", 1), ("4.85", 1), ("82", 1), ("0.419", 3))
    ]


def test_the_noise_of_binary_fractions_is_gone():
    """The file holds 63.300000000000004 where it shows 63.3."""
    sheets = {sheet.name: sheet for sheet in read_workbook(TIME_SERIES.name, TIME_SERIES.read_bytes())}
    cells = {cell for row in sheets["Table_3c(2)"].rows for cell in row}

    assert "63.3" in cells
    assert not [cell for cell in cells if len(cell) > 12 and cell.replace(".", "").isdigit()]


def test_d1_regional_figures_stand_under_their_own_region(time_series):
    """The 2018-19 open data has 72.5 for the North East and 61.6 for the East Midlands; the workbook the reverse."""
    figures = {name: time_series["info_carers", code, "2018-19"] for name, code in (
        ("North East", "E12000001"), ("East Midlands", "E12000004"), ("London", "E12000007"))}  # fmt: skip

    assert {"North East": ("72.5", 2535), "East Midlands": ("61.6", 2275), "London": ("59.8", 5775)} == {
        name: (str(figure.value), figure.respondents) for name, figure in figures.items()}  # fmt: skip
    assert all("put right here" in figure.note for figure in figures.values())


def test_d1_without_proof_the_figures_stay_and_are_doubted(releases):
    """Without all councils' answers nothing proves where a figure belongs: it stays, with a note of doubt."""
    read = [figure for figure in figures_of(releases[TIME_SERIES], CATALOGUE, REFERENCE)
            if figure.measure == "info_carers"]  # fmt: skip
    councils = [figure for figure in read if not figure.area.startswith(("E10", "E09"))]
    shifted = {figure.area: figure for figure in with_regions_put_right(councils, CATALOGUE)
               if figure.period == Period(2018)}  # fmt: skip

    assert "The publisher’s latest table seems to print this in another region’s row." == shifted["E12000001"].note


def test_d2_the_abolished_county_has_no_figures_after_its_end(time_series):
    """The county of Dorset ended in 2019, and the workbook repeats the new council's figures under its code."""
    assert {"2015-16", "2016-17", "2017-18", "2018-19"} == {
        period for measure, area, period in time_series if area == "E10000009" and measure == "satisfaction_users"
    }
    assert "68.7" == str(time_series["satisfaction_users", "E06000059", "2024-25"].value)


def test_d3_dorset_is_found_under_the_old_code(time_series):
    """In 4B, 6A and 6B today's council stands only under the code of the county."""
    assert ["92.5", "36.5", "89.7"] == [
        str(time_series[measure, "E06000059", period].value)
        for measure, period in (("s42_risk_reduced", "2024-25"), ("workforce_turnover", "2023-24"),
                                ("cqc_good_residential", "2024-25"))
    ]  # fmt: skip


def test_d4_a_council_with_a_new_code_has_one_series(figures):
    """North Yorkshire has its new code in all years of one file and its old one in another."""
    one, other = figures[TIME_SERIES], figures[OPEN_DATA]

    assert ("satisfaction_users", "E06000065", "2018-19") in one
    assert "93.4" == str(other["sds_users", "E06000065", "2020-21"].value)
    assert not [key for key in (*one, *other) if key[1] == "E10000023"]


def test_d5_councils_without_usable_data_are_not_called_suppressed(time_series):
    """Notes 13 and 14 name them; the marker says small numbers, which would be untrue of Kent."""
    kent, cumberland = (time_series["reablement_effective", code, "2024-25"] for code in ("E10000016", "E06000063"))
    noted = {area for (measure, area, _), figure in time_series.items()
             if measure == "st_max_sequel" and figure.missing is Missing.NOT_PUBLISHED}  # fmt: skip

    assert (Missing.NOT_PUBLISHED, "The publisher says that the council’s data for this were missing.") == (
        kent.missing, kent.note)  # fmt: skip
    assert Missing.SUPPRESSED is cumberland.missing
    assert {"E06000058", "E06000044", "E06000040"} == noted


def test_d6_no_percentage_is_worked_out_from_numbers_that_disagree(time_series):
    """Luton: 415 enquiries reduced a risk out of 135 that found one."""
    for code, numerator, denominator in (("E06000032", 415, 135), ("E08000023", 390, 330), ("E08000015", 380, 315)):
        figure = time_series["s42_risk_reduced", code, "2024-25"]
        assert (None, Missing.NOT_PUBLISHED, numerator, denominator) == (
            figure.value, figure.missing, figure.numerator, figure.denominator)  # fmt: skip
        assert "do not agree" in figure.note


def test_d7_the_official_value_stands_before_the_brackets(time_series):
    """In 2016-17 the carers' cells hold a second value by an older definition, which goes into the note."""
    figure = time_series["carer_qol", "E10000009", "2016-17"]

    assert ("7.8", "0.2", 515) == (str(figure.value), str(figure.margin), figure.respondents)
    assert ("Counted the older way, without carers who had no assessment or review in the year, the figure is 7.4 "
            "(Dorset County, 2016-17).") == figure.note  # fmt: skip


def test_d8_names_do_not_matter(time_series):
    """“Eastern”, “Bristol” and “Kingston upon Hull” of the tables are found by code."""
    assert {"E12000006", "E06000023"} <= {area for measure, area, _ in time_series if measure == "carer_qol"}


def test_d9_a_wrong_description_changes_nothing(tmp_path):
    """In 2019-20 the carers' rows were described as those of people who use services; the code is what counts."""
    path = tmp_path / "meas-from-asc-of-eng-1920-open-data-csv.csv"
    rows = [["914", "Torbay", "Council", "E06000027", "1C1B", "Total", "Outcome", "61.2", "1C(1B)",
             "Proportion of people using social care who receive self-directed support"]]  # fmt: skip
    _write(path, [*OPEN_DATA_HEADER, "Measure Group", "Measure Group Description"], rows)

    [figure] = figures_of(read_release(path, CATALOGUE), CATALOGUE, REFERENCE)

    assert ("sds_carers", "2019-20", "61.2") == (figure.measure, str(figure.period), str(figure.value))


def test_d10_totals_with_last_years_derby_say_so(time_series):
    """Derby sent no survey for 2024-25, and three totals hold its answers of the year before."""
    told = "Derby sent no survey for 2024-25, so its answers of the year before are counted in this total."

    assert [told] * 3 == [time_series["satisfaction_users", area, "2024-25"].note
                          for area in ("E92000001", "E12000004", "type-unitary")]  # fmt: skip
    assert "" == time_series["satisfaction_users", "E12000009", "2024-25"].note
    assert "" == time_series["satisfaction_users", "E92000001", "2023-24"].note
    assert Missing.NOT_AVAILABLE is time_series["satisfaction_users", "E06000015", "2024-25"].missing


def test_d11_cornwall_is_shown_with_the_isles_of_scilly(time_series):
    """One figure for both was published for 2024-25; a year earlier Cornwall has its own."""
    now, before = (time_series["workforce_turnover", "E06000052", period] for period in ("2024-25", "2023-24"))

    assert ("20.2", "This is one figure for Cornwall and the Isles of Scilly together.") == (str(now.value), now.note)
    assert ("26.7", "") == (str(before.value), before.note)
    assert "The Isles of Scilly are counted together with Cornwall." == (
        time_series["workforce_turnover", "E06000053", "2024-25"].note)  # fmt: skip


def test_d12_an_outlier_is_kept_and_told(time_series):
    """84.8% in Trafford in 2019-20 was published, and is 18 points above any other year."""
    figure = time_series["satisfaction_users", "E08000009", "2019-20"]

    assert "84.8" == str(figure.value)
    assert figure.note.startswith("This is far from Trafford’s figures in other years")


def test_a_type_nobody_explains_is_left_out(releases, figures):
    """“District” beside “Metropolitan Districts” is neither that type nor another we know."""
    assert "District" in {row.name for row in releases[COMPILED].rows}
    types = {str(figure.value) for (measure, area, period), figure in figures[COMPILED].items()
             if (measure, period) == ("st_max_sequel", "2021-22") and area.startswith("type-")}  # fmt: skip
    assert "58.2" not in types


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        (("Geographical Code", "Geographical Description", "Geographical Level", "ONS Area Code", "ASCOF Measure Code",
          "Disaggregation Level", "Measure Type", "Measure Value"), "cp1252"),
        (("GeographicalCode", "GeographicalLevel", "Level", "ONSAreaCode", "ASCOFMeasureCode", "DisaggregationLevel",
          "MeasureType", "MeasureValue"), "cp1252"),
        (OPEN_DATA_HEADER, "utf-8-sig"),
        (("Geographical_Code", "Geographical_Description", "Geographical_Level", "ONS_Code", "ASCOF_Measure_Code",
          "Disaggregation_Level", "Measure_Type", "Measure_Value"), "utf-8"),
        (("Geographical code", "Geographical description", "Geographical level", "ONS code", "ASCOF measure code",
          "Disaggregation level", "Measure type", "Measure value"), "utf-8"),
    ],
    ids=["2015-16 to 2018-19", "2014-15", "2019-20 on", "2022-23", "2024-25"],
)  # fmt: skip
def test_every_years_columns_are_understood(tmp_path, figures, header, encoding):
    """The same official rows under the column names of each year give the same figures."""
    sheet = read_workbook(OPEN_DATA.name, OPEN_DATA.read_bytes())[0]
    path = tmp_path / "meas-from-asc-of-eng-2021-open-data.csv"
    _write(path, [*header, "Group", "Description"], sheet.rows[1:], encoding)

    read = {key_of(figure): figure for figure in figures_of(read_release(path, CATALOGUE), CATALOGUE, REFERENCE)}

    assert figures[OPEN_DATA] == read


def test_old_markers_are_reasons(tmp_path):
    """Files of 2017-18 and 2018-19 write `:` and `c`, or nothing."""
    path = tmp_path / "meas-from-asc-of-17-18-open-data.csv"
    cells = (("2D", "Outcome", ":"), ("1E", "Outcome", "c"), ("1G", "Outcome", ""), ("1A", "Outcome", "19.6"),
             ("1A", "Margin of Error", "0.3"), ("1A", "Base", "350"))  # fmt: skip
    _write(path, OPEN_DATA_HEADER, [["914", "Torbay", "Council", "E06000027", code, "Total", kind, cell]
                                    for code, kind, cell in cells])  # fmt: skip

    figures = {figure.measure: figure for figure in figures_of(read_release(path, CATALOGUE), CATALOGUE, REFERENCE)}

    assert [Missing.NOT_AVAILABLE, Missing.SUPPRESSED, Missing.NOT_AVAILABLE, None] == [
        figures[measure].missing for measure in ("st_max_sequel", "ld_employment", "ld_home", "scrqol")
    ]
    assert ("19.6", "0.3", 350) == (
        str(figures["scrqol"].value), str(figures["scrqol"].margin), figures["scrqol"].respondents)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("2014-15 ASCOF open data csv file.csv", "2014-15"),
        ("meas-from-asc-of-1617-open-data-csv.csv", "2016-17"),
        ("meas-from-asc-of-17-18-open-data.csv", "2017-18"),
        ("meas-from-asc-of-eng-1819-open-data-csv-v2.csv", "2018-19"),
        ("meas-from-asc-of-eng-1920-open-data-csv.csv", "2019-20"),
        ("meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx", "2020-21"),
        ("meas-from-asc-of-eng-2022-csv-v3.csv", "2021-22"),
        ("ascof-2023-24.csv", "2023-24"),
        ("measures-from-ascof-england-2024-to-2025.csv", "2024-25"),
        ("open data.csv", "None"),
    ],
)
def test_the_period_is_read_from_the_name_of_an_official_file(name, period):
    """The file itself does not say it."""
    assert period == str(period_of_name(name))


@pytest.mark.parametrize(
    ("name", "row", "problem"),
    [
        ("data.csv", ["914", "Torbay", "Council", "E06000027", "1A", "Total", "Outcome", "19.6"],
         "data.csv does not say which period it is for; add  --period 2020-21"),
        ("x-1819.csv", ["914", "Torbay", "Council", "E06000027", "3D1A", "Total", "Outcome", "19.6"],
         "x-1819.csv has the code 3D1A, which no measure that we know had in 2018-19 (line 2)."),
        ("x-1819.csv", ["914", "Torbay", "Council", "E06000027", "1A", "Total", "Mean", "19.6"],
         "x-1819.csv has “Mean” for a kind of number, which is not known (line 2)."),
        ("x-1819.csv", ["999", "Atlantis", "Council", "E06009999", "1A", "Total", "Outcome", "19.6"],
         "x-1819.csv has figures for “Atlantis” (999, E06009999), which councils.csv does not know."),
        ("x-1819.csv", ["914", "Torbay", "Council", "E06000027", "1A", "Total", "Outcome", "lots"],
         "x-1819.csv has “lots” for Torbay, scrqol, 2018-19, which is neither a number nor a known marker."),
        ("x-1819.csv", ["914", "Torbay", "Council", "E06000027", "1A", "18-64", "Outcome", "19.6"],
         "x-1819.csv has no outcomes in it."),
    ],
)  # fmt: skip
def test_a_file_that_is_not_understood_is_refused_in_one_sentence(tmp_path, name, row, problem):
    """Half of a file, or a guess at it, would be worse than none."""
    path = tmp_path / name
    _write(path, OPEN_DATA_HEADER, [row])

    with pytest.raises(ProjectError) as refused:
        figures_of(read_release(path, CATALOGUE), CATALOGUE, REFERENCE)

    assert problem == str(refused.value)


def _write(path, header, rows, encoding="utf-8"):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([header, *rows])
