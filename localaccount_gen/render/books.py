"""An account as an EPUB: the page that has everything and the score card, cut into chapters."""

from collections.abc import Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from localaccount_gen.epub import Item, Paper, chapters, packed
from localaccount_gen.pages import File, Page
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.scorecard import SCORE_CARD
from localaccount_gen.settings import Settings

_KINDS = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""The pictures a book may hold, of those an account may: https://www.w3.org/TR/epub-33/#sec-core-media-types"""

_LED_TO_THE_CARD = "official-figures"
"""Of the page that has everything the part that only tells where the score card is: in a book the card stands there."""


def account_epub(
    shown: ShownAccount, pages: Sequence[Page], files: Sequence[File], drawing: Drawing, settings: Settings
) -> File:
    """The account as `account.epub`. `pages` and `files` are the account's own, drawn and made."""
    at = {page.address: page for page in pages}
    whole, card = at[f"{shown.address}print/"], at[f"{shown.address}{SCORE_CARD}"]
    pictures = _pictures(shown, files)
    papers = (Paper(whole.address, whole.html), Paper(card.address, card.html, SCORE_CARD.rstrip("/")))
    *told, figures = chapters(papers, {address: item.name for address, item in pictures.items()}, settings.site_url)
    parts = [figures if part.name == _LED_TO_THE_CARD else part for part in told]
    title = f"Adult social care in {shown.account.council.short_name}: local account {shown.account.period}"

    def drawn(name: str, **facts: object) -> bytes:
        return drawing.document(f"epub/{name}", whole, shown=shown, title=title, **facts).encode()

    xhtml = "application/xhtml+xml"
    first = Item("title.xhtml", drawn("title.xhtml"), xhtml)
    contents = Item("nav.xhtml", drawn("nav.xhtml", chapters=parts), xhtml, "nav")
    texts = [
        Item(part.file, drawn("chapter.xhtml", chapter=part), xhtml, "svg" if part.has_drawings else "")
        for part in parts
    ]
    style = Item("book.css", drawn("book.css"), "text/css")
    items = [first, contents, *texts, style, *pictures.values()]
    package = drawn(
        "package.opf",
        items=items,
        spine=[item.key for item in (first, contents, *texts)],
        identifier=f"urn:uuid:{uuid5(NAMESPACE_URL, f'localaccount/{shown.address}')}",
        modified=shown.updated or shown.account.period.end,
    )
    return File(f"{shown.address}account.epub", packed(package.decode(), items))


def _pictures(shown: ShownAccount, files: Sequence[File]) -> Mapping[str, Item]:
    """The account's pictures by address, under their own names in a folder of the book."""
    found = {}
    for file in files:
        kind = _KINDS.get(f".{file.address.rpartition('.')[2].lower()}")
        if kind:
            found[file.address] = Item(file.address.removeprefix(shown.address), file.content, kind)
    return found
