"""The charts of every council that a reader may explore: how they are made, and what the page says without a script."""

import gzip
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from localaccount_gen import words
from localaccount_gen.charts.explore import explore_files
from localaccount_gen.compare import segment_of
from localaccount_gen.model import Measure, OfficialFigure
from localaccount_gen.official.importing import table_of
from localaccount_gen.official.writing import digest
from localaccount_gen.pages import Page
from localaccount_gen.project import REFERENCE, SHIPPED_ASSETS, SHIPPED_TEMPLATES
from localaccount_gen.publish import Published
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.every_council import BUNDLE, every_council
from localaccount_gen.render.measures import measure_files, measure_pages
from tests.comparisons import catalogue
from tests.full_account import full_account, published
from tests.test_render_accounts import page

MEASURES = list(catalogue().measures.values())
IDS = [measure.id for measure in MEASURES]


def shipped(measure: str) -> dict[str, Any]:
    figure: dict[str, Any] = json.loads((REFERENCE / "explore" / f"{measure}.json").read_text(encoding="utf-8"))
    return figure


def newest(measure: Measure) -> Mapping[str, OfficialFigure]:
    """By code, the figures of every council for the newest period in which any has one, looked up one by one."""
    period = max(figure.period for council in catalogue().areas.values() if council.kind.value == "council"
                 for figure in catalogue().figures(measure.id, council.code) if figure.value is not None)  # fmt: skip
    councils = catalogue().councils(on=period.start)
    return {council.code: catalogue().figure(measure.id, council.code, period) for council in councils}


@pytest.mark.parametrize("measure", MEASURES, ids=IDS)
def test_every_council_with_a_figure_is_a_point(measure: Measure) -> None:
    """At the figure that was published, to the last digit; the others are named with their reason, and are no point."""
    figures, made = newest(measure), shipped(measure.id)
    points, meta = made["data"][0], made["layout"]["meta"]
    there = {code: figure for code, figure in figures.items() if figure.value is not None}

    assert {code: figure.value for code, figure in there.items()} == {
        code: Decimal(str(value)).quantize(there[code].value)
        for code, value in zip(points["ids"], points["x"], strict=True)
    }
    assert [words.short_value(there[code], measure) for code in points["ids"]] == [
        one[2] for one in points["customdata"]
    ]
    assert {code: words.missing(figure, measure) for code, figure in figures.items() if figure.value is None} == {
        one[0]: one[4] for one in meta["missing"]
    }
    assert {meta["period"]} == {str(figure.period) for figure in figures.values()}


@pytest.mark.parametrize("measure", MEASURES, ids=IDS)
def test_margins_are_the_published_ones(measure: Measure) -> None:
    """Where a survey has them; counts have none, and none is made up."""
    figures, points = newest(measure), shipped(measure.id)["data"][0]
    margins = [figures[code].margin for code in points["ids"]]

    shown = points.get("error_x", {"array": [None] * len(margins)})["array"]
    assert [None if margin is None else float(margin) for margin in margins] == shown


@pytest.mark.parametrize("measure", MEASURES, ids=IDS)
def test_points_stand_in_the_row_of_their_region_by_name(measure: Measure) -> None:
    """Councils are listed by name and stand by region, so that nothing is a league table."""
    made = shipped(measure.id)
    points, regions = made["data"][0], made["layout"]["meta"]["regions"]
    areas = catalogue().areas

    assert points["text"] == sorted(points["text"]) == [areas[code].name for code in points["ids"]]
    assert [areas[areas[code].region].name for code in points["ids"]] == [regions[int(y)][0] for y in points["y"]]
    assert [regions[one[0]][0] for one in points["customdata"]] == [regions[int(y)][0] for y in points["y"]]
    low, high = made["layout"]["xaxis"]["range"]
    assert all(low < x < high for x in points["x"])


def test_torbay_feels_safe() -> None:
    """4A in 2024-25: 69.2%, plus or minus 4.4, of 405 people, with England at 70.1%."""
    made = shipped("feel_safe")
    points, layout = made["data"][0], made["layout"]
    at = points["ids"].index("E06000027")
    region, kind, *said = points["customdata"][at]

    assert ("Torbay", 69.2, 4.4) == (points["text"][at], points["x"][at], points["error_x"]["array"][at])
    assert ["69.2%", "64.8% and 73.6%", "405", 0] == said
    assert ["South West", "the South West", "69.9%"] == layout["meta"]["regions"][region]
    assert "unitary councils" == layout["meta"]["types"][kind]
    (england,) = [shape for shape in layout["shapes"] if shape.get("name") == "England"]
    assert (70.1, 70.1) == (england["x0"], england["x1"])
    assert "England 70.1%" in [one["text"] for one in layout["annotations"]]


