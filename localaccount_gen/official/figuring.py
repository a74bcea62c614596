"""The rows of a release as official figures: each under its measure, area and period, with known defects handled."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import OfficialFigure
from localaccount_gen.official import defects
from localaccount_gen.official.cells import Cell, read_cell, to_decimals
from localaccount_gen.official.rows import Release, Row

Key = tuple[str, str, str]
"""Measure, area, period."""


def figures_of(release: Release, catalogue: Catalogue, folder: Path) -> list[OfficialFigure]:
    """Every figure of a release. An area or cell that cannot be understood raises ProjectError for the whole file.

    `folder` holds `notes.json`.
    """
    figures = list(_one_for_each_area(_placed(release, catalogue), release))
    figures = defects.with_regions_put_right(figures, catalogue)
    if release.notes:
        figures = defects.with_unusable(figures, release, catalogue)
    return defects.with_notes(figures, folder, catalogue)


def key_of(figure: OfficialFigure) -> Key:
    return (figure.measure, figure.area, str(figure.period))


def _placed(release: Release, catalogue: Catalogue) -> Iterator[tuple[Row, OfficialFigure]]:
    """Each row with its figure. Rows of a council for periods in which it was not there are left out (D2, D4)."""
    for row in release.rows:
        if row.cassr == defects.UNEXPLAINED_TYPE:
            continue
        if defects.is_combined(row.cassr, row.ons, row.name):
            yield row, _figure(row, defects.CORNWALL, release, catalogue)
            continue
        known = catalogue.known_areas.published_as(row.cassr, row.ons, row.period)
        if known is None:
            raise ProjectError(f"{release.source.file} has figures for “{row.name}” ({row.cassr}, {row.ons}), "
                               "which councils.csv does not know.")  # fmt: skip
        if known.exists_in(row.period):
            yield row, _figure(row, known.area.code, release, catalogue)


def _one_for_each_area(placed: Iterable[tuple[Row, OfficialFigure]], release: Release) -> Iterator[OfficialFigure]:
    """One figure for each key. Of two rows for a council, the one under its own ONS code has the last word (D2, D3)."""
    found: dict[Key, OfficialFigure] = {}
    own: set[Key] = set()
    for row, figure in sorted(placed, key=lambda pair: defects.is_combined(pair[0].cassr, pair[0].ons, pair[0].name)):
        key = key_of(figure)
        if row.ons == figure.area:
            if key in own:
                raise ProjectError(f"{release.source.file} has two rows for {row.name} and {key[0]} in {key[2]}.")
            own.add(key)
            found[key] = figure
        elif defects.is_combined(row.cassr, row.ons, row.name):
            found[key] = defects.with_cornwall(figure, found.get(key))
        else:
            found.setdefault(key, figure)
    yield from found.values()


def _figure(row: Row, area: str, release: Release, catalogue: Catalogue) -> OfficialFigure:
    measure = catalogue.measures[row.measure]
    value = _cell(row, row.value, release)
    margin, respondents = _cell(row, row.margin, release).number, _cell(row, row.respondents, release).number
    return defects.without_percentage(OfficialFigure(
        measure=row.measure,
        area=area,
        period=row.period,
        value=None if value.number is None else to_decimals(value.number, measure.decimals),
        missing=value.missing,
        margin=None if margin is None else to_decimals(margin, measure.decimals),
        respondents=None if respondents is None else int(respondents),
        numerator=defects.rounded(_cell(row, row.numerator, release).number),
        denominator=defects.rounded(_cell(row, row.denominator, release).number),
        note=defects.older_definition(value, measure, catalogue.areas[area], row.period),
        source=release.source.key,
    ))  # fmt: skip


def _cell(row: Row, text: str, release: Release) -> Cell:
    cell = read_cell(text)
    if cell is None:
        raise ProjectError(f"{release.source.file} has “{text}” for {row.name}, {row.measure}, {row.period}, "
                           "which is neither a number nor a known marker.")  # fmt: skip
    return cell
