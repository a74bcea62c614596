"""SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which GitHub shows on the lines of a change."""

import json
from urllib.parse import quote

from localaccount_gen import __version__
from localaccount_gen.baseline import fingerprint
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.report.review import Review, whole
from localaccount_gen.rules import Rule

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def told(review: Review) -> str:
    driver = {"name": "localaccount", "version": __version__, "rules": [_rule(rule) for rule in review.rules]}
    run = {
        # Our columns count characters; what SARIF takes for granted is what JavaScript counts.
        "columnKind": "unicodeCodePoints",
        "tool": {"driver": driver},
        "results": [_result(finding) for finding in review.findings],
    }
    whole = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "help": {"text": f"{rule.summary} {rule.why[0].upper()}{rule.why[1:]}."},
        "defaultConfiguration": {"level": _LEVEL[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding) -> dict[str, object]:
    place = finding.location
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endColumn": place.column + max(place.length, 1),
    }
    return {
        "ruleId": finding.rule,
        "level": _LEVEL[finding.severity],
        "message": {"text": whole(finding)},
        "locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(place.file)}, "region": region}}],
        "partialFingerprints": {"localaccount/v1": fingerprint(finding)},
    }
