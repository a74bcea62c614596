"""Tables for machines: what the metadata say is so, and whoever loads them comes to the same verdicts."""

import json
from decimal import Decimal
from statistics import median

import pytest

from localaccount_gen.editions.official_tables import AREAS
from tests.sample_site import sample_files
from tests.tabular import problems, rows, tables
from tests.test_embed import ACCOUNTS, comparisons

FEEL_SAFE = "torbay/2024-25/data/measure_feel_safe.csv"


def test_every_table_is_what_its_metadata_say():
    """Header, datatypes, keys and the tables they lead to, of every file of the sample site."""
    assert [] == problems(sample_files())


@pytest.mark.parametrize(
    ("table", "before", "after", "within", "problem"),
    [
        (FEEL_SAFE, b",69.2,percent,4.4,", b",about 69,percent,4.4,", FEEL_SAFE, f"{FEEL_SAFE}: value is about 69"),
        (FEEL_SAFE, b"2015-16,Torbay", b"2016-17,Torbay", FEEL_SAFE, f"{FEEL_SAFE}: two rows have one key"),
        (FEEL_SAFE, b"margin", b"interval", FEEL_SAFE, f"{FEEL_SAFE}: the header is measure,code,period,"),
        (
            "measures/areas.csv",
            b"E06000001,",
            b"E06999999,",
            "measures/feel_safe/",
            "measures/areas.csv has no E06000001",
        ),
        (
            "measures/sources.csv",
            b",2026-01-23,",
            b",January,",
            "measures/feel_safe/",
            "measures/sources.csv: published is January",
        ),
    ],
)
def test_a_table_that_is_not_is_found(table, before, after, within, problem):
    """This way of looking sees what is wrong."""
    files = dict(sample_files())
    assert before in files[table]
    files[table] = files[table].replace(before, after, 1)

    assert any(problem in found for found in problems(files, within))


def test_every_table_has_metadata():
    """Beside it, under the name that programs look for."""
    files = sample_files()

    # What lies beside an approval is there to be digested, byte for byte, and stands in the account's data as well.
    tables = [name for name in files if name.endswith(".csv") and "/approval/" not in name]
    assert [] == [name for name in tables if f"{name}-metadata.json" not in files]


def test_a_comparison_is_described_with_its_answer_its_small_print_and_its_source():
    """Whoever finds only the file knows what it shows, how sure it is, and who may use it."""
    about = json.loads(sample_files()[f"{FEEL_SAFE}-metadata.json"])
    columns = {column["titles"]: column for column in about["tableSchema"]["columns"]}

    told = about["dc:description"]

    assert told.startswith("About 7 in 10 people who use services feel safe (69.2%).")
    assert "If everyone had been asked, the answer would probably be between 64.8% and 73.6%." in told
    assert "Department of Health and Social Care" == about["dc:publisher"]
    assert "2026-01-23" == about["dc:issued"]["@value"]
    assert "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/" == about["dc:license"]["@id"]
    assert ["measure", "period", "area_code"] == about["tableSchema"]["primaryKey"]
    assert (
        "Why there is no value: [c] too few people to show, [x] not available, [z] does not apply."
        == (columns["marker"]["dc:description"])
    )
    assert (
        "Half the width of the 95% confidence interval, in the unit; only surveys have one."
        == (columns["margin"]["dc:description"])
    )


def test_one_file_describes_every_official_table_with_the_keys_that_join_them():
    """An evaluator loads them all by naming one address."""
    together = tables(sample_files(), "measures/csv-metadata.json")
    official = {name for name in sample_files() if name.startswith("measures/") and name.endswith(".csv")}
    keys = together["measures/feel_safe/figures.csv"]["tableSchema"]["foreignKeys"]

    assert official == together.keys()
    assert [("area", "areas.csv"), ("source", "sources.csv")] == [
        (key["columnReference"], key["reference"]["resource"]) for key in keys
    ]


def test_the_areas_are_described_as_they_are_written():
    """They are written by one module and described by another."""
    assert [column.head for column in AREAS] == list(rows(sample_files()["measures/areas.csv"])[0])


