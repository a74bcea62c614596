"""A measure's newest figures as a chart to explore: every council a point, a row for each region. The home of plotly.

It is the same for every account, so `data import` makes it once and keeps it beside the tables: plotly takes 0.1 s to
import, and no build should wait for it. The page's own script takes colours from the style sheet and draws.

Within a row the points stand in lanes so that they do not hide one another; up and down means nothing else.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

import plotly.graph_objects as go

from localaccount_gen import words
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import ENGLAND, is_too_few, segment_of
from localaccount_gen.model import Area, AreaKind, Measure, Missing, OfficialFigure, Period, Polarity

_LANES = (0, -1, 1, -2, 2)
"""The middle of the row first, then away from it."""
_LANE, _MIDDLE = 0.12, 0.66
"""How far apart lanes are and where the middle one lies, in rows. Above them stands the name of the region."""
_POINTS_SIDE_BY_SIDE = 32
"""About how many points stand in one lane of a phone without touching."""
_ROW = 78
"""Height of a row in pixels: a line of text and five lanes."""
_TOP, _FOOT = 44, 40
"""Pixels above the rows for the word England, below them for the scale."""


@dataclass(frozen=True)
class Newest:
    """The newest figures of one measure, of every council there then was."""

    measure: Measure
    period: Period
    councils: tuple[Area, ...]
    """By name."""
    regions: tuple[Area, ...]
    """By name."""
    types: tuple[Area, ...]
    figures: Mapping[str, OfficialFigure]
    """By area; England's, regions' and types' too."""

    @property
    def shown(self) -> list[Area]:
        return [council for council in self.councils if self.figures[council.code].value is not None]


def explore_files(figures: Iterable[OfficialFigure], catalogue: Catalogue) -> dict[str, str]:
    """`explore/<measure>.json` for each measure with a figure of any council. The same figures give the same text."""
    by_measure: dict[str, list[OfficialFigure]] = {}
    for figure in figures:
        by_measure.setdefault(figure.measure, []).append(figure)
    newest = [_newest(catalogue.measures[measure], by_measure[measure], catalogue) for measure in sorted(by_measure)]
    return {f"explore/{one.measure.id}.json": _text(explore_figure(one)) for one in newest if one is not None}


def explore_figure(newest: Newest) -> go.Figure:
    """The chart: one trace with a point for each council that has a figure, England as a line.

    `layout.meta` holds what no point can: what every figure is called, and the councils without one, each with its
    reason. A point's `customdata` is its region and type (places in `meta`), its figure in words, the ends of its
    likely range in words, how many answered or were counted, and 1 where those are too few to say anything.
    """
    shown, measure = newest.shown, newest.measure
    low, high = _ends(newest)
    heights = _heights(newest, (high - low) / _POINTS_SIDE_BY_SIDE)
    own = [newest.figures[council.code] for council in shown]
    margins = [_number(figure.margin) for figure in own]
    points = go.Scatter(
        ids=[council.code for council in shown],
        text=[council.name for council in shown],
        x=[_number(figure.value) for figure in own],
        y=[heights[council.code] for council in shown],
        error_x={"type": "data", "array": margins, "visible": False} if any(margins) else None,
        customdata=[[*_groups(council, newest), *_said(newest.figures[council.code], measure)] for council in shown],
        mode="markers",
        hovertemplate="%{text}<br>%{customdata[2]}<extra></extra>",
    )
    england = newest.figures.get(ENGLAND)
    figure = go.Figure(
        data=[points],
        layout=go.Layout(
            xaxis={"range": [float(low), float(high)], "fixedrange": True, "nticks": 5, "zeroline": False,
                   "ticksuffix": "%" if measure.unit == "percent" else ""},
            yaxis={"range": [len(newest.regions), 0], "fixedrange": True, "visible": False},
            annotations=[*_names(newest.regions), *_england_name(england, measure, low, high)],
            shapes=[*_rules(newest.regions), *_england_line(england)],
            height=_TOP + _ROW * len(newest.regions) + _FOOT,
            margin={"l": 10, "r": 10, "t": _TOP, "b": _FOOT},
            font={"size": 16},
            hovermode="closest",
            dragmode=False,
            showlegend=False,
            meta=_meta(newest),
        ),
    )  # fmt: skip
    # Plotly puts its own look, 6 kB of it, into every figure, even into one that was made without.
    figure.layout.template = None
    return figure


