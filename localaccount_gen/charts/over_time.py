"""The picture of change over time: circles joined only where two following periods can be compared."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from localaccount_gen import words
from localaccount_gen.charts.scales import Scale, percent, scale_for
from localaccount_gen.compare import stands_alone
from localaccount_gen.model import Comparison, Measure, OfficialFigure, Period

_TOP = 58
_BOTTOM = 208
_HEIGHT = 240

# Room for “100%” at the left and “592.5” at the right, in letters of 16 pixels on a phone 320 pixels wide.
_LEFT = Decimal("0.18")
_RIGHT = Decimal("0.76")

_LABEL_EVERY = Decimal("0.25")
"""How far apart the labels of periods must be not to touch on a phone."""

_LABEL_HEIGHT = 20


@dataclass(frozen=True)
class Point:
    """One figure. `x` in per cent of the width, `y` in pixels, so that text keeps its size."""

    x: str
    y: int
    low: int | None
    high: int | None
    """The ends of the whisker, the low one further down; None where there is no margin."""
    alone: bool
    """Of a period whose figures stand alone: drawn hollow."""


@dataclass(frozen=True)
class Line:
    """Joins two following periods of one run."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True)
class Series:
    """The council's past, or England's."""

    lines: tuple[Line, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Label:
    x: str
    y: int
    text: str
    own: bool = False
    is_before: bool = False
    """Ends at `x`, so that it does not run over what follows."""


@dataclass(frozen=True)
class OverTimePicture:
    id: str
    title: str
    description: str
    height: int
    top: int
    axis: int
    """Between these heights lie the figures."""
    left: str
    right: str
    """Where the first and the last period are, along."""
    grid: tuple[Label, ...]
    """The scale: a line at each height with its words."""
    periods: tuple[Label, ...]
    ticks: tuple[str, ...]
    """Where each period is, along."""
    breaks: tuple[str, ...]
    """Where a run begins that cannot be compared with the one before, along."""
    council: Series
    england: Series
    ends: tuple[Label, ...]
    """The latest values, beside their circles."""

    @property
    def has_england(self) -> bool:
        return bool(self.england.points)


def over_time_picture(comparison: Comparison, key: str) -> OverTimePicture | None:
    """The council's past with England's dashed behind it; None where there are not two figures of the council's."""
    own = _told(comparison.series)
    if len(own) < 2:
        return None
    first, last = own[0].period, comparison.figure.period
    england_runs = [[figure for figure in run if figure.period >= first] for run in comparison.england]
    england = _told(england_runs)
    scale = scale_for(comparison.measure, max(_value(figure) + (figure.margin or 0) for figure in [*own, *england]))
    frame = _Frame(scale, first, last, comparison.measure)
    breaks = _breaks(comparison.measure, comparison.series, england_runs)
    return OverTimePicture(
        id=f"{key}-past",
        title=f"{comparison.measure.plain_title}, {comparison.council.name}, {first} to {last}. "
        f"{words.past_sentence(comparison)}",
        description=_description(comparison, own, bool(england), breaks),
        height=_HEIGHT,
        top=_TOP,
        axis=_BOTTOM,
        left=percent(_LEFT),
        right=percent(_RIGHT),
        grid=tuple(Label("0", frame.y(scale.top * share / 2), scale.labels[share]) for share in (0, 1, 2)),
        periods=tuple(frame.period_labels()),
        ticks=tuple(frame.x(year) for year in frame.years),
        breaks=tuple(percent(frame.along(Decimal(period.start_year) - Decimal("0.5"))) for period in breaks),
        council=frame.series(comparison.series),
        england=frame.series(england_runs),
        ends=frame.ends(own[-1], england),
    )


@dataclass(frozen=True)
class _Frame:
    """Turns periods and values into places."""

    scale: Scale
    first: Period
    last: Period
    measure: Measure

    @property
    def years(self) -> range:
        return range(self.first.start_year, self.last.start_year + 1)

    def along(self, year: Decimal | int) -> Decimal:
        return _LEFT + (year - self.first.start_year) * (_RIGHT - _LEFT) / (len(self.years) - 1)

    def x(self, year: int) -> str:
        return percent(self.along(year))

    def y(self, number: Decimal) -> int:
        return _BOTTOM - round(self.scale.share(number) * (_BOTTOM - _TOP))

    def period_labels(self) -> Iterator[Label]:
        """The first and the last period, and one in the middle where there is room."""
        first, last = self.years[0], self.years[-1]
        middle = (first + last) // 2
        has_room = self.along(middle) - self.along(first) >= _LABEL_EVERY
        for year in (first, middle, last) if has_room else (first, last):
            yield Label(self.x(year), _BOTTOM + 26, str(Period(year)))

    def series(self, runs: Sequence[Sequence[OfficialFigure]]) -> Series:
        return Series(tuple(self._lines(runs)), tuple(self._point(figure) for figure in _told(runs)))

    def _lines(self, runs: Iterable[Sequence[OfficialFigure]]) -> Iterator[Line]:
        for run in runs:
            for one, following in pairwise(run):
                if one.value is None or following.value is None or following.period.previous != one.period:
                    continue
                start, end = one.period.start_year, following.period.start_year
                yield Line(self.x(start), self.y(one.value), self.x(end), self.y(following.value))

    def _point(self, figure: OfficialFigure) -> Point:
        ends = words.likely_range(figure, self.measure)
        low, high = (self.y(ends[0]), self.y(ends[1])) if ends else (None, None)
        alone = stands_alone(self.measure, figure.period)
        return Point(self.x(figure.period.start_year), self.y(_value(figure)), low, high, alone)

    def ends(self, own: OfficialFigure, england: Sequence[OfficialFigure]) -> tuple[Label, ...]:
        """The latest values, moved apart where they would lie on one another."""
        labels = [self._end(own, True)]
        if england and england[-1].period == own.period:
            labels.append(self._end(england[-1], False))
        if len(labels) == 2:
            upper, lower = sorted(labels, key=lambda label: label.y)
            overlap = max(0, _LABEL_HEIGHT - (lower.y - upper.y))
            labels = [replace(upper, y=upper.y - overlap // 2), replace(lower, y=lower.y + overlap - overlap // 2)]
        return tuple(labels)

    def _end(self, figure: OfficialFigure, own: bool) -> Label:
        """To the right of the circle; of an earlier period than the last, above or below it, where there is room."""
        text, y = words.short_value(figure, self.measure), self.y(_value(figure))
        if figure.period == self.last:
            return Label(percent(self.along(figure.period.start_year) + Decimal("0.03")), y + 5, text, own)
        is_high = y < (_TOP + _BOTTOM) // 2
        return Label(self.x(figure.period.start_year), y + (26 if is_high else -14), text, own, is_before=True)


def _told(runs: Iterable[Iterable[OfficialFigure]]) -> list[OfficialFigure]:
    return sorted((one for run in runs for one in run if one.value is not None), key=lambda one: one.period)


def _breaks(measure: Measure, *pasts: Sequence[Sequence[OfficialFigure]]) -> list[Period]:
    """The first period of each run that follows another, of the council's past or of England's: a council without a
    figure after a break still has England's circle there. A period that stands alone inside a run does not break it.
    """
    found = set()
    for runs in pasts:
        told = [_told([run]) for run in runs]
        starts = [run[0].period for run in told if run and not stands_alone(measure, run[0].period)]
        found |= set(starts[1:])
    return sorted(found)


def _description(
    comparison: Comparison, own: Sequence[OfficialFigure], has_england: bool, breaks: Sequence[Period]
) -> str:
    """The shape: from where to where, between which values, and where the line is broken."""
    measure = comparison.measure
    lowest, highest = min(own, key=_value), max(own, key=_value)
    said = [
        f"{len(own)} circles, from {own[0].period} to {own[-1].period}, joined where one period can be compared "
        "with the next.",
        f"The lowest is {words.short_value(lowest, measure)}, in {lowest.period}; "
        f"the highest is {words.short_value(highest, measure)}, in {highest.period}.",
    ]
    if any(figure.margin is not None for figure in own):
        said.append("A thin line through each shows its margin of error.")
    said += [f"A dotted line marks a break before {period}." for period in breaks]
    if has_england:
        said.append("England is dashed, with hollow circles.")
    return " ".join(said)


def _value(figure: OfficialFigure) -> Decimal:
    assert figure.value is not None
    return figure.value
