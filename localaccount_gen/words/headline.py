"""The answer in a few sentences: the figure, how it stands to others, and whether it has changed."""

from collections.abc import Sequence

from localaccount_gen.compare import is_too_few, segment_of
from localaccount_gen.model import (
    Area,
    AreaKind,
    ComparatorDifference,
    Comparison,
    Difference,
    Measure,
    Missing,
    OfficialFigure,
    Polarity,
    Verdict,
)
from localaccount_gen.words.caution import caution
from localaccount_gen.words.stance import stance_to
from localaccount_gen.words.values import listed, n_in_ten, place, possessive, short_value, value

_NONE = {
    Missing.SUPPRESSED: "The figure for {whom} is not shown, because it would count too few people.",
    Missing.NOT_AVAILABLE: "There is no figure for {whom}.",
    Missing.NOT_APPLICABLE: "There is no figure for {whom}, because there was nothing to count.",
    Missing.NOT_PUBLISHED: "No figure was published for {whom}.",
}

_LOWER_IS_BETTER = "Lower is better."

NO_MARGIN = "We have no margin of error for it, so small differences may be chance."


def headline(comparison: Comparison) -> str:
    """The whole answer: “About 7 in 10 people who use services feel safe (69.2%). That is about the same as England …”

    The level, then England and the region, then the change over time, then a caution where numbers are small.
    """
    sentences = [level(comparison), verdict_sentence(comparison)]
    if comparison.figure.value is not None:
        sentences += [change_sentence(comparison), caution(comparison)]
    return _joined(sentences)


def level(comparison: Comparison) -> str:
    """The council's own figure in a sentence, or why there is none."""
    figure, measure = comparison.figure, comparison.measure
    if figure.value is None:
        return _no_figure(comparison)
    if measure.unit == "percent":
        said = f"{n_in_ten(figure.value)} {measure.statement} ({value(figure, measure)})."
    elif measure.unit.startswith("score"):
        said = f"{value(figure, measure)} {measure.statement}."
    else:
        said = f"{short_value(figure, measure)} in every 100,000 {measure.statement}."
    if figure.period == comparison.period:
        return said
    return f"When carers were last asked, in {figure.period}, {said[0].lower()}{said[1:]}"


def verdict_sentence(comparison: Comparison) -> str:
    """How the figure stands to England and the region: “That is better than England (65.1%).”

    Where the council has no figure of its own, what theirs are.
    """
    measure = comparison.measure
    if comparison.figure.value is None:
        theirs = [f"{_whose(one.area)} is {value(one.difference.figure, measure)}"
                  for one in comparison.against if one.difference.figure.value is not None]  # fmt: skip
        return f"{_capital(listed(theirs))}." if theirs else ""
    groups: dict[str, list[ComparatorDifference]] = {}
    for one in comparison.against:
        groups.setdefault(stance_to(one.difference, measure), []).append(one)
    said = [f"{stance} {_names(group, measure)}" for stance, group in groups.items() if stance]
    sentences = [f"That is {listed(said)}."] if said else []
    if _needs_direction(comparison):
        sentences.append(_LOWER_IS_BETTER)
    unsaid: dict[Verdict, list[ComparatorDifference]] = {}
    for one in groups.get("", []):
        unsaid.setdefault(one.difference.verdict, []).append(one)
    return _joined([*sentences, *(_cannot_say(group, comparison) for group in unsaid.values())])


def change(comparison: Comparison) -> str | None:
    """What became of the figure, to stand inside a sentence: “no clear change since 2023-24 (65.4%)”.

    None where there is no earlier figure.
    """
    earlier = comparison.change
    if earlier is None:
        return None
    then = _then(earlier, comparison.measure)
    match earlier.verdict:
        case Verdict.UNCLEAR if comparison.measure.collection.is_survey:
            return f"no clear change since {then}"
        case Verdict.UNCLEAR:
            return f"the same as in {then}"
        case Verdict.NOT_COMPARABLE:
            return f"not comparable with {then}"
        case Verdict.TOO_FEW:
            return f"too few answers to say how it compares with {then}"
        case _:
            return f"{stance_to(earlier, comparison.measure)} in {then}"


