"""What a source is asked for, what it gives, and the columns it is known by."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Area, Period

Row = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """One file, and whose figures are wanted of it."""

    path: Path
    council: Area
    period: Period
    """The account's."""
    catalogue: Catalogue
    file_period: Period | None = None
    """The period of a file that does not say its own."""
    published: date | None = None
    """The day of a file that does not say its own."""

    @property
    def file(self) -> str:
        return self.path.name


@dataclass(frozen=True)
class Taken:
    """The council's figures from one table of a file."""

    figures: Mapping[str, LocalFigure]
    """By the names that accounts quote them by."""
    owned: frozenset[str]
    """Every name that the table could have given a figure: what an account has under them gives way."""
    left_out: tuple[str, ...] = ()
    """What has no figure, and why, as sentences."""
    unknown: tuple[str, ...] = ()
    """Names in the column of councils that are no council's, with how often each occurs."""


@dataclass(frozen=True)
class Columns:
    """The columns of a layout, by the title that official files give them. Case and signs in titles do not matter."""

    titles: Mapping[str, tuple[str, ...]]
    """Each with the other titles it has had."""
    known_by: tuple[str, ...]
    """Those that tell a file to be of this layout."""
    needed: tuple[str, ...]
    """Those without which it cannot be read."""

    def match(self, row: Sequence[str]) -> bool:
        """Whether a row is the header of this layout."""
        found = self._found(row)
        return all(title in found for title in self.known_by)

    def places(self, row: Sequence[str], file: str) -> Mapping[str, int]:
        """Where each column stands. Raises ProjectError, naming every column that is missing or there twice."""
        found = self._found(row)
        if missing := [title for title in self.needed if title not in found]:
            raise ProjectError(f"{file} has no {_columns(missing)}, without which it cannot be read.")
        header = [plain(cell) for cell in row]
        if twice := [title for title, place in found.items() if header.count(header[place]) > 1]:
            raise ProjectError(f"{file} has more than one {_columns(twice)}.")
        return found

    def _found(self, row: Sequence[str]) -> dict[str, int]:
        header = [plain(cell) for cell in row]
        found = {}
        for title, others in self.titles.items():
            places = [header.index(name) for name in map(plain, (title, *others)) if name in header]
            if places:
                found[title] = places[0]
        return found


@dataclass(frozen=True)
class Source:
    """A publication that the product can read one council's figures from."""

    title: str
    """As messages name it: “Care Quality Commission, latest ratings”."""
    columns: Columns
    read: Callable[[Iterator[Row], Mapping[str, int], Asked], Taken]
    """The rows below the header, where its columns stand, and what is asked."""
    names: frozenset[str] = frozenset()
    """Every name it may give a figure; no source of another publication has any of these."""


def plain(text: str) -> str:
    """“Care Home?” is `care home`, “ONS area code” `ons area code`, “Upheld rate (%)” `upheld rate`."""
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _columns(titles: Sequence[str]) -> str:
    return f"column{'' if len(titles) == 1 else 's'} {', '.join(f'“{title}”' for title in titles)}"


def cell(row: Row, places: Mapping[str, int], column: str) -> str:
    """A row's cell, empty where there is no such column or the row ends before it."""
    place = places.get(column)
    return row[place].strip() if place is not None and place < len(row) else ""


def same_period(asked: Asked) -> Period:
    """The period of a yearly file, which must be the account's: by what the officer says, then by the file's name."""
    period = asked.file_period or period_in(asked.file)
    if period is None:
        raise ProjectError(f"{asked.file} does not say which period it is for; add  --period {asked.period}")
    if period != asked.period:
        raise ProjectError(f"{asked.file} is for {period}, and the account is for {asked.period}.")
    return period


def period_in(name: str) -> Period | None:
    """The one period that a file's name tells without doubt: “2024-25”, “2024 to 2025”, “2024_25”."""
    found = {
        int(match[1])
        for match in re.finditer(r"(?<!\d)(20\d\d)(?:[-_ ]|[-_ ]?to[-_ ])(?:20)?(\d\d)(?!\d)", name)
        if (int(match[1]) + 1) % 100 == int(match[2])
    }
    return Period(found.pop()) if len(found) == 1 else None
