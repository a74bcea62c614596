"""Test 6: a page four times as large, and with its text spaced by the reader."""

from localaccount_gen.audit.visit import ENLARGED, Visit

_LEAST = 15
"""CSS pixels of a letter in a picture, so that a picture which shrinks with the window is found (ours)."""


def look(visit: Visit) -> None:
    """https://www.w3.org/TR/WCAG22/#reflow and https://www.w3.org/TR/WCAG22/#text-spacing"""
    visit.page.set_viewport_size(ENLARGED)
    found = visit.ask("narrow")
    _fits(visit, found["wide"], "in a window 320 pixels wide")
    for element in found["moved"]:
        problem = "This has to be moved sideways, and the keyboard cannot."
        fix = 'give it role="region", tabindex="0" and a name, or let it wrap'
        visit.tell(6, "audit-reflow", problem, fix, element)
    for element, size in found["small"]:
        problem = f"Words in a picture shrink to {size:g} pixels in a narrow window; {_LEAST} is the least."
        visit.tell(6, "audit-reflow", problem, "draw it without viewBox, with widths in per cent", element)
    spaced = visit.ask("spaced")
    _fits(visit, spaced["wide"], "in a window 320 pixels wide, when a reader spaces the text")
    for element in spaced["cut"]:
        problem = "Words are cut off when a reader spaces the text."
        visit.tell(6, "audit-reflow", problem, "let the box grow: no height, no overflow: hidden", element)


def _fits(visit: Visit, wide: int, where: str) -> None:
    if wide > ENLARGED["width"]:
        problem = f"The page is {wide} pixels wide {where}."
        visit.tell(6, "audit-reflow", problem, "let its widest part wrap, or put it into a region that can be moved")
