"""The browser on this computer with which pages are looked at."""

import os
import shutil
import subprocess
from pathlib import Path

from localaccount_gen.findings import ProjectError

# start.py has the same lists: it runs before anything is installed, so it imports nothing of ours.
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "${PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "${LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "${PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe",
)


def find_browser() -> str | None:
    """The file of Chromium, Chrome or Edge, or None.

    The environment variable LOCALACCOUNT_BROWSER may name one; raises ProjectError when there is no such file.
    """
    if named := os.environ.get("LOCALACCOUNT_BROWSER"):
        if not Path(named).is_file():
            raise ProjectError(f"LOCALACCOUNT_BROWSER names no file: {named}")
        return named
    found = [*map(shutil.which, NAMES), *map(os.path.expandvars, PLACES)]
    return next((file for file in found if file and Path(file).is_file() and _starts(file)), None)


def _starts(file: str) -> bool:
    """Ubuntu has a chromium-browser that only tells people to use its shop."""
    if os.name == "nt":
        # There a browser asked for its version opens a window and says nothing.
        return True
    done = subprocess.run([file, "--version"], capture_output=True, check=False)
    return done.returncode == 0
