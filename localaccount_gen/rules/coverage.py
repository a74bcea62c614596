"""Family `coverage`: what the framework suggests is there, or its absence is explained."""

import re
from collections.abc import Iterator

from localaccount_gen.account import Section
from localaccount_gen.coverage import MENTIONED_WORDS, REASON_WORDS
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.yamlfile import Document

_LETTER = "letter to directors on producing local accounts, 2011"


@rule("coverage", Severity.WARNING, _LETTER, {"reason_words": REASON_WORDS})
def missing_section(facts: Facts) -> Iterator[Found]:
    """Each of the eleven suggested sections is there, or account.yml says why it is not covered.

    Why: a reader cannot tell whether something was left out because there is nothing to say or because it went badly

    Passes (account.yml)::

        not_covered:
          scrutiny:
            reason: >-
              No scrutiny review of adult social care took place between April 2024 and March 2025;
              the next one is planned.

    Fails (account.yml)::

        not_covered:
          scrutiny:
            reason: Not this year.
    """
    account, reason_words = facts.account, facts.setting(missing_section, "reason_words")
    for requirement in facts.framework.suggested:
        key = requirement.key
        if account.section(key) or key in account.unread:
            continue
        omission = account.form.not_covered.get(key)
        if omission is None and key not in account.document.values.get("not_covered", {}):
            yield Found(
                account.document.place(),
                f"The account has no section “{requirement.title}” ({key}.md).",
                f"write {key}.md, or say under not_covered: why it is left out",
            )
        elif omission is not None and len(omission.reason.split()) < reason_words:
            yield Found(
                account.document.place("not_covered", key, "reason"),
                f"The reason for leaving out “{requirement.title}” is too short to be one.",
                f"say in {reason_words} words or more why, and where people can find it instead",
            )


_PLACEHOLDER = re.compile(
    r"\b(TBC|TBA|TBD|TODO|FIXME)\b|\b(lorem ipsum|to be (?:confirmed|added|written|completed)"
    r"|(?:see|as) last year(?:[’']s)?|insert (?:text|figure|number) here|coming soon)\b"
    r"|\bX{2,}%?\b|\[(?:insert|add)[^\]]*\]",
    re.IGNORECASE,
)

_MARKS = ("tbc", "tba", "tbd", "todo", "fixme", "lorem", "to be ", "last year", "insert", "coming soon", "xx", "[add")
"""One of these is in every placeholder: a text without any holds none, and looking for them is quick."""


@rule(
    "coverage", Severity.ERROR, "accounts published with notes to the drafter still in them", {"words": MENTIONED_WORDS}
)
def placeholder_section(facts: Facts) -> Iterator[Found]:
    """A section says something: no TBC, no “see last year”, no words of last year's, and 50 words or a figure.

    Why: a section that is empty, or still last year's, looks covered and tells a reader nothing new

    Passes (scrutiny.md)::

        ---
        figures:
          reviews: {label: scrutiny reviews, value: 2, previous: 1}
        ---
        Councillors reviewed our work twice.

    Fails (scrutiny.md)::

        TBC
    """
    account, fewest = facts.account, facts.setting(placeholder_section, "words")
    yield from _carried(account.document, account.form.carried_from)
    everything = "\n".join(facts.folded.values())
    present = [mark for mark in _MARKS if mark in everything]
    for section in account.sections:
        yield from _carried(section.document, section.form.carried_from)
        text = facts.folded[section.document.file]
        marks = list(_placeholders(section)) if any(mark in text for mark in present) else []
        yield from marks
        has_figure = bool(section.document.values.get("figures") or section.form.measures or section.form.tables)
        words = facts.section_words(section)
        if not marks and words < fewest and not has_figure and not section.form.progress:
            told = f"only {words} words" if words else "no words"
            yield Found(
                section.start,
                f"This section has {told} and no figure.",
                f"write at least {fewest} words or give a figure; or delete the file and say under "
                "not_covered: in account.yml why",
            )


def _carried(document: Document, since: str | None) -> Iterator[Found]:
    if since:
        yield Found(
            document.place("carried_from"),
            f"The words in this file are still those of {since}.",
            "read them all, put them right, then delete the line  carried_from:",
        )


def _placeholders(section: Section) -> Iterator[Found]:
    fix = "write what it stands for, or take it out"
    for match in _PLACEHOLDER.finditer(section.body):
        yield Found(
            section.document.in_body(match.start(), len(match[0])),
            f"“{match[0]}” stands where words for residents should be.",
            fix,
        )
    if section.form.summary and (mark := _PLACEHOLDER.search(section.form.summary)):
        yield Found(
            section.document.within(("summary",), mark[0]),
            f"“{mark[0]}” stands where the answer for residents should be.",
            fix,
        )


@rule("coverage", Severity.ADVICE, _LETTER)
def open_questions(facts: Facts) -> Iterator[Found]:
    """The letter's six questions are answered under how_it_was_made.

    Why: they tell a reader whether anybody but the council had a hand in the account

    Passes (account.yml)::

        how_it_was_made:
          citizen_driven: Forty residents chose what it reports on.
          external_challenge: Healthwatch read a draft.
          health_outcomes: It uses the same figures as the health board's report.
          corporate_reporting: Its priorities are those of the council plan.
          boards: The Safeguarding Adults Board wrote part of it.
          health_and_wellbeing_board: The board discussed it in public.

    Fails (account.yml)::

        how_it_was_made:
          citizen_driven: Forty residents chose what it reports on.
    """
    answers = facts.account.form.how_it_was_made
    for question in facts.framework.questions:
        if getattr(answers, question.key) is None and question.key not in facts.account.document.values.get(
            "how_it_was_made", {}
        ):
            yield Found(
                facts.account.document.key_place("how_it_was_made"),
                f"The account does not say: {question.plain}",
                f"add a line under how_it_was_made: such as  {question.key}: …",
            )


@rule("coverage", Severity.WARNING, "omissions and answers kept long after their reason had gone")
def expired_omission(facts: Facts) -> Iterator[Found]:
    """An omission's or an answer's last day is not past, and what it explains is still so.

    Why: a reason that has run out is a promise not kept

    Passes (account.yml)::

        not_covered:
          workforce:
            reason: The first survey of care workers in the county ends in the spring, and its results come after that.
            until: 2099-09-30

    Fails (account.yml)::

        not_covered:
          workforce:
            reason: The first survey of care workers in the county ends in the spring, and its results come after that.
            until: 2024-09-30
    """
    account = facts.account
    for key, omission in account.form.not_covered.items():
        if account.section(key):
            yield Found(
                account.document.key_place("not_covered", key),
                f"“{key}” is said not to be covered, and there is a {key}.md.",
                "take one of the two out",
            )
        elif omission.until and omission.until < facts.today:
            yield Found(
                account.document.place("not_covered", key, "until"),
                f"This section was to be covered by {omission.until}, and that day is past.",
                f"write {key}.md, or give a new reason and a new day",
            )
    for index, answer in enumerate(account.form.answers):
        if answer.until and answer.until < facts.today:
            yield Found(
                account.document.place("answers", index, "until"),
                f"The answer to {answer.rule} ran out on {answer.until}.",
                "put right what the rule found, or give a new reason and a new day",
            )


RULES = (missing_section, placeholder_section, open_questions, expired_omission)
