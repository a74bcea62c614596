"""How `localaccount data show` lays out a comparison, for people and for machines."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from localaccount_gen import words
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import ENGLAND, segment_of
from localaccount_gen.model import Comparison, OfficialFigure, Source


def as_text(comparison: Comparison, catalogue: Catalogue) -> str:
    """Title, the answer in words, the figures period by period, what to know, and the sources."""
    measure, council = comparison.measure, comparison.council
    code = measure.code_in(comparison.period)
    lines = [
        measure.plain_title,
        f"{f'{code} in {comparison.period}' if code else f'Not published for {comparison.period}'}, id {measure.id}: "
        f"{measure.title}",
        "",
        words.headline(comparison),
    ]
    for run in comparison.series:
        reason = _reason(comparison, run)
        lines += ["", *([f"Not to be joined with the figures above. {reason}"] if reason else []),
                  *_table(comparison, run, catalogue)]  # fmt: skip
    if not comparison.series:
        lines += ["", f"Nothing has been published for {council.name}."]
    lines += ["", *words.small_print(comparison)]
    lines += [f"Other figures above: {words.source_sentence(source).removeprefix('Source: ')}"
              for source in _sources(comparison, catalogue) if source != comparison.source]  # fmt: skip
    lines += [f"Before, {code} was the code of another measure, “{other.plain_title}”."
              for other, _ in catalogue.wrong_code(code or "", comparison.period)]  # fmt: skip
    return "\n".join(lines)


def as_json(comparison: Comparison, catalogue: Catalogue) -> str:
    """The same for machines. `value` is null where nothing was published, and `missing` then says why."""
    measure, council, figure = comparison.measure, comparison.council, comparison.figure
    region = catalogue.areas.get(council.region)
    return json.dumps(
        {
            "version": 1,
            "council": {"code": council.code, "name": council.name},
            "measure": {"id": measure.id, "title": measure.title, "plain_title": measure.plain_title,
                        "unit": measure.unit, "polarity": measure.polarity},
            "code": measure.code_in(comparison.period),
            "period": str(comparison.period),
            "figure_period": str(figure.period),
            **figure_for_machines(figure),
            "england": _number(catalogue.figure(measure.id, ENGLAND, figure.period).value),
            "region": _number(catalogue.figure(measure.id, council.region, figure.period).value),
            "region_name": region.name if region else None,
            "comparators": [{"kind": one.area.kind, "name": one.area.name, "period": str(one.difference.figure.period),
                             **figure_for_machines(one.difference.figure), "verdict": one.difference.verdict}
                            for one in (*comparison.against, *comparison.others)],
            "similar_councils": {"list": comparison.similar.list_name,
                                 "councils": [{"code": area.code, "name": area.name}
                                              for area in comparison.similar.areas]},
            "words": words.headline(comparison),
            "small_print": list(words.small_print(comparison)),
            "series": [{"reason": _reason(comparison, run) or None,
                        "figures": [{"period": str(one.period), "code": measure.code_in(one.period),
                                     **figure_for_machines(one)} for one in run]} for run in comparison.series],
            "source": _source(comparison.source),
        },
        ensure_ascii=False,
        indent=2,
    )  # fmt: skip


def _reason(comparison: Comparison, run: Sequence[OfficialFigure]) -> str:
    """Why a series stands apart from the one before it; empty for the first."""
    segment = segment_of(comparison.measure, run[0].period)
    if run is comparison.series[0]:
        return ""
    return segment.reason if segment else f"Figures for {run[0].period} stand alone."


def _table(comparison: Comparison, run: Sequence[OfficialFigure], catalogue: Catalogue) -> list[str]:
    measure, council = comparison.measure, comparison.council
    areas = [catalogue.areas[code] for code in (ENGLAND, council.region) if code in catalogue.areas]
    header = ["Period", "Code", council.name, "Margin", "Answered", *(area.name for area in areas)]
    rows = [
        [
            str(figure.period),
            measure.code_in(figure.period) or "",
            words.short_value(figure, measure),
            f"± {figure.margin}" if figure.margin is not None else "",
            f"{figure.respondents:,}" if figure.respondents is not None else "",
            *(words.short_value(catalogue.figure(measure.id, area.code, figure.period), measure) for area in areas),
        ]
        for figure in run
    ]
    used = [place for place in range(len(header)) if any(row[place] for row in rows)]
    widths = {place: max(len(row[place]) for row in [header, *rows]) for place in used}
    return ["  ".join(row[place].ljust(widths[place]) for place in used).rstrip() for row in [header, *rows]]


def _sources(comparison: Comparison, catalogue: Catalogue) -> list[Source]:
    keys = dict.fromkeys(figure.source for run in comparison.series for figure in run)
    return [catalogue.sources[key] for key in keys if key in catalogue.sources]


def figure_for_machines(figure: OfficialFigure) -> dict[str, Any]:
    """`value` is null where nothing was published, and `missing` then says why."""
    return {
        "value": _number(figure.value),
        "missing": figure.missing.name.lower().replace("_", " ") if figure.missing else None,
        "margin": _number(figure.margin),
        "respondents": figure.respondents,
        "numerator": _number(figure.numerator),
        "denominator": _number(figure.denominator),
        "note": figure.note or None,
    }


def _number(number: Decimal | None) -> float | int | None:
    """A number that JSON writes with the digits published, 68.1 and not 68.09999999999999."""
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() and number.as_tuple().exponent == 0 else float(number)


def _source(source: Source) -> dict[str, str | None]:
    return {"publisher": source.publisher, "release": source.release, "published": source.published or None,
            "address": source.address, "licence": source.licence, "file": source.file,
            "sha256": source.sha256}  # fmt: skip
