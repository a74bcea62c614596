"""Official figures as data, and how they stand to others, in the one shape all of account.json has."""

from decimal import Decimal
from typing import Any

from localaccount_gen.model import Area, ComparatorDifference, Comparison, Difference, OfficialFigure


def area_data(area: Area) -> dict[str, Any]:
    return {"area": area.name, "code": area.code, "kind": area.kind.value}


def official(figure: OfficialFigure, comparison: Comparison) -> dict[str, Any]:
    """A figure as published, with all that leads to a verdict; numbers as text, with every digit."""
    return {
        "period": str(figure.period),
        "measure_code": comparison.measure.code_in(figure.period),
        "value": _digits(figure.value),
        "missing": figure.missing.value if figure.missing else None,
        "margin": _digits(figure.margin),
        "respondents": figure.respondents,
        "numerator": _digits(figure.numerator),
        "denominator": _digits(figure.denominator),
        "remark": figure.note or None,
        "source_key": figure.source or None,
    }


def against(one: ComparatorDifference, comparison: Comparison) -> dict[str, Any]:
    """How the council's figure stands to a comparator's."""
    return {**area_data(one.area), **_difference(one.difference, comparison)}


def change(comparison: Comparison) -> dict[str, Any] | None:
    """How the council's figure stands to its own past; None where there is no earlier one."""
    return _difference(comparison.change, comparison) if comparison.change else None


def _difference(difference: Difference, comparison: Comparison) -> dict[str, Any]:
    return {
        **official(difference.figure, comparison),
        "verdict": difference.verdict.value,
        "amount": _digits(difference.amount),
    }


def _digits(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
