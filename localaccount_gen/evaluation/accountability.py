"""What accounts answer to the questions on accountability of 2013, beside what directors answered then.

In the conventions of that survey (`shares`). Nothing is said of a difference: other people of other councils answered.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from localaccount_gen.accountability import Question, Questions, Survey, load_survey
from localaccount_gen.csvfile import DataTable
from localaccount_gen.editions.csvw import COUNT, Column, table, written
from localaccount_gen.evaluation.shares import NOT_APPLICABLE, SMALLEST_BASE, Share
from localaccount_gen.register import Collection, Entry
from localaccount_gen.register.sharing import AccountabilityData


@dataclass(frozen=True)
class SurveyRow:
    """One question, or one level of the scale."""

    name: str
    then: tuple[int | None, ...]
    """Per cent in 2013, by column; None where it was not published."""
    here: tuple[Share, ...]


@dataclass(frozen=True)
class SurveyTable:
    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[SurveyRow, ...]
    base: int
    """How many answered in 2013."""
    asked: str
    """Who was asked in 2013."""

    @property
    def here(self) -> int:
        """How many accounts answer any of it."""
        return max((share.base for row in self.rows for share in row.here), default=0)

    @property
    def is_counted(self) -> bool:
        """Whether enough accounts answer every part for per cents."""
        return all(share.base >= SMALLEST_BASE for row in self.rows for share in row.here)

    def cells(self, row: SurveyRow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What a table shows of a row: 2013, and here. Where too few accounts answer they are counted."""
        then = tuple(NOT_APPLICABLE if share is None else str(share) for share in row.then)
        if self.is_counted:
            return then, tuple(share.words for share in row.here)
        return then, tuple(str(share.count) if share.base else NOT_APPLICABLE for share in row.here)


@dataclass(frozen=True)
class Accountabilities:
    """Everything on accountability of a collection: the newest account of each council that answers."""

    entries: tuple[Entry, ...]
    levels: SurveyTable
    statements: SurveyTable
    activities: SurveyTable
    at_home: Share
    """Accounts whose council is at the level that it wants to be at, of those that say both."""
    want_better: Share
    """Accounts whose council wants to be at a higher one."""

    @property
    def tables(self) -> tuple[SurveyTable, ...]:
        return (self.levels, self.statements, self.activities)


def accountabilities(collection: Collection) -> Accountabilities:
    """Demonstrations count only where there is nothing else."""
    survey = load_survey()
    entries = tuple(one for one in collection.counted.newest.entries if one.accountability)
    told = [one.accountability for one in entries if one.accountability]
    order = [level.key for level in survey.levels]
    both = [
        (order.index(one.now), order.index(one.aspired)) for one in told if one.now in order and one.aspired in order
    ]
    return Accountabilities(
        entries=entries,
        levels=_levels(told, survey),
        statements=_statements(told, survey.statements),
        activities=_activities(told, survey.activities),
        at_home=Share(sum(now == aspired for now, aspired in both), len(both)),
        want_better=Share(sum(now < aspired for now, aspired in both), len(both)),
    )


def _levels(told: Sequence[AccountabilityData], survey: Survey) -> SurveyTable:
    keys = {level.key for level in survey.levels}
    now = [one.now for one in told if one.now in keys]
    aspired = [one.aspired for one in told if one.aspired in keys]
    rows = tuple(
        SurveyRow(
            level.title,
            (level.now, level.aspired),
            (Share(now.count(level.key), len(now)), Share(aspired.count(level.key), len(aspired))),
        )
        for level in survey.levels
    )
    caption = "The level of backing now, and the level that councils want"
    return SurveyTable("levels", caption, ("Now", "Wanted"), rows, survey.base, survey.asked)


_TOGETHER = ("strongly agree", "agree")


def _statements(told: Sequence[AccountabilityData], questions: Questions) -> SurveyTable:
    columns = ("Agree or strongly agree", *(questions.said(answer) for answer in _answers(questions)))
    rows = _rows(questions, lambda question: [one.statements.get(question.key) for one in told])
    caption = "Four statements that directors agreed or disagreed with"
    return SurveyTable("statements", caption, columns, rows, questions.base, questions.asked)


def _activities(told: Sequence[AccountabilityData], questions: Questions) -> SurveyTable:
    columns = tuple(questions.said(answer) for answer in _answers(questions))
    rows = _rows(questions, lambda question: [one.activities.get(question.key) for one in told])
    caption = "What councils do to become better"
    return SurveyTable("activities", caption, columns, rows, questions.base, questions.asked)


def _answers(questions: Questions) -> list[str]:
    return [answer for answer in questions.each[0].per_cent if answer != "together"]


def _rows(questions: Questions, given: Callable[[Question], list[str | None]]) -> tuple[SurveyRow, ...]:
    answers = _answers(questions)
    rows = []
    for question in questions.each:
        found = [answer for answer in given(question) if answer in answers]
        # The sum is rounded from the counts, as the survey did: 38 and 57 per cent were 94 together.
        together = [Share(sum(found.count(one) for one in _TOGETHER), len(found))] * ("together" in question.per_cent)
        here = (*together, *(Share(found.count(answer), len(found)) for answer in answers))
        rows.append(SurveyRow(question.plain, tuple(question.per_cent.values()), here))
    return tuple(rows)


_COLUMNS = (
    Column("question", "As the survey asked it.", required=True),
    Column("answer", required=True),
    Column("per cent in 2013", "As published; empty where it was not.", COUNT),
    Column("base in 2013", "How many directors answered.", COUNT),
    Column("accounts", "How many accounts give this answer.", COUNT, required=True),
    Column("base of accounts", "How many accounts answer the question.", COUNT, required=True),
)


def accountability_table(told: Accountabilities) -> DataTable:
    """Every number, one answer a row. A cell is empty where nothing was published."""
    return DataTable(tuple(column.head for column in _COLUMNS), tuple(_cells(told)))


def accountability_description(name: str) -> bytes:
    """CSVW metadata of it."""
    about = {"dc:title": "How accountable councils say they are, beside what directors said in 2013"}
    return written(table(name, about, [column.described for column in _COLUMNS]))


def _cells(told: Accountabilities) -> Iterator[tuple[str, ...]]:
    for one in told.tables:
        for row in one.rows:
            for column, then, here in zip(one.columns, row.then, row.here, strict=True):
                published = "" if then is None else str(then)
                yield row.name, column, published, str(one.base), str(here.count), str(here.base)
