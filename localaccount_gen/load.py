"""accounts/ → Accounts and findings. Nothing here raises for anything a council wrote."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.account import Account, Council, FigureEntry, Imported, Reading, Section
from localaccount_gen.accountforms import AccountForm
from localaccount_gen.assessments import FOLDER as SELF_ASSESSMENTS
from localaccount_gen.assessments import read_assessments
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.comparators import chosen_comparators
from localaccount_gen.csvfile import DataTable, read_table
from localaccount_gen.findings import Finding, Location, Severity, did_you_mean
from localaccount_gen.folder import IGNORED, folder_files, link_on_disk
from localaccount_gen.forms import CouncilForm
from localaccount_gen.groups import FILE as GROUPS
from localaccount_gen.groups import read_groups
from localaccount_gen.identity import identify
from localaccount_gen.imported import FILE as IMPORTED
from localaccount_gen.imported import read_imported
from localaccount_gen.judge import judge
from localaccount_gen.model import Period
from localaccount_gen.narrative import inspect
from localaccount_gen.ownpictures import read_pictures
from localaccount_gen.plain import plain_texts
from localaccount_gen.project import Project
from localaccount_gen.recorded import FILES as APPROVAL
from localaccount_gen.recorded import read_approval
from localaccount_gen.requirements import Framework
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.translations import is_translation, read_translations
from localaccount_gen.yamlfile import Document, read_section, read_yaml


@dataclass(frozen=True)
class Loaded:
    """Everything read from the accounts folder."""

    readings: tuple[Reading, ...]
    findings: tuple[Finding, ...]
    """Those about a council.yml, or about a folder that is no account."""
    others: tuple[Reading, ...] = ()
    """Accounts of the same councils that nobody asked about: what one account promised, the next must report on."""


def load(project: Project, catalogue: Catalogue, framework: Framework, within: tuple[Path, ...] = ()) -> Loaded:
    """Every account of the project, or those in or above the paths given, with all that is wrong with them."""
    folders = (folder for folder in project.council_folders() if project.is_within(folder, within))
    councils = [load_council(project, folder, catalogue, framework, within) for folder in folders]
    return Loaded(
        tuple(reading for one in councils for reading in one.readings),
        tuple(finding for one in councils for finding in one.findings),
        tuple(reading for one in councils for reading in one.others),
    )


def load_council(
    project: Project, folder: Path, catalogue: Catalogue, framework: Framework, within: tuple[Path, ...] = ()
) -> Loaded:
    """The same of one council's folder."""
    readings: list[Reading] = []
    others: list[Reading] = []
    council, findings = read_council(project, folder, catalogue)
    for period in project.period_folders(folder):
        asked = project.is_within(period, within)
        if link := link_on_disk(project, period):
            findings += [link] if asked else []
        else:
            (readings if asked else others).append(_read_account(project, period, council, framework))
    return Loaded(tuple(readings), tuple(findings), tuple(others))


def read_council(project: Project, folder: Path, catalogue: Catalogue) -> tuple[Council | None, list[Finding]]:
    if link := link_on_disk(project, folder):
        return None, [link]
    pictures, findings = read_pictures(project, folder)
    path = folder / "council.yml"
    if not path.is_file():
        return None, [
            *findings,
            _missing_file(
                project.shown(path),
                "This folder has no council.yml.",
                "copy one from another council's folder, or run  localaccount new",
            ),
        ]
    document, found = read_yaml(path, project.shown(path))
    findings += found
    if document is None:
        return None, findings
    findings += plain_texts(document)
    form, slips = judge(CouncilForm, document)
    findings += slips
    if form is None:
        return None, findings
    area, invented, found = identify(form, document, folder, catalogue, project)
    findings += found
    if area is None:
        return None, findings
    groups, slips = read_groups(folder / GROUPS, project.shown(folder / GROUPS))
    comparators, found = chosen_comparators(form.comparators, document, area, catalogue, groups)
    council = Council(folder.name, folder, form, area, document, comparators, invented, pictures)
    return council, [*findings, *slips, *found]


