"""Coverage is computed, step by step, from what a section holds."""

import pytest

from localaccount_gen.coverage import cover
from localaccount_gen.requirements import Depth, load_framework
from tests.accounts import FOLDER, check_files, good_account

_ACCOUNT = good_account()[f"{FOLDER}/account.yml"]
_STORY = good_account()[f"{FOLDER}/scrutiny.md"]
_REASON = "No scrutiny review took place between April 2024 and March 2025; the next begins in May."


def _depth(tmp_path, section: str | None, account: str = _ACCOUNT) -> Depth:
    checked = check_files(tmp_path, {"scrutiny.md": section, "account.yml": account})
    read = checked.accounts[0].account
    assert read is not None
    return cover(read, load_framework())["scrutiny"].depth


def _front(text: str) -> str:
    return f"---\n{text}---\n{_STORY}"


_FIGURE = "figures:\n  reviews: {label: reviews, value: 2}\n"
_COMPARED = "figures:\n  reviews: {label: reviews, value: 2, previous: 1}\n"
_ACTION = "must_be_better:\n  - {what: Answers came late., action: Each has a date now.}\n"


@pytest.mark.parametrize(
    ("section", "depth"),
    [
        (None, Depth.MISSING),
        ("Words to come.\n", Depth.MISSING),
        (_STORY, Depth.MENTIONED),
        (_front(_FIGURE), Depth.EVIDENCED),
        (_front("evidence:\n  - {what: A review of 40 files., source: A peer}\n"), Depth.EVIDENCED),
        (_front(_COMPARED), Depth.COMPARED),
        (_front("measures: [4A]\n"), Depth.COMPARED),
        (_front(_COMPARED + _ACTION), Depth.ACTED_ON),
        (_front(_FIGURE + _ACTION), Depth.EVIDENCED),
        (_front(_ACTION), Depth.MENTIONED),
        (f"---\n{_COMPARED}---\nTwo reviews.\n", Depth.COMPARED),
    ],
)
def test_a_section_is_as_deep_as_the_last_step_it_reaches_without_a_gap(section, depth, tmp_path):
    """An action with no figure to show for it is a promise, not depth."""
    assert depth == _depth(tmp_path, section)


@pytest.mark.parametrize(("reason", "depth"), [(_REASON, Depth.EXPLAINED), ("Not this year.", Depth.MISSING)])
def test_an_omission_is_explained_by_a_reason_of_a_dozen_words(reason, depth, tmp_path):
    """A word or two is no reason."""
    assert depth == _depth(tmp_path, None, f"{_ACCOUNT}not_covered:\n  scrutiny:\n    reason: {reason}\n")


def test_the_depths_are_told_in_these_words():
    """The same words in the program, on pages and in the exports."""
    assert ["missing", "explained", "mentioned", "evidenced", "compared", "acted on"] == [each.words for each in Depth]
