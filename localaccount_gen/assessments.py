"""self-assessments/<theme>.yml → how a council judges itself, and what is wrong with the files. Never raises."""

from collections.abc import Iterator
from pathlib import Path

from localaccount_gen.account import Judged, SelfAssessment
from localaccount_gen.assessmentforms import ElementForm, SelfAssessmentForm
from localaccount_gen.findings import Finding, Location, Severity, did_you_mean
from localaccount_gen.folder import folder_files, link_on_disk
from localaccount_gen.judge import judge
from localaccount_gen.plain import plain_texts
from localaccount_gen.project import Project
from localaccount_gen.schemes import CQC, Element, Scheme, numbered, schemes
from localaccount_gen.yamlfile import Document, read_yaml

FOLDER = "self-assessments"

_WHY = "somebody else must be able to see what was judged, and against what"


def is_apart(finding: Finding) -> bool:
    """Whether it is on a self-assessment: what is found there is for those who write it, and is never published."""
    return f"/{FOLDER}/" in finding.location.file


def read_assessments(project: Project, account: Path) -> tuple[tuple[SelfAssessment, ...], list[Finding]]:
    """Every self-assessment in an account's folder, by theme, and what is wrong with them."""
    folder = account / FOLDER
    if not folder.exists() and not folder.is_symlink():
        return (), []
    if link := link_on_disk(project, folder):
        return (), [link]
    if not folder.is_dir():
        return (), [
            _wrong(
                Location(project.shown(folder)),
                f"“{FOLDER}” is a file.",
                "make it a folder with a file for each theme, such as  self-assessments/cqc.yml",
            )
        ]
    files, findings = folder_files(project, folder, (".yml",))
    made: list[SelfAssessment] = []
    for path in files.values():
        one, found = _read(path, project.shown(path))
        made += [one] if one else []
        findings += found
    return tuple(made), findings


def _read(path: Path, shown: str) -> tuple[SelfAssessment | None, list[Finding]]:
    document, findings = read_yaml(path, shown)
    if document is None:
        return None, findings
    findings += [*plain_texts(document), *_quotes(document)]
    form, slips = judge(SelfAssessmentForm, document)
    findings += slips
    if form is None:
        return None, findings
    if path.stem == CQC and form.scheme is None:
        form = form.model_copy(update={"scheme": CQC})
    scheme, found = _scheme(form, document)
    findings += found
    if scheme is None:
        return None, findings
    judged, found = _judged(form, document, scheme)
    return SelfAssessment(path.stem, scheme, judged, form, document), [*findings, *found]


def _quotes(document: Document) -> Iterator[Finding]:
    for path, text in document.texts:
        if "[[" in text:
            yield _wrong(
                document.within(path, "[["),
                "A self-assessment cannot quote a figure in its words.",
                "name the figure under  figure:  of the evidence, or write its number",
            )


def _scheme(form: SelfAssessmentForm, document: Document) -> tuple[Scheme | None, list[Finding]]:
    """The one that is named; where none is, one of the elements themselves."""
    if form.scheme is not None:
        known = schemes()
        if form.scheme in known:
            return known[form.scheme], []
        problem = f"“{form.scheme}” is not a scheme that comes with the program.{did_you_mean(form.scheme, known)}"
        fix = f"use one of: {', '.join(known)}; or leave  scheme:  out and write elements of your own"
        return None, [_wrong(document.place("scheme"), problem, fix)]
    findings = []
    if form.title is None:
        findings.append(_wrong(document.place(), "This theme has no title.", "add a line  title: …  that names it"))
    elements = {}
    for place, one in _placed(form, document):
        lacking = [name for name, value in (("title", one.title), ("levels", one.levels)) if not value]
        for name in lacking:
            where = document.key_place("elements", place)
            fix = f"add  {name}: …,  or name a scheme that has this element"
            findings.append(_wrong(where, f"The element “{one.element}” of your own has no {name}.", fix))
        if not lacking and one.element not in elements:
            elements[one.element] = Element(one.element, one.title or "", numbered(one.levels))
    source = "The council’s own elements and levels"
    return Scheme(form.title or "", tuple(elements.values()), source), findings


def _judged(form: SelfAssessmentForm, document: Document, scheme: Scheme) -> tuple[tuple[Judged, ...], list[Finding]]:
    judged: dict[str, Judged] = {}
    findings = []
    for place, one in _placed(form, document):
        at = document.place("elements", place, "element")
        element = scheme.element(one.element)
        if element is None:
            if form.scheme is not None:
                known = [each.key for each in scheme.elements]
                problem = f"The scheme has no element “{one.element}”.{did_you_mean(one.element, known)}"
                findings.append(_wrong(at, problem, f"use one of: {', '.join(known)}"))
            continue
        if one.element in judged:
            findings.append(_wrong(at, f"“{one.element}” stands here twice.", "keep one of the two"))
            continue
        if form.scheme is not None and (one.title or one.levels):
            problem = f"“{one.element}” has its title and levels from the scheme."
            findings.append(_wrong(at, problem, "take  title  and  levels  out"))
        one, found = _levelled(one, element, scheme, document, place)
        findings += found
        judged[one.element] = Judged(element, one, place)
    return tuple(judged[each.key] for each in scheme.elements if each.key in judged), findings


def _placed(form: SelfAssessmentForm, document: Document) -> Iterator[tuple[int, ElementForm]]:
    """Each element with its place in the file's list, of which entries that could not be read are left out."""
    written = iter(enumerate(document.values.get("elements", ())))
    for one in form.elements:
        yield next(place for place, entry in written if _names(entry, one)), one


def _names(entry: object, one: ElementForm) -> bool:
    return isinstance(entry, dict) and entry.get("element") == one.element


def _levelled(
    one: ElementForm, element: Element, scheme: Scheme, document: Document, place: int
) -> tuple[ElementForm, list[Finding]]:
    """The element without a level that the scheme does not have."""
    if one.level is None or element.level(one.level):
        return one, []
    lowest, highest = element.levels[0].number, element.levels[-1].number
    at = document.place("elements", place, "level")
    problem = f"“{element.title}” has no {scheme.level_word} {one.level}."
    found = _wrong(at, problem, f"choose a number from {lowest} to {highest}")
    return one.model_copy(update={"level": None}), [found]


def _wrong(place: Location, problem: str, fix: str) -> Finding:
    return Finding("wrong-type", Severity.ERROR, place, problem, fix, _WHY)
