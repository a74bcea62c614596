"""A director's private look at what a region looks at: every sentence true, nothing weighed, and nothing published."""

import csv
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli import verbs
from localaccount_gen.htmlcheck import PRIVATE
from localaccount_gen.model import Missing, Period
from localaccount_gen.output import MARK
from localaccount_gen.sitecheck import check_site
from localaccount_gen.triggers.filling import Filled, filled_triggers
from localaccount_gen.triggers.memorandum import load_memorandum
from localaccount_gen.triggers.subject import without_account
from tests.accounts import FOLDER, good_account, write
from tests.small_site import small_page, write_small_site

SAMPLES = Path(__file__).parents[1]
WINDOWS = ("C:\\Users\\x", "C:/Users/x", "\\\\server\\share")


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
        "The council says of “A plan for the people who give care”: The plan covers the council’s own staff, and says "
        "little of other employers." in exampleshire
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


@pytest.fixture(scope="module")
def derby(tmp_path_factory) -> str:
    with pytest.MonkeyPatch.context() as patch:
        return made(SAMPLES, patch, tmp_path_factory.mktemp("kept"), "Derby City Council")


def test_that_a_council_has_no_account_is_told_as_a_trigger_and_never_as_more_than_is_known(derby):
    """The Memorandum names it; but a council may publish its account where this program does not look."""
    assert ["No account of Derby for 2024-25 is kept here."] == under(derby, "The local account", "To ask about")
    assert "so look at its website before you say that there is none." in part(derby, "The local account")
    assert "So the official figures speak alone." in derby
    assert "- Look: The council’s website.\n" in part(derby, "The local account")
    assert "official figures that come with the program, without an account." in derby


def test_without_an_account_each_of_the_table_is_there_and_nothing_is_said_of_an_account(derby):
    """Everything else is a question with where to look; no sentence is about a file that does not exist."""
    assert [trigger.title for trigger in load_memorandum().triggers] == re.findall(r"^### (.+)$", derby, re.MULTILINE)
    staff = "Whether improvement keeps going after a review"
    assert "Nothing in the official figures shows this. It is a question to ask." in part(derby, staff)
    assert [] == re.findall(r"The account (?:does|says|has|speaks|offers|asks)[^.]*\.|stands? here\b[^.]*\.", derby)
    assert "(26.9%). That is higher than England (23.7%)" in under(derby, "Staff", "To ask about")[0]


def test_a_survey_that_a_council_did_not_send_in_is_asked_about_once(derby):
    """Derby sent none for 2024-25: one question names the measures that lack, with the reason."""
    (told,) = [one for one in under(derby, "Official measures of outcomes (ASCOF)", "To ask about") if "No fig" in one]

    assert told == (
        "No figure is published for 2024-25 on “Quality of life of people who use services”, “Difference that services "
        "make to quality of life”, “People who have control over their daily life”, “People who find information easy "
        "to find” and “People with as much social contact as they want”. The official table says “not available”. The "
        "council did not send in its survey for 2024-25."
    )
    assert "Measures 1A, 1B, 3A, 3C(1) and 5A(1), for 2024-25. Source: Department of Health" in derby


def test_ten_out_of_ten_is_not_held_up_as_strong_and_too_few_to_show_is_not_asked_about(tmp_path, monkeypatch):
    """In the Isles of Scilly ten enquiries of ten ended well, which may be chance; most else is too small to show."""
    text = made(SAMPLES, monkeypatch, tmp_path, "e06000053")

    assert "# What to look at in the Isles of Scilly, 2024-25" in text
    known = under(text, "The yearly report on safeguarding", "To know, and to judge for yourself")
    assert "These are small numbers (10 out of 10)" in known[0]
    assert "stands out as strong." in text.partition("## What is strong")[2]
    money = under(text, "Signs of trouble with money", "To know, and to judge for yourself")
    assert "So few people are counted that nothing is shown." in money[0]


