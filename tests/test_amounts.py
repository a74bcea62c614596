"""A council's own figures in words."""

import pytest

from localaccount_gen.amounts import amount, change, previous_amount
from localaccount_gen.forms import LocalFigure


def _figure(value: str, previous: str | None, unit: str) -> LocalFigure:
    return LocalFigure.model_validate(
        {"label": "x", "value": value, "unit": unit} | ({"previous": previous} if previous else {})
    )


@pytest.mark.parametrize(
    ("value", "previous", "unit", "told", "changed"),
    [
        ("6,412", "6,219", "people", "6,412 people", "up 3.1% from 6,219"),
        ("1", "1", "people", "1 person", "the same as the year before (1)"),
        ("82.3", "74.7", "£ million", "£82.3 million", "up 10.2% from £74.7 million"),
        ("42", "46", "days", "42 days", "down 4 days from 46 days"),
        ("81", "79", "per cent", "81%", "up 2 percentage points from 79%"),
        ("80", "79", "per cent", "80%", "up 1 percentage point from 79%"),
        ("12", "9", "number", "12", "up 3 from 9"),
        ("756", "363", "number", "756", "up 108.3% from 363"),
        ("100000", "100001", "number", "100,000", "down less than 0.1% from 100,001"),
        ("-1.5", "2", "£ million", "−£1.5 million", "down £3.5 million from £2 million"),
        ("465", None, "people", "465 people", None),
    ],
)
def test_a_figure_and_its_change_are_told_in_words(value, previous, unit, told, changed):
    """Per cent and percentage points are told apart; a small number's change is told in numbers."""
    figure = _figure(value, previous, unit)

    assert (told, changed) == (amount(figure), change(figure))
    assert (previous is None) == (previous_amount(figure) is None)
