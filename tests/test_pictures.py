"""The pictures: lengths as the figures are, gaps where nothing may be joined, named for whoever cannot see them."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from localaccount_gen.project import SHIPPED_ASSETS
from tests.comparisons import CASES, bars, charted, over_time, whole

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def drawn(element: ElementTree.Element, kind: str, of: str) -> list[ElementTree.Element]:
    """Elements of a kind in the groups of one class; a group's first is the sample in the key."""
    groups = [group for group in element.iter(f"{SVG}g") if of in group.get("class", "")]
    return [found for group in groups for found in group.iter(f"{SVG}{kind}")]


@pytest.mark.parametrize(("council", "measure", "period"), CASES)
def test_every_picture_is_named_described_and_sound(council, measure, period):
    """Named by its message, described by its shape, under ids that are there; no viewBox, nothing left blank."""
    made = charted(council, measure, period)
    pictures = [bars(made), *([over_time(made)] if made.over_time else [])]
    for picture in map(parsed, pictures):
        ids = {element.get("id"): element for element in picture.iter() if element.get("id")}
        assert "img" == picture.get("role")
        assert picture.get("viewBox") is None
        assert ids[picture.get("aria-labelledby")].text.endswith((".", "”"))
        assert ids[picture.get("aria-describedby")].text.endswith(".")
        for element in picture.iter():
            assert not any(re.search("None|nan|style|^$", f"{value}") for value in element.attrib.values())
            assert element.get("style") is None


def test_the_name_of_a_picture_is_its_message_with_the_numbers():
    """What a screen reader says first."""
    made = charted("Gateshead", "feel_safe", "2024-25")

    assert (
        "People who feel safe, Gateshead, 2024-25: 77.1%. "
        "That is better than England (70.1%) and about the same as the North East (74.1%) and the middle of similar "
        "councils (71.8%)."
    ) == made.picture.title
    assert (
        "Bars for Gateshead, England and the North East, on a scale from 0% to 100%. "
        "The longest is for Gateshead, the shortest for England. A thin line over each bar shows its margin of error. "
        "A band goes from the lowest to the highest similar council, 66.0% to 78.7%, with a line at the middle."
    ) == made.picture.description


def test_bars_are_as_long_as_the_figures():
    """68.1% is 68.1% of the width, its margin reaches from 60.2% to 76.0%, and the council's bar is the thickest."""
    picture = parsed(bars(charted("Halton", "satisfaction_users", "2024-25")))
    lengths = [bar.get("width") for bar in picture.iter(f"{SVG}rect")]
    whisker = drawn(picture, "line", "la-whisker")[0]
    heights = [int(bar.get("height")) for bar in picture.iter(f"{SVG}rect")]

    assert ["68.1%", "65.1%", "65.4%"] == lengths[:3]
    assert ("60.2%", "76%") == (whisker.get("x1"), whisker.get("x2"))
    assert heights[0] > max(heights[1:])


@pytest.mark.parametrize(
    ("council", "measure", "labels"),
    [
        ("Halton", "satisfaction_users", ("0%", "50%", "100%")),
        ("Torbay", "scrqol", ("0", "12", "24")),
        ("Torbay", "adj_scrqol", ("0", "0.5", "1")),
        ("Torbay", "admissions_65", ("0", "750", "1,500")),
        ("Torbay", "admissions_18_64", ("0", "25", "50")),
    ],
)
def test_every_scale_starts_at_zero(council, measure, labels):
    """Percentages and scores run to the top of their own scale, rates to a round number."""
    assert labels == charted(council, measure, "2024-25").picture.labels


def test_a_missing_figure_has_words_in_the_place_of_its_bar():
    """A bar of no length would be a zero."""
    picture = parsed(bars(charted("Kent", "reablement_effective", "2024-25")))
    texts = [text.text for text in picture.iter(f"{SVG}text")]

    assert ["60.7%", "66%"] == [bar.get("width") for bar in picture.iter(f"{SVG}rect")][:2]
    assert "Not published" in texts


def test_a_long_name_is_broken_into_lines():
    """At 320 pixels it would run into its value."""
    made = charted("Bournemouth, Christchurch and Poole", "adj_scrqol", "2024-25")
    lines = [line for _, line in made.picture.bars[0].name]

    assert ["Bournemouth,", "Christchurch and Poole", "(this\N{NO-BREAK SPACE}council)"] == lines
    assert len({y for y, _ in made.picture.bars[0].name}) == 3


