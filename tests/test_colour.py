"""A council's own colour on its pages: its hue, made dark or pale enough for everybody to read."""

import colorsys
import re
from pathlib import Path

import pytest

from localaccount_gen.colour import DARK, LIGHT, contrast, dark_palette, light_palette, style_sheet
from localaccount_gen.findings import Finding
from localaccount_gen.project import SHIPPED_ASSETS
from tests.accounts import findings, good_account, places
from tests.sample_site import sample_files, sample_site

_COLOURS = [
    "#" + "".join(f"{round(share * 255):02x}" for share in colorsys.hls_to_rgb(hue / 360, lightness, saturation))
    for hue in range(0, 360, 5)
    for lightness in (0.1, 0.35, 0.6, 0.9)
    for saturation in (0.25, 0.6, 1)
]
_EXTREMES = ["#000000", "#ffffff", "#808080", "#ffff00"]
_STYLES = (SHIPPED_ASSETS / "css" / "localaccount.css").read_text(encoding="utf-8")


def _hue(colour: str) -> float:
    return colorsys.rgb_to_hls(*(int(colour[place : place + 2], 16) for place in (1, 3, 5)))[0] * 360


def test_the_measure_of_contrast_is_right() -> None:
    """Black on white is 21 to 1, and a well-known grey on white 4.54."""
    assert (21, 4.54) == (contrast("#000000", "#ffffff"), round(contrast("#767676", "#ffffff"), 2))


def test_every_colour_can_be_read() -> None:
    """For people who read on a phone outdoors: 7:1 on the page in light and dark, 4.5:1 for white on a band of it."""
    faint = []
    for colour in _COLOURS + _EXTREMES:
        light, dark = light_palette(colour), dark_palette(colour)
        letters = [(light.strong, ground, 7) for ground in LIGHT] + [(dark.strong, ground, 7) for ground in DARK]
        bands = [(light.bar, "#ffffff", 4.5), (dark.bar, "#ffffff", 7)]
        faint += [(colour, one, other) for one, other, least in letters + bands if contrast(one, other) < least]

    assert 868 == len(_COLOURS + _EXTREMES)
    assert [] == faint


def test_a_council_knows_its_colour_again() -> None:
    """Lightness moves and hue does not, by more than rounding to 256 shades: two degrees of 360."""
    strange = []
    for colour in _COLOURS:
        for palette in (light_palette(colour), dark_palette(colour)):
            for moved in (palette.strong, palette.bar):
                shares = [int(moved[place : place + 2], 16) for place in (1, 3, 5)]
                apart = abs(_hue(moved) - _hue(colour))
                # Near black and near white the 256 shades are too few to hold a hue.
                if max(shares) - min(shares) >= 30 and min(apart, 360 - apart) > 2:
                    strange.append((colour, moved))

    assert [] == strange


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    """Whoever chose it with care sees it on the page to the last digit; another one moves no further than it must."""
    assert "#4c2c92" == light_palette("#4c2c92").strong == light_palette("#4c2c92").bar
    assert "#1d70b8" == light_palette("#1d70b8").bar
    assert contrast(light_palette("#ffdd00").bar, "#ffffff") < 4.7


def test_the_focus_is_seen_on_every_band() -> None:
    """One of its two colours is 3:1 from whatever a council chose (https://www.w3.org/TR/WCAG22/#non-text-contrast)."""
    light, dark = (
        [re.findall(rf"--la-{name}: (#\w+)", block)[0] for name in ("focus", "halo")]
        for block in re.findall(r":root \{(.*?)\}", _STYLES, re.DOTALL)[:2]
    )
    for colour in _COLOURS + _EXTREMES:
        assert max(contrast(ring, light_palette(colour).bar) for ring in light) >= 3, colour
        assert max(contrast(ring, dark_palette(colour).bar) for ring in dark) >= 3, colour


def test_colours_are_measured_against_the_page_there_is() -> None:
    """The grounds are those of the style sheet, so that a change there cannot make letters pale unseen."""
    light, dark = re.findall(r":root \{(.*?)\}", _STYLES, re.DOTALL)[:2]
    found = [tuple(re.findall(r"--la-(?:paper|panel): (#\w+)", block)) for block in (light, dark)]

    assert [("#fff", LIGHT[1]), DARK] == found


def test_the_style_sheet_has_nothing_but_the_colour() -> None:
    """In light and in dark, the same in every build."""
    assert (
        ":root { --la-strong: #165489; --la-bar: #1d70b8; }\n"
        "@media screen and (prefers-color-scheme: dark) { :root { --la-strong: #83afd6; --la-bar: #12446f; } }\n"
    ) == style_sheet("#1d70b8")


def test_only_a_council_with_a_colour_has_its_own_pages_in_it() -> None:
    """Exampleshire's pages, those with one comparison too; Torbay's demonstration must not look like Torbay's own."""
    own = {page.address: page.style_sheet for page in sample_site().publication.pages if page.style_sheet}

    assert {"exampleshire/colour.css"} == set(own.values())
    assert {"exampleshire/", "exampleshire/2024-25/", "exampleshire/2024-25/print/"} <= own.keys()
    assert all(address.startswith("exampleshire/") for address in own)
    assert ["exampleshire/colour.css"] == [name for name in sample_files() if name.endswith(".css")]
    alone = sample_files()["exampleshire/2024-25/measures/feel_safe/index.html"].decode()
    assert '<link rel="stylesheet" href="../../../../exampleshire/colour.css">' in alone


def _found(folder: Path, line: str) -> list[Finding]:
    council = "accounts/halton/council.yml"
    return findings(folder, {council: good_account()[council] + line})


@pytest.mark.parametrize("written", ['"#1D70B8"', "1d70b8", "007030", "'1e1000'"])
def test_a_colour_is_taken_however_it_is_written(tmp_path: Path, written: str) -> None:
    """With # and quotes, or without either."""
    assert [] == _found(tmp_path, f"colour: {written}\n")


@pytest.mark.parametrize("written", ['"#1d70b"', "teal", '"rgb(1, 2, 3)"', '"#fff; } body { display: none"'])
def test_a_colour_that_is_none_is_told_at_its_place(tmp_path: Path, written: str) -> None:
    """With what to type; nothing else gets into a style sheet."""
    (finding,) = _found(tmp_path, f"colour: {written}\n")

    assert [("wrong-type", "accounts/halton/council.yml", 7, 9)] == places([finding])
    assert f"“{written.strip(chr(34))}” is not a colour." == finding.problem
    assert ('write # and six digits or letters from a to f, in quotes, such as  colour: "#00703c"') == finding.fix


def test_a_colour_without_quotes_is_no_comment(tmp_path: Path) -> None:
    """YAML would read nothing at all; the officer is told so and what to type."""
    (finding,) = _found(tmp_path, "colour: #1d70b8\n")

    assert [("accounts/halton/council.yml", 7)] == [(finding.location.file, finding.location.line)]
    assert "All from “#1d70b8” on would be left out, because a space and # begin a comment." == finding.problem
