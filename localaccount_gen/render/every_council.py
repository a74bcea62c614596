"""Every council's newest figure on the page of a measure: as tables, and as the chart that its script may draw.

Both come from the one file that `data import` made, so that they cannot disagree, and no figure is looked up again.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.model import Measure, Period
from localaccount_gen.neighbours import NEIGHBOURS
from localaccount_gen.pages import File
from localaccount_gen.project import REFERENCE

BUNDLE = "js/plotly-basic-4.1.1.min.js"
"""plotly.js, the basic bundle: of the bundles that plotly.js is published in, the smallest with points and lines."""

SIMILAR = "measures/similar.js"
"""Each council's similar councils. It is a script, as each chart is: a page may run those of the site, and may ask for
nothing else, so that no script could send anything away; and scripts load from a disk too."""


@dataclass(frozen=True)
class RegionTable:
    """The councils of a region by name.

    Each name, its figure or why there is none, how many answered or were counted, its code, and between what its
    figure probably is. Where the measure has no such numbers these are empty in every row.
    """

    region: str
    whole: str
    """The figure of the region as a whole; empty where there is none."""
    rows: tuple[tuple[str, str, str, str, str], ...]


@dataclass(frozen=True)
class EveryCouncil:
    """What a measure's page shows of every council."""

    period: Period
    england: str
    margins: bool
    counted: str
    """What heads the numbers that figures rest on; empty where there are none."""
    caution: str
    not_shown: str
    """The councils that have no point in the chart, each with its reason, as a sentence; empty if all have one."""
    regions: tuple[RegionTable, ...]
    scripts: tuple[str, ...]
    """The addresses of what is fetched when a reader asks for the chart."""
    neighbours: str = NEIGHBOURS


def every_council(measure: Measure, folder: Path = REFERENCE) -> EveryCouncil | None:
    """The newest figures of a measure; None where no council has any."""
    path = folder / "explore" / f"{measure.id}.json"
    if not path.is_file():
        return None
    figure = json.loads(path.read_text(encoding="utf-8"))
    meta = figure["layout"]["meta"]
    period = Period.parse(meta["period"])
    assert period is not None
    return EveryCouncil(
        period=period,
        england=meta["england"],
        margins="error_x" in figure["data"][0],
        counted=meta["counted"],
        caution=meta["caution"],
        not_shown=_not_shown(meta["missing"]),
        regions=tuple(_regions(figure, measure)),
        scripts=(BUNDLE, SIMILAR, _address(measure)),
    )


def explore_files(catalogue: Catalogue, folder: Path = REFERENCE) -> Iterator[File]:
    """What the script needs: the similar councils of each council, by ONS code, and the chart of each measure."""
    similar = {council.code: found for council in catalogue.councils() if (found := catalogue.similar(council.code))}
    yield File(SIMILAR, _script("similarCouncils", json.dumps(similar, separators=(",", ":")).encode()))
    for measure in catalogue.measures.values():
        path = folder / "explore" / f"{measure.id}.json"
        if path.is_file():
            yield File(_address(measure), _script("exploreFigure", path.read_bytes().strip()))


def _address(measure: Measure) -> str:
    return f"measures/{measure.id}/every_council.js"


def _script(name: str, value: bytes) -> bytes:
    return b"globalThis.%s = %s;\n" % (name.encode(), value)


def _regions(figure: dict[str, Any], measure: Measure) -> Iterator[RegionTable]:
    meta, points = figure["layout"]["meta"], figure["data"][0]
    margins = points.get("error_x", {}).get("array") or [None] * len(points["ids"])
    rows: list[list[tuple[str, str, str, str, str]]] = [[] for _ in meta["regions"]]
    for code, name, margin, told in zip(points["ids"], points["text"], margins, points["customdata"], strict=True):
        region, _, said, likely, counted, _ = told
        value = said if margin is None else f"{said} ±\u00a0{margin:.{measure.decimals}f}"
        rows[region].append((name, value, counted, code, likely))
    for code, name, region, _, reason in meta["missing"]:
        rows[region].append((name, reason, "", code, ""))
    for (name, _, whole), councils in zip(meta["regions"], rows, strict=True):
        yield RegionTable(name, whole, tuple(sorted(councils)))


def _not_shown(missing: list[tuple[str, str, int, int, str]]) -> str:
    """“There is no figure for these councils. Not available: Derby; Isles of Scilly.”

    Semicolons, because of names such as Bournemouth, Christchurch and Poole.
    """
    by_reason: dict[str, list[str]] = {}
    for _, name, _, _, reason in missing:
        by_reason.setdefault(reason, []).append(name)
    said = [f"{reason.capitalize()}: {'; '.join(names)}." for reason, names in by_reason.items()]
    return f"Some councils have no figure. {' '.join(said)}" if said else ""
