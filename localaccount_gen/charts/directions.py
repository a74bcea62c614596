"""The pictures of a score card: how many measures improved, changed unclearly, got worse, or cannot be told.

In the manner of figures 2 and 3 of the sector's own evaluation of 2014, which counted its measures overall and by
service; but with a fourth part for what nobody can say, so that the parts always add up to all the measures.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from localaccount_gen import words
from localaccount_gen.charts.names import wrapped
from localaccount_gen.charts.scales import percent
from localaccount_gen.charts.tables import Table
from localaccount_gen.model import Comparison
from localaccount_gen.scorecard import ScoreCard
from localaccount_gen.words import Direction

ROLES: Mapping[Direction, str] = {
    Direction.IMPROVED: "improved",
    Direction.SAME: "same",
    Direction.WORSE: "worse",
    Direction.CANNOT_SAY: "unsaid",
}
"""By which pictures and labels take their colours."""

_NAME = 22
_STEP = 5
_BAR = 24
_GAP = 8
_LINE = 26
_UNDER_NAME = _STEP + _BAR + _STEP + _GAP
_NAME_WIDTH = 26
"""Characters of a name before it wraps: at 320 pixels with letters set wide apart a longer one would run out."""


@dataclass(frozen=True)
class Part:
    """One part of a bar. Places along are in per cent of the width, places down in pixels."""

    role: str
    left: str
    width: str
    middle: str
    top: int
    number: int


@dataclass(frozen=True)
class StackedBar:
    name: tuple[tuple[int, str], ...]
    """Its lines, each with its baseline."""
    parts: tuple[Part, ...]
    """What improved stands a step higher and what got worse a step lower, so that colour is not needed to tell them."""


@dataclass(frozen=True)
class KeyLine:
    """One line of the key: “Got worse: 2”."""

    role: str
    words: str
    top: int


@dataclass(frozen=True)
class DirectionPicture:
    id: str
    title: str
    description: str
    height: int
    bars: tuple[StackedBar, ...]
    key: tuple[KeyLine, ...] = ()
    """What each part of a bar means, to stand under the bars; only where no picture above has one."""


def overall_picture(card: ScoreCard, about: Comparison) -> DirectionPicture:
    """One bar of all measures over the whole width, and the key to both pictures."""
    title = f"Direction of travel, {about.council.name}, {about.period}: {words.directions_counted(card.counts)}"
    made = _picture("direction-overall", title, [("All measures", card.counts)])
    key = tuple(
        KeyLine(ROLES[direction], f"{direction.value.capitalize()}: {number or 'none'}", made.height + place * _LINE)
        for place, (direction, number) in enumerate(card.counts.items())
    )
    return replace(made, height=made.height + len(key) * _LINE, key=key)


def objectives_picture(card: ScoreCard, about: Comparison) -> DirectionPicture:
    """A bar for each objective, as long as it has measures."""
    said = (f"{group.objective}: {words.directions_counted(group.counts, 'measures')}" for group in card.groups)
    title = f"Direction of travel by objective, {about.council.name}, {about.period}. {' '.join(said)}"
    return _picture("direction-objectives", title, [(group.objective, group.counts) for group in card.groups])


def direction_table(card: ScoreCard, about: Comparison) -> Table:
    """The numbers of both pictures."""
    header = ("Objective", *(direction.value.capitalize() for direction in Direction), "Measures")
    lines = [("All objectives", card.counts), *((group.objective, group.counts) for group in card.groups)]
    rows = tuple(
        (name, *(str(counts[direction]) for direction in Direction), str(sum(counts.values())))
        for name, counts in lines
    )
    return Table(f"Direction of travel by objective: {words.place(about.council)}, {about.period}", header, rows)


def _picture(key: str, title: str, bars: Sequence[tuple[str, Mapping[Direction, int]]]) -> DirectionPicture:
    longest = max(sum(counts.values()) for _, counts in bars)
    drawn, top = [], 0
    for name, counts in bars:
        lines = wrapped(name, _NAME_WIDTH)
        drawn.append(_bar(lines, counts, longest, top))
        top += len(lines) * _NAME + _UNDER_NAME
    return DirectionPicture(key, title, _description(bars), top, tuple(drawn))


def _bar(lines: Sequence[str], counts: Mapping[Direction, int], longest: int, top: int) -> StackedBar:
    start, parts = 0, []
    for direction, number in counts.items():
        if number:
            step = {Direction.IMPROVED: 0, Direction.WORSE: 2 * _STEP}.get(direction, _STEP)
            parts.append(
                Part(
                    role=ROLES[direction],
                    left=percent(Decimal(start) / longest),
                    width=percent(Decimal(number) / longest),
                    middle=percent((start + Decimal(number) / 2) / longest),
                    top=top + len(lines) * _NAME + step,
                    number=number,
                )
            )
        start += number
    return StackedBar(tuple((top + 16 + number * _NAME, line) for number, line in enumerate(lines)), tuple(parts))


def _description(bars: Sequence[tuple[str, Mapping[Direction, int]]]) -> str:
    said = "A bar" if len(bars) == 1 else f"{len(bars)} bars, each as long as its objective has measures,"
    kinds = words.listed([f"what {words_for}" for words_for in ("improved", "shows no clear change", "got worse")])
    return (
        f"{said} in up to four parts, from left to right: {kinds}, then, in outline, what nobody can say. "
        "What improved stands a little higher than the rest, what got worse a little lower."
    )
