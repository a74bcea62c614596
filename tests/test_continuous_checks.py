"""What people paste into an editor, a forge or a build server works with this version's commands."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from localaccount_gen.cli import verbs
from localaccount_gen.report import FORMATS
from tests.accounts import good_account, write

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "continuous-checks.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
PRE_COMMIT, GITHUB, GITLAB, AZURE = (
    yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
)
_SCRIPTS = {
    "the hook": HOOK["entry"],
    "the action": ACTION["runs"]["steps"][-1]["run"],
    "GitLab": "\n".join(GITLAB["local-accounts"]["script"]),
    "Azure Pipelines": "\n".join(step.get("bash", "") for step in AZURE["steps"]),
    "the guide": "\n".join(re.findall(r"```\n(.*?)```", GUIDE, re.DOTALL)),
}


def _commands(script: str) -> list[list[str]]:
    """The words after `localaccount` of every such line, as a shell would read them."""
    lines = [line.partition(" || ")[0] for line in script.splitlines() if line.startswith("localaccount ")]
    return [[word for word in shlex.split(line)[1:] if word != "${options[@]}"] for line in lines]


@pytest.mark.parametrize("where", _SCRIPTS)
def test_every_command_that_people_paste_runs(where, tmp_path, monkeypatch):
    """In an account with nothing wrong each of them ends with 0, in the order given."""
    write(tmp_path, good_account())
    monkeypatch.chdir(tmp_path)
    commands = _commands(_SCRIPTS[where])

    assert [] != commands
    for words in commands:
        ended = CliRunner().invoke(verbs, words)
        assert 0 == ended.exit_code, (words, ended.output, ended.exception)


def test_every_file_that_a_build_keeps_is_one_that_its_commands_write():
    """A report that is uploaded under another name than it is written is lost without a word."""
    artifacts = GITLAB["local-accounts"]["artifacts"]
    kept = {
        "the action": [step["with"][key] for step in GITHUB["jobs"]["check"]["steps"] for key in ("sarif_file", "path")
                       if key in step.get("with", {})],
        "GitLab": [*artifacts["paths"], *artifacts["reports"].values()],
        "Azure Pipelines": [*(step["inputs"]["testResultsFiles"] for step in AZURE["steps"]
                              if step.get("task") == "PublishTestResults@2"),
                            *(step["publish"] for step in AZURE["steps"] if "publish" in step)],
    }  # fmt: skip

    for where, names in kept.items():
        written = [words[words.index("--output") + 1] for words in _commands(_SCRIPTS[where]) if "--output" in words]
        assert [] != names
        assert set(names) <= set(written), where


@pytest.mark.parametrize("where", ["the action", "GitLab", "Azure Pipelines"])
def test_a_build_fails_when_an_account_has_errors_and_keeps_its_reports(where):
    """Every check but the last may end with 1, and only with 1; the last one decides."""
    lines = [line for line in _SCRIPTS[where].splitlines() if line.startswith("localaccount ")]

    assert lines[:-1] == [line for line in lines if line.endswith(" || [ $? -eq 1 ]")]
    assert "--output" not in lines[-1]


def test_the_action_is_given_only_what_it_knows_and_knows_what_check_takes():
    """Its inputs are the options of the command, and reach it as variables, never as text of the script."""
    options = {name for command in [verbs.get_command(None, "check")] for one in command.params for name in one.opts}
    script = ACTION["runs"]["steps"][-1]

    assert "composite" == ACTION["runs"]["using"]
    assert {"strict", "baseline", "python-version"} == set(ACTION["inputs"])
    assert {"--strict", "--baseline"} == set(re.findall(r"options\+=\((--\w+)", script["run"])) <= options
    assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])
    assert all(step["shell"] == "bash" for step in ACTION["runs"]["steps"] if "run" in step)


def test_the_action_installs_what_is_locked():
    """The same versions as on every other machine."""
    (install,) = [step["run"] for step in ACTION["runs"]["steps"] if "pip install" in step.get("run", "")]

    assert "--require-hashes" in install
    assert (ROOT / "requirements" / "site.txt").is_file()


def test_the_hook_in_the_guide_is_the_hook_there_is():
    """pre-commit refuses a name it does not find."""
    assert [HOOK["id"]] == [hook["id"] for repo in PRE_COMMIT["repos"] for hook in repo["hooks"]]
    assert {"id", "name", "description", "entry", "language", "files", "pass_filenames"} == set(HOOK)
    assert re.search(HOOK["files"], "accounts/torbay/2024-25/market.md")
    assert HOOK["pass_filenames"] is False


def test_the_guide_names_every_format_and_no_other():
    """A format nobody is told of is used by nobody."""
    assert set(FORMATS) == set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))


def test_every_version_in_the_guide_is_a_whole_one():
    """A branch's name would change under people's feet."""
    used = [*_values(GITHUB, "uses"), *_values(ACTION, "uses"), *_values(AZURE, "task"), PRE_COMMIT["repos"][0]["rev"]]

    assert [] == [one for one in used if not re.search(r"(@|^)v?\d+(\.\d+)*$", one)]


def _values(part: Any, key: str) -> Iterator[str]:
    """Every value of a key, however deep."""
    if isinstance(part, dict):
        yield from ([part[key]] if key in part else [])
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _values(inner, key)
