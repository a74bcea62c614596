"""`localaccount diff`: what changed, in words, for whoever has to answer for it."""

import subprocess

import pytest
from click.testing import CliRunner

from localaccount_gen.cli import verbs
from localaccount_gen.findings import ProjectError
from tests.accounts import FOLDER, write
from tests.approval.accounts import change, refusal, unapproved
from tests.signoff.conftest import told

TORBAY = "accounts/torbay/2024-25"


def test_figures_come_first_with_the_verdicts_of_the_score_card(torbay):
    """71.2% and 69.2% lie within the margins of error: nothing is called better or worse."""
    said = told(torbay, TORBAY, "--since", "previous")

    assert said.startswith(
        "Torbay Council, 2024-25: what has changed since the account of 2023-24\n\n"
        "Official figures\n"
        "- “Carers satisfied with social services” was 45.9% in 2021-22, now 35.9%: got worse.\n"
    )
    assert "- “People who feel safe” was 71.2% in 2023-24, now 69.2%: no clear change.\n" in said
    assert (
        "Money\n- “Money spent on care” was £74.7 million, now £82.3 million: up 10.2%.\n"
        "- “Money the council paid in” was £62.34 million, now £65.615 million: up 5.3%.\n"
    ) in said
    assert said.index("\nMoney\n") < said.index("\nWords, with [square brackets] around those that changed\n")


def test_nothing_is_said_across_a_break(torbay):
    """Counted in another way, two figures have nothing to say to each other: the one before is not even named."""
    figures = told(torbay, TORBAY, "--since", "previous").partition("\nWords, with")[0]

    assert (
        "- Neither higher nor lower is better: “Care workers leaving their job”.\n" in figures
        and "“Care workers leaving their job” was" not in figures
    )
    assert (
        "it cannot be compared with earlier figures: “People who need no more support after help to get back on their "
        "feet”; “Adults under 65 moving into a care home”"
    ) in figures
    assert "762.3" not in figures


def test_words_are_told_as_sentences_page_by_page(torbay):
    """Was and now, with what changed marked, and no line of YAML."""
    said = told(torbay, TORBAY, "--since", "previous")

    assert (
        "  Was: [762.3] in every 100,000 people aged 65 and over moved into a care home to stay.\n"
        "  Now: [831.7] in every 100,000 people aged 65 and over moved into a care home to stay.\n"
    ) in said
    headings = [
        "\nAt a glance\n",
        "\nWhat difference support makes\n",
        "\nKeeping people safe\n",
        "\nMoney and value\n",
    ]
    assert sorted(headings, key=said.index) == headings
    assert not [line for line in said.splitlines() if line.startswith(("measures:", "  - measure", "summary:"))]


def test_nothing_has_changed_since_the_approval(project):
    """The usual answer on the day of publication."""
    assert (
        "Halton Borough Council, 2024-25: what has changed since the approval on 18 November 2025\n\n"
        "Nothing has changed.\n"
    ) == told(project, FOLDER)


_TOLD = "They told us what helps and what"


@pytest.mark.parametrize(
    "form, was, now",
    [
        ("text", f"  Was: {_TOLD} [does not.]\n", f"  Now: {_TOLD} [harms.]\n"),
        ("markdown", f"- Was: {_TOLD} ~~does not.~~\n", f"  - Now: {_TOLD} **harms.**\n"),
        ("html", f'{_TOLD} <del><span class="heard">taken out: </span>does not.<span', "added: </span>harms.<span"),
    ],
)
def test_each_format_tells_the_same_change(project, form, was, now):
    """For a terminal, a comment on a change, and a page."""
    change(project, "market.md", "what does not", "what harms")

    said = told(project, FOLDER, "--format", form)

    assert was in said
    assert now in said


def test_an_account_nobody_approved_has_nothing_to_be_set_against(tmp_path):
    """The message names the other ways to ask."""
    project = write(tmp_path, unapproved())

    assert (
        "Halton Borough Council, 2024-25 has not been approved yet. Ask with  --since previous  or a commit."
    ) == _refused(project, FOLDER)
    assert "There is no account of Halton Borough Council before 2023-24." == _refused(
        project, "accounts/halton/2023-24", "--since", "previous"
    )


def _refused(project, folder, *options) -> str:
    done = CliRunner().invoke(verbs, ["diff", str(project.root / folder), *options])
    assert isinstance(done.exception, ProjectError)
    return refusal(done)


def _git(root, *command):
    settings = ["-c", "user.name=An officer", "-c", "user.email=officer@example.org"]
    subprocess.run(["git", "-C", str(root), *settings, *command], check=True, capture_output=True)


def test_since_a_commit_reads_the_files_as_they_were(tmp_path):
    """An officer sees what a colleague changed yesterday, in a project that lies inside a larger one too."""
    project = write(tmp_path / "web" / "accounts-site", unapproved())
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "--quiet", "-m", "First")
    assert told(project, FOLDER, "--since", "HEAD").endswith("\n\nNothing has changed.\n")
    change(project, "account.yml", "value: 3145", "value: 3154")

    said = told(project, FOLDER, "--since", "HEAD")

    assert said.startswith(
        "Halton Borough Council, 2024-25: what has changed since the commit HEAD\n\n"
        "The council’s own figures\n- “People supported” was 3,145 people, now 3,154 people.\n"
    )


def test_a_commit_that_is_none_is_named(tmp_path):
    """Options of git are no commits either."""
    project = write(tmp_path, unapproved())
    _git(tmp_path, "init", "--quiet")
    _git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "Nothing yet")

    assert "git knows no commit “yesterday” here." == _refused(project, FOLDER, "--since", "yesterday")
    assert "git knows no commit “--help” here." == _refused(project, FOLDER, "--since", "--help")
    assert f"In the commit “HEAD” there is no {FOLDER}." == _refused(project, FOLDER, "--since", "HEAD")


def test_without_git_the_other_ways_are_named(tmp_path, monkeypatch):
    """Many councils’ computers have none."""
    project = write(tmp_path, unapproved())
    monkeypatch.setenv("PATH", "")

    assert ("git cannot be run here: install it, or ask with  --since approval  or  --since previous  .") == _refused(
        project, FOLDER, "--since", "HEAD"
    )
