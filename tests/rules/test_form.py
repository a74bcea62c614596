"""Form, Easy Read and years: what is found, at its place, and what to type."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.digests import digest
from localaccount_gen.elections import pre_election_periods
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from tests.accounts import FOLDER, TODAY, findings, good_account, write

ACCOUNTS = Path(__file__).parents[2] / "accounts"


@pytest.mark.parametrize(
    ("file", "before", "after", "rule", "problem"),
    [
        ("waiting.md", "People waited 42 days", "People waited 24 days", "easy-read-figure-differs",
         "The section does not give the number 24."),
        ("feedback.md", "## Who we asked\n", "## Who we asked\n\nBy law we must publish a local account.\n",
         "false-duty",
         "“By law we must publish a local account” says that the law asks for a local account. It does not."),
        ("feedback.md", "## Who we asked\n", "## Who we asked\n\nSee S:\\Adults\\account_v6.docx for more.\n",
         "drafting-residue", "“S:\\Adults\\account_v6.docx” is a file on somebody’s computer."),
        ("carers.md", "A carer looks after a husband", "An informal carer looks after a husband", "hard-to-read",
         "“informal carer” is a word that few people outside social care know."),
        ("carers.md", "more than 700 had one.", "734 had one.", "easy-read-stale",
         "The section has changed since somebody confirmed its Easy Read."),
        ("improvement.md", "## How we chose what comes next\n", "## What comes next\n\nThey will start by May 2025.\n",
         "wrong-year", "“by May 2025” was past when the account came out (20 November 2025), and the text still "
         "promises it."),
        ("account.yml", "published: 2025-11-20", "published: 2026-04-20", "published-late",
         "The account came out far too late: 13 months after 31 March 2025. People expect it within 9 months."),
    ],
)  # fmt: skip
def test_a_slip_in_exampleshire_is_found_in_its_file(file, before, after, rule, problem, tmp_path):
    """In words a person would use."""
    shutil.copytree(ACCOUNTS / "exampleshire", tmp_path / "accounts" / "exampleshire")
    path = tmp_path / "accounts" / "exampleshire" / "2024-25" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")

    found = check(Project(tmp_path), load_catalogue(), load_framework(), date(2026, 11, 21), [path.parent]).all_findings

    assert (rule, file, problem) in [(one.rule, Path(one.location.file).name, one.problem) for one in found]


def test_the_check_says_what_to_type_once_both_were_read(tmp_path):
    """Typing it ends the finding, until a word or a figure changes."""
    section = "political-priorities.md"
    story = good_account()[f"{FOLDER}/{section}"] + "\nWe kept four of five promises.\n"

    stale = [one for one in findings(tmp_path / "a", {section: story}) if one.rule == "easy-read-stale"]
    typed = re.search(r"confirmed: ([0-9a-f]{12})$", stale[0].fix)
    assert typed
    confirmed = re.sub(r"confirmed: \w+", f"confirmed: {typed[1]}", story)

    assert [] == findings(tmp_path / "b", {section: confirmed})
    assert ["easy-read-stale"] == [
        one.rule for one in findings(tmp_path / "c", {section: confirmed.replace("four", "three")})
    ]


def test_a_quote_that_leads_nowhere_is_one_finding_and_not_two(tmp_path):
    """The words of a section with Easy Read are to be confirmed once they can be read, and not before."""
    broken = good_account()[f"{FOLDER}/political-priorities.md"] + "\nWe kept [[promises-we-kept]] promises.\n"

    assert ["broken-link"] == [one.rule for one in findings(tmp_path, {"political-priorities.md": broken})]


def test_where_lines_break_does_not_change_a_digest():
    """An editor that folds lines anew has changed nothing that anybody reads."""
    assert digest("one two\nthree") == digest("one  two three") != digest("one two four")


@pytest.mark.parametrize(
    "entry", ["soon", "[soon]", "[{from: 2026-03-23}]", "[{from: 2026-05-07, to: 2026-03-23, what: x}]"]
)
def test_a_pre_election_period_that_is_not_whole_is_told_in_one_sentence(entry, tmp_path):
    """Whoever sets up the site sees what to write, at its line."""
    project = write(tmp_path, {"mkdocs.yml": f"plugins:\n  - localaccount:\n      pre_election: {entry}\n"})

    with pytest.raises(ProjectError, match=r"^mkdocs.yml, line 3: this is no pre-election period\. Write  - \{from: "):
        pre_election_periods(project)


def test_a_decoration_needs_no_words_and_is_passed_over(tmp_path):
    """A leaf in the corner is not read out."""
    story = good_account()[f"{FOLDER}/market.md"] + "\n![decorative](images/leaf.png)\n"

    assert [] == findings(tmp_path, {"market.md": story, "images/leaf.png": b""})


def test_a_long_account_is_told_its_longest_sections(tmp_path):
    """That is where shortening pays."""
    long = good_account()[f"{FOLDER}/market.md"] + "\n" + "People told us what helps and what does not.\n\n" * 800

    found = [one for one in findings(tmp_path, {"market.md": long}) if one.rule == "too-long"]

    assert re.fullmatch(
        r"The account is long: 8,\d{3} words, or about 2\d printed pages. "
        r"Most people stop before 6,000 words or 20 pages.",
        found[0].problem,
    )
    assert found[0].fix.startswith("shorten the longest sections first: market.md (7,")


def test_paragraphs_of_last_year_are_listed_with_their_lines(tmp_path):
    """New numbers in old words are old words."""
    old = (
        "Our teams work with people in their homes and in their neighbourhoods. Everybody who needs a little help gets "
        "it early, close to where they live and from people they know. Nobody has to tell their story twice. That is "
        "what 3,145 people want.\n"
    )
    files = good_account() | {
        "accounts/halton/2023-24/account.yml": "published: 2024-11-20\n",
        "accounts/halton/2023-24/market.md": old,
        f"{FOLDER}/market.md": good_account()[f"{FOLDER}/market.md"]
        + "\n"
        + old.replace("3,145", "[[people-supported]]"),
    }

    checked = check(write(tmp_path, files), load_catalogue(), load_framework(), TODAY, [tmp_path / FOLDER])

    found = [one for one in checked.all_findings if one.rule == "unchanged-text"]
    assert [("A paragraph is over 70% the same as in the account for 2023-24.", 5)] == [
        (one.problem, one.location.line) for one in found
    ]
