"""What an account learns from the Ombudsman, the Safeguarding Adults Collection and the finance report.

The files are made up: see `made_up`.
"""

from datetime import date
from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.related.reading import SOURCES, read_related
from localaccount_gen.related.source import Asked, period_in
from tests.made_up import SAFEGUARDING_HEADER, TOTALS_HEADER, write_csv, write_ods, write_xlsx

CATALOGUE = load_catalogue()
TORBAY = CATALOGUE.areas["E06000027"]


def read(path, council="E06000027", period="2024-25", file_period=None):
    asked = Asked(path, CATALOGUE.areas[council], Period.parse(period), CATALOGUE, file_period, date(2025, 11, 27))
    ((_, taken),) = read_related(asked)
    return taken


def refusal(path, **asked):
    with pytest.raises(ProjectError) as refused:
        read(path, **asked)
    return str(refused.value).replace(path.name, "FILE")


def values(taken):
    return {name: figure.value for name, figure in taken.figures.items()}


# The Ombudsman

RECEIVED = ("Authority Name", "Adult Care Services", "Benefits and Tax", "Housing", "Total")
DECIDED = ("Authority Name", "Referred back", "Not Upheld", "Upheld", "Total", "Uphold rate (%)")


def complaints(folder, *rows, name="ombudsman-2024-25.csv"):
    return write_csv(folder, name, rows)


def test_complaints_received_about_adult_care_and_about_everything(tmp_path):
    """“Total” beside the subjects is complaints received, and says that it is about all services."""
    taken = read(
        complaints(tmp_path, RECEIVED, ("Torbay Council", 14, 9, 20, 71), ("Torridge District Council", 0, 1, 2, 9))
    )

    assert {"ombudsman-adult-care-complaints": 14, "ombudsman-complaints": 71} == values(taken)
    everything = taken.figures["ombudsman-complaints"]
    assert ("complaints and enquiries to the Ombudsman about all the council’s services, not adult social care alone"
            == everything.label)  # fmt: skip
    assert "The number alone does not show whether a council does well: larger councils have more complaints." == (
        everything.note)  # fmt: skip
    assert ("Local Government and Social Care Ombudsman, complaint statistics, 2024-25", date(2025, 11, 27)) == (
        everything.source, everything.taken)  # fmt: skip


def test_the_upheld_rate_is_of_investigations_and_of_few(tmp_path):
    """9 of the 12 investigated, not of the 30 decided; one decision would move it by eight points."""
    taken = read(complaints(tmp_path, DECIDED, ("Torbay Council", 18, 3, 9, 30, "75%")))

    assert {"ombudsman-decisions": 30, "ombudsman-upheld": 9, "ombudsman-not-upheld": 3,
            "ombudsman-upheld-rate": 75} == values(taken)  # fmt: skip
    rate = taken.figures["ombudsman-upheld-rate"]
    assert ("share of the Ombudsman’s investigations that found fault, about all the council’s services, not adult "
            "social care alone") == rate.label  # fmt: skip
    assert ("It is a share of the 12 complaints investigated, not of all complaints. With so few, one decision moves "
            "the share by about 8 percentage points.") == rate.note  # fmt: skip


def test_of_many_investigations_nothing_is_said_of_few(tmp_path):
    """A warning that always stands is read by nobody."""
    taken = read(complaints(tmp_path, DECIDED, ("Torbay Council", 18, 20, 60, 98, "75")))

    assert ("It is a share of the 80 complaints investigated, not of all complaints."
            == taken.figures["ombudsman-upheld-rate"].note)  # fmt: skip


def test_a_rate_of_all_decisions_does_not_pass_for_the_upheld_rate(tmp_path):
    """9 of 30 decisions is 30%, which would make every council look good."""
    told = refusal(complaints(tmp_path, DECIDED, ("Torbay Council", 18, 3, 9, 30, "30%")))

    assert "FILE gives Torbay an upheld rate of 30%, which is not 9 of the 12 complaints investigated." == told


