"""Promises come back: in the check, on the page, in the data."""

import json
from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.findings import Finding
from localaccount_gen.publish import Published, publish
from localaccount_gen.requirements import load_framework
from tests.accounts import FOLDER, TODAY, good_account, write
from tests.full_account import SETTINGS
from tests.test_render_accounts import file, words

_GOOD = good_account()
_IMPROVEMENT = _GOOD[f"{FOLDER}/improvement.md"]
_PRIORITY = (
    "  - name: {name}\n    title: {title}\n    owner: Head of Care\n    due: {due}\n    measure: Days\n"
    "    baseline: 50 days\n    target: 42 days\n    commitment: The county plan\n"
)


def _account(period: str, progress: str, *priorities: tuple[str, str, str]) -> dict[str, str]:
    """The good account of another period, with its own promises."""
    folder = f"accounts/halton/{period}"
    made = "".join(_PRIORITY.format(name=name, title=title, due=due) for name, title, due in priorities)
    files = {name.replace(FOLDER, folder): text for name, text in _GOOD.items() if name.startswith(FOLDER)}
    files[f"{folder}/account.yml"] = files[f"{folder}/account.yml"].replace("2025-11-20", f"20{period[-2:]}-11-20")
    files[f"{folder}/improvement.md"] = (
        f"---\n{progress}priorities:\n{made}---\n{_IMPROVEMENT.split('---')[2].lstrip()}"
    )
    files[f"{folder}/outcomes.md"] = files[f"{folder}/outcomes.md"].replace("shorter-waits", priorities[0][0])
    return files


_FIRST = _account(
    "2022-23",
    "",
    ("quicker-calls", "Answer every call within two minutes", "2024-03-31"),
    ("homes", "Build 40 homes with care", "2024-03-31"),
    ("old", "Open a café in Widnes", "2024-03-31"),
)
_SECOND = _account(
    "2023-24",
    "progress:\n  - {priority: old, outcome: met, words: It opened in May 2023.}\n"
    "  - {priority: Build 40 homes with care., outcome: dropped, words: The builder stopped.}\n",
    ("quicker-calls", "Answer every call within three minutes", "2025-03-31"),
    ("reviews", "Bring overdue reviews below 1,300", "2025-03-31"),
    ("website", "Make our website easier to use", "2026-03-31"),
)


def _project(root: Path, progress: str):
    third = {name: text for name, text in _GOOD.items() if name.startswith("accounts/halton/council") or FOLDER in name}
    third[f"{FOLDER}/improvement.md"] = _IMPROVEMENT.replace(
        _IMPROVEMENT[_IMPROVEMENT.index("progress:") : _IMPROVEMENT.index("priorities:")], progress
    )
    return write(root, {"mkdocs.yml": _GOOD["mkdocs.yml"], **_FIRST, **_SECOND, **third})


def _found(root: Path, progress: str) -> list[Finding]:
    project = _project(root, progress)
    found = check(project, load_catalogue(), load_framework(), TODAY, [root / FOLDER]).all_findings
    return [one for one in found if one.rule == "priority-not-reported"]


_REPORTED = (
    "progress:\n"
    "  - {priority: quicker-calls, outcome: partly met, words: Three posts stood empty.}\n"
    "  - {priority: Bring overdue reviews below 1300, outcome: not met, words: We put assessments first.}\n"
    "  - {priority: MAKE OUR WEBSITE  easier to use., outcome: met, words: Two in three find it easy.}\n"
)


def test_a_promise_is_known_by_its_name_and_by_its_title(tmp_path):
    """Whatever its capitals, spaces and full stop; a title that is nearly right is told what was meant."""
    found = _found(tmp_path, _REPORTED)

    assert [
        (
            4,
            "No priority of the 2023-24 account reads so. Did you mean “Bring overdue reviews below 1,300”?",
            "write it as it was:  priority: Bring overdue reviews below 1,300   or by its name,  reviews",
        )
    ] == [(one.location.line, one.problem, one.fix) for one in found]


