"""Accounts → pages and files, in memory: council by council, and then what stands for all of them.

Each page is outlined in Python (`accounts`, `sections`, `printed`, `council`, `sitewide`, `measures`) and drawn by a
template (`drawing`). The pages about no single council know each council by what is `listed` of it, and by its
published files.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from localaccount_gen.braille import account_braille
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checked import Checked, HeldBack
from localaccount_gen.colour import style_sheet
from localaccount_gen.editions import account_json, account_text, official_tables
from localaccount_gen.editions.tidy import (
    FIGURES,
    all_figures_csv,
    all_figures_description,
    figures_csv,
    figures_description,
)
from localaccount_gen.moved import Moved
from localaccount_gen.pages import Fault, File, Page, Publication
from localaccount_gen.register import Collection, Entry, entry_of, listing_json
from localaccount_gen.render.accounts import ShownAccount, account_pages, shown_account
from localaccount_gen.render.addresses import address_once, addresses_in
from localaccount_gen.render.alone import comparison_files
from localaccount_gen.render.books import account_epub
from localaccount_gen.render.checks import checks_page
from localaccount_gen.render.council import council_page, listed, shown_council
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.feeds import council_feed, feed_address, site_feed
from localaccount_gen.render.files import account_files
from localaccount_gen.render.findable import findable
from localaccount_gen.render.formats import Format, formats
from localaccount_gen.render.gathered import gathered_files, gathered_pages
from localaccount_gen.render.listed import ListedCouncil, ListedPage, all_pages, listed_council, listed_json
from localaccount_gen.render.measures import measure_files, measure_pages
from localaccount_gen.render.moving import moved_files
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.pictures import licence_file, own_pictures, pictures_page
from localaccount_gen.render.printed import print_editions, printed_pages
from localaccount_gen.render.selfassessed import self_assessment_pages
from localaccount_gen.render.sitewide import findings_page, site_pages
from localaccount_gen.render.translated import translated_pages
from localaccount_gen.render.words import glossary_page
from localaccount_gen.requirements import Framework
from localaccount_gen.rules import RULES, Rule
from localaccount_gen.servers import server_files
from localaccount_gen.settings import Settings

if TYPE_CHECKING:
    from localaccount_gen.paper.press import Press

__all__ = [
    "Drawing",
    "ListedCouncil",
    "ListedPage",
    "RenderedCouncil",
    "all_pages",
    "listed_council",
    "listed_json",
    "render_council",
    "render_moved",
    "render_sitewide",
]


@dataclass(frozen=True)
class RenderedCouncil:
    """All pages and files of one council, and what other pages list of it."""

    publication: Publication
    listed: ListedCouncil | None
    """None where no account is shown."""


def render_moved(moved: Sequence[Moved], titles: Mapping[str, str], settings: Settings, drawing: Drawing) -> list[File]:
    """A page for every address from which a page has moved. `titles` are those of all pages, by address."""
    return list(moved_files(moved, titles, settings, drawing))


def render_council(
    accounts: Sequence[Checked],
    catalogue: Catalogue,
    framework: Framework,
    settings: Settings,
    drawing: Drawing,
    *,
    press: "Press | None" = None,
) -> RenderedCouncil:
    """Everything that these accounts of one council are made of.

    `press` makes the PDFs; without one there are none, and no page speaks of any.
    """
    if not accounts:
        return RenderedCouncil(Publication((), ()), None)
    all_shown = [shown_account(checked, framework) for checked in accounts]
    together = shown_council(all_shown, catalogue)
    council = together.council
    pictures, faults = own_pictures(council)
    pages: list[Page] = []
    files = [*pictures]
    for one in all_shown:
        made, unreadable = account_files(one)
        faults += [*unreadable, *_cleaned(one)]
        on_paper = [drawing.page(outline) for outline in printed_pages(one, settings)]
        pdfs = list(print_editions(one, on_paper, (*made, *pictures), drawing, press)) if press else []
        others = [drawing.page(outline) for outline in _outlines(one, all_shown, [form for form, _ in pdfs], settings)]
        own = [_footed(one, page, drawing) for page in (*others, *on_paper)]
        pages += own
        files += _editions(one, settings)
        files += comparison_files(one, drawing, settings)
        files += made
        files += [file for _, file in pdfs]
        files.append(account_epub(one, own, made, drawing, settings))
    pages.append(drawing.page(council_page(together, settings)))
    if council.form.colour:
        files.append(File(council.style_sheet, style_sheet(council.form.colour).encode()))
    pages, shared = findable(pages, all_shown, settings, drawing)
    entries = [entry_of(one.checked) for one in all_shown if not one.checked.draft]
    told = listed(together, pages, entries)
    files += [*shared, *council_feed(told, settings, drawing)]
    return RenderedCouncil(Publication(tuple(pages), tuple(files), tuple(faults)), told)


def render_sitewide(
    councils: Sequence[ListedCouncil],
    content: Callable[[str], bytes | None],
    catalogue: Catalogue,
    settings: Settings,
    drawing: Drawing,
    *,
    rules: Sequence[Rule] = RULES,
    held_back: Sequence[HeldBack] = (),
) -> Publication:
    """The pages and files about no single council.

    `councils` are all that are shown, and `content` gives what a file of theirs holds, by its address.
    `rules` are those the accounts were put to.
    `held_back` are accounts that cannot be shown: a page of what is wrong stands at the address of each.
    """
    by_name = sorted(councils, key=lambda council: (council.name, council.slug))
    entries = tuple(entry for council in councils for entry in council.entries)
    gathered = Collection(entries, lambda entry: content(entry.data))
    outlines = (
        *site_pages(by_name, settings), checks_page(rules), glossary_page(), pictures_page(by_name),
        *measure_pages(catalogue), *gathered_pages(gathered, settings), *map(findings_page, held_back),
    )  # fmt: skip
    pages, shared = findable([drawing.page(outline) for outline in outlines], None, settings, drawing)
    files = [
        licence_file(),
        *measure_files(catalogue),
        *(File(f"measures/{name}", table) for name, table in official_tables(catalogue).items()),
        File("accounts.json", listing_json(entries, settings)),
        *_all_figures(entries, content),
        *gathered_files(gathered, settings, drawing),
        *shared,
        *site_feed(by_name, settings, drawing),
        *server_files(settings.servers, [page.address for page in all_pages(councils)]),
    ]
    return Publication(tuple(pages), tuple(files))


def _outlines(
    one: ShownAccount, all_shown: Sequence[ShownAccount], pdfs: Sequence[Format], settings: Settings
) -> list[Outline]:
    council = one.account.council.slug
    periods = [other.account.period for other in all_shown if other is not one]
    feed = feed_address(council) if settings.site_url and not one.checked.draft else ""
    all_formats = (*formats(one.address, settings), *pdfs)
    pages = account_pages(one, sorted(periods, reverse=True), all_formats, feed)
    return [*pages, *self_assessment_pages(one), *translated_pages(one)]


def _footed(one: ShownAccount, page: Page, drawing: Drawing) -> Page:
    return replace(page, foot=address_once(drawing.part("foot", page, shown=one), set(addresses_in(page.html))))


def _editions(one: ShownAccount, settings: Settings) -> Iterator[File]:
    text = account_text(one.edition)
    yield File(f"{one.address}account.json", account_json(one.edition))
    yield File(f"{one.address}account.txt", text)
    yield File(f"{one.address}{FIGURES}", figures_csv(one.checked))
    yield File(f"{one.address}{FIGURES}-metadata.json", figures_description(one.checked))
    if settings.braille:
        yield File(f"{one.address}account.brf", account_braille(text.decode()))


def _all_figures(entries: Sequence[Entry], content: Callable[[str], bytes | None]) -> Iterator[File]:
    tables = [table for entry in entries if (table := content(f"{entry.page}{FIGURES}")) is not None]
    yield File(FIGURES, all_figures_csv(tables))
    yield File(f"{FIGURES}-metadata.json", all_figures_description())


def _cleaned(one: ShownAccount) -> list[Fault]:
    return [
        Fault(file, "This text holds something that could run on a reader’s computer.",
              "write it in plain Markdown, without HTML")
        for file in one.faulty
    ]  # fmt: skip
