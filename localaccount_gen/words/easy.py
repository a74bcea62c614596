"""Figures as Easy Read says them: in people, without decimals and percentages, and with “about” where it rounds."""

from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen import amounts
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Comparison, Measure, OfficialFigure, Verdict
from localaccount_gen.words.caution import SLIGHT_POINTS
from localaccount_gen.words.stance import stance_to
from localaccount_gen.words.values import n_in_ten, top_of_scale

_SHORTER = {"All or nearly all": "almost all", "Very few or no": "almost no"}
_FEWEST = 5
"""Under this many in a thousand, one in ten thousand is nearer the truth: rounding would move it by a tenth (ours)."""
_TIMES = ("days", "weeks", "months", "hours")


def easy_share(per_cent: Decimal) -> str:
    """“about 7 in 10”, “fewer than 1 in 10”, “almost all”, “almost no”, to stand before “people”.

    The steps are those of every other page (`n_in_ten`), so that no two editions round differently.
    """
    said = n_in_ten(per_cent)
    return _SHORTER.get(said, f"{said[0].lower()}{said[1:]}")


def people_of_ten(per_cent: Decimal) -> tuple[int, bool]:
    """How many people of ten a picture fills for the same words, and whether half of one more.

    “fewer than 1 in 10” is half a person, “more than 9 in 10” nine and a half.
    """
    said = n_in_ten(per_cent)
    match said:
        case "Very few or no":
            return 0, False
        case "Fewer than 1 in 10":
            return 0, True
        case "More than 9 in 10":
            return 9, True
        case "All or nearly all":
            return 10, False
        case _:
            return int(said.split()[1]), False


def easy_value(figure: OfficialFigure, measure: Measure) -> str | None:
    """“about 7 in 10”, “about 19 out of 24”, “about 6 in 1,000”; None where nothing was published."""
    if figure.value is None:
        return None
    if measure.unit == "percent":
        return easy_share(figure.value)
    if measure.unit.startswith("score"):
        return f"about {_whole(figure.value)} out of {top_of_scale(measure)}"
    return _rate(figure.value)


def easy_change(comparison: Comparison) -> str | None:
    """“better than the year before”, “about the same as in 2022-23”; None where nothing may be said."""
    earlier, figure = comparison.change, comparison.figure
    if earlier is None:
        return None
    if earlier.verdict is Verdict.UNCLEAR:
        said = "not clearly different from" if comparison.measure.collection.is_survey else "the same as"
    else:
        said = stance_to(earlier, comparison.measure)
    if not said:
        return None
    return f"{said} {'the year before' if earlier.figure.period == figure.period.previous else earlier.figure.period}"


def easy_amount(figure: LocalFigure) -> str | None:
    """A council's own figure: “6,412 people”, “about £142 million”, “about 7 in 10” for per cent.

    None where rounding would leave nothing of it.
    """
    return _amount(figure, figure.value)


def easy_previous(figure: LocalFigure) -> str | None:
    """The same for the period before; None where it is not given."""
    return None if figure.previous is None else _amount(figure, figure.previous)


def easy_movement(figure: LocalFigure) -> str | None:
    """“more than the year before”, “4 days less than the year before”, “about the same as the year before”.

    Under one percentage point is about the same, as for official counts. None without a figure before.
    """
    if figure.previous is None:
        return None
    difference = figure.value - figure.previous
    if difference == 0:
        return "the same as the year before"
    if figure.unit == "per cent" and abs(difference) < SLIGHT_POINTS:
        return "about the same as the year before"
    fewer = "fewer" if figure.unit in ("people", "number") else "less"
    said = f"{'more' if difference > 0 else fewer} than the year before"
    if figure.unit in _TIMES and difference == difference.to_integral_value():
        return f"{amounts.amount(figure.model_copy(update={'value': abs(difference)}))} {said}"
    return said


def _amount(figure: LocalFigure, value: Decimal) -> str | None:
    if figure.unit == "per cent" and 0 <= value <= 100:
        return easy_share(value)
    if figure.unit == "per 100,000" and value >= 0:
        return _rate(value)
    if figure.unit == "per cent" or (value and not _whole(value)):
        return None
    if value == value.to_integral_value():
        return amounts.amount(figure.model_copy(update={"value": value.quantize(Decimal(1))}))
    return f"about {amounts.amount(figure.model_copy(update={'value': _whole(value)}))}"


def _rate(per_100_000: Decimal) -> str:
    for people in (1_000, 10_000, 100_000):
        number = _whole(per_100_000 * people / 100_000)
        if number >= _FEWEST:
            return f"about {amounts.bare(number)} in {people:,}"
    return f"fewer than {_FEWEST} in 100,000"


def _whole(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1), ROUND_HALF_UP)
