"""An evaluation as CSV, JSON and a workbook: the same numbers, and nothing in them that a program would run."""

import csv
import io
import json
import zipfile
from datetime import date

import jsonschema
import pytest
from python_calamine import CalamineWorkbook

from localaccount_gen.evaluation import Evaluation
from localaccount_gen.evaluation.data import json_file, json_schema
from localaccount_gen.evaluation.tidy import COLUMNS, csv_file
from localaccount_gen.evaluation.workbook import xlsx_file
from localaccount_gen.register import Collection
from localaccount_gen.requirements import load_framework
from tests.evaluation.national import national
from tests.evaluation.test_evaluation import account, evaluated


@pytest.fixture(scope="module")
def country() -> Evaluation:
    return Evaluation(national(), load_framework())


@pytest.fixture(scope="module")
def book(country: Evaluation) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file(country)))


def test_the_table_has_a_row_for_each_council_period_and_section() -> None:
    """With what was counted, and where its words are."""
    made = evaluated(
        account("Torbay", "2024-25", {"outcomes": "compared", "equality": "missing"}, published=date(2025, 11, 20),
                counts={"outcomes": {"words": 200, "evidence": 3, "comparisons": 2}}),
    )  # fmt: skip
    rows = list(csv.DictReader(io.StringIO(csv_file(made, "https://x.example/").decode())))

    assert {
        "council": "Torbay", "code": "E06000027", "region": "South West", "type": "English unitary",
        "period": "2024-25", "published": "2025-11-20", "section": "outcomes",
        "title": "What difference support makes", "suggested": "true", "depth": "compared", "words": "200",
        "evidence": "3", "comparisons": "2", "actions": "0",
        "address": "https://x.example/torbay/2024-25/outcomes/",
    } == rows[0]  # fmt: skip
    assert ("equality", "missing", "", "") == tuple(rows[1][name] for name in ("section", "depth", "words", "address"))


def test_no_address_is_given_where_nobody_knows_one() -> None:
    """An account that was gathered from a folder, whose site has no address."""
    made = evaluated(
        account("Torbay", "2024-25", {"outcomes": "compared"}, base="https://0a1b2c3d.no-address.invalid/")
    )
    row = next(csv.DictReader(io.StringIO(csv_file(made, "https://x.example/").decode())))

    assert "" == row["address"]
    assert "" == json.loads(json_file(made))["accounts"][0]["address"]


def test_the_data_are_what_their_schema_says(country: Evaluation) -> None:
    """Anyone can check the file, and a program can be written from the schema alone."""
    told, schema = json.loads(json_file(country)), json.loads(json_schema())

    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema)
    assert 3 == len(told["production"])
    assert {"count", "base", "per_cent", "shown"} == told["production"][0]["total"].keys()
    assert sum(one["newest"] for one in told["accounts"]) == len(country.newest.entries)
    assert "Not covered, and the reason is given." == told["depths"]["explained"]


def test_the_workbook_has_a_sheet_for_each_page(book: CalamineWorkbook, country: Evaluation) -> None:
    """And says in the first what is in the others."""
    assert ["read me", "coverage", "depth by section", "rules", "rates", "changes", "2013"] == book.sheet_names
    coverage = book.get_sheet_by_name("coverage").to_python()
    assert len(coverage) == len(country.newest.entries) + 1
    assert ["Council", "Code", "Period", "What difference support makes"] == coverage[0][:4]
    depths = book.get_sheet_by_name("depth by section").to_python()
    assert [column.head for column in COLUMNS] == depths[0]
    assert len(depths) == len(csv_file(country).splitlines())


def test_cells_are_numbers_dates_and_per_cents(book: CalamineWorkbook, country: Evaluation) -> None:
    """So that a spreadsheet can add them up."""
    row = book.get_sheet_by_name("depth by section").to_python()[1]
    rates = book.get_sheet_by_name("rates").to_python()
    total = next(one for one in rates if one[2] == "All")
    share = country.production[0].total

    assert date is type(row[5])
    assert all(isinstance(cell, float) for cell in row[10:14])
    assert (date(2025, 3, 31), float(share.count), 153.0) == (total[1], total[4], total[5])
    assert total[6] == pytest.approx(share.count / 153)


def test_text_that_looks_like_a_formula_is_text() -> None:
    """A council of another site could be called so, and a spreadsheet would run it."""
    entry = account("Torbay", "2024-25", {"outcomes": "compared"})
    names = ['=HYPERLINK("http://x")', "+1", "-1+1", "@SUM(A1)"]
    councils = [entry.council.model_copy(update={"short_name": name, "code": "none", "folder": f"f{number}"})
                for number, name in enumerate(names)]  # fmt: skip
    entries = [entry.model_copy(update={"council": council}) for council in councils]
    made = Evaluation(Collection(tuple(entries)), load_framework())
    content = xlsx_file(made)

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name]
    assert 7 == len(sheets)
    assert not any("<f>" in sheet or "<f " in sheet or "hyperlink" in sheet for sheet in sheets)
    shown = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("coverage").to_python()
    assert sorted(names) == sorted(row[0] for row in shown[1:])
    first = [row[0] for row in csv.reader(io.StringIO(csv_file(made).decode()))][1:]
    assert all(cell.startswith("'") for cell in first)


def test_the_same_accounts_give_the_same_bytes(country: Evaluation) -> None:
    """A site that is built again publishes the same files."""
    again = Evaluation(national(), load_framework())

    assert xlsx_file(country) == xlsx_file(again)
    assert json_file(country) == json_file(again)
    assert csv_file(country) == csv_file(again)


def test_nothing_is_written_of_no_accounts() -> None:
    """The files are there all the same, with their heads."""
    empty = evaluated()

    assert 1 == len(csv_file(empty).splitlines())
    assert [] == json.loads(json_file(empty))["accounts"]
    assert 7 == len(CalamineWorkbook.from_filelike(io.BytesIO(xlsx_file(empty))).sheet_names)