def test_a_spreadsheet_keeps_percentages_as_fractions(tmp_path):
    """0.75 is 75%, and 1 beside it is 100%; where only 1 stands nothing tells which it is."""
    rows = [DECIDED, ("Torbay Council", 18, 0, 9, 30, 1.0), ("Devon County Council", 18, 1, 3, 30, 0.75)]

    taken = read(write_xlsx(tmp_path, "ombudsman-2024-25.xlsx", rows))
    alone = refusal(complaints(tmp_path, ("Authority", "Compliance rate"), ("Torbay Council", 1)))

    assert Decimal(100) == values(taken)["ombudsman-upheld-rate"]
    assert "FILE does not tell whether 1 under “Compliance rate” is 1% or 100%." == alone


def test_a_number_that_is_not_there_is_left_out_and_said(tmp_path):
    """No case, no rate: a dash is not nought."""
    taken = read(complaints(tmp_path, ("Authority", "Compliance rate"), ("Torbay Council", "-"), ("Devon", "99.7%")))

    assert {} == taken.figures
    assert ("ombudsman-compliance-rate: the file has no number.",) == taken.left_out


def test_the_three_tables_may_be_sheets_of_one_workbook(tmp_path):
    """Each gives its own figures."""
    path = write_ods(tmp_path, "ombudsman-2024-25.ods", {
        "Received": [RECEIVED, ("Torbay Council", 14, 9, 20, 71)],
        "Decided": [DECIDED, ("Torbay Council", 18, 3, 9, 30, "75%")],
        "Compliance": [("Authority", "Compliance rate"), ("Torbay Council", "100%")],
    })  # fmt: skip

    found = read_related(Asked(path, TORBAY, Period(2024), CATALOGUE))

    assert [2, 4, 1] == [len(taken.figures) for _, taken in found]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([RECEIVED, ("Devon County Council", 14, 9, 20, 71)], "FILE has no row for Torbay."),
        ([RECEIVED, ("Torbay", 14, 9, 20, 71), ("Torbay", 1, 1, 1, 3)], "FILE has more than one row for Torbay."),
        ([RECEIVED, ("Torbay", "about 14", 9, 20, 71)], "FILE has “about 14” for Torbay where a number should be."),
        ([("Authority", "Upheld"), ("Torbay", 9)], "FILE has no column “Not upheld”, without which it cannot be read."),
        ([("Council", "Upheld rate"), ("Torbay", "75%")],
         "FILE has no columns “Upheld”, “Not upheld”, without which it cannot be read."),
        ([("Authority", "Compliance rate", "Total"), ("Torbay", "100%", 30)],
         "FILE has a column “Total”, and its other columns do not tell whether that is complaints received or "
         "decisions."),
        ([("Authority", "Compliance rate"), ("Torbay", "175%")], "FILE has more than 100% for Torbay."),
    ],
)  # fmt: skip
def test_a_table_of_complaints_that_is_not_understood(tmp_path, rows, problem):
    """Its exact columns are not documented, so whatever is not plain is refused, and names what is needed."""
    assert problem == refusal(complaints(tmp_path, *rows))


# The Safeguarding Adults Collection

ENGLAND = ("E92000001", "-", "-", "England", "640,240", "185,270", "20,000", "205,000")
OURS = ("E06000027", "914", "Torbay", "South West", "1,245", "380", "[c]", "385")


def safeguarding(folder, *rows, name="sac-2024-25-SG1f.csv", header=SAFEGUARDING_HEADER):
    return write_csv(folder, name, [header, *rows])


def test_concerns_and_enquiries_have_no_good_direction(tmp_path):
    """More concerns may mean more harm or more trust, and the reader is told so."""
    taken = read(safeguarding(tmp_path, ENGLAND, OURS))

    assert {"safeguarding-concerns": 1245, "section-42-enquiries": 380} == values(taken)
    concerns = taken.figures["safeguarding-concerns"]
    assert ("Rounded to the nearest five. Councils differ in what they count, so a higher or lower number is neither "
            "better nor worse.") == concerns.note  # fmt: skip
    assert "Department of Health and Social Care, Safeguarding Adults Collection, 2024-25" == concerns.source


