"""Languages that people in England read, and passages of a text that are in one of them: `[cy: Croeso]`.

A screen reader says such a passage with the voice of its language, and Arabic, Urdu or Hebrew runs from the right.
Codes are those of BCP 47 (https://www.rfc-editor.org/info/bcp47). The list holds those spoken most by the census of
2021 and the old languages of these islands; a name is what its speakers call the language.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from localaccount_gen.findings import did_you_mean
from localaccount_gen.project import REFERENCE

_WORDS = r"(?:[^\[\]\n]|\n(?![ \t]*\n)|\[\[[^\[\]\n]*\]\])+"
# The bracket first, and what must not stand before it then, since so it is found ten times faster.
_OPENING = r"\[(?<![\[\]!\\]\[)(?P<tag>[A-Za-z]{2,20}(?:-[A-Za-z]{2,4}){0,2}):[ \n]"
PASSAGE = rf"{_OPENING}(?P<words>{_WORDS})\](?![\[(:])"
"""A passage as typed. What its brackets may hold: words, emphasis and quoted figures, but no other brackets."""

_PASSAGE = re.compile(PASSAGE)
_OPENED = re.compile(_OPENING)
_PARTED = re.compile(r"\+?\d+(?:[ ,.:/–-]\d+)+")
_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}))?")
_FROM_THE_RIGHT = {"Arab", "Hebr"}
"""Scripts, as a code may name one: Punjabi is written `pa-Arab` too."""


@dataclass(frozen=True)
class Language:
    """A language somebody may read an account in."""

    code: str
    name: str
    """In English."""
    own_name: str
    """What its speakers call it."""
    direction: str
    """`ltr` or `rtl`, as HTML has it."""


@dataclass(frozen=True)
class Slipped:
    """What is wrong with the mark of a passage."""

    offset: int
    length: int
    problem: str
    fix: str


@cache
def languages() -> Mapping[str, Language]:
    """Every language known, by its code."""
    with (REFERENCE / "languages.csv").open(encoding="utf-8", newline="") as file:
        found = [Language(row["code"], row["name"], row["own_name"], row["direction"]) for row in csv.DictReader(file)]
    return {language.code: language for language in found}


def language(tag: str) -> Language | None:
    """The language of a code such as `cy`, `zh-Hant` or `pt-BR`; None for one that is not known."""
    parts = _TAG.fullmatch(tag)
    known = languages().get(parts[1]) if parts else None
    if known is None or parts is None or tag == parts[1]:
        return known
    written = known.direction if parts[2] is None else "rtl" if parts[2] in _FROM_THE_RIGHT else "ltr"
    return replace(known, code=tag, direction=written)


def unknown(tag: str) -> tuple[str, str]:
    """That a code is no language known here, and what to type instead."""
    by_name = {one.name.casefold(): one for one in languages().values()}
    meant = by_name.get(tag.casefold()) or language(tag.lower())
    if meant is None and len(tag) > 3 and (near := did_you_mean(tag.casefold(), by_name)):
        meant = next(one for name, one in by_name.items() if f"“{name}”" in near)
    instead = f"{meant.code} for {meant.name}" if meant else "a code such as cy for Welsh or ur for Urdu"
    return f"“{tag}” is no code of a language.", f"write {instead}"


def without_marks(text: str) -> str:
    """The text with no more than the words of its passages."""
    return "".join(words for words, _ in pieces(text))


def blanked(text: str) -> str:
    """The text with spaces for its passages in other languages, as long as before."""
    if "[" not in text:
        return text
    return _PASSAGE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]) if _is_foreign(match["tag"]) else match[0], text)


def pieces(text: str) -> Iterator[tuple[str, Language | None]]:
    """The text cut where a passage begins or ends, each piece with its language; None for what is not marked."""
    done = 0
    for match in _PASSAGE.finditer(text) if "[" in text else ():
        if spoken := language(match["tag"]):
            yield text[done : match.start()], None
            yield match["words"], spoken
            done = match.end()
    yield text[done:], None


def isolated(text: str) -> str:
    """A text that runs from the right, with every number of several parts kept in its order: “01632 960123”, “2024-25”.

    Among Arabic letters a browser would put the second part first (https://www.unicode.org/reports/tr9/#W2), and a
    telephone number would be wrong. The signs around it (U+2066, U+2069) are not seen.
    """
    return _PARTED.sub("\u2066\\g<0>\u2069", text)


def slips(text: str) -> Iterator[Slipped]:
    """What looks like a passage in another language and is none. “[Source: our records]” does not look like one."""
    for opened in _OPENED.finditer(text) if "[" in text else ():
        tag, length = opened["tag"], len(opened["tag"])
        if language(tag) is None:
            if tag.casefold() in _names() or (tag.islower() and len(tag.partition("-")[0]) <= 3):
                yield Slipped(opened.start("tag"), length, *unknown(tag))
        elif not _PASSAGE.match(text, opened.start()):
            yield Slipped(
                opened.start(),
                length + 2,
                f"This passage in {languages()[tag.partition('-')[0]].name} has no end, or brackets or a link in it.",
                "end it with ] in the same paragraph, and put a link before or after it",
            )


@cache
def _names() -> frozenset[str]:
    return frozenset(one.name.casefold() for one in languages().values())


def _is_foreign(tag: str) -> bool:
    spoken = language(tag)
    return spoken is not None and not spoken.code.startswith("en")
