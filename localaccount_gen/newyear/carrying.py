"""The whole story of `new-year`: find the last account, carry every file, write what is not there yet."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from localaccount_gen.account import Account, Council
from localaccount_gen.areas import slug
from localaccount_gen.assessments import FOLDER as ASSESSMENTS
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.codes import Recoded, Recoding
from localaccount_gen.csvfile import read_table
from localaccount_gen.findings import Finding, ProjectError, did_you_mean
from localaccount_gen.imported import FILE as IMPORTED
from localaccount_gen.load import load, read_council
from localaccount_gen.model import Period
from localaccount_gen.narrative import links
from localaccount_gen.newyear.accounts import CarriedAccount, carry_account
from localaccount_gen.newyear.assessments import carry_assessment
from localaccount_gen.newyear.sections import Carried, Year, carry_section
from localaccount_gen.project import Project
from localaccount_gen.quotes import Quotes
from localaccount_gen.requirements import Framework, Requirement
from localaccount_gen.skeleton import section_text, write_new, write_schemas
from localaccount_gen.yamlfile import read_section, read_yaml


@dataclass
class NewYear:
    """What came of it."""

    folder: str
    """The new account's folder, as people see it."""
    old: Period
    new: Period
    recoding: Recoding
    account: CarriedAccount
    sections: Mapping[str, Carried]
    begun: tuple[str, ...]
    """Suggested sections that were neither there nor explained, and begin as comments."""
    unread: tuple[str, ...]
    """Why files could not be carried, a sentence each."""
    in_tables: Mapping[str, list[Recoded]] = field(default_factory=dict)
    """Old codes in last year's data files, by file."""
    assessments: tuple[str, ...] = ()
    """Self-assessments that were carried, as they stand in the folder."""
    imported: bool = False
    approved: bool = False
    has_data: bool = False
    strays: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """Files that were there already, and stay as they are."""


def carry_forward(project: Project, name: str, new: Period, catalogue: Catalogue, framework: Framework) -> NewYear:
    """Writes the new account's files that are not there yet. Everything is read before anything is written.

    Raises ProjectError where there is no such council or no account to carry, or its account.yml cannot be read.
    """
    council = _council(project, name, catalogue)
    account, unread = _last_account(project, council, new, catalogue, framework)
    if council.invented:
        catalogue = catalogue.with_invented(council.area, council.invented)
    recoding = Recoding(catalogue, account.period, new, account.figures.keys())
    year = Year(recoding, Quotes(account, catalogue).fill)
    carried = carry_account(account, year)
    sections: dict[str, Carried] = {}
    for section in account.sections:
        if section.document.file not in unread:
            try:
                sections[section.key] = carry_section(section.document, year)
            except ProjectError as problem:
                unread[section.document.file] = str(problem)
    assessments = _assessments(project, account, unread)
    begun = _missing(account, carried, framework)
    folder = council.folder / str(new)
    if folder.is_symlink():
        raise ProjectError(f"{project.shown(folder)} is a link to another place on the disk; put a folder there.")
    files: dict[Path, str | bytes] = {folder / "account.yml": carried.text}
    files |= {folder / f"{key}.md": section.text for key, section in sections.items()}
    files |= {folder / ASSESSMENTS / name: text for name, text in assessments.items()}
    files |= {folder / f"{one.key}.md": section_text(one, new, catalogue) for one in begun}
    files |= {folder / picture: account.files[picture].read_bytes() for picture in _pictures(account)}
    written = [path for path, content in files.items() if write_new(path, content)]
    write_schemas(project)
    return NewYear(
        project.shown(folder), account.period, new, recoding, carried, sections,
        assessments=tuple(f"{ASSESSMENTS}/{name}" for name in assessments),
        begun=tuple(requirement.key for requirement in begun),
        unread=tuple(unread.values()),
        in_tables=_codes_in_tables(project, account, recoding),
        imported=(account.folder / IMPORTED).is_file(),
        has_data=any(name.endswith(".csv") for name in account.files),
        approved=(account.folder / "approval.yml").is_file(),
        strays=_strays(account, framework),
        written=tuple(project.shown(path) for path in written),
        kept=tuple(project.shown(path) for path in files if path not in written),
    )  # fmt: skip


