"""In which other formats an account can be had: one list for the account’s first page and for the page about it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A format of the whole account."""

    title: str
    address: str
    """Of the page or file; empty for what a page itself can do."""
    note: str = ""
    """Sentences on what it is good for, or what to know of it; may be empty."""


def formats(address: str) -> tuple[Format, ...]:
    """Every format of the account at an address, for reading first, then for listening and touch."""
    return (
        Format("All of it on one page, to print", f"{address}print/"),
        Format("Plain text, to listen to or to turn into Braille", f"{address}account.txt"),
    )
