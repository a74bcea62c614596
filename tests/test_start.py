"""Two commands set everything up, on a machine that has nothing but Python."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import start

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """start.py in an empty project; what it would run is noted instead, and succeeds."""
    noted: list[str] = []

    def note(*command: object, **variables: str) -> int:
        words = " ".join(str(word) for word in command).replace(str(tmp_path), ".").replace(os.sep, "/")
        noted.append(" ".join([*(f"{name}={value}" for name, value in variables.items()), words]))
        if "-m venv" in words:
            python.parent.mkdir(parents=True)
            python.touch()
        return 0

    python = tmp_path / ".venv" / "bin" / "python"
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", python)
    monkeypatch.setattr(start, "run", note)
    monkeypatch.setattr(start, "find_browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(start, "runs", lambda name: True)
    monkeypatch.setattr(start, "prints", lambda: True)
    (tmp_path / "requirements").mkdir()
    for name in ("pyproject.toml", "requirements/site.txt", "requirements/test.txt"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    return noted


def failing(monkeypatch: pytest.MonkeyPatch, part: str, code: int = 1) -> None:
    """Lets every command with this part end with an exit code of its own."""
    note: Callable[..., int] = start.run

    def fail(*command: object, **variables: str) -> int:
        ended = note(*command, **variables)
        return code if part in " ".join(map(str, command)) else ended

    monkeypatch.setattr(start, "run", fail)


PIP = "./.venv/bin/python -m pip --disable-pip-version-check install --quiet"


def test_the_first_time_everything_is_installed(commands: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is made, the locked versions go into it, then the program itself, then the site is built."""
    assert 0 == start.main(["site"])
    assert [
        f"{sys.executable} -m venv ./.venv".replace(os.sep, "/"),
        f"{PIP} --require-hashes --requirement ./requirements/site.txt",
        f"{PIP} --no-deps --no-build-isolation --editable .",
        "./.venv/bin/python -m localaccount_gen build",
    ] == commands
    assert capsys.readouterr().out.splitlines()[-1] == "and open http://127.0.0.1:8000/"


def test_the_second_time_nothing_is_installed(commands: list[str]) -> None:
    """An officer builds many times a day, at times without a network."""
    start.main(["site"])
    commands.clear()

    assert 0 == start.main(["site"])
    assert ["./.venv/bin/python -c import pip", "./.venv/bin/python -m localaccount_gen build"] == commands


@pytest.mark.parametrize("changed", ["requirements/site.txt", "pyproject.toml"])
def test_a_changed_lock_is_installed(commands: list[str], tmp_path: Path, changed: str) -> None:
    """After a pull that moves a version, the same command brings .venv up to date."""
    start.main(["site"])
    commands.clear()
    (tmp_path / changed).write_text("two", encoding="utf-8")

    start.main(["site"])

    assert f"{PIP} --require-hashes --requirement ./requirements/site.txt" in commands
    assert not any("-m venv" in command for command in commands)


