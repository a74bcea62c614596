"""How far councils answer to local people, by their own word: the questions of 2013, answered in accounts."""

from collections.abc import Iterator

from localaccount_gen.accountability import load_survey
from localaccount_gen.charts.surveys import Answered, SurveyPicture, survey_picture
from localaccount_gen.evaluation.accountability import (
    Accountabilities,
    SurveyTable,
    accountabilities,
    accountability_description,
    accountability_table,
)
from localaccount_gen.evaluation.shares import CONVENTIONS, SMALLEST_BASE, Share
from localaccount_gen.pages import File, Page, PageLink
from localaccount_gen.register import Collection
from localaccount_gen.render.evaluators import ACCOUNTABILITY
from localaccount_gen.render.gathered.coverage import TOP, links_from
from localaccount_gen.render.outline import Outline

_CSV = "coverage/accountability.csv"


def accountability_pages(collection: Collection) -> Iterator[Outline]:
    """One page, with the answers of 2013 where no account answers."""
    told = accountabilities(collection)
    page = Page(
        ACCOUNTABILITY.address,
        "accountability",
        ACCOUNTABILITY.title,
        "What accounts answer to the questions on accountability that directors were asked in 2013.",
        (),
        trail=(PageLink("All councils", ""), TOP),
    )
    facts = {
        "told": told,
        "answers": _answers_here(told),
        "gap": _gap(told),
        "pictures": {table.key: list(_pictures(table)) for table in told.tables},
        "conventions": CONVENTIONS,
        "smallest": SMALLEST_BASE,
        "data": _CSV,
        "link": links_from(ACCOUNTABILITY.address),
    }
    yield Outline(page, facts)


def accountability_files(collection: Collection) -> Iterator[File]:
    """The numbers of the page."""
    yield File(_CSV, accountability_table(accountabilities(collection)).content())
    yield File(f"{_CSV}-metadata.json", accountability_description(_CSV.rpartition("/")[2]))


def _answers_here(told: Accountabilities) -> str:
    """How many accounts answer, and whether they are enough for per cents."""
    number = len(told.entries)
    if not number:
        return "No account here answers yet."
    said = "1 account here answers" if number == 1 else f"{number} accounts here answer"
    if told.levels.is_counted:
        return f"{said}."
    return f"{said}. With fewer than {SMALLEST_BASE} there are no per cents, so the accounts are counted."


def _gap(told: Accountabilities) -> str:
    """How many are where they want to be, in 2013 and here."""
    survey = load_survey()
    then = (
        f"{survey.where_they_want_to_be} per cent thought that their council was where it wanted to be, and "
        f"{survey.want_better} per cent that it wanted to be higher."
    )
    if not told.at_home.base:
        return then
    one = told.at_home.base == 1
    if one:
        here = "is at that level" if told.at_home.count else "wants to be higher" if told.want_better.count else ""
        return f"{then} The 1 council here that says both {here}." if here else then
    return (
        f"{then} Of the {told.at_home.base} councils here that say both, {_number(told.at_home)} at that level, and "
        f"{told.want_better.count} {'wants' if told.want_better.count == 1 else 'want'} to be higher."
    )


def _number(share: Share) -> str:
    return f"{share.count} {'is' if share.count == 1 else 'are'}"


_IN_PICTURE = {
    "levels": ((0, "Where councils are, in per cent"), (1, "Where councils want to be, in per cent")),
    "statements": ((0, "Agree or strongly agree, in per cent"),),
    "activities": ((0, "Done now or in the last 12 months, in per cent"),),
}
"""The columns that have a picture, and its caption: a picture of every answer would say no more than the table."""


def _pictures(table: SurveyTable) -> Iterator[SurveyPicture]:
    for column, caption in _IN_PICTURE[table.key]:
        answers = [
            Answered(row.name, row.then[column], row.here[column].per_cent if table.is_counted else None)
            for row in table.rows
        ]
        yield survey_picture(f"{table.key}-{column}", caption, answers, counted=table.is_counted)
