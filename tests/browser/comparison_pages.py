"""Pages of one comparison each, with the real style sheets, to look at and to test.

`python -m tests.browser.comparison_pages FOLDER` takes a picture of each in every way people meet it.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import start
from localaccount_gen.project import SHIPPED_ASSETS
from tests.comparisons import charted, whole

TORBAY_NOTE = (
    "Note by the makers of this demonstration, not by Torbay Council. The published 9.3% for 2024-25 is far from "
    "Torbay’s 90.2% the year before, which was counted in another way. It probably shows how records were kept in the "
    "first year of a new collection."
)

COMPARISONS = {
    "clear": charted("Gateshead", "feel_safe", "2024-25"),
    "unclear": charted("Halton", "satisfaction_users", "2024-25"),
    "missing": charted("Kent", "reablement_effective", "2024-25"),
    "break": charted("Torbay", "reablement_effective", "2024-25"),
    "off-year": charted("Torbay", "satisfaction_carers", "2024-25"),
    "lower-is-better": charted("Torbay", "admissions_65", "2024-25"),
    "note": charted("Torbay", "st_max_sequel", "2024-25", TORBAY_NOTE),
    "long": charted("Bournemouth, Christchurch and Poole", "admissions_65", "2024-25"),
}
"""A difference that is clear and one that is not, no figure, a break, a year without a carers' survey, a measure of
which less is better, a council's note, and the longest name beside the longest values."""

WAYS: Mapping[str, Mapping[str, object]] = {
    "320": {"width": 320},
    "320-dark": {"width": 320, "color_scheme": "dark"},
    "1280": {"width": 1280},
    "1280-dark": {"width": 1280, "color_scheme": "dark"},
    "1280-forced": {"width": 1280, "forced_colors": "active"},
    "paper": {"width": 680, "media": "print"},
}
"""How people meet a comparison. An A4 sheet is 680 pixels wide between its margins."""

_PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>One comparison</title>
<meta name="viewport" content="width=device-width"><style>{styles}</style></head>
<body><div class="la-wide la-page"><main id="main" class="la-main"><h1>One section</h1><h2>How this compares</h2>
{comparison}</main></div></body></html>"""


def show(page: Page, name: str, way: str = "320") -> None:
    """Opens the page of a comparison in one of the WAYS."""
    chosen = {"color_scheme": "light", "forced_colors": "none", "media": "screen"} | dict(WAYS[way])
    page.set_viewport_size({"width": int(str(chosen.pop("width"))), "height": 720})
    page.emulate_media(**chosen)  # type: ignore[arg-type]
    charts, pages, paper = (
        (SHIPPED_ASSETS / "css" / f"{one}.css").read_text("utf-8") for one in ("charts", "localaccount", "print")
    )
    styles = f"{charts}{pages}@media print {{ {paper} }}"
    page.set_content(_PAGE.format(styles=styles, comparison=whole(COMPARISONS[name])))


def photograph(folder: Path) -> None:
    """A picture of every comparison in every way, named `clear-320.png` and so on."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=start.find_browser(), chromium_sandbox=False)
        page = browser.new_page()
        for name in COMPARISONS:
            for way in WAYS:
                show(page, name, way)
                page.locator("main").screenshot(path=folder / f"{name}-{way}.png")
        browser.close()


if __name__ == "__main__":
    photograph(Path(sys.argv[1]))
