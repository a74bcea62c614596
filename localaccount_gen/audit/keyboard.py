"""Test 3: the page by keyboard alone, which axe cannot judge."""

import string
from typing import Any

from playwright.sync_api import CDPSession

from localaccount_gen.audit import axe
from localaccount_gen.audit.visit import NARROW, WIDE, Visit

_LEAST_OUTLINE = 2
"""CSS pixels: https://www.w3.org/TR/WCAG22/#focus-appearance"""
_LEAST_CONTRAST = 3
"""https://www.w3.org/TR/WCAG22/#non-text-contrast"""
_MOST_STOPS = 3000
"""No page has as many; a page whose stops never end would hold the audit up for ever."""
_NO_ROLE = ("generic", "none", "Unknown", "unknown")


def look(visit: Visit) -> None:
    """Walks through the page at both sizes, tries the link past the header and every single key."""
    _named(visit)
    for size in (WIDE, NARROW):
        visit.page.set_viewport_size(size)
        walk(visit, f"{size['width']} pixels")
    _single_keys(visit)
    _skip(visit)


def look_opened(visit: Visit) -> None:
    """Presses every button that opens a part of the page, and walks through and looks at what is then there."""
    visit.page.set_viewport_size(NARROW)
    buttons = visit.page.locator("main button[aria-expanded=false]:visible").all()
    if not buttons:
        return
    for button in buttons:
        button.press("Enter")
    # What opens may have to be fetched first.
    visit.page.wait_for_function("document.querySelector('main button[aria-expanded=false]:not([hidden])') === null")
    _named(visit)
    axe.note(visit, "320 pixels, everything opened")
    walk(visit, "320 pixels, everything opened")


def walk(visit: Visit, state: str) -> None:
    """Presses Tab from the first stop to the last and notes what is wrong with any."""
    visit.ask("restart")
    for _ in range(_MOST_STOPS):
        visit.page.keyboard.press("Tab")
        stop = visit.ask("stop")
        # After the last stop the focus leaves the page, or begins again.
        if stop is None:
            break
        _judge(visit, stop, state)
    for element in visit.ask("missed"):
        problem = f"The keyboard does not reach this ({state})."
        visit.tell(3, "audit-keyboard", problem, "use a link or a <button>, and let nothing take its place", element)


def _judge(visit: Visit, stop: dict[str, Any], state: str) -> None:
    if not stop["seen"]:
        problem = f"The keyboard stops where nobody sees it ({state})."
        fix = "hide what is not shown with display: none or hidden, so that it is passed over"
        visit.tell(3, "audit-keyboard", problem, fix, stop["element"])
    if stop["covered"]:
        problem = f"Something that stays in its place covers what the keyboard is at ({state})."
        visit.tell(3, "audit-keyboard", problem, "leave room for it with scroll-padding", stop["element"])
    if stop["outline"] < _LEAST_OUTLINE:
        problem = f"Nothing shows that the keyboard is here: the outline is {stop['outline']:g} pixels ({state})."
        visit.tell(3, "audit-keyboard", problem, "give :focus-visible an outline of 3 pixels", stop["element"])
    elif stop["ring"] < _LEAST_CONTRAST:
        problem = f"The mark around what the keyboard is at has a contrast of {stop['ring']:g} to 1, not 3 ({state})."
        visit.tell(
            4, "audit-contrast", problem, "give :focus-visible a darker outline, or two colours", stop["element"]
        )


def _named(visit: Visit) -> None:
    """Asks the browser what it tells assistive technology about everything the keyboard reaches."""
    session = visit.page.context.new_cdp_session(visit.page)
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        role = node.get("role", {}).get("value", "")
        name = node.get("name", {}).get("value", "").strip()
        if node.get("ignored") or role == "RootWebArea" or not _is_focusable(node) or (name and role not in _NO_ROLE):
            continue
        element = _element(session, node.get("backendDOMNodeId"))
        if 'tabindex="-1"' in element or element.startswith(("<body", "<html")):
            continue
        lacks = "role" if name else "name"
        problem = f"The keyboard stops at something without a {lacks}, so a screen reader has nothing to say."
        visit.tell(3, "audit-keyboard", problem, "write words into it, or give it aria-label and a role", element)
    session.detach()


def _is_focusable(node: dict[str, Any]) -> bool:
    return any(one["name"] == "focusable" and one["value"].get("value") for one in node.get("properties", []))


def _element(session: CDPSession, number: int | None) -> str:
    """The start of an element as it is written."""
    if number is None:
        return ""
    html: str = session.send("DOM.getOuterHTML", {"backendNodeId": number})["outerHTML"]
    return " ".join(html.partition(">")[0].split())[:150] + ">"


def _single_keys(visit: Visit) -> None:
    """https://www.w3.org/TR/WCAG22/#character-key-shortcuts"""
    visit.ask("restart")
    before = visit.page.url
    visit.page.keyboard.type(string.ascii_lowercase + string.digits + "/.,?")
    after = visit.page.url
    where = visit.page.evaluate("document.activeElement.tagName")
    if after != before or where != "BODY":
        problem = "A single key does something, which people who speak to their computer press by accident."
        visit.tell(3, "audit-keyboard", problem, "take the script's listener for the key out")
        visit.open()


def _skip(visit: Visit) -> None:
    """The first stop leads past the header; where a page has no header, the first stop may be in its text."""
    visit.ask("restart")
    visit.page.keyboard.press("Tab")
    if visit.page.evaluate("document.querySelector('header') === null") or visit.ask("isInMain"):
        return
    first = visit.ask("stop")
    visit.page.keyboard.press("Enter")
    if not visit.ask("isInMain"):
        fix = 'begin the page with <a href="#main">Skip to the text</a>, and give <main> id="main" and tabindex="-1"'
        element = first["element"] if first else ""
        visit.tell(3, "audit-keyboard", "The first stop does not lead past the header.", fix, element)
