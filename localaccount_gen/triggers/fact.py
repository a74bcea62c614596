"""A fact beside a trigger: what is known, where it stands, and what it is there for. Nothing here weighs or counts."""

from dataclasses import dataclass
from enum import StrEnum

from localaccount_gen.findings import Location


class Kind(StrEnum):
    ASK = "to ask about"
    STRONG = "strong"
    KNOWN = "to know"
    """Neither weak nor strong by itself: readers judge it."""


@dataclass(frozen=True)
class Fact:
    """One sentence or two that the account or the official data bear out."""

    kind: Kind
    words: str
    place: str
    """Where it stands: a file and a line, or an official measure with its period and source."""
    address: str = ""
    """Of the site, or of the official source; may be empty."""
    more: str = ""
    """What has to be known with it: the account's own note, that numbers are small; may be empty."""


def at(location: Location) -> str:
    """“accounts/torbay/2024-25/complaints.md, line 12”."""
    return f"{location.file}, line {location.line}"
