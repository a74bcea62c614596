"""A council's own colour, moved towards dark or light until everybody can read it. Its hue is kept."""

import colorsys
from collections.abc import Sequence
from dataclasses import dataclass

WHITE = "#ffffff"
LIGHT = (WHITE, "#f6f2ea")
"""What letters stand on in light: the paper and the panels of localaccount.css."""
DARK = ("#0f1214", "#1b2124")
"""The same in dark."""

TEXT = 7.0
"""Of letters in the council's colour on the page (https://www.w3.org/TR/WCAG22/#contrast-enhanced)."""
BAND = 4.5
"""Of the white letters on a band of the colour (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""

NIGHT = 10.0
"""The same on dark pages, where a brighter band would dazzle (ours)."""

_STEPS = 255
"""How finely lightness is moved: a finer step would come to the same 256 shades of red, green and blue."""
_CALM = 0.5
"""The most saturation of letters on dark paper, where pure colours glow (ours)."""


@dataclass(frozen=True)
class Palette:
    """A council's colour in one scheme, as #rrggbb."""

    strong: str
    """For letters and large numbers on the page."""
    bar: str
    """For bands with white letters on them."""


def light_palette(colour: str) -> Palette:
    """The colour for a light page: itself wherever it can be read, else darker."""
    return Palette(_moved(colour, LIGHT, TEXT, -1), _moved(colour, (WHITE,), BAND, -1))


def dark_palette(colour: str) -> Palette:
    """The colour for a dark page: paler letters, and a band so dark that it does not dazzle."""
    return Palette(_moved(_calmed(colour), DARK, TEXT, 1), _moved(colour, (WHITE,), NIGHT, -1))


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio)."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    """Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in _shares(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _moved(colour: str, grounds: Sequence[str], enough: float, step: int) -> str:
    """The colour, or the nearest to it in lightness, lighter or darker, that stands out enough from every ground."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_shares(colour))
    moved = colour
    for place in range(_STEPS + 1):
        if min(contrast(moved, ground) for ground in grounds) >= enough:
            break
        level = min(1.0, max(0.0, lightness + step * place / _STEPS))
        moved = _written(colorsys.hls_to_rgb(hue, level, saturation))
    return moved


def _calmed(colour: str) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(*_shares(colour))
    return _written(colorsys.hls_to_rgb(hue, lightness, min(saturation, _CALM)))


def _shares(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue


def _written(shares: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(share * 255):02x}" for share in shares)


def style_sheet(colour: str) -> str:
    """The style sheet that puts a council's colour in the place of the site's own."""
    light, dark = (
        f":root {{ --la-strong: {palette.strong}; --la-bar: {palette.bar}; }}"
        for palette in (light_palette(colour), dark_palette(colour))
    )
    return f"{light}\n@media screen and (prefers-color-scheme: dark) {{ {dark} }}\n"