def _read_account(project: Project, folder: Path, council: Council | None, framework: Framework) -> Reading:
    shown = project.shown(folder)
    findings: list[Finding] = []
    period = Period.parse(folder.name)
    if period is None:
        findings.append(
            Finding(
                "wrong-type",
                Severity.ERROR,
                Location(shown),
                f"“{folder.name}” is not a period.",
                "name the folder after the financial year, such as 2024-25",
                "the period is part of every address",
            )
        )
    files, found = _files(project, folder, framework)
    findings += found
    path = folder / "account.yml"
    document: Document | None = None
    if not path.is_file():
        findings.append(
            _missing_file(
                project.shown(path),
                "This folder has no account.yml.",
                "copy one from another period, or run  localaccount new",
            )
        )
    elif link := link_on_disk(project, path):
        findings.append(link)
    else:
        document, found = read_yaml(path, project.shown(path))
        findings += found
    form = None
    if document is not None:
        findings += plain_texts(document)
        form, found = judge(AccountForm, document)
        findings += found
    sections, unread, found = _read_sections(project, folder, framework)
    findings += found
    tables, found = _read_tables(project, sections, files)
    findings += found
    imported, found = _read_imported(project, folder / IMPORTED)
    findings += found
    if council is None or period is None or document is None or form is None:
        return Reading(folder, shown, None, tuple(findings))
    approval, found = read_approval(folder / "approval.yml", project.shown(folder / "approval.yml"))
    findings += [*found, *(plain_texts(approval.document) if approval else ())]
    translations, found = read_translations(project, folder)
    findings += found
    assessments, found = read_assessments(project, folder)
    findings += found
    account = Account(
        council, period, folder, form, document, sections, files, tables, unread, imported, approval, translations,
        assessments,
    )  # fmt: skip
    return Reading(folder, shown, account, (*findings, *_names_used_twice(account)))


def _read_sections(
    project: Project, folder: Path, framework: Framework
) -> tuple[tuple[Section, ...], frozenset[str], list[Finding]]:
    sections: list[Section] = []
    unread: set[str] = set()
    findings: list[Finding] = []
    for requirement in framework.requirements:
        path = folder / f"{requirement.key}.md"
        if not path.exists() and not path.is_symlink():
            continue
        if link := link_on_disk(project, path):
            findings.append(link)
            unread.add(requirement.key)
            continue
        document, found = read_section(path, project.shown(path))
        findings += found
        if document is None:
            unread.add(requirement.key)
            continue
        findings += plain_texts(document)
        findings += inspect(document.body, document.in_body)
        form, found = judge(SectionForm, document)
        findings += found
        if form is not None:
            sections.append(Section(requirement.key, form, document))
    return tuple(sections), frozenset(unread), findings


def _read_imported(project: Project, path: Path) -> tuple[Imported | None, list[Finding]]:
    if not path.exists() or path.is_symlink():
        return None, []
    imported, findings = read_imported(path, project.shown(path))
    return imported, [*findings, *(plain_texts(imported.document) if imported else ())]


def _read_tables(
    project: Project, sections: tuple[Section, ...], files: dict[str, Path]
) -> tuple[dict[str, DataTable], list[Finding]]:
    tables: dict[str, DataTable] = {}
    findings: list[Finding] = []
    for name in dict.fromkeys(table.file for section in sections for table in section.form.tables):
        if name in files and name.endswith(".csv"):
            table, found = read_table(files[name], project.shown(files[name]))
            findings += found
            if table is not None:
                tables[name] = table
    return tables, findings


def _files(project: Project, folder: Path, framework: Framework) -> tuple[dict[str, Path], list[Finding]]:
    """The pictures and data files of an account, and a finding for every file that has no place in one."""
    files: dict[str, Path] = {}
    findings: list[Finding] = []
    sections = {f"{requirement.key}.md" for requirement in framework.requirements}
    kept = (
        sections
        | {"account.yml", SELF_ASSESSMENTS, *APPROVAL}
        | ({IMPORTED} if not (folder / IMPORTED).is_symlink() else set())
    )
    for path in sorted(folder.iterdir()):
        if path.name.casefold() in IGNORED or path.name in kept or is_translation(path):
            continue
        if link := link_on_disk(project, path):
            findings.append(link)
        elif path.is_dir() and path.name in ("images", "data"):
            found_files, found = folder_files(project, path)
            files |= found_files
            findings += found
        else:
            known = [*sections, "account.yml", "images", "data", SELF_ASSESSMENTS]
            findings.append(
                Finding(
                    "unknown-key",
                    Severity.ERROR,
                    Location(project.shown(path)),
                    f"“{path.name}” has no place in an account.{did_you_mean(path.name, known)}",
                    "take it out of the folder, or give it the name of a section",
                    "only what the account names is published",
                )
            )
    return files, findings


def _names_used_twice(account: Account) -> Iterator[Finding]:
    seen: dict[str, FigureEntry] = {}
    for entry in account.figure_entries:
        if other := seen.get(entry.name):
            first = other.place
            yield Finding(
                "duplicate-key",
                Severity.ERROR,
                entry.place,
                f"The figure “{entry.name}” is entered here and at {first.file}, line {first.line}.",
                (
                    f"take yours out and quote the imported one as [[{entry.name}]], or give yours another name"
                    if first.file.endswith(f"/{IMPORTED}")
                    else "keep one of the two, and quote it in words as [[" + entry.name + "]]"
                ),
                "one fact has one value on every page",
            )
        else:
            seen[entry.name] = entry


def _missing_file(shown: str, problem: str, fix: str) -> Finding:
    return Finding("missing-key", Severity.ERROR, Location(shown), problem, fix, "an account cannot be read without it")
