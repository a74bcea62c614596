"""Test 2: axe-core, the tool with which the government's monitoring begins (https://www.gov.uk/guidance/accessibility-monitoring-how-we-test)."""

from importlib import resources
from typing import Literal

from playwright.sync_api import Page, ViewportSize

from localaccount_gen.audit.visit import NARROW, WIDE, Visit

# https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags
_TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
_LINKS = {"type": "rule", "values": ["link-in-text-block"]}
_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}

EVERYTHING: dict[str, object] = {"runOnly": _TAGS}
# Contrast takes axe four times as long as all else, so that it runs once in each scheme; test 4 measures it in all.
_STATES: tuple[tuple[ViewportSize, Literal["light", "dark"], dict[str, object]], ...] = (
    (NARROW, "light", EVERYTHING),
    (NARROW, "dark", {"runOnly": _LINKS}),
    (WIDE, "light", {"runOnly": _TAGS, "rules": {"color-contrast": {"enabled": False}}}),
    (WIDE, "dark", {"runOnly": _COLOURS}),
)

_RUN = """(which) => axe.run({...which, resultTypes: ["violations"]}).then((found) => found.violations.flatMap(
    (rule) => rule.nodes.map((node) => ({rule: rule.id, help: rule.help, where: node.target.join(" "),
        element: node.html.slice(0, 200), fix: node.failureSummary}))))"""
_SOURCE = resources.files("axe_playwright_python") / "axe.min.js"


def violations(page: Page, which: dict[str, object] = EVERYTHING) -> list[dict[str, str]]:
    """What axe finds on a page as it stands: each with `rule`, `help`, `where`, `element` and `fix`."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_SOURCE.read_text(encoding="utf-8"))
    found: list[dict[str, str]] = page.evaluate(_RUN, which)
    return found


def look(visit: Visit) -> None:
    """Looks narrow and wide, light and dark."""
    for size, scheme, which in _STATES:
        visit.page.set_viewport_size(size)
        visit.page.emulate_media(color_scheme=scheme)
        note(visit, f"{size['width']} pixels, {scheme}", which)
    visit.page.emulate_media(color_scheme="light")


def note(visit: Visit, state: str, which: dict[str, object] = EVERYTHING) -> None:
    """Notes what axe finds in a state of the page."""
    for one in violations(visit.page, which):
        problem = f"{one['help']} ({one['rule']}, {state})."
        # Its first line only says how many of the others must be done.
        fix = "; ".join(line.strip() for line in one["fix"].splitlines()[1:])
        visit.tell(2, "audit-axe", problem, fix, one["element"])


def tool() -> str:
    """The version of axe-core, of which the Python package brings one."""
    return f"axe-core {_SOURCE.read_text(encoding='utf-8').partition('axe v')[2].split()[0]}"
