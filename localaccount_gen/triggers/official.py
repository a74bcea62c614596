"""What the official figures show beside each trigger. Nothing inside a margin is called better or worse."""

from collections.abc import Iterable, Iterator

from localaccount_gen import words
from localaccount_gen.compare import ENGLAND
from localaccount_gen.model import Comparison, Missing, Period, Verdict
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.selfassessed import measure_address
from localaccount_gen.scorecard import Row, ScoreCard
from localaccount_gen.triggers.fact import Fact, Kind
from localaccount_gen.triggers.subject import Subject
from localaccount_gen.words import Direction
from localaccount_gen.words.caution import is_slight, is_small_count

_MANY = "ascof"
"""The trigger of all measures that no other asks about, where those that do not stand out are named together."""

ELSEWHERE = {
    "admissions_18_64": "financial-concerns",
    "admissions_65": "financial-concerns",
    "workforce_turnover": "workforce",
    "satisfaction_users": "satisfaction",
    "satisfaction_carers": "satisfaction",
    "feel_safe": "safeguarding",
    "services_safe": "safeguarding",
    "s42_risk_reduced": "safeguarding",
    "sds_users": "personalisation",
    "sds_carers": "personalisation",
    "dp_users": "personalisation",
    "dp_carers": "personalisation",
    "cqc_good_residential": "market",
}
"""Measures that a trigger of their own asks about; all others stand under “ascof”. Each is told once."""

_TURNOVER = "workforce_turnover"
"""Neither way is better by itself, but the Memorandum asks about staff who leave."""


def official(trigger: str, subject: Subject) -> Iterator[Fact]:
    """The official measures of one trigger: each that stands out either way, and those without a figure."""
    unpublished, alike = [], []
    for row in subject.card.rows:
        comparison = row.comparison
        if ELSEWHERE.get(comparison.measure.id, _MANY) != trigger:
            continue
        if comparison.figure.value is None:
            if comparison.figure.missing is not Missing.NOT_APPLICABLE:
                unpublished.append(comparison)
        elif kind := _kind(row):
            yield _fact(row, kind, subject.shown)
        elif trigger == _MANY:
            alike.append(comparison)
        else:
            yield _fact(row, Kind.KNOWN, subject.shown)
    if alike:
        names = words.listed([f"“{comparison.measure.plain_title}”" for comparison in alike])
        said = f"These do not stand out either way, or cannot be compared: {names}."
        yield Fact(Kind.KNOWN, said, "Every official measure, at the end of this file")
    yield from _unpublished(unpublished)


def _unpublished(comparisons: Iterable[Comparison]) -> Iterator[Fact]:
    """Measures without a figure, those for the same reason told together.

    That too few people are counted to show is no question to a council; that it sent nothing in may be one.
    """
    alike: dict[tuple[Period, str, str], list[Comparison]] = {}
    for one in comparisons:
        alike.setdefault((one.figure.period, words.why_none(one.figure), one.source.key), []).append(one)
    for (period, why, _), group in alike.items():
        first = group[0]
        names = words.listed([f"“{one.measure.plain_title}”" for one in group])
        kind = Kind.KNOWN if first.figure.missing is Missing.SUPPRESSED else Kind.ASK
        codes = words.listed([one.measure.code_in(period) or one.measure.id for one in group])
        place = f"{'Measure' if len(group) == 1 else 'Measures'} {codes}, for {period}. {_source(first)}"
        yield Fact(kind, f"No figure is published for {period} on {names}. {why}", place, first.source.address)


def _kind(row: Row) -> Kind | None:
    """None where a figure is about the same as all it is set beside, or nobody can say."""
    comparison = row.comparison
    verdicts = {one.difference.verdict for one in comparison.against}
    if words.weaker_than(comparison) or row.direction is Direction.WORSE:
        return Kind.ASK
    if comparison.measure.id == _TURNOVER:
        return Kind.ASK if _is_higher(comparison) else Kind.KNOWN
    stronger = any(one.difference.verdict is Verdict.BETTER and not is_slight(one.difference, comparison.measure)
                   for one in comparison.against)  # fmt: skip
    if stronger or row.direction is Direction.IMPROVED:
        # Slightly worse than somebody else, it is not held up as strong.
        if Verdict.WORSE in verdicts:
            return None
        # Ten out of ten may be chance: it is told, and not held up either.
        return Kind.KNOWN if is_small_count(comparison.figure, comparison.measure) else Kind.STRONG
    return None


def _is_higher(comparison: Comparison) -> bool:
    return any(one.area.code == ENGLAND and one.difference.verdict is Verdict.HIGHER for one in comparison.against)


def _fact(row: Row, kind: Kind, shown: ShownAccount | None) -> Fact:
    comparison = row.comparison
    said = words.headline(comparison)
    caution = words.caution(comparison)
    more = [
        caution if caution not in said else "",
        _own_note(comparison),
        comparison.figure.note,
        _spoken_of(row, shown) if kind is Kind.ASK and shown else "",
    ]
    address = measure_address(comparison, shown) if shown else comparison.source.address
    return Fact(kind, said, _place(comparison), address, " ".join(part for part in more if part))


def _own_note(comparison: Comparison) -> str:
    return f"A note in the account: {comparison.note}" if comparison.note else ""


def _spoken_of(row: Row, shown: ShownAccount) -> str:
    if row.mention is None:
        return "The account does not speak of it."
    section = shown.by_key.get(row.mention.section)
    return f"The account speaks of it under “{section.title if section else 'At a glance'}”."


def _place(comparison: Comparison) -> str:
    """“Measure 4A, from the survey of 2024-25, give or take 4.4. Source: Department of Health …, 23 January 2026”."""
    figure, measure = comparison.figure, comparison.measure
    basis = words.figure_basis(figure, measure)
    if comparison.invented:
        basis += "; the council’s figure is invented"
    return f"Measure {measure.code_in(figure.period) or measure.id}, {basis}. {_source(comparison)}"


def _source(comparison: Comparison) -> str:
    source = comparison.source
    published = f", {words.day(source.published)}" if source.published else ""
    return f"Source: {source.publisher}{published}"


def sources(card: ScoreCard) -> list[tuple[str, str]]:
    """Each source of the official figures, whole, with its address."""
    found = {row.comparison.source.key: row.comparison.source for row in card.rows}
    return [(words.source_sentence(source), source.address) for source in found.values()]


def every_measure(card: ScoreCard) -> Iterator[tuple[str, str, str, str]]:
    """Each measure of the period: its name and code, the figure, how it stands to others, and to its own past."""
    for row in card.rows:
        comparison, measure = row.comparison, row.comparison.measure
        figure = comparison.figure
        name = f"{measure.plain_title} ({measure.code_in(comparison.period) or measure.id})"
        if figure.value is None:
            yield name, words.why_none(figure), "Nothing to compare.", words.direction_sentence(comparison)
            continue
        told = (f"{words.value(figure, measure)}, {words.figure_basis(figure, measure)}.", words.caution(comparison),
                figure.note, _own_note(comparison))  # fmt: skip
        said = words.direction_sentence(comparison)
        yield (
            name,
            " ".join(filter(None, told)),
            words.verdict_sentence(comparison),
            f"{row.direction.value.capitalize()}. {said}",
        )
