"""What is said where every council's figure stands beside the others."""

from localaccount_gen.model import Collection, Measure, OfficialFigure, Polarity, Segment

_RECORDS = (
    "These are counts without a margin of error. Small differences may be chance, or come from how councils record "
    "things, so we do not say which councils are better or worse."
)
_OTHER = (
    "No margin of error is published for these figures. Small differences may be chance, so we do not say which "
    "councils are better or worse."
)


def between_councils(measure: Measure, segment: Segment | None, margins: bool) -> str:
    """What to know before one council's figure is set beside another's; `margins` says whether they were published."""
    if segment is not None and segment.not_between_councils:
        return f"One council’s figure cannot be compared with another’s. {segment.not_between_councils}"
    if not margins:
        return _RECORDS if measure.collection is Collection.RECORDS else _OTHER
    if measure.polarity is Polarity.NONE:
        return "Neither higher nor lower is better."
    return "Lower is better." if measure.polarity is Polarity.LOWER else ""


def counted(figure: OfficialFigure) -> str:
    """“130” people who answered, or “10 out of 107”, as published; empty where neither is known."""
    if figure.value is None:
        return ""
    if figure.respondents is not None:
        return f"{figure.respondents:,}"
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,} out of {figure.denominator:,}"


def counted_heading(measure: Measure) -> str:
    """What heads a column of them."""
    return "Answers" if measure.collection.is_survey else "Counted (may be rounded)"
