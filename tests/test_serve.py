"""`localaccount serve`: an officer sees every edit, and a slip stops nothing."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accounts import FOLDER, good_account, write


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    write(tmp_path, good_account())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "localaccount_gen", "serve", "--address", address],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    yield tmp_path, f"http://{address}/"
    process.kill()
    process.wait()


def _fetch(address: str, until: str) -> str:
    """The page at an address as soon as it says something; what it says last, if it never does."""
    text = ""
    for _ in range(120):
        try:
            with urllib.request.urlopen(address) as answer:
                text = answer.read().decode()
        except OSError:
            text = ""
        if until in text:
            return text
        time.sleep(0.25)
    return text


def test_a_broken_account_shows_its_findings_and_comes_back_when_mended(preview):
    """The server never stops; the page says what to do."""
    folder, address = preview
    page = f"{address}halton/2024-25/"
    market = folder / FOLDER / "market.md"
    story = market.read_text(encoding="utf-8")
    assert "Adult social care in Halton" in _fetch(page, "Adult social care in Halton")

    market.write_text("---\n\tsummary: x\n---\n", encoding="utf-8")
    broken = _fetch(page, "cannot be shown yet")
    market.write_text(story, encoding="utf-8")
    mended = _fetch(page, "Adult social care in Halton")

    assert "This account cannot be shown yet" in broken
    assert "accounts/halton/2024-25/market.md, line 2" in re.sub(r"<[^>]+>", "", broken)
    assert "Adult social care in Halton" in mended


def test_an_open_page_loads_itself_again_after_an_edit(preview, browser: Browser):
    """The content policy of the finished site would stop the small script that does it; the preview's lets it."""
    folder, address = preview
    _fetch(f"{address}halton/2024-25/market/", "Care homes")
    page = browser.new_page()
    page.goto(f"{address}halton/2024-25/market/")
    with (folder / FOLDER / "market.md").open("a", encoding="utf-8") as file:
        file.write("\nA brand new sentence.\n")

    page.get_by_text("A brand new sentence.").wait_for(timeout=30_000)
    page.close()
