"""The page of an account that has every official measure, whether a section speaks of it or not."""

from collections.abc import Mapping
from dataclasses import dataclass

from localaccount_gen import words
from localaccount_gen.charts.directions import ROLES, direction_table, objectives_picture, overall_picture
from localaccount_gen.model import Period
from localaccount_gen.pages import PageLink
from localaccount_gen.render.sections import ShownSection
from localaccount_gen.scorecard import Question, Row, ScoreCard

SCORE_CARD = "score-card/"
"""The last part of the page's address. No section has this name, because the framework names every section."""

ALL_FIGURES = "All official figures"

_OBJECTIVES_FROM = Period(2023)
"""The framework sorted its measures under these objectives from 2023-24
(https://www.gov.uk/government/publications/care-data-matters-a-roadmap-for-better-adult-social-care-data/annex-b-updates-to-the-adult-social-care-outcomes-framework-ascof-from-april-2023)."""


@dataclass(frozen=True)
class ShownRow:
    """A measure in words throughout."""

    link: PageLink
    """To the comparison where the account shows it, else to the page on the measure."""
    figure: str
    basis: str
    """“from the survey of 2024-25, give or take 4.4”; empty where there is no figure."""
    against: str
    role: str
    direction: str
    change: str
    caution: str
    note: str
    """The council's own note."""


@dataclass(frozen=True)
class ShownObjective:
    title: str
    key: str
    counted: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class ShownQuestion:
    words: str
    measures: tuple[PageLink, ...]
    """Named only where the question is about several."""
    why: str
    """What is known beforehand: why there is no figure, or that numbers are small; may be empty."""
    note: str
    said: str
    """What the account says of it, up to the link."""
    link: PageLink | None


def score_card_facts(
    card: ScoreCard, sections: Mapping[str, ShownSection], landing: PageLink, period: Period
) -> dict[str, object]:
    """What the page's template needs."""
    about = card.rows[0].comparison if card.rows else None
    return {
        "counted": words.directions_counted(card.counts),
        "period": period,
        "invented": words.place(about.council) if about and about.invented else "",
        "older_objectives": period < _OBJECTIVES_FROM,
        "overall": about and overall_picture(card, about),
        "objectives_picture": about and objectives_picture(card, about),
        "table": about and direction_table(card, about),
        "unsaid": list(card.unsaid.items()),
        "objectives": [
            ShownObjective(
                title=group.objective,
                key=f"objective-{number}",
                counted=words.directions_counted(group.counts, "measures"),
                rows=tuple(_row(row, sections) for row in group.rows),
            )
            for number, group in enumerate(card.groups, 1)
        ],
        "how_counted": words.HOW_COUNTED,
        "sources": list(dict.fromkeys(words.source_sentence(row.comparison.source) for row in card.rows)),
        "questions": [_question(question, sections, landing) for question in card.questions],
    }


def _row(row: Row, sections: Mapping[str, ShownSection]) -> ShownRow:
    comparison = row.comparison
    figure, measure = comparison.figure, comparison.measure
    has_figure = figure.value is not None
    return ShownRow(
        link=_link(row, sections),
        figure=words.value(figure, measure) if has_figure else words.level(comparison),
        basis=words.figure_basis(figure, measure) if has_figure else "",
        against=words.verdict_sentence(comparison),
        role=ROLES[row.direction],
        direction=_capital(row.direction.value),
        change=words.direction_sentence(comparison),
        caution=words.caution(comparison) if has_figure else "",
        note=comparison.note,
    )


def _question(question: Question, sections: Mapping[str, ShownSection], landing: PageLink) -> ShownQuestion:
    first = question.rows[0]
    comparison = first.comparison
    several = len(question.rows) > 1
    figure = comparison.figure
    said, link = ("", None) if several else _mentioned(first, sections, landing)
    return ShownQuestion(
        words=question.words,
        measures=tuple(_link(row, sections) for row in question.rows) if several else (),
        why=words.why_none(figure) if figure.value is None else words.caution(comparison),
        note="" if several else comparison.note,
        said=said,
        link=link,
    )


def _mentioned(row: Row, sections: Mapping[str, ShownSection], landing: PageLink) -> tuple[str, PageLink | None]:
    """What the account says of a measure, and where."""
    mention = row.mention
    if mention is None:
        return "The account does not show this figure.", None
    if not mention.section:
        return "The account quotes this figure under", landing
    section = sections[mention.section]
    if mention.compared:
        return "The account shows this figure under", PageLink(section.title, _link(row, sections).address)
    return "The account quotes this figure under", PageLink(section.title, section.address)


def _link(row: Row, sections: Mapping[str, ShownSection]) -> PageLink:
    measure, mention = row.comparison.measure, row.mention
    address = f"measures/{measure.id}/"
    if mention and mention.compared:
        section = sections[mention.section]
        place = next(placed.chart.key for placed in section.charts if placed.measure == address)
        address = f"{section.address}#{place}"
    return PageLink(measure.plain_title, address)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
