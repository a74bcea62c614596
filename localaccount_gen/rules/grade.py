"""How many years of school a text asks for. The only importer of pyphen.

Flesch-Kincaid grade: 0.39 × words a sentence + 11.8 × syllables a word − 15.59 (Kincaid and others, “Derivation of new
readability formulas”, 1975). It counts and does not understand, and rewards short sentences of hard words: never more
than advice on a whole page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyáéíóúâêîôûäëïöü]+", re.IGNORECASE)


def grade(sentences: Sequence[str], worth_knowing: int) -> float | None:
    """The grade of these sentences; None where it is surely below `worth_knowing`, or there are too few words to say.

    Groups of vowels never count fewer syllables than hyphenation does by much, and need no dictionary, so that the
    dictionary, which takes a tenth of a second to read, is read for hard texts only.
    """
    # Texts use the same words again and again, and counting those first takes a quarter of the time.
    pieces = Counter("\n".join(sentences).split())
    words = sum(times * len(_words(piece)) for piece, times in pieces.items())
    if words < 100:
        return None
    length = words / len(sentences)
    rough = sum(times * _vowel_groups(piece) for piece, times in pieces.items()) / words
    if _flesch_kincaid(length, rough) < worth_knowing:
        return None
    return _flesch_kincaid(length, sum(times * _syllables(piece) for piece, times in pieces.items()) / words)


def _flesch_kincaid(words: float, syllables: float) -> float:
    return 0.39 * words + 11.8 * syllables - 15.59


@cache
def _words(piece: str) -> list[str]:
    """The words between two spaces: mostly one, none in “2024”, two in “and/or”."""
    return _WORD.findall(piece)


@cache
def _vowel_groups(piece: str) -> int:
    return sum(max(1, len(_VOWELS.findall(word[:40]))) for word in _words(piece))


@cache
def _syllables(piece: str) -> int:
    return sum(len(_dictionary().positions(word.casefold()[:40])) + 1 for word in _words(piece))


@cache
def _dictionary() -> "pyphen.Pyphen":
    # Here, since few texts need it and every check would wait for it.
    import pyphen

    return pyphen.Pyphen(lang="en_GB")
