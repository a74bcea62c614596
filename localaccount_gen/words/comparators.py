"""Who the similar councils are, what their middle means, and what the message would be with other comparators."""

from collections.abc import Iterator

from localaccount_gen.comparators import FEWEST_SIMILAR
from localaccount_gen.model import AreaKind, ComparatorDifference, Comparators, Comparison, SimilarCouncils
from localaccount_gen.words.stance import stance
from localaccount_gen.words.values import cell, day, listed, place, short_value


def comparator_sentences(comparison: Comparison) -> Iterator[str]:
    """What to know about the comparators, as sentences: the middle, the list, and the comparators not shown."""
    yield from _similar(comparison)
    yield from _not_shown(comparison)


def similar_range(comparison: Comparison) -> str:
    """The similar councils' lowest and highest figure: “58.1% to 74.2%”; empty where their middle is not shown."""
    told = sorted(figure.value for figure in comparison.similar_figures if figure.value is not None)
    if len(told) < FEWEST_SIMILAR:
        return ""
    return f"{cell(told[0], comparison.measure)} to {cell(told[-1], comparison.measure)}"


_KINDS = {
    AreaKind.REGION: "its region",
    AreaKind.TYPE: "councils of its type",
    AreaKind.SIMILAR: "the middle of similar councils",
}


def chosen_sentences(comparators: Comparators) -> Iterator[str]:
    """What an account says once of all its comparisons: against whom they are, and who the similar councils are."""
    similar = comparators.similar
    has_group = len(similar.areas) >= FEWEST_SIMILAR
    shown = [kind for kind in comparators.shown if has_group or kind is not AreaKind.SIMILAR] or [AreaKind.REGION]
    kinds = listed(["England", *(_KINDS[kind] for kind in shown)])
    yield f"Every official figure of the council is set beside {kinds}."
    if not has_group:
        yield from _too_few(similar)
    elif similar.own:
        yield f"The council chose the similar councils itself{_dated(similar)}. {similar.reason}"
        yield f"They are {_councils(similar)}."
    else:
        yield f"Its similar councils are {_councils(similar)}."
        yield f"They are those of {similar.list_name} that answer for adult social care."


def _councils(similar: SimilarCouncils) -> str:
    return listed(sorted(place(area) for area in similar.areas))


def _dated(similar: SimilarCouncils) -> str:
    dated = f", {day(similar.dated.isoformat())}" if similar.dated else ""
    return f" ({similar.list_name}{dated})"


def _too_few(similar: SimilarCouncils) -> Iterator[str]:
    if similar.areas:
        yield (
            f"Only {len(similar.areas)} of {similar.list_name} answer for adult social care. "
            "They are too few to compare with, so the region stands in for them."
        )


def _similar(comparison: Comparison) -> Iterator[str]:
    similar = comparison.similar
    shown = next((one for one in comparison.against if one.area.kind is AreaKind.SIMILAR), None)
    if shown is None:
        if len(similar.areas) < FEWEST_SIMILAR:
            yield from _too_few(similar)
        return
    if shown.difference.figure.value is None:
        return
    yield _middle(comparison, shown)
    yield "No figure is published for similar councils as a group, so we show their middle."
    if similar.own:
        yield f"The council chose the similar councils itself{_dated(similar)}. {similar.reason}"
    else:
        yield f"Similar councils are those of {similar.list_name} that answer for adult social care."


def _middle(comparison: Comparison, shown: ComparatorDifference) -> str:
    """“Of 14 similar councils, half are above 66.15% and half are below.”"""
    middle = shown.difference.figure.value
    assert middle is not None
    told = [figure.value for figure in comparison.similar_figures if figure.value is not None]
    above, below = sum(one > middle for one in told), sum(one < middle for one in told)
    number = cell(middle, comparison.measure)
    whom = f"Of {len(told)} similar councils"
    if len(told) < len(comparison.similar_figures):
        whom = f"Of the {len(told)} similar councils with a figure"
    if above == below == len(told) / 2:
        return f"{whom}, half are above {number} and half are below."
    same = len(told) - above - below
    same_words = f"{same} {'has' if same == 1 else 'have'} exactly that"
    return f"{whom}, {above} {_are(above)} above {number}, {same_words} and {below} {_are(below)} below."


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _not_shown(comparison: Comparison) -> Iterator[str]:
    """Whether the message would change with the comparators that the council did not choose."""
    measure = comparison.measure
    said = {stance(one.difference, measure) for one in comparison.against} - {""}
    for one in comparison.others:
        answer = stance(one.difference, measure)
        whom = f"{place(one.area)} ({short_value(one.difference.figure, measure)})"
        if not answer:
            continue
        if said == {answer}:
            yield f"Against {whom} too, it is {answer}."
        elif answer in said:
            yield f"Against {whom}, not shown here, it is {answer}."
        else:
            yield f"Against {whom}, not shown here, the message would change: it is {answer}."
