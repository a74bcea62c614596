"""A comparison as sentences, because a table read aloud is a list of numbers: “Torbay: 68.1%, give or take 7.9.”"""

from collections.abc import Iterable, Iterator, Sequence

from localaccount_gen import words
from localaccount_gen.charts import Chart
from localaccount_gen.charts.tables import Table
from localaccount_gen.editions.linear import ended
from localaccount_gen.model import AreaKind, Comparison, Measure, OfficialFigure

_NO_BREAK = "\N{NO-BREAK SPACE}"


def comparison_lines(chart: Chart, comparison: Comparison, told_once: Iterable[str] = ()) -> Iterator[str]:
    """What a page shows of a comparison, in its order and without its heading.

    `told_once` are sentences of the small print that the account says elsewhere of all its comparisons.
    """
    yield chart.sentence
    if chart.note:
        yield f"A note on this figure: {chart.note}"
    measure = comparison.measure
    unit = words.unit_words(measure)
    yield f"In numbers{f', {unit}' if unit else ''}."
    yield from _areas(comparison)
    if chart.over_time:
        yield f"Change over time. {chart.over_time.sentence}"
        place = words.place(comparison.council)
        yield f"Year by year for {place} and England{f', {unit}' if unit else ''}."
        yield from _periods(chart.over_time.table)
        yield from chart.over_time.breaks
    kept = set(told_once)
    yield from (sentence for sentence in chart.small_print if sentence not in kept)


def said_of_all(charts: Sequence[Chart]) -> tuple[str, ...]:
    """The sentences of the small print under every one of several comparisons, so that one telling will do."""
    if len(charts) < 2:
        return ()
    first, *others = (chart.small_print for chart in charts)
    return tuple(sentence for sentence in first if all(sentence in other for other in others))


def _areas(comparison: Comparison) -> Iterator[str]:
    measure = comparison.measure
    yield f"{comparison.council.name}: {_figure(comparison.figure, measure)}"
    for one in comparison.against:
        if one.area.kind is AreaKind.SIMILAR:
            yield _similar(one.difference.figure, comparison)
        else:
            place = words.place(one.area)
            yield f"{place[:1].upper()}{place[1:]}: {_figure(one.difference.figure, measure)}"


def _figure(figure: OfficialFigure, measure: Measure) -> str:
    """“68.1%, give or take 7.9. 130 people answered.”"""
    said = words.short_value(figure, measure)
    if figure.margin is not None:
        said += f", give or take {figure.margin}"
    if figure.value is None:
        return ended(said)
    if measure.collection.is_survey:
        if figure.respondents is None:
            return f"{said}. How many people answered is not published."
        return f"{said}. {figure.respondents:,} people answered."
    if figure.numerator is not None and figure.denominator is not None:
        return f"{said}. That is {figure.numerator:,} out of {figure.denominator:,}."
    return ended(said)


def _similar(middle: OfficialFigure, comparison: Comparison) -> str:
    told = sum(figure.value is not None for figure in comparison.similar_figures)
    reach = words.similar_range(comparison)
    if not reach:
        return f"Similar councils: too few have a figure. {told} {'has' if told == 1 else 'have'} one."
    value = words.short_value(middle, comparison.measure)
    return f"Similar councils: {value} is the middle. {told} have a figure, from {reach}."


def _periods(table: Table) -> Iterator[str]:
    """“2023-24: 68.7%, give or take 7.6. England: 65.4%.”, and after a break that it is one."""
    for period, own, england in table.rows:
        head = period.replace(" (", ", ").replace(")", "")
        figure = own.replace(f" ±{_NO_BREAK}", ", give or take ")
        yield f"{head}: {figure}. England: {england}."
