"""One council's figure against England, others like it and its own past, and what may honestly be said of each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.comparators import FEWEST_SIMILAR, SIMILAR, Group, similar_group, usual_comparators
from localaccount_gen.model import (
    Area,
    AreaKind,
    Collection,
    ComparatorDifference,
    Comparators,
    Comparison,
    Difference,
    Measure,
    Missing,
    OfficialFigure,
    Period,
    Polarity,
    Segment,
    Source,
    Verdict,
)

ENGLAND = "E92000001"

TOO_FEW_TO_SAY = 30
"""Under this many respondents nothing is said of a difference.

The Department of Health's own surveys leave out groups smaller than this
(http://www.archive2.official-documents.co.uk/document/deps/doh/survey02/hcyp/hcyp05.htm, note 1), and a margin made
from a normal approximation is not to be trusted there.
"""


def compare(
    catalogue: Catalogue,
    measure: Measure,
    council: Area,
    period: Period,
    note: str = "",
    invented: bool = False,
    comparators: Comparators | None = None,
) -> Comparison:
    """The comparison of one measure for one council: against England, then its comparators, then its own past.

    `note` is what the council wrote beside the figure; `comparators` what it chose, or the usual ones. Where fewer than
    five councils are similar to it, the region stands in for them.
    The carers' survey is not run every year: for a period without one, everything is of the latest survey before, and
    `figure.period` differs from `period`.
    Nothing later than `period` is looked at, so that an account reads the same years after.
    """
    figure = _own_figure(catalogue, measure, council, period)
    past, englands = (
        [_answered(one) for one in catalogue.figures(measure.id, code) if one.period <= figure.period]
        for code in (council.code, ENGLAND)
    )
    chosen = comparators or usual_comparators(catalogue, council)
    group = similar_group(catalogue, measure, chosen.similar, figure.period)
    shown, others = _kinds(chosen)
    against = tuple(_comparators((AreaKind.ENGLAND, *shown), catalogue, council, figure, measure, group))
    return Comparison(
        measure=measure,
        council=council,
        period=period,
        figure=figure,
        against=against,
        change=_change(figure, past, measure),
        series=_runs(past, measure),
        breaks=_breaks(past, measure),
        source=_source(catalogue, figure, [one.difference.figure for one in against], englands),
        note=note,
        invented=invented,
        england=_runs(englands, measure),
        predecessors=_predecessors(catalogue, council, englands),
        others=tuple(_comparators(others, catalogue, council, figure, measure, group)),
        similar=chosen.similar,
        similar_figures=group.figures if AreaKind.SIMILAR in shown else (),
    )


def beside_england(
    catalogue: Catalogue, measure: Measure, council: Area, period: Period
) -> tuple[OfficialFigure, Difference]:
    """The council's figure and how it stands to England's, as `compare` says it, without the rest of a comparison."""
    figure = _own_figure(catalogue, measure, council, period)
    return figure, _against(figure, catalogue.figure(measure.id, ENGLAND, figure.period), measure)


def _kinds(chosen: Comparators) -> tuple[list[AreaKind], list[AreaKind]]:
    """The kinds of comparator to show, and the rest."""
    can = [AreaKind.REGION, AreaKind.TYPE, AreaKind.SIMILAR]
    if len(chosen.similar.areas) < FEWEST_SIMILAR:
        can.remove(AreaKind.SIMILAR)
    shown = [kind for kind in chosen.shown if kind in can] or [AreaKind.REGION]
    return shown, [kind for kind in can if kind not in shown]


def _comparators(
    kinds: Iterable[AreaKind],
    catalogue: Catalogue,
    council: Area,
    figure: OfficialFigure,
    measure: Measure,
    group: Group,
) -> Iterator[ComparatorDifference]:
    """The council's figure against each kind there is: an invented council has no type, one that is gone no group."""
    codes = {AreaKind.ENGLAND: ENGLAND, AreaKind.REGION: council.region, AreaKind.TYPE: council.type}
    for kind in kinds:
        if kind is AreaKind.SIMILAR:
            yield ComparatorDifference(SIMILAR, _against(figure, group.middle, measure))
        elif area := catalogue.areas.get(codes[kind]):
            theirs = catalogue.figure(measure.id, area.code, figure.period)
            yield ComparatorDifference(area, _against(figure, theirs, measure))


def difference(own: OfficialFigure, other: OfficialFigure, measure: Measure, alike: Verdict) -> Difference:
    """How one figure stands to another; `alike` is the verdict where they cannot be told apart.

    Surveys: two figures differ only where |a − b| > √(mₐ² + m_b²), their published 95% margins being mₐ and m_b,
    because the variances of independent estimates add up (Wolfe and Hanley,
    https://pmc.ncbi.nlm.nih.gov/articles/PMC99228; on what significance means,
    https://www.ons.gov.uk/methodology/methodologytopicsandstatisticalconcepts/uncertaintyandhowwemeasureit).
    The council's own people are among England's and the region's, so the two estimates are not quite independent;
    taking them as if they were claims a difference a little too seldom, never too often. Margins are published
    rounded, so that a call within half a unit of the last decimal is approximate.

    Counts have no margin. They differ where the published figures do, and `words` says that no margin was applied.
    """
    if own.value is None or other.value is None:
        return Difference(other, Verdict.NOT_PUBLISHED, None)
    amount = own.value - other.value
    if measure.collection.is_survey:
        if is_too_few(own) or is_too_few(other):
            return Difference(other, Verdict.TOO_FEW, amount)
        if own.margin is None or other.margin is None:
            return Difference(other, Verdict.NOT_COMPARABLE, amount)
        if amount**2 <= own.margin**2 + other.margin**2:
            return Difference(other, alike, amount)
    elif amount == 0:
        return Difference(other, alike, amount)
    if measure.polarity is Polarity.NONE:
        return Difference(other, Verdict.HIGHER if amount > 0 else Verdict.LOWER, amount)
    better = (amount > 0) is (measure.polarity is Polarity.HIGHER)
    return Difference(other, Verdict.BETTER if better else Verdict.WORSE, amount)


def is_too_few(figure: OfficialFigure) -> bool:
    """Whether so few people answered that nothing can be said of a difference."""
    return figure.respondents is not None and figure.respondents < TOO_FEW_TO_SAY


def segment_of(measure: Measure, period: Period) -> Segment | None:
    """The run of comparable periods that one belongs to, or None where it belongs to none."""
    return next((segment for segment in measure.segments if period in segment), None)


def has_break(measure: Measure, first: Period, last: Period) -> bool:
    """Whether figures of two periods cannot be compared; False where one of them was never published."""
    if measure.code_in(first) is None or measure.code_in(last) is None:
        return False
    return segment_of(measure, first) is not segment_of(measure, last)


def stands_alone(measure: Measure, period: Period) -> bool:
    """Whether a period lies inside a run and yet cannot be compared with it, as the survey of 2020-21 does."""
    return any(period in segment.excluded for segment in measure.segments)


def _answered(figure: OfficialFigure) -> OfficialFigure:
    """The figure, but none where nobody answered: for 2019-20 five councils were published with 0.000 of 0 people."""
    if figure.respondents != 0 or figure.value is None:
        return figure
    note = f"Nobody’s answers were counted, so the {figure.value} that was published says nothing."
    return replace(figure, value=None, margin=None, missing=Missing.NOT_AVAILABLE, note=note)


def _own_figure(catalogue: Catalogue, measure: Measure, council: Area, period: Period) -> OfficialFigure:
    figure = _answered(catalogue.figure(measure.id, council.code, period))
    # England's figure tells an off-year too: an invented council has figures, and no rows that say why there is none.
    off_year = Missing.NOT_APPLICABLE in (figure.missing, catalogue.figure(measure.id, ENGLAND, period).missing)
    if measure.collection is Collection.CARER_SURVEY and off_year:
        surveyed = catalogue.latest_period(measure.id, council.code, period)
        if surveyed is not None:
            return _answered(catalogue.figure(measure.id, council.code, surveyed))
    return figure


def _against(own: OfficialFigure, other: OfficialFigure, measure: Measure) -> Difference:
    found = difference(own, other, measure, Verdict.SAME)
    segment = segment_of(measure, own.period)
    if segment is not None and segment.not_between_councils and found.amount is not None:
        return Difference(other, Verdict.NOT_COMPARABLE, found.amount)
    return found


def _change(figure: OfficialFigure, past: Iterable[OfficialFigure], measure: Measure) -> Difference | None:
    """Against the latest earlier figure that may be compared with it; not comparable where there are only others."""
    earlier = [one for one in past if one.period < figure.period and one.value is not None]
    if figure.value is None or not earlier:
        return None
    segment = segment_of(measure, figure.period)
    comparable = [one for one in earlier if segment is not None and one.period in segment]
    if not comparable:
        return Difference(earlier[-1], Verdict.NOT_COMPARABLE, None)
    return difference(figure, comparable[-1], measure, Verdict.UNCLEAR)


@dataclass(frozen=True)
class _Run:
    """Figures of one segment, or the one figure of a period that belongs to none."""

    segment: Segment | None
    figures: tuple[OfficialFigure, ...]


def _grouped(figures: Iterable[OfficialFigure], measure: Measure) -> list[_Run]:
    """Runs by their first figure. [z] says that there was nothing to count that year, so it is in no run."""
    told = [figure for figure in figures if figure.missing is not Missing.NOT_APPLICABLE]
    runs: list[_Run] = []
    for segment in measure.segments:
        inside = tuple(figure for figure in told if figure.period in segment)
        if inside:
            runs.append(_Run(segment, inside))
    runs += [_Run(None, (figure,)) for figure in told if segment_of(measure, figure.period) is None]
    return sorted(runs, key=lambda run: run.figures[0].period)


def _runs(figures: Iterable[OfficialFigure], measure: Measure) -> tuple[tuple[OfficialFigure, ...], ...]:
    return tuple(run.figures for run in _grouped(figures, measure))


def _breaks(figures: Iterable[OfficialFigure], measure: Measure) -> tuple[str, ...]:
    """The reason of every run that has another before it, each once."""
    runs = _grouped(figures, measure)
    return tuple(dict.fromkeys(run.segment.reason for run in runs[1:] if run.segment and run.segment.reason))


def _predecessors(catalogue: Catalogue, council: Area, englands: Sequence[OfficialFigure]) -> tuple[Area, ...]:
    """Those whose figures are older than the council; they are named and never joined with its own."""
    if council.started is None or not any(figure.period.start < council.started for figure in englands):
        return ()
    return tuple(catalogue.areas[code] for code in council.predecessors)


def _source(
    catalogue: Catalogue, figure: OfficialFigure, others: Iterable[OfficialFigure], englands: Iterable[OfficialFigure]
) -> Source:
    """Where the official figures come from; where nothing was published, the release that would have it."""
    for key in (figure.source, *(other.source for other in others), *(one.source for one in reversed(list(englands)))):
        if key in catalogue.sources and key != "invented":
            return catalogue.sources[key]
    return max(catalogue.sources.values(), key=lambda source: source.published)
