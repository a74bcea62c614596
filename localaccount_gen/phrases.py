"""Many words and phrases, looked for in a text at once."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"(?<![\w-])[^\W_]+")
_LETTERS = re.compile(r"[^\W_]+")


class Phrases(Generic[T]):
    """Phrases, each with what it stands for.

    A phrase with a capital letter is found only as it is written, any other whatever its capitals; spaces may be ends
    of lines. Of two phrases at one place the longer is found. Looking costs time with the words of the text, and
    hardly with the number of phrases.
    """

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._by_word: dict[str, list[tuple[str, T]]] = {}
        for phrase, meaning in phrases:
            first = _WORD.search(phrase)
            if first is None or first.start() > 0:
                raise ValueError(f"“{phrase}” does not start with a letter or digit")
            self._by_word.setdefault(first[0].casefold(), []).append((phrase, meaning))
        for same_start in self._by_word.values():
            same_start.sort(key=lambda entry: -len(entry[0]))

    def within(self, text: str, words: Iterable[str]) -> "Phrases[T]":
        """Those that may stand in a text, for finding them in its sentences: most texts hold few.

        `words` are the words of the text in small letters, each once.
        """
        letters = set(_LETTERS.findall("\n".join(words)))
        may = [
            (phrase, meaning)
            for first in letters.intersection(self._by_word)
            for phrase, meaning in self._by_word[first]
            if letters.issuperset(_letters_of(phrase))
        ]
        folded = " ".join(text.replace("’", "'").casefold().split()) if may else ""
        return Phrases((phrase, meaning) for phrase, meaning in may if " ".join(phrase.casefold().split()) in folded)

    @property
    def marks(self) -> set[str]:
        """What each begins with, in small letters: a text without any of these holds no phrase."""
        phrases = (phrase for same_start in self._by_word.values() for phrase, _ in same_start)
        return {phrase.casefold().split()[0].partition("'")[0] for phrase in phrases}

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Where each phrase stands, as start and end, in order and without overlaps, and what it stands for."""
        done = 0
        for word in _WORD.finditer(text):
            if word.start() < done:
                continue
            for phrase, meaning in self._by_word.get(word[0].casefold(), ()):
                if found := _pattern(phrase).match(text, word.start()):
                    yield found.start(), found.end(), meaning
                    done = found.end()
                    break


@cache
def _letters_of(phrase: str) -> frozenset[str]:
    return frozenset(_LETTERS.findall(phrase.casefold()))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    spaced = r"\s+".join(re.escape(word) for word in phrase.split()).replace("'", "[’']")
    return re.compile(rf"{spaced}(?![\w-])", 0 if any(letter.isupper() for letter in phrase) else re.IGNORECASE)
