"""Pictures for Easy Read, found by the word that stands in a row: the council's own first, then the built-in set.

The set is of Material Design Icons 7.4.47, under the Apache License 2.0
(https://pictogrammers.com/docs/general/license/). Its lines are kept in reference/pictures.json, so that a picture does
not change when the theme does. Which drawing stands for which word is our choice, not yet tested with readers.
"""

import difflib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from localaccount_gen import project
from localaccount_gen.findings import ProjectError

LICENCE_FILE = project.REFERENCE / "pictures.licence.txt"
"""The licence of the set in full, which has to travel with it."""

_SAY_LITTLE = {"and", "for", "from", "not", "our", "the", "with", "you", "your"}
"""Words that two names may share without being alike."""


@dataclass(frozen=True)
class Picture:
    """What stands beside a few words of Easy Read: lines in a box of 24 by 24, or a council's own file."""

    concept: str
    """The word an officer writes behind `picture:`."""
    words: str
    """What it shows, for whoever cannot see it: “A telephone”."""
    source: str
    """Where it comes from."""
    licence: str
    attribution: str
    """Who made it; empty where nobody asks to be named."""
    also: tuple[str, ...] = ()
    """Other words it is found by."""
    drawing: str = ""
    """The `d` of one SVG path in the box 0 0 24 24; empty for a council's own file."""
    path: Path | None = None
    """The council's own file."""
    address: str = ""
    """Where that file stands in the site: `torbay/pictures/carer.png`."""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.concept, *self.also)


def find_picture(concept: str, own: Iterable[Picture] = ()) -> Picture | None:
    """The picture for a word, or None. `own` are the council's pictures, which go before ours.

    A council's picture for “phone” also stands for “telephone”, as ours does.
    """
    built_in = _by_name().get(_folded(concept))
    asked = [concept, built_in.concept] if built_in else [concept]
    mine = {_folded(picture.concept): picture for picture in own}
    return next((mine[name] for name in map(_folded, asked) if name in mine), built_in)


def every_picture(own: Iterable[Picture] = ()) -> list[Picture]:
    """The council's own pictures and those of the set whose place none of them takes, in alphabetical order."""
    mine = list(own)
    taken = {_folded(picture.concept) for picture in mine}
    found = [*mine, *(picture for picture in load_pictures() if _folded(picture.concept) not in taken)]
    return sorted(found, key=lambda picture: _folded(picture.concept))


def search(word: str, own: Iterable[Picture] = ()) -> list[Picture]:
    """The pictures with a word that begins so: in their own name, else in another, else in what they show."""
    begins = re.compile(rf"\b{re.escape(_folded(word))}")
    found: list[tuple[int, Picture]] = []
    for picture in every_picture(own) if _folded(word) else []:
        first, *others = (_folded(name) for name in picture.names)
        if _folded(word) in (first, *others):
            found.append((0 if first == _folded(word) else 1, picture))
        elif begins.search(first):
            found.append((2, picture))
        elif any(map(begins.search, others)):
            found.append((3, picture))
        elif begins.search(_folded(picture.words)):
            found.append((4, picture))
    return [picture for _, picture in sorted(found, key=lambda one: one[0])]


def near(concept: str, own: Iterable[Picture] = ()) -> tuple[str, ...]:
    """Up to three words that have a picture and are spelt alike, or share a word with what was asked for."""
    mine = tuple(own)
    by_name = {_folded(name): picture.concept for picture in every_picture(mine) for name in picture.names}
    alike = [by_name[name] for name in difflib.get_close_matches(_folded(concept), by_name, n=6, cutoff=0.7)]
    words = [word for word in _folded(concept).split() if len(word) > 2 and word not in _SAY_LITTLE]
    shared = [picture.concept for word in words for picture in search(word, mine)[:1]]
    return tuple(dict.fromkeys([*alike, *shared]))[:3]


@cache
def load_pictures() -> tuple[Picture, ...]:
    """The set that comes with the program. Raises ProjectError when its file is damaged."""
    try:
        return tuple(_read())
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise ProjectError("The pictures that come with localaccount are damaged; install it again.") from wrong


def _read() -> Iterator[Picture]:
    told = json.loads((project.REFERENCE / "pictures.json").read_text(encoding="utf-8"))
    for one in told["pictures"]:
        yield Picture(
            concept=one["concept"],
            words=one["words"],
            source=f"{told['source']}: {one['icon']}",
            licence=told["licence"],
            attribution=told["attribution"],
            also=tuple(one["also"]),
            drawing=one["drawing"],
        )


@cache
def _by_name() -> dict[str, Picture]:
    return {_folded(name): picture for picture in load_pictures() for name in picture.names}


def _folded(words: str) -> str:
    """In small letters, with one space between words and straight apostrophes, as people type."""
    return " ".join(words.replace("’", "'").casefold().split())
