"""What ships with the product: councils, measures and the official figures, found by the names people use."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from localaccount_gen.areas import Areas, KnownArea, read_areas
from localaccount_gen.figures import FigureTable, read_table
from localaccount_gen.findings import ProjectError
from localaccount_gen.laterperiods import Later, read_later, with_later
from localaccount_gen.measurenames import named, simple_code, unknown_measure, wrong_code
from localaccount_gen.model import (
    Area,
    AreaKind,
    Collection,
    Measure,
    Missing,
    OfficialFigure,
    Period,
    Polarity,
    Segment,
    Source,
)
from localaccount_gen.neighbours import read_neighbours
from localaccount_gen.project import REFERENCE

INVENTED = "invented"
"""The source of figures made up for a demonstration; no Source has this key."""


class Catalogue:
    """The areas, measures, sources and figures of one folder of reference tables.

    Figures are read when first asked for, a measure at a time.
    """

    def __init__(
        self, areas: Areas, measures: Mapping[str, Measure], sources: Mapping[str, Source], figures: Path,
        tables: Mapping[str, FigureTable] | None = None, later: Later | None = None,
    ) -> None:  # fmt: skip
        self._known = areas
        self.areas: Mapping[str, Area] = areas.by_code
        self._shipped = measures
        self.later: Later = later or {}
        """What imports of newer releases found out about the measures."""
        self.measures = {key: with_later(one, self.later) for key, one in measures.items()} if later else measures
        """By id, in the order of the framework."""
        self.sources = sources
        self._figures = figures
        self._tables = dict(tables or {})
        # An account quotes the same codes hundreds of times.
        self._meant: dict[tuple[str, Period], Measure | None] = {}

    @property
    def newest(self) -> Period:
        """The newest period in which any measure has a code."""
        return max(_period(period) for measure in self.measures.values() for period in measure.codes)

    def with_later(self, later: Later) -> "Catalogue":
        """The same catalogue with this for what imports found out."""
        return Catalogue(self._known, self._shipped, self.sources, self._figures, self._tables, later)

    def similar(self, council: str) -> tuple[str, ...]:
        """The codes of the councils most like one, most alike first; none for a council that is gone or invented."""
        return self._neighbours.get(council, ())

    @cached_property
    def _neighbours(self) -> Mapping[str, tuple[str, ...]]:
        return read_neighbours(REFERENCE)

    @property
    def known_areas(self) -> Areas:
        """The areas with every name and code that official files give them."""
        return self._known

    def councils(self, on: date | None = None) -> list[Area]:
        """The councils of a day, by name; without one, those of now. A council that ended on the day is gone."""
        there = (area for area in self.areas.values() if area.kind is AreaKind.COUNCIL and _is_there(area, on))
        return sorted(there, key=lambda area: area.name)

    def council(self, text: str) -> Area | None:
        """The council meant by an ONS code, old ones too, or by any usual way of writing its name."""
        return self._known.council(text)

    def measure(self, text: str, period: Period) -> Measure | None:
        """The measure meant by its id, a title, or its code in that period; None where that is not just one."""
        if text in self.measures:
            return self.measures[text]
        if (text, period) not in self._meant:
            found = named(text, period, self.measures.values())
            self._meant[text, period] = found[0] if len(found) == 1 else None
        return self._meant[text, period]

    def measure_of_code(self, code: str, period: Period) -> Measure | None:
        """The measure with a code in that period: for official files, in which nothing but a code may name one."""
        wanted = simple_code(code)
        return next((measure for measure in self.measures.values()
                     if wanted and simple_code(measure.code_in(period) or "") == wanted), None)  # fmt: skip

    def unknown_measure(self, text: str, period: Period, kind: str = "measure") -> str:
        """Why a text names no single measure in a period, and which may be meant: whole sentences."""
        return unknown_measure(text, period, list(self.measures.values()), kind)

    def wrong_code(self, text: str, period: Period) -> list[tuple[Measure, str]]:
        """Measures that had this code in other periods, each with its code in this one, empty where it has none."""
        return wrong_code(text, period, self.measures.values())

    def figure(self, measure_id: str, area: str, period: Period) -> OfficialFigure:
        """The published figure. One that was never published says so, rather than being None."""
        found = self._table(measure_id).figure(area, period)
        return found or OfficialFigure(measure_id, area, period, None, Missing.NOT_PUBLISHED)

    def figures(self, measure_id: str, area: str) -> tuple[OfficialFigure, ...]:
        """Every period on file, oldest first, those without a number too."""
        return self._table(measure_id).of(area)

    def latest_period(self, measure_id: str, area: str, upto: Period) -> Period | None:
        """The latest period, not after `upto`, for which something was asked or counted, a number published or not."""
        told = [figure.period for figure in self.figures(measure_id, area)
                if figure.period <= upto and figure.missing is not Missing.NOT_APPLICABLE]  # fmt: skip
        return told[-1] if told else None

    def with_invented(self, council: Area, figures: Iterable[OfficialFigure]) -> "Catalogue":
        """The same catalogue with a council that does not exist, and figures made up for it."""
        made_up: dict[str, list[OfficialFigure]] = {}
        for figure in figures:
            made_up.setdefault(figure.measure, []).append(figure)
        tables = {measure: self._table(measure).with_figures(added, INVENTED) for measure, added in made_up.items()}
        areas = Areas((*self._known.known, KnownArea(council)))
        return Catalogue(areas, self._shipped, self.sources, self._figures, {**self._tables, **tables}, self.later)

    def _table(self, measure_id: str) -> FigureTable:
        if measure_id not in self._tables:
            self._tables[measure_id] = read_table(self._figures, measure_id)
        return self._tables[measure_id]


def _is_there(area: Area, on: date | None) -> bool:
    if on is None:
        return area.ended is None
    return (area.started is None or area.started <= on) and (area.ended is None or on < area.ended)


def load_catalogue(tables: Path = REFERENCE) -> Catalogue:
    """The catalogue that ships with the product; with the figures and sources of another folder, if one is given."""
    try:
        return Catalogue(
            read_areas(REFERENCE), read_measures(REFERENCE), read_sources(tables), tables / "figures",
            later=read_later(tables),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise ProjectError("The tables that come with localaccount are damaged; install it again.") from problem


def read_measures(folder: Path) -> dict[str, Measure]:
    """The measures of `measures.json` by id."""
    entries = json.loads((folder / "measures.json").read_text(encoding="utf-8"))
    return {measure_id: _measure(measure_id, entry) for measure_id, entry in entries.items()}


def read_sources(folder: Path) -> dict[str, Source]:
    """The files the figures were read from, by key; none before the first import."""
    path = folder / "sources.json"
    if not path.is_file():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {key: Source(key=key, **entry) for key, entry in entries.items()}


def _measure(measure_id: str, entry: Mapping[str, Any]) -> Measure:
    return Measure(
        id=measure_id,
        codes={str(period): code for run, code in entry["codes"].items() for period in _run(run)},
        segments=tuple(_segment(segment) for segment in entry["segments"]),
        polarity=Polarity(entry["polarity"]),
        collection=Collection(entry["collection"]),
        **{name: entry[name] for name in (
            "title", "plain_title", "statement", "question", "objective", "unit", "decimals", "polarity_basis",
            "numerator", "denominator", "note",
        )},
    )  # fmt: skip


def _run(text: str) -> list[Period]:
    """Every period of “2015-16 to 2022-23”, or the one of “2024-25”."""
    first, _, last = text.partition(" to ")
    return [Period(year) for year in range(_period(first).start_year, _period(last or first).start_year + 1)]


def _segment(entry: Mapping[str, Any]) -> Segment:
    return Segment(
        first=_period(entry["first"]),
        last=_period(entry["last"]),
        excluded=tuple(_period(text) for text in entry.get("excluded", ())),
        reason=entry.get("reason", ""),
        not_between_councils=entry.get("not_between_councils", ""),
    )


def _period(text: str) -> Period:
    return Period(int(text[:4]))
