"""In which other formats an account can be had: one list for the account’s first page and for the page about it."""

from dataclasses import dataclass

from localaccount_gen.settings import Settings

_LISTEN = (
    "Where your phone or computer has a voice of its own, a button “Listen to this page” stands under the title of "
    "each page."
)


_BRAILLE = "It was made by a machine and not proof-read. Ask us for Braille made by a person."


@dataclass(frozen=True)
class Format:
    """A format of the whole account."""

    title: str
    address: str
    """Of the page or file; empty for what a page itself can do."""
    note: str = ""
    """Sentences on what it is good for, or what to know of it; may be empty."""


def formats(address: str, settings: Settings) -> tuple[Format, ...]:
    """Every format of the account at an address, for reading first, then for listening and touch."""
    made = [
        Format("All of it on one page, to print", f"{address}print/"),
        Format("A summary on two pages, to print", f"{address}summary/"),
        Format("A book for e-readers and phones (EPUB)", f"{address}account.epub"),
        Format("Listen to a page", "", _LISTEN),
        Format("Plain text, to listen to or to turn into Braille", f"{address}account.txt"),
    ]
    if settings.braille:
        made.append(Format("Braille-ready file (BRF)", f"{address}account.brf", _BRAILLE))
    return tuple(made)
