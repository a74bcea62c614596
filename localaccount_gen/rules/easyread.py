"""Family `easy-read`: Easy Read is there, says what the section says, and somebody checked it."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from localaccount_gen.account import Section
from localaccount_gen.amounts import bare
from localaccount_gen.characters import MOST_TOLD
from localaccount_gen.digests import section_digest
from localaccount_gen.findings import Severity
from localaccount_gen.prose import Sentence
from localaccount_gen.quotes import quotes_in
from localaccount_gen.rules.rule import Facts, Found, rule

_STANDARD = (
    "Accessible Information Standard; Making written information easier to understand, Department of Health, 2010"
)


@rule("easy-read", Severity.WARNING, _STANDARD)
def easy_read_missing(facts: Facts) -> Iterator[Found]:
    """At least one section has Easy Read of the same period: rows of a few words, each with a picture.

    Why: many of the people an account is about cannot read the rest of it

    Passes (political-priorities.md)::

        ---
        easy_read:
          rows: [{words: We promised a shorter wait., picture: clock}]
        ---
        Councillors promised a shorter wait.

    Fails (political-priorities.md)::

        ---
        easy_read: {rows: []}
        ---
        Councillors promised a shorter wait.
    """
    if facts.is_whole and not any(section.form.easy_read.rows for section in facts.account.sections):
        yield Found(
            facts.account.document.place(),
            "The account has no Easy Read.",
            "begin with one section: write  easy_read:  and under it  rows:  with a few words and a picture in each",
        )


def rows_of(facts: Facts, section: Section) -> list[Sentence]:
    """The sentences of a section's Easy Read."""
    if "easy_read" not in section.document.values:
        return []
    return [one for one in facts.part(section.key).sentences if one.path[:2] == ("easy_read", "rows")]


_SPELT = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,12}(?:\.\d{1,6})?"
_COUNT = rf"(?:{_NUMERAL}|{'|'.join(_SPELT)})"
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_SHARE = re.compile(rf"\b({_COUNT}) (?:in|out of)(?: every)? ({_COUNT})\b", re.IGNORECASE)
_PERCENT = re.compile(rf"({_NUMERAL})\s?(?:%|per cent)")

_NO_FIGURE = re.compile(
    r"\[\[[^\[\]\n]*\]\]"  # a quote, which is right by construction
    r"|\b0\d{2,5}(?:[ -]?\d{2,}){1,4}\b|\b18001\b|\b(?:999|111|101|112|119)\b"  # telephone numbers
    r"|\b(?:19|20)\d\d(?:[-/–](?:20)?\d\d)?\b(?! (?:people|times|days))"  # years
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?= (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b)|\b\d{1,2}[.:]\d\d ?(?:am|pm)?\b|\b\d{1,2} ?(?:am|pm)\b"  # days and hours
)
_TYPED = re.compile(
    r"(?P<about>\b(?:about|around|nearly|almost|more than|over|less than|fewer than|under|some) )?(?P<pounds>£)?"
    rf"(?<![\w.,])(?P<number>{_NUMERAL})(?![\w]|[.,]\d)"
    r"(?P<unit>%| (?:per cent|million|days?|weeks?|months?|years?|hours?|people|times)\b)?",
    re.IGNORECASE,
)


@rule("easy-read", Severity.ERROR, "Easy Read pages that gave last year’s figures")
def easy_read_figure_differs(facts: Facts) -> Iterator[Found]:
    """A number in Easy Read is one that its section gives. A figure that is quoted by its name is always right.

    “About 7 in 10” agrees with 69%, “about 6,400” with 6,412, “£142 million” with £142.3 million. Numbers under ten
    that count nothing the section could count, telephone numbers and years are left alone.

    Why: people who read Easy Read have a right to the same facts as everyone else

    Passes (scrutiny.md)::

        ---
        easy_read:
          rows: [{words: 26 people spoke about waiting., picture: talk}]
        ---
        The committee heard from 26 people about waiting.

    Fails (scrutiny.md)::

        ---
        easy_read:
          rows: [{words: 62 people spoke about waiting., picture: talk}]
        ---
        The committee heard from 26 people about waiting.
    """
    for section in facts.account.sections:
        if not section.form.easy_read.rows:
            continue
        known: _Numbers | None = None
        for sentence in rows_of(facts, section):
            words = _NO_FIGURE.sub(_blank, sentence.words)
            if not re.search(r"\d", words):
                continue
            known = known or _Numbers(facts, section)
            for match, problem, right in islice(known.wrong(words), MOST_TOLD):
                yield Found(
                    sentence.place(match.start(), match.end()),
                    problem,
                    f"write what the section says{right}, or quote the figure by its name as  [[name]]",
                )


