"""Rules on wording are right when they fire: sentences as councils write them, each with whether it must be found.

In the tables `+` stands before what must be found and `-` before what must not.
"""

from pathlib import Path

import pytest

from tests.accounts import FOLDER, findings, good_account

TABLES = {
    "vague-priority": "improvement",
    "ambiguous-date": "market",
    "complaints-without-learning": "complaints",
    "case-study-consent": "market",
}
"""The rule of each table, and the section its sentences stand in."""

MISSED = {
    "vague-priority": 2,
    "ambiguous-date": 0,
    "complaints-without-learning": 2,
    "case-study-consent": 0,
}
"""How many of `+` are not found as yet: a number that may only fall."""


def _sentences(rule: str) -> list[tuple[bool, str]]:
    lines = Path(__file__).with_name(f"{rule}.txt").read_text(encoding="utf-8").splitlines()
    return [(line.startswith("+"), line[2:]) for line in lines]


def _found(root: Path, rule: str) -> list[tuple[bool, bool, str]]:
    """Each sentence in a paragraph of its own: whether it must be found, whether it is, and its words."""
    table, file = _sentences(rule), f"{TABLES[rule]}.md"
    before = good_account()[f"{FOLDER}/{file}"]
    start = len(before.splitlines()) + 2
    text = before + "\n" + "".join(f"{words}\n\n" for _, words in table)
    lines = {one.location.line for one in findings(root, {file: text}) if one.rule == rule}
    return [(must, start + 2 * place in lines, words) for place, (must, words) in enumerate(table)]


@pytest.mark.parametrize("rule", TABLES)
def test_what_need_not_be_mended_is_left_alone(rule, tmp_path):
    """An officer who is told off for nothing stops reading what the check says."""
    assert [] == [words for must, is_found, words in _found(tmp_path, rule) if is_found and not must]


@pytest.mark.parametrize("rule", TABLES)
def test_what_a_careful_reviewer_would_mark_is_found(rule, tmp_path):
    """Fewer are missed than were missed before."""
    missed = [words for must, is_found, words in _found(tmp_path, rule) if must and not is_found]

    assert MISSED[rule] == len(missed), missed


@pytest.mark.parametrize("rule", TABLES)
def test_a_table_holds_enough_of_both_kinds(rule):
    """At least forty sentences, half of which must not be found."""
    table = _sentences(rule)

    assert len(table) >= 40
    assert min(sum(must for must, _ in table), sum(not must for must, _ in table)) >= 20
