"""`localaccount data`: what an officer or an evaluator sees of the official figures."""

import json
import shutil

import pytest
from click.testing import CliRunner

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.data import data
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import REFERENCE
from tests.official_files import EXTRACTS


def run(*arguments, env=None):
    """What a verb prints; its ProjectError, if it raises one."""
    result = CliRunner(env={"OFFICIAL_FILES": None, **(env or {})}).invoke(data, [str(one) for one in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_a_figure_for_machines():
    """The acceptance example: Halton's satisfaction in 2024-25."""
    shown = json.loads(run("show", "E06000006", "1D", "--period", "2024-25", "--format", "json").stdout)

    assert {"value": 68.1, "margin": 7.9, "respondents": 130, "england": 65.1, "region": 65.4, "code": "1D",
            "period": "2024-25", "figure_period": "2024-25", "region_name": "North West", "missing": None,
            "version": 1}.items() <= shown.items()  # fmt: skip
    assert {"code": "E06000006", "name": "Halton"} == shown["council"]
    assert "satisfaction_users" == shown["measure"]["id"]
    assert shown["words"].startswith("About 7 in 10 people who use services are very or extremely satisfied")
    assert "ascof_2024_25.ods" == shown["source"]["file"]


def test_a_new_way_of_counting_is_a_series_of_its_own():
    """Torbay went from 90.2% to 9.3% because the counting changed: the two are printed apart, with the reason."""
    lines = run("show", "Torbay", "2A").stdout.splitlines()
    break_at = next(number for number, line in enumerate(lines) if line.startswith("Not to be joined"))

    assert "Period   Code  Torbay  England  South West" == lines[break_at - 9]
    assert "2017-18  2D    85.1%   77.8%    84.6%" == lines[break_at - 8]
    assert ["2023-24  2A    90.2%   79.4%    85.6%", ""] == lines[break_at - 2 : break_at]
    assert ("Not to be joined with the figures above. From 2024-25 this is counted in a new way, from each person’s "
            "own records, so it cannot be compared with earlier figures.") == lines[break_at]  # fmt: skip
    assert "2024-25  2A    9.3%    77.1%    86.0%" == lines[break_at + 2]


def test_series_for_machines_are_apart_too():
    """Who draws a line from the JSON gets two, each with its reason."""
    earlier, later = json.loads(run("show", "Torbay", "2A", "--format", "json").stdout)["series"]

    assert (None, 7) == (earlier["reason"], len(earlier["figures"]))
    assert [("2024-25", 9.3, 10, 107)] == [
        (one["period"], one["value"], one["numerator"], one["denominator"]) for one in later["figures"]]  # fmt: skip
    assert later["reason"].startswith("From 2024-25 this is counted in a new way")


def test_a_missing_figure_is_a_reason_and_not_zero():
    """Kent sent no usable data for 2D(1), and the Isles of Scilly have too few people."""
    kent = json.loads(run("show", "Kent", "2D(1)", "--format", "json").stdout)
    scilly = json.loads(run("show", "Isles of Scilly", "2B", "--format", "json").stdout)

    assert [(None, "not published"), (None, "suppressed")] == [(one["value"], one["missing"]) for one in (kent, scilly)]


def test_a_gap_year_shows_the_last_survey():
    """Carers were not asked in 2024-25; the newest answer is of 2023-24, and says so."""
    shown = json.loads(run("show", "Torbay", "1C", "--format", "json").stdout)

    assert ("2024-25", "2023-24", 7.2) == (shown["period"], shown["figure_period"], shown["value"])


def test_an_older_period_knows_nothing_later():
    """What stood in an account of 2022-23 can be shown again as it was."""
    shown = json.loads(run("show", "Torbay", "2D", "--period", "2022-23", "--format", "json").stdout)

    assert ("2D", 86.2) == (shown["code"], shown["value"])
    assert "2022-23" == shown["series"][-1]["figures"][-1]["period"]


def test_a_code_with_two_meanings_is_pointed_out():
    """4B was another measure until 2022-23."""
    told = run("show", "Torbay", "4B").stdout

    assert "Before, 4B was the code of another measure, “People whose services make them feel safe”." in told


def test_a_measure_that_has_ended_is_shown_for_its_last_period():
    """By its id a measure is found whenever it was."""
    assert "1H in 2022-23, id mh_independent" in run("show", "Torbay", "mh_independent").stdout


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("Torbey", "1A"), "No council is called “Torbey”. Did you mean “Torbay”?"),
        (("Torbay", "1J"), "No measure has the code 1J in 2024-25. In 2022-23 it was “Difference that services make to "
                           "quality of life”. Its code in 2024-25 is 1B."),
        (("Torbay", "1H"), "No measure has the code 1H in 2024-25. In 2022-23 it was “People with mental health needs "
                           "living independently”. It was not published for 2024-25; add  --period 2022-23"),
        (("Torbay", "feel_saf"),
         "No measure is called “feel_saf” in 2024-25. Did you mean “People who feel safe” (4A)?"),
        (("Torbay", "turnover"), "No measure is called “turnover” in 2024-25. Did you mean “Care workers leaving their "
                                 "job” (6A)?"),
        (("Torbay", "5A"), "No measure has the code 5A in 2024-25. Codes that begin with it: “People with as much "
                           "social contact as they want” (5A(1)) and “Carers with as much social contact as they want” "
                           "(5A(2))."),
        (("Torbay", "1A", "--period", "2024"), "“2024” is not a period. Write it as 2024-25."),
    ],
)  # fmt: skip
def test_a_slip_is_answered_with_what_to_type(arguments, problem):
    """Codes are confusing by nature; the answer to a wrong one is the right one."""
    with pytest.raises(ProjectError) as told:
        run("show", *arguments)

    assert problem == str(told.value)