def test_kent_is_no_point_where_it_has_no_figure() -> None:
    """It sent no usable data for 2D(1), which is not nought."""
    made = shipped("reablement_effective")

    assert "E10000016" not in made["data"][0]["ids"]
    assert ["E10000016", "Kent", "not published"] == [
        part for one in made["layout"]["meta"]["missing"] if one[1] == "Kent" for part in (one[0], one[1], one[4])
    ]


@pytest.mark.parametrize("measure", IDS)
def test_a_figure_has_no_template(measure: str) -> None:
    """Plotly's own look is 6 kB of colours that the page does not want."""
    assert "template" not in shipped(measure)["layout"]


def test_the_shipped_charts_are_made_of_the_shipped_figures() -> None:
    """Nothing is left over from an earlier release, and the same figures give the same bytes."""
    figures = table_of(catalogue()).figures.values()
    made = explore_files(figures, catalogue())

    assert made == explore_files(reversed(list(figures)), catalogue())
    assert {f"explore/{path.name}" for path in (REFERENCE / "explore").iterdir()} == made.keys()
    assert {name: digest(text.encode()) for name, text in made.items()} == {
        name: digest((REFERENCE / name).read_bytes()) for name in made
    }


def test_better_is_said_only_where_margins_were_published() -> None:
    """Counts, a survey without margins, and a year in which the publisher asks not to compare, have their caution."""
    said = {measure: (meta["judged"], meta["caution"])
            for measure in ("feel_safe", "admissions_65", "services_safe", "workforce_turnover", "sds_users")
            if (meta := shipped(measure)["layout"]["meta"])}  # fmt: skip

    other = ("No margin of error is published for these figures. Small differences may be chance, so we do not say "
             "which councils are better or worse.")  # fmt: skip
    assert {
        "feel_safe": (True, ""),
        "admissions_65": (False, "These are counts without a margin of error. Small differences may be chance, or "
                          "come from how councils record things, so we do not say which councils are better or worse."),
        "services_safe": (False, other),
        "workforce_turnover": (False, other),
        "sds_users": (False, "One council’s figure cannot be compared with another’s. The publisher says that "
                      "comparisons of this figure are not meaningful for 2024-25: many councils’ records are "
                      "incomplete."),
    } == said  # fmt: skip


def test_a_survey_in_which_lower_is_better_says_so() -> None:
    """No measure is one today, but a reader must not be left to guess when one is."""
    measure = catalogue().measures["admissions_65"]
    segment = segment_of(measure, catalogue().newest)

    assert "Lower is better." == words.between_councils(measure, segment, margins=True)


def test_a_build_does_not_wait_for_plotly() -> None:
    """The charts are made by `data import`; a build places them."""
    program = (
        "import sys\n"
        "import localaccount_gen.cli.build, localaccount_gen.plugin\n"
        "from localaccount_gen.catalogue import load_catalogue\n"
        "from localaccount_gen.render.measures import measure_pages\n"
        "print(len(measure_pages(load_catalogue())), 'plotly' in sys.modules)\n"
    )

    assert "35 False\n" == subprocess.check_output([sys.executable, "-c", program], encoding="utf-8")


def test_the_bundle_is_small_whole_and_of_the_same_kind_as_the_figures() -> None:
    """At most 400 KiB as servers send it, unchanged, with its licence, and the plotly.js that the figures are for."""
    import plotly

    bundle = (SHIPPED_ASSETS / BUNDLE).read_bytes()
    licence = (SHIPPED_ASSETS / BUNDLE.replace(".min.js", ".LICENSE.txt")).read_text(encoding="utf-8")
    python = (plotly.__path__[0] + "/package_data/plotly.min.js").encode()
    with open(python, encoding="utf-8") as file:  # noqa: PTH123
        (version,) = re.findall(r"plotly\.js v(\d+)\.", file.read(300))

    assert len(gzip.compress(bundle, 9)) <= 400 * 1024
    assert "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba" == hashlib.sha256(bundle).hexdigest()
    assert licence.startswith("MIT License\n\nCopyright (c) 2016-2024 Plotly Technologies Inc.")
    assert f"-{version}." in BUNDLE


def test_nothing_may_be_sent_to_a_cloud() -> None:
    """plotly.js has a button that sends a chart to its makers, unless it is told to have none."""
    script = (SHIPPED_ASSETS / "js" / "explore.js").read_text(encoding="utf-8")
    (config,) = re.findall(r"const CONFIG = \{(.*?)\};", script, re.DOTALL)

    assert {"displayModeBar: false", "showSendToCloud: false", "showLink: false", "displaylogo: false",
            'plotlyServerURL: ""'} <= {part.strip() for part in config.split(",")}  # fmt: skip
    assert ["CONFIG"] == re.findall(r"Plotly\.\w+\(.*, (\w+)\)", script)
    assert [] == re.findall(r"fetch\(|XMLHttpRequest|sendBeacon|localStorage|sessionStorage|cookie|innerHTML", script)


