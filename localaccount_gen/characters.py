"""Characters that hide, mislead or got lost on the way: what they are, and what to type instead."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from localaccount_gen.source import Slip

MOST_TOLD = 20
"""A file spoilt throughout is told of this often (ours): the same cure mends the rest."""

_LOST = "\ufffd"
_CONTINUATION = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_MOJIBAKE_STARTS = "ÂÃÄÅâï"
_MOJIBAKE = re.compile(f"[ÂÃÄÅ]{_CONTINUATION}|â(?:€{_CONTINUATION}?|‚¬|„¢)|ï»¿")
"""UTF-8 taken for Windows-1252 and saved again: £ becomes Â£, and ’ becomes â€™."""

_STRAY_JOINER = re.compile("(?<![\u0590-\u1fff\u2190-\U0010ffff])[\u200c\u200d]")
"""A joiner belongs behind an emoji or a letter of a script that joins its letters, and hides anywhere else."""
_STRAY_TAG = re.compile("(?<![\U0001f3f4\U000e0061-\U000e007a])[\U000e0001-\U000e007f]")
"""The flags of England, Scotland and Wales are a black flag with tags behind it."""
_JUDGED_BY_WHAT_STANDS_BEFORE = {"\u200c", "\u200d", *map(chr, range(0xE0001, 0xE0080))}

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
# Without μ (U+03BC), which stands before Latin letters in “μg”.
_GREEK_OR_CYRILLIC = re.compile(
    "[\u0370-\u03bb\u03bd-\u03ff\u0400-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]"
)

_ENDS_AND_TABS = str.maketrans("\n\t", "  ")

_NAMES = {"\ufeff": "byte order mark"}
_KINDS = {"Cc": "control character", "Co": "private character", "Cs": "half of a character"}


def look_over(text: str) -> tuple[str, list[Slip]]:
    """The text with U+FFFD for every forbidden character, so that no place moves, and the first slips in it."""
    # English without signs of its own has nothing to find but what cannot be printed.
    if text.isascii() and text.translate(_ENDS_AND_TABS).isprintable():
        return text, []
    characters = set(text)
    cleaned = _cleaned(text, characters)
    slips = [] if characters.isdisjoint(_MOJIBAKE_STARTS) else list(islice(_mojibake(text), MOST_TOLD + 1))
    told = {place for slip in slips for place in range(slip.offset, slip.offset + slip.length)}
    slips += islice((slip for slip in _hidden(text, cleaned) if slip.offset not in told), MOST_TOLD + 1)
    if any(map(_GREEK_OR_CYRILLIC.match, characters)):
        slips += islice(_mixed_words(cleaned), MOST_TOLD + 1)
    slips.sort(key=lambda slip: slip.offset)
    if len(slips) > MOST_TOLD:
        slips = slips[:MOST_TOLD]
        slips[-1] = replace(slips[-1], problem=f"{slips[-1].problem} There are more like it in this file.")
    return cleaned, slips


@lru_cache(maxsize=4096)
def is_forbidden(character: str) -> bool:
    """Whether a character has no place in a text: controls, hidden ones, and those that stand for nothing.

    Pictographs newer than Python's tables are let through, since new ones come every year.
    """
    if character in "\t\n" or "\U0001f000" <= character < "\U0001fb00":
        return False
    if character in "\u2028\u2029\ufffd":
        return True
    category = unicodedata.category(character)
    # Cf holds all that steers text unseen, and a few signs of Arabic and Syriac that are seen.
    is_seen = "\u0600" <= character <= "\u0605" or character in "\u06dd\u070f\u08e2"
    return category in ("Cc", "Co", "Cs", "Cn") or (category == "Cf" and not is_seen)


def printable(words: str, most: int = 300) -> str:
    """Words of somebody else's in one line, shortened, without what could command a terminal or turn the text round."""
    line = "".join(one if one.isprintable() else "�" for one in " ".join(words.split()))
    return line if len(line) <= most else f"{line[: most - 1]}…"


def forbidden_slip(offset: int, length: int, character: str) -> Slip:
    """The slip of a forbidden character, which may stand there as itself or as an escape."""
    if character == _LOST:
        return Slip(offset, length, "A character was lost here.", "type the character again that should stand here")
    return Slip(offset, length, f"There is a hidden character here ({_name_of(character)}).",
                "delete it, and type the words around it again")  # fmt: skip


def _name_of(character: str) -> str:
    """What manuals call a character, with its number: “right-to-left override, U+202E”."""
    name = _NAMES.get(character) or unicodedata.name(character, "").lower()
    return f"{name or _KINDS.get(unicodedata.category(character), 'unassigned character')}, U+{ord(character):04X}"


def _cleaned(text: str, characters: set[str]) -> str:
    forbidden = {character for character in characters if is_forbidden(character)} - _JUDGED_BY_WHAT_STANDS_BEFORE
    if forbidden:
        text = text.translate(dict.fromkeys(map(ord, forbidden), _LOST))
    if characters & _JUDGED_BY_WHAT_STANDS_BEFORE:
        text = _STRAY_TAG.sub(_LOST, _STRAY_JOINER.sub(_LOST, text))
    return text


def _hidden(text: str, cleaned: str) -> Iterator[Slip]:
    offset = cleaned.find(_LOST)
    while offset >= 0:
        yield forbidden_slip(offset, 1, text[offset])
        offset = cleaned.find(_LOST, offset + 1)


def _mojibake(text: str) -> Iterator[Slip]:
    for match in _MOJIBAKE.finditer(text):
        meant = _meant(match[0])
        was, put = (f": it was “{meant}”", f"“{meant}”") if meant else ("", "the right character")
        yield Slip(match.start(), len(match[0]), f"“{match[0]}” is a character that was saved the wrong way{was}.",
                   f"type {put} here, or copy the text again from where it came from")  # fmt: skip


def _meant(garbled: str) -> str:
    """The character that went wrong; empty where it cannot be told."""
    try:
        data = b"".join(
            letter.encode("latin-1") if "\x80" <= letter <= "\x9f" else letter.encode("cp1252") for letter in garbled
        )
        character = data.decode("utf-8")
    except UnicodeError:
        return ""
    return character if character.isprintable() and not character.isspace() else ""


def _mixed_words(text: str) -> Iterator[Slip]:
    for word in _WORD.finditer(text):
        latin, other = _LATIN.findall(word[0]), _GREEK_OR_CYRILLIC.findall(word[0])
        if latin and other:
            odd = other[0] if len(other) <= len(latin) else latin[0]
            yield Slip(word.start() + word[0].index(odd), 1,
                       f"The “{odd}” in “{word[0][:40]}” is from another alphabet ({_name_of(odd)}).",
                       "type the word again")  # fmt: skip
