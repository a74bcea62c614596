"""A director's private look at what a region looks at: every sentence true, nothing weighed, and nothing published."""

import csv
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from localaccount_gen.cli import verbs
from localaccount_gen.htmlcheck import PRIVATE
from localaccount_gen.output import MARK
from localaccount_gen.sitecheck import check_site
from localaccount_gen.triggers.filling import Filled
from localaccount_gen.triggers.memorandum import load_memorandum
from tests.accounts import FOLDER, good_account, write
from tests.small_site import small_page, write_small_site

SAMPLES = Path(__file__).parents[1]


def run(root: Path, monkeypatch, *words: str):
    monkeypatch.chdir(root)
    return CliRunner().invoke(verbs, ["triggers", *words])


def made(root: Path, monkeypatch, into: Path, council: str, form: str = "md", *words: str) -> str:
    """The file of a council, written into a folder."""
    ended = run(root, monkeypatch, council, "--into", str(into), "--format", form, *words)
    assert ended.exit_code == 0, ended.output
    (path,) = into.glob(f"*.{form}")
    return path.read_bytes().decode("utf-8-sig").replace("\\", "")


@pytest.fixture(scope="module")
def torbay(tmp_path_factory) -> str:
    with pytest.MonkeyPatch.context() as patch:
        return made(SAMPLES, patch, tmp_path_factory.mktemp("kept"), "torbay")


@pytest.fixture(scope="module")
def exampleshire(tmp_path_factory) -> str:
    with pytest.MonkeyPatch.context() as patch:
        return made(SAMPLES, patch, tmp_path_factory.mktemp("kept"), "exampleshire")


def part(text: str, heading: str) -> str:
    """What stands under one trigger."""
    assert f"### {heading}\n" in text
    return re.split(r"\n###? ", text.partition(f"### {heading}\n")[2])[0]


def under(text: str, heading: str, kind: str) -> list[str]:
    """The first lines of what stands there as one kind."""
    told = part(text, heading).partition(f"#### {kind}\n")[2]
    return re.findall(r"^- (.+)$", re.split(r"\n#### ", told)[0], re.MULTILINE)


def test_every_thing_in_table_2_of_the_memorandum_is_there_in_its_group(torbay):
    """Four groups and twenty-one things, each with where to look and whom to ask, so that nothing is passed over."""
    memorandum = load_memorandum()

    assert [4, 4, 6, 7] == [len(group.triggers) for group in memorandum.groups]
    assert [trigger.title for trigger in memorandum.triggers] == re.findall(r"^### (.+)$", torbay, re.MULTILINE)
    assert 21 == torbay.count("#### Where to look, and whom to ask")
    for trigger in memorandum.triggers:
        assert f"The Memorandum has it from: {trigger.source}." in part(torbay, trigger.title)


def test_nothing_is_weighed_or_counted(torbay, exampleshire):
    """The Memorandum wants it viewed in the round: no colour, no score, no number of bad ones."""
    for text in (torbay, exampleshire):
        words = text.replace("there is no formula of red and amber", "")
        assert [] == re.findall(r"\b(?:red|amber|green|RAG|risk score|rating:|out of \d+ triggers)\b", words)
        assert [] == re.findall(r"\b\d+ (?:concerns|triggers|red flags)\b", words, re.IGNORECASE)
    assert {"trigger", "facts"} == set(Filled.__dataclass_fields__)


def test_measures_are_told_with_margin_period_and_source_and_only_outside_the_margins(torbay):
    """Torbay's figures of 2024-25 as published: what is about the same is not called weak."""
    asked = under(torbay, "Official measures of outcomes (ASCOF)", "To ask about")

    assert asked[0] == (
        "0.394 out of 1 is how much care and support add to the quality of life of people who use services, on "
        "average. That is worse than England (0.419) and the South West (0.420) and about the same as the middle of "
        "similar councils (0.414). There is no clear change since 2023-24 (0.410)."
    )
    assert (
        "Measure 1B, from the survey of 2024-25, give or take 0.023. Source: Department of Health and Social Care, "
        "23 January 2026."
    ) in torbay
    known = part(torbay, "Official measures of outcomes (ASCOF)").partition("To know")[2]
    assert "“People who have control over their daily life”" in known
    assert not any("control over their daily life" in one for one in asked)


def test_what_is_strong_is_told_as_well(torbay):
    """Excellence is to be celebrated: better than England in what people say of information."""
    strong = torbay.partition("## What is strong, and could be shared")[2]

    assert "About 7 in 10 people who use services find it easy to find information about them (74.6%)." in strong


def test_carers_satisfaction_that_fell_by_more_than_the_margins_is_to_ask_about(torbay):
    """45.9% in 2021-22 and 35.9% in 2023-24, beside the complaints that the account does not have."""
    heading = "Satisfaction, complaints, the Ombudsman and the courts"
    asked = under(torbay, heading, "To ask about")

    assert any("(35.9%)" in one and "45.9%" in one for one in asked)
    assert "The account has no section on this (“Complaints and what changed”)." in asked
    assert any("(69.0%)" in one for one in under(torbay, heading, "To know, and to judge for yourself"))


