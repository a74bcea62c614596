"""Every official measure of an account's period: what became of each, how many improved, what will be asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, partial

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import ENGLAND
from localaccount_gen.model import Comparison, Missing
from localaccount_gen.quotes import quotes_in
from localaccount_gen.words import Direction


@dataclass(frozen=True)
class Mention:
    """Where an account speaks of a measure."""

    section: str
    """Key of the section; empty for account.yml, whose words stand on the landing page."""
    compared: bool
    """Whether the whole comparison is shown there, or only the figure is quoted."""


@dataclass(frozen=True)
class Row:
    """One measure on the card."""

    comparison: Comparison
    direction: Direction
    mention: Mention | None
    """None where the account says nothing of it."""


class Weakness(IntEnum):
    """Why a figure raises a question, weakest first. No number is made of it: within each, framework order."""

    BOTH = 1
    """Worse than a comparator, and got worse."""
    ENGLAND = 2
    """Worse than England."""
    COMPARATOR = 3
    """Worse than another comparator, but not than England."""
    CHANGE = 4
    """Got worse."""
    UNPUBLISHED = 5
    """No figure is published."""


@dataclass(frozen=True)
class Question:
    """What a journalist or a scrutiny committee will ask."""

    words: str
    weakness: Weakness
    rows: tuple[Row, ...]
    """The measures it is about: one, or all that have no figure for the same reason."""


@dataclass(frozen=True)
class Group:
    """The measures of one objective."""

    objective: str
    rows: tuple[Row, ...]

    @property
    def counts(self) -> Mapping[Direction, int]:
        return _counts(self.rows)


@dataclass(frozen=True)
class ScoreCard:
    """All measures that have a code in the account's period, by objective in the framework's order."""

    groups: tuple[Group, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def counts(self) -> Mapping[Direction, int]:
        """How many measures went each way, every way named; together all the measures."""
        return _counts(self.rows)

    @property
    def unsaid(self) -> Mapping[str, int]:
        """Why nobody can say, each reason with the number of its measures."""
        reasons = (words.cannot_say(row.comparison) for row in self.rows if row.direction is Direction.CANNOT_SAY)
        return Counter(reasons)


def score_card(comparisons: Iterable[Comparison], mentions: Mapping[str, Mention]) -> ScoreCard:
    """The card of these comparisons. `mentions` are by id of the measure."""
    groups: dict[str, list[Row]] = {}
    for comparison in comparisons:
        measure = comparison.measure
        row = Row(comparison, words.direction(comparison), mentions.get(measure.id))
        groups.setdefault(measure.objective, []).append(row)
    made = tuple(Group(objective, tuple(rows)) for objective, rows in groups.items())
    rows = [row for group in made for row in group.rows]
    questions = sorted((*_weak(rows), *_unpublished(rows)), key=lambda question: question.weakness)
    return ScoreCard(made, tuple(questions))


def mentions(account: Account, catalogue: Catalogue) -> Mapping[str, Mention]:
    """Where the account first speaks of each measure, by id: best with a comparison, else where it is quoted."""
    named = cache(partial(catalogue.measure, period=account.period))
    found: dict[str, Mention] = {}
    for section in account.sections:
        for use in section.form.measures:
            if measure := named(use.measure):
                found.setdefault(measure.id, Mention(section.key, compared=True))
    for key, document in (("", account.document), *((one.key, one.document) for one in account.sections)):
        for text in (document.body, *(text for _, text in document.texts)):
            for quote in quotes_in(text) if "[[" in text else ():
                if measure := named(quote.name):
                    found.setdefault(measure.id, Mention(key, compared=False))
    return found


def _weak(rows: Iterable[Row]) -> Iterator[Question]:
    for row in rows:
        if weakness := _weakness(row):
            yield Question(words.question(row.comparison), weakness, (row,))


def _weakness(row: Row) -> Weakness | None:
    weaker = words.weaker_than(row.comparison)
    if weaker and row.direction is Direction.WORSE:
        return Weakness.BOTH
    if any(one.area.code == ENGLAND for one in weaker):
        return Weakness.ENGLAND
    if weaker:
        return Weakness.COMPARATOR
    return Weakness.CHANGE if row.direction is Direction.WORSE else None


def _unpublished(rows: Iterable[Row]) -> Iterator[Question]:
    """One question for all that have no figure for the same reason; none where there was nothing to count."""
    by_reason: dict[str, list[Row]] = {}
    for row in rows:
        figure = row.comparison.figure
        if figure.value is None and figure.missing is not Missing.NOT_APPLICABLE:
            by_reason.setdefault(words.why_none(figure), []).append(row)
    for group in by_reason.values():
        asked = words.question_on_none([row.comparison for row in group])
        yield Question(asked, Weakness.UNPUBLISHED, tuple(group))


def _counts(rows: Sequence[Row]) -> Mapping[Direction, int]:
    return {direction: sum(row.direction is direction for row in rows) for direction in Direction}
