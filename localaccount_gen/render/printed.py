"""The pages of an account that are made for paper, and the PDFs of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from localaccount_gen import words
from localaccount_gen.glossary import Term
from localaccount_gen.markup import lowered
from localaccount_gen.pages import File, Page, Prose
from localaccount_gen.paper import square
from localaccount_gen.render.accounts import ShownAccount, account_page, easy_read_page
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.formats import Format
from localaccount_gen.render.outline import Outline, story
from localaccount_gen.settings import Settings

if TYPE_CHECKING:
    from localaccount_gen.paper.press import Press


@dataclass(frozen=True)
class Edition:
    """A PDF that is made of a page."""

    page: str
    """The last part of the page's address."""
    file: str
    title: str
    """What a list of other formats calls it."""
    ending: str
    """What the title of the document has after the account's name."""
    large: bool = False


EDITIONS = (
    Edition("print/", "account.pdf", "All of it", ""),
    Edition("print/", "large-print.pdf", "All of it in large print", ", in large print", large=True),
    Edition("easy-read/", "easy-read.pdf", "Easy Read", ", in Easy Read"),
    Edition("summary/", "summary.pdf", "A summary on two pages", ", on two pages"),
)


@dataclass(frozen=True)
class Notes:
    """What the small print of more than one comparison says, so that the page with everything says it once."""

    every: tuple[str, ...]
    """What applies to all of them."""
    some: Mapping[str, int]
    """What applies to some, with the number by which they name it."""


def printed_pages(shown: ShownAccount, settings: Settings) -> list[Outline]:
    """The page with everything, the summary for a library's counter, and the Easy Read edition if there is one."""
    return [_whole(shown), _summary(shown, settings), *([easy_read_page(shown)] if shown.has_easy_read else [])]


def print_editions(
    shown: ShownAccount, pages: Sequence[Page], files: Sequence[File], drawing: Drawing, press: "Press"
) -> Iterator[tuple[Format, File]]:
    """The PDFs of those pages that have one. `files` are the account's own, pictures among them."""
    by_address = {page.address: page for page in pages}
    contents = {file.address: file.content for file in files}
    for edition in EDITIONS:
        page = by_address.get(f"{shown.address}{edition.page}")
        if page is None:
            continue
        address = f"{shown.address}{edition.file}"
        pdf = press.pdf(_document(shown, page, edition, drawing), page.address, address, contents, large=edition.large)
        many = "1 page" if pdf.pages == 1 else f"{pdf.pages} pages"
        size = f"{many}, {max(1, round(len(pdf.content) / 1000))} kB"
        yield Format(f"{edition.title} (PDF, {size})", address), File(address, pdf.content)


def _document(shown: ShownAccount, page: Page, edition: Edition, drawing: Drawing) -> str:
    demonstration = shown.account.form.demonstration
    html = drawing.document(
        "paper",
        page,
        title=f"{shown.name}{edition.ending}",
        account=shown.name,
        author=demonstration.made_by if demonstration else shown.account.council.name,
        large=edition.large,
        body=story(0),
    )
    return html.replace(story(0), page.html)


def _whole(shown: ShownAccount) -> Outline:
    said = f"The whole {shown.name} on one page, to print or to read from top to bottom."
    page = replace(account_page(shown, "print", "print/", f"All on one page – {shown.name}", said), searchable=False)
    stories = [
        Prose(section.story.markdown, lowered(section.story.html, f"{section.key}-")) for section in shown.sections
    ]
    foreword = [shown.printed_foreword] if shown.printed_foreword else []
    facts = {
        "shown": shown,
        "counted": words.directions_counted(shown.checked.score_card.counts),
        "notes": _notes(shown),
        "before": _before(shown),
        "terms": _terms(shown),
    }
    return Outline(page, facts, (*stories, *foreword))


def _notes(shown: ShownAccount) -> Notes:
    charts = {placed.chart.key: placed.chart for section in shown.sections for placed in section.charts}
    counted = Counter(chain.from_iterable(chart.small_print for chart in charts.values()))
    shared = [sentence for sentence, times in counted.items() if times > 1]
    some = [sentence for sentence in shared if counted[sentence] < len(charts)]
    return Notes(
        every=tuple(sentence for sentence in shared if counted[sentence] == len(charts)),
        some={sentence: number for number, sentence in enumerate(some, 1)},
    )


def _before(shown: ShownAccount) -> Mapping[tuple[str, str], str]:
    """The first section with a comparison, by the keys of a later section that has it too and of the comparison."""
    first: dict[str, str] = {}
    placed = [(section.key, one.chart.key) for section in shown.sections for one in section.charts]
    return {(key, chart): first[chart] for key, chart in placed if first.setdefault(chart, key) != key}


def _terms(shown: ShownAccount) -> list[Term]:
    """The words of the trade in any section, in the order of the alphabet."""
    found = {term.key: term for section in shown.sections for term in section.terms}
    return sorted(found.values(), key=lambda term: term.term.casefold())


def _summary(shown: ShownAccount, settings: Settings) -> Outline:
    said = f"The {shown.name} on two pages, for a library, a waiting room or a letter box."
    page = replace(account_page(shown, "summary", "summary/", f"On two pages – {shown.name}", said), searchable=False)
    address = f"{settings.site_url}{shown.address}" if settings.site_url else ""
    return Outline(page, {"shown": shown, "address": address, "square": square(address) if address else None})
