"""Test 5: what a reader gets whose browser runs no script."""

import re
from collections import Counter
from typing import Any

from playwright.sync_api import Page

from localaccount_gen.audit.visit import WIDE, Visit

_SCRIPT = re.compile(r"<script\b(?![^>]*\btype=[\"']application/(?:ld\+)?json)", re.IGNORECASE)


def runs_any(visit: Visit) -> bool:
    """Whether the page has a script at all. Without one it is the same for everybody."""
    file = visit.folder / visit.file.removeprefix(f"{visit.shown}/")
    return _SCRIPT.search(file.read_text(encoding="utf-8", errors="replace")) is not None


def look(visit: Visit, plain: Page) -> None:
    """Compares the page with the same page in a browser that runs no script.

    What only a script can use, such as a button and what it answers, need not be there; all other words must be.
    """
    visit.page.set_viewport_size(WIDE)
    told = visit.ask("told")
    without = Visit(plain, visit.home, visit.folder, visit.shown, visit.address)
    without.open()
    bare = without.ask("told")
    missing = list((Counter(told["words"]) - Counter(bare["words"])).elements())
    if missing:
        problem = f"Without scripts the page does not say “{_cut(missing[0])}”{_more(len(missing) - 1)}."
        visit.tell(5, "audit-script", problem, "write the words into the page when it is built")
    for kind in ("tables", "pictures"):
        _counted(visit, kind, told, bare)


def _counted(visit: Visit, kind: str, told: dict[str, Any], bare: dict[str, Any]) -> None:
    if bare[kind] < told[kind]:
        problem = f"Without scripts the page shows {bare[kind]} of its {told[kind]} {kind}."
        visit.tell(5, "audit-script", problem, "put them into the page when it is built")


def _cut(words: str) -> str:
    return words if len(words) <= 80 else f"{words[:80]}…"


def _more(number: int) -> str:
    return f", nor {number} more lines" if number > 1 else ", nor 1 more line" if number else ""
