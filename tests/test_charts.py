"""Sentence, table, picture, small print and data of one comparison, none without the others."""

import csv
import io
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

import pytest

from localaccount_gen.charts import chart
from localaccount_gen.project import SHIPPED_TEMPLATES
from tests.comparisons import CASES, charted, compared, whole


def test_a_comparison_shows_the_same_things_in_the_same_order():
    """The answer, the council's note beside it, table, picture, change, small print, data: always."""
    made = charted("Torbay", "st_max_sequel", "2024-25", "Our records left most people out.")
    page = whole(made)
    landmarks = [
        "About 1 in 10 people", "Our records left most people out.", "<table", "<svg", "Change over time", "<table",
        "<svg", "About these figures", "not to judge how effective", 'href="../data/measure_st_max_sequel.csv"',
    ]  # fmt: skip
    place = -1
    for landmark in landmarks:
        place = page.index(landmark, place + 1)


def test_one_figure_alone_makes_no_picture_of_change():
    """2E(2b) was first published for 2024-25."""
    assert charted("Torbay", "home_65", "2024-25").over_time is None


def test_the_table_of_a_survey():
    """Figure and margin together, because a phone has no room for four columns."""
    table = charted("Halton", "satisfaction_users", "2024-25").table

    assert (
        "People satisfied with their care and support: Halton, England, the North West and similar councils, "
        "April 2024 to March 2025"
    ) == table.caption
    assert ("Area", "Figure (±\N{NO-BREAK SPACE}margin of error)", "Answers") == table.header
    assert (
        ("Halton", "68.1% ±\N{NO-BREAK SPACE}7.9", "130"),
        ("England", "65.1% ±\N{NO-BREAK SPACE}0.5", "59,160"),
        ("North West", "65.4% ±\N{NO-BREAK SPACE}1.1", "8,290"),
        ("Similar councils, the middle", "66.2%", "14 councils"),
        ("Similar councils, lowest to highest", "56.2% to 73.9%", "14 councils"),
    ) == table.rows


def test_the_table_of_a_count():
    """The counts it is made of, and what has none in words."""
    table = charted("Kent", "reablement_effective", "2024-25").table

    assert ("Area", "Figure", "Counted") == table.header
    assert (
        ("Kent", "not published", "none"),
        ("England", "60.7%", "72,795 out of 120,005"),
        ("South East", "66.0%", "6,935 out of 10,500"),
        ("Similar councils, the middle", "63.2%", "19 councils"),
        ("Similar councils, lowest to highest", "52.8% to 76.5%", "19 councils"),
    ) == table.rows


def test_the_table_of_change_marks_breaks():
    """Whoever reads the table alone must not run over the break."""
    rows = charted("Torbay", "st_max_sequel", "2024-25").over_time.table.rows
    alone = charted("Torbay", "feel_safe", "2020-21").over_time.table.rows

    assert (("2023-24", "90.2%", "79.4%"), ("2024-25 (after a break)", "9.3%", "77.1%")) == rows[-2:]
    assert ("2020-21 (on its own)", "72.2% ±\N{NO-BREAK SPACE}3.9", "not available") == alone[-1]


@pytest.mark.parametrize(("council", "measure", "period"), CASES)
def test_no_cell_is_blank_and_every_number_of_the_picture_is_in_a_table(council, measure, period):
    """The table is the picture for those who cannot see it."""
    made = charted(council, measure, period)
    rows = [*made.table.rows, *(made.over_time.table.rows if made.over_time else ())]
    cells = [cell for row in rows for cell in row]
    shown = [bar.value.removeprefix("middle ") for bar in made.picture.bars if bar.width]
    shown += [end.text for end in made.over_time.picture.ends] if made.over_time else []

    assert all(cells)
    assert all(len(row) == 3 or measure == "workforce_turnover" for row in rows)
    assert all(any(cell.startswith(value) for cell in cells) for value in shown)


