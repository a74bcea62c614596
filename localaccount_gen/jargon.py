"""Words that only people in the trade use, and what to say instead, from reference/jargon.csv."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from localaccount_gen import project
from localaccount_gen.phrases import Phrases


@dataclass(frozen=True)
class Jargon:
    """A word of the trade."""

    words: tuple[str, ...]
    """The ways in which it is written."""
    plain: str
    """What to say instead; where it depends, what to say is in brackets."""


@dataclass(frozen=True)
class JargonUse:
    """A word of the trade in a text."""

    jargon: Jargon
    start: int
    end: int


@cache
def load_jargon() -> tuple[Jargon, ...]:
    """Every word of the list. The way of writing it that comes first names it."""
    with (project.REFERENCE / "jargon.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Jargon(tuple(row["words"].split(" / ")), row["plain"]) for row in csv.DictReader(file))


def jargon_of(text: str, words: Iterable[str]) -> Phrases[Jargon]:
    """The words of the trade that may stand in a text of these words: to look for them alone is quick."""
    return _words().within(text, words)


def jargon_in(text: str, known: Phrases[Jargon] | None = None) -> Iterator[JargonUse]:
    """Every use in a text, in order; given what may stand in it, of these alone."""
    for start, end, jargon in (_words() if known is None else known).find(text):
        yield JargonUse(jargon, start, end)


@cache
def _words() -> Phrases[Jargon]:
    return Phrases((words, jargon) for jargon in load_jargon() for words in jargon.words)
