"""`localaccount build`: the same bytes everywhere, an old site or a new one and never half of either."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from localaccount_gen.output import MARK
from tests.accounts import FOLDER, good_account, write

_COMMAND = [sys.executable, "-m", "localaccount_gen"]


def _localaccount(
    folder: Path, *words: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*_COMMAND, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
    )


def _bytes(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, good_account())
    return tmp_path


def test_two_builds_far_apart_have_the_same_bytes(project, tmp_path_factory):
    """Other time zone, language, hash seed and folder: nothing of the machine reaches a page."""
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "deeper"
    shutil.copytree(project, elsewhere)
    here = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
    there = {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}

    assert 0 == _localaccount(project, "build", environment=here).returncode
    assert 0 == _localaccount(elsewhere, "build", environment=there).returncode

    one, other = _bytes(project / "site"), _bytes(elsewhere / "site")
    assert sorted(one) == sorted(other)
    assert [] == [name for name in one if one[name] != other[name]]


def test_a_build_that_changes_nothing_writes_nothing(project):
    """A server that copies what is new has nothing to copy."""
    _localaccount(project, "build")
    before = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}

    done = _localaccount(project, "build")

    assert "nothing has changed" in done.stdout
    assert before == {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}


def test_a_build_killed_at_any_moment_leaves_the_old_site_or_the_new_one(project):
    """Forty kills at random moments, each while the account has other words than the site."""
    started = time.monotonic()
    _localaccount(project, "build")
    whole_build = time.monotonic() - started
    moments = random.Random(40)
    path = project / FOLDER / "market.md"
    story = path.read_text(encoding="utf-8")

    for edition in range(40):
        before = _bytes(project / "site")
        path.write_text(f"{story}\nEdition {edition}.\n", encoding="utf-8")
        process = subprocess.Popen(
            [*_COMMAND, "build"], cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0, whole_build * 1.1))
        process.send_signal(signal.SIGKILL) if sys.platform != "win32" else process.kill()
        process.wait()
        after = _bytes(project / "site")
        page = after["halton/2024-25/market/index.html"]
        assert MARK in after
        assert after == before or (f"Edition {edition}.".encode() in page and b"</html>" in page)

    assert 0 == _localaccount(project, "build").returncode
    assert [] == [path.name for path in project.iterdir() if "building" in path.name or "previous" in path.name]


def test_an_account_with_errors_stops_the_build_and_the_old_site_stays(project):
    """Nothing is published until it is right, and the findings are told."""
    _localaccount(project, "build")
    before = _bytes(project / "site")
    (project / FOLDER / "market.md").write_text("Homes: TBC\n", encoding="utf-8")

    done = _localaccount(project, "build")

    assert 1 == done.returncode
    assert f"{FOLDER}/market.md:1:8: error: “TBC” stands where words for residents should be." in done.stderr
    assert "Nothing was published; site is as it was.\n" == done.stderr.splitlines(keepends=True)[-1]
    assert before == _bytes(project / "site")


def test_keep_going_publishes_the_others(project):
    """One council's slip need not hold up the rest of a region; the command still says that something is wrong."""
    others = {path.replace("halton", "torbay"): text for path, text in good_account().items()}
    others["accounts/torbay/council.yml"] = "name: Torbay Council\ncode: E06000027\n"
    write(project, others)
    (project / FOLDER / "market.md").write_text("Homes: TBC\n", encoding="utf-8")

    done = _localaccount(project, "build", "--keep-going")

    assert 1 == done.returncode
    assert (project / "site/torbay/2024-25/index.html").is_file()
    assert not (project / "site/halton").exists()


def test_a_draft_says_so_on_every_page_and_stays_out_of_search(project):
    """No reader should take a draft for the council's last word."""
    (project / FOLDER / "market.md").write_text("Homes: TBC\n", encoding="utf-8")

    done = _localaccount(project, "build", "--drafts")

    assert (0, "") == (done.returncode, done.stderr)
    for page in (project / "site/halton/2024-25").rglob("index.html"):
        text = page.read_text(encoding="utf-8")
        assert "data-draft" in text
        assert '<meta name="robots" content="noindex">' in text


def test_a_new_account_builds_as_a_draft_from_an_empty_folder(tmp_path):
    """Two commands from nothing to pages."""
    assert 0 == _localaccount(tmp_path, "new", "Halton", "2024-25").returncode

    done = _localaccount(tmp_path, "build", "--drafts")

    assert (0, "") == (done.returncode, done.stderr)
    assert "Halton" in (tmp_path / "site/halton/2024-25/index.html").read_text(encoding="utf-8")