@pytest.mark.parametrize("account", ACCOUNTS)
def test_an_account_names_the_very_files_its_figures_were_read_from(account):
    """With the same SHA-256 as the list of sources has."""
    listed = {row["sha256"]: row["file"] for row in rows(sample_files()["measures/sources.csv"])}

    assert [] == [one["measure"] for one in comparisons(account)
                  if listed.get(one["source"]["sha256"]) != one["source"]["file"]]  # fmt: skip


@pytest.mark.parametrize("account", ACCOUNTS)
def test_every_verdict_follows_from_the_published_figures(account):
    """Reckoned anew from the CSV files and the measure's direction alone, as “Reusing these figures” says."""
    for one in comparisons(account):
        table = {(row["area code"], row["period"]): row for row in rows(sample_files()[f"{account}{one['data']}"])}
        own = table[one["code"], one["period"]]
        told = [(other["verdict"], other["amount"]) for other in one["against"]]
        others = [middle(one, table) if other["kind"] == "similar" else table[other["code"], other["period"]]
                  for other in one["against"]]  # fmt: skip

        assert (one["value"] or "") == own["value"]
        assert [(other["value"] or "") for other in one["against"]] == [row["value"] for row in others], one["measure"]
        assert told == [verdict(one, own, row, "about the same", one["not_between_councils"]) for row in others]
        if one["change"]:
            before = table[one["code"], one["change"]["period"]]
            found = verdict(one, own, before, "no clear change", None)
            assert (one["change"]["verdict"], one["change"]["amount"]) == (
                found if is_joined(one) else ("not comparable", None)
            )


@pytest.mark.parametrize("account", [name for name in ACCOUNTS if name.startswith("torbay")])
def test_a_comparison_has_the_figures_of_the_whole_table(account):
    """Every row of its CSV stands in the table of all councils too, to the digit."""
    for one in comparisons(account):
        whole = {(row["area"], row["period"]): row for row in rows(
            sample_files()[f"measures/{one['measure']}/figures.csv"])}  # fmt: skip
        for row in rows(sample_files()[f"{account}{one['data']}"]):
            published = whole.get((row["area code"], row["period"]), {"value": "not published", "margin": ""})
            assert (row["value"] or row["marker"], row["margin"]) == (published["value"], published["margin"])


def is_joined(one: dict) -> bool:
    """Whether the earlier figure is in the same run as this one."""
    periods = [{figure["period"] for figure in run} for run in one["series"]]
    return any({one["period"], one["change"]["period"]} <= run for run in periods)


def middle(one: dict, table: dict) -> dict[str, str]:
    """The median of the similar councils' figures, with the margin of the one or two in the middle."""
    found = [table[other["code"], one["period"]] for other in one["similar"]["councils"]]
    told = sorted((row for row in found if row["value"]), key=lambda row: Decimal(row["value"]))
    if len(told) < 5:
        return {"value": "", "margin": "", "respondents": ""}
    between = told[(len(told) - 1) // 2 : len(told) // 2 + 1]
    margins = [Decimal(row["margin"] or 0) for row in between]
    margin = sum(one**2 for one in margins).sqrt() / len(margins)
    return {
        "value": str(median(Decimal(row["value"]) for row in told)),
        "margin": str(margin) if between[0]["margin"] else "",
        "respondents": "",
    }


def verdict(one: dict, own: dict, other: dict, alike: str, not_comparable: str | None) -> tuple[str, str | None]:
    if not own["value"] or not other["value"]:
        return "not published", None
    amount = Decimal(own["value"]) - Decimal(other["value"])
    if not_comparable:
        return "not comparable", str(amount)
    if one["collection"].endswith("survey"):
        if any(row["respondents"] and int(row["respondents"]) < 30 for row in (own, other)):
            return "too few people to say", str(amount)
        if not own["margin"] or not other["margin"]:
            return "not comparable", str(amount)
        differs = amount**2 > Decimal(own["margin"]) ** 2 + Decimal(other["margin"]) ** 2
    else:
        differs = amount != 0
    if not differs:
        return alike, str(amount)
    if one["polarity"] == "none":
        return "higher" if amount > 0 else "lower", str(amount)
    return "better" if (amount > 0) == (one["polarity"] == "higher") else "worse", str(amount)
