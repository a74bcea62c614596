"""JSON, for programs of one's own."""

import json

from localaccount_gen.findings import Finding
from localaccount_gen.report.review import Review


def told(review: Review) -> str:
    """`version`, `accounts`, `findings`, each with rule, severity, file, line, column, problem, fix, why; `older`."""
    told: dict[str, object] = {
        "version": 1,
        "accounts": len(review.checked.accounts),
        "findings": [_finding(finding) for finding in review.findings],
        "older": vars(review.older),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "file": finding.location.file,
        "line": finding.location.line,
        "column": finding.location.column,
        "problem": finding.problem,
        "fix": finding.fix,
        "why": finding.why,
    }
