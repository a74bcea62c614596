"""Test 11: Google's Lighthouse, where somebody has installed it. It needs Node, so it is never installed by us."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from localaccount_gen.audit.result import fault
from localaccount_gen.audit.serving import serving
from localaccount_gen.findings import Finding, ProjectError

WANTED = {"accessibility": 100, "best-practices": 100, "seo": 100, "performance": 95}
"""The least score of a page on a phone (ours). A score of 100 is no proof: a menu that no key opens had 92."""


def program() -> str | None:
    return shutil.which("lighthouse")


def look(lighthouse: str, browser: str, folder: Path, shown: str, addresses: Sequence[str]) -> Iterator[Finding]:
    """What these pages lack, each judged as on a phone."""
    with serving(folder) as home:
        for address in addresses:
            scores = _scores(lighthouse, browser, home + address)
            for name, least in WANTED.items():
                if (score := round(100 * (scores.get(name) or 0))) < least:
                    problem = f"Lighthouse gives the page {score} for {name}, and {least} is wanted."
                    fix = "run  lighthouse --view  on the page to see what costs it"
                    yield fault("audit-speed", f"{shown}/{address}index.html", problem, fix)


def _scores(lighthouse: str, browser: str, address: str) -> dict[str, Any]:
    flags = "--chrome-flags=--headless=new --no-sandbox"
    done = subprocess.run(
        [lighthouse, address, "--output=json", "--quiet", flags],
        capture_output=True, env={**os.environ, "CHROME_PATH": browser}, check=False,
    )  # fmt: skip
    try:
        report = json.loads(done.stdout)
    except ValueError as error:
        told = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
        raise ProjectError(f"Lighthouse stopped: {told[-1] if told else 'it said nothing'}") from error
    return {name: found.get("score") for name, found in report.get("categories", {}).items()}
