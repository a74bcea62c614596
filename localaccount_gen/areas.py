"""Councils, regions, types and England: read from the reference tables, and found by whatever name people use."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from localaccount_gen.model import Area, AreaKind, Period
from localaccount_gen.project import REFERENCE

# What councils call themselves around the name of the place: “Royal Borough of Greenwich”, “Hull City Council”.
_BEFORE = re.compile(
    r"^(the|council of|london borough of|royal borough of|metropolitan borough of|borough of|city and county of|city of"
    r"|county of|county) "
)
_AFTER = re.compile(
    r" (council|city|county|borough|metropolitan|district|unitary|authority|corporation"
    r"|(london|royal|metropolitan) borough of|borough of|city of|county of)$"
)


@dataclass(frozen=True)
class KnownArea:
    """An area with the other names and codes it goes by in official files."""

    area: Area
    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """ONS codes it had before or has had since the one we keep."""
    cassr: str = ""
    """The code of the official tables: a number for most councils, letters for regions, types and England.

    Two councils share 809 (Dorset county, and the Dorset Council that followed it): it names one only with a period.
    """

    def exists_in(self, period: Period) -> bool:
        """Whether a council was there in a period; councils begin and end on a 1 April."""
        started, ended = self.area.started, self.area.ended
        return (started is None or started <= period.start) and (ended is None or period.start < ended)


@dataclass(frozen=True)
class Areas:
    """Every area that official figures are published for."""

    known: tuple[KnownArea, ...]

    @cached_property
    def by_code(self) -> Mapping[str, Area]:
        """Each area by the one code we keep it under."""
        return {known.area.code: known.area for known in self.known}

    def council(self, text: str) -> Area | None:
        """The council a person means by an ONS code, past ones too, or by any way of writing its name; or None."""
        found = self._by_any_code.get(text.strip().upper()) or self._by_name.get(simple_name(text))
        return found.area if found and found.area.kind is AreaKind.COUNCIL else None

    def published_as(self, cassr: str, ons: str, period: Period) -> KnownArea | None:
        """The area that a row of an official file is about.

        By the table's own code together with the period, because ONS codes were carried back over years in which
        another council stood there (defects D2 to D4); by ONS code where the file has no other. Never by name.
        """
        held = [known for known in self._by_cassr.get(cassr.strip().upper(), ()) if known.exists_in(period)]
        if held:
            return held[0]
        return self._by_any_code.get(ons.strip().upper())

    @cached_property
    def _by_any_code(self) -> Mapping[str, KnownArea]:
        return {code: known for known in self.known for code in (known.area.code, *known.codes)}

    @cached_property
    def _by_cassr(self) -> Mapping[str, list[KnownArea]]:
        found: dict[str, list[KnownArea]] = {}
        for known in self.known:
            found.setdefault(known.cassr.upper(), []).append(known)
        return found

    @cached_property
    def _by_name(self) -> Mapping[str, KnownArea]:
        """Present councils last, so that “Dorset” is the council of today."""
        councils = [known for known in self.known if known.area.kind is AreaKind.COUNCIL]
        councils.sort(key=lambda known: known.area.ended is None)
        return {simple_name(name): known for known in councils for name in (known.area.name, *known.names)}


def simple_name(text: str) -> str:
    """A council's name without what goes around it: “The Royal Borough of Greenwich” is `greenwich`.

    “City of London” keeps its “city of”, because London is a region, and “Dorset County”, a council that is gone, its
    “county”.
    """
    name = re.sub(r"[^a-z0-9 ]+", " ", text.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    name = " ".join(name.split())
    while name not in _KEPT and (shorter := _shorter(name)) not in (name, ""):
        name = shorter
    return name


def slug(name: str) -> str:
    """What a folder and an address call an area: “Kingston upon Hull” is `kingston-upon-hull`."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold().replace("'", "").replace("’", "")).strip("-")


def _shorter(name: str) -> str:
    """One word or phrase less, from the end first."""
    shorter = _AFTER.sub("", name)
    return shorter if shorter != name else _BEFORE.sub("", name)


_KEPT = ("city of london", "dorset county")


def read_areas(folder: Path) -> Areas:
    """The areas of `areas.csv` (England, regions, types) and `councils.csv`."""
    return Areas((*_wider_areas(folder / "areas.csv"), *_councils(folder / "councils.csv")))


@cache
def shipped_areas() -> Areas:
    """Those that ship with the product, for whoever needs nothing else of the catalogue."""
    return read_areas(REFERENCE)


def _wider_areas(path: Path) -> Iterator[KnownArea]:
    for row in _rows(path):
        yield KnownArea(Area(row["code"], row["name"], AreaKind(row["kind"])), cassr=row["letters"])


def _councils(path: Path) -> Iterator[KnownArea]:
    rows = list(_rows(path))
    predecessors: dict[str, list[str]] = {}
    for row in rows:
        for successor in _list(row["successors"]):
            predecessors.setdefault(successor, []).append(row["code"])
    for row in rows:
        area = Area(
            code=row["code"],
            name=row["name"],
            kind=AreaKind.COUNCIL,
            region=row["region"],
            type=row["type"],
            started=_date(row["started"]),
            ended=_date(row["ended"]),
            predecessors=tuple(predecessors.get(row["code"], ())),
            successors=_list(row["successors"]),
        )
        yield KnownArea(area, _list(row["other_names"]), _list(row["other_codes"]), row["cassr"])


def _rows(path: Path) -> Iterable[dict[str, str]]:
    return csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("; ") if part)


def _date(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