def _text(figure: go.Figure) -> str:
    return json.dumps(figure.to_plotly_json(), ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n"


def _newest(measure: Measure, figures: Sequence[OfficialFigure], catalogue: Catalogue) -> Newest | None:
    told = [figure.period for figure in figures
            if figure.value is not None and catalogue.areas[figure.area].kind is AreaKind.COUNCIL]  # fmt: skip
    if not told:
        return None
    period = max(told)
    found = {figure.area: figure for figure in figures if figure.period == period}
    councils = catalogue.councils(on=period.start)
    for council in councils:
        none = OfficialFigure(measure.id, council.code, period, None, Missing.NOT_PUBLISHED)
        found.setdefault(council.code, none)
    regions, types = (
        [area for area in catalogue.areas.values() if area.kind is kind] for kind in (AreaKind.REGION, AreaKind.TYPE)
    )
    name = attrgetter("name")
    return Newest(measure, period, tuple(councils), tuple(sorted(regions, key=name)), tuple(types), found)


def _groups(council: Area, newest: Newest) -> tuple[int, int]:
    """The places of its region and its type in `meta`."""
    regions, types = ([area.code for area in areas] for areas in (newest.regions, newest.types))
    return regions.index(council.region), types.index(council.type)


def _said(figure: OfficialFigure, measure: Measure) -> tuple[str, str, str, int]:
    ends = words.likely_range(figure, measure)
    likely = " and ".join(words.cell(end, measure) for end in ends) if ends else ""
    return words.short_value(figure, measure), likely, words.counted(figure), int(is_too_few(figure))


def _heights(newest: Newest, width: Decimal) -> dict[str, float]:
    """Each council's height: its region's row, and the first lane in which the point before is `width` away."""
    heights = {}
    for row, region in enumerate(newest.regions):
        taken: dict[int, Decimal] = {}
        inside = [newest.figures[council.code] for council in newest.shown if council.region == region.code]
        for figure in sorted(inside, key=lambda figure: (figure.value, figure.area)):
            assert figure.value is not None
            free = [lane for lane in _LANES if lane not in taken or figure.value - taken[lane] >= width]
            lane = free[0] if free else min(taken, key=lambda lane: taken[lane])
            taken[lane] = figure.value
            heights[figure.area] = round(row + _MIDDLE + lane * _LANE, 2)
    return heights


def _ends(newest: Newest) -> tuple[Decimal, Decimal]:
    """The ends of the scale: all figures with their margins, within the measure's own scale, and some room."""
    ends = [end for council in newest.shown for end in _reach(newest.figures[council.code])]
    room = (max(ends) - min(ends)) / 25 or Decimal(1)
    top = words.top_of_scale(newest.measure)
    low, high = max(min(ends), Decimal(0)), max(ends) if top is None else min(max(ends), Decimal(top))
    return round(low - room, 3), round(high + room, 3)


def _reach(figure: OfficialFigure) -> tuple[Decimal, Decimal]:
    assert figure.value is not None
    margin = figure.margin or Decimal(0)
    return figure.value - margin, figure.value + margin


def _names(regions: Sequence[Area]) -> list[dict[str, Any]]:
    """The name of each region, at the left above its points."""
    return [{"text": region.name, "x": 0, "xref": "paper", "xanchor": "left", "y": row, "yanchor": "top",
             "showarrow": False} for row, region in enumerate(regions)]  # fmt: skip


def _rules(regions: Sequence[Area]) -> list[dict[str, Any]]:
    """A thin line above the name of each region, so that it is seen to which points the name belongs."""
    return [{"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": row, "y1": row, "layer": "below",
             "line": {"width": 1}} for row in range(len(regions))]  # fmt: skip


def _england_line(england: OfficialFigure | None) -> list[dict[str, Any]]:
    if england is None or england.value is None:
        return []
    value = float(england.value)
    return [{"type": "line", "name": "England", "x0": value, "x1": value, "y0": 0, "y1": 1, "yref": "paper",
             "layer": "below", "line": {"dash": "dash", "width": 2}}]  # fmt: skip


def _england_name(
    england: OfficialFigure | None, measure: Measure, low: Decimal, high: Decimal
) -> list[dict[str, Any]]:
    """Above the line, and to that side of it on which there is more room."""
    if england is None or england.value is None:
        return []
    side = "left" if england.value - low < high - england.value else "right"
    return [{"text": f"England {words.short_value(england, measure)}", "x": float(england.value), "xanchor": side,
             "y": 1, "yref": "paper", "yanchor": "bottom", "showarrow": False}]  # fmt: skip


def _meta(newest: Newest) -> dict[str, Any]:
    measure, figures = newest.measure, newest.figures
    margins = any(figures[council.code].margin is not None for council in newest.shown)
    segment = segment_of(measure, newest.period)
    comparable = segment is None or not segment.not_between_councils
    england = figures.get(ENGLAND)
    return {
        "measure": measure.plain_title,
        "period": str(newest.period),
        "unit": words.unit_words(measure),
        "england": words.short_value(england, measure) if england and england.value is not None else "",
        "regions": [[area.name, words.place(area), _whole(figures.get(area.code), measure)] for area in newest.regions],
        "types": [area.name for area in newest.types],
        "counted": words.counted_heading(measure) if any(words.counted(one) for one in figures.values()) else "",
        "judged": margins and comparable,
        "better": {Polarity.HIGHER: 1, Polarity.LOWER: -1, Polarity.NONE: 0}[measure.polarity],
        "caution": words.between_councils(measure, segment, margins),
        "missing": [[council.code, council.name, *_groups(council, newest), words.missing(figure, measure)]
                    for council in newest.councils if (figure := figures[council.code]).value is None],
    }  # fmt: skip


def _whole(region: OfficialFigure | None, measure: Measure) -> str:
    return words.short_value(region, measure) if region and region.value is not None else ""


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