def test_no_line_is_drawn_across_a_break():
    """Torbay's 2A: seven years are joined by six lines, and a dotted line stands before 2024-25."""
    made = charted("Torbay", "st_max_sequel", "2024-25")
    picture = made.over_time.picture

    assert 6 == len(picture.council.lines)
    assert 8 == len(picture.council.points)
    assert 1 == len(picture.breaks)
    assert picture.council.points[-1].x not in [line.x2 for line in picture.council.lines]
    assert made.over_time.breaks[0].startswith("From 2024-25 this is counted in a new way")
    assert "A dotted line marks a break before 2024-25." in picture.description
    assert 1 == len(drawn(parsed(over_time(made)), "line", "la-break"))


def test_a_break_is_marked_for_a_council_without_a_figure_after_it():
    """Kent has none for 2024-25; England's circle there is of another measure than those before."""
    picture = charted("Kent", "reablement_effective", "2024-25").over_time.picture

    assert 1 == len(picture.breaks)
    assert picture.england.points[-1].x not in [line.x2 for line in picture.england.lines]
    assert "A dotted line marks a break before 2024-25." in picture.description
    assert [("83.4%", True)] == [(end.text, end.is_before) for end in picture.ends]


def test_carers_years_are_not_joined():
    """Between two carers' surveys lie years in which nobody was asked."""
    picture = charted("Torbay", "satisfaction_carers", "2024-25").over_time.picture

    assert 4 == len(picture.council.points)
    assert () == picture.council.lines == picture.england.lines


def test_the_voluntary_survey_is_hollow_and_joined_to_nothing():
    """2020-21 stands alone, and England has no circle there."""
    made = charted("Torbay", "feel_safe", "2023-24")
    picture = made.over_time.picture
    alone = [point for point in picture.council.points if point.alone]

    assert 1 == len(alone)
    assert alone[0].x not in [x for line in picture.council.lines for x in (line.x1, line.x2)]
    assert alone[0].x not in [point.x for point in picture.england.points]
    assert () == picture.breaks
    assert 'class="la-council la-ring"' in over_time(made)
    assert len(picture.council.points) == len(drawn(parsed(over_time(made)), "circle", "la-council la-dot"))


def test_values_at_the_ends_do_not_lie_on_one_another():
    """Halton's 68.1% and England's 65.1% are five pixels apart; their words are twenty."""
    upper, lower = charted("Halton", "satisfaction_users", "2024-25").over_time.picture.ends

    assert ("68.1%", True) == (upper.text, upper.own)
    assert 20 <= lower.y - upper.y


@pytest.mark.parametrize(("council", "measure", "period"), CASES)
def test_pictures_are_small(council, measure, period):
    """Packed: a bar picture under 1.1 kB, ten years under 1.3 kB, the whole comparison under 3.2 kB."""
    made = charted(council, measure, period)

    def packed(text: str) -> int:
        return len(gzip.compress(text.encode(), 9, mtime=0))

    assert packed(bars(made)) < 1100
    assert made.over_time is None or packed(over_time(made)) < 1300
    assert packed(whole(made)) < 3200


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes() -> list[dict[str, str]]:
    """The light colours, then the dark ones, as charts.css has them."""
    text = (SHIPPED_ASSETS / "css" / "charts.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    found = [dict(re.findall(r"--la-chart-([a-z]+): (#[0-9a-f]{3,6});", block)) for block in blocks]
    return [{name: "#" + colour[1:] * (2 if len(colour) == 4 else 1) for name, colour in palette.items()}
            for palette in found if palette]  # fmt: skip


@pytest.mark.parametrize("shade", [0, 1])
def test_colours_can_be_told_apart(shade):
    """Marks 3:1 from the paper and from their neighbours, words 7:1, on light and on dark (WCAG 2.2, 1.4.11, 1.4.6)."""
    colours = palettes()[shade]

    for mark in ("council", "england", "region", "type", "similar"):
        assert contrast(colours[mark], colours["paper"]) >= 3
    assert contrast(colours["council"], colours["england"]) >= 3
    assert contrast(colours["england"], colours["region"]) >= 3
    assert contrast(colours["region"], colours["similar"]) >= 3
    assert contrast(colours["similar"], colours["ink"]) >= 3
    assert contrast(colours["ink"], colours["paper"]) >= 7
    assert contrast(colours["quiet"], colours["paper"]) >= 7


def test_colours_stand_in_the_picture_too():
    """A PDF maker that applies no stylesheet inside pictures draws the light palette."""
    light = palettes()[0]
    made = charted("Halton", "satisfaction_users", "2024-25")
    picture = bars(made)

    assert [light[name] for name in ("council", "england", "region", "similar")] == re.findall(
        r'<rect [^>]*fill="(#\w+)"', picture
    )
    assert light["council"] in over_time(made)
    assert f'fill="{light["ink"]}"' in picture