def test_admissions_and_money_come_with_what_the_account_says_of_them(torbay):
    """Torbay's account gives no reason for the rise in spending, so that is asked; and a grant that ended is told."""
    money = under(torbay, "What care costs", "To ask about")
    known = under(torbay, "What care costs", "To know, and to judge for yourself")
    trouble = under(torbay, "Signs of trouble with money", "To ask about")

    assert "Money spent on care: £82.3 million, up 10.2% from £74.7 million." in money
    assert any(one.startswith("Workforce fund: does not apply") and "1.26" in one for one in known)
    assert any("831.7 in every 100,000" in one and "worse than England (592.5)" in one for one in trouble)
    assert "The account does not say what was spent on helping people early." in trouble


def test_turnover_is_asked_about_and_never_called_worse(torbay):
    """Neither way is better by itself, but the Memorandum asks about staff who leave."""
    (told, section) = under(torbay, "Staff", "To ask about")

    assert "(30.4%). That is higher than England (23.7%)" in told
    assert "worse" not in told
    assert section == "The account has no section on this (“The people who give care”)."


def test_promises_reviews_complaints_and_weaknesses_stand_with_file_and_line(exampleshire):
    """What the account says against itself is there to be asked about, at its place."""
    asked = under(exampleshire, "Whether improvement keeps going after a review", "To ask about")

    assert "Promised before: Bring the number of overdue reviews below 1,300. Not met." in asked
    assert any(one.startswith("Healthwatch Exampleshire, visits to eight care homes, 23 January 2025") for one in asked)
    lines = (SAMPLES / "accounts/exampleshire/2024-25/improvement.md").read_text(encoding="utf-8").splitlines()
    place = next(number for number, text in enumerate(lines, 1) if "below 1,300" in text)
    assert f"accounts/exampleshire/2024-25/improvement.md, line {place}." in exampleshire
    assert (
        "Complaints in which the Ombudsman found us at fault: 8, up 2 from 6."
        in under(exampleshire, "Satisfaction, complaints, the Ombudsman and the courts",
                 "To know, and to judge for yourself")
    )  # fmt: skip
    assert (
        "The council says: The plan covers the council’s own staff, and says little of other employers." in exampleshire
    )


def test_an_account_that_is_late_vague_or_gone_is_told_by_what_the_checks_found(tmp_path, monkeypatch):
    """The Memorandum's own words on local accounts: not doing one, vague, ambiguous, too ambitious."""
    files = good_account()
    account = files[f"{FOLDER}/account.yml"]
    files[f"{FOLDER}/account.yml"] = account.replace(
        "Cut the wait for a first assessment to 36 days.", "Continue to work towards better services."
    )
    files["accounts/halton/2022-23/account.yml"] = "published: 2023-11-20\n"
    write(tmp_path, files)
    text = made(tmp_path, monkeypatch, tmp_path / "kept", "halton", "md", "--period", "2022-23")

    asked = under(text, "The local account", "To ask about")
    assert "The account has no section “Complaints and what changed”." in asked
    known = under(text, "The local account", "To know, and to judge for yourself")
    assert "There is a later account, of 2024-25. This file is on 2022-23." in known

    (tmp_path / "kept/halton-2022-23-triggers.md").unlink()
    newest = made(tmp_path, monkeypatch, tmp_path / "kept", "halton")
    assert any("The check: vague-priority." in line for line in part(newest, "The local account").splitlines())


def test_self_assessments_are_told_private_ones_too_and_one_below_the_minimum_is_asked_about(tmp_path, monkeypatch):
    """The file is private, so it may tell what the council keeps to itself."""
    theme = (
        "scheme: workforce-development\nelements:\n  - {element: workforce-plan, level: 0}\n"
        "  - {element: skills, level: 2, evidence: [{words: Training follows mistakes., section: market}]}\n"
    )
    write(tmp_path, {**good_account(), f"{FOLDER}/self-assessments/workforce-development.yml": theme})
    text = made(tmp_path, monkeypatch, tmp_path / "kept", "halton")

    asked = under(text, "Self-assessments below the minimum", "To ask about")
    assert [
        "“Developing the workforce” has been judged, and the file does not say who agreed it, and when.",
        "“Developing the workforce”, “A plan for the people who give care”: the council claims level 0, below the "
        "minimum standard.",
        "“Developing the workforce”: nobody has judged “Finding and keeping people”, “Support and supervision” and "
        "“Leaders of tomorrow”.",
    ] == asked
    known = under(text, "Self-assessments below the minimum", "To know, and to judge for yourself")
    assert ["“Developing the workforce”, “Skills and training”: the council claims level 2."] == known


