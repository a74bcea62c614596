"""Each comparison of an account alone: a page to link to or to show in another website, and HTML to put into one.

Both are finished files: a site has more of them than of all other pages, and MkDocs would take three times as long.
Search engines are told to list the section instead, which says the same and more.
"""

from collections.abc import Iterator
from dataclasses import replace

from localaccount_gen import words
from localaccount_gen.editions.csvw import OPEN_GOVERNMENT_LICENCE
from localaccount_gen.pages import File, Page
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.sections import PlacedChart, ShownSection
from localaccount_gen.settings import Settings

UNKNOWN = "https://WEBSITE/"
"""Stands for the site's address in what people copy, where mkdocs.yml does not give it."""


def comparison_files(shown: ShownAccount, drawing: Drawing, settings: Settings) -> Iterator[File]:
    """For every comparison in the account's sections `measures/<id>/index.html` and `data/measure_<id>.html`."""
    for section, placed in _once(shown):
        page = _page(shown, placed)
        facts = {
            "chart": replace(placed.chart, heading=_heading(placed)),
            "placed": placed,
            "account": shown.name,
            "section": section.title,
            "source": placed.comparison.source,
            "licence": OPEN_GOVERNMENT_LICENCE,
            "site": settings.site_url or UNKNOWN,
            "is_known": bool(settings.site_url),
        }
        canonical = f"{settings.site_url}{section.address}" if settings.site_url else ""
        html = drawing.document("charts/alone.html", page, title=page.title, description=page.description,
                                canonical=canonical, **facts)  # fmt: skip
        yield File(page.path, html.encode())
        # Without letters beyond ASCII it reads the same in whatever encoding the other website has.
        yield File(
            placed.html, drawing.document("charts/fragment.html", page, **facts).encode("ascii", "xmlcharrefreplace")
        )


def _once(shown: ShownAccount) -> list[tuple[ShownSection, PlacedChart]]:
    """Each measure once, though two sections may show it: where the council has a note on it, or else the first."""
    found: dict[str, tuple[ShownSection, PlacedChart]] = {}
    for section in shown.sections:
        for placed in section.charts:
            before = found.get(placed.own_page)
            if before is None or (placed.chart.note and not before[1].chart.note):
                found[placed.own_page] = section, placed
    return list(found.values())


def _heading(placed: PlacedChart) -> str:
    """“People who feel safe: Torbay, April 2024 to March 2025”."""
    comparison = placed.comparison
    return f"{placed.chart.heading}: {comparison.council.name}, {words.period(comparison.figure.period)}"


def _page(shown: ShownAccount, placed: PlacedChart) -> Page:
    demonstration = shown.account.form.demonstration
    return Page(
        address=placed.own_page,
        kind="comparison",
        title=f"{_heading(placed)} – {shown.name}",
        description=placed.chart.sentence,
        body=(),
        banners=(demonstration.what,) if demonstration else (),
        draft=shown.checked.draft,
        noindex=shown.checked.draft,
        searchable=False,
        council=shown.account.council.name,
        style_sheet=shown.account.council.style_sheet,
    )
