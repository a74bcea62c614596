"""The PDFs of the sample accounts, made once."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paper.sheets import Sheets, read

ROOT = Path(__file__).parents[2]

ACCOUNTS = ("exampleshire/2024-25", "torbay/2024-25")

_SETTINGS = """\
site_name: Local accounts
site_url: https://accounts.example/
plugins:
  - localaccount:
      pdf: true
"""


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished site, with PDFs and an address that a square can lead to."""
    project = tmp_path_factory.mktemp("printed")
    shutil.copytree(ROOT / "accounts", project / "accounts")
    # They would be printed too, which takes long and shows nothing else.
    for older in ("2022-23", "2023-24"):
        shutil.rmtree(project / "accounts/torbay" / older)
    (project / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8", newline="\n")
    build(project)
    return project / "site"


def build(project: Path, *more: str) -> str:
    """What the command says when it has built the project's site."""
    done = subprocess.run(
        [sys.executable, "-m", "localaccount_gen", "build", *more],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def sheets(printed: Path) -> dict[str, Sheets]:
    """Every PDF of the newest accounts by its address, with what stands on its pages."""
    files = (file for account in ACCOUNTS for file in sorted((printed / account).glob("*.pdf")))
    return {file.relative_to(printed).as_posix(): read(file) for file in files}
