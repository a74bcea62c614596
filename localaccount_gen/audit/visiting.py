"""The tests that need a browser: every page is opened once, and met in all its states before the next."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from importlib import metadata
from pathlib import Path

from playwright.sync_api import Browser, Page, Playwright, sync_playwright
from playwright.sync_api import Error as BrowserError

from localaccount_gen.audit import axe, colours, keyboard, network, paper, reflow, scripts
from localaccount_gen.audit.serving import serving
from localaccount_gen.audit.visit import Visit
from localaccount_gen.findings import Finding, ProjectError

# Two browsers side by side take half the time; more need more memory than an office computer has.
_SIDE_BY_SIDE = 2


@dataclass
class Visited:
    """What was found on all pages, by test, and what it was found with."""

    found: dict[int, list[Finding]]
    with_scripts: int
    """How many pages have a script."""
    tools: tuple[str, ...]


def visit_all(program: str, folder: Path, shown: str, addresses: Sequence[str], say: Callable[[str], None]) -> Visited:
    """Visits these pages of the site in a folder. Raises ProjectError when the browser does not do its part."""
    with serving(folder) as home, ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        parts = [addresses[start::_SIDE_BY_SIDE] for start in range(min(_SIDE_BY_SIDE, len(addresses)))]
        done = list(pool.map(partial(_visit_part, program, home, folder, shown, say), parts))
    found: dict[int, list[Finding]] = defaultdict(list)
    for visits, _ in done:
        for visit in visits:
            for test, findings in visit.found.items():
                found[test] += findings
    with_scripts = sum(scripts.runs_any(visit) for visits, _ in done for visit in visits)
    tools = (axe.tool(), f"Playwright {metadata.version('playwright')}", done[0][1])
    return Visited(found, with_scripts, tools)


def open_browser(playwright: Playwright, program: str) -> Browser:
    """The browser, which finds no other computer than this one."""
    # Chromium's own sandbox does not start for root, as whom most build machines work.
    return playwright.chromium.launch(
        executable_path=program,
        chromium_sandbox=False,
        args=[
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            # Otherwise the same letters are wider on one machine than on another.
            "--font-render-hinting=none",
        ],
    )


def _visit_part(
    program: str, home: str, folder: Path, shown: str, say: Callable[[str], None], addresses: Sequence[str]
) -> tuple[list[Visit], str]:
    address = ""
    try:
        with sync_playwright() as playwright:
            browser = open_browser(playwright, program)
            plain = browser.new_context(java_script_enabled=False).new_page()
            visits = []
            for address in addresses:
                say(address)
                visits.append(_visit(browser, plain, Visit(browser_page(browser), home, folder, shown, address)))
            told = f"Chromium {browser.version}"
            browser.close()
            return visits, told
    except BrowserError as error:
        problem = error.message.partition("\n")[0]
        raise ProjectError(f"The browser stopped at {shown}/{address}: {problem}") from error


def browser_page(browser: Browser) -> Page:
    """A window of its own, with nothing stored and nothing in motion."""
    return browser.new_context(reduced_motion="reduce").new_page()


def _visit(browser: Browser, plain: Page, visit: Visit) -> Visit:
    """All states of one page. First what nobody has touched, then what unfolds."""
    with visit.listening():
        visit.page.set_viewport_size({"width": 1280, "height": 900})
        visit.open()
        network.look(visit)
        keyboard.look(visit)
        visit.ask("opened")
        reflow.look(visit)
        axe.look(visit)
        colours.look(visit)
        paper.look(visit)
        if scripts.runs_any(visit):
            scripts.look(visit, plain)
            keyboard.look_opened(visit)
    visit.page.context.close()
    return visit