def change_sentence(comparison: Comparison) -> str:
    """The change over time as a sentence, with the reason where periods cannot be compared; empty if none is known."""
    earlier, phrase = comparison.change, change(comparison)
    if earlier is None or phrase is None:
        return ""
    match earlier.verdict:
        case Verdict.UNCLEAR if comparison.measure.collection.is_survey:
            return f"There is {phrase}."
        case Verdict.NOT_COMPARABLE if earlier.amount is None:
            return _break(comparison) or f"It is {phrase}."
        case Verdict.TOO_FEW:
            then = _then(earlier, comparison.measure)
            return f"Too few people answered to say whether it has changed since {then}."
        case Verdict.BETTER | Verdict.WORSE if comparison.measure.polarity is Polarity.LOWER:
            return _joined([f"It is {phrase}.", "" if _needs_direction(comparison) else _LOWER_IS_BETTER])
        case _:
            return f"It is {phrase}."


def past_sentence(comparison: Comparison) -> str:
    """What stands over a picture of the past; the change, or why none can be told."""
    if comparison.figure.value is None:
        return f"There is no figure for {comparison.figure.period}, so nobody can say what has changed."
    earlier = comparison.change
    if earlier is not None and earlier.verdict is Verdict.NOT_COMPARABLE and earlier.amount is None:
        return f"The figure for {comparison.figure.period} cannot be compared with earlier ones."
    return change_sentence(comparison) or "There is no earlier figure to compare it with."


def _then(earlier: Difference, measure: Measure) -> str:
    return f"{earlier.figure.period} ({short_value(earlier.figure, measure)})"


def _needs_direction(comparison: Comparison) -> bool:
    judged = {one.difference.verdict for one in comparison.against} & {Verdict.BETTER, Verdict.WORSE}
    return comparison.measure.polarity is Polarity.LOWER and bool(judged)


def _cannot_say(group: Sequence[ComparatorDifference], comparison: Comparison) -> str:
    """Why nothing can be said against these areas, in one sentence or two."""
    verdict = group[0].difference.verdict
    names = _names(group, comparison.measure)
    if verdict is Verdict.TOO_FEW:
        if not is_too_few(comparison.figure):
            return f"Too few people answered there to say how that compares with {names}."
        answered = comparison.figure.respondents
        return f"About {answered} people answered, which is too few to say how that compares with {names}."
    if verdict is Verdict.NOT_COMPARABLE:
        segment = segment_of(comparison.measure, comparison.figure.period)
        reason = segment.not_between_councils if segment else ""
        return f"That cannot be compared with {names}. {reason or NO_MARGIN}"
    said = []
    if published := [place(one.area) for one in group if one.area.kind is not AreaKind.SIMILAR]:
        areas = " or ".join(published)
        said.append(f"There is no figure for {areas} for {comparison.figure.period} to compare it with.")
    if len(published) < len(group):
        said.append("Too few similar councils have a figure to compare it with.")
    return _joined(said)


def _whose(area: Area) -> str:
    return place(area) if area.kind is AreaKind.SIMILAR else possessive(area)


def _no_figure(comparison: Comparison) -> str:
    figure = comparison.figure
    assert figure.missing is not None
    whom = f"{place(comparison.council)} for {figure.period}"
    sentences = [_NONE[figure.missing].format(whom=whom), figure.note]
    if last := _last_before(comparison):
        sentences.append(f"The last one was {value(last, comparison.measure)}, for {last.period}.")
    return _joined(sentences)


def _last_before(comparison: Comparison) -> OfficialFigure | None:
    told = [figure for run in comparison.series for figure in run if figure.value is not None]
    return max(told, key=lambda figure: figure.period, default=None)


def _break(comparison: Comparison) -> str:
    """Why the run the figure is in cannot be compared with earlier ones."""
    segment = segment_of(comparison.measure, comparison.figure.period)
    return segment.reason if segment else ""


def _names(group: Sequence[ComparatorDifference], measure: Measure) -> str:
    return listed([f"{place(one.area)} ({short_value(one.difference.figure, measure)})" for one in group])


def _joined(sentences: Sequence[str]) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