def test_what_stands_under_the_picture_is_not_said_again():
    """The reason of a break is long, and once is enough; without a picture it is in the small print."""
    made = charted("Torbay", "st_max_sequel", "2024-25")

    assert not set(made.over_time.breaks) & set(made.small_print)


def test_the_data_are_tidy_and_as_published():
    """One row a figure: the council's past, England's past, the region and each similar council in this period."""
    made = charted("Torbay", "st_max_sequel", "2024-25")
    rows = list(csv.DictReader(io.StringIO(made.csv.decode("utf-8"))))
    council = [row for row in rows if row["area code"] == "E06000027"]
    region = [row for row in rows if row["area"] == "South West"]

    assert "measure_st_max_sequel.csv" == made.csv_name
    assert ["2017-18", "2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24", "2024-25"] == [
        row["period"] for row in council
    ]
    assert ("2D", "86.2") == (council[-3]["code"], council[-3]["value"])
    assert ("2A", "90.2") == (council[-2]["code"], council[-2]["value"])
    assert ("2A", "9.3", "percent", "10", "107", "") == tuple(
        council[-1][name] for name in ("code", "value", "unit", "numerator", "denominator", "marker")
    )
    assert ["86.0"] == [row["value"] for row in region]
    assert ["Southend-on-Sea", "Plymouth", "Darlington"] == [row["area"] for row in rows[rows.index(region[0]) + 1 :]][
        :3
    ]
    assert {"2024-25"} == {row["period"] for row in rows[rows.index(region[0]) :]}
    assert b"\r" not in made.csv


def test_a_missing_figure_has_its_marker_and_no_value():
    """Blank in the number's column, so that nothing adds it up as zero."""
    made = charted("City of London", "st_max_sequel", "2024-25")
    rows = list(csv.DictReader(io.StringIO(made.csv.decode("utf-8"))))
    own = next(row for row in rows if row["area"] == "City of London" and row["period"] == "2024-25")

    assert ("", "[c]") == (own["value"], own["marker"])


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_text_is_never_a_formula_and_a_number_never_text(start):
    """A spreadsheet runs what begins with these signs; a negative number must stay one."""
    comparison = compared("Torbay", "feel_safe", "2024-25")
    comparison = replace(
        comparison,
        council=replace(comparison.council, name=f"{start}HYPERLINK(1)"),
        figure=replace(comparison.figure, value=Decimal("-0.2")),
        series=(),
    )
    own = next(csv.DictReader(io.StringIO(chart(comparison).csv.decode("utf-8"))))

    assert f"'{start}HYPERLINK(1)" == own["area"]
    assert "-0.2" == own["value"]


def test_what_a_council_writes_is_escaped():
    """A note is text, whatever it looks like."""
    page = whole(charted("Torbay", "feel_safe", "2024-25", "<script>alert(1)</script>"))

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page


def test_the_same_comparison_is_the_same_to_the_byte():
    """Two readings of the catalogue, in two processes with other hash seeds, draw the same."""
    script = (
        "import hashlib, localaccount_gen.charts as charts\n"
        "from localaccount_gen.catalogue import load_catalogue\n"
        "from localaccount_gen.compare import compare\n"
        "from localaccount_gen.model import Period\n"
        "catalogue = load_catalogue()\n"
        "made = [charts.chart(compare(catalogue, measure, catalogue.council('Torbay'), Period(2024)))\n"
        "        for measure in catalogue.measures.values()]\n"
        "print(hashlib.sha256(repr(made).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script],
            check=True,
            capture_output=True,
            text=True,
            cwd=SHIPPED_TEMPLATES.parent,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert 1 == len(digests)


def test_making_charts_needs_no_template_engine():
    """Whoever only checks or compares pays for neither Jinja nor Plotly nor pandas."""
    script = "import sys, localaccount_gen.charts; print({'jinja2', 'plotly', 'pandas', 'mkdocs'} & set(sys.modules))"
    found = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=SHIPPED_TEMPLATES.parent
    )

    assert "set()" == found.stdout.strip()
