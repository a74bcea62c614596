"""The comparison picture: a bar for the council and each comparator with a whisker for its margin; similar councils as
a band from the lowest to the highest, with a mark at the middle.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from localaccount_gen import words
from localaccount_gen.charts.names import wrapped
from localaccount_gen.charts.scales import Scale, percent, scale_for
from localaccount_gen.model import Area, AreaKind, Comparison, OfficialFigure

_LINE = 22
_BAR = 18
_GAP = 14
_AXIS = 30

_NO_BREAK = "\N{NO-BREAK SPACE}"

_NAME_WIDTH = 24
"""Characters of a name before it wraps: at 320 pixels a longer one would run into the value at the right."""


@dataclass(frozen=True)
class Bar:
    """One area. Places along are in per cent of the width, places down in pixels, so that text keeps its size."""

    role: str
    """`council`, `england`, `region`, `type` or `similar`: decides colour and thickness."""
    name: tuple[tuple[int, str], ...]
    """Its lines, each with its baseline."""
    value: str
    top: int
    height: int
    width: str
    """Empty where there is no figure; then `value` says why, where the bar would be."""
    start: str = "0"
    """Where the bar begins; only a band begins elsewhere than at nothing."""
    mark: str = ""
    """Where the middle of a band is."""
    low: str = ""
    high: str = ""
    """The ends of the whisker; empty where there is no margin."""

    @property
    def middle(self) -> int:
        return self.top + self.height // 2


@dataclass(frozen=True)
class BarPicture:
    id: str
    title: str
    description: str
    height: int
    axis: int
    """Where the scale is drawn."""
    labels: tuple[str, str, str]
    """Of the scale: at its start, middle and end."""
    bars: tuple[Bar, ...]


def bar_picture(comparison: Comparison, key: str) -> BarPicture:
    """The council first, then England, then the region; a missing figure is said in words in the place of its bar."""
    figures = [(comparison.council, comparison.figure)]
    figures += [(one.area, one.difference.figure) for one in comparison.against]
    scale = scale_for(comparison.measure, _highest([*(figure for _, figure in figures), *comparison.similar_figures]))
    bars: list[Bar] = []
    top = 0
    for area, figure in figures:
        draw = _band if area.kind is AreaKind.SIMILAR else _bar
        bars.append(draw(area, figure, comparison, scale, top))
        top = bars[-1].top + bars[-1].height + _GAP
    return BarPicture(
        id=key,
        title=_title(comparison),
        description=_description(comparison, figures, scale),
        height=top + _AXIS,
        axis=top,
        labels=scale.labels,
        bars=tuple(bars),
    )


def _bar(area: Area, figure: OfficialFigure, comparison: Comparison, scale: Scale, top: int) -> Bar:
    own = area.kind is AreaKind.COUNCIL
    lines = wrapped(f"{area.name} (this{_NO_BREAK}council)" if own else area.name, _NAME_WIDTH)
    value = words.short_value(figure, comparison.measure)
    ends = words.likely_range(figure, comparison.measure)
    return Bar(
        role=area.kind.value,
        name=tuple((top + _LINE * number - 5, line) for number, line in enumerate(lines, 1)),
        value=value if figure.value is not None else f"{value[0].upper()}{value[1:]}",
        top=top + _LINE * len(lines),
        height=_BAR if own else _BAR - 6,
        width="" if figure.value is None else percent(scale.share(figure.value)),
        low=percent(scale.share(ends[0])) if ends else "",
        high=percent(scale.share(ends[1])) if ends else "",
    )


def _band(area: Area, middle: OfficialFigure, comparison: Comparison, scale: Scale, top: int) -> Bar:
    """From the lowest to the highest of the similar councils, with a mark at the middle."""
    told = [figure.value for figure in comparison.similar_figures if figure.value is not None]
    band = Bar(
        role=area.kind.value,
        name=((top + _LINE - 5, f"{len(told)} similar councils"),),
        value="Too few have a figure",
        top=top + _LINE,
        height=_BAR - 6,
        width="",
    )
    if middle.value is None:
        return band
    low, high = scale.share(min(told)), scale.share(max(told))
    return replace(
        band,
        value=f"middle {words.short_value(middle, comparison.measure)}",
        width=percent(high - low),
        start=percent(low),
        mark=percent(scale.share(middle.value)),
    )


def _highest(figures: Iterable[OfficialFigure]) -> Decimal:
    ends = (figure.value + (figure.margin or 0) for figure in figures if figure.value is not None)
    return max(ends, default=Decimal(0))


def _title(comparison: Comparison) -> str:
    """The message with its numbers: “People who feel safe, Torbay, 2024-25: 69.2%. That is about the same as …”"""
    measure, figure = comparison.measure, comparison.figure
    about = f"{measure.plain_title}, {comparison.council.name}, {figure.period}: {words.value(figure, measure)}."
    return f"{about} {words.verdict_sentence(comparison)}".strip()


def _description(comparison: Comparison, areas: Sequence[tuple[Area, OfficialFigure]], scale: Scale) -> str:
    """The shape: how many bars, on what scale, which is longest, the band, and whether thin lines show margins."""
    published = [(area, figure) for area, figure in areas if area.kind is not AreaKind.SIMILAR]
    told = [(area, figure.value) for area, figure in published if figure.value is not None]
    reach = words.similar_range(comparison)
    said = [_bars(told, scale)] if told else ["There are no bars, because there are no figures."]
    if any(figure.margin is not None for _, figure in published):
        said.append("A thin line over each bar shows its margin of error.")
    if reach:
        said.append(f"A band goes from the lowest to the highest similar council, {reach}, with a line at the middle.")
    return " ".join(said)


def _bars(told: Sequence[tuple[Area, Decimal]], scale: Scale) -> str:
    names = words.listed([words.place(area) for area, _ in told])
    bars = "A bar" if len(told) == 1 else "Bars"
    said = f"{bars} for {names}, on a scale from {scale.labels[0]} to {scale.labels[2]}."
    longest, shortest = max(told, key=_by_value), min(told, key=_by_value)
    if longest[1] == shortest[1]:
        return f"{said} They are the same length." if len(told) > 1 else said
    return f"{said} The longest is for {words.place(longest[0])}, the shortest for {words.place(shortest[0])}."


def _by_value(one: tuple[Area, Decimal]) -> Decimal:
    return one[1]