def test_each_promise_nobody_came_back_to_is_found(tmp_path):
    """Only those of the account before: the earlier ones were its own to answer."""
    found = _found(tmp_path, "")

    assert [
        f"The 2023-24 account promised “{title}”, and this one does not say what became of it."
        for title in (
            "Answer every call within three minutes",
            "Bring overdue reviews below 1,300",
            "Make our website easier to use",
        )
    ] == [one.problem for one in found]
    assert (
        "add under  progress:  priority: quicker-calls, outcome: met, partly met, not met or dropped, and words: what "
        "happened and why"
    ) == found[0].fix


def test_a_promise_that_is_not_due_yet_may_stand_again(tmp_path):
    """Under the same name, while its day is still ahead."""
    project = _project(tmp_path, _REPORTED.replace("  - {priority: MAKE OUR WEBSITE  easier to use., outcome: met, "
                                                   "words: Two in three find it easy.}\n", ""))  # fmt: skip
    path = project.root / FOLDER / "improvement.md"
    again = _PRIORITY.format(name="website", title="Make our website easier to use", due="2026-03-31")
    path.write_text(
        path.read_text(encoding="utf-8").replace("priorities:\n", f"priorities:\n{again}"), encoding="utf-8"
    )

    found = check(project, load_catalogue(), load_framework(), TODAY, [project.root / FOLDER]).all_findings

    assert ["reviews"] == [one.fix.rpartition(" ")[2] for one in found if one.rule == "priority-not-reported"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    project = _project(
        tmp_path_factory.mktemp("promises"), _REPORTED.replace("Bring overdue reviews below 1300", "reviews")
    )
    return publish(project, load_catalogue(), load_framework(), SETTINGS, TODAY, drafts=True)


def test_every_promise_stands_with_what_became_of_it(made: Published) -> None:
    """Across all accounts, oldest first; one that was dropped without a word is seen to be."""
    said = words(made, "halton/2024-25/improvement/")

    assert (
        "Promises and what became of them Every promise of earlier accounts of Halton "
        "Promise What became of it Promised in By when "
        "Answer every call within two minutes Promised again in 2023-24 2022-23 31 March 2024 "
        "Build 40 homes with care – Dropped, told in 2023-24 2022-23 31 March 2024 "
        "Open a café in Widnes ✓ Met, told in 2023-24 2022-23 31 March 2024 "
        "Answer every call within three minutes ◐ Partly met 2023-24 31 March 2025 "
        "Bring overdue reviews below 1,300 ✗ Not met 2023-24 31 March 2025 "
        "Make our website easier to use ✓ Met 2023-24 31 March 2026"
    ) in said


def test_an_account_knows_nothing_of_later_ones(made: Published) -> None:
    """It reads the same years after."""
    said = words(made, "halton/2023-24/improvement/")

    assert "Build 40 homes with care – Dropped 2022-23" in said
    assert "Bring overdue reviews below 1,300 ✗" not in said
    assert "Promises and what became of them" not in words(made, "halton/2022-23/improvement/")


def test_the_data_and_the_plain_text_have_the_promises_too(made: Published) -> None:
    """For whoever follows promises across councils, and for ears."""
    told = json.loads(file(made, "halton/2024-25/account.json"))["promises"]

    assert {
        "made_in": "2022-23", "name": "homes", "title": "Build 40 homes with care", "due": "2024-03-31",
        "outcome": "dropped", "words": "The builder stopped.", "reported_in": "2023-24", "in_words": "Dropped",
        "section": "improvement", "target": "42 days",
    } == told[1]  # fmt: skip
    assert (None, None, "Promised again in 2023-24") == (
        told[0]["outcome"], told[0]["reported_in"], told[0]["in_words"],
    )  # fmt: skip
    text = file(made, "halton/2024-25/account.txt").decode()
    assert (
        "\nOpen a café in Widnes. Promised in 2022-23. It was due by 31 March 2024. What became of it: Met, told in "
        "2023-24.\n"
    ) in text
