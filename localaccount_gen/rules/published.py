"""Family `figure`: what the council gives as an official figure is the figure that was published."""

from collections.abc import Iterator
from decimal import Decimal

from localaccount_gen import words
from localaccount_gen.account import FigureEntry
from localaccount_gen.findings import Severity
from localaccount_gen.model import Collection, Measure, Missing, OfficialFigure, Period
from localaccount_gen.numerals import Unit
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.tabled import Tabled, tabled_figures
from localaccount_gen.statements import Statement

_HEADLINE = "an account that gave 89% where 68.8% was published for that measure and year"


def name(measure: Measure, period: Period) -> str:
    """“People who feel safe” (4A), as findings call a measure."""
    code = measure.code_in(period)
    return f"“{measure.plain_title}”{f' ({code})' if code else ''}"


def published(facts: Facts, measure: Measure, period: Period) -> OfficialFigure:
    """The council's own official figure."""
    return facts.catalogue.figure(measure.id, facts.account.council.area.code, period)


def told(facts: Facts, statement: Statement) -> OfficialFigure:
    """The figure a number in prose is to be set beside: for carers, where no period is named, of the last survey."""
    figure = published(facts, statement.measure, statement.period)
    carers = statement.measure.collection is Collection.CARER_SURVEY
    if figure.value is None and carers and not statement.period_named:
        return facts.comparison(statement.measure).figure
    return figure


def _tagged(facts: Facts) -> Iterator[tuple[FigureEntry, Measure, OfficialFigure]]:
    """The local figures that say they are official, with what was published."""
    for entry in facts.account.figure_entries:
        period = period_of(entry, facts)
        measure = facts.catalogue.measure(entry.figure.measure, period) if entry.figure.measure else None
        if measure:
            yield entry, measure, published(facts, measure, period)


def period_of(entry: FigureEntry, facts: Facts) -> Period:
    """The period of a figure that is tagged with a measure."""
    return Period.parse(entry.figure.period or "") or facts.account.period


@rule("figure", Severity.ERROR, _HEADLINE)
def differs_from_official(facts: Facts) -> Iterator[Found]:
    """A figure tagged with an official measure is the one that was published, or carries a note that says why not.

    Why: people will find the official figure, and then believe neither

    Passes (feedback.md)::

        ---
        figures:
          feel-safe:
            label: people who use services who feel safe
            value: 68.1
            unit: per cent
            measure: 4A
            source: Adult Social Care Outcomes Framework
            taken: 2025-12-18
        ---

    Fails (feedback.md)::

        ---
        figures:
          feel-safe:
            label: people who use services who feel safe
            value: 89
            unit: per cent
            measure: 4A
            source: Adult Social Care Outcomes Framework
            taken: 2025-12-18
        ---
    """
    for entry, measure, figure in _tagged(facts):
        given = entry.figure
        if given.note or given.value == figure.value or (figure.value is None and given.value == 0):
            continue
        place = entry.document.place("figures", entry.name, "value")
        area = words.possessive(facts.account.council.area)
        if figure.value is None:
            problem = f"No figure was published for {name(measure, figure.period)} for {figure.period}: "
            yield Found(
                place,
                f"{problem}{words.missing(figure, measure)}.",
                "take  measure:  away if this is your own count, or add a  note:  that says where it comes from",
            )
        else:
            yield Found(
                place,
                f"{given.value} is not the official figure. {area} {name(measure, figure.period)} was "
                f"{words.value(figure, measure)} in {figure.period}.",
                f"write {figure.value}; or quote [[{entry.figure.measure}]] and delete this figure; or add a  note:  "
                "that says why yours differs",
            )


