"""Summaries in other languages, which a council supplies: summary.cy.md, summary.ur.md."""

import re
from pathlib import Path

from localaccount_gen.account import Translation
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.forms import TranslationForm
from localaccount_gen.judge import judge
from localaccount_gen.languages import language, unknown
from localaccount_gen.narrative import inspect
from localaccount_gen.plain import plain_texts
from localaccount_gen.project import Project
from localaccount_gen.yamlfile import read_section

_NAME = re.compile(r"summary\.(.+)\.md")


def is_translation(path: Path) -> bool:
    """Whether a file is named as a summary in another language, whether or not there is such a language."""
    return bool(_NAME.fullmatch(path.name))


def read_translations(project: Project, folder: Path) -> tuple[tuple[Translation, ...], list[Finding]]:
    """Every summary in an account's folder, by the language's English name, and what is wrong with them."""
    translations: list[Translation] = []
    findings: list[Finding] = []
    for path in sorted(folder.glob("summary.*.md")):
        made, found = _read(path, project.shown(path))
        translations += [made] if made else []
        findings += found
    return tuple(sorted(translations, key=lambda one: one.language.name)), findings


def _read(path: Path, shown: str) -> tuple[Translation | None, list[Finding]]:
    tag = path.name.removeprefix("summary.").removesuffix(".md")
    spoken = language(tag)
    if spoken is None:
        problem, fix = unknown(tag)
        return None, [_named_wrong(shown, problem, f"name the file after the language: {fix}")]
    if spoken.code == "en":
        return None, [_named_wrong(shown, "The account itself is in English.", "take the file out")]
    document, findings = read_section(path, shown)
    if document is None:
        return None, findings
    findings += plain_texts(document)
    findings += inspect(document.body, document.in_body)
    form, slips = judge(TranslationForm, document)
    return (Translation(spoken, form, document) if form else None), [*findings, *slips]


def _named_wrong(shown: str, problem: str, fix: str) -> Finding:
    why = "a browser and a screen reader must know which language a page is in"
    return Finding("unknown-key", Severity.ERROR, Location(shown), problem, fix, why)
