"""The score card in the other editions: as data, and as lines to be read aloud."""

from collections.abc import Iterator, Mapping
from typing import Any

from localaccount_gen import words
from localaccount_gen.editions.differences import against, change, official
from localaccount_gen.editions.edition import Edition
from localaccount_gen.editions.record import heading, listed
from localaccount_gen.model import Comparison
from localaccount_gen.scorecard import Mention, Question, Row, ScoreCard, Weakness
from localaccount_gen.words import Direction

_BECAUSE = {
    Weakness.BOTH: "worse than a comparator, and got worse",
    Weakness.ENGLAND: "worse than England",
    Weakness.COMPARATOR: "worse than another comparator",
    Weakness.CHANGE: "got worse",
    Weakness.UNPUBLISHED: "not published",
}


def score_card_data(card: ScoreCard) -> dict[str, Any]:
    """Every official measure of the period with its verdicts, how many went which way, and the questions to expect.

    A measure's `shown_in` is the key of the first section with its comparison, or null.
    """
    return {
        "sentence": words.directions_counted(card.counts),
        "counts": _counts(card.counts),
        "objectives": [{"objective": group.objective, "counts": _counts(group.counts)} for group in card.groups],
        "measures": [_measure(row) for row in card.rows],
        "questions": [
            {
                "question": question.words,
                "because": _BECAUSE[question.weakness],
                "measures": [row.comparison.measure.id for row in question.rows],
            }
            for question in card.questions
        ],
    }


def score_card_lines(edition: Edition) -> Iterator[str]:
    """What was counted, a line a measure, by objective, a line a question, and then how it was counted."""
    card = edition.checked.score_card
    yield words.directions_counted(card.counts)
    if not card.rows:
        return
    yield (
        "Nobody chose these measures. "
        f"Every official measure for {edition.account.period} is here, whether the account speaks of it or not."
    )
    for why, number in card.unsaid.items():
        yield f"Nobody can say for {number} {'measure' if number == 1 else 'measures'}. {why}"
    for group in card.groups:
        yield from heading(group.objective)
        yield words.directions_counted(group.counts, "measures")
        yield from (_line(row.comparison, row.direction) for row in group.rows)
    none_weak = "None of these figures is worse than those it is compared with, none got worse, and none is missing."
    questions = [_question(question, edition) for question in card.questions]
    yield from listed("Questions to expect, the weakest figures first", questions or [none_weak])
    sources = (words.source_sentence(row.comparison.source) for row in card.rows)
    yield from listed("How this is counted", (*words.HOW_COUNTED, *dict.fromkeys(sources)))


def _measure(row: Row) -> dict[str, Any]:
    comparison, mention = row.comparison, row.mention
    measure = comparison.measure
    return {
        "measure": measure.id,
        "plain_title": measure.plain_title,
        "objective": measure.objective,
        "unit": measure.unit,
        **official(comparison.figure, comparison),
        "against": [against(one, comparison) for one in comparison.against],
        "change": change(comparison),
        "direction": row.direction.value,
        "shown_in": mention.section if mention and mention.compared else None,
    }


def _counts(counts: Mapping[Direction, int]) -> dict[str, int]:
    named = {direction.value.replace(" ", "_"): number for direction, number in counts.items()}
    return {"measures": sum(counts.values()), **named}


def _line(comparison: Comparison, direction: Direction) -> str:
    figure, measure = comparison.figure, comparison.measure
    if figure.value is None:
        return f"{measure.plain_title}. {words.level(comparison)} {words.verdict_sentence(comparison)}".strip()
    said = (
        f"{measure.plain_title}: {words.value(figure, measure)}, {words.figure_basis(figure, measure)}.",
        words.verdict_sentence(comparison),
        f"{direction.value[:1].upper()}{direction.value[1:]}.",
        words.direction_sentence(comparison),
        words.caution(comparison),
        f"A note on this figure: {comparison.note}" if comparison.note else "",
    )
    return " ".join(sentence for sentence in said if sentence)


def _question(question: Question, edition: Edition) -> str:
    comparisons = [row.comparison for row in question.rows]
    figure = comparisons[0].figure
    names = "; ".join(comparison.measure.plain_title for comparison in comparisons)
    said = (
        question.words,
        f"{names}." if len(comparisons) > 1 else "",
        words.why_none(figure) if figure.value is None else words.caution(comparisons[0]),
        _mentioned(question.rows[0].mention, edition) if len(comparisons) == 1 else "",
    )
    return " ".join(sentence for sentence in said if sentence)


def _mentioned(mention: Mention | None, edition: Edition) -> str:
    if mention is None:
        return "The account does not show this figure."
    requirement = edition.framework.requirement(mention.section)
    where = edition.title(requirement) if requirement else "At a glance"
    return f"The account {'shows' if mention.compared else 'quotes'} this figure under “{where}”."
