"""Family `balance`, continued: money and people are set beside last year's, and what changed has a reason."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from localaccount_gen import amounts
from localaccount_gen.account import FigureEntry
from localaccount_gen.findings import Severity
from localaccount_gen.forms import LocalFigure
from localaccount_gen.rules.rule import Facts, Found, rule

_REVIEW = "Ayling and Marsh for TEASC, 2013: accounts do not compare money or numbers year on year"

_MONEY = ("£", "£ million")
_SPENT = re.compile(r"\b(?:spen[dt]|spending|spends|costs?|budgets?|expenditure)\b", re.IGNORECASE)
_NOT_SPENT = re.compile(
    r"\b(?:sav(?:ed|ings?)|income|towards|above|over|under|overspen[dt]|underspen[dt]|price|average|each|a week|per)\b",
    re.IGNORECASE,
)
_SUPPORTED = re.compile(
    r"\bsupported\b|\b(?:got|get|getting|had|have|having|receiv\w+|us(?:e|ed|ing)|with|in)\b.{0,60}"
    r"\b(?:support|care|help|services?|payments?|breaks?|reablement)\b",
    re.IGNORECASE,
)
_NOT_SUPPORTED = re.compile(
    r"\b(?:wait\w*|assess\w*|review\w*|compla\w*|asked|survey\w*|died|without|safeguard\w*|know|satisf\w*|staff"
    r"|workers?)\b",
    re.IGNORECASE,
)
_BASIS = re.compile(r"\b(?:gross|net)\b", re.IGNORECASE)
_BECAUSE = re.compile(
    r"\b(?:because|due to|as a result|reasons?|owing to|caused|driven by|reflects?|follow(?:s|ed|ing)|since|led to"
    r"|so that|means? that|after)\b",
    re.IGNORECASE,
)


def _is_spending(entry: FigureEntry) -> bool:
    label = entry.figure.label
    return entry.figure.unit in _MONEY and bool(_SPENT.search(label)) and not _NOT_SPENT.search(label)


def _is_supported(entry: FigureEntry) -> bool:
    label = entry.figure.label
    in_people = entry.figure.unit in ("people", "number")
    return in_people and bool(_SUPPORTED.search(label)) and not _NOT_SUPPORTED.search(label)


@rule("balance", Severity.WARNING, _REVIEW)
def no_money_compared(facts: Facts) -> Iterator[Found]:
    """The account says what was spent this year and last, on the same basis, gross or net.

    The figure on the landing page has `previous`; without one there, a figure, a table of two years or a sentence with
    both amounts will do.

    Why: one year's money says nothing, and gross set beside net says something untrue

    Passes (productivity.md)::

        ---
        figures:
          money: {label: spent, value: 61.2, previous: 58.9, unit: £ million, basis: net, source: Books of 1 May 2025}
        ---

    Fails (productivity.md)::

        ---
        figures:
          net-spend: {label: spent, value: 61.2, unit: £ million, basis: net, source: Books of 1 May 2025}
        ---
    """
    if not facts.is_whole:
        return
    shown = _on_landing_page(facts, "money")
    entries = [shown] if shown else [entry for entry in facts.account.figure_entries if _is_spending(entry)]
    if any(entry.figure.previous is not None and _says_basis(entry.figure) for entry in entries):
        return
    if not shown and (_has_money_table(facts) or _says_both(facts, _is_money_sentence, _BASIS)):
        return
    if not entries:
        yield Found(
            facts.account.document.key_place("figures"),
            "The account does not say how much was spent, this year and last.",
            "add under figures:  net-spend: {label: money spent on adult social care, value: …, previous: …, "
            "unit: £ million, basis: net}",
        )
    elif with_previous := next((entry for entry in entries if entry.figure.previous is not None), None):
        yield Found(
            with_previous.place,
            f"“{with_previous.figure.label}” does not say whether it is gross or net.",
            "add a line such as  basis: net, after what people paid towards their care, in both years",
        )
    else:
        yield Found(
            entries[0].place,
            f"“{entries[0].figure.label}” does not say how much it was the year before.",
            "add a line such as  previous: …   with last year’s amount on the same basis, and  basis: net  or gross",
        )


@rule("balance", Severity.WARNING, _REVIEW)
def no_people_compared(facts: Facts) -> Iterator[Found]:
    """The account says how many people were supported, this year and last.

    Why: whether more or fewer people got help is what residents ask first

    Passes (account.yml)::

        figures:
          people-supported: {label: people helped, value: 3145, previous: 3050, unit: people, source: Of 1 May 2025}

    Fails (account.yml)::

        figures:
          people-supported: {label: people supported, value: 3145, unit: people, source: Of 1 May 2025}
    """
    if not facts.is_whole:
        return
    shown = _on_landing_page(facts, "people")
    entries = [shown] if shown else [entry for entry in facts.account.figure_entries if _is_supported(entry)]
    if any(entry.figure.previous is not None for entry in entries):
        return
    if not shown and _says_both(facts, _is_people_sentence, None):
        return
    if not entries:
        yield Found(
            facts.account.document.key_place("figures"),
            "The account does not say how many people were supported, this year and last.",
            "add under figures:  people-supported: {label: people who got long-term support, value: …, previous: …, "
            "unit: people}",
        )
    else:
        yield Found(
            entries[0].place,
            f"“{entries[0].figure.label}” does not say how many it was the year before.",
            "add a line such as  previous: …   with last year’s number, counted in the same way",
        )


def _on_landing_page(facts: Facts, part: str) -> FigureEntry | None:
    """The figure that everybody reads, which needs last year's beside it whatever other pages say."""
    fact = getattr(facts.account.form.at_a_glance, part)
    entry = facts.account.figures.get(fact.figure) if fact else None
    return entry if entry and entry.figure.unit in {"money": _MONEY, "people": ("people",)}[part] else None


