"""The finished site of the sample accounts, served on this computer, and every page of it visited once."""

import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

import start

ROOT = Path(__file__).parents[2]

# A comparison alone, but for those of one account.
_ALONE = re.compile(r"^(?!torbay/2024-25/).+/\d{4}-\d\d/measures/")

SIZES = ((320, 720), (1280, 900))
SCHEMES = ("light", "dark")

# https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What depends on colours is looked at in both; looking at the rest twice would only take longer.
_COLOURS = ["color-contrast", "link-in-text-block"]
_AXE = """(which) => axe.run({runOnly: which, resultTypes: ["violations"]}).then((found) => found.violations.flatMap(
    (rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(" ")}`)))"""


def faults(page: Page) -> list[str]:
    """What axe finds on a page as it stands."""
    page.evaluate((resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(_AXE, {"type": "tag", "values": _TAGS})
    return found


@dataclass
class Visit:
    """What happened on one page."""

    address: str
    violations: list[str] = field(default_factory=list)
    """What axe found, with the size and the colours it found it at."""
    asked: list[str] = field(default_factory=list)
    """Addresses on other computers that the page asked for."""
    complaints: list[str] = field(default_factory=list)
    """What the browser said in its console, breaches of the content security policy among it."""
    stored: int = 0
    """Cookies and entries in the page's storage."""
    wide: int = 0
    """How wide the page is in a window 320 pixels wide."""
    overflowing: list[str] = field(default_factory=list)
    """Parts that can be moved sideways there, but for regions that the keyboard can move."""
    small_letters: list[str] = field(default_factory=list)
    """Words in pictures drawn smaller than 15 pixels there."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the finished site."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command = [sys.executable, "-m", "localaccount_gen", "build", "--site-dir", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stderr
    return folder


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address of the site's home page."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def addresses(site: Path) -> list[str]:
    """Every page, the one for wrong addresses too; of the pages with one comparison those of one account.

    What they hold is also in the section's page, and their frame is the same, so the others would only take longer.
    """
    pages = sorted(path.parent.relative_to(site).as_posix() + "/" for path in site.rglob("index.html"))
    return ["404.html", *("" if page == "./" else page for page in pages if not _ALONE.search(page))]


@pytest.fixture(scope="session")
def visits(browser: Browser, home: str, addresses: list[str]) -> list[Visit]:
    """Every page looked at once, narrow and wide, light and dark; by two browsers side by side, as it takes long."""
    halves = (addresses[::2], addresses[1::2])
    with ThreadPoolExecutor(len(halves)) as pool:
        made = pool.map(partial(_visit_all, start.find_browser(), home), halves)
        return [visit for half in made for visit in half]


def _visit_all(program: str, home: str, addresses: list[str]) -> list[Visit]:
    axe = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, chromium_sandbox=False)
        page = browser.new_page(reduced_motion="reduce")
        made = [_visit(page, home, address, axe) for address in addresses]
        browser.close()
        return made


def _visit(page: Page, home: str, address: str, axe: str) -> Visit:
    visit = Visit(address)

    def note_request(request: Request) -> None:
        if not request.url.startswith(home):
            visit.asked.append(request.url)

    def note_complaint(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            visit.complaints.append(message.text)

    page.on("request", note_request)
    page.on("console", note_complaint)
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(f"{home}{address}")
    visit.wide = page.evaluate("document.documentElement.scrollWidth")
    visit.overflowing = page.evaluate(_OVERFLOWING)
    visit.small_letters = page.evaluate(_SMALL_LETTERS)
    page.evaluate(axe)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found = page.evaluate(_AXE, {"type": "tag", "values": _TAGS} if scheme == "light" else {
                "type": "rule", "values": _COLOURS})  # fmt: skip
            visit.violations += [f"{one} ({width} pixels, {scheme})" for one in found]
    visit.stored = len(page.context.cookies()) + page.evaluate("localStorage.length + sessionStorage.length")
    page.remove_listener("request", note_request)
    page.remove_listener("console", note_complaint)
    return visit


_OVERFLOWING = """() => [...document.querySelectorAll("body *")].filter((one) =>
    one.scrollWidth > one.clientWidth + 1 && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
    && !(one.getAttribute("role") === "region" && one.tabIndex === 0)).map((one) => one.outerHTML.slice(0, 80))"""

_SMALL_LETTERS = """() => [...document.querySelectorAll("svg text")].filter((one) =>
    parseFloat(getComputedStyle(one).fontSize) * (one.getScreenCTM()?.a ?? 1) < 15).map((one) => one.textContent)"""
