"""Whether a measure may be said to have improved or got worse, and how many did."""

from collections.abc import Mapping
from enum import StrEnum

from localaccount_gen.compare import segment_of
from localaccount_gen.model import Collection, Comparison, Measure, OfficialFigure, Polarity, Verdict
from localaccount_gen.words.caution import is_slight, is_small_count
from localaccount_gen.words.headline import past_sentence
from localaccount_gen.words.values import listed, short_value


class Direction(StrEnum):
    """The four directions of travel. The sector's own evaluation of 2014 counted three of them, in its figures 2 and 3:
    it had no place for what nobody can say, nor for what may be chance."""

    IMPROVED = "improved"
    SAME = "no clear change"
    WORSE = "got worse"
    CANNOT_SAY = "cannot say"


HOW_COUNTED = (
    "Each measure is set against the latest earlier figure that was made in the same way.",
    "Surveys ask only some people. They improved or got worse only where the difference is larger than their margins "
    "of error.",
    "Records count everyone and have no margin. A slight difference, or one that rests on small numbers, counts as no "
    "clear change, because it may be chance.",
    "Every measure counts as one, however much it changed, and no mark is made of them all. The numbers say how many "
    "moved, not how good the council is.",
)
"""What a reader is told of the counting."""


def direction(comparison: Comparison) -> Direction:
    """What became of a measure since the latest earlier figure that may be compared with it.

    Improved and got worse are said only of a difference that is more than chance would make. A survey's margins tell.
    Counts have none, yet one more care home or one person fewer is no improvement: a difference between counts that the
    pages call slight, or one between figures that rest on small numbers, is no clear change, whichever way it goes. The
    pages still say “slightly better”, because that is what was published; they do not add it to what improved.

    Cannot say: no figure, no earlier figure, an earlier one that was made in another way, too few people asked, no
    margin published, or a measure of which neither direction is better.
    """
    earlier = comparison.change
    if earlier is None or cannot_say(comparison):
        return Direction.CANNOT_SAY
    if earlier.verdict is Verdict.UNCLEAR or may_be_chance(comparison):
        return Direction.SAME
    return Direction.IMPROVED if earlier.verdict is Verdict.BETTER else Direction.WORSE


def may_be_chance(comparison: Comparison) -> bool:
    """Whether counts differ, but slightly or on small numbers."""
    earlier, measure = comparison.change, comparison.measure
    if earlier is None or earlier.verdict not in (Verdict.BETTER, Verdict.WORSE) or measure.collection.is_survey:
        return False
    small = any(is_small_count(figure, measure) for figure in (comparison.figure, earlier.figure))
    return small or is_slight(earlier, measure)


def cannot_say(comparison: Comparison) -> str:
    """Why nobody can say what became of a measure, as a sentence; empty where one can."""
    earlier, measure = comparison.change, comparison.measure
    if comparison.figure.value is None:
        return "There is no figure for this period."
    if earlier is None:
        return "There is no earlier figure to compare it with."
    match earlier.verdict:
        case Verdict.HIGHER | Verdict.LOWER:
            return "Neither higher nor lower is better."
        case Verdict.TOO_FEW:
            return "Too few people answered."
        case Verdict.NOT_COMPARABLE if earlier.amount is not None:
            return "No margin of error was published."
        case Verdict.NOT_COMPARABLE | Verdict.NOT_PUBLISHED:
            segment = segment_of(measure, comparison.figure.period)
            return (segment.reason if segment else "") or "This period cannot be compared with earlier ones."
        case _:
            return ""


def direction_sentence(comparison: Comparison) -> str:
    """What goes with the direction: “It was 71.2% in 2023-24.” Or, with what to beware of: “It is slightly better than
    in 2023-24 (88.5%). That may be chance.” Or why nobody can say."""
    earlier, measure = comparison.change, comparison.measure
    if may_be_chance(comparison):
        return f"{past_sentence(comparison)} That may be chance."
    if earlier is None or measure.polarity is Polarity.LOWER:
        return past_sentence(comparison)
    if direction(comparison) is not Direction.CANNOT_SAY:
        return f"It was {short_value(earlier.figure, measure)} in {earlier.figure.period}."
    unless_said = cannot_say(comparison) if measure.polarity is Polarity.NONE else ""
    return f"{past_sentence(comparison)} {unless_said}".strip()


def figure_basis(figure: OfficialFigure, measure: Measure) -> str:
    """What a figure rests on: “from the survey of 2024-25, give or take 4.4”."""
    if measure.collection.is_survey:
        survey = f"from the survey of {figure.period}"
        return survey if figure.margin is None else f"{survey}, give or take {figure.margin}"
    if measure.collection is Collection.RECORDS:
        return f"from the council’s records of {figure.period}"
    return f"for {figure.period}"


def directions_counted(counts: Mapping[Direction, int], what: str = "official measures") -> str:
    """The answer on one line: “Of 25 official measures, none improved, 12 show no clear change, 2 got worse, and for 11
    nobody can say.”"""
    total = sum(counts.values())
    if not total:
        return f"No {what} have been published for this period yet."
    for direction, number in counts.items():
        if number == total:
            return _all_one_way(direction, total, what)
    improved, same, worse, unsaid = (counts[direction] for direction in Direction)
    said = [
        f"{improved or 'none'} improved",
        f"{same or 'none'} {_show(same)} no clear change",
        f"{worse or 'none'} got worse",
    ]
    if not unsaid:
        return f"Of {total} {what}, {listed(said)}."
    return f"Of {total} {what}, {', '.join(said)}, and for {unsaid} nobody can say."


def _all_one_way(direction: Direction, total: int, what: str) -> str:
    """“Both measures improved.”, “For all 8 measures nobody can say what has changed.”"""
    them = {1: "the only measure", 2: f"both {what}"}.get(total, f"all {total} {what}")
    said = {
        Direction.IMPROVED: f"{them} improved.",
        Direction.SAME: f"{them} {_show(total)} no clear change.",
        Direction.WORSE: f"{them} got worse.",
        Direction.CANNOT_SAY: f"for {them} nobody can say what has changed.",
    }[direction]
    return f"{said[:1].upper()}{said[1:]}"


def _show(number: int) -> str:
    return "shows" if number == 1 else "show"
