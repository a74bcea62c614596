"""An account as JSON. Numbers stand as text, with every digit as published."""

import json
from collections.abc import Sequence
from typing import Any

from localaccount_gen import amounts
from localaccount_gen.charts import Chart
from localaccount_gen.compare import segment_of
from localaccount_gen.editions.differences import against, area_data, change, official
from localaccount_gen.editions.edition import Edition
from localaccount_gen.editions.scorecard import score_card_data
from localaccount_gen.forms import Form, LocalFigure
from localaccount_gen.model import Comparison, OfficialFigure
from localaccount_gen.promises import Promise
from localaccount_gen.register.writing import VERSION, entry_data, entry_of
from localaccount_gen.requirements import Requirement


def account_json(edition: Edition) -> bytes:
    """Everything the account says, with quotes filled in, its comparisons with their figures, and its score card."""
    account, form = edition.account, edition.account.form
    council = account.council
    return _written({
        "version": VERSION,
        **_identity(edition),
        "contact": _filled(council.form.contact),
        "other_formats": _filled(council.form.other_formats),
        "foreword": _filled(form.foreword),
        "at_a_glance": _filled(form.at_a_glance),
        "figures": {entry.name: _figure(entry.figure) for entry in account.figure_entries},
        "sections": [_section(edition, requirement) for requirement in edition.requirements()],
        "score_card": score_card_data(edition.checked.score_card),
        "promises": [_promise(promise, edition) for promise in edition.checked.promises],
        "how_it_was_made": _filled(form.how_it_was_made),
        "easy_read": _filled(form.easy_read),
        "outside_comments": [_filled(comment) for comment in form.outside_comments],
        "can_offer": [_filled(one) for one in form.can_offer],
        "would_like": [_filled(one) for one in form.would_like],
        "accountability": _filled(form.accountability),
        "answers": [_filled(answer) for answer in form.answers],
        "corrections": [_filled(correction) for correction in form.corrections],
        "signed": _filled(form.signed),
        "translations": [
            {"language": one.language.code, **_filled(one.form), "text": one.body.strip()}
            for one in account.translations
        ],
    })  # fmt: skip


def _identity(edition: Edition) -> dict[str, Any]:
    """Whose account it is and how it stands, as accounts.json says it."""
    told = entry_data(entry_of(edition.checked))
    names = ("council", "period", "published", "demonstration", "draft", "state", "approval")
    return {name: told[name] for name in names}


def _section(edition: Edition, requirement: Requirement) -> dict[str, Any]:
    section = edition.account.section(requirement.key)
    coverage = edition.checked.coverage.get(requirement.key)
    told = {
        "key": requirement.key,
        "title": edition.title(requirement),
        "question": requirement.question,
        "suggested": requirement.suggested,
        "cqc_quality_statements": list(requirement.cqc),
        "ascof_objectives": list(requirement.objectives),
        "making_it_real": list(requirement.making_it_real),
        "coverage": coverage.depth.words if coverage else None,
    }
    if section is None:
        return {**told, "not_covered": _filled(edition.account.form.not_covered[requirement.key])}
    front = _filled(section.form)
    for name in ("title", "figures", "measures"):
        front.pop(name, None)
    for practice, one in zip(front.get("good_practice", ()), section.form.good_practice, strict=True):
        practice["figure_in_words"] = edition.checked.quotes.told(one.figure) if one.figure else None
    comparisons = edition.checked.comparisons.get(requirement.key, ())
    drawn = zip(comparisons, edition.charts[requirement.key], strict=True)
    compared = [_comparison(comparison, chart, requirement.key) for comparison, chart in drawn]
    figures = list(section.form.figures)
    return {**told, **front, "figures": figures, "text": section.body.strip(), "comparisons": compared}


def _promise(promise: Promise, edition: Edition) -> dict[str, Any]:
    """What an earlier account promised, and what became of it by the time of this one."""
    priority, report = promise.priority, promise.report
    return {
        "made_in": str(promise.made_in),
        "name": priority.name,
        "title": priority.title,
        "section": promise.section,
        "due": priority.due.isoformat() if priority.due else None,
        "target": priority.target,
        "outcome": report.outcome if report else None,
        "words": report.words if report else None,
        "reported_in": str(promise.reported_in) if report else None,
        "in_words": promise.became(edition.account),
    }


def _figure(figure: LocalFigure) -> dict[str, Any]:
    return {**_filled(figure), "in_words": amounts.amount(figure), "change": amounts.change(figure)}


def _comparison(comparison: Comparison, chart: Chart, section: str) -> dict[str, Any]:
    """All that a page shows of it, and all that leads to its verdicts. Addresses start from where account.json is."""
    measure, source = comparison.measure, comparison.source
    segment = segment_of(measure, comparison.figure.period)
    return {
        "measure": measure.id,
        "title": measure.title,
        "plain_title": measure.plain_title,
        "unit": measure.unit,
        "decimals": measure.decimals,
        "polarity": measure.polarity.value,
        "collection": measure.collection.value,
        "not_between_councils": segment.not_between_councils or None if segment else None,
        "sentence": chart.sentence,
        **area_data(comparison.council),
        **official(comparison.figure, comparison),
        "invented": comparison.invented,
        "note": comparison.note or None,
        "elsewhere": [
            {"title": one.title, "address": one.address, "seen": one.seen.isoformat()} for one in comparison.elsewhere
        ],
        "against": [against(one, comparison) for one in comparison.against],
        "others": [against(one, comparison) for one in comparison.others],
        "similar": _similar(comparison),
        "change": change(comparison),
        "series": _runs(comparison.series, comparison),
        "england": _runs(comparison.england, comparison),
        "breaks": list(comparison.breaks),
        "small_print": list(chart.small_print),
        "source": {"publisher": source.publisher, "release": source.release, "published": source.published,
                   "address": source.address, "licence": source.licence, "file": source.file, "sha256": source.sha256},
        "page": f"{section}/#{chart.key}",
        "own_page": chart.own_page,
        "html": f"data/{chart.html_name}",
        "data": f"data/{chart.csv_name}",
    }  # fmt: skip


def _similar(comparison: Comparison) -> dict[str, Any] | None:
    """Who the similar councils are, and by whose list; where they are compared with, each with its figure."""
    similar = comparison.similar
    if not similar.areas:
        return None
    figures = comparison.similar_figures or (None,) * len(similar.areas)
    return {
        "list": similar.list_name,
        "own": similar.own,
        "dated": similar.dated.isoformat() if similar.dated else None,
        "reason": similar.reason or None,
        "councils": [
            {**area_data(area), **(official(figure, comparison) if figure else {})}
            for area, figure in zip(similar.areas, figures, strict=True)
        ],
    }


def _runs(runs: Sequence[Sequence[OfficialFigure]], comparison: Comparison) -> list[list[dict[str, Any]]]:
    """A list for each run of periods that can be compared with one another, oldest first."""
    return [[official(figure, comparison) for figure in run] for run in runs]


def _filled(form: Form | None) -> Any:
    """What the council filled in of a form, under the names it has in the council's own files."""
    return None if form is None else form.model_dump(mode="json", exclude_none=True, exclude_defaults=True)


def _written(content: dict[str, Any]) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False)}\n".encode()