@rule("figure", Severity.WARNING, _HEADLINE)
def typed_figure_differs(facts: Facts) -> Iterator[Found]:
    """A number typed beside a measure's name is the official one for that period, as far as it is rounded.

    Why: people will find the official figure, and then believe neither

    Passes (feedback.md)::

        In the national survey 68% of people who use services said that they feel safe.

    Fails (feedback.md)::

        In the national survey 72% of people who use services said that they feel safe.
    """
    for statement in facts.statements:
        figure, numeral, sentence = told(facts, statement), statement.numeral, statement.telling.sentence
        if figure.value is not None and numeral.value != 0 and not _fits(statement, figure.value):
            yield Found(
                sentence.place(numeral.start, numeral.end),
                f"“{sentence.words[numeral.start : numeral.end]}” is not the official figure. "
                f"{_official(facts, statement.measure, figure)}",
                _typed_fix(statement.measure, figure, facts),
            )
    for one in tabled_figures(facts):
        figure = published(facts, one.measure, one.period)
        if figure.value is not None and one.cell.value != 0 and not _same(one, figure.value):
            yield Found(
                one.place,
                f"This cell is not the official figure. {_official(facts, one.measure, figure)}",
                f"write {words.short_value(figure, one.measure)}, or say in the table’s title or note that these are "
                "not the official figures",
            )


def _fits(statement: Statement, value: Decimal) -> bool:
    numeral = statement.numeral
    if numeral.stands_for(value):
        return True
    # Half a unit exactly may be rounded either way.
    return numeral.unit is Unit.PERCENT and not numeral.decimals and abs(numeral.value - value) <= Decimal("0.5")


def _same(one: Tabled, value: Decimal) -> bool:
    return abs(one.cell.value - value) <= Decimal(5).scaleb(-one.cell.decimals - 1)


def _official(facts: Facts, measure: Measure, figure: OfficialFigure) -> str:
    area = words.possessive(facts.account.council.area)
    what = f"{area} {name(measure, figure.period)} was {words.value(figure, measure)} in {figure.period}."
    return f"{what} It counts {measure.numerator}." if measure.unit == "percent" else what


def _typed_fix(measure: Measure, figure: OfficialFigure, facts: Facts) -> str:
    code = measure.code_in(facts.account.period)
    own = figure.period == facts.account.period or facts.comparison(measure).figure is figure
    quote = f", or better [[{code}]], which is filled in" if code and own else ""
    return f"write {words.short_value(figure, measure)}{quote}; if it counts something else, say whose figure it is"


@rule("figure", Severity.ERROR, "Adult Social Care Outcomes Framework: [c] is hidden, [x] not available, [z] not asked")
def missing_as_zero(facts: Facts) -> Iterator[Found]:
    """Where no figure was published, the account says so in words and never gives 0.

    Why: none published means that nobody knows, and 0 says that there was not one

    Passes (feedback.md)::

        Carers were not asked in 2024-25. In 2023-24, 66.2% of carers found it easy to find information.

    Fails (feedback.md)::

        In 2024-25, 0% of carers found it easy to find information.
    """
    for entry, measure, figure in _tagged(facts):
        if entry.figure.value == 0 and figure.value is None:
            yield Found(
                entry.document.place("figures", entry.name, "value"),
                _none(measure, figure),
                "delete this figure and say in words why there is none",
            )
    for statement in facts.statements:
        figure = told(facts, statement)
        if statement.numeral.value == 0 and figure.value is None:
            yield Found(
                statement.telling.sentence.place(statement.numeral.start, statement.numeral.end),
                _none(statement.measure, figure),
                f"say why there is none: {words.missing(figure, statement.measure)}",
            )
    for one in tabled_figures(facts):
        figure = published(facts, one.measure, one.period)
        if one.cell.value == 0 and figure.value is None:
            marker = figure.missing.value if figure.missing and figure.missing is not Missing.NOT_PUBLISHED else "x"
            yield Found(one.place, _none(one.measure, figure), f"write [{marker}] in the cell")


def _none(measure: Measure, figure: OfficialFigure) -> str:
    return (
        f"0 stands here, and no figure was published for {name(measure, figure.period)} for {figure.period}: "
        f"{words.missing(figure, measure)}."
    )


RULES = (differs_from_official, typed_figure_differs, missing_as_zero)
