"""Whether a change told in prose follows from its own two numbers, and what would.

A rise is worked out on the number it starts from. Where the numbers may have been rounded, every pair of true numbers
that they may stand for is allowed, and only what no pair gives is called wrong.
"""

from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.changes import Change
from localaccount_gen.numerals import Numeral, Unit

_TIMES: dict[str, tuple[Decimal, Decimal]] = {
    "more than doubled": (Decimal("1.97"), Decimal("3")),
    "almost doubled": (Decimal("1.7"), Decimal("2.02")),
    "nearly doubled": (Decimal("1.7"), Decimal("2.02")),
    "doubled": (Decimal("1.85"), Decimal("2.2")),
    "more than halved": (Decimal("0"), Decimal("0.52")),
    "almost halved": (Decimal("0.48"), Decimal("0.65")),
    "nearly halved": (Decimal("0.48"), Decimal("0.65")),
    "halved": (Decimal("0.42"), Decimal("0.56")),
    "more than trebled": (Decimal("2.95"), Decimal("4")),
    "more than tripled": (Decimal("2.95"), Decimal("4")),
    "trebled": (Decimal("2.75"), Decimal("3.3")),
    "tripled": (Decimal("2.75"), Decimal("3.3")),
    "quadrupled": (Decimal("3.7"), Decimal("4.4")),
}
"""What the words stand for: the later number over the earlier one, with room for rounding (ours)."""


@dataclass(frozen=True)
class Slip:
    """A change that does not follow from its numbers: what is wrong, and what to write."""

    problem: str
    fix: str


def slip(change: Change) -> Slip | None:
    """What is wrong with a change, or None where it follows, within rounding, or where that cannot be judged."""
    before, after = _alike(change.before, change.after)
    if before is None or after is None:
        return None
    went = (after.low > before.high) - (after.high < before.low)
    told = f"from {said(before)} to {said(after)}"
    if change.way and went and went != change.way:
        really, right = ("up", "rose") if went > 0 else ("down", "fell")
        return Slip(f"Going {told} is going {really}.", f"write “{right} {told}”, or put the two numbers the other way")
    if change.words:
        return _doubled(change.words, before, after, told)
    claim = change.claim
    if claim is None or before.value <= 0 or after.value < 0:
        return None
    if claim.unit in (Unit.PERCENT, Unit.POINTS):
        return _share(change, before, after, claim, told)
    if claim.unit is before.unit:
        return _amount(before, after, claim, told)
    return None


def _alike(before: Numeral, after: Numeral) -> tuple[Numeral | None, Numeral | None]:
    """Both in one unit, which may be written once: “from 72 to 75%”."""
    if before.unit is after.unit:
        return before, after
    if before.unit is Unit.COUNT and after.unit in (
        Unit.PERCENT, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.HOURS, Unit.MINUTES, Unit.YEARS, Unit.RATE,
    ):  # fmt: skip
        return replace(before, unit=after.unit), after
    return None, None


def _doubled(words: str, before: Numeral, after: Numeral, told: str) -> Slip | None:
    low, high = _TIMES[words]
    if before.low <= 0 or (after.low / before.high <= high and after.high / before.low >= low):
        return None
    return Slip(
        f"“{words.capitalize()}” does not follow {told}.",
        f"write “{_moved(before, after)}”",
    )


def _amount(before: Numeral, after: Numeral, claim: Numeral, told: str) -> Slip | None:
    lowest, highest = after.low - before.high, after.high - before.low
    if any(low <= highest and high >= lowest for low, high in ((claim.low, claim.high), (-claim.high, -claim.low))):
        return None
    right = abs(after.value - before.value)
    return Slip(f"F{told[1:]} is {plain(right, claim)}, not {said(claim)}.", f"write {plain(right, claim)}")


