"""Where the front matter of a Markdown file stands, between two lines `---`."""

import re
from dataclasses import dataclass

from localaccount_gen.source import Slip

_FENCE = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_FENCE_AT_TOP = re.compile(r"\s*^(---)[ \t]*(?:\n|\Z)", re.MULTILINE)
_LIKE_A_FENCE = re.compile(r"\s*^(-{1,5}|[–—][-–—]*)[ \t]*$", re.MULTILINE)
_KEYS_THEN_FENCE = re.compile(r"\s*([a-z_]+:)(?: .*)?\n(?:[ \t]*(?:[a-z_]+:|-|#).*\n)*---[ \t]*(?:\n|\Z)")


@dataclass(frozen=True)
class FrontMatter:
    """Offsets into a file's text. Without front matter all three are 0."""

    start: int = 0
    end: int = 0
    body: int = 0


def front_matter(text: str) -> FrontMatter | Slip:
    """The front matter of a text, or what is wrong with the lines around it."""
    opening = _FENCE_AT_TOP.match(text)
    if opening is None:
        return _unopened(text) or FrontMatter()
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return Slip(opening.start(1), 3, "The front matter that opens here is never closed.",
                    "write  ---  on a line of its own below its last key")  # fmt: skip
    # Other programs would read it, and some of its keys would make them run what it says.
    if again := _FENCE_AT_TOP.match(text, closing.end()):
        return Slip(again.start(1), 3, "A second front matter opens here.",
                    "put its keys into the first one; for a line across the page write  ***")  # fmt: skip
    return FrontMatter(opening.end(), closing.start(), closing.end())


def _unopened(text: str) -> Slip | None:
    if like := _LIKE_A_FENCE.match(text):
        return Slip(like.start(1), len(like[1]), f"“{like[1]}” does not open front matter.", "type three hyphens:  ---")
    if keys := _KEYS_THEN_FENCE.match(text):
        return Slip(keys.start(1), len(keys[1]), "The front matter is not opened.",
                    "write  ---  on a line of its own above this one")  # fmt: skip
    return None
