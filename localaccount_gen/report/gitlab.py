"""GitLab's code quality report, which GitLab shows on the lines of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

import hashlib
import json
from collections import Counter

from localaccount_gen.baseline import fingerprint
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.report.review import Review, whole

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}


def told(review: Review) -> str:
    """A list of findings. Each has a fingerprint of its own, by which GitLab knows it again in the next run."""
    seen: Counter[str] = Counter()
    rows = []
    for finding in review.findings:
        same = f"{finding.rule}\n{finding.location.file}\n{fingerprint(finding)}"
        seen[same] += 1
        rows.append(_row(finding, hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest()))
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _row(finding: Finding, own: str) -> dict[str, object]:
    return {
        "description": whole(finding),
        "check_name": finding.rule,
        "fingerprint": own,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": finding.location.file, "lines": {"begin": finding.location.line}},
    }
