"""The PDFs of the sample accounts, made once."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.paper.sheets import Sheets, read

ROOT = Path(__file__).parents[2]

_SETTINGS = """\
site_name: Local accounts
site_url: https://accounts.example/
plugins:
  - localaccount:
      pdf: true
"""

ACCOUNTS = ("exampleshire/2024-25", "torbay/2024-25")


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished site, with PDFs and an address that a square can lead to."""
    project = tmp_path_factory.mktemp("printed")
    (project / "accounts").symlink_to(ROOT / "accounts", target_is_directory=True)
    settings = (
        "site_name: Local accounts\nsite_url: https://accounts.example/\nplugins:\n  - localaccount:\n      pdf: true\n"
    )
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8", newline="\n")
    done = subprocess.run(
        [sys.executable, "-m", "localaccount_gen", "build"],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    return project / "site"


@pytest.fixture(scope="session")
def sheets(printed: Path) -> dict[str, Sheets]:
    """Every PDF of the newest accounts by its address, with what stands on its pages."""
    files = (file for account in ACCOUNTS for file in sorted((printed / account).glob("*.pdf")))
    return {file.relative_to(printed).as_posix(): read(file) for file in files}
