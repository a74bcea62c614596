"""When a figure rests on few people or a difference is slight, which a reader must be told."""

from decimal import Decimal

from localaccount_gen.compare import is_too_few
from localaccount_gen.model import Comparison, Difference, Measure, OfficialFigure, Verdict

SMALL_SURVEY = 100
"""Under this many respondents a reader is told how few they were.

British Social Attitudes mentions the base under the same number
(https://bsa.natcen.ac.uk/latest-report/british-social-attitudes-28/table-conventions.aspx, note 4).
"""

SMALL_COUNT = 20
"""Under this many counted, a rate changes much by chance alone.

The Office for National Statistics marks rates made of fewer than 20 deaths as unreliable
(https://www.ons.gov.uk/aboutus/transparencyandgovernance/freedomofinformationfoi/whydeathcountsof3andbelowaresuppressedinonspublications).
"""

SMALL_BASE = 100
"""Out of fewer than this, one more or one fewer moves a percentage by more than a point (ours)."""

SLIGHT_SHARE = Decimal("0.05")
SLIGHT_POINTS = Decimal(1)
"""A difference between counts is slight under a twentieth of the other figure, and under 1 percentage point (ours).

Counts have no margin of error, so that 81.7% and 82.2% do differ, yet a single care home may be all the difference.
"""


def is_slight(difference: Difference, measure: Measure) -> bool:
    """Whether a difference between counts is too small to be said without “slightly”. Surveys have margins instead."""
    if measure.collection.is_survey or difference.amount is None or difference.verdict is Verdict.SAME:
        return False
    other = difference.figure.value
    assert other is not None
    few_points = measure.unit != "percent" or abs(difference.amount) < SLIGHT_POINTS
    return few_points and abs(difference.amount) < other * SLIGHT_SHARE


def is_small_count(figure: OfficialFigure, measure: Measure) -> bool:
    """Whether a count is so small that it changes much by chance. Not known, so not said, where no counts were told."""
    if figure.numerator is None or figure.denominator is None:
        return False
    return figure.numerator < SMALL_COUNT or (measure.unit == "percent" and figure.denominator < SMALL_BASE)


def caution(comparison: Comparison) -> str:
    """A sentence where the council's figure rests on small numbers; otherwise empty.

    A survey that says nothing because too few people answered has said so already.
    """
    figure, measure = comparison.figure, comparison.measure
    if figure.respondents is not None:
        if figure.respondents >= SMALL_SURVEY or is_too_few(figure):
            return ""
        return f"Only about {figure.respondents} people answered, so take this with care."
    if not is_small_count(figure, measure):
        return ""
    counted = f"{figure.numerator:,}"
    if measure.unit == "percent":
        counted += f" out of {figure.denominator:,}"
    return f"These are small numbers ({counted}), so the figure can change a lot by chance."
