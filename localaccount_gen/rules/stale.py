"""Family `stale`: words of this year, published while they still matter."""

import re
from collections.abc import Iterator
from datetime import date

from localaccount_gen.account import Account
from localaccount_gen.codespans import paragraphs
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.words import day, period

_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_QUOTE = re.compile(r"\[\[[^\[\]\n]*\]\]|\]\([^)\n]*\)")
_RUN = 4
"""Words in a row that two texts share when one was copied."""


@rule(
    "stale",
    Severity.WARNING,
    "accounts most of whose text was last year’s",
    {"percent": 70, "paragraph_words": 40},
)
def unchanged_text(facts: Facts) -> Iterator[Found]:
    """Paragraphs say something new: none of 40 words or more is over 70% the same as in the account before.

    Figures do not count, so that old words around new numbers are found as well.

    Why: readers of both accounts look for what is different

    Passes (outcomes.md)::

        We asked people what changed for them. They told us that the calls come sooner and that the letters are
        shorter than they were a year ago. But a new worker still comes to the door far too often in the week.

    Fails (outcomes.md)::

        Our teams work with people in their homes and in their neighbourhoods. Everybody who needs a little help gets
        it early, close to where they live and from people they know. Nobody has to tell their story twice. That is
        what we want to be known for.
    """
    if not facts.earlier:
        return
    before = facts.earlier[-1]
    known = _runs_of(before)
    most, fewest = facts.setting(unchanged_text, "percent"), facts.setting(unchanged_text, "paragraph_words")
    for section in facts.account.sections:
        same = [
            (offset, text)
            for offset, text in paragraphs(section.body)
            # A word and the space behind it have two characters or more.
            if len(text) > 2 * fewest and _is_same(_words(text), known, fewest, most)
        ]
        if same:
            offset, text = same[0]
            lines = [section.document.in_body(start, 1).line for start, _ in same]
            which = "A paragraph is" if len(same) == 1 else f"{len(same)} paragraphs are"
            listed = "" if len(same) == 1 else f" They start on lines {', '.join(map(str, lines))}."
            yield Found(
                section.document.in_body(offset, len(text.partition("\n")[0])),
                f"{which} over {most}% the same as in the account for {before.period}.{listed}",
                f"say what is different in {period(facts.account.period)}, or cut it",
            )


def _words(text: str) -> list[str]:
    return _WORD.findall(_QUOTE.sub(" ", text).casefold())


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(words[start:] for start in range(_RUN)), strict=False))


def _runs_of(account: Account) -> set[tuple[str, ...]]:
    """Every run of words in the stories of an account."""
    return {run for section in account.sections for _, text in paragraphs(section.body) for run in _runs(_words(text))}


def _is_same(words: list[str], known: set[tuple[str, ...]], fewest: int, most: int) -> bool:
    if len(words) < fewest:
        return False
    runs = _runs(words)
    return len(runs & known) * 100 > most * len(runs)


@rule(
    "stale",
    Severity.WARNING,
    "letter to directors on producing local accounts, 2011, which hopes for publication by December",
    {"months": 9, "strong_months": 12},
)
def published_late(facts: Facts) -> Iterator[Found]:
    """The account comes out within nine months of the end of its period, which is by 31 December.

    Why: what people read after a year has long become something else

    Passes (account.yml)::

        published: 2025-12-18

    Fails (account.yml)::

        published: 2026-02-03
    """
    account = facts.account
    if account.document.file in facts.broken or (account.form.published is None and account.form.demonstration):
        return
    out = account.form.published or facts.today
    months = _whole_months(account.period.end, out)
    if out <= _months_after(account.period.end, facts.setting(published_late, "months")):
        return
    most = facts.setting(published_late, "months")
    very = "far too late" if months >= facts.setting(published_late, "strong_months") else "late"
    if account.form.published:
        problem = f"The account came out {very}: {months} months after {day(account.period.end.isoformat())}."
        fix = "say why in an answer, and begin the next one sooner"
    else:
        problem = (
            f"The account is {very}: {months} months after {day(account.period.end.isoformat())} it is not published."
        )
        fix = "publish it with what there is, and write the day under  published:"
    yield Found(account.document.key_place("published"), f"{problem} People expect it within {most} months.", fix)


def _whole_months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _months_after(start: date, months: int) -> date:
    """The last day of the month so many months later."""
    year, month = divmod(start.year * 12 + start.month + months, 12)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


RULES = (unchanged_text, published_late)
