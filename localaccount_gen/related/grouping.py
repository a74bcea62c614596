"""A report that compares councils → a comparator group of one of them, and where the report differs from what was
published."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from localaccount_gen.account import Council
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.comparators import FEWEST_SIMILAR
from localaccount_gen.findings import ProjectError
from localaccount_gen.groupforms import GroupForm
from localaccount_gen.groups import land_group
from localaccount_gen.load import read_council
from localaccount_gen.model import Area, Measure, OfficialFigure
from localaccount_gen.project import find_project
from localaccount_gen.related.report import Report, Told, read_report

_LONGEST_NAME = 60
_NAME = re.compile(r"(?=.{1,60}$)[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Grouped:
    """What an import of a report found and did."""

    council: str
    """The council's folder, as people see it."""
    name: str
    """By which council.yml can name the group."""
    group: GroupForm
    before: GroupForm | None
    """The group of that name until now."""
    no_councils: tuple[str, ...]
    """Areas of the report that are no councils with adult social services: England, a region, an average."""
    compared: int
    """Figures for which there is an official one."""
    different: tuple[tuple[Told, Measure, OfficialFigure], ...]
    unknown: tuple[str, ...]
    """Metrics that no official measure is called by; nothing of them is kept."""


def import_group(file: Path, folder: Path, catalogue: Catalogue, day: date | None, name: str | None) -> Grouped:
    """The group of a report into a council's groups.yml. Raises ProjectError, and then nothing changes."""
    if name is not None and not _NAME.fullmatch(name):
        raise ProjectError(f"“{name}” is no name for a group; use small letters, digits and single hyphens.")
    shown, council = _council(folder, catalogue)
    report = read_report(file)
    areas = _areas(report, catalogue)
    members = {area.code: area for area in areas.values() if area and area.code != council.area.code}
    if len(members) < FEWEST_SIMILAR:
        raise ProjectError(f"{report.file} has {len(members)} other councils with adult social services, and a group "
                           f"needs {FEWEST_SIMILAR} or more; add councils to the report.")  # fmt: skip
    dated = day or report.date
    if dated is None:
        raise ProjectError(f"{report.file} does not say one day on which it was made; add  --published 2025-11-03")
    title = next((note for note in report.notes if note), Path(report.file).stem.replace("_", " "))[:200]
    names = sorted(area.name for area in members.values())
    group = GroupForm(title=title, date=dated, source=report.file, councils=tuple(names))
    name = name or _short(title)
    compared, different, unknown = _beside_official(report, areas, catalogue)
    before = land_group(folder, shown, name, group)
    strange = tuple(dict.fromkeys(told.area or told.code for told in report.cells if areas[_key(told)] is None))
    return Grouped(shown, name, group, before, strange, compared, tuple(different), unknown)


def _council(folder: Path, catalogue: Catalogue) -> tuple[str, Council]:
    if not (folder / "council.yml").is_file() or folder.is_symlink():
        raise ProjectError(f"{folder} is not the folder of a council; name one such as  accounts/torbay")
    project = find_project(folder)
    council, findings = read_council(project, folder.resolve(), catalogue)
    if council is None:
        raise ProjectError(f"{findings[0].location.file}: {findings[0].problem} See  localaccount check")
    return project.shown(folder.resolve()), council


def _key(told: Told) -> tuple[str, str]:
    return told.code, told.area


def _areas(report: Report, catalogue: Catalogue) -> Mapping[tuple[str, str], Area | None]:
    """The council of each row, by its code and its name, which must mean the same one."""
    found: dict[tuple[str, str], Area | None] = {}
    for told in report.cells:
        if _key(told) in found:
            continue
        by_code, by_name = catalogue.council(told.code), catalogue.council(told.area)
        if by_code and by_name and by_code.code != by_name.code:
            raise ProjectError(f"{report.file}, line {told.line}: {told.code} is {by_code.name} and not {told.area}; "
                               "put right whichever is wrong.")  # fmt: skip
        found[_key(told)] = by_code or by_name
    return found


def _short(title: str) -> str:
    """The title as a name to quote the group by."""
    words = re.findall(r"[a-z0-9]+", title.casefold().replace("’", "").replace("'", ""))
    while words and not words[0][0].isalpha():
        words.pop(0)
    return "-".join(words)[:_LONGEST_NAME].strip("-") or "report"


def _beside_official(
    report: Report, areas: Mapping[tuple[str, str], Area | None], catalogue: Catalogue
) -> tuple[int, list[tuple[Told, Measure, OfficialFigure]], tuple[str, ...]]:
    compared = 0
    different: list[tuple[Told, Measure, OfficialFigure]] = []
    unknown: dict[str, None] = {}
    for told in report.cells:
        area = areas[_key(told)]
        if not told.metric or told.period is None:
            continue
        measure = next((one for name in _names(told.metric) if (one := catalogue.measure(name, told.period))), None)
        if measure is None:
            unknown[told.metric] = None
        elif area and told.value is not None:
            figure = catalogue.figure(measure.id, area.code, told.period)
            if figure.missing is None:
                compared += 1
                different += [] if _same(told.value, figure.value) else [(told, measure, figure)]
    return compared, different, tuple(unknown)


def _names(metric: str) -> Iterator[str]:
    """As written, then without its unit in brackets, then without a code before it."""
    yield metric
    yield (bare := re.sub(r"\s*\((?:%|per cent|percentage|rate|score)\)$", "", metric))
    yield re.sub(r"^[1-6][A-J](?:\(\d\))?[ :–-]+", "", bare)


def _same(told: Decimal, published: Decimal | None) -> bool:
    """Whether a report has the published figure, as far as it is rounded there."""
    if published is None:
        return False
    exponent = told.as_tuple().exponent
    return isinstance(exponent, int) and abs(told - published) <= Decimal(5).scaleb(exponent - 1)
