"""Findings as text for people, JSON, SARIF and GitHub's annotations. Printing is the caller's."""

import json
from collections.abc import Sequence

from localaccount_gen import __version__
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.rules import RULES

FORMATS = ("text", "json", "sarif", "github")


def report(findings: Sequence[Finding], checked: int, form: str) -> str:
    """The findings, in the order given, in one of FORMATS; `checked` is how many accounts were looked at."""
    match form:
        case "json":
            return _json(findings, checked)
        case "sarif":
            return _sarif(findings)
        case "github":
            return "\n".join(_github(finding) for finding in findings)
        case _:
            return "\n".join([*(_text(finding) for finding in findings), summary(findings, checked)])


def summary(findings: Sequence[Finding], checked: int) -> str:
    """“2 accounts checked: 1 error, 3 warnings.”, or that nothing is wrong."""
    counts = [(sum(finding.severity is severity for finding in findings), severity) for severity in Severity]
    told = [_count(number, severity) for number, severity in counts if number]
    return f"{_count(checked, 'account')} checked: {', '.join(told) if told else 'nothing found'}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 or noun == 'advice' else 's'}"


def _text(finding: Finding) -> str:
    """One finding as people read it: place, problem, the line it stands on, the fix and the reason."""
    place = finding.location
    head = f"{place.file}:{place.line}:{place.column}: {finding.severity}: {finding.problem} [{finding.rule}]"
    gutter = " " * len(str(place.line))
    lines = [head]
    if place.excerpt.strip():
        shown, column = _window(place.excerpt, place.column)
        underline = max(1, min(place.length, len(shown) - column + 1))
        lines += [f"{gutter} |", f"{place.line} | {shown}", f"{gutter} | {' ' * (column - 1)}{'^' * underline}"]
    lines += [f"{gutter} = fix: {finding.fix}", f"{gutter} = why: {finding.why}", ""]
    return "\n".join(lines)


_WIDTH = 110
"""A line this long still stands on a laptop's screen."""


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column within it."""
    line = line.replace("\t", " ")
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    return f"{'…' if start else ''}{line[start : start + _WIDTH]}", column - start + (1 if start else 0)


def _json(findings: Sequence[Finding], checked: int) -> str:
    """`version`, `accounts` and `findings`, each with rule, severity, file, line, column, problem, fix, why."""
    return json.dumps(
        {
            "version": 1,
            "accounts": checked,
            "findings": [
                {
                    "rule": finding.rule,
                    "severity": finding.severity,
                    "file": finding.location.file,
                    "line": finding.location.line,
                    "column": finding.location.column,
                    "problem": finding.problem,
                    "fix": finding.fix,
                    "why": finding.why,
                }
                for finding in findings
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


_SARIF_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def _sarif(findings: Sequence[Finding]) -> str:
    """SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which forges show on the lines of a change."""
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [
                {
                    "columnKind": "unicodeCodePoints",
                    "tool": {
                        "driver": {
                            "name": "localaccount",
                            "version": __version__,
                            "rules": [
                                {
                                    "id": rule.name,
                                    "shortDescription": {"text": rule.summary},
                                    "help": {"text": f"{rule.summary} {rule.why[0].upper()}{rule.why[1:]}."},
                                    "defaultConfiguration": {"level": _SARIF_LEVEL[rule.severity]},
                                }
                                for rule in RULES
                            ],
                        }
                    },
                    "results": [_sarif_result(finding) for finding in findings],
                }
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _sarif_result(finding: Finding) -> dict[str, object]:
    place = finding.location
    return {
        "ruleId": finding.rule,
        "level": _SARIF_LEVEL[finding.severity],
        "message": {"text": f"{finding.problem} Fix: {finding.fix}. Why: {finding.why}."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": place.file},
                    "region": {
                        "startLine": place.line,
                        "startColumn": place.column,
                        "endColumn": place.column + max(place.length, 1),
                    },
                }
            }
        ],
    }


_GITHUB_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def _github(finding: Finding) -> str:
    """A workflow command (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)."""
    place = finding.location
    properties = {
        "file": place.file,
        "line": str(place.line),
        "col": str(place.column),
        "title": finding.rule,
    }
    told = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    message = _escaped(f"{finding.problem} Fix: {finding.fix}. Why: {finding.why}.")
    return f"::{_GITHUB_LEVEL[finding.severity]} {told}::{message}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
