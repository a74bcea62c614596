"""`localaccount new`: files that teach, and never overwrite."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.model import Period
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from localaccount_gen.rules import RULES
from localaccount_gen.skeleton import write_account
from tests.accounts import SECTIONS, TODAY


def run_command(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, "-m", "localaccount_gen", *words],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, env=environment,
    )  # fmt: skip


def test_every_council_can_begin_an_account_that_passes_the_rules_for_files(tmp_path):
    """All 153, in the newest period and in one with the old codes."""
    catalogue, framework, project = load_catalogue(), load_framework(), Project(tmp_path)
    for number, area in enumerate(catalogue.councils()):
        write_account(project, area, Period(2024 - 3 * (number % 2)), catalogue, framework)

    checked = check(project, catalogue, framework, TODAY)

    of_files = {rule.name for rule in RULES if rule.family == "file"}
    assert 153 == len(checked.accounts)
    assert [] == [finding for finding in checked.all_findings if finding.rule in of_files]


def test_a_new_account_has_the_eleven_sections_and_says_what_to_do_next(tmp_path):
    """An officer sees what was written and where to go on."""
    done = run_command(tmp_path, "new", "Torbay", "2025-26")

    assert (0, "") == (done.returncode, done.stderr)
    assert {f"{section}.md" for section in SECTIONS} | {"account.yml"} == {
        path.name for path in (tmp_path / "accounts/torbay/2025-26").iterdir()
    }
    assert "Next: write in accounts/torbay/2025-26, and see what is missing with  localaccount status" in done.stdout


def test_new_never_overwrites(tmp_path):
    """What an officer wrote stays as it is, byte for byte."""
    run_command(tmp_path, "new", "E06000027", "2025-26")
    written = tmp_path / "accounts/torbay/2025-26/market.md"
    written.write_text("Mine.\n", encoding="utf-8")

    done = run_command(tmp_path, "new", "Torbay Council", "2025-26")

    assert "Mine.\n" == written.read_text(encoding="utf-8")
    assert "accounts/torbay/2025-26 has every file already; nothing was changed.\n" == done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("Torbey", "2025-26"),
            "No council in England with adult social care is called “Torbey”. Did you mean “Torbay”?",
        ),
        (("Torbay", "2025-2026"), "“2025-2026” is not a period. Write it as 2024-25."),
        (("Cumbria", "2025-26"), "Cumbria ended on 2023-04-01. Its councils now: Cumberland, Westmorland and Furness."),
    ],
)
def test_a_slip_in_the_command_is_told_in_one_sentence(words, said, tmp_path):
    """Wrong usage ends with 2, without a traceback, and writes nothing."""
    done = run_command(tmp_path, "new", *words)

    assert (2, f"localaccount: {said}\n") == (done.returncode, done.stderr)
    assert [] == list(tmp_path.iterdir())


def test_a_folder_name_is_small_letters_digits_and_hyphens():
    """It is the first part of every address."""
    assert ["kingston-upon-hull", "st-helens", "bournemouth-christchurch-and-poole"] == [
        slug(name) for name in ("Kingston upon Hull", "St. Helens", "Bournemouth, Christchurch and Poole")
    ]


def test_the_comments_keep_to_the_format(tmp_path):
    """Every line a comment offers becomes right YAML of the form when its # is taken away."""
    catalogue, framework, project = load_catalogue(), load_framework(), Project(tmp_path)
    torbay = catalogue.council("Torbay")
    assert torbay is not None
    for path in write_account(project, torbay, Period(2024), catalogue, framework):
        if path.name == "mkdocs.yml":
            continue
        path.write_text(_used(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

    found = check(project, catalogue, framework, TODAY).all_findings

    assert [] == [
        (finding.location.file, finding.location.line, finding.problem)
        for finding in found
        if finding.rule in {"yaml-syntax", "unknown-key", "wrong-type", "missing-key", "unreadable-file"}
    ]


def _used(text: str) -> str:
    """A file as it is when an officer has taken the # away from every example."""
    lines: list[str] = []
    folded = False
    for line in text.splitlines():
        match = re.fullmatch(r"( *)# ( *(?:- )?[a-z][a-z_-]*:(?: .*)?| *- .*|  +.*)", line)
        is_example = match and "$schema" not in line and (folded or not match[2].startswith("  localaccount"))
        folded = bool(is_example) and (line.endswith(">-") or (folded and ":" not in line))
        lines.append(match[1] + match[2] if match and is_example else line)
    return "\n".join(lines) + "\n"
