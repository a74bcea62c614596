"""What directors answered in 2013, and what accounts here answer: two bars an answer, on a scale of 100 per cent."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from localaccount_gen.charts.names import wrapped
from localaccount_gen.charts.scales import percent

_NAME = 22
_LABEL = 20
_BAR = 14
_SPACE = 6
_GAP = 14
_AXIS = 30
_NAME_WIDTH = 24
"""Characters of a name before it wraps: at 320 pixels with letters set wide apart a longer one would run out."""


@dataclass(frozen=True)
class Answered:
    """One answer, in per cent of those who gave any; None where no number is given."""

    name: str
    then: int | None
    here: int | None


@dataclass(frozen=True)
class SurveyBar:
    """One bar. Places along are in per cent of the width, places down in pixels."""

    role: str
    """By which it takes its colour: `england` for the survey, `council` for the accounts here."""
    words: str
    baseline: int
    top: int
    width: str
    """Empty where there is nothing to draw; `words` say why."""


@dataclass(frozen=True)
class SurveyGroup:
    name: tuple[tuple[int, str], ...]
    """Its lines, each with its baseline."""
    bars: tuple[SurveyBar, ...]


@dataclass(frozen=True)
class SurveyPicture:
    id: str
    caption: str
    title: str
    description: str
    height: int
    axis: int
    groups: tuple[SurveyGroup, ...]


def survey_picture(key: str, caption: str, answers: Sequence[Answered], *, counted: bool) -> SurveyPicture:
    """`counted` is whether enough accounts answer for per cents; without that only the bars of 2013 are there."""
    groups, top = [], 0
    for one in answers:
        lines = wrapped(one.name, _NAME_WIDTH)
        bars = tuple(_bars(one, top + len(lines) * _NAME, counted=counted))
        groups.append(SurveyGroup(tuple((top + 16 + number * _NAME, line) for number, line in enumerate(lines)), bars))
        top += len(lines) * _NAME + sum(map(_height, bars)) + _GAP
    return SurveyPicture(
        id=key,
        caption=caption,
        title=_title(caption, answers, counted=counted),
        description=_description(answers, counted=counted),
        height=top + _AXIS,
        axis=top,
        groups=tuple(groups),
    )


def _height(bar: SurveyBar) -> int:
    return _LABEL + _BAR + _SPACE if bar.width else _LABEL


def _title(caption: str, answers: Sequence[Answered], *, counted: bool) -> str:
    """The caption with its numbers: “Where councils are. In 2013: High 58%; Highest 22%.”"""
    said = [caption, f"In 2013: {_numbers((one.name, one.then) for one in answers)}"]
    if counted:
        said.append(f"Here: {_numbers((one.name, one.here) for one in answers)}")
    return " ".join(f"{one}." for one in said)


def _numbers(shares: Iterable[tuple[str, int | None]]) -> str:
    return "; ".join(f"{name.rstrip('.')} {share}%" for name, share in shares if share is not None)


def _bars(one: Answered, top: int, *, counted: bool) -> Iterator[SurveyBar]:
    series = [("england", "2013", one.then)]
    series += [("council", "Here", one.here)] if counted else []
    for role, name, share in series:
        said = "no number given" if share is None else f"{share}%"
        width = "" if share is None else percent(Decimal(share) / 100)
        yield (bar := SurveyBar(role, f"{name}: {said}", top + 15, top + _LABEL, width))
        top += _height(bar)


def _description(answers: Sequence[Answered], *, counted: bool) -> str:
    """The shape: how many answers, which bars, on what scale."""
    bars = "a bar for the survey of 2013 and one for the accounts here" if counted else "a bar for the survey of 2013"
    missing = any(one.then is None for one in answers)
    said = f"{len(answers)} answers, each with {bars}, on a scale from 0 to 100 per cent."
    return f"{said} An answer without a number has no bar." if missing else said
