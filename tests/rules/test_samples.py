"""The sample accounts pass, and each thing taken out of Exampleshire's is found where it was."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework

ACCOUNTS = Path(__file__).parents[2] / "accounts"
TODAY = date(2026, 11, 21)


def _found(project: Project, *within: Path) -> list[tuple[str, str, int, str]]:
    checked = check(project, load_catalogue(), load_framework(), TODAY, within)
    return [(one.rule, Path(one.location.file).name, one.location.line, one.problem) for one in checked.all_findings]


def test_the_sample_accounts_have_nothing_left_to_mend_or_answer():
    """They are what an officer copies from."""
    assert [] == _found(Project(ACCOUNTS.parent))


@pytest.mark.parametrize(
    ("file", "before", "after", "found"),
    [
        (
            "account.yml", "    previous: 133.7\n", "",
            ("no-money-compared", "account.yml", 92, "“money spent on adult social care” does not say how much it was "
             "the year before."),
        ),
        (
            "account.yml", "    previous: 6219\n", "",
            ("no-people-compared", "account.yml", 63, "“people who got long-term support in the year” does not say how "
             "many it was the year before."),
        ),
        (
            "improvement.md", "    due: 2026-12-31\n", "",
            ("priority-without-date", "improvement.md", 32, "This priority has no date to be met by."),
        ),
        (
            "improvement.md", "  - priority: Give 700 carers a break\n", "  - priority: Give 700 carers a day off\n",
            ("priority-not-reported", "improvement.md", 23, "No priority of the 2023-24 account reads so. Did you mean "
             "“Give 700 carers a break”?"),
        ),
        (
            "scrutiny.md", "    status: not accepted\n", "",
            ("scrutiny-without-response", "scrutiny.md", 30, "This recommendation does not say how far it is."),
        ),
        (
            "carers.md", "    consent: yes\n", "    consent: no\n",
            ("case-study-consent", "carers.md", 68, "This person did not agree to these words being printed."),
        ),
    ],
)  # fmt: skip
def test_what_is_taken_out_of_exampleshire_is_found(file, before, after, found, tmp_path):
    """At its line, in words a person would use."""
    project = _copy(tmp_path)
    path = project.accounts / "exampleshire" / "2024-25" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")

    assert found in _found(project, path.parent)


def test_exampleshire_without_its_weaknesses_and_lessons_is_told_so(tmp_path):
    """The two that reviewers miss most."""
    project = _copy(tmp_path)
    folder = project.accounts / "exampleshire" / "2024-25"
    for path in folder.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        for key in ("must_be_better", "lessons"):
            text = _without(text, key)
        path.write_text(text, encoding="utf-8", newline="\n")

    found = _found(project, folder)

    assert ("no-weakness", "account.yml", 1, "The sections of this account name nothing that must be better.") in found
    assert "This section does not say what was learned and what was done about it." in [
        problem for rule, file, _, problem in found if (rule, file) == ("complaints-without-learning", "complaints.md")
    ]


def _copy(root: Path) -> Project:
    shutil.copytree(ACCOUNTS / "exampleshire", root / "accounts" / "exampleshire")
    return Project(root)


def _without(text: str, key: str) -> str:
    """The text without a key of the front matter and all below it."""
    kept, inside = [], False
    for line in text.splitlines(keepends=True):
        inside = line.startswith(f"{key}:") or (inside and line.startswith(" "))
        kept += [] if inside else [line]
    return "".join(kept)
