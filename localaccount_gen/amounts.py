"""A council's own figures in words: the number with its unit, and how it changed."""

from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.forms import LocalFigure

SMALL_BASE = 50
"""Under this, a change is told in numbers, not per cent: “up 33%” of 12 people misleads (ours)."""

UNMOVED = "the same"
_TIMES = ("days", "weeks", "months", "hours")


def amount(figure: LocalFigure) -> str:
    """“6,412 people”, “£142.3 million”, “81%”, “42 days”; a bare number where the unit is `number`."""
    return _with_unit(figure.value, figure.unit)


def previous_amount(figure: LocalFigure) -> str | None:
    """The same for the period before, or None where it is not given."""
    return None if figure.previous is None else _with_unit(figure.previous, figure.unit)


def bare(number: Decimal) -> str:
    """“6,412” or “68.10”: every digit as entered, with commas."""
    return f"{number:,}"


def change(figure: LocalFigure) -> str | None:
    """“up 3.1% from 6,219”, “down 4 days from 46 days”; None without a figure before."""
    if figure.previous is None:
        return None
    before = _with_unit(figure.previous, figure.unit if figure.unit != "people" else "number")
    moved = movement(figure)
    return f"{moved} as the year before ({before})" if moved == UNMOVED else f"{moved} from {before}"


def movement(figure: LocalFigure) -> str | None:
    """“up 3.1%”, “down 4 days”, “the same”, to stand beside the figure before; None without one."""
    if figure.previous is None:
        return None
    difference = figure.value - figure.previous
    if difference == 0:
        return UNMOVED
    return f"{'up' if difference > 0 else 'down'} {_size(abs(difference), figure)}"


def _size(difference: Decimal, figure: LocalFigure) -> str:
    assert figure.previous is not None
    if figure.unit == "per cent":
        return f"{bare(difference)} percentage point{'' if difference == 1 else 's'}"
    if figure.unit in _TIMES or figure.unit in ("score", "per 100,000") or abs(figure.previous) < SMALL_BASE:
        return _with_unit(difference, figure.unit if figure.unit not in ("people", "per 100,000") else "number")
    share = (difference * 100 / abs(figure.previous)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share}%" if share else "less than 0.1%"


def _with_unit(number: Decimal, unit: str) -> str:
    digits = bare(number)
    match unit:
        case "£":
            return f"£{digits}" if number >= 0 else f"−£{digits[1:]}"
        case "£ million":
            return f"£{digits} million" if number >= 0 else f"−£{digits[1:]} million"
        case "per cent":
            return f"{digits}%"
        case "per 100,000":
            return f"{digits} in every 100,000 people"
        case "number" | "score":
            return digits
        case "people":
            return f"{digits} {'person' if number == 1 else 'people'}"
        case _:
            return f"{digits} {unit[:-1] if number == 1 else unit}"
