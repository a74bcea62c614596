"""Test 4: contrast as the browser computes it, in pictures too; and the part of test 7 on forced colours."""

from localaccount_gen.audit.visit import NARROW, WIDE, Visit
from localaccount_gen.findings import Severity


def look(visit: Visit) -> None:
    """Narrow and wide, light and dark; then in the contrast themes of Windows."""
    for size in (NARROW, WIDE):
        visit.page.set_viewport_size(size)
        for scheme in ("light", "dark"):
            visit.page.emulate_media(color_scheme=scheme)
            _faint(visit, 4, "audit-contrast", scheme)
    visit.page.emulate_media(color_scheme="light", forced_colors="active")
    _faint(visit, 7, "audit-forced-colours", "forced colours")
    visit.page.emulate_media(forced_colors="none")


def _faint(visit: Visit, test: int, rule: str, state: str) -> None:
    for one in visit.ask("faint"):
        what = f"The words “{one['what']}” have" if one["what"] else "A mark of a picture has"
        if one["ratio"] < one["needed"]:
            problem = f"{what} a contrast of {one['ratio']:g} to 1, and need {one['needed']:g} ({state})."
            visit.tell(test, rule, problem, "make it darker, or what is behind it lighter", one["element"])
        elif test == 4:
            problem = f"{what} a contrast of {one['ratio']:g} to 1; {one['goal']:g} is easy to read for most ({state})."
            fix = "make it darker, or what is behind it lighter"
            visit.tell(test, rule, problem, fix, one["element"], Severity.WARNING)
