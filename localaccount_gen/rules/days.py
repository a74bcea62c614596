"""Family `priority`, continued: time is told so that it means the same in three years."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.model import Period
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.vague import TRIGGER

_AMBIGUOUS = re.compile(
    r"(?P<last>\blast (?:year|spring|summer|autumn|winter|month)\b(?![’']s| of\b))"
    r"|(?P<next>(?<!the )\b(?:next (?:year|spring|summer|autumn|winter|month)\b(?![’']s| to\b)"
    r"|(?:in|over|during|within) the (?:coming|next few) (?:years?|months?|weeks?)\b"
    r"|in the near future\b|in due course\b|later this year\b))"
    r"|(?P<soon>(?<!as )(?<!so )(?<!too )(?<!how )(?<!very )\bsoon\b(?! (?:as|after|afterwards|enough|before"
    r"|became|found))"
    r"|\bshortly\b(?! (?:after|before|afterwards|thereafter|beforehand)))"
    r"|(?P<recent>(?<!most )(?<!more )(?<!who )(?<!who have )(?<!who had )(?<!who has )(?<!that )\brecently\b"
    r"(?! (?:bereaved|diagnosed|discharged|widowed|retired|disabled|arrived|left))"
    r"|\bin recent (?:months|weeks)\b)",
    re.IGNORECASE,
)
_MARKS = ("soon", "recent", "shortly", "next ", "last ", "coming ", "near future", "due course", "later this year")
_YEAR = re.compile(r"\b20\d\d\b")
_OTHERS_WORDS = {"outside_comments", "quotes", "you_said", "said", "recommendations", "answers", "evidence"}


@rule("priority", Severity.WARNING, TRIGGER)
def ambiguous_date(facts: Facts) -> Iterator[Found]:
    """“Soon”, “recently”, “next year” and “last year” have the year beside them.

    What others said is left alone: it stands as they said it.

    Why: an account is read for years, and these words mean another time to each reader

    Passes (market.md)::

        Two care homes open in the spring of 2026.

    Fails (market.md)::

        Two care homes will open soon.
    """
    for sentence in facts.sentences_with(*_MARKS):
        if sentence.kind is Kind.HEADING or _OTHERS_WORDS & set(sentence.path) or _YEAR.search(sentence.words):
            continue
        match = _AMBIGUOUS.search(sentence.words)
        if match and not _is_quoted(sentence, match.start()):
            yield Found(
                sentence.place(*match.span()),
                f"“{match[0]}” does not say when.",
                f"write the time with its year, such as  {_instead(match.lastgroup or '', facts.account.period)}",
            )


def _is_quoted(sentence: Sentence, place: int) -> bool:
    before = sentence.words[:place]
    return before.count("“") > before.count("”")


def _instead(kind: str, period: Period) -> str:
    match kind:
        case "last":
            return f"in {period.previous}"
        case "recent":
            return f"in March {period.end.year}"
        case _:
            return f"in {Period(period.start_year + 1)}   or  by March {period.end.year + 1}"


RULES = (ambiguous_date,)
