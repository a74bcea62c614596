"""The scale of a picture: it always starts at zero, so that twice as long means twice as much."""

from dataclasses import dataclass
from decimal import Decimal

from localaccount_gen.model import Measure
from localaccount_gen.words import cell, top_of_scale

_STEPS = tuple(Decimal(step) for step in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10"))


@dataclass(frozen=True)
class Scale:
    """From zero to the top of the measure's own scale, or, for a rate, to a round number above the highest figure."""

    top: Decimal
    labels: tuple[str, str, str]
    """At zero, half-way and the top."""

    def share(self, number: Decimal) -> Decimal:
        """How far up the scale a number is, from 0 to 1; the ends hold what would stand outside."""
        return min(max(number / self.top, Decimal(0)), Decimal(1))


def scale_for(measure: Measure, highest: Decimal) -> Scale:
    """0 to 100% for a percentage, 0 to 24 for a score out of 24, 0 to a round number for a rate."""
    whole = top_of_scale(measure)
    top = Decimal(whole) if whole is not None else _round_number_above(highest)
    half = top / 2
    return Scale(top, (cell(Decimal(0), measure), cell(_plain(half), measure), cell(_plain(top), measure)))


def percent(share: Decimal) -> str:
    """A share of the width as SVG writes it: `68.1%`."""
    return f"{_plain((share * 100).quantize(Decimal('0.01')))}%"


def _round_number_above(number: Decimal) -> Decimal:
    if number <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(number.adjusted())
    return next(step * power for step in _STEPS if step * power >= number)


def _plain(number: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent: 1E+3 becomes 1000."""
    number = number.normalize()
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number
