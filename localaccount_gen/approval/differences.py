"""What changed between two wordings, in the words a reader sees; what changed in the inputs."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from localaccount_gen.approval.sums import Sums
from localaccount_gen.approval.wording import PRINT
from localaccount_gen.htmlpage import shortened

_BESIDE = re.compile("<(?:row|cell|heading|label|title)>")
"""Marks that part words; all others stand within them."""
_MARK = re.compile("<[^<>]*>")
_MOST_COMPARED = 1_000_000
"""Lines of one text times lines of the other that are compared each with each, which takes seconds at worst (ours)."""
_AROUND = 3
"""Words told on either side of a change, to know the place by (ours)."""


@dataclass(frozen=True)
class WordChange:
    """Words that gave way to others."""

    was: str
    """Empty where words were only added."""
    now: str
    """Empty where words were only taken out."""
    before: str
    """The words just before the place."""

    @property
    def has_figure(self) -> bool:
        return any(character.isdigit() for character in f"{self.was}{self.now}")

    @property
    def sentence(self) -> str:
        """“was 71.1, now 70.1”, with the words before it."""
        led = f"after “{self.before}”: " if self.before else ""
        was, now = shortened(self.was), shortened(self.now)
        if not was:
            return f"{led}“{now}” was added"
        return f"{led}“{was}” is now “{now}”" if now else f"{led}“{was}” was taken out"


@dataclass(frozen=True)
class SectionChange:
    """A page on which readers are told something else."""

    key: str
    words: tuple[WordChange, ...] = ()
    """Figures first. Empty for a whole page, where the old words are not known, and where no word changed: then it is a
    link, a picture or an emphasis."""
    is_new: bool = False
    is_gone: bool = False


def differences(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[SectionChange, ...]:
    """Every page whose text differs, by key, in the order of `new`, then those that are gone.

    The page for printing repeats the others, and is named only where it alone differs.
    """
    changed = [key for key in (*new, *(key for key in old if key not in new)) if old.get(key) != new.get(key)]
    named = [key for key in changed if key != PRINT] or changed
    return tuple(_section_change(key, old.get(key, ""), new.get(key, "")) for key in named)


def _section_change(key: str, old: str, new: str) -> SectionChange:
    if not old or not new:
        return SectionChange(key, is_new=not old, is_gone=not new)
    return SectionChange(key, word_changes(old, new))


def word_changes(old: str, new: str) -> tuple[WordChange, ...]:
    """The words that differ between two texts of the format, figures first."""
    old_lines, new_lines = _told(old), _told(new)
    found: list[WordChange] = []
    for kind, first, end, new_first, new_end in _unequal(old_lines, new_lines):
        was, now = old_lines[first:end], new_lines[new_first:new_end]
        if kind == "replace":
            found += _within(" ".join(was).split(), " ".join(now).split())
        else:
            lead = " ".join(new_lines[max(0, new_first - 1) : new_first]).split()[-_AROUND:]
            found.append(WordChange(" ".join(was), " ".join(now), " ".join(lead)))
    return tuple(sorted(found, key=lambda change: not change.has_figure))


def _within(was: list[str], now: list[str]) -> Iterator[WordChange]:
    for _, first, end, new_first, new_end in _unequal(was, now):
        lead = now[max(0, new_first - _AROUND) : new_first]
        yield WordChange(" ".join(was[first:end]), " ".join(now[new_first:new_end]), " ".join(lead))


def _unequal(old: list[str], new: list[str]) -> Iterator[tuple[str, int, int, int, int]]:
    first, end, new_end = 0, len(old), len(new)
    if end * new_end > _MOST_COMPARED:
        # Only the part that differs: nobody should wait for hours because a site was filled with words to that end.
        first = _alike(old, new)
        last = _alike(old[first:][::-1], new[first:][::-1])
        end, new_end = end - last, new_end - last
    if (end - first) * (new_end - first) > _MOST_COMPARED:
        yield "replace", first, end, first, new_end
        return
    for kind, start, stop, new_start, new_stop in SequenceMatcher(
        None, old[first:end], new[first:new_end], autojunk=False
    ).get_opcodes():
        if kind != "equal":
            yield kind, first + start, first + stop, first + new_start, first + new_stop


def _alike(old: list[str], new: list[str]) -> int:
    """How many entries are the same from the start."""
    same = (place for place, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1])
    return next(same, min(len(old), len(new)))


def _told(text: str) -> list[str]:
    """The lines below the ones that bind a text, as people read them."""
    told = (
        " ".join(unescape(_MARK.sub("", _BESIDE.sub(" ", line))).split())
        for line in text.partition("\n\n")[2].splitlines()
    )
    return [line for line in told if line]


def changed_paths(old: Sums, new: Sums) -> tuple[str, ...]:
    """Every path whose digest differs, that is new, or that is gone."""
    paths = sorted({*old.digests, *new.digests})
    return tuple(path for path in paths if old.digests.get(path) != new.digests.get(path))


def figure_changes(old: str, new: str) -> tuple[str, ...]:
    """What differs between two tables of official figures, in a sentence each: which figure, what it was and is."""
    before, after = _figures(old), _figures(new)
    return tuple(
        _figure_change(key, before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    )


_KEY = 3
"""The first columns name a figure: measure, area, period."""


def _figures(table: str) -> dict[tuple[str, ...], dict[str, str]]:
    rows = list(csv.reader(table.splitlines()))
    return {tuple(row[:_KEY]): dict(zip(rows[0][_KEY:], row[_KEY:], strict=False)) for row in rows[1:]}


def _figure_change(key: tuple[str, ...], was: dict[str, str] | None, now: dict[str, str] | None) -> str:
    name = f"{key[0]}, {key[1]}, {key[2]}"
    if was is None or now is None:
        return f"{name}: {'is new' if was is None else 'is no longer used'}"
    parts = [
        f"{part} was {was.get(part) or 'none'}, now {now[part] or 'none'}" for part in now if was.get(part) != now[part]
    ]
    return f"{name}: {'; '.join(parts)}"
