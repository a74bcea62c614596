"""What every layout of official file is read into: a release, its rows, and its notes."""

from dataclasses import dataclass, field

from localaccount_gen.laterperiods import Later
from localaccount_gen.model import Period, Source

PUBLISHER_SINCE_2024_25 = "Department of Health and Social Care"
LICENCE = "Open Government Licence v3.0"


def publisher(period: Period) -> str:
    """Who publishes the yearly statistics of a period. NHS Digital became part of NHS England on 1 February 2023."""
    if period.start_year >= 2024:
        return PUBLISHER_SINCE_2024_25
    return "NHS Digital" if period.start_year <= 2021 else "NHS England"


@dataclass(frozen=True)
class Row:
    """One measure for one area and period, each cell as the file displays it; empty where there is no such column."""

    measure: str
    """The measure’s lasting id."""
    period: Period
    cassr: str
    """The area’s code in the official tables: a number, letters, or `England`."""
    ons: str
    name: str
    value: str
    margin: str = ""
    respondents: str = ""
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class Release:
    """One official file as read."""

    source: Source
    rows: tuple[Row, ...]
    latest: Period
    """The newest period in it."""
    notes: tuple[str, ...] = ()
    """The texts of the file’s own notes."""
    later: Later = field(default_factory=dict)
    """What it says of measures in periods later than the product knows."""


@dataclass(frozen=True)
class OfficialFile:
    """A file's name and bytes, with what only the person importing it may know."""

    name: str
    content: bytes
    sha256: str
    period: Period | None = None
    """The period of a file that does not say its own."""
    published: str = ""
    """ISO date of a file that does not say its own; may be empty."""