def test_the_list_names_every_measure_and_source():
    """What there is, for which periods, and where it was read."""
    text = run("list").stdout
    listed = json.loads(run("list", "--format", "json").stdout)

    assert "1D        satisfaction_users     2015-16 to 2024-25  People satisfied with their care and support" in text
    assert "(1E)      ld_employment          2017-18 to 2022-23  People with a learning disability in paid work" in text
    assert (34, 3) == (len(listed["measures"]), len(listed["sources"]))


def test_the_shipped_tables_are_as_they_were_imported():
    """The product's own figures, against the checksums written with them."""
    result = run("verify")

    assert (0, "Every table is as it was imported.\n") == (result.exit_code, result.stdout)


def test_official_files_are_imported_and_verified(tmp_path):
    """The way in: import says what is new, verify says that the table agrees with the files."""
    files = [EXTRACTS / "ascof_outcomes_all_years.csv", EXTRACTS / "ascof_2024_25.ods"]

    imported = run("import", *files, "--into", tmp_path).stdout
    verified = run("verify", "--from", tmp_path, *files)

    assert "  705 new, 0 revised, 0 withdrawn, 0 unchanged, 0 not used because a later release has them" in imported
    assert 0 == verified.exit_code
    assert "ascof_2024_25.ods: 2,762 figures compared, 0 different" in verified.stdout
    assert {"explore", "figures", "sources.json", "manifest.json"} == {path.name for path in tmp_path.iterdir()}


def test_a_figure_that_was_tampered_with_is_named(tmp_path):
    """Verify fails, and says which figure is wrong and what it should be."""
    run("import", EXTRACTS / "ascof_2024_25.ods", "--into", tmp_path)
    path = tmp_path / "figures" / "satisfaction_users.csv"
    path.write_bytes(path.read_bytes().replace(b"E06000027,2024-25,69.0,", b"E06000027,2024-25,96.0,"))

    result = run("verify", "--from", tmp_path, env={"OFFICIAL_FILES": str(EXTRACTS)})

    assert 1 == result.exit_code
    assert "figures/satisfaction_users.csv is not as it was imported.\n" in result.stdout
    assert ("    Torbay, “People satisfied with their care and support” (1D), 2024-25: 96.0% (± 4.5, 405 people) "
            "in our table, 69.0% (± 4.5, 405 people) in the file\n") in result.stdout  # fmt: skip


def test_if_one_file_is_refused_nothing_changes(tmp_path):
    """A good file before a bad one is not half of an import."""
    bad = tmp_path / "notes.csv"
    bad.write_text("a,b\n1,2\n", encoding="utf-8")
    tables = tmp_path / "tables"
    shutil.copytree(REFERENCE, tables)
    before = {path: path.read_bytes() for path in tables.rglob("*") if path.is_file()}

    with pytest.raises(ProjectError, match=r"^notes\.csv is neither the time-series workbook nor a "):
        run("import", EXTRACTS / "ascof_2024_25.ods", bad, "--into", tables)

    assert before == {path: path.read_bytes() for path in tables.rglob("*") if path.is_file()}


def test_a_revision_is_listed(tmp_path):
    """A second edition of a yearly file: the old value and the new one, by name."""
    header = "Geographical Code,ONS Code,ASCOF Measure Code,Disaggregation Level,Measure Type,Measure Value\n"
    path = tmp_path / "ascof-1819.csv"
    path.write_text(f"{header}914,E06000027,2D,Total,Outcome,87.5\n905,E10000027,2D,Total,Outcome,80.0\n",
                    encoding="utf-8")  # fmt: skip
    run("import", path, "--into", tmp_path / "t", "--published", "2019-10-22")
    path.write_text(f"{header}914,E06000027,2D,Total,Outcome,88.1\n", encoding="utf-8")

    told = run("import", path, "--into", tmp_path / "t", "--published", "2019-11-01").stdout

    assert "  0 new, 1 revised, 1 withdrawn, 0 unchanged" in told
    assert ("  Revised:\n    Torbay, “People who need no more support after help to get back on their feet” (2D), "
            "2018-19: was 87.5%, now 88.1%\n") in told  # fmt: skip
    assert ("  Withdrawn:\n    Somerset, “People who need no more support after help to get back on their feet” (2D), "
            "2018-19: was 80.0%, now not in the file\n") in told  # fmt: skip
    assert "2019-11-01" == load_catalogue(tmp_path / "t").sources["nhs-2018-19-open-data"].published


def test_a_period_is_for_one_file():
    """Two files cannot both be of the period given."""
    with pytest.raises(ProjectError, match=r"^Give one file at a time with --period or --published\.$"):
        run("import", "a.csv", "b.csv", "--period", "2018-19")
