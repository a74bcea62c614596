"""What the official figures show beside each trigger. Nothing inside a margin is called better or worse."""

from collections.abc import Iterator

from localaccount_gen import words
from localaccount_gen.compare import ENGLAND
from localaccount_gen.model import Comparison, Missing, Verdict
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.selfassessed import measure_address
from localaccount_gen.scorecard import Row
from localaccount_gen.triggers.fact import Fact, Kind
from localaccount_gen.words import Direction

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


def official(trigger: str, shown: ShownAccount) -> Iterator[Fact]:
    """The official measures of one trigger: each that stands out either way, and those without a figure."""
    unpublished, alike = [], []
    for row in shown.checked.score_card.rows:
        comparison = row.comparison
        if ELSEWHERE.get(comparison.measure.id, _MANY) != trigger:
            continue
        if comparison.figure.value is None:
            if comparison.figure.missing is not Missing.NOT_APPLICABLE:
                unpublished.append(comparison)
        elif kind := _kind(row):
            yield _fact(row, kind, shown)
        elif trigger == _MANY:
            alike.append(comparison)
        else:
            yield _fact(row, Kind.KNOWN, shown)
    if alike:
        names = words.listed([f"“{comparison.measure.plain_title}”" for comparison in alike])
        said = f"These do not stand out either way, or cannot be compared: {names}."
        yield Fact(Kind.KNOWN, said, "Every official measure, at the end of this file")
    for comparison in unpublished:
        said = f"No figure is published for {comparison.period} on “{comparison.measure.plain_title}”."
        yield Fact(Kind.KNOWN, f"{said} {words.why_none(comparison.figure)}", _place(comparison),
                   comparison.source.address)  # fmt: skip


def _kind(row: Row) -> Kind | None:
    """None where a figure is about the same as all it is set beside, or nobody can say."""
    comparison = row.comparison
    verdicts = {one.difference.verdict for one in comparison.against}
    if words.weaker_than(comparison) or row.direction is Direction.WORSE:
        return Kind.ASK
    if comparison.measure.id == _TURNOVER:
        return Kind.ASK if _is_higher(comparison) else Kind.KNOWN
    if Verdict.BETTER in verdicts or row.direction is Direction.IMPROVED:
        # Slightly worse than somebody else, it is not held up as strong.
        return Kind.STRONG if Verdict.WORSE not in verdicts else None
    return None


def _is_higher(comparison: Comparison) -> bool:
    return any(one.area.code == ENGLAND and one.difference.verdict is Verdict.HIGHER for one in comparison.against)


def _fact(row: Row, kind: Kind, shown: ShownAccount) -> Fact:
    comparison = row.comparison
    said = words.headline(comparison)
    caution = words.caution(comparison)
    more = [
        caution if caution not in said else "",
        f"A note in the account: {comparison.note}" if comparison.note else "",
        comparison.figure.note,
        _spoken_of(row, shown) if kind is Kind.ASK else "",
    ]
    return Fact(kind, said, _place(comparison), measure_address(comparison, shown),
                " ".join(part for part in more if part))  # fmt: skip


def _spoken_of(row: Row, shown: ShownAccount) -> str:
    if row.mention is None:
        return "The account does not speak of it."
    section = shown.by_key.get(row.mention.section)
    return f"The account speaks of it under “{section.title if section else 'At a glance'}”."


def _place(comparison: Comparison) -> str:
    """“Measure 4A, from the survey of 2024-25, give or take 4.4. Department of Health …, 23 January 2026.”"""
    figure, measure = comparison.figure, comparison.measure
    code = measure.code_in(figure.period) or measure.id
    basis = words.figure_basis(figure, measure) if figure.value is not None else f"for {figure.period}"
    if comparison.invented:
        basis += "; the council’s figure is invented"
    source = comparison.source
    published = f", {words.day(source.published)}" if source.published else ""
    return f"Measure {code}, {basis}. Source: {source.publisher}{published}"


def sources(shown: ShownAccount) -> list[tuple[str, str]]:
    """Each source of the official figures, whole, with its address."""
    found = {row.comparison.source.key: row.comparison.source for row in shown.checked.score_card.rows}
    return [(words.source_sentence(source), source.address) for source in found.values()]


def every_measure(shown: ShownAccount) -> Iterator[tuple[str, str, str, str]]:
    """Each measure of the period: its name and code, the figure, how it stands to others, and to its own past."""
    for row in shown.checked.score_card.rows:
        comparison, measure = row.comparison, row.comparison.measure
        figure = comparison.figure
        name = f"{measure.plain_title} ({measure.code_in(comparison.period) or measure.id})"
        if figure.value is None:
            yield name, words.why_none(figure), "Nothing to compare.", words.direction_sentence(comparison)
            continue
        value = f"{words.value(figure, measure)}, {words.figure_basis(figure, measure)}. {words.caution(comparison)}"
        said = words.direction_sentence(comparison)
        yield name, value.strip(), words.verdict_sentence(comparison), f"{row.direction.value.capitalize()}. {said}"
