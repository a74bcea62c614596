"""The Easy Read rules at work: what they find, at its line, and that a change elsewhere is noticed."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.findings import Finding
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from tests.accounts import FOLDER, findings, good_account, write
from tests.rules import measuring

ACCOUNTS = Path(__file__).parents[2] / "accounts"
TODAY = date(2026, 11, 21)


def row(**values: str) -> list[Finding]:
    """What is found in the good account with one more row of Easy Read."""
    file = "political-priorities.md"
    told = ", ".join(f'{key}: "{value}"' for key, value in values.items())
    story = good_account()[f"{FOLDER}/{file}"].replace("picture: talk}]", f"picture: talk}}, {{{told}}}]")
    return findings(_folder.pop(), {file: story})


_folder: list[Path] = []


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    _folder[:] = [tmp_path]


@pytest.mark.parametrize(
    ("words", "rule", "severity", "problem"),
    [
        ("We told every one of the councillors about it, one day after another day.", "easy-read-hard", "warning",
         "This sentence has 14 words. 12 or fewer are easier."),
        ("We told every one of the councillors about it, one day after another day, once more again.",
         "easy-read-long-sentence", "error", "This sentence has 17 words. 15 are the most."),
        ("We don’t know.", "easy-read-hard", "warning", "“don’t” is a short form."),
        ("We met seven people.", "easy-read-hard", "warning", "“seven” is a number in words."),
        ("We met people & carers.", "easy-read-hard", "warning", "“&” is hard to read."),
        ("We *must* do better.", "easy-read-hard", "warning", "“*must*” is in italics, which are hard to read."),
        ("We want to know about your assessment.", "easy-read-hard", "warning",
         "“assessment” is a hard word that no row explains."),
        ("We use **advocates** a lot.", "easy-read-hard", "warning", "No row after this one explains “advocates”."),
        ("About [[4A]] people feel safe.", "easy-read-hard", "warning", "“About” is said twice here."),
    ],
)  # fmt: skip
def test_what_is_hard_is_found(words: str, rule: str, severity: str, problem: str) -> None:
    """In words an officer can act on."""
    found = [(one.rule, str(one.severity), one.problem) for one in row(words=words, picture="talk")]

    assert (rule, severity, problem) in found


def test_a_hard_word_in_bold_with_a_row_after_it_is_no_finding(tmp_path: Path) -> None:
    """That is how Easy Read explains."""
    file = "political-priorities.md"
    rows = "{words: You can have an **advocate**., picture: talk}, {words: They speak up for you., picture: talk}"
    story = good_account()[f"{FOLDER}/{file}"].replace("picture: talk}]", f"picture: talk}}, {rows}]")

    assert [] == findings(tmp_path / "a", {file: story})


@pytest.mark.parametrize(
    ("people", "problem"),
    [
        ("4Z", "No figure is called “4Z”"),
        ("people-supported", "“people-supported” is no percentage, so that it cannot be drawn as ten people."),
        ("1A", "“1A” is no percentage, so that it cannot be drawn as ten people."),
    ],
)
def test_only_a_percentage_can_be_drawn_as_ten_people(people: str, problem: str) -> None:
    """A picture of seven people means seven of ten."""
    found = [one.problem for one in row(words="People feel safe.", people=people) if one.rule == "easy-read-no-picture"]

    assert 1 == len(found)
    assert problem in found[0] or "4Z" in found[0]


def test_thresholds_are_those_of_the_site(tmp_path: Path) -> None:
    """A council may ask for shorter sentences still."""
    site = (
        "plugins:\n  - localaccount:\n      rules:\n"
        "        easy-read-long-sentence: {sentence_words: 3}\n        easy-read-hard: {sentence_words: 2}\n"
    )
    project = write(tmp_path, {**good_account(), "mkdocs.yml": site})
    found = check(project, load_catalogue(), load_framework(), TODAY).all_findings

    assert ["easy-read-long-sentence"] == [one.rule for one in found]


def test_a_long_easy_read_is_told_by_pages_and_by_words() -> None:
    """20 pages or 1,000 words are the most that people read."""
    for number, words, said in ((101, "People wait.", "101 rows, about 21 pages"), (90, "People " * 12, "1,080 words")):
        rows = [{"words": words, "picture": "clock"}] * number
        facts = measuring.facts(measuring.section({"easy_read": {"rows": rows}}, measuring.SECTION))
        rule = next(one for one in measuring.RULES if one.name == "easy-read-hard")

        assert any(said in finding.problem for finding in rule.findings(facts))


def exampleshire(root: Path, file: str, before: str, after: str) -> list[Finding]:
    """What is found in Exampleshire with one change in a file."""
    shutil.copytree(ACCOUNTS / "exampleshire", root / "accounts" / "exampleshire")
    path = root / "accounts" / "exampleshire" / "2024-25" / file
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8", newline="\n")
    return check(Project(root), load_catalogue(), load_framework(), TODAY, [path.parent]).all_findings


def line_of(root: Path, file: str, words: str) -> int:
    text = (root / "accounts" / "exampleshire" / "2024-25" / file).read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


def test_a_changed_figure_is_found_at_the_row_that_gives_it_and_at_the_confirmation(tmp_path: Path) -> None:
    """The wait is 42 days in the section and in Easy Read; where the one changes, the other is told at its line."""
    found = exampleshire(tmp_path, "waiting.md", "    value: 42\n", "    value: 44\n")
    places = {(one.rule, one.location.line) for one in found}

    assert ("easy-read-figure-differs", line_of(tmp_path, "waiting.md", "People waited 42 days")) in places
    assert ("easy-read-stale", line_of(tmp_path, "waiting.md", "confirmed:")) in places


def test_a_changed_sentence_is_found_at_the_confirmation(tmp_path: Path) -> None:
    """Somebody reads both again, and types the new digest."""
    found = exampleshire(tmp_path, "carers.md", "Without them we could not cope.", "We could not cope without them.")

    assert [("easy-read-stale", line_of(tmp_path, "carers.md", "confirmed:"))] == [
        (one.rule, one.location.line) for one in found
    ]


def test_a_changed_cell_of_a_table_is_found_at_the_confirmation(tmp_path: Path) -> None:
    """A table is part of what Easy Read tells again."""
    found = exampleshire(tmp_path, "data/promises.csv", "9 contracts", "8 contracts")

    assert ("easy-read-stale", line_of(tmp_path, "political-priorities.md", "confirmed:")) in {
        (one.rule, one.location.line) for one in found
    }


@pytest.mark.parametrize("council", ["exampleshire", "torbay"])
def test_the_easy_read_of_the_samples_has_nothing_wrong(council: str) -> None:
    """They show councils what it can be."""
    root = ACCOUNTS.parent
    found = check(
        Project(root), load_catalogue(), load_framework(), TODAY, [ACCOUNTS / council / "2024-25"]
    ).all_findings

    assert [] == [str(one) for one in found if one.rule.startswith("easy-read")]
