"""The comparison picture: one bar each for the council, England and the region, with whiskers for the margins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from localaccount_gen import words
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
    """`council`, `england` or `region`: decides colour and thickness."""
    name: tuple[tuple[int, str], ...]
    """Its lines, each with its baseline."""
    value: str
    top: int
    height: int
    width: str
    """Empty where there is no figure; then `value` says why, where the bar would be."""
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
    scale = scale_for(comparison.measure, _highest(figure for _, figure in figures))
    bars: list[Bar] = []
    top = 0
    for area, figure in figures:
        bars.append(_bar(area, figure, comparison, scale, top))
        top = bars[-1].top + bars[-1].height + _GAP
    return BarPicture(
        id=key,
        title=_title(comparison),
        description=_description(figures, scale),
        height=top + _AXIS,
        axis=top,
        labels=scale.labels,
        bars=tuple(bars),
    )


def _bar(area: Area, figure: OfficialFigure, comparison: Comparison, scale: Scale, top: int) -> Bar:
    own = area.kind is AreaKind.COUNCIL
    lines = _wrapped(f"{area.name} (this{_NO_BREAK}council)" if own else area.name)
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


def _wrapped(name: str) -> list[str]:
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= _NAME_WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _highest(figures: Iterable[OfficialFigure]) -> Decimal:
    ends = (figure.value + (figure.margin or 0) for figure in figures if figure.value is not None)
    return max(ends, default=Decimal(0))


def _title(comparison: Comparison) -> str:
    """The message with its numbers: “People who feel safe, Torbay, 2024-25: 69.2%. That is about the same as …”"""
    measure, figure = comparison.measure, comparison.figure
    about = f"{measure.plain_title}, {comparison.council.name}, {figure.period}: {words.value(figure, measure)}."
    return f"{about} {words.verdict_sentence(comparison)}".strip()


def _description(areas: Sequence[tuple[Area, OfficialFigure]], scale: Scale) -> str:
    """The shape: how many bars, on what scale, which is longest, and whether thin lines show margins."""
    told = [(area, figure.value) for area, figure in areas if figure.value is not None]
    if not told:
        return "There are no bars, because there are no figures."
    names = words.listed([words.place(area) for area, _ in told])
    bars = "A bar" if len(told) == 1 else "Bars"
    said = [f"{bars} for {names}, on a scale from {scale.labels[0]} to {scale.labels[2]}."]
    longest, shortest = max(told, key=_by_value), min(told, key=_by_value)
    if longest[1] == shortest[1] and len(told) > 1:
        said.append("They are the same length.")
    elif len(told) > 1:
        said.append(f"The longest is for {words.place(longest[0])}, the shortest for {words.place(shortest[0])}.")
    if any(figure.margin is not None for _, figure in areas):
        said.append("A thin line over each bar shows its margin of error.")
    return " ".join(said)


def _by_value(one: tuple[Area, Decimal]) -> Decimal:
    return one[1]
