"""Comparisons and charts of published figures, by the names a person would use."""

from dataclasses import replace
from functools import cache

import jinja2

from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.charts import Chart, chart
from localaccount_gen.comparators import usual_comparators
from localaccount_gen.compare import compare
from localaccount_gen.model import Area, AreaKind, Comparison, Period
from localaccount_gen.project import SHIPPED_TEMPLATES

CASES = [
    ("Halton", "satisfaction_users", "2024-25"),
    ("Torbay", "st_max_sequel", "2024-25"),
    ("Kent", "reablement_effective", "2024-25"),
    ("Gateshead", "feel_safe", "2024-25"),
    ("Torbay", "satisfaction_carers", "2024-25"),
    ("Torbay", "admissions_65", "2024-25"),
    ("Bournemouth, Christchurch and Poole", "adj_scrqol", "2024-25"),
    ("Torbay", "feel_safe", "2020-21"),
    ("City of London", "feel_safe", "2024-25"),
    ("Torbay", "workforce_turnover", "2024-25"),
]
"""Clear and unclear differences, a break, a missing figure, a carers' off-year, few answers, no direction."""

EXAMPLESHIRE = Area("invented-exampleshire", "Exampleshire", AreaKind.COUNCIL, region="E12000009")


@cache
def catalogue() -> Catalogue:
    return load_catalogue()


def compared(council: str, measure: str, period: str, note: str = "") -> Comparison:
    """One council's comparison with the usual comparators; the council by any of its names or its code."""
    area, when = catalogue().council(council), Period.parse(period)
    assert area is not None
    assert when is not None
    return compare(catalogue(), catalogue().measures[measure], area, when, note)


def beside_region(council: str, measure: str, period: str) -> Comparison:
    """The comparison of a council that chose to be set beside its region only."""
    area, when = catalogue().council(council), Period.parse(period)
    assert area is not None
    assert when is not None
    chosen = replace(usual_comparators(catalogue(), area), shown=(AreaKind.REGION,))
    return compare(catalogue(), catalogue().measures[measure], area, when, comparators=chosen)


def charted(council: str, measure: str, period: str, note: str = "") -> Chart:
    return chart(compared(council, measure, period, note))


@cache
def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(SHIPPED_TEMPLATES), autoescape=True, undefined=jinja2.StrictUndefined
    )


def bars(made: Chart) -> str:
    """The comparison picture as SVG."""
    return str(_templates().get_template("charts/bars.svg.jinja").module.bars(made.picture))


def over_time(made: Chart) -> str:
    """The picture of change as SVG."""
    assert made.over_time is not None
    return str(_templates().get_template("charts/over_time.svg.jinja").module.over_time(made.over_time.picture))


def whole(made: Chart) -> str:
    """The comparison as it stands on a page."""
    module = _templates().get_template("charts/comparison.html.jinja").module
    return str(module.comparison(made, f"../data/{made.csv_name}"))
