"""The picture that other sites show where somebody shares the address of an account: PNG, 1200 × 630 pixels.

That size is what they ask for (https://developers.facebook.com/docs/sharing/webmasters/images). Made while building,
of the account's own words and with a font that travels in the package, so that every machine draws the same.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from localaccount_gen.project import FONTS

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = (1200, 630)
_EDGE = 64
_WIDTH = SIZE[0] - 2 * _EDGE
_GAP = 48

# The colours of the pages in the light (site_assets/css/localaccount.css).
_PAPER, _INK, _BAR, _ON_BAR = (255, 255, 255), (29, 27, 24), "#0e4a52", (255, 255, 255)
# Drawn in shades of one channel, which takes half the time: the lower half of them between the colours of the bar, the
# upper half between those of the paper.
_AT_BAR, _AT_ON_BAR, _AT_INK, _AT_QUIET, _AT_PAPER = 0, 127, 128, 150, 255

_NUMBER = ((84, 1), (64, 1), (48, 1))
"""Sizes of a number in pixels, each with the most lines it may take."""

_PLAIN, _STRONG = "OpenSans-Regular.ttf", "OpenSans-Semibold.ttf"


@dataclass(frozen=True)
class Sharing:
    """What a picture says."""

    title: str
    about: str
    facts: Sequence[tuple[str, str]] = ()
    """At most two numbers, each with the words that finish the sentence."""
    note: str = ""
    """What must be seen wherever the picture is: that it is a demonstration."""
    bar: str = _BAR
    """The colour of the band that the title stands on, as #rrggbb; dark enough for white letters."""

    @property
    def words(self) -> str:
        """All that the picture says, for those who cannot see it."""
        told = [self.title, self.about, *(f"{number} {words}" for number, words in self.facts), self.note]
        return " ".join(f"{part.rstrip('.')}." for part in told if part)


def share_picture(sharing: Sharing) -> bytes:
    """The picture as PNG; the same words make the same bytes."""
    # Pillow takes longer to load than most sites take to render, and a site without an address has no such picture.
    from PIL import Image, ImageDraw

    picture = Image.new("L", SIZE, _AT_PAPER)
    draw = ImageDraw.Draw(picture)
    bar = 250 if sharing.facts else SIZE[1]
    draw.rectangle((0, 0, SIZE[0], bar), fill=_AT_BAR)
    title = _fitted(draw, sharing.title, _STRONG, ((72, 1), (60, 2), (50, 2)), _WIDTH)
    about = _fitted(draw, sharing.about, _PLAIN, ((38, 1), (32, 1)), _WIDTH)
    top = (bar - title.height - 12 - about.height) // 2
    title.draw(draw, _EDGE, top, _AT_ON_BAR)
    about.draw(draw, _EDGE, top + title.height + 12, _AT_ON_BAR)
    width = (_WIDTH - _GAP * (len(sharing.facts) - 1)) // max(len(sharing.facts), 1)
    # Neither number may look the more important.
    size = min((_fitted(draw, one, _STRONG, _NUMBER, width).size for one, _ in sharing.facts), default=0)
    for place, (number, words) in enumerate(sharing.facts):
        left = _EDGE + place * (width + _GAP)
        big = _fitted(draw, number, _STRONG, ((size, 1),), width)
        big.draw(draw, left, bar + 40, _AT_INK)
        small = _fitted(draw, words, _PLAIN, ((34, 3), (30, 3), (26, 3)), width)
        small.draw(draw, left, bar + 40 + big.height + 8, _AT_INK)
    if sharing.note:
        note = _fitted(draw, sharing.note, _PLAIN, ((28, 1), (24, 1)), _WIDTH)
        note.draw(draw, _EDGE, SIZE[1] - 28 - note.height, _AT_QUIET)
    content = io.BytesIO()
    picture.putpalette([*_shades(bytes.fromhex(sharing.bar[1:]), _ON_BAR), *_shades(_INK, _PAPER)])
    picture.save(content, "PNG")
    return content.getvalue()


def _shades(first: Sequence[int], last: Sequence[int]) -> Iterator[int]:
    """128 colours from one to the other, each as red, green and blue."""
    for place in range(128):
        for one, other in zip(first, last, strict=True):
            yield round(one + (other - one) * place / 127)


@dataclass(frozen=True)
class _Lines:
    """Words broken into lines that fit."""

    lines: Sequence[str]
    font: "FreeTypeFont"
    size: int

    @property
    def step(self) -> int:
        return round(self.size * 1.3)

    @property
    def height(self) -> int:
        return self.step * len(self.lines)

    def draw(self, draw: "ImageDraw", left: int, top: int, shade: int) -> None:
        for place, line in enumerate(self.lines):
            draw.text((left, top + place * self.step), line, fill=shade, font=self.font)


def _fitted(draw: "ImageDraw", text: str, name: str, choices: Sequence[tuple[int, int]], width: int) -> _Lines:
    """The words at the first size, with its most lines, at which they fit; at the last they are cut and end in “…”."""
    for size, most in choices:
        font = _font(name, size)
        lines = _broken(draw, text, font, width)
        if len(lines) <= most and all(draw.textlength(line, font) <= width for line in lines):
            return _Lines(lines, font, size)
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] += " …"
    return _Lines([_cut(draw, line, font, width) for line in shown], font, size)


def _broken(draw: "ImageDraw", text: str, font: "FreeTypeFont", width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and draw.textlength(longer, font) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(draw: "ImageDraw", line: str, font: "FreeTypeFont", width: int) -> str:
    while draw.textlength(line, font) > width:
        line = f"{line.rstrip(' …')[:-1]}…"
    return line


@cache
def _font(name: str, size: int) -> "FreeTypeFont":
    from PIL import ImageFont

    # The simple layout is in every build of Pillow, and the same in each.
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)