def drawn(measure: str) -> Page:
    outline = next(one for one in measure_pages(catalogue()) if one.page.address == f"measures/{measure}/")
    return Drawing([SHIPPED_TEMPLATES]).page(outline)


def rows(html: str) -> dict[str, tuple[str, ...]]:
    """The cells of every row of the tables in folds, by council."""
    inside = html[html.index('<h2 id="explore">') :]
    found = re.findall(r'<tr data-council[^>]*><th scope="row">(.*?)</th>(.*?)</tr>', inside)
    return {name: tuple(re.findall("<td>(.*?)</td>", cells)) for name, cells in found}


@pytest.mark.parametrize("measure", MEASURES, ids=IDS)
def test_the_page_has_every_council_in_tables(measure: Measure) -> None:
    """Who has no JavaScript misses nothing: each council with its figure and margin, or why there is none."""
    shown = rows(drawn(measure.id).html)
    figures = newest(measure)

    assert {catalogue().areas[code].name: _cell(figure, measure) for code, figure in figures.items()} == {
        name: cells[0] for name, cells in shown.items()
    }


def _cell(figure: OfficialFigure, measure: Measure) -> str:
    margin = "" if figure.margin is None else f" ±\u00a0{figure.margin}"
    return f"{words.short_value(figure, measure)}{margin}"


def test_the_tables_of_regions_are_whole_and_by_name() -> None:
    """A fold for each region, told in words what it holds; search does not find every measure for every council."""
    html = drawn("feel_safe").html
    shown = rows(html)
    folds = re.findall(r"<details><summary>(.*?)</summary>\n<table class=\"la-table\"><caption>(.*?)</caption>", html)

    assert ("69.2% ±\u00a04.4", "405") == shown["Torbay"]
    assert ("not available", "") == shown["Derby"]
    assert ("South West", "People who feel safe, 2024-25: South West. The region as a whole: 69.9%") == folds[6]
    assert (
        '<th scope="col">Council</th><th scope="col">Figure (±&#160;margin of error)</th><th scope="col">Answers</th>'
        in html
    )
    assert 9 == len(folds)
    assert [name for name, _ in folds] == sorted(name for name, _ in folds)
    assert "<p>Some councils have no figure. Not available: Derby; Isles of Scilly.</p>" in html
    assert (
        "for April 2024 to March 2025, by region, each region’s councils in alphabetical order. England: 70.1%." in html
    )
    assert html.index("data-pagefind-ignore") < html.index('<h2 id="explore">')


def test_counts_stand_beside_rates() -> None:
    """Torbay's 831.7 is 318 people in 38,234. Reasons for no figure are told apart."""
    assert ("831.7", "318 out of 38,234") == rows(drawn("admissions_65").html)["Torbay"]
    assert (
        "<p>Some councils have no figure. Not published: Bournemouth, Christchurch and Poole; Portsmouth; "
        "Windsor and Maidenhead. Too few people to show: Central Bedfordshire; City of London; Gloucestershire; "
        "Isles of Scilly.</p>"
    ) in drawn("st_max_sequel").html


def test_a_measure_without_such_numbers_has_no_column_for_them() -> None:
    """Nobody is shown a column of nothing."""
    assert {1} == {len(cells) for cells in rows(drawn("workforce_turnover").html).values()}


def test_a_measure_without_figures_has_no_such_part(tmp_path) -> None:
    """Before the first import of its figures."""
    assert every_council(catalogue().measures["feel_safe"], tmp_path) is None


def test_the_script_has_similar_councils_and_every_chart() -> None:
    """The same that comparisons use, and every chart as it was shipped."""
    files = {file.address: file.content.decode() for file in measure_files(catalogue()) if file.address.endswith(".js")}
    name, _, found = files.pop("measures/similar.js").removesuffix(";\n").partition(" = ")
    similar = json.loads(found)

    assert {f"measures/{measure}/every_council.js" for measure in IDS} == files.keys()
    assert (
        f"globalThis.exploreFigure = {json.dumps(shipped('control'), ensure_ascii=False, separators=(',', ':'))};\n"
        == (files["measures/control/every_council.js"])
    )
    assert "globalThis.similarCouncils" == name
    assert list(catalogue().similar("E06000027")) == similar["E06000027"]
    assert 153 == len(similar)


def test_an_account_leads_to_the_chart_with_its_council_chosen(tmp_path) -> None:
    """From each comparison; the reader need not look for the council again."""
    made: Published = published(tmp_path, full_account())
    html = page(made, "halton/2024-25/outcomes/").html

    assert ('<a href="../../../measures/satisfaction_users/index.html?council=E06000006#explore">'
            'Explore this chart<span class="la-hidden">: People satisfied with their care and support</span></a>'
            ) in html  # fmt: skip
