"""The Easy Read edition: what its one page shows, which is also what is printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from localaccount_gen import words
from localaccount_gen.account import Account, Section
from localaccount_gen.pictures import find_picture
from localaccount_gen.quotes import Quotes
from localaccount_gen.requirements import Framework
from localaccount_gen.sectionforms import EasyReadRow

EASY_READ = "easy-read/"
"""Where the edition stands in an account."""

_BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True)
class TenPeople:
    """A share as ten people, so many of them filled in."""

    filled: int
    half: bool
    """Whether one more is filled by half, for “fewer than 1 in 10” and “more than 9 in 10”."""
    words: str
    """The same in words, for whoever cannot see it."""


@dataclass(frozen=True)
class EasyRow:
    """One idea: a picture, and the words beside it."""

    words: tuple[tuple[str, bool], ...]
    """The words in pieces, each with whether it is bold."""
    picture: str = ""
    people: TenPeople | None = None


@dataclass(frozen=True)
class EasyPart:
    """A section in Easy Read."""

    key: str
    title: str
    rows: tuple[EasyRow, ...]


def easy_read_facts(account: Account, quotes: Quotes, framework: Framework) -> Mapping[str, object]:
    """What the edition's template needs beside the account."""
    return {
        "parts": easy_parts(account, quotes, framework),
        "find": partial(find_picture, own=account.council.pictures),
    }


def easy_parts(account: Account, quotes: Quotes, framework: Framework) -> tuple[EasyPart, ...]:
    """The parts of a filled account that have Easy Read, in the account's order."""
    titles = {requirement.key: requirement.title for requirement in framework.requirements}
    return tuple(_part(section, quotes, titles) for section in account.sections if section.form.easy_read.rows)


def _part(section: Section, quotes: Quotes, titles: Mapping[str, str]) -> EasyPart:
    form = section.form
    title = form.easy_read.title or form.title or titles[section.key]
    return EasyPart(section.key, title, tuple(_row(row, quotes) for row in form.easy_read.rows))


def _row(row: EasyReadRow, quotes: Quotes) -> EasyRow:
    share = quotes.share(row.people) if row.people else None
    return EasyRow(
        words=tuple(pieces(row.words)),
        picture=row.picture or "",
        people=_ten_people(share) if isinstance(share, Decimal) else None,
    )


def _ten_people(share: Decimal) -> TenPeople:
    filled, half = words.people_of_ten(share)
    said = words.easy_share(share)
    return TenPeople(filled, half, f"{said[0].upper()}{said[1:]} people")


def pieces(text: str) -> list[tuple[str, bool]]:
    """A row's words in pieces, each with whether it is bold: nothing else of Markdown is known here."""
    parts = _BOLD.split(text)
    return [(part, place % 2 == 1) for place, part in enumerate(parts) if part]
