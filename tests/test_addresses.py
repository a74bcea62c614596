"""An address that was published stays: addresses.txt remembers it, and a build that would lose it is refused."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from localaccount_gen.addresses import Addresses, lasting
from localaccount_gen.findings import ProjectError
from tests.accounts import FOLDER, good_account, write


def build(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "localaccount_gen", "build", *words]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write(tmp_path, good_account())
    return tmp_path


def test_a_build_notes_its_addresses_and_says_to_commit_them(project):
    """The next build, on whichever computer, knows from the file what people may have linked to."""
    done = build(project)
    noted = (project / "addresses.txt").read_text(encoding="utf-8").splitlines()

    assert 0 == done.returncode, done.stderr
    assert f"{len(noted) - 2} new addresses in addresses.txt: commit it." == done.stdout.splitlines()[0]
    assert noted[2:] == sorted(noted[2:])
    assert {"/", "/halton/2024-25/", "/halton/2024-25/account.json", "/halton/2024-25/scrutiny/"} <= set(noted)
    assert not any(line.endswith((".css", ".js", ".svg", "404.html")) for line in noted)
    assert 1 == len(build(project).stdout.splitlines())


def test_a_build_that_would_lose_a_page_is_refused_with_the_line_and_the_cure(project):
    """A section that is taken out after publication needs a place to send its readers to."""
    assert 0 == build(project).returncode
    old = (project / "site" / "index.html").read_bytes()
    (project / FOLDER / "scrutiny.md").unlink()
    noted = (project / "addresses.txt").read_text(encoding="utf-8")

    done = build(project)

    line = noted.splitlines().index("/halton/2024-25/scrutiny/") + 1
    assert 1 == done.returncode
    assert (
        f"addresses.txt:{line}:1: error: /halton/2024-25/scrutiny/ was published, and this build would lose it."
        " [address-lost]"
    ) in done.stderr
    assert (
        "= fix: bring it back, or say where it is now: under localaccount in mkdocs.yml write  "
        "moved: {halton/2024-25/scrutiny/: halton/2024-25/}"
    ) in done.stderr
    assert (old, noted) == (
        (project / "site" / "index.html").read_bytes(),
        (project / "addresses.txt").read_text(encoding="utf-8"),
    )


def test_what_was_never_public_can_be_forgotten(project):
    """An officer takes out the line, and everyone sees in the change that it was meant."""
    assert 0 == build(project).returncode
    (project / FOLDER / "scrutiny.md").unlink()
    path = project / "addresses.txt"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if "scrutiny" not in line]
    path.write_text("\n".join(kept), encoding="utf-8", newline="\n")

    assert 0 == build(project).returncode


def test_drafts_and_parts_of_a_site_are_not_noted(project):
    """Nobody could have linked to a draft, and a site of one council lacks the others."""
    assert 0 == build(project, "--drafts").returncode
    assert 0 == build(project, "--only", "halton").returncode

    assert not (project / "addresses.txt").exists()


def test_a_format_that_one_command_asked_for_is_not_missed_by_the_next(project):
    """`build --braille` to look at it, then `build`: only what mkdocs.yml asks for is published for good."""
    assert 0 == build(project, "--braille").returncode
    assert (project / "site" / "halton" / "2024-25" / "account.brf").is_file()
    assert "account.brf" not in (project / "addresses.txt").read_text(encoding="utf-8")

    assert 0 == build(project).returncode


def test_an_account_that_is_lost_is_one_finding(tmp_path):
    """A hundred addresses of one folder are told in a sentence."""
    path = tmp_path / "addresses.txt"
    Addresses(path).add(["", "halton/", *(f"halton/2024-25/{part}" for part in ("", "account.json", "market/"))])

    lost = Addresses(path).lost(["", "halton/"])

    assert [
        "/halton/2024-25/ was published, and this build would lose it. Of halton/2024-25/ it would lose 2 more."
    ] == [one.problem for one in lost]


def test_a_file_written_on_windows_is_the_same_file(tmp_path):
    """Git may give it other line ends there, and an editor a mark at its start."""
    path = tmp_path / "addresses.txt"
    path.write_bytes("\ufeff# note\r\n/\r\n/halton/\r\n".encode())

    assert [] == Addresses(path).lost(["", "halton/"])
    assert 0 == Addresses(path).add(["", "halton/"])


def test_a_file_that_is_no_text_is_told_in_a_sentence(tmp_path):
    """It is not guessed what stood there."""
    path = tmp_path / "addresses.txt"
    path.write_bytes(b"/caf\xe9/\n")

    with pytest.raises(ProjectError, match=r"^addresses\.txt is not UTF-8 text: take it back as it was committed\.$"):
        Addresses(path)


def test_only_what_people_keep_is_an_address():
    """Styles and the search index change with every version and nobody links to them."""
    files = ("index.html", "a/index.html", "a/b.csv", "css/x.css", "pagefind/p.json", "sitemap.xml", "a/e.html")

    assert {"", "a/", "a/b.csv", "a/e.html"} == lasting(files)
