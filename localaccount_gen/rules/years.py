"""Family `stale`: the years a text names are those of its account."""

import re
from collections.abc import Iterator
from datetime import date

from localaccount_gen.findings import Severity
from localaccount_gen.model import Period
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.words import day

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PERIOD = r"(?P<start>20\d\d)\s?(?:[-/–]|\bto\b)\s?(?P<end>(?:20)?\d\d)\b(?![-/]\d)"
_NAMES_A_YEAR = re.compile(rf"\b{_PERIOD}|\b(?P<year>20\d\d)\b")

_THIS_YEAR = re.compile(
    r"\b(?:this (?:past |last )?(?:financial )?year"
    r"|the year (?:covered by|of) this (?:local )?account"
    r"|(?:this|our) (?:local )?account(?: of adult social care)?,? "
    r"(?:is (?:for|about)|covers|tells? (?:you )?about|reports on|looks (?:back )?at|describes|sets out)"
    r"(?: what (?:happened|we did)(?: in)?)?)"
    r",? ?[(–-]? ?(?:in |from |for |of |during )?(?:the )?(?:(?:financial )?(?:year|period) )?(?:from )?"
    rf"(?:(?:1 )?April )?{_PERIOD}(?! (?:account|promise|plan|survey|target))",
    re.IGNORECASE,
)
_TITLE = re.compile(rf"\blocal account\W{{0,3}}(?:for |of |summary )?(?:the year )?{_PERIOD}", re.IGNORECASE)

_PROMISE = re.compile(
    r"\b(?:will|shall|(?:aim|plan|intend|expect|hope|want|propose)s? to|(?:are|is) due"
    r"|(?:are|is|am) (?:going|due|set|planning|aiming) to|our (?:aim|target|goal|ambition) is"
    r"|to be (?:completed|delivered|finished|reached|achieved|in place))\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:was|were|had|how many|how much|would|said|told|promised|planned|aimed|hoped|expected|agreed|last year"
    r"|previously|already|did|achieved|reached(?! by)|missed|met|fell|rose|began|started|since)\b",
    re.IGNORECASE,
)
"""A sentence that looks back may name any year."""
_BY = re.compile(
    r"\b(?:by|before|until|no later than|from|in|during|for) (?:the )?"
    r"(?:(?P<season>end|start|beginning|spring|summer|autumn|winter) (?:of )?)?(?:\d{1,2}(?:st|nd|rd|th)? )?"
    rf"(?:(?P<month>{'|'.join(_MONTHS)}) )?(?:(?:financial |calendar )?year )?"
    r"(?:(?P<start>20\d\d)[-/–](?P<end>(?:20)?\d\d)\b|(?P<year>20\d\d)\b(?![-/–]\d))",
    re.IGNORECASE,
)
_SEASONS = {"start": 3, "beginning": 3, "spring": 5, "summer": 8, "autumn": 11}

_OTHERS = {"outside_comments", "quotes", "recommendations", "progress", "corrections", "figures", "evidence", "answers"}
"""Keys under which others speak, or the past is told of, or dates are those of sources."""


@rule("stale", Severity.WARNING, "accounts that carried last year’s sentences forward with last year’s dates")
def wrong_year(facts: Facts) -> Iterator[Found]:
    """Years in the text are those of the account: “this year” is its own, and no day promised has passed already.

    A section of words alone that names earlier years and never its own is asked about too.

    Why: a reader takes “this year” and “we will” at their word

    Passes (outcomes.md)::

        In 2024-25 fewer people waited than in 2023-24. We will answer every call within a day by March 2099.

    Fails (outcomes.md)::

        We will answer every call within a day by March 2024.
    """
    account = facts.account
    out = account.form.published or account.period.end
    for sentence in facts.sentences_with("20"):
        if not (sentence.path and sentence.path[0] in _OTHERS):
            yield from _other_year(sentence, account.period)
            yield from _past_promise(sentence, out)
    yield from _only_earlier_years(facts)


def _other_year(sentence: Sentence, own: Period) -> Iterator[Found]:
    """Another period called this year’s, or in the title of the account."""
    for pattern in (_THIS_YEAR, _TITLE) if sentence.kind is Kind.HEADING else (_THIS_YEAR,):
        for match in pattern.finditer(sentence.words):
            named = _named(match)
            if named and named != own:
                start, end = match.start("start"), match.end("end")
                yield Found(
                    sentence.place(start, end),
                    f"The text takes {sentence.words[start:end]} for its own year, and the account is for {own}.",
                    f"write {own}, or say that this was another year",
                )


def _named(match: re.Match[str]) -> Period | None:
    return Period.parse(f"{match['start']}-{match['end'][-2:]}") if match["end"] else None


def _past_promise(sentence: Sentence, out: date) -> Iterator[Found]:
    """Something that is still to be done by a day before the account came out."""
    promise = _PROMISE.search(sentence.words)
    if promise is None or _REPORT.search(sentence.words):
        return
    days = list(_BY.finditer(sentence.words, promise.end()))
    # With another day in it, the sentence may tell of steps, or set two years side by side.
    if len(days) == 1 and _last_day(days[0]) < out and len(_NAMES_A_YEAR.findall(sentence.words)) == 1:
        yield Found(
            sentence.place(*days[0].span()),
            f"“{' '.join(days[0][0].split())}” was past when the account came out ({day(out.isoformat())}), and the "
            "text still promises it.",
            "say whether it was done, or give the new day",
        )


def _last_day(match: re.Match[str]) -> date:
    """About the last day that the words allow."""
    if match["start"]:
        return date(int(match["start"][:2] + match["end"][-2:]), 3, 31)
    month = _MONTHS.index(match["month"].capitalize()) + 1 if match["month"] else None
    return date(int(match["year"]), month or _SEASONS.get((match["season"] or "").casefold(), 12), 28)


def _only_earlier_years(facts: Facts) -> Iterator[Found]:
    """Sections of words alone that name earlier periods, more than once, and neither their own nor a later year."""
    own = facts.account.period
    for section in facts.account.sections:
        if section.form.measures or section.form.figures or "[[" in section.body:
            continue
        named = list(_NAMES_A_YEAR.finditer(section.body))
        latest = max((int(f"20{one['end'][-2:]}") if one["end"] else int(one["year"]) for one in named), default=0)
        earlier = [one for one in named if _named(one)]
        if len(earlier) > 1 and latest <= own.start_year:
            yield Found(
                section.document.in_body(earlier[0].start(), len(earlier[0][0])),
                f"This section names {earlier[0][0]} or earlier years {len(earlier)} times, and never {own}.",
                f"tell what happened in {own}, or say why there is nothing later",
            )


RULES = (wrong_year,)
