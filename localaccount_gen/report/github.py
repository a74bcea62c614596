"""GitHub's workflow commands, which put a finding on its line of a change.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
What is escaped, and how, is in https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
"""

from localaccount_gen.findings import Finding, Severity
from localaccount_gen.report.review import Review, summary, whole

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def told(review: Review) -> str:
    """One command a finding, then the summary, for the log."""
    return "\n".join([*(_annotation(finding) for finding in review.findings), summary(review)])


def _annotation(finding: Finding) -> str:
    place = finding.location
    properties = {"file": place.file, "line": str(place.line), "col": str(place.column), "title": finding.rule}
    named = ",".join(f"{name}={_escaped(value, ':,')}" for name, value in properties.items())
    return f"::{_LEVEL[finding.severity]} {named}::{_escaped(whole(finding))}"


def _escaped(text: str, more: str = "") -> str:
    for character in "%\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