@pytest.mark.parametrize("period", ["2024-25", "2022-23"])
def test_every_measure_of_every_council_is_told_once_and_turnover_is_never_better_or_worse(period):
    """A region goes through all of its councils: nothing is left out, twice there, or claimed across a break."""
    catalogue, when = load_catalogue(), Period.parse(period)
    assert when is not None
    for area in catalogue.councils(when.start):
        subject = without_account(area, None, when, [], catalogue)
        facts = [fact for one in filled_triggers(subject, None, catalogue) for fact in one.facts]
        for row in subject.card.rows:
            measure, figure = row.comparison.measure, row.comparison.figure
            if figure.missing is Missing.NOT_APPLICABLE:
                continue
            code = measure.code_in(figure.period)
            named = [one for one in facts if f"“{measure.plain_title}”" in one.words]
            alone = [one for one in facts if one.place.startswith(f"Measure {code},") and one not in named]
            assert 1 == len(named) + len(alone), (area.name, measure.id)
            if measure.id == "workforce_turnover":
                assert [] == [one for one in alone if re.search(r"better|worse", one.words)], area.name
        joined = [one.words for one in facts if "cannot be compared with earlier" in one.words
                  and re.search(r"It is (?:slightly )?(?:better|worse) than in", one.words)]  # fmt: skip
        assert [] == joined


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (["Haltn"], "No council is called “Haltn”, and no folder in * Did you mean “Halton”?"),
        (["exampleshir"], "No council is called “exampleshir”, and no folder in * Did you mean “exampleshire”?"),
        (["Cumbria"], "Cumbria has not been a council since 1 April 2023. After it came Cumberland and Westmorland and "
                      "Furness. Name one, or an earlier --period."),
        (["Cumberland", "--period", "2022-23"], "Cumberland began on 1 April 2023, so there is nothing for 2022-23. "
                                                "Before it there was Cumbria."),
        (["Halton", "--period", "2031-32"], "There are no official figures for 2031-32. The newest are for 2024-25."),
        (["Halton", "--period", "2024-26"], "“2024-26” is not a period. Write it as 2024-25."),
    ],
)  # fmt: skip
def test_a_name_or_period_that_cannot_be_is_one_sentence_and_nothing_is_written(tmp_path, monkeypatch, named, told):
    """With what may have been meant, so that nobody has to look it up."""
    ended = run(SAMPLES, monkeypatch, *named, "--into", str(tmp_path / "kept"))

    assert type(ended.exception).__name__ == "ProjectError"
    said = re.sub(r"no folder in \S+ ", "no folder in * ", str(ended.exception))
    assert told == said
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("named", ["Torbay", "TORBAY COUNCIL", "E06000027", "torbay/2024-25", "accounts/torbay"])
def test_a_council_is_found_by_folder_name_or_code(tmp_path, monkeypatch, named):
    """An officer writes the name as they always do, and the account is found."""
    assert "The account of 2024-25 does not say on what day it was published." in made(
        SAMPLES, monkeypatch, tmp_path, named
    )
    assert ["torbay-2024-25-triggers.md"] == [path.name for path in tmp_path.glob("*.md")]


def test_a_folder_in_which_nobody_has_begun_an_account_is_none(tmp_path, monkeypatch):
    """An empty folder, or a council.yml that is broken, keeps nobody from the official figures."""
    files = {"mkdocs.yml": good_account()["mkdocs.yml"], "accounts/leeds/council.yml": "name: [",
             "accounts/leeds/2024-25/outcomes.md": "x"}  # fmt: skip
    write(tmp_path, files)
    text = made(tmp_path, monkeypatch, tmp_path / "kept", "leeds")

    assert ["No account of Leeds for 2024-25 is kept here."] == under(text, "The local account", "To ask about")


def test_a_period_between_two_accounts_says_which_are_kept(tmp_path, monkeypatch):
    """That Torbay has others is told beside the one that is missing."""
    text = made(SAMPLES, monkeypatch, tmp_path, "torbay", "md", "--period", "2021-22")

    assert ["No account of Torbay for 2021-22 is kept here."] == under(text, "The local account", "To ask about")
    known = under(text, "The local account", "To know, and to judge for yourself")
    assert ["What is kept here of Torbay is of 2022-23, 2023-24 and 2024-25."] == known


@pytest.mark.parametrize(
    ("into", "told"),
    [
        (" ", "Name a folder of its own for private files"),
        ("..", "Name a folder of its own for private files"),
        ("~nobody-of-that-name/x", "nobody on this computer has that name."),
        ("afile/x", "afile/x cannot be written to: "),
        *((path, "is a path of Windows, and this computer has no such drive.") for path in WINDOWS if os.name != "nt"),
    ],
)
def test_a_folder_that_cannot_take_it_is_refused_in_a_sentence(tmp_path, monkeypatch, into, told):
    """Above all no folder above the project, where a line for git would hide somebody's other files."""
    root = tmp_path / "kept/project"
    write(root, {**good_account(), "afile": "x"})
    before = sorted(tmp_path.rglob("*"))
    ended = run(root, monkeypatch, "halton", "--into", into)

    assert type(ended.exception).__name__ == "ProjectError"
    assert told in str(ended.exception)
    assert before == sorted(tmp_path.rglob("*"))


def test_in_a_folder_that_somebody_uses_git_leaves_out_only_what_is_private(tmp_path, monkeypatch):
    """Their other files stay in git."""
    write(tmp_path, {**good_account(), "papers/minutes.txt": "x"})
    assert 0 == run(tmp_path, monkeypatch, "halton", "--into", "papers").exit_code

    told = (tmp_path / "papers/.gitignore").read_text(encoding="utf-8").splitlines()
    assert "*-triggers.html" in told
    assert "*" not in told


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
