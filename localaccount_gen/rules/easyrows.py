"""Family `easy-read`: every row has its picture, and a draft is no Easy Read."""

from collections.abc import Iterator

from localaccount_gen.account import Section
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.sectionforms import EasyReadRow

_STANDARD = (
    "Making written information easier to understand for people with learning disabilities, Department of Health, 2010"
)


@rule("easy-read", Severity.ERROR, _STANDARD)
def easy_read_draft(facts: Facts) -> Iterator[Found]:
    """A draft of Easy Read is not published: somebody has made its rows easy and true, and deleted the line `draft:`.

    `localaccount easy-read draft` writes a first draft from the words of a section, which are not yet easy.

    Why: a computer can cut sentences short, and cannot make them easy

    Passes (scrutiny.md)::

        ---
        easy_read:
          rows: [{words: People spoke about waiting., picture: talk}]
        ---
        The committee heard from people about waiting.

    Fails (scrutiny.md)::

        ---
        easy_read:
          draft: true
          rows: [{words: The committee heard from people about waiting., picture: talk}]
        ---
        The committee heard from people about waiting.
    """
    for section in facts.account.sections:
        if section.form.easy_read.draft:
            yield Found(
                section.document.key_place("easy_read", "draft"),
                "This Easy Read is a draft that nobody has made easy yet.",
                "write every row in easy words, choose its picture, and then delete the line  draft: true",
            )


@rule("easy-read", Severity.WARNING, _STANDARD)
def easy_read_no_picture(facts: Facts) -> Iterator[Found]:
    """Every row has a picture: one by its word, or ten people drawn from a percentage.

    Why: people who read little read the pictures

    Passes (scrutiny.md)::

        ---
        easy_read:
          rows: [{words: People spoke about waiting., picture: talk}]
        ---
        The committee heard from people about waiting.

    Fails (scrutiny.md)::

        ---
        easy_read:
          rows: [{words: People spoke about waiting.}]
        ---
        The committee heard from people about waiting.
    """
    for section in facts.account.sections:
        for number, row in enumerate(section.form.easy_read.rows):
            yield from _wrong(facts, section, number, row)


def _wrong(facts: Facts, section: Section, number: int, row: EasyReadRow) -> Iterator[Found]:
    document, path = section.document, ("easy_read", "rows", number)
    if row.people:
        if isinstance(problem := facts.quotes.share(row.people), str):
            fix = "name a percentage, such as  people: 4A, or choose a picture by a word, such as  picture: people"
            yield Found(document.place(*path, "people"), problem, fix)
    elif row.picture is None:
        fix = "write a word for it, such as  picture: phone"
        yield Found(document.place(*path), "This row of Easy Read has no picture.", fix)


RULES = (easy_read_draft, easy_read_no_picture)
