"""Changes that follow from their numbers, and those that do not."""

import pytest

from localaccount_gen.changes import changes
from localaccount_gen.numerals import numbered
from localaccount_gen.reckoning import slip


def wrong(text: str) -> list[tuple[str, str]]:
    """What is wrong with the changes of a text, and what to write."""
    found = (slip(change) for change in changes(numbered(text)))
    return [(one.problem, one.fix) for one in found if one]


def test_the_right_number_is_in_the_message():
    """Nottinghamshire called a rise from 363 to 756 one of 48%."""
    assert [
        (
            "From 363 to 756 is up 108%, not 48%.",
            "write 108%; a change is worked out on the number it starts from, here 363",
        )
    ] == wrong("Extra care rose from 363 in 2015 to 756 in 2018 (+48%).")


def test_per_cent_is_told_from_percentage_points():
    """Halton and Tower Hamlets wrote per cent for the gap between two percentages."""
    assert [
        (
            "From 65% to 70% is 5 percentage points. In per cent it would be 8%, which says something else.",
            "write 5 percentage points",
        )
    ] == wrong("Satisfaction rose from 65% to 70%, up 5%.")


def test_percentage_points_of_counts_are_per_cent():
    """Counts have no percentage points."""
    assert [
        (
            "From 120 to 150 is 25%. Percentage points are for the gap between two percentages.",
            "write 25%",
        )
    ] == wrong("We had 150 visits, up 25 percentage points from 120.")


def test_the_other_direction_is_named():
    """“Cut from 40 to 45 days” says the opposite of its numbers."""
    assert [
        (
            "Going from 40 days to 45 days is going up.",
            "write “rose from 40 days to 45 days”, or put the two numbers the other way",
        )
    ] == wrong("The wait was cut from 40 to 45 days.")


def test_doubling_is_judged():
    """A quarter more is not twice as much."""
    assert [("“Doubled” does not follow from 1,200 to 1,500.", "write “up 25%”")] == wrong(
        "It doubled from 1,200 to 1,500."
    )


@pytest.mark.parametrize(
    "text",
    [
        "Net spend was £297m, up £39m (+15.3%) on 2022-23.",
        "Requests rose from 8,420 to 8,571, up 1.8%.",
        "Complaints rose from 160 to 175 (48% of them upheld).",
        "Spending rose from £53.6m to £62.34m, an increase of 16%.",
        "392 to 465 people (+73, +19%)",
        "",
        "from to up % (",
        "从363到756，增长48%",
    ],
)
def test_what_may_be_true_is_left_alone(text):
    """West Sussex’s and Torbay’s own changes are right within rounding."""
    assert [] == wrong(text)
