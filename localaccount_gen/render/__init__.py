"""Accounts → pages and files, in memory.

Each page is outlined in Python (`accounts`, `sections`, `printed`, `sitewide`, `measures`) and drawn by a template
(`drawing`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from localaccount_gen.braille import account_braille
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checked import Checked, HeldBack
from localaccount_gen.colour import style_sheet
from localaccount_gen.editions import account_json, account_text, official_tables
from localaccount_gen.moved import Moved
from localaccount_gen.pages import Fault, File, Page, Publication
from localaccount_gen.register import Collection, entry_of, listing_json
from localaccount_gen.render.accounts import ShownAccount, account_pages, shown_account
from localaccount_gen.render.addresses import address_once, addresses_in
from localaccount_gen.render.alone import comparison_files
from localaccount_gen.render.books import account_epub
from localaccount_gen.render.checks import checks_page
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.feeds import feed_address, finding_files
from localaccount_gen.render.files import account_files
from localaccount_gen.render.findable import findable
from localaccount_gen.render.formats import Format, formats
from localaccount_gen.render.gathered import gathered_files, gathered_pages
from localaccount_gen.render.measures import measure_files, measure_pages
from localaccount_gen.render.moving import moved_files
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.pictures import picture_files, pictures_page
from localaccount_gen.render.printed import print_editions, printed_pages
from localaccount_gen.render.sitewide import councils, findings_page, site_pages
from localaccount_gen.render.translated import translated_pages
from localaccount_gen.render.words import glossary_page
from localaccount_gen.requirements import Framework
from localaccount_gen.rules import RULES, Rule
from localaccount_gen.servers import server_files
from localaccount_gen.settings import Settings

if TYPE_CHECKING:
    from localaccount_gen.paper.press import Press

__all__ = ["render_moved", "render_site"]


def render_moved(
    moved: Sequence[Moved], publication: Publication, settings: Settings, templates: Sequence[Path]
) -> list[File]:
    """A page for every address from which a page of the publication has moved."""
    titles = {page.address: page.title for page in publication.pages}
    return list(moved_files(moved, titles, settings, Drawing(templates)))


def render_site(
    accounts: Sequence[Checked],
    catalogue: Catalogue,
    framework: Framework,
    settings: Settings,
    templates: Sequence[Path],
    *,
    rules: Sequence[Rule] = RULES,
    held_back: Sequence[HeldBack] = (),
    press: "Press | None" = None,
) -> Publication:
    """Everything a site of these accounts is made of. `templates` are the folders to look in, first match wins.

    `rules` are those the accounts were put to.
    `held_back` are accounts that cannot be shown: a page of what is wrong stands at the address of each.
    `press` makes the PDFs; without one there are none, and no page speaks of any.
    """
    drawing = Drawing(templates)
    shown = [shown_account(checked, framework) for checked in accounts]
    by_council = councils(shown, catalogue)
    pages: list[Page] = []
    files, faults = picture_files(by_council)
    pictures = tuple(files)
    for one in shown:
        made, unreadable = account_files(one)
        faults += [*unreadable, *_cleaned(one)]
        on_paper = [drawing.page(outline) for outline in printed_pages(one, settings)]
        pdfs = list(print_editions(one, on_paper, (*made, *pictures), drawing, press)) if press else []
        others = [drawing.page(outline) for outline in _outlines(one, shown, [format for format, _ in pdfs], settings)]
        own = [_footed(one, page, drawing) for page in (*others, *on_paper)]
        pages += own
        files += _editions(one, settings)
        files += comparison_files(one, drawing, settings)
        files += made
        files += [file for _, file in pdfs]
        files.append(account_epub(one, own, made, drawing, settings))
    pages += [
        drawing.page(outline)
        for outline in (
            *site_pages(by_council, settings), checks_page(rules), glossary_page(), pictures_page(by_council)
        )
    ]  # fmt: skip
    pages += [drawing.page(outline) for outline in measure_pages(catalogue)]
    pages += [drawing.page(findings_page(held)) for held in held_back]
    files += [
        File(council.style_sheet, style_sheet(council.form.colour).encode())
        for council in (one.council for one in by_council)
        if council.form.colour
    ]
    files += measure_files(catalogue)
    files += [File(f"measures/{name}", content) for name, content in official_tables(catalogue).items()]
    gathered = _gathered(shown, files)
    files.append(File("accounts.json", listing_json(gathered.entries, settings)))
    pages += [drawing.page(outline) for outline in gathered_pages(gathered, settings)]
    files += gathered_files(gathered, settings)
    pages, shared = findable(pages, shown, settings, drawing)
    files += [*shared, *finding_files(by_council, settings, drawing)]
    files += server_files(settings.servers, pages)
    return Publication(tuple(pages), tuple(files), tuple(faults))


def _gathered(shown: Sequence[ShownAccount], files: Sequence[File]) -> Collection:
    """The accounts that everybody may see, as the files just made have them."""
    entries = tuple(entry_of(one.checked) for one in shown if not one.checked.draft)
    made = {file.address: file.content for file in files}
    return Collection(entries, lambda entry: made.get(entry.data))


def _outlines(
    one: ShownAccount, all_shown: Sequence[ShownAccount], pdfs: Sequence[Format], settings: Settings
) -> list[Outline]:
    council = one.account.council.slug
    others = (other.account for other in all_shown if other is not one)
    periods = [other.period for other in others if other.council.slug == council]
    feed = feed_address(council) if settings.site_url and not one.checked.draft else ""
    all_formats = (*formats(one.address, settings), *pdfs)
    return [*account_pages(one, sorted(periods, reverse=True), all_formats, feed), *translated_pages(one)]


def _footed(one: ShownAccount, page: Page, drawing: Drawing) -> Page:
    return replace(page, foot=address_once(drawing.part("foot", page, shown=one), set(addresses_in(page.html))))


def _editions(one: ShownAccount, settings: Settings) -> Iterator[File]:
    text = account_text(one.edition)
    yield File(f"{one.address}account.json", account_json(one.edition))
    yield File(f"{one.address}account.txt", text)
    if settings.braille:
        yield File(f"{one.address}account.brf", account_braille(text.decode()))


def _cleaned(one: ShownAccount) -> list[Fault]:
    return [
        Fault(file, "This text holds something that could run on a reader’s computer.",
              "write it in plain Markdown, without HTML")
        for file in one.faulty
    ]  # fmt: skip