def test_a_suppressed_number_is_words_and_never_nought(tmp_path):
    """Isles of Scilly: nothing lands, and the officer is told why for each."""
    scilly = ("E06000053", "906", "Isles of Scilly", "South West", "[c]", "*", "[x]", "[c]")

    taken = read(safeguarding(tmp_path, scilly), council="E06000053")

    assert {} == taken.figures
    assert (
        "safeguarding-concerns: it is too small to be published (none, or fewer than five).",
        "section-42-enquiries: it is too small to be published (none, or fewer than five).",
        "other-safeguarding-enquiries: it is not available.",
    ) == taken.left_out


def test_a_council_is_found_by_its_code_and_never_by_its_name(tmp_path):
    """Names differ between releases; a row named Torbay with another's code is the other's."""
    told = refusal(safeguarding(tmp_path, ("E10000008", "912", "Torbay", "South West", 5, 5, 5, 5)))

    assert "FILE has no row for Torbay." == told


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("1,243", "FILE has 1243 for Torbay under “Total Number of Safeguarding Concerns”, not rounded to five; use "
                  "the published tables, because small numbers can point to a person."),
        ("many", "FILE has “many” for Torbay under “Total Number of Safeguarding Concerns”, where a number should be."),
    ],
)  # fmt: skip
def test_only_the_published_tables_are_taken(tmp_path, cell, problem):
    """A council's own return is not rounded, and must not be published by mistake."""
    assert problem == refusal(safeguarding(tmp_path, (*OURS[:4], cell, *OURS[5:])))


def test_a_column_renamed_is_named(tmp_path):
    """What the officer must look for in the file."""
    header = tuple(name.replace("Section 42", "Statutory") for name in SAFEGUARDING_HEADER)

    told = refusal(safeguarding(tmp_path, OURS, header=header))

    assert ("FILE has no column “Total Number of Section 42 Safeguarding Enquiries”, without which it cannot be read."
            == told)  # fmt: skip


def test_a_table_is_for_the_period_of_the_account(tmp_path):
    """By its name, or by what the officer says; last year's numbers do not pass for this year's."""
    unsaid = safeguarding(tmp_path, OURS, name="SG1f.csv")
    older = safeguarding(tmp_path, OURS, name="safeguarding-adults-england-2023-to-2024.csv")

    assert 1245 == values(read(unsaid, file_period=Period(2024)))["safeguarding-concerns"]
    assert "FILE does not say which period it is for; add  --period 2024-25" == refusal(unsaid)
    assert "FILE is for 2023-24, and the account is for 2024-25." == refusal(older)


@pytest.mark.parametrize(
    ("name", "period"),
    [("sac-2024-25.csv", "2024-25"), ("safeguarding-adults-england-2024-to-2025.ods", "2024-25"),
     ("SAC 2024 to 25.csv", "2024-25"), ("sac_2023_24_SG1a.csv", "2023-24"), ("sac-2024.csv", None),
     ("sac-2023-24-and-2024-25.csv", None), ("01_April_2025_Latest_ratings.ods", None), ("2024-26.csv", None)],
)  # fmt: skip
def test_a_period_in_the_name_of_a_file_is_never_guessed(name, period):
    """“2024” alone may be either of two."""
    assert period == (str(found) if (found := period_in(name)) else None)


# The finance report


def total(amounts, council=("914", "E06000027"), ending=2025, keys=("2", "1", "4", "3", "", "", "1")):
    """One row: total expenditure, total income, gross current expenditure, net current expenditure."""
    spent, income, gross, net = (Decimal(str(amount)) for amount in amounts)
    return (ending, *council, "E12000009", *keys, spent, income, spent - income, spent, net, gross)


def finance(folder, *rows, name="CSV ASCFR Totals.csv", header=TOTALS_HEADER):
    return write_csv(folder, name, [header, *rows], above=())


def test_a_councils_rows_are_added_up_in_thousands_of_pounds(tmp_path):
    """Two settings and another council; negative amounts are corrections and count."""
    taken = read(finance(
        tmp_path,
        total((60_000.4, 9_000, 55_000.2, 51_000)),
        total((40_060, 6_000, 38_040, 34_020), keys=("2", "2", "4", "7", "", "", "1")),
        total((-10, 0, -10, -10), keys=("3", "", "2", "", "", "", "1")),
        total((999_999, 0, 999_999, 999_999), council=("912", "E10000008")),
    ))  # fmt: skip

    assert {
        "gross-current-expenditure": Decimal("93.0"),
        "net-current-expenditure": Decimal("85.0"),
        "total-care-expenditure": Decimal("100.1"),
        "total-care-income": Decimal("15.0"),
    } == values(taken)
    figure = taken.figures["gross-current-expenditure"]
    assert ("£ million", "Gross current expenditure.") == (figure.unit, figure.basis)
    assert "money spent on adult social care, before taking off what people pay towards it" == figure.label
    assert "Department of Health and Social Care, adult social care finance report, 2024-25" == figure.source


