"""Which council a council.yml speaks for: a real one by its ONS code, or an invented one with invented figures."""

import csv
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import Finding, Location, Severity, did_you_mean
from localaccount_gen.forms import CouncilForm
from localaccount_gen.model import Area, AreaKind, OfficialFigure, Period
from localaccount_gen.project import Project
from localaccount_gen.scalars import plain_number
from localaccount_gen.textfile import read_text
from localaccount_gen.yamlfile import Document

_COLUMNS = ("measure", "period", "value", "margin", "respondents", "numerator", "denominator")


def identify(
    form: CouncilForm, document: Document, folder: Path, catalogue: Catalogue, project: Project
) -> tuple[Area | None, tuple[OfficialFigure, ...], list[Finding]]:
    """The area a council answers for, its invented figures where it is invented, and what is wrong with its code."""
    if form.code == "none":
        return _invented(form, document, folder, catalogue, project)
    area = catalogue.council(form.code)
    named = catalogue.council(form.name)
    if area is None or area.code != form.code:
        nearest = named or area
        meant = f" Did you mean {nearest.code} ({nearest.name})?" if nearest else ""
        return (
            None,
            (),
            [
                _wrong(
                    document,
                    "code",
                    f"“{form.code}” is not the code of a council.{meant}",
                    "write the council's nine-character ONS code, such as E06000027",
                )
            ],
        )
    if named is not None and named.code != area.code:
        return (
            None,
            (),
            [
                _wrong(
                    document,
                    "code",
                    f"{area.code} is the code of {area.name}, not of {form.name}.",
                    f"write  code: {named.code}",
                )
            ],
        )
    if named is None:
        return (
            None,
            (),
            [
                _wrong(
                    document,
                    "name",
                    f"“{form.name}” is not a name of {area.name} ({area.code}).",
                    f"write  name: {area.name}",
                )
            ],
        )
    if form.invented_figures is not None:
        return (
            None,
            (),
            [
                _wrong(
                    document, "invented_figures", "A real council cannot have invented figures.", "take this line out"
                )
            ],
        )
    return area, (), []


def _invented(
    form: CouncilForm, document: Document, folder: Path, catalogue: Catalogue, project: Project
) -> tuple[Area | None, tuple[OfficialFigure, ...], list[Finding]]:
    if real := catalogue.council(form.name):
        return (
            None,
            (),
            [
                _wrong(
                    document,
                    "code",
                    f"{real.name} is a real council and needs its own code.",
                    f"write  code: {real.code}",
                )
            ],
        )
    regions = {area.name: area.code for area in catalogue.areas.values() if area.kind is AreaKind.REGION}
    if form.region not in regions:
        known = ", ".join(sorted(regions))
        return (
            None,
            (),
            [
                _wrong(
                    document,
                    "region",
                    f"An invented council needs the region it is compared with."
                    f"{did_you_mean(form.region or '', regions)}",
                    f"choose one of: {known}",
                )
            ],
        )
    area = Area(f"invented-{folder.name}", form.short_name or form.name, AreaKind.COUNCIL, region=regions[form.region])
    if form.invented_figures is None:
        return area, (), []
    path = folder / form.invented_figures
    if Path(form.invented_figures).name != form.invented_figures or path.is_symlink() or not path.is_file():
        return (
            area,
            (),
            [
                Finding(
                    "broken-link",
                    Severity.ERROR,
                    document.place("invented_figures"),
                    f"There is no file “{form.invented_figures}” in {project.shown(folder)}.",
                    "name a CSV file in this folder",
                    "the comparisons are drawn from it",
                )
            ],
        )
    figures, findings = _read_figures(path, project.shown(path), area, catalogue)
    return area, figures, findings


def _read_figures(
    path: Path, shown: str, area: Area, catalogue: Catalogue
) -> tuple[tuple[OfficialFigure, ...], list[Finding]]:
    text, findings = read_text(path, shown)
    figures: list[OfficialFigure] = []
    lines = (text or "").splitlines()
    reader = csv.reader(lines)
    if text is not None and tuple(next(reader, ())) != _COLUMNS:
        findings.append(
            _wrong_row(shown, lines, 1, "The first line does not name the columns.", f"write  {','.join(_COLUMNS)}")
        )
        return (), findings
    for row in reader:
        cells = dict(zip(_COLUMNS, row, strict=False))
        period = Period.parse(cells.get("period", ""))
        numbers = {name: plain_number(cells.get(name, "")) for name in _COLUMNS[2:]}
        if (
            len(row) != len(_COLUMNS)
            or period is None
            or cells["measure"] not in catalogue.measures
            or (numbers["value"] is None or any(cells[name] and numbers[name] is None for name in _COLUMNS[3:]))
        ):
            findings.append(
                _wrong_row(
                    shown,
                    lines,
                    reader.line_num,
                    "This row is not a figure.",
                    "write measure id, period, value and, where there are any, margin, respondents, "
                    "numerator and denominator",
                )
            )
            continue
        figures.append(
            OfficialFigure(
                cells["measure"],
                area.code,
                period,
                numbers["value"],
                None,
                numbers["margin"],
                int(numbers["respondents"]) if numbers["respondents"] is not None else None,
                numbers["numerator"],
                numbers["denominator"],
                source="invented",
            )
        )
    return tuple(figures), findings


def _wrong(document: Document, key: str, problem: str, fix: str) -> Finding:
    return Finding(
        "wrong-type",
        Severity.ERROR,
        document.place(key),
        problem,
        fix,
        "the council's official figures are found by its code",
    )


def _wrong_row(shown: str, lines: list[str], line: int, problem: str, fix: str) -> Finding:
    excerpt = lines[line - 1] if line <= len(lines) else ""
    return Finding(
        "wrong-type",
        Severity.ERROR,
        Location(shown, line, 1, max(len(excerpt), 1), excerpt),
        problem,
        fix,
        "an invented council has no official figures of its own",
    )
