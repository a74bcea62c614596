"""Measures in periods later than `measures.json` knows: what an import of a newer release found out about each.

`later.json` in the folder of tables has, by period and measure, the code and, where the publisher lists a change in how
the measure is made, why its figures stand apart from the ones before.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from localaccount_gen.model import Measure, Period

FILE = "later.json"


@dataclass(frozen=True)
class LaterCode:
    """A measure in a period after the last one known."""

    code: str
    apart: str = ""
    """Why its figures cannot be compared with those before, as a sentence; empty where they can."""


Later = Mapping[str, Mapping[str, LaterCode]]
"""By period, then by measure."""


def with_later(measure: Measure, later: Later) -> Measure:
    """The measure with its code in each later period, its last segment carried on or a new one begun."""
    for period, codes in sorted(later.items()):
        if measure.id in codes and period not in measure.codes:
            measure = _in_period(measure, Period(int(period[:4])), codes[measure.id])
    return measure


def _in_period(measure: Measure, period: Period, found: LaterCode) -> Measure:
    *before, last = measure.segments
    if found.apart:
        begun = replace(last, first=period, last=period, excluded=(), reason=found.apart)
        segments = (*before, last, begun)
    else:
        segments = (*before, replace(last, last=period))
    return replace(measure, codes={**measure.codes, str(period): found.code}, segments=segments)


def read_later(folder: Path) -> Later:
    """What imports into a folder have found; nothing before the first newer release."""
    path = folder / FILE
    if not path.is_file():
        return {}
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {period: {measure: LaterCode(**entry) for measure, entry in codes.items()}
            for period, codes in entries.items()}  # fmt: skip


def entries_of(later: Later) -> dict[str, dict[str, dict[str, str]]]:
    """What `later.json` holds, always in the same order."""
    return {period: {measure: asdict(later[period][measure]) for measure in sorted(later[period])}
            for period in sorted(later)}  # fmt: skip