def _assessments(project: Project, account: Account, unread: dict[str, str]) -> dict[str, str]:
    """Every self-assessment by its file’s name. Those that cannot be carried are told in `unread`."""
    carried: dict[str, str] = {}
    for one in account.self_assessments:
        try:
            carried[f"{one.theme}.yml"] = carry_assessment(one.document, str(account.period))
        except ProjectError as problem:
            unread[one.document.file] = str(problem)
    read = {one.document.file for one in account.self_assessments}
    for path in sorted((account.folder / ASSESSMENTS).glob("*.yml")):
        if project.shown(path) not in {*read, *unread}:
            unread[project.shown(path)] = f"{project.shown(path)} cannot be read: see  localaccount check"
    return carried


def _missing(account: Account, carried: CarriedAccount, framework: Framework) -> list[Requirement]:
    """The suggested sections that are neither there nor explained."""
    there = {*(section.key for section in account.sections), *account.unread, *account.form.not_covered}
    return [one for one in framework.suggested if one.key not in there or one.key in carried.ended]


def _strays(account: Account, framework: Framework) -> tuple[str, ...]:
    """Files in the folder that have no place in an account."""
    known = {f"{requirement.key}.md" for requirement in framework.requirements}
    known |= {
        "account.yml",
        "approval.yml",
        "approval.yml.sig",
        "approved",
        "asked",
        IMPORTED,
        "images",
        "data",
        ASSESSMENTS,
    }
    names = (path.name for path in sorted(account.folder.iterdir()))
    return tuple(name for name in names if name not in known and not name.startswith("."))


def _council(project: Project, name: str, catalogue: Catalogue) -> Council:
    """The council of the project meant by a folder's name, a name or an ONS code."""
    meant = catalogue.council(name)
    names: list[str] = []
    for folder in project.council_folders():
        names.append(folder.name)
        if folder.name != slug(name) and not (folder / "council.yml").is_file():
            continue
        council, findings = read_council(project, folder, catalogue)
        if council is None:
            if folder.name == slug(name) or (meant and folder.name == slug(meant.name)):
                first = findings[0]
                raise ProjectError(f"{first.location.file}, line {first.location.line}: {first.problem}")
            continue
        names += [council.name, council.short_name]
        same = {slug(council.name), slug(council.short_name), folder.name}
        if slug(name) in same or (meant and meant.code == council.form.code):
            return council
    raise ProjectError(f"No account here is of “{name}”.{did_you_mean(name, names)}")


def _last_account(
    project: Project, council: Council, new: Period, catalogue: Catalogue, framework: Framework
) -> tuple[Account, dict[str, str]]:
    """The newest account before a period, and for each of its files that cannot be read whole, why, by file."""
    folders = {period: folder for folder in project.period_folders(council.folder)
               if (period := Period.parse(folder.name)) and period < new}  # fmt: skip
    if not folders:
        raise ProjectError(f"{council.short_name} has no account from before {new} to carry forward. Begin one with  "
                           "localaccount new")  # fmt: skip
    folder = folders[max(folders)]
    reading = next(iter(load(project, catalogue, framework, (folder,)).readings), None)
    account = reading.account if reading else None
    unread: dict[str, str] = {}
    for path in sorted(folder.glob("*.md")):
        _, findings = read_section(path, project.shown(path))
        if findings:
            unread[project.shown(path)] = _said(findings[0])
    path = folder / "account.yml"
    document, findings = read_yaml(path, project.shown(path))
    if findings or document is None or account is None:
        first = next(iter([*findings, *(reading.findings if reading else ())]), None)
        raise ProjectError(f"{_said(first) if first else folder} Put it right, then carry it forward.")
    return account, unread


def _said(finding: Finding) -> str:
    return f"{finding.location.file}, line {finding.location.line}: {finding.problem}"


def _pictures(account: Account) -> list[str]:
    """The pictures that carried text shows. Data files are last year's figures and are not carried."""
    shown = {link.destination for section in account.sections for link in links(section.body) if link.image}
    return sorted(shown & account.files.keys())


def _codes_in_tables(project: Project, account: Account, recoding: Recoding) -> dict[str, list[Recoded]]:
    """Codes in last year's data files that mean something else in the new period."""
    found: dict[str, list[Recoded]] = {}
    for name, path in account.files.items():
        table = read_table(path, project.shown(path))[0] if name.endswith(".csv") else None
        if table is None:
            continue
        text = "\n".join(" ; ".join(row) for row in (table.header, *table.rows))
        codes = {recoded.old: recoded for _, recoded in recoding.in_words(re.sub(r"[ \t]+", " ", text))}
        if codes:
            found[name] = list(codes.values())
    return found
