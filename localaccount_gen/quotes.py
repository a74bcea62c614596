"""Figures quoted in words: `[[people-supported]]`, `[[people-supported.change]]`, `[[4A]]`, `[[4A.england]]`.

A figure is entered once, by the council or in the official table, and every text, table and edition quotes it, so that
they agree by construction.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from localaccount_gen import amounts, words
from localaccount_gen.account import Account
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import compare
from localaccount_gen.findings import did_you_mean
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import AreaKind, Comparison, Measure
from localaccount_gen.yamlfile import Document

_QUOTE = re.compile(r"\[\[([^\[\]\n]{1,80})\]\]")

_LOCAL_PARTS = ("value", "previous", "change")
_OFFICIAL_PARTS = ("england", "region", "type", "similar", "change", "headline")


@dataclass(frozen=True)
class Quote:
    """One `[[…]]` in a text."""

    name: str
    part: str
    """What stands behind the dot; may be empty."""
    offset: int
    length: int


def quotes_in(text: str) -> Iterator[Quote]:
    """Every quote in a text, in order."""
    for match in _QUOTE.finditer(text):
        name, _, part = match[1].strip().partition(".")
        yield Quote(name, part, match.start(), len(match[0]))


def imported_in(account: Account, document: Document) -> dict[str, LocalFigure]:
    """The imported figures that a file of the account quotes, in words or under `figure:`, in their own order."""
    if account.imported is None:
        return {}
    glance = account.form.at_a_glance
    facts = {fact.figure for fact in (glance.people, glance.money) if fact and document is account.document}
    # As written: in an account that is filled in, the quotes are gone.
    named = {quote.name for quote in quotes_in(document.source.text)} | facts
    return {name: figure for name, figure in account.imported.form.figures.items() if name in named}


class Quotes:
    """Fills in the quotes of one account."""

    def __init__(self, account: Account, catalogue: Catalogue) -> None:
        self._account = account
        self._catalogue = catalogue
        self._comparisons: dict[str, Comparison] = {}

    def fill(self, text: str) -> str:
        """The text with every quote replaced by its value in words; a quote that leads nowhere stays as written."""
        if "[[" not in text:
            return text
        return _QUOTE.sub(lambda match: self._value(match) or self._awaited(match) or match[0], text)

    def fill_easily(self, text: str) -> str:
        """The same as Easy Read says it: “About 7 in 10 people”. The first letter is large where a sentence begins."""
        if "[[" not in text:
            return text
        return _QUOTE.sub(self._easily, text)

    def problem(self, quote: Quote) -> str | None:
        """Why a quote leads nowhere, with what may have been meant, or None when it does lead somewhere."""
        if quote.name in self._local:
            parts: tuple[str, ...] = _LOCAL_PARTS
        elif self._catalogue.measure(quote.name, self._account.period):
            parts = _OFFICIAL_PARTS
        else:
            return self.unknown(quote.name)
        if quote.part and quote.part not in parts:
            return f"“{quote.name}” has no part “{quote.part}”.{did_you_mean(quote.part, parts)}"
        if self._value_of(quote.name, quote.part) is None:
            return f"“{quote.name}” has no figure for the period before, so “{quote.part}” cannot be quoted."
        return None

    def easy_problem(self, quote: Quote) -> str | None:
        """Why a quote that leads somewhere cannot be said in Easy Read, or None when it can."""
        if self.problem(quote) or self._easy_value_of(quote.name, quote.part) is not None:
            return None
        said = self._value_of(quote.name, quote.part)
        return f"[[{quote.name}{'.' if quote.part else ''}{quote.part}]] is “{said}”, which is not Easy Read."

    def share(self, name: str) -> Decimal | str:
        """The percentage of a figure or a measure, or why there is none to draw as ten people."""
        if figure := self._local.get(name):
            if figure.unit == "per cent" and 0 <= figure.value <= 100:
                return figure.value
            return f"“{name}” is no percentage, so that it cannot be drawn as ten people."
        measure = self._catalogue.measure(name, self._account.period)
        if measure is None:
            return self.unknown(name)
        if measure.unit != "percent":
            return f"“{name}” is no percentage, so that it cannot be drawn as ten people."
        official = self.comparison(measure).figure
        return f"There is no figure for “{name}”." if official.value is None else official.value

    def unknown(self, name: str) -> str:
        """That no figure or measure has this name, with what may have been meant."""
        period = self._account.period
        meant = did_you_mean(name, self._local)
        if meant and not self._catalogue.wrong_code(name, period):
            return f"No figure is called “{name}”.{meant}"
        return self._catalogue.unknown_measure(name, period, "figure or measure")

    def told(self, name: str) -> str | None:
        """A figure as a sentence: with the one before, or beside England. None where no figure has this name."""
        if figure := self._local.get(name):
            change = amounts.change(figure)
            said = f"{figure.label[:1].upper()}{figure.label[1:]}: {amounts.amount(figure)}"
            return f"{said}, {change}." if change else f"{said}. The figure of the year before is not given."
        return self._value_of(name, "headline")

    def _value(self, match: re.Match[str]) -> str | None:
        name, _, part = match[1].strip().partition(".")
        return self._value_of(name, part)

    def _awaited(self, match: re.Match[str]) -> str | None:
        """What a draft shows for a figure that is entered without its number, which keeps it from being published."""
        name = match[1].strip().partition(".")[0]
        return "(number to come)" if name in self._entered else None

    @cached_property
    def _entered(self) -> set[str]:
        parts = [document.values.get("figures") for document in self._account.documents]
        return {name for part in parts if isinstance(part, dict) for name in part}

    def _value_of(self, name: str, part: str) -> str | None:
        if figure := self._local.get(name):
            return _local_value(figure, part)
        measure = self._catalogue.measure(name, self._account.period)
        return None if measure is None else self._official_value(measure, part)

    def _official_value(self, measure: Measure, part: str) -> str | None:
        comparison = self.comparison(measure)
        if not part:
            return words.value(comparison.figure, measure)
        if part == "headline":
            return words.headline(comparison)
        if part == "change":
            return words.change(comparison)
        for one in (*comparison.against, *comparison.others):
            if one.area.kind is AreaKind(part):
                return words.value(one.difference.figure, measure)
        return None

    def _easily(self, match: re.Match[str]) -> str:
        name, _, part = match[1].strip().partition(".")
        if (said := self._easy_value_of(name, part)) is None:
            return self._value(match) or self._awaited(match) or match[0]
        starts = re.search(r"(?:^|[.!?])[\s*“]*$", match.string[: match.start()])
        return f"{said[0].upper()}{said[1:]}" if starts else said

    def _easy_value_of(self, name: str, part: str) -> str | None:
        if figure := self._local.get(name):
            return _easy_local_value(figure, part)
        measure = self._catalogue.measure(name, self._account.period)
        if measure is None or part == "headline":
            return None
        comparison = self.comparison(measure)
        if not part:
            return words.easy_value(comparison.figure, measure)
        if part == "change":
            return words.easy_change(comparison)
        compared = (*comparison.against, *comparison.others)
        other = next((one.difference.figure for one in compared if one.area.kind == part), None)
        return words.easy_value(other, measure) if other else None

    def comparison(self, measure: Measure) -> Comparison:
        """The account's comparison of a measure, for quotes, rules and pages alike, made when it is first asked for."""
        if measure.id not in self._comparisons:
            council = self._account.council
            self._comparisons[measure.id] = compare(
                self._catalogue,
                measure,
                council.area,
                self._account.period,
                invented=council.is_invented,
                comparators=council.comparators,
            )
        return self._comparisons[measure.id]

    @property
    def made(self) -> tuple[Comparison, ...]:
        """Every comparison that was asked for."""
        return tuple(self._comparisons.values())

    @cached_property
    def _local(self) -> dict[str, LocalFigure]:
        return {name: entry.figure for name, entry in self._account.figures.items()}


def _easy_local_value(figure: LocalFigure, part: str) -> str | None:
    match part:
        case "":
            return words.easy_amount(figure)
        case "value":
            return words.easy_amount(figure.model_copy(update={"unit": "number"}))
        case "previous":
            return words.easy_previous(figure)
        case "change":
            return words.easy_movement(figure)
        case _:
            return None


def _local_value(figure: LocalFigure, part: str) -> str | None:
    match part:
        case "":
            return amounts.amount(figure)
        case "value":
            return amounts.bare(figure.value)
        case "previous":
            return amounts.previous_amount(figure)
        case "change":
            return amounts.change(figure)
        case _:
            return None
