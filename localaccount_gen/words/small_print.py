"""What stands under a comparison: where it comes from, how sure it is, what to know before using it."""

from decimal import Decimal

from localaccount_gen.model import Collection, Comparison, OfficialFigure, Polarity, Source
from localaccount_gen.words.comparators import comparator_sentences
from localaccount_gen.words.values import cell, day, likely_range, listed, period, place

NOT_A_JUDGEMENT = "This can be used to compare, not to judge how effective a council is."
"""The publisher's own limit on these figures (“Data sources, quality and uses”, beside the release,
https://www.gov.uk/government/statistics/measures-from-the-adult-social-care-outcomes-framework-england-2024-to-2025)."""

_PER_100_000 = 100_000


def small_print(comparison: Comparison) -> tuple[str, ...]:
    """Sentences in a fixed order: invented or not, period, people and margin, direction, comparators, notes, breaks,
    source.
    """
    said = [
        *_which(comparison),
        *_how_sure(comparison),
        _chance(comparison),
        _direction(comparison),
        *comparator_sentences(comparison),
        comparison.measure.note,
        *_notes(comparison),
        _began(comparison),
        *comparison.breaks,
        source_sentence(comparison.source),
        NOT_A_JUDGEMENT,
    ]
    return tuple(dict.fromkeys(sentence for sentence in said if sentence))


def first_lines(comparison: Comparison) -> tuple[str, ...]:
    """Those sentences of the small print that a reader meets without opening anything.

    Invented or not, period, people and margin, direction, what is odd about the council's own figure, source, and the
    limit of use.
    """
    said = [
        *_which(comparison),
        *_how_sure(comparison),
        _direction(comparison),
        _own_note(comparison),
        source_sentence(comparison.source),
        NOT_A_JUDGEMENT,
    ]
    return tuple(sentence for sentence in said if sentence)


def source_sentence(source: Source) -> str:
    """“Source: Department of Health and Social Care, <release>, published 18 December 2025. <licence>.”"""
    licence = source.licence.removesuffix(".")
    published = f", published {day(source.published)}" if source.published else ""
    return f"Source: {source.publisher}, {source.release}{published}. {licence}."


def _which(comparison: Comparison) -> list[str]:
    """Whose figures these are, and of when."""
    return [_invented(comparison), f"The figures are for {period(comparison.figure.period)}.", _off_year(comparison)]


def _invented(comparison: Comparison) -> str:
    if not comparison.invented:
        return ""
    return f"The figures for {place(comparison.council)} are invented, to show how this works. The others are official."


def _began(comparison: Comparison) -> str:
    """Where an older council's figures went: a new council's past begins with the council."""
    council = comparison.council
    if not comparison.predecessors or council.started is None:
        return ""
    before = listed([place(area) for area in comparison.predecessors])
    theirs = "its figures are" if len(comparison.predecessors) == 1 else "their figures are"
    began = f"The council of {place(council)} began on {day(council.started.isoformat())}."
    return f"{began} Before that, people here were counted in {before}; {theirs} not joined with these."


def _off_year(comparison: Comparison) -> str:
    surveyed = comparison.figure.period
    if surveyed == comparison.period:
        return ""
    return f"Carers are not asked every year. There was no survey in {comparison.period}; the last was in {surveyed}."


def _how_sure(comparison: Comparison) -> list[str]:
    """Who answered and the margin in words; or that everyone was counted."""
    measure, figure = comparison.measure, comparison.figure
    if figure.value is None:
        return []
    if not measure.collection.is_survey:
        return [_counted(figure, comparison)]
    said = []
    if figure.respondents is not None:
        said.append(f"About {figure.respondents:,} people in {place(comparison.council)} answered.")
    ends = likely_range(figure, measure)
    if ends is None:
        return [*said, "No margin of error was published."]
    low, high = (cell(end, measure) for end in ends)
    return [*said, f"If everyone had been asked, the answer would probably be between {low} and {high}."]


def _chance(comparison: Comparison) -> str:
    if likely_range(comparison.figure, comparison.measure) is None:
        return ""
    return "A difference that could be chance is not called better or worse."


def _counted(figure: OfficialFigure, comparison: Comparison) -> str:
    if comparison.measure.collection is not Collection.RECORDS:
        return "No margin of error is published for this, so small differences may mean little."
    return (
        f"This counts everyone in the council’s records{_counts(figure, comparison)}, so there is no margin of error. "
        "Small differences may still be chance, or come from how councils record things."
    )


def _counts(figure: OfficialFigure, comparison: Comparison) -> str:
    """“ (318 out of 38,234)”, where the counts give the published figure: some are rounded, and would only puzzle."""
    numerator, denominator = figure.numerator, figure.denominator
    if figure.value is None or numerator is None or not denominator:
        return ""
    scale = 100 if comparison.measure.unit == "percent" else _PER_100_000
    half_a_unit = Decimal("0.5").scaleb(-comparison.measure.decimals)
    if abs(numerator * scale / denominator - figure.value) > half_a_unit:
        return ""
    return f" ({numerator:,} out of {denominator:,})"


def _direction(comparison: Comparison) -> str:
    measure = comparison.measure
    if measure.polarity is Polarity.NONE:
        return "Neither higher nor lower is better."
    better = f"{measure.polarity.value.capitalize()} is better."
    if measure.polarity_basis.startswith("judgement"):
        return f"{better} That is our {measure.polarity_basis}."
    return better


def _own_note(comparison: Comparison) -> str:
    """What is odd about the council's figure; where there is none, the headline says why."""
    return comparison.figure.note if comparison.figure.value is not None else ""


def _notes(comparison: Comparison) -> list[str]:
    """What is odd about the figures shown, each with the areas or the period it is about."""
    said = [_own_note(comparison)]
    places: dict[str, list[str]] = {}
    for one in comparison.against:
        if one.difference.figure.note:
            places.setdefault(one.difference.figure.note, []).append(place(one.area))
    for note, names in places.items():
        about = listed(names)
        said.append(f"{about[0].upper()}{about[1:]}: {note}")
    if comparison.change and comparison.change.figure.note:
        said.append(f"{comparison.change.figure.period}: {comparison.change.figure.note}")
    return said
