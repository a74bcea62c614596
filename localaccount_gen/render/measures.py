"""The pages on official measures: what each means, how it is made, what may be compared with what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from localaccount_gen import words
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import ENGLAND
from localaccount_gen.csvfile import DataTable
from localaccount_gen.model import Collection, Measure, OfficialFigure, Period, Polarity, Segment, Source
from localaccount_gen.pages import File, Page, PageLink
from localaccount_gen.project import REFERENCE
from localaccount_gen.render.every_council import every_council, explore_files
from localaccount_gen.render.outline import Outline

_COLLECTIONS = {
    Collection.USER_SURVEY: "The Adult Social Care Survey, sent to people who use services, by post, once a year. Only "
    "some of them are asked, so each figure has a margin of error.",
    Collection.CARER_SURVEY: "The Survey of Adult Carers in England, sent to unpaid carers, by post, every second "
    "year. Only some of them are asked, so each figure has a margin of error.",
    Collection.RECORDS: "Councils’ own records of the people they support.",
    Collection.OTHER: "Official records other than councils’ own.",
}

_DECIMALS = {0: "as a whole number", 1: "to one decimal place", 3: "to three decimal places"}


@dataclass(frozen=True)
class CodeRun:
    """A code and the periods in which the measure had it."""

    code: str
    periods: str


@dataclass(frozen=True)
class EnglandRow:
    """England's figure in one period, in words."""

    period: str
    value: str
    comparable: str
    """Whether it may be compared with the row above."""


def measure_pages(catalogue: Catalogue) -> list[Outline]:
    """The list of measures, and a page for each."""
    measures = list(catalogue.measures.values())
    titles = {measure.id: PageLink(measure.plain_title, f"measures/{measure.id}/") for measure in measures}
    page = Page("measures/", "measures", "What the official measures mean", "Every official measure of adult social "
                "care in plain words: what it asks, how it is made, what may be compared.", ())  # fmt: skip
    by_objective: dict[str, list[tuple[PageLink, Measure]]] = {}
    for measure in measures:
        by_objective.setdefault(measure.objective, []).append((titles[measure.id], measure))
    return [Outline(page, {"objectives": by_objective}), *(_measure(measure, catalogue) for measure in measures)]


def measure_files(catalogue: Catalogue) -> Iterator[File]:
    """The whole official table of each measure as CSV, the names of the areas in it, and what charts are made of."""
    for measure in catalogue.measures:
        path = REFERENCE / "figures" / f"{measure}.csv"
        if path.is_file():
            yield File(f"measures/{measure}/figures.csv", path.read_bytes())
    areas = tuple((area.code, area.name, area.kind.value) for area in catalogue.areas.values())
    yield File("measures/areas.csv", DataTable(("area", "name", "kind"), areas).content())
    yield from explore_files(catalogue)


def _measure(measure: Measure, catalogue: Catalogue) -> Outline:
    figures = catalogue.figures(measure.id, ENGLAND)
    page = Page(
        address=f"measures/{measure.id}/",
        kind="measure",
        title=f"{measure.plain_title}: what this measure means",
        description=f"{measure.question} How the official measure is made, and what may be compared with what.",
        body=(),
        trail=(PageLink("Official measures", "measures/"),),
    )
    facts = {
        "measure": measure,
        "codes": _codes(measure),
        "direction": _direction(measure),
        "collection": _COLLECTIONS[measure.collection],
        "segments": [_segment(segment) for segment in measure.segments],
        "england": _england(measure, figures),
        "unit": words.unit_words(measure),
        "measured": _measured(measure),
        "sources": _sources(catalogue, figures),
        "data": f"measures/{measure.id}/figures.csv",
        "every_council": every_council(measure),
    }
    return Outline(page, facts)


def _codes(measure: Measure) -> list[CodeRun]:
    runs = groupby(measure.codes.items(), key=lambda one: one[1])
    periods = [(code, [period for period, _ in run]) for code, run in runs]
    return [CodeRun(code, _run(those[0], those[-1])) for code, those in periods]


def _run(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _direction(measure: Measure) -> str:
    if measure.polarity is Polarity.NONE:
        return f"Neither higher nor lower is better: {measure.polarity_basis}."
    basis = measure.polarity_basis
    if basis.startswith("judgement"):
        return f"{measure.polarity.value.capitalize()} is better. That is our own {basis}."
    return f"{measure.polarity.value.capitalize()} is better: {basis}."


def _measured(measure: Measure) -> str:
    """The unit and the decimals: “Percent, to one decimal place”."""
    if measure.unit == "percent":
        unit = "Percent"
    elif measure.unit.startswith("score"):
        unit = f"A score {words.unit_words(measure)}"
    else:
        unit = f"People {words.unit_words(measure)}"
    return f"{unit}, {_DECIMALS[measure.decimals]}"


def _segment(segment: Segment) -> tuple[str, str]:
    """The periods that may be compared with one another, and what to know about them."""
    periods = _run(str(segment.first), str(segment.last))
    if segment.excluded:
        periods += f", but not {words.listed([str(period) for period in segment.excluded])}"
    return periods, f"{segment.reason} {segment.not_between_councils}".strip()


def _england(measure: Measure, figures: Sequence[OfficialFigure]) -> list[EnglandRow]:
    rows: list[EnglandRow] = []
    before: Period | None = None
    for figure in figures:
        value = words.short_value(figure, measure)
        rows.append(EnglandRow(str(figure.period), value, _comparable(measure, before, figure)))
        before = figure.period if figure.value is not None else before
    return rows


def _comparable(measure: Measure, before: Period | None, figure: OfficialFigure) -> str:
    """Whether England's figure may be set beside the last one above it."""
    if figure.value is None:
        return "no figure"
    if before is None:
        return "no earlier figure"
    together = any(before in segment and figure.period in segment for segment in measure.segments)
    return "yes" if together else "no"


def _sources(catalogue: Catalogue, figures: Sequence[OfficialFigure]) -> list[Source]:
    keys = dict.fromkeys(figure.source for figure in figures)
    return [catalogue.sources[key] for key in keys if key in catalogue.sources]
