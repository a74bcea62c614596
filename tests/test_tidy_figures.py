"""figures.csv: every figure of an account in one tidy table, for LG Inform and other programs."""

import csv
import io
from dataclasses import replace

import pytest

from localaccount_gen.editions.tidy import COLUMNS, STATUSES, figures_csv
from localaccount_gen.model import Missing
from tests.sample_site import sample_files, sample_site

TORBAY = "torbay/2024-25/figures.csv"


def rows(name: str = TORBAY, files: dict[str, bytes] | None = None) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((files or sample_files())[name].decode())))


def one(metric: str, period: str = "2024-25", name: str = TORBAY) -> dict[str, str]:
    return next(row for row in rows(name) if (row["metric"], row["period"]) == (metric, period))


def test_an_official_figure_has_all_that_an_upload_asks_for():
    """For the analyst: the lasting id and the code, the area, the period, the published digits and their source."""
    found = one("feel_safe")

    assert ["official", "4A", "E06000027", "Torbay"] == [found[key] for key in ("kind", "code", "area code", "area")]
    assert ["2024-25", "69.2", "percent", "final"] == [found[key] for key in ("period", "value", "unit", "status")]
    assert found["source"].startswith("Department of Health and Social Care, ")
    assert "2026-01-23" == found["source date"]


@pytest.mark.parametrize(
    ("missing", "status"),
    [
        (Missing.SUPPRESSED, "suppressed"),
        (Missing.NOT_AVAILABLE, "not available"),
        (Missing.NOT_APPLICABLE, "not applicable"),
        (None, "not published"),
    ],
)
def test_what_was_not_published_is_empty_and_says_why(missing, status):
    """For whoever loads it: nothing is nought that nobody counted, also where the council is an invented one."""
    checked = next(iter(sample_site().rendered.values()))
    first = checked.score_card.rows[0]
    figure = replace(first.comparison.figure, value=None, missing=missing)
    row = replace(first, comparison=replace(first.comparison, figure=figure))
    card = replace(checked.score_card, groups=(replace(checked.score_card.groups[0], rows=(row,)),))
    told = rows("it", {"it": figures_csv(replace(checked, score_card=card))})[0]

    assert ("", status, "") == (told["value"], told["status"], told["source"])


def test_a_local_figure_stands_with_the_year_before_it():
    """For the council: each number it entered is a row of its own period, and none of a demonstration is final."""
    account = next(one for name, one in sample_site().rendered.items() if name.endswith("torbay/2024-25")).account
    entry = next(one for one in account.figure_entries if one.figure.previous is not None and not one.figure.period)
    values = [one(entry.name)["value"], one(entry.name, "2023-24")["value"]]

    assert [f"{entry.figure.value:f}", f"{entry.figure.previous:f}"] == values
    assert {"demonstration"} == {row["status"] for row in rows() if row["kind"] == "local"}
    assert {"invented"} >= {row["status"] for row in rows("exampleshire/2024-25/figures.csv") if row["kind"] == "local"}


def test_words_that_begin_like_a_formula_are_no_formula():
    """For whoever opens it in a spreadsheet: nothing in it runs."""
    checked = next(iter(sample_site().rendered.values()))
    section, first = checked.account.sections[0], checked.account.figure_entries[0].figure
    hostile = first.model_copy(update={"label": '=HYPERLINK("https://example.org")', "source": "@SUM(1)"})
    form = section.form.model_copy(update={"figures": {"hostile": hostile}})
    account = replace(checked.account, sections=(replace(section, form=form), *checked.account.sections[1:]))
    read = rows("it", {"it": figures_csv(replace(checked, account=account))})
    told = next(row for row in read if row["metric"] == "hostile")

    assert '\'=HYPERLINK("https://example.org")' == told["label"]
    assert "'@SUM(1)" == told["source"]


def test_one_table_has_those_of_every_account():
    """For the evaluator: one header, and every row of every account that is published."""
    names = [name for name in sample_files() if name.endswith("/figures.csv") and name.count("/") == 2
             and not name.startswith("measures/")]  # fmt: skip
    together = rows("figures.csv")

    assert 4 <= len(names)
    assert sum(len(rows(name)) for name in names) == len(together)
    assert [column.head for column in COLUMNS] == list(together[0])
    assert set(STATUSES) >= {row["status"] for row in together}
