"""Reports that compare councils, such as LG Inform’s, as comparator groups with their day."""

from datetime import date

import pytest
from click.testing import CliRunner

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli import verbs
from localaccount_gen.findings import ProjectError
from localaccount_gen.load import read_council
from localaccount_gen.project import Project
from localaccount_gen.related.grouping import import_group
from localaccount_gen.related.report import read_report
from tests.accounts import check_files, good_account, write

COUNCILS = ("Bury", "Rochdale", "Stockport", "St Helens", "Warrington", "Halton")

WIDE = """\
LG Inform: adult social care in councils like Halton
"Report generated on 3 November 2025, from lginform.local.gov.uk"

Area,Area code,"People who feel safe (%) 2023/24","People who feel safe (%) 2024/25","Spend on libraries (£) 2024/25"
Bury,E08000002,{bury},..,"1,234.50"
Rochdale,E08000005,Missing,70%,Not applicable
Stockport,E08000007,,,"1,000"
St. Helens,E08000013,,,-
Warrington,E06000007,,,12
Halton,E06000006,,,12
Mean for councils like Halton,,,,11
England,E92000001,,,10
,,,,
Source: Department of Health and Social Care
"""


def wide(told="66.0"):
    return WIDE.format(bury=told)


def long_form(period="2024/25"):
    rows = (f"{name},{period},People who feel safe,Missing" for name in COUNCILS)
    return "\n".join(("Local authority,Period,Metric type,Value", *rows)) + "\n"


def imported(root, text, day=None, name=None):
    write(root, {**good_account(), "report.csv": text})
    return import_group(root / "report.csv", root / "accounts/halton", load_catalogue(), day, name)


def comparators(root):
    project = Project(root)
    council, findings = read_council(project, root / "accounts/halton", load_catalogue())
    return council.comparators.similar, [finding.problem for finding in findings]


def test_a_report_becomes_a_group_that_council_yml_can_name(tmp_path):
    """For the analyst: the councils, the day and the title of the report, and not the council itself, nor England."""
    done = imported(tmp_path, wide())
    path = tmp_path / "accounts/halton/council.yml"
    path.write_text(path.read_text() + f"comparators: {{group: {{name: {done.name}, reason: They are like us.}}}}\n")
    similar, problems = comparators(tmp_path)

    assert "lg-inform-adult-social-care-in-councils-like-halton" == done.name
    assert ["Bury", "Rochdale", "St Helens", "Stockport", "Warrington"] == [area.name for area in similar.areas]
    assert ("LG Inform: adult social care in councils like Halton", date(2025, 11, 3)) == (
        similar.list_name,
        similar.dated,
    )
    assert (True, "They are like us.", []) == (similar.own, similar.reason, problems)
    assert ("Mean for councils like Halton", "England") == done.no_councils


def test_figures_that_differ_from_the_published_ones_are_told(tmp_path):
    """For whoever trusts a report: a revised release, or another basis, shows at once; other metrics are not kept."""
    official = load_catalogue().figure("feel_safe", "E08000002", next(iter(read(tmp_path).cells)).period).value
    same, other = imported(tmp_path / "same", wide(f"{official}")), imported(tmp_path / "other", wide("12.0"))

    rochdale = [cell.value for cell in read(tmp_path).cells if cell.area == "Rochdale"]
    assert [None, 70, None] == rochdale
    assert "12.0" not in [str(cell.value) for cell, _, _ in same.different]
    assert [("Bury", "12.0", official)] == [
        (cell.area, str(cell.value), figure.value) for cell, _, figure in other.different if cell.area == "Bury"
    ]
    assert same.compared == other.compared
    assert ("Spend on libraries (£)",) == same.unknown


def read(root):
    path = root / "report.csv"
    path.write_text(wide(), encoding="utf-8")
    return read_report(path)


def test_one_figure_a_row_is_read_too(tmp_path):
    """For the other shape of export; a report without its day needs it typed."""
    done = imported(tmp_path, long_form(), date(2025, 6, 30), "family")

    assert ("family", date(2025, 6, 30), "report") == (done.name, done.group.date, done.group.title)
    assert ("Bury", "Rochdale", "St Helens", "Stockport", "Warrington") == done.group.councils