def _says_basis(figure: LocalFigure) -> bool:
    return bool(_BASIS.search(" ".join(words for words in (figure.label, figure.basis, figure.note) if words)))


def _has_money_table(facts: Facts) -> bool:
    for section in facts.account.sections:
        for named in section.form.tables:
            table = facts.account.tables.get(named.file)
            told = " ".join((named.title, named.note or "", *(table.header if table else ())))
            if "£" in told and _BASIS.search(told) and table and len(_YEAR.findall(" ".join(table.header))) > 1:
                return True
    return False


_YEAR = re.compile(r"\b20\d\d(?:[-–/]\d{2,4})?")
_BEFORE = re.compile(
    r"\b(?:last year|year before|previous year|year earlier|compared with|up from|down from|from|than)\b", re.IGNORECASE
)
_AMOUNT = re.compile(
    r"£\s?\d[\d,.]*\s?(?:m\b|million|k\b|bn\b|billion)?|\[\[[a-z][a-z0-9-]*(?:\.previous|\.change)?\]\]"
)
_NUMBER = re.compile(r"(?<![\d£.,/–-])\d{1,3}(?:,\d{3})+(?![\d%])|(?<![\d£.,/–-])\d{3,6}(?![\d%/–-])")
_PEOPLE = re.compile(r"\b(?:people|adults|residents|older|clients|carers)\b", re.IGNORECASE)


def _is_money_sentence(words: str) -> bool:
    return "£" in words and len(_AMOUNT.findall(words)) > 1 and bool(_SPENT.search(words))


def _is_people_sentence(words: str) -> bool:
    if not _PEOPLE.search(words) or not re.search(r"\bsupport", words, re.IGNORECASE):
        return False
    return len(_NUMBER.findall(_YEAR.sub(" ", words))) > 1


def _says_both(facts: Facts, is_one: Callable[[str], bool], basis: re.Pattern[str] | None) -> bool:
    """Whether a sentence sets this year's beside last year's in words, and its section states the basis."""
    for part in facts.parts:
        for said in (sentence.words for sentence in part.sentences):
            both = is_one(said) and (_BEFORE.search(said) or len(_YEAR.findall(said)) > 1)
            if both and (basis is None or any(basis.search(one.words) for one in part.sentences)):
                return True
    return False


@rule("balance", Severity.WARNING, "cuts left out of published accounts")
def unexplained_fall(facts: Facts) -> Iterator[Found]:
    """Where money spent or people supported fell since last year, the account says why.

    Why: a fall without a reason reads as a cut that nobody wants to speak of

    Passes (market.md)::

        ---
        figures:
          day-centres:
            label: money spent on day centres
            value: 4.1
            previous: 4.4
            unit: £ million
            reason: Fewer people chose a day centre, so we closed one.
        ---

    Fails (market.md)::

        ---
        figures:
          day-centres: {label: spent on day centres, value: 4.1, previous: 4.4, unit: £ million, source: Of 1 May 2025}
        ---
    """
    for entry in facts.account.figure_entries:
        figure = entry.figure
        if _fell(entry) and not _is_explained(facts, entry):
            yield Found(
                entry.place,
                f"{figure.label[:1].upper()}{figure.label[1:]}: {amounts.change(figure)}. No reason is given.",
                "add a line such as  reason: …   with why it fell, in words residents would use",
            )


def _fell(entry: FigureEntry) -> bool:
    before = entry.figure.previous
    return before is not None and entry.figure.value < before and (_is_spending(entry) or _is_supported(entry))


@rule("balance", Severity.ADVICE, "a change nobody explains is what readers ask about", {"per_cent": 10, "points": 5})
def unexplained_change(facts: Facts) -> Iterator[Found]:
    """A figure that changed by 10% or more since last year, a share by 5 percentage points, has a reason beside it.

    Counts under 50 are left alone: in them a few people make a large share.

    Why: readers ask why, and the council knows

    Passes (market.md)::

        ---
        figures:
          visits: {label: visits to care homes, value: 214, previous: 187, reason: We have one more visiting officer.}
        ---

    Fails (market.md)::

        ---
        figures:
          visits: {label: visits to care homes, value: 214, previous: 187, source: Of 1 May 2025}
        ---
    """
    per_cent, points = (facts.setting(unexplained_change, name) for name in ("per_cent", "points"))
    for entry in facts.account.figure_entries:
        figure = entry.figure
        if _is_large(figure, per_cent, points) and not _fell(entry) and not _is_explained(facts, entry):
            yield Found(
                entry.place,
                f"{figure.label[:1].upper()}{figure.label[1:]}: {amounts.change(figure)}. No reason is given.",
                "add a line such as  reason: …   or say that the reason is not known",
            )


def _is_large(figure: LocalFigure, per_cent: int, points: int) -> bool:
    if not figure.previous:
        return False
    moved = abs(figure.value - figure.previous)
    if figure.unit == "per cent":
        return moved >= points
    if figure.unit in ("people", "number") and max(figure.value, figure.previous) < amounts.SMALL_BASE:
        return False
    return moved * Decimal(100) >= abs(figure.previous) * per_cent


def _is_explained(facts: Facts, entry: FigureEntry) -> bool:
    """By `reason`, by a note that gives one, or in the sentence that quotes the figure or the one after it."""
    if entry.figure.reason or _BECAUSE.search(entry.figure.note or ""):
        return True
    told = facts.sentences
    return any(
        _BECAUSE.search(one.words)
        for place in facts.quoting.get(entry.name, ())
        for one in told[place : place + 2]
        if one.section == told[place].section
    )


RULES = (no_money_compared, no_people_compared, unexplained_fall, unexplained_change)
