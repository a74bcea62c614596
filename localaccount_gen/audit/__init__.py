"""An audit of a finished site on the computer it was made on: eleven tests, by what is installed there.

Tests 1, 9 and 10 read the files. Tests 2 to 8 open every page in a browser, for which the extra `audit` is needed and a
browser. Test 11 needs Lighthouse. A test that cannot be made is said not to be made, and why.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from localaccount_gen import __version__
from localaccount_gen.audit import sentences, static
from localaccount_gen.audit.browsers import find_browser
from localaccount_gen.audit.result import Audit, Test
from localaccount_gen.findings import Finding, ProjectError
from localaccount_gen.htmlpage import HtmlPage, parse_page

NAMES = {
    1: "How pages are built",
    2: "axe",
    3: "Keyboard alone",
    4: "Contrast",
    5: "Without scripts",
    6: "Four times as large",
    7: "Forced colours, paper",
    8: "Network, storage, weight",
    9: "PDF/UA",
    10: "Words",
    11: "Lighthouse",
}

_LEADS_ON = re.compile(r"<meta\b[^>]*http-equiv=.?refresh", re.IGNORECASE)

_NO_EXTRA = "the tools for it are not installed: pip install 'localaccount[audit]'"
_NO_BROWSER = "no browser was found: install Chromium, Chrome or Edge, or name its file in LOCALACCOUNT_BROWSER"


def _say_nothing(address: str) -> None: ...


def audit(
    folder: Path,
    shown: str,
    addresses: Sequence[str] | None = None,
    *,
    browser: bool = True,
    say: Callable[[str], None] = _say_nothing,
) -> Audit:
    """Makes every test that can be made here of the site in `folder`; about three seconds a page with a browser.

    `say` is told the address of each page before the browser opens it.
    `addresses` are those of the pages to look at, "torbay/2024-25/" or "404.html"; all of them without it. Raises
    ProjectError where there is no page.
    """
    every = every_address(folder) if addresses is None else addresses
    if not every:
        raise ProjectError(f"There is no page in {shown}. Build the site first:  localaccount build")
    pages = _read(folder, shown, every)
    if not pages:
        raise ProjectError(f"No page in {shown} can be read.")
    visited, tools = _visited(folder, shown, every, browser, say)
    words = sentences.read(pages)
    tests = (
        Test(1, NAMES[1], f"{len(pages)} pages", tuple(static.look(folder, shown, pages))),
        *visited,
        _documents(folder, shown),
        Test(10, NAMES[10], f"{words.sentences:,} sentences", tuple(words.findings)),
        _lighthouse(folder, shown, every, browser),
    )
    return Audit(shown, len(every), tests, (f"localaccount {__version__}", *tools))


def every_address(folder: Path) -> list[str]:
    """The address of every page in a folder, in order.

    HTML for pages of other websites is none, nor is what only leads on to the address to which a page has moved.
    """
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.html")}
    return sorted(
        re.sub(r"(^|/)index\.html$", r"\1", file)
        for file, path in files.items()
        if "/data/" not in file and not _LEADS_ON.search(path.read_text(encoding="utf-8", errors="replace"))
    )


def _read(folder: Path, shown: str, addresses: Sequence[str]) -> list[HtmlPage]:
    files = [f"{address}index.html" if address.endswith("/") or not address else address for address in addresses]
    read = (parse_page((folder / file).read_bytes(), f"{shown}/{file}") for file in files)
    # What cannot be read is told by the check of the whole site.
    return [page for page in read if isinstance(page, HtmlPage)]


def _visited(
    folder: Path, shown: str, addresses: Sequence[str], wanted: bool, say: Callable[[str], None]
) -> tuple[tuple[Test, ...], tuple[str, ...]]:
    """Tests 2 to 8, and the tools they were made with."""
    program = find_browser() if wanted else None
    reason = "it was not asked for" if not wanted else "" if program else _NO_BROWSER
    if wanted and not (find_spec("playwright") and find_spec("axe_playwright_python")):
        reason = _NO_EXTRA
    if reason or program is None:
        return tuple(Test(number, NAMES[number], "", not_run=f"{reason}.") for number in range(2, 9)), ()
    # Imported here: it needs what only the extra `audit` brings.
    from localaccount_gen.audit.visiting import visit_all

    visited = visit_all(program, folder, shown, addresses, say)
    number = len(addresses)
    how_many = {
        2: f"{number} pages × 4",
        3: f"{number} pages × 2",
        4: f"{number} pages × 4",
        5: f"{visited.with_scripts} pages with a script",
        6: f"{number} pages",
        7: f"{number} pages × 2",
        8: f"{number} pages",
    }
    found = {one: tuple(_without_twins(visited.found.get(one, []))) for one in how_many}
    return tuple(Test(one, NAMES[one], how_many[one], found[one]) for one in how_many), visited.tools


def _without_twins(findings: Sequence[Finding]) -> Iterator[Finding]:
    """Findings in the order of the site, each once."""
    yield from dict.fromkeys(sorted(findings, key=lambda one: (one.location.file, one.severity.rank)))


def _documents(folder: Path, shown: str) -> Test:
    files = sorted(folder.rglob("*.pdf"))
    if not files:
        return Test(9, NAMES[9], "", not_run="the site has no PDF.")
    if not find_spec("page"):
        return Test(9, NAMES[9], "", not_run=f"{_NO_EXTRA}.")
    from localaccount_gen.audit import documents

    return Test(9, NAMES[9], f"{len(files)} PDFs", tuple(documents.look(files, folder, shown)))


def _lighthouse(folder: Path, shown: str, addresses: Sequence[str], wanted: bool) -> Test:
    """The home page and the first page of an account: Lighthouse takes half a minute for each."""
    from localaccount_gen.audit import lighthouse

    program, browser = lighthouse.program(), find_browser() if wanted else None
    if program is None or browser is None:
        return Test(11, NAMES[11], "", not_run="run it separately, as it needs Node: npx lighthouse ADDRESS.")
    accounts = [address for address in addresses if address.count("/") == 2 and address.split("/")[1][:1].isdigit()]
    judged = [address for address in ("", *accounts[:1]) if address in addresses]
    return Test(11, NAMES[11], f"{len(judged)} pages", tuple(lighthouse.look(program, browser, folder, shown, judged)))