def _share(change: Change, before: Numeral, after: Numeral, claim: Numeral, told: str) -> Slip | None:
    shares = before.unit is Unit.PERCENT
    relative = _range(before, after)
    points = after.low - before.high, after.high - before.low
    is_points, is_relative = shares and _meets(claim, points), _meets(claim, relative)
    decimals = claim.decimals
    exact = abs(after.value / before.value - 1) * 100
    right = f"{rounded(exact, decimals)}%"
    right_points = f"{rounded(abs(after.value - before.value), max(before.decimals, after.decimals))} percentage points"
    if claim.unit is Unit.POINTS:
        if is_points:
            return None
        if not shares:
            return Slip(
                f"F{told[1:]} is {right}. Percentage points are for the gap between two percentages.",
                f"write {right}",
            )
        return Slip(f"F{told[1:]} is {right_points}, not {said(claim)}.", f"write {right_points}")
    meant_points = shares and abs(claim.value) == abs(after.value - before.value)
    if is_relative and not (meant_points and rounded(exact, decimals) != rounded(abs(claim.value), decimals)):
        return None
    if is_points:
        return Slip(
            f"F{told[1:]} is {right_points}. In per cent it would be {right}, which says something else.",
            f"write {right_points}",
        )
    if not change.sure and not _looks_like_a_change(claim, before, after, exact):
        return None
    if shares:
        return Slip(f"F{told[1:]} is {right_points}, not {said(claim)}.", f"write {right_points}")
    return Slip(
        f"F{told[1:]} is {'up' if after.value >= before.value else 'down'} {right}, not {said(claim)}.",
        f"write {right}; a change is worked out on the number it starts from, here {said(before)}",
    )


def _looks_like_a_change(claim: Numeral, before: Numeral, after: Numeral, right: Decimal) -> bool:
    """Whether a bare “(48%)” is near the change, or a usual slip for it: worked out on the later number, or a ratio."""
    value = abs(claim.value)
    if after.value == 0:
        return False
    gap = abs(after.value - before.value)
    slips = (gap * 100 / after.value, before.value * 100 / after.value, gap, gap / 1_000_000)
    return abs(value - right) <= max(Decimal(2), right / 4) or any(abs(value - one) < Decimal("0.6") for one in slips)


def _range(before: Numeral, after: Numeral) -> tuple[Decimal, Decimal]:
    """The least and the most that the change can be, in per cent."""
    low = max(before.low, Decimal("0.0001"))
    return (after.low / before.high - 1) * 100, (after.high / low - 1) * 100


def _meets(claim: Numeral, possible: tuple[Decimal, Decimal]) -> bool:
    """Whether a claim, its sign apart, can be one of the changes possible."""
    low, high = possible
    ends = sorted((abs(claim.low), abs(claim.high)))
    if low <= 0 <= high:
        return ends[0] <= max(-low, high)
    least, most = sorted((abs(low), abs(high)))
    return ends[0] <= most and ends[1] >= least


def _moved(before: Numeral, after: Numeral) -> str:
    if before.unit is Unit.PERCENT:
        amount = f"{rounded(abs(after.value - before.value), max(before.decimals, after.decimals))} percentage points"
    else:
        amount = f"{rounded(abs(after.value / before.value - 1) * 100, 0)}%"
    return f"{'up' if after.value >= before.value else 'down'} {amount}"


def rounded(number: Decimal, decimals: int) -> str:
    """The number with so many decimals, half away from zero, with commas."""
    return f"{number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"


def plain(number: Decimal, like: Numeral) -> str:
    """A number said in the unit of another: “£1.2 million”, “73”."""
    if like.unit is Unit.POUNDS:
        if number >= 1_000_000:
            return f"£{rounded(number / 1_000_000, like.decimals)} million"
        return f"£{rounded(number, 0)}"
    if like.unit is Unit.PERCENT:
        return f"{rounded(number, like.decimals)}%"
    if like.unit is Unit.COUNT:
        return rounded(number, like.decimals)
    return f"{rounded(number, like.decimals)} {like.unit}"


def said(numeral: Numeral) -> str:
    """The number as plain words would give it."""
    return plain(abs(numeral.value), numeral)
