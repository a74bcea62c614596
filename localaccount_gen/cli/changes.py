"""How `localaccount data import` tells what it changed, for people and for machines."""

from collections.abc import Iterable, Sequence
from typing import Any

from localaccount_gen import words
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.cli.showing import figure_for_machines
from localaccount_gen.model import OfficialFigure
from localaccount_gen.official.importing import Changes

MOST_LISTED = 20

Pair = tuple[OfficialFigure, OfficialFigure | None]


def changes_as_text(file: str, changes: Changes, catalogue: Catalogue) -> list[str]:
    """Counts, then what stands apart, was revised, was withdrawn: a line for each, the first of a long list."""
    return [
        f"{file}: {changes.source.release}",
        f"  {len(changes.new):,} new, {len(changes.revised):,} revised, {len(changes.withdrawn):,} withdrawn, "
        f"{changes.unchanged:,} unchanged, {changes.superseded:,} not used because a later release has them",
        *_later(changes, catalogue),
        *_listed("Revised", _in_order(changes.revised, catalogue), catalogue),
        *_listed("Withdrawn", _in_order(changes.withdrawn, catalogue), catalogue),
    ]


def changes_as_data(file: str, changes: Changes, catalogue: Catalogue) -> dict[str, Any]:
    """The same for machines, every figure of it."""
    return {
        "file": file,
        "release": changes.source.release,
        "published": changes.source.published or None,
        "sha256": changes.source.sha256,
        "new": [_data(figure, None, catalogue) for figure in changes.new],
        "revised": [_data(old, new, catalogue) for old, new in _in_order(changes.revised, catalogue)],
        "withdrawn": [_data(old, new, catalogue) for old, new in _in_order(changes.withdrawn, catalogue)],
        "unchanged": changes.unchanged,
        "superseded": changes.superseded,
        "later_periods": {period: {measure: {"code": found.code, "not_comparable_because": found.apart or None}
                                   for measure, found in codes.items()}
                          for period, codes in changes.later.items()},
    }  # fmt: skip


def figure_in_words(figure: OfficialFigure, catalogue: Catalogue) -> str:
    """“Torbay, “People who feel safe” (4A), 2023-24: 70.3% (± 4.0, 300 people)”."""
    return f"{_place(figure, catalogue)}: {value_in_words(figure, catalogue)}"


def value_in_words(figure: OfficialFigure, catalogue: Catalogue) -> str:
    """The value with its margin and the number of people who answered; why there is none."""
    said = words.short_value(figure, catalogue.measures[figure.measure])
    if figure.value is None:
        return said
    details = [f"± {figure.margin}"] if figure.margin is not None else []
    details += [f"{figure.respondents:,} people"] if figure.respondents is not None else []
    return f"{said} ({', '.join(details)})" if details else said


def first_of(lines: Sequence[str], more: str = "") -> list[str]:
    """The first of a long list, and how many more there are."""
    left = len(lines) - MOST_LISTED
    return [*lines[:MOST_LISTED], f"    and {left:,} more{more}"] if left > 0 else list(lines)


def _listed(what: str, pairs: Sequence[Pair], catalogue: Catalogue) -> list[str]:
    lines = [f"    {_place(old, catalogue)}: was {value_in_words(old, catalogue)}, now {_now(new, catalogue)}"
             for old, new in pairs]  # fmt: skip
    return [f"  {what}:", *first_of(lines, "; --format json tells them all")] if lines else []


def _now(new: OfficialFigure | None, catalogue: Catalogue) -> str:
    return "not in the file" if new is None else value_in_words(new, catalogue)


def _later(changes: Changes, catalogue: Catalogue) -> list[str]:
    """What the file says of periods nobody knew before."""
    lines = []
    for period, codes in changes.later.items():
        joined = sum(not found.apart for found in codes.values())
        lines.append(f"  {period} is new: {len(codes)} measures, {joined} of them compared with earlier years")
        lines += [f"    {catalogue.measures[measure].plain_title} ({found.code}): {found.apart}"
                  for measure, found in codes.items() if found.apart]  # fmt: skip
    return lines


def _in_order(pairs: Iterable[Pair], catalogue: Catalogue) -> list[Pair]:
    """By measure in the order of the framework, then council by the alphabet, then period."""
    place = {measure: number for number, measure in enumerate(catalogue.measures)}
    return sorted(pairs, key=lambda pair: (place[pair[0].measure], catalogue.areas[pair[0].area].name, pair[0].period))


def _place(figure: OfficialFigure, catalogue: Catalogue) -> str:
    measure = catalogue.measures[figure.measure]
    code = measure.code_in(figure.period) or measure.id
    return f"{catalogue.areas[figure.area].name}, “{measure.plain_title}” ({code}), {figure.period}"


def _data(old: OfficialFigure, new: OfficialFigure | None, catalogue: Catalogue) -> dict[str, Any]:
    area = catalogue.areas[old.area]
    measure = catalogue.measures[old.measure]
    return {
        "area": {"code": area.code, "name": area.name},
        "measure": {"id": measure.id, "code": measure.code_in(old.period), "plain_title": measure.plain_title},
        "period": str(old.period),
        "figure": figure_for_machines(old),
        "now": figure_for_machines(new) if new else None,
    }
