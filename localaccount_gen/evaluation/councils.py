"""The councils of England with adult social care on a day: the base of every rate of production.

There were 152 in 2013, 151 from April 2019, 152 from April 2021 and 153 from April 2023.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from localaccount_gen.areas import read_areas
from localaccount_gen.model import Area, AreaKind, Period
from localaccount_gen.project import REFERENCE

_TYPES = {
    "E10": "Shire county",
    "E06": "English unitary",
    "E08": "Metropolitan district",
    "E09": "London borough",
}
"""The first letters of an ONS code tell a council’s legal type. The names are those of the survey’s table 1."""

_BECAME_UNITARY: Mapping[str, date] = {
    "E06000060": date(2020, 4, 1),
    "E06000065": date(2023, 4, 1),
    "E06000066": date(2023, 4, 1),
}
"""Counties that went on as unitary councils under a new code: Buckinghamshire, North Yorkshire and Somerset.

The Structural Changes Orders https://www.legislation.gov.uk/uksi/2019/957, /uksi/2022/328 and /uksi/2022/329.
"""


@dataclass(frozen=True)
class Councils:
    """The councils of a day, by ONS code."""

    day: date
    areas: Mapping[str, Area]

    def type_of(self, code: str) -> str:
        """The name of the council’s legal type on the day."""
        began = _BECAME_UNITARY.get(code)
        return _TYPES["E10"] if began and self.day < began else _TYPES[code[:3]]

    def region_of(self, code: str) -> str:
        return regions()[self.areas[code].region]

    @property
    def types(self) -> list[str]:
        """In the survey’s order."""
        return list(_TYPES.values())


@cache
def councils_on(day: date) -> Councils:
    """A council that began on the day is there; one that ended on it is gone."""
    there = {
        area.code: area
        for area in _areas().values()
        if area.kind is AreaKind.COUNCIL
        and (area.started is None or area.started <= day)
        and (area.ended is None or day < area.ended)
    }
    return Councils(day, there)


def councils_of(period: Period) -> Councils:
    """Those of the period’s last day, which owed their residents an account of it."""
    return councils_on(period.end)


def type_now(code: str) -> str:
    """The type of a council by its code alone, for whatever is not about one day; empty for an invented council."""
    return _TYPES.get(code[:3], "")


@cache
def regions() -> Mapping[str, str]:
    """The names of the nine regions by code, in alphabetical order."""
    named = {area.code: area.name for area in _areas().values() if area.kind is AreaKind.REGION}
    return dict(sorted(named.items(), key=lambda one: one[1]))


@cache
def _areas() -> Mapping[str, Area]:
    return read_areas(REFERENCE).by_code