def test_a_report_taken_in_again_takes_the_place_of_the_old_one(tmp_path):
    """For next year: one file holds every group, and the same report twice is the same bytes."""
    imported(tmp_path, wide(), name="family")
    path = tmp_path / "accounts/halton/groups.yml"
    once = path.read_bytes()
    again = imported(tmp_path, wide(), name="family")

    assert again.before == again.group
    assert once == path.read_bytes()

    imported(tmp_path, long_form(), date(2025, 6, 30), "another")
    assert path.read_text().index("  another:\n") < path.read_text().index("  family:\n")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a,b\n1,2\n", "report.csv has no column “Area” in its first 40 lines; save the report as a table in which "
         "every row is an area."),
        ("Area,Value\nBury,1\n", "report.csv has a column of values and none that says of which period; add a column "
         "“Period”."),
        ("Area,Period,Value\nBury,2025,1\n", "report.csv, line 2: “2025” is not a financial year; "
         "write it as 2024/25."),
        ("Area,Safe 2024/25\nBury,about 70\n", "report.csv, line 2: “about 70” under “Safe” is neither a figure nor a "
         "word for none, such as Missing; take the row out, or put it right."),
        ("Area,Safe 2024/25\nBury,=1+1\n", "report.csv, line 2: “=1+1” under “Safe” is neither a figure nor a word for "
         "none, such as Missing; take the row out, or put it right."),
        ("Area,Area code,Safe 2024/25\nBury,E08000005,1\n", "report.csv, line 2: E08000005 is Rochdale and not Bury; "
         "put right whichever is wrong."),
        ("Area,Safe 2024/25\nBury,1\nRochdale,2\n", "report.csv has 2 other councils with adult social services, and a "
         "group needs 5 or more; add councils to the report."),
        ("Area,Safe 2024/25\n", "report.csv has a header on line 1 and no row of an area below it; save the report "
         "again with its figures."),
        ("Area,Safe 2024/25\n" + "Bury,1\n" * 20_001, "report.csv is larger than 20,000 rows or 200 columns; save a "
         "smaller report."),
        ('Area,Safe 2024/25\n"Bury" x,1\n', "report.csv, line 2, is not CSV: ',' expected after '\"'. Save it from the "
         "report or your spreadsheet as “CSV UTF-8”."),
        ("Area,Safe 2024/25\nBu\u202ery,1\n", "report.csv, line 2: There is a hidden character here (right-to-left "
         "override, U+202E). Delete it, and type the words around it again."),
        (long_form(), "report.csv does not say one day on which it was made; add  --published 2025-11-03"),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be_read_is_refused_and_changes_nothing(text, problem, tmp_path):
    """For whoever saved it: the line, what is wrong and what to do, in a sentence."""
    with pytest.raises(ProjectError) as refused:
        imported(tmp_path, text)

    assert problem == str(refused.value)
    assert not (tmp_path / "accounts/halton/groups.yml").exists()


def test_a_group_that_is_not_there_is_found_by_the_check(tmp_path):
    """For the officer who typed its name wrong."""
    council = good_account()["accounts/halton/council.yml"] + "comparators: {group: {name: family, reason: Ours.}}\n"
    write(tmp_path, {**good_account(), "accounts/halton/council.yml": council})

    assert ["No group is called “family” in groups.yml."] == comparators(tmp_path)[1]


def test_the_command_tells_what_came_of_it(tmp_path):
    """For the analyst at the keyboard: what is in the group, what differs, and what to type next."""
    write(tmp_path, {**good_account(), "report.csv": wide("12.0")})
    given = [
        "data",
        "import",
        str(tmp_path / "report.csv"),
        "--group",
        str(tmp_path / "accounts/halton"),
        "--name",
        "like",
    ]
    told = CliRunner().invoke(verbs, given).output

    assert "accounts/halton/groups.yml: like, 5 councils, 3 November 2025, new\n" in told
    assert (
        "not in the group, as no council with adult social services: Mean for councils like Halton, England\n" in told
    )
    assert ", Bury, People who feel safe, 2023-24: 12.0, officially " in told
    assert told.endswith("  comparators:\n    group: {name: like, reason: …}\n")


def test_check_is_silent_about_a_group_that_is_there(tmp_path):
    """A file that a command wrote has its place in a council’s folder."""
    imported(tmp_path, wide(), name="like")

    assert 1 == len(check_files(tmp_path, {}).accounts)
    assert [] == comparators(tmp_path)[1]