class _Numbers:
    """Every number a section gives."""

    def __init__(self, facts: Facts, section: Section) -> None:
        told = [text for path, text in section.document.texts if path[0] != "easy_read"]
        told += [section.body, *(f"[[{use.measure}]]" for use in section.form.measures)]
        text = facts.quotes.fill("\n".join(told))
        for table in section.form.tables:
            if table.file in facts.account.tables:
                text += "\n" + "\n".join("\n".join(row) for row in facts.account.tables[table.file].rows)
        text = re.sub(r"\[\[[^\[\]\n]*\]\]", " ", text)
        self._numbers = {_number(digits.rstrip(",")[:30]) for digits in _DIGITS.findall(text)}
        self._numbers |= {Decimal(_SPELT[word]) for word in _SPELT.keys() & text.casefold().split()}
        for entry in facts.account.figures.values():
            self._numbers |= {value for value in (entry.figure.value, entry.figure.previous) if value is not None}
        self._shares = [_number(match[1]) / 100 for match in _PERCENT.finditer(text)]
        self._shares += [
            value / 100
            for entry in facts.account.figures.values()
            if entry.figure.unit == "per cent"
            for value in (entry.figure.value, entry.figure.previous)
            if value is not None
        ]
        for match in _SHARE.finditer(text) if " in " in text or " out of " in text else ():
            if of := _number(match[2]):
                self._shares.append(_number(match[1]) / of)

    def wrong(self, words: str) -> Iterator[tuple[re.Match[str], str, str]]:
        """Each number in a row that the section does not give, what is wrong with it, and the nearest it gives."""
        for share in _SHARE.finditer(words):
            if not self._has_share(_number(share[1]), _number(share[2])):
                yield share, f"“{share[0]}” is no share that the section gives.", self._nearest_share(_number(share[2]))
        for match in _TYPED.finditer(_SHARE.sub(_blank, words)):
            number = _number(match["number"])
            counts = number >= 10 or match["unit"] or match["pounds"]
            if counts and not self._has(number, match):
                yield match, f"The section does not give the number {match['number']}.", self._nearest(number)

    def _has_share(self, part: Decimal, of: Decimal) -> bool:
        if not of:
            return False
        # What a share leaves is as good: 66% on time is 1 in 3 late.
        return any(min(abs(part / of - one), abs(part / of - 1 + one)) * of <= Decimal("0.5") for one in self._shares)

    def _nearest_share(self, of: Decimal) -> str:
        if not self._shares or not of:
            return ""
        return f", such as about {round(self._shares[0] * of)} in {bare(of)}"

    def _has(self, number: Decimal, match: re.Match[str]) -> bool:
        digits = match["number"].replace(",", "")
        step = Decimal(1).scaleb(-len(digits.partition(".")[2]))
        about = (match["about"] or "").strip().casefold()
        if about and "." not in digits:
            step = Decimal(10) ** (len(digits) - len(digits.rstrip("0")))
        low, high = -step / 2, step / 2
        if about in ("more than", "over"):
            low, high = Decimal(0), step
        elif about in ("nearly", "almost", "less than", "fewer than", "under"):
            low, high = -step, Decimal(0)
        return any(low <= one - number <= high for one in self._numbers)

    def _nearest(self, number: Decimal) -> str:
        if not self._numbers:
            return ""
        return f", such as {bare(min(self._numbers, key=lambda one: (abs(one - number), one)))}"


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _number(text: str) -> Decimal:
    return Decimal(_SPELT.get(text.casefold(), text.replace(",", "")))


@rule("easy-read", Severity.WARNING, "Easy Read pages that were last year’s")
def easy_read_stale(facts: Facts) -> Iterator[Found]:
    """Somebody read both and confirmed that Easy Read says what the section says now.

    `confirmed:` holds the first 12 digits of the SHA-256 of the section’s words and figures. The check tells you what
    to type, and tells you again when a word or a figure of the section has changed.

    Until it is first typed, this is advice.

    Why: an old Easy Read tells its readers what is no longer so

    Passes (scrutiny.md)::

        The committee heard from people about waiting.

    Fails (scrutiny.md)::

        ---
        easy_read:
          confirmed: 0123456789ab
          rows: [{words: People spoke about waiting., picture: talk}]
        ---
        The committee heard from people about waiting.
    """
    for section in facts.sections:
        form = section.form.easy_read
        # While a quote leads nowhere, the words to be confirmed are still to come.
        if not form.rows or _has_broken_quote(section, facts):
            continue
        now = section_digest(section, facts.quotes, facts.account.tables)
        if form.confirmed == now:
            continue
        if first := form.confirmed is None:
            place = section.document.key_place("easy_read")
            problem = "Nobody has confirmed that this Easy Read says what the section says."
        else:
            place = section.document.place("easy_read", "confirmed")
            problem = "The section has changed since somebody confirmed its Easy Read."
        yield Found(place, problem, f"read both, put right what differs, and then type  confirmed: {now}", first)


def _has_broken_quote(section: Section, facts: Facts) -> bool:
    told = (section.body, *(text for _, text in section.document.texts))
    return any(facts.quotes.problem(quote) for text in told for quote in quotes_in(text))


@rule("easy-read", Severity.ADVICE, _STANDARD)
def easy_read_not_tested(facts: Facts) -> Iterator[Found]:
    """account.yml says which people with a learning disability checked the Easy Read and when, or why nobody has yet.

    Why: only its readers can say whether it is easy

    Passes (account.yml)::

        easy_read:
          tested: {by: The Halton Speak Up group, date: 2025-10-20}

    Fails (account.yml)::

        easy_read: {}
    """
    checked = facts.account.form.easy_read
    has_rows = facts.account.document.file not in facts.broken and any(
        section.form.easy_read.rows for section in facts.account.sections
    )
    if has_rows and checked.tested is None and checked.not_tested is None:
        yield Found(
            facts.account.document.key_place("easy_read"),
            "The account does not say whether people with a learning disability checked its Easy Read.",
            "write under easy_read:  tested: {by: …, date: …}  or  not_tested:  with the reason",
        )


RULES = (easy_read_missing, easy_read_figure_differs, easy_read_stale, easy_read_not_tested)