def test_what_was_installed_by_half_is_installed_again(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A network that fails in the midst leaves one sentence, and the next run begins where it must."""
    with monkeypatch.context() as broken:
        failing(broken, "--require-hashes")
        with pytest.raises(SystemExit) as stopped:
            start.main(["site"])
    commands.clear()

    assert "Could not install the locked versions: the lines above say why." == stopped.value.code
    assert 0 == start.main(["site"])
    assert f"{PIP} --require-hashes --requirement ./requirements/site.txt" in commands


def test_a_broken_venv_is_made_anew(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A .venv does not outlive the Python it was made with."""
    start.main(["site"])
    commands.clear()
    failing(monkeypatch, "import pip")

    start.main(["site"])

    assert f"{sys.executable} -m venv ./.venv".replace(os.sep, "/") in commands


def test_a_build_that_fails_says_nothing_of_looking(
    commands: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code of the build is the exit code of the command."""
    failing(monkeypatch, "localaccount_gen build", code=3)

    assert 3 == start.main(["site"])
    assert "http.server" not in capsys.readouterr().out


def test_the_tests_run_last(commands: list[str]) -> None:
    """The closing line of pytest is the last that is printed, and says how many were skipped."""
    assert 0 == start.main(["test", "-k", "kill"])
    assert [
        "./.venv/bin/python -m ruff check .",
        "./.venv/bin/python -m ruff format --check .",
        "./.venv/bin/python -m mypy --strict localaccount_gen",
        "LOCALACCOUNT_BROWSER=/usr/bin/chromium ./.venv/bin/python -m pytest -k kill",
    ] == commands[-4:]


@pytest.mark.parametrize("part", ["ruff check", "ruff format", "-m mypy", "-m pytest"])
def test_one_failure_is_a_failure(commands: list[str], monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """Whichever check fails, the command fails, and the tests are run in any case."""
    failing(monkeypatch, part)

    assert 1 == start.main(["test"])
    assert "pytest" in commands[-1]


def test_without_words_it_says_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    """Somebody who only runs the file is told the two commands."""
    assert 0 == start.main([])
    assert "python start.py site     builds site/ from accounts/ and says where to look" in capsys.readouterr().out
    assert 2 == start.main(["sight"])


def test_an_old_python_is_told_in_one_sentence() -> None:
    """The version is looked at before anything that an old Python lacks."""
    program = "import runpy, sys; sys.version_info = (3, 8, 18); runpy.run_path('start.py', run_name='__main__')"

    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, encoding="utf-8")

    assert 1 == done.returncode
    assert "localaccount needs Python 3.11 or newer, and this is Python 3.8.\n" == done.stderr


def test_any_python_can_read_it() -> None:
    """Words that an old Python does not know would stop it before it could say that it is too old."""
    source = (ROOT / "start.py").read_text(encoding="ascii")
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Match, ast.AsyncFunctionDef, ast.Nonlocal)

    nodes = list(ast.walk(ast.parse(source)))

    assert [] == [node for node in nodes if isinstance(node, new)]
    assert [] == [node for node in nodes if isinstance(node, ast.arg) and node.annotation]
    assert [] == [node for node in nodes if isinstance(node, ast.arguments) and (node.kwonlyargs or node.posonlyargs)]
    assert [] == [node for node in nodes if isinstance(node, ast.Call) and any(map(_star, node.args[:-1]))]


def _star(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Starred)


def test_it_needs_nothing_but_python() -> None:
    """On a bare machine only the standard library is there to import."""
    nodes = ast.walk(ast.parse((ROOT / "start.py").read_text(encoding="utf-8")))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}

    assert set() == imported - sys.stdlib_module_names


def test_a_named_browser_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A browser in an unusual place can be named; a slip in its name is told."""
    program = tmp_path / "browser"
    program.touch()
    monkeypatch.setenv("LOCALACCOUNT_BROWSER", str(program))
    assert str(program) == start.find_browser()

    monkeypatch.setenv("LOCALACCOUNT_BROWSER", str(tmp_path / "brwoser"))
    with pytest.raises(SystemExit) as stopped:
        start.find_browser()
    assert f"LOCALACCOUNT_BROWSER names no file: {tmp_path / 'brwoser'}" == stopped.value.code


def test_a_browser_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ubuntu's chromium-browser is only a hint at a shop, and a real browser may stand further down the list."""
    monkeypatch.delenv("LOCALACCOUNT_BROWSER", raising=False)
    for name in ("chromium", "microsoft-edge"):
        (tmp_path / name).touch()
    monkeypatch.setattr(start.shutil, "which", lambda name: str(tmp_path / name))
    monkeypatch.setattr(start, "starts", lambda browser: browser.endswith("edge"))

    assert str(tmp_path / "microsoft-edge") == start.find_browser()


def test_without_a_browser_it_says_what_to_do(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No browser here and none to be had: one sentence, and no tests that would be skipped."""
    monkeypatch.setattr(start, "find_browser", lambda: None)
    monkeypatch.setattr(start, "install_browser", lambda: None)

    with pytest.raises(SystemExit) as stopped:
        start.main(["test"])

    assert (
        "The tests look at the pages in a browser, and none was found or could be installed: "
        "install Chromium, Chrome or Edge, or name its file in the environment variable LOCALACCOUNT_BROWSER."
        == stopped.value.code
    )
    assert not any("pytest" in command for command in commands)


def test_a_browser_is_fetched_from_the_system_where_it_can_be(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Debian and Ubuntu, as root, no question needs an answer; elsewhere Playwright brings its own."""
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start.os, "geteuid", lambda: 0, raising=False)
    assert "/usr/bin/chromium" == start.install_browser()

    monkeypatch.setattr(start.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(start.subprocess, "check_output", lambda *command, **rest: "/home/chromium\n")
    assert "/home/chromium" == start.install_browser()

    assert [
        "apt-get update --quiet",
        "DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet chromium",
        "./.venv/bin/python -m playwright install chromium",
    ] == commands


def test_other_programs_are_fetched_from_the_system_where_they_can_be(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Java for the check of e-books and liblouis for Braille, on Debian and Ubuntu as root."""
    here: set[str] = {"java"}
    monkeypatch.setattr(start, "runs", lambda name: name in here)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start.os, "geteuid", lambda: here.add("lou_translate") or 0, raising=False)

    assert 0 == start.main(["test"])
    assert "DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet liblouis-bin" in commands
    assert not any("default-jre-headless" in command for command in commands)


def test_without_a_program_it_says_what_is_missing(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and no tests that would fail one by one."""
    monkeypatch.setattr(start, "runs", lambda name: False)
    monkeypatch.setattr(start.shutil, "which", lambda name: None)

    with pytest.raises(SystemExit) as stopped:
        start.main(["test"])

    assert (
        "The tests need what was not found and could not be installed: Java 11 or newer, in which the check of e-books "
        "runs; liblouis, which makes the Braille files."
    ) == stopped.value.code
    assert not any("pytest" in command for command in commands)


def test_what_makes_pdfs_is_fetched_from_the_system_where_it_can_be(
    commands: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """WeasyPrint draws with Pango and a font, which no Python package brings along."""
    monkeypatch.setattr(start, "prints", lambda: any("libpango" in command for command in commands))
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(start.os, "geteuid", lambda: 0, raising=False)

    assert 0 == start.main(["test"])
    assert f"DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet {' '.join(start.PANGO)}" in commands


def test_without_what_makes_pdfs_it_says_what_to_do(commands: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """For each kind of computer, in one sentence."""
    monkeypatch.setattr(start, "prints", lambda: False)
    monkeypatch.setattr(start.shutil, "which", lambda name: None)

    with pytest.raises(SystemExit) as stopped:
        start.main(["test"])

    assert str(stopped.value.code).startswith("The tests make PDFs with WeasyPrint, which needs Pango and a font: on ")
    assert not any("pytest" in command for command in commands)


def test_official_files_pass_through(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whole official files are named in the environment, and everything that is run can find them."""
    monkeypatch.setenv("OFFICIAL_FILES", "/somewhere")

    assert ("/somewhere", "1") == (start.environment()["OFFICIAL_FILES"], start.environment()["PYTHONUTF8"])


@pytest.mark.parametrize("lock", ["site", "test"])
def test_the_locked_versions_are_those_the_project_allows(lock: str) -> None:
    """Every dependency is locked, at a version that pyproject.toml allows, with its hashes and without an address."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    if lock == "test":
        extras = project["project"]["optional-dependencies"]
        named += [
            one for name in ("test", "audit", "pdf") for one in extras[name] if not one.startswith("localaccount[")
        ]
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))

    assert [] == [
        wanted.name
        for wanted in map(Requirement, named)
        if not wanted.specifier.contains(locked[wanted.name.lower().replace("_", "-")])
    ]
    assert [] == [entry for entry in re.split(r"\n(?=\S)", text) if "--hash=sha256:" not in entry]
    assert "://" not in text