def test_money_is_never_divided_by_people(tmp_path):
    """The report says that this gives no cost for a person, and every figure says so."""
    taken = read(finance(tmp_path, total((100, 10, 90, 90))))

    assert {"It cannot be divided by a number of people to give a cost for each: the two are not counted in the same "
            "way."} == {figure.note for figure in taken.figures.values()}  # fmt: skip


def test_rows_that_are_sums_already_are_not_added_again(tmp_path):
    """Later files mark them with 99 in a key."""
    amounts = (60_000, 0, 60_000, 60_000)

    taken = read(finance(tmp_path, total(amounts), total(amounts, keys=("2", "99", "4", "3", "", "", "1"))))

    assert Decimal("60.0") == values(taken)["total-care-expenditure"]


def test_the_council_of_that_time(tmp_path):
    """Code 809 was the old county's in 2016-17 and is Dorset Council's since 2019."""
    row = total((60_000, 0, 60_000, 60_000), council=("809", "E10000009"), ending=2017)

    told = refusal(finance(tmp_path, row), council="E06000059", period="2016-17")

    assert "FILE has no rows for Dorset." == told


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        ([total((100, 10, 90, 90), ending=2017)], "FILE is for 2016-17, and the account is for 2024-25."),
        ([total((100, 10, 90, 90), ending="2024-25")], "FILE has “2024-25” under “FY_Ending”, which is not a year."),
        ([total((100, 10, 90, 90), council=("912", "E10000008"))], "FILE has no rows for Torbay."),
        ([(*total((100, 10, 90, 90))[:-1], ":")],
         "FILE has “:” where an amount should be, so no total can be made."),
        ([(*total((100, 10, 90, 90))[:-1], "")],
         "FILE has “” where an amount should be, so no total can be made."),
        ([total((90_000_000, 0, 90_000_000, 90_000_000))],
         "FILE has amounts that cannot be in thousands of pounds, as the report's are."),
        ([(*total((100, 10, 90, 90))[:13], 50, 50, 50, 50)],
         "FILE does not add up for Torbay: total expenditure less income is not the net total expenditure."),
    ],
)  # fmt: skip
def test_finance_that_cannot_be_right_is_refused(tmp_path, rows, problem):
    """A wrong amount of public money is worse than none."""
    assert problem == refusal(finance(tmp_path, *rows))


def test_what_another_council_did_not_answer_is_no_reason_to_refuse(tmp_path):
    """`:` stands where a council gave no answer."""
    other = (*total((100, 10, 90, 90), council=("912", "E10000008"))[:-1], ":")

    assert 4 == len(read(finance(tmp_path, total((100, 10, 90, 90)), other)).figures)


def test_the_file_of_single_items_says_which_file_to_take(tmp_path):
    """Its numbers for items are explained only in the mapping guide."""
    header = ("UUID", "FY_Ending", "CASSR_CODE", "GEOGRAPHY_CODE", "REGION_GO_CODE", "AgeBand_KEY", "ItemValue")

    told = refusal(finance(tmp_path, ("8326110", 2025, 914, "E06000027", "E12000009", "", 120), header=header))

    assert ("FILE names each amount by a number (UUID) that only the report's mapping guide explains; import the "
            "report's Totals file.") == told  # fmt: skip


def test_no_two_publications_give_a_figure_the_same_name():
    """An import replaces the figures of its own publication and must not touch another's."""
    by_publication = {source.title.partition(",")[0]: source.names for source in SOURCES if source.names}
    names = [name for owned in by_publication.values() for name in owned]

    assert 4 == len(by_publication)
    assert sorted(set(names)) == sorted(names)
