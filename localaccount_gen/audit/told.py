"""The result of an audit for people and for programs."""

import json

from localaccount_gen.audit.result import Audit, Test, grouped
from localaccount_gen.findings import Finding, Severity

FORMATS = ("text", "json")


def told(audit: Audit, form: str) -> str:
    """The audit in one of FORMATS."""
    return _as_json(audit) if form == "json" else _as_text(audit)


def _as_text(audit: Audit) -> str:
    rows = [(str(test.number), test.name, test.how_many or "not run", _outcome(test)) for test in audit.tests]
    widths = [max(len(row[place]) for row in rows) for place in range(3)]
    table = [f"{row[0]:>{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]:<{widths[2]}}  {row[3]}".rstrip() for row in rows]
    left = [f"Test {test.number} ({test.name}): {test.not_run}" for test in audit.tests if test.not_run]
    parts = [
        f"{audit.shown}: {audit.pages} {'page' if audit.pages == 1 else 'pages'}",
        "\n".join(table),
        "\n".join(["Not run, or not as a whole:", *(f"  {line}" for line in left)]) if left else "",
        *(_finding(finding, pages) for finding, pages in grouped(audit.findings)),
        summary(audit),
    ]
    return "\n\n".join(part for part in parts if part)


def _outcome(test: Test) -> str:
    if not test.was_run:
        return ""
    warnings = len(test.findings) - test.faults
    also = f", {warnings} to look at" if warnings else ""
    return f"{test.faults} {'fault' if test.faults == 1 else 'faults'}{also}"


def _finding(finding: Finding, pages: list[str]) -> str:
    place = finding.location
    where = f"{pages[0]}:{place.line}:{place.column}" if place.line > 1 or place.column > 1 else pages[0]
    more = f"\n  also on {len(pages) - 1} more, such as {pages[1]}" if len(pages) > 1 else ""
    element = f"\n  in {place.excerpt.strip()}" if place.excerpt.strip() else ""
    return (
        f"{where}: {finding.severity}: {finding.problem} [{finding.rule}]{more}{element}"
        f"\n  = fix: {finding.fix}\n  = why: {finding.why}"
    )


def summary(audit: Audit) -> str:
    """What came of it, in a sentence or two that claim no more than was done."""
    run = [test for test in audit.tests if test.was_run]
    faults = sum(test.faults for test in run)
    warnings = sum(finding.severity is Severity.WARNING for finding in audit.findings)
    said = f"{len(run)} of {len(audit.tests)} tests run on {audit.pages} {'page' if audit.pages == 1 else 'pages'}: "
    said += f"{faults} {'fault' if faults == 1 else 'faults'}"
    said += f", {warnings} to look at." if warnings else "."
    return f"{said} Software finds a part of what shuts people out; only people find the rest."


def _as_json(audit: Audit) -> str:
    data = {
        "version": 1,
        "site": audit.shown,
        "pages": audit.pages,
        "tools": audit.tools,
        "tests": [
            {"number": test.number, "name": test.name, "how_many": test.how_many, "faults": test.faults,
             "not_run": test.not_run, "findings": [_data(finding) for finding in test.findings]}
            for test in audit.tests
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2)


def _data(finding: Finding) -> dict[str, object]:
    place = finding.location
    return {
        "rule": finding.rule, "severity": finding.severity, "file": place.file, "line": place.line,
        "column": place.column, "element": place.excerpt.strip(), "problem": finding.problem, "fix": finding.fix,
        "why": finding.why,
    }  # fmt: skip
