"""An old account takes the tool up without a wall of old findings."""

import json

import pytest
from click.testing import CliRunner

from localaccount_gen.cli import verbs
from localaccount_gen.findings import ProjectError
from tests.accounts import FOLDER, good_account, write

_STORY = good_account()[f"{FOLDER}/scrutiny.md"]
_TBC = "\nNumber of homes: TBC\n"


@pytest.fixture
def check(tmp_path, monkeypatch):
    """The good account with some files changed, and `check` run in it: the exit code and the last line."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, good_account())

    def run(*words, **changed):
        write(tmp_path, {f"{FOLDER}/{name.replace('_', '-')}.md": text for name, text in changed.items()})
        ended = CliRunner().invoke(verbs, ["check", *words])
        if ended.exception and not isinstance(ended.exception, SystemExit):
            raise ended.exception
        return ended.exit_code, ended.output.splitlines()[-1] if ended.output else ""

    return run


def test_what_was_there_at_the_start_no_longer_counts(check):
    """The first run writes the file and is green; the second reads it and is green too."""
    old = "1 older finding is not shown; it is an error and stops publishing."

    assert (0, f"1 account checked: nothing found. {old}") == check(
        "--write-baseline", "old.json", market=_STORY + _TBC
    )
    assert (0, f"1 account checked: nothing found. {old}") == check("--baseline", "old.json")
    assert (1, "1 account checked: 1 error.") == check()


def test_what_is_new_counts(check):
    """Also a second slip of the same kind in the same file."""
    check("--write-baseline", "old.json", market=_STORY + _TBC)

    code, told = check("--baseline", "old.json", market=_STORY + _TBC + "\nNumber of beds: TBC\n")

    assert (1, "1 account checked: 1 error. 1 older finding is not shown; it is an error and stops publishing.") == (
        code,
        told,
    )


def test_a_line_written_above_brings_nothing_back(check):
    """Findings are known by their line's words, not by its number."""
    check("--write-baseline", "old.json", market=_STORY + _TBC)

    assert 0 == check("--baseline", "old.json", market="A new first line.\n\n" + _STORY + _TBC)[0]


def test_one_more_of_the_very_same_line_is_new(check):
    """A baseline counts: two old ones do not excuse a third."""
    check("--write-baseline", "old.json", market=_STORY + _TBC * 2)

    assert (0, 1) == (check("--baseline", "old.json")[0], check("--baseline", "old.json", market=_STORY + _TBC * 3)[0])


def test_what_is_gone_is_said_so_that_the_file_grows_shorter(check):
    """A baseline is for going down."""
    check("--write-baseline", "old.json", market=_STORY + _TBC, safeguarding=_STORY + _TBC)
    gone = "1 in the baseline is gone: --write-baseline writes it anew."
    left = "1 older finding is not shown; it is an error and stops publishing."

    assert (0, f"1 account checked: nothing found. {left} {gone}") == check(
        "--baseline", "old.json", safeguarding=_STORY
    )
    assert (0, f"1 account checked: nothing found. {left}") == check("--write-baseline", "old.json")


def test_what_was_not_looked_at_is_not_called_gone(check):
    """Another rule's findings are still there, and another council's."""
    check("--write-baseline", "old.json", market=_STORY + _TBC)

    assert (0, "1 account checked: nothing found.") == check("--baseline", "old.json", "--select", "broken-link")


def test_what_makes_a_file_unreadable_or_unsafe_cannot_wait(check, tmp_path):
    """It hides what else is wrong, or would run on a reader's computer."""
    told = check("--write-baseline", "old.json", market=_STORY + "\nRead <script>alert(1)</script>.\n")

    assert (1, "1 account checked: 1 error.") == told
    assert [] == json.loads((tmp_path / "old.json").read_text(encoding="utf-8"))["findings"]


def test_the_file_is_for_people_too(check, tmp_path):
    """Who reviews it in git sees which findings wait."""
    check("--write-baseline", "old.json", market=_STORY + _TBC)
    rows = json.loads((tmp_path / "old.json").read_text(encoding="utf-8"))["findings"]

    assert ["rule", "file", "fingerprint", "problem"] == list(rows[0])
    assert ("placeholder-section", f"{FOLDER}/market.md") == (rows[0]["rule"], rows[0]["file"])
    assert "“TBC” stands where words for residents should be." == rows[0]["problem"]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "findings": [{"rule": "x"}]}', "\x80"]
)
def test_a_file_that_is_no_baseline_is_refused_and_never_overwritten(content, check, tmp_path):
    """A slip in the name must not cost the officer a file."""
    (tmp_path / "notes.json").write_bytes(content.encode("latin-1"))
    refusal = (
        "notes.json is not a baseline. Write one under another name with  localaccount check --write-baseline FILE."
    )

    for option in ("--baseline", "--write-baseline"):
        with pytest.raises(ProjectError) as refused:
            check(option, "notes.json")
        assert refusal == str(refused.value)
    assert content.encode("latin-1") == (tmp_path / "notes.json").read_bytes()


def test_a_baseline_that_is_not_there_is_told(check):
    """Otherwise the build would be red with old findings, and nobody would know why."""
    with pytest.raises(ProjectError, match=r"^old\.json cannot be read: No such file or directory\.$"):
        check("--baseline", "old.json")


def test_reading_and_writing_at_once_is_wrong_usage(check):
    """Which of the two would count?"""
    assert 2 == check("--baseline", "a.json", "--write-baseline", "b.json")[0]
