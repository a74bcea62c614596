"""Sets everything up in .venv, with the locked versions, and runs.

    python start.py site     builds site/ from accounts/ and says where to look
    python start.py test     installs what the tests need, the browser too, and runs them

Needs Python 3.11 or newer and nothing else. Words after `test` go on to pytest.
"""
# Even Python 2 can read this file, so that an old Python says what is missing and not that it does not understand.

from __future__ import print_function

import sys

if sys.version_info < (3, 11):
    sys.exit("localaccount needs Python 3.11 or newer, and this is Python %d.%d." % sys.version_info[:2])

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "Scripts" / "python.exe" if os.name == "nt" else VENV / "bin" / "python"

BROWSER_NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
BROWSER_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "${PROGRAMFILES}/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Google/Chrome/Application/chrome.exe",
    "${LOCALAPPDATA}/Google/Chrome/Application/chrome.exe",
    "${PROGRAMFILES(X86)}/Microsoft/Edge/Application/msedge.exe",
    "${PROGRAMFILES}/Microsoft/Edge/Application/msedge.exe",
)
# What the tests need that pip cannot bring: the program, its package on Debian and Ubuntu, and what it is.
PROGRAMS = (
    ("java", "default-jre-headless", "Java 11 or newer, in which the check of e-books runs"),
    ("lou_translate", "liblouis-bin", "liblouis, which makes the Braille files"),
)
# What WeasyPrint, which makes PDFs, needs of the system (https://doc.courtbouillon.org/weasyprint/stable/first_steps.html).
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core")
PLAYWRIGHT_BROWSER = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def main(words):
    if words == ["site"]:
        return build_site()
    if words[:1] == ["test"]:
        return run_tests(words[1:])
    print(__doc__.strip())
    return 2 if words else 0


def build_site():
    install("site")
    ended = run(PYTHON, "-m", "localaccount_gen", "build")
    if ended == 0:
        say("To look at the site as readers will see it, run")
        say("    {} -m http.server --bind 127.0.0.1 --directory site".format(PYTHON.relative_to(ROOT)))
        say("and open http://127.0.0.1:8000/")
    return ended


def run_tests(words):
    install("test")
    browser = find_browser() or install_browser()
    if not browser:
        sys.exit(
            "The tests look at the pages in a browser, and none was found or could be installed: "
            "install Chromium, Chrome or Edge, or name its file in the environment variable LOCALACCOUNT_BROWSER."
        )
    missing = [what for name, package, what in PROGRAMS if not (runs(name) or install_program(name, package))]
    if missing:
        sys.exit("The tests need what was not found and could not be installed: {}.".format("; ".join(missing)))
    if not prints() and not install_pango():
        sys.exit(
            "The tests make PDFs with WeasyPrint, which needs Pango and a font: on Debian and Ubuntu run  "
            "apt-get install {}  , on macOS  brew install pango  , and on Windows do as "
            "https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows says.".format(" ".join(PANGO))
        )
    checks = (
        ("ruff", "check", "."),
        ("ruff", "format", "--check", "."),
        ("mypy", "--strict", "localaccount_gen"),
    )
    failed = [" ".join(check) for check in checks if run(PYTHON, "-m", *check)]
    if failed:
        say("Not clean: {}. The tests run all the same.".format(", ".join(failed)))
    ended = run(PYTHON, "-m", "pytest", *words, LOCALACCOUNT_BROWSER=browser)
    return ended or int(bool(failed))


def install(purpose):
    """Brings .venv to the locked versions, unless nothing has changed since that was last done."""
    lock = ROOT / "requirements" / (purpose + ".txt")
    stamp = VENV / (purpose + ".installed")
    settled = [str(ROOT)] + [hashlib.sha256(path.read_bytes()).hexdigest() for path in (lock, ROOT / "pyproject.toml")]
    made = PYTHON.is_file() and run(PYTHON, "-c", "import pip") == 0
    if made and stamp.is_file() and stamp.read_text(encoding="utf-8").splitlines() == settled:
        return
    if not made:
        say("Making .venv")
        shutil.rmtree(str(VENV), ignore_errors=True)
        must("make .venv; on Debian and Ubuntu it needs the package python3-venv", sys.executable, "-m", "venv", VENV)
    say("Installing the locked versions into .venv")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    must("install the locked versions", *(pip + ["--require-hashes", "--requirement", lock]))
    # What builds the package is among the locked versions, so nothing else need be fetched for it.
    must("install localaccount itself", *(pip + ["--no-deps", "--no-build-isolation", "--editable", ROOT]))
    stamp.write_text("\n".join(settled), encoding="utf-8")


def find_browser():
    """The file of a browser on this computer, or None."""
    named = os.environ.get("LOCALACCOUNT_BROWSER")
    if named:
        return named if Path(named).is_file() else sys.exit("LOCALACCOUNT_BROWSER names no file: " + named)
    on_path = [shutil.which(name) for name in BROWSER_NAMES]
    for candidate in on_path + [os.path.expandvars(place) for place in BROWSER_PLACES]:
        if candidate and Path(candidate).is_file() and starts(candidate):
            return candidate
    return None


def starts(program):
    """Ubuntu has a chromium-browser that only tells people to use its shop."""
    # On Windows a browser asked for its version opens a window and says nothing.
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return os.name == "nt" or subprocess.call([program, "--version"], **silent) == 0


def install_browser():
    """Fetches a browser, from the system where that needs no questions, else from Playwright. Its file, or None."""
    say("Installing a browser for the tests")
    if shutil.which("apt-get") and os.geteuid() == 0:
        if run("apt-get", "update", "--quiet") == 0:
            run("apt-get", "install", "--yes", "--quiet", "chromium", DEBIAN_FRONTEND="noninteractive")
        found = find_browser()
        if found:
            return found
    if run(PYTHON, "-m", "playwright", "install", "chromium"):
        return None
    told = subprocess.check_output([str(PYTHON), "-c", PLAYWRIGHT_BROWSER], env=environment(), encoding="utf-8")
    return told.strip()


def runs(name):
    """Whether a program is on this computer. On a Mac there is a java that only says where to get one."""
    file = shutil.which(name)
    return bool(file) and starts(file)


def install_program(name, package):
    """Fetches a program from the system where that needs no questions. Whether it is here now."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        say("Installing {} for the tests".format(package))
        if run("apt-get", "update", "--quiet") == 0:
            run("apt-get", "install", "--yes", "--quiet", package, DEBIAN_FRONTEND="noninteractive")
    return runs(name)


def prints():
    """Whether WeasyPrint finds what it needs of the system."""
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    return subprocess.call([str(PYTHON), "-c", "import weasyprint"], cwd=str(ROOT), env=environment(), **silent) == 0


def install_pango():
    """Fetches what WeasyPrint needs from the system, where that needs no questions. Whether PDFs can be made then."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    say("Installing what makes PDFs for the tests")
    if run("apt-get", "update", "--quiet") == 0:
        run("apt-get", "install", "--yes", "--quiet", *PANGO, DEBIAN_FRONTEND="noninteractive")
    return prints()


def run(*command, **variables):
    """The exit code of a command, run in the project's folder with these variables in its environment."""
    return subprocess.call([str(word) for word in command], cwd=str(ROOT), env=environment(**variables))


def environment(**variables):
    # Windows would otherwise read and write in the code page of the country.
    return dict(os.environ, PYTHONUTF8="1", **variables)


def must(what, *command):
    if run(*command):
        sys.exit("Could not {}: the lines above say why.".format(what))


def say(words):
    print(words, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
