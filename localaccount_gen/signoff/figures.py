"""What became of an account's figures: official ones, the council's own, and money, a sentence each."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.amounts import UNMOVED, amount, movement, previous_amount
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Comparison
from localaccount_gen.scorecard import Row, ScoreCard
from localaccount_gen.words import Direction

MONEY = ("£", "£ million")

_ORDER = (Direction.WORSE, Direction.IMPROVED, Direction.SAME)


@dataclass(frozen=True)
class FigureChange:
    """A figure, what it was, and what it is."""

    name: str
    was: str
    now: str
    said: str
    """The verdict, or how far it moved; empty where nothing may be said."""

    @property
    def sentence(self) -> str:
        """““People who feel safe” was 71.1% in 2023-24, now 70.1%: no clear change.”"""
        said = f": {self.said}" if self.said else ""
        return f"“{self.name}” was {self.was}, now {self.now}{said}."


def official_changes(card: ScoreCard) -> tuple[FigureChange, ...]:
    """Each measure against its latest earlier figure, what got worse first; none across a break in its series.

    The verdicts are those of the score card: nothing inside a margin of error is called better or worse.
    """
    return tuple(
        _official(row) for way in _ORDER for row in card.rows if row.direction is way and row.comparison.change
    )


def unsaid(card: ScoreCard) -> tuple[str, ...]:
    """The measures of which nobody can say what has changed, a sentence for each reason."""
    by_reason: dict[str, list[str]] = {}
    for row in card.rows:
        if row.direction is Direction.CANNOT_SAY:
            by_reason.setdefault(words.cannot_say(row.comparison), []).append(row.comparison.measure.plain_title)
    return tuple(
        f"{reason.rstrip('.')}: {'; '.join(f'“{name}”' for name in names)}." for reason, names in by_reason.items()
    )


def _official(row: Row) -> FigureChange:
    comparison, measure = row.comparison, row.comparison.measure
    earlier = comparison.change
    assert earlier is not None
    was = f"{words.short_value(earlier.figure, measure)} in {earlier.figure.period}"
    return FigureChange(_name(comparison), was, words.value(comparison.figure, measure), row.direction.value)


def _name(comparison: Comparison) -> str:
    return comparison.measure.plain_title


def own_changes(account: Account, before: Account | None = None) -> Iterator[tuple[LocalFigure, FigureChange]]:
    """Every figure of the council's own that is not what it was the period before, in the account's order.

    The figure before is the one entered beside it; where there is none, that of the same name and unit in `before`.
    """
    older = before.figures if before else {}
    for entry in account.figures.values():
        figure = entry.figure
        other = older.get(entry.name)
        if figure.previous is None and other and other.figure.unit == figure.unit:
            figure = figure.model_copy(update={"previous": other.figure.value})
        moved, was = movement(figure), previous_amount(figure)
        if figure.measure is None and was is not None and moved not in (None, UNMOVED):
            yield figure, FigureChange(_label(figure), was, amount(figure), moved or "")


def edited_figures(account: Account, before: Account) -> Iterator[tuple[LocalFigure, FigureChange]]:
    """Every figure of the council's own that was entered anew, between two states of one account."""
    older = before.figures
    for entry in account.figures.values():
        other = older.get(entry.name)
        if other and amount(other.figure) != amount(entry.figure):
            change = FigureChange(_label(entry.figure), amount(other.figure), amount(entry.figure), "")
            yield entry.figure, change


def lost_figures(account: Account, before: Account) -> tuple[str, ...]:
    """What the council's own figures were that the account before had and this one has not."""
    names = {_label(entry.figure) for entry in account.figures.values()}
    return tuple(
        f"“{_label(entry.figure)}” was {amount(entry.figure)}, and is not told now."
        for entry in before.figures.values()
        if entry.name not in account.figures and _label(entry.figure) not in names
    )


def _label(figure: LocalFigure) -> str:
    return f"{figure.label[:1].upper()}{figure.label[1:]}"


_KEY = 3
"""Columns of the table that name a figure: measure, area, period."""


def revised_figures(old: str, new: str, catalogue: Catalogue, names: Mapping[str, str]) -> Iterator[FigureChange]:
    """Official figures that differ between the tables of two states of one account, for the same place and period.

    `names` are those of areas that the catalogue does not know.
    """
    before, after = _table(old), _table(new)
    for key, row in after.items():
        was = before.get(key)
        measure = catalogue.measures.get(key[0])
        if was is None or measure is None or (was["value"], was["margin"]) == (row["value"], row["margin"]):
            continue
        area = catalogue.areas[key[1]].name if key[1] in catalogue.areas else names.get(key[1], key[1])
        said = "the official figure is another one" if was["value"] != row["value"] else "its margin of error changed"
        then, now = (words.cell(Decimal(one["value"]), measure) if one["value"] else "none" for one in (was, row))
        yield FigureChange(f"{measure.plain_title}, {area}, {key[2]}", then, now, said)


def measures_of(table: str) -> dict[str, None]:
    """The ids of the measures in a table, in its order."""
    return dict.fromkeys(key[0] for key in _table(table))


def _table(text: str) -> dict[tuple[str, ...], dict[str, str]]:
    rows: Iterable[list[str]] = csv.reader(text.splitlines())
    header, *lines = [*rows] or [[]]
    return {tuple(line[:_KEY]): dict(zip(header, line, strict=False)) for line in lines}
