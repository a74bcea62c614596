"""Figures of a release into the product's own table: what is new, revised, withdrawn."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.laterperiods import Later
from localaccount_gen.model import Missing, OfficialFigure, Source
from localaccount_gen.official.figuring import Key, figures_of, key_of
from localaccount_gen.official.rows import Release
from localaccount_gen.project import REFERENCE

Part = tuple[str, str]
"""Measure and period."""


@dataclass(frozen=True)
class Changes:
    """What an import did, or would do."""

    source: Source
    new: tuple[OfficialFigure, ...]
    revised: tuple[tuple[OfficialFigure, OfficialFigure], ...]
    """Old and new, where what is published differs."""
    withdrawn: tuple[tuple[OfficialFigure, OfficialFigure | None], ...]
    """Numbers that an earlier edition had and this one has no more, each with why, or None where its row is gone."""
    unchanged: int
    superseded: int
    """Figures of this file not used, because a later release has the same ones."""
    later: Later
    """What the file says of measures in periods later than the product knew."""


@dataclass(frozen=True)
class Table:
    """All official figures with their sources, before they are written."""

    figures: Mapping[Key, OfficialFigure]
    sources: Mapping[str, Source]
    later: Later = field(default_factory=dict)


def table_of(catalogue: Catalogue) -> Table:
    """What the catalogue has now."""
    figures = {
        key_of(figure): figure
        for measure in catalogue.measures for area in catalogue.areas for figure in catalogue.figures(measure, area)
    }  # fmt: skip
    return Table(figures, catalogue.sources, catalogue.later)


def add(table: Table, release: Release, catalogue: Catalogue, folder: Path = REFERENCE) -> tuple[Table, Changes]:
    """The table with a release in it. Where two releases have the same figure, the later published has the last word.

    A release without a date counts as the oldest. `folder` holds `notes.json`. A later edition of the same series, such
    as next year's workbook, speaks for every measure and period that it has: what it leaves out of them is withdrawn.
    """
    source = release.source
    later = {**table.later, **release.later}
    read = {key_of(figure): with_what_was_told(figure, table.figures.get(key_of(figure)))
            for figure in figures_of(release, catalogue.with_later(later), folder)}  # fmt: skip
    newer = _parts(one for one in table.figures.values() if _is_edition(one, source, table.sources, after=True))
    used = {key: figure for key, figure in read.items()
            if not _is_superseded(table.figures.get(key), source, table.sources)
            and (key in table.figures or _part(figure) not in newer)}  # fmt: skip
    parts = _parts(used.values())
    gone = {key for key, figure in table.figures.items() if key not in read and (figure.source == source.key or (
        _part(figure) in parts and _is_edition(figure, source, table.sources, after=False)))}  # fmt: skip
    figures = {key: figure for key, figure in table.figures.items() if key not in gone} | used
    in_use = {figure.source for figure in figures.values()}
    sources = {key: one for key, one in {**table.sources, source.key: source}.items() if key in in_use}
    both = [(table.figures[key], figure) for key, figure in used.items() if key in table.figures]
    differing = [(old, new) for old, new in both if _is_revised(old, new)]
    withdrawn = [(old, new) for old, new in differing if old.value is not None and new.value is None]
    changes = Changes(
        source,
        new=tuple(figure for key, figure in used.items() if key not in table.figures),
        revised=tuple(pair for pair in differing if pair not in withdrawn),
        withdrawn=(*withdrawn, *((table.figures[key], None) for key in table.figures if key in gone)),
        unchanged=len(both) - len(differing),
        superseded=len(read) - len(used),
        later={period: codes for period, codes in release.later.items() if table.later.get(period) != codes},
    )
    return Table(figures, sources, later), changes


def _part(figure: OfficialFigure) -> Part:
    return figure.measure, str(figure.period)


def _parts(figures: Iterable[OfficialFigure]) -> set[Part]:
    return {_part(figure) for figure in figures}


def _is_edition(figure: OfficialFigure, source: Source, sources: Mapping[str, Source], *, after: bool) -> bool:
    """Whether a figure is from another edition of the same series, published after, or before, this one."""
    other = sources.get(figure.source)
    if other is None or other.key == source.key or _series(other) != _series(source):
        return False
    return other.published > source.published if after else other.published <= source.published


def _series(source: Source) -> str:
    """A key without its period: `dhsc-2024-25-time-series` and `dhsc-2025-26-time-series` are one series."""
    return re.sub(r"\d{4}-\d{2}", "", source.key)


def with_what_was_told(new: OfficialFigure, old: OfficialFigure | None) -> OfficialFigure:
    """A later file marks a council's missing data in the same way, but no longer says so in a note (D5)."""
    if old is None or (old.missing, new.missing) != (Missing.NOT_PUBLISHED, Missing.SUPPRESSED):
        return new
    return replace(new, missing=old.missing, note=old.note)


def _is_superseded(present: OfficialFigure | None, source: Source, sources: Mapping[str, Source]) -> bool:
    if present is None or present.source == source.key or present.source not in sources:
        return False
    return sources[present.source].published > source.published


def _is_revised(old: OfficialFigure, new: OfficialFigure) -> bool:
    """Whether what was published has changed. A margin or a count that was not known before is no revision."""
    if (old.value, old.missing) != (new.value, new.missing):
        return True
    details = ((old.margin, new.margin), (old.respondents, new.respondents), (old.numerator, new.numerator),
               (old.denominator, new.denominator))  # fmt: skip
    return any(before is not None and after is not None and before != after for before, after in details)