def test_a_council_without_an_account_is_told_so(tmp_path, monkeypatch):
    """That there is none is the trigger itself."""
    write(tmp_path, {"mkdocs.yml": good_account()["mkdocs.yml"], "accounts/halton/council.yml": "name: x\n"})
    ended = run(tmp_path, monkeypatch, "halton")

    assert "halton has no account yet" in str(ended.exception)


@pytest.mark.parametrize(
    "inside", ["accounts", "accounts/halton/2024-25/data", "site", "site_assets/css", "public", "elsewhere/deep", "."]
)
def test_no_folder_that_a_site_is_made_of_or_put_in_takes_a_private_file(tmp_path, monkeypatch, inside):
    """Not by mistake, not through a link, not into a site that stands elsewhere."""
    files = good_account()
    files["mkdocs.yml"] = "site_name: Accounts\nsite_dir: public\nplugins:\n  - localaccount\n"
    write(tmp_path, files)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / MARK).write_text("x")
    (tmp_path / "site_assets/css").mkdir(parents=True)
    before = sorted(path for path in tmp_path.rglob("*") if path.is_file())
    link = tmp_path / "looks-harmless"
    link.symlink_to(tmp_path / inside)

    for named in (inside, "looks-harmless"):
        ended = run(tmp_path, monkeypatch, "halton", "--into", named)
        assert type(ended.exception).__name__ == "ProjectError"
        assert re.search(r"Name (?:another folder|a folder of its own)", str(ended.exception))
    assert before == sorted(path for path in tmp_path.rglob("*") if path.is_file() and not path.is_symlink())


def test_it_goes_into_a_folder_that_git_leaves_alone_and_every_form_says_private(tmp_path, monkeypatch):
    """Whoever finds the file knows what it is, whatever its form."""
    write(tmp_path, good_account())
    for form in ("html", "md", "csv"):
        ended = run(tmp_path, monkeypatch, "halton", "--format", form)
        assert ended.exit_code == 0, ended.output
        content = (tmp_path / f"private/halton-2024-25-triggers.{form}").read_text(encoding="utf-8-sig")
        assert PRIVATE in content[:4000]
        assert form == "csv" or "Private. Not for publication." in content
    assert "*\n" in (tmp_path / "private/.gitignore").read_text(encoding="utf-8")
    assert "/private/" in (SAMPLES / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_a_build_refuses_each_form_of_it_wherever_it_was_put(tmp_path, monkeypatch):
    """Copied among the site's files under another name, it is found by its mark and not by its name."""
    write(tmp_path, good_account())
    for form in ("html", "md", "csv"):
        run(tmp_path, monkeypatch, "halton", "--format", form)
    kept = {form: (tmp_path / f"private/halton-2024-25-triggers.{form}").read_text(encoding="utf-8-sig")
            for form in ("html", "md", "csv")}  # fmt: skip
    site = write_small_site(tmp_path / "finished", {
        "report/index.html": kept["html"], "data/figures.csv": kept["csv"], "notes.md": kept["md"],
        "part/index.html": small_page("part", f"<!-- {PRIVATE} -->"),
    })  # fmt: skip
    found = [(one.location.file, one.problem) for one in check_site(site) if one.rule == "page-private"]

    assert [
        ("site/data/figures.csv", "This file is private, and must not be published."),
        ("site/notes.md", "This file is private, and must not be published."),
        ("site/part/index.html", "This page is private, and must not be published."),
        ("site/report/index.html", "This page is private, and must not be published."),
    ] == sorted(found)
    assert [] == check_site(write_small_site(tmp_path / "clean"))


def test_the_table_is_safe_in_a_spreadsheet_and_has_a_line_for_each_question(tmp_path, monkeypatch):
    """No cell is run as a formula, and what nobody can show is a question, not a gap."""
    files = good_account()
    path = f"{FOLDER}/outcomes.md"
    files[path] = files[path].replace("Nobody answers at weekends.", "'=HYPERLINK(1) at weekends.'")
    write(tmp_path, files)
    rows = list(csv.DictReader(made(tmp_path, monkeypatch, tmp_path / "kept", "halton", "csv").splitlines()))

    assert {trigger.title for trigger in load_memorandum().triggers} == {row["trigger"] for row in rows}
    assert {"to ask about", "strong", "to know", "question"} >= {row["kind"] for row in rows}
    assert {"localaccount:private:do-not-publish"} == {row["private"] for row in rows}
    assert [] == [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]


def test_words_of_an_account_cannot_become_markup_of_the_page(tmp_path, monkeypatch):
    """What a council writes is shown, not run, in every form."""
    files = good_account()
    path = f"{FOLDER}/outcomes.md"
    files[path] = files[path].replace("Nobody answers at weekends.", "Waits of 3 & 5 weeks are *long*.")
    write(tmp_path, files)
    page = made(tmp_path, monkeypatch, tmp_path / "kept", "halton", "html")

    assert "Waits of 3 &amp; 5 weeks are *long*." in page
    assert "<script" not in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
