"""Whom a council is set beside: region, type and similar councils, with the middle of the similar ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_UP, Decimal
from statistics import median

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import Finding, Severity, did_you_mean
from localaccount_gen.forms import ChosenGroup, ComparatorsForm
from localaccount_gen.groupforms import GroupForm
from localaccount_gen.model import (
    Area,
    AreaKind,
    Comparators,
    Measure,
    Missing,
    OfficialFigure,
    Period,
    SimilarCouncils,
)
from localaccount_gen.neighbours import NEIGHBOURS
from localaccount_gen.yamlfile import Document

FEWEST_SIMILAR = 5
"""With fewer similar councils, or fewer figures of theirs, their middle says little and is not shown (ours)."""

SIMILAR = Area("similar", "similar councils", AreaKind.SIMILAR)
"""Stands for the council in the middle of the similar ones, put in order of their figures."""


def usual_comparators(catalogue: Catalogue, council: Area) -> Comparators:
    """Those of a council that has not chosen: its region, and the official list of similar councils."""
    areas = tuple(catalogue.areas[code] for code in catalogue.similar(council.code))
    similar = SimilarCouncils(areas, NEIGHBOURS)
    return Comparators((AreaKind.REGION, AreaKind.SIMILAR), similar)


def chosen_comparators(
    form: ComparatorsForm | None,
    document: Document,
    council: Area,
    catalogue: Catalogue,
    groups: Mapping[str, GroupForm],
) -> tuple[Comparators, list[Finding]]:
    """What council.yml chooses, and what is wrong with the councils it lists. `groups` are those of groups.yml."""
    usual = usual_comparators(catalogue, council)
    if form is None:
        return usual, []
    shown = tuple(AreaKind(kind) for kind in dict.fromkeys(form.compare_with))
    if form.group is not None:
        similar, findings = _chosen_group(form, form.group, document, catalogue, groups)
        return Comparators(shown, similar or usual.similar), findings
    if form.similar is None:
        return Comparators(shown, usual.similar), []
    own = form.similar
    areas, findings = _listed_councils(own.councils, document, council, catalogue)
    return Comparators(shown, SimilarCouncils(tuple(areas), own.name, True, own.date, own.reason)), findings


def _chosen_group(
    form: ComparatorsForm,
    chosen: ChosenGroup,
    document: Document,
    catalogue: Catalogue,
    groups: Mapping[str, GroupForm],
) -> tuple[SimilarCouncils | None, list[Finding]]:
    """A group of groups.yml, which a command wrote: its councils were looked up when it came in."""
    group = groups.get(chosen.name)
    if form.similar is not None:
        problem, fix = "Both a list and a group are given for similar councils.", "take one of the two out"
    elif group is None:
        problem = f"No group is called “{chosen.name}” in groups.yml.{did_you_mean(chosen.name, groups)}"
        fix = "take the report in again with  localaccount data import FILE --group FOLDER"
    else:
        areas = (catalogue.council(name) for name in group.councils)
        return SimilarCouncils(tuple(filter(None, areas)), group.title, True, group.date, chosen.reason), []
    place = document.place("comparators", "group", "name")
    return None, [Finding("wrong-type", Severity.ERROR, place, problem, fix, "one group stands beside every figure")]


def _listed_councils(
    names: Sequence[str], document: Document, council: Area, catalogue: Catalogue
) -> tuple[list[Area], list[Finding]]:
    areas: list[Area] = []
    findings: list[Finding] = []
    known = [area.name for area in catalogue.councils()]
    for number, name in enumerate(names):
        found = catalogue.council(name)
        if found is None:
            problem = f"There is no council “{name}” with adult social services.{did_you_mean(name, known)}"
            fix = "write the council's name, or its nine-character ONS code"
        elif found.code == council.code:
            problem, fix = f"{name} is the council itself.", "take it out of the list"
        elif found in areas:
            problem, fix = f"{found.name} is in this list twice.", "keep one of the two"
        else:
            areas.append(found)
            continue
        place = document.place("comparators", "similar", "councils", number)
        findings.append(
            Finding("wrong-type", Severity.ERROR, place, problem, fix, "its figures are looked up by its name")
        )
    if not findings and len(areas) < FEWEST_SIMILAR:
        findings.append(
            Finding(
                "wrong-type",
                Severity.ERROR,
                document.key_place("comparators", "similar", "councils"),
                f"This list has {len(areas)} councils, and a group needs {FEWEST_SIMILAR} or more.",
                "add councils, or take out  similar  so that the official list is used",
                "the middle of a few councils says little",
            )
        )
    return areas, findings


@dataclass(frozen=True)
class Group:
    """The similar councils' figures for one measure and period."""

    figures: tuple[OfficialFigure, ...]
    """One for each council of the group, those without a number too."""
    middle: OfficialFigure
    """The median of those with a number; none where they are too few."""


def similar_group(catalogue: Catalogue, measure: Measure, similar: SimilarCouncils, period: Period) -> Group:
    """The figures of similar councils and their middle.

    The median, because nothing is published for such a group, and the mean of its councils is not the group's rate.
    The margin of the median is that of the council in the middle, or of the mean of the two in the middle,
    √(m₁² + m₂²) / 2: setting a council beside the middle one is setting it beside another council.
    """
    figures = tuple(catalogue.figure(measure.id, area.code, period) for area in similar.areas)
    told = sorted((figure for figure in figures if figure.value is not None), key=_value)
    if len(told) < FEWEST_SIMILAR:
        nothing = OfficialFigure(measure.id, SIMILAR.code, period, None, Missing.NOT_PUBLISHED)
        return Group(figures, nothing)
    middle = OfficialFigure(
        measure=measure.id,
        area=SIMILAR.code,
        period=period,
        value=median(_value(figure) for figure in told),
        margin=_margin(told[(len(told) - 1) // 2 : len(told) // 2 + 1]),
        source=told[0].source,
    )
    return Group(figures, middle)


def _margin(middle: Sequence[OfficialFigure]) -> Decimal | None:
    margins = [figure.margin for figure in middle if figure.margin is not None]
    if len(margins) < len(middle):
        return None
    if len(margins) == 1:
        return margins[0]
    exact = (margins[0] ** 2 + margins[1] ** 2).sqrt() / 2
    # One digit more than was published, and upwards, so that rounding never makes a difference.
    return exact.quantize(margins[0] / 10, ROUND_UP)


def _value(figure: OfficialFigure) -> Decimal:
    assert figure.value is not None
    return figure.value
