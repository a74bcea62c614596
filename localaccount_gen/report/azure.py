"""The logging commands of Azure Pipelines, which list findings in the summary of a run.

https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands (task.logissue, and what is escaped)
"""

from localaccount_gen.findings import Finding, Severity
from localaccount_gen.report.review import Review, summary, whole

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: ""}


def told(review: Review) -> str:
    """One command a finding, then the summary. Azure knows no advice, so that is a line of the log."""
    return "\n".join([*(_line(finding) for finding in review.findings), summary(review)])


def _line(finding: Finding) -> str:
    place = finding.location
    # Azure takes ## for a command wherever it stands in a line.
    message = _escaped(whole(finding).replace("##", "# #"))
    if not _LEVEL[finding.severity]:
        return f"{place.file}:{place.line}:{place.column}: advice: {message} [{finding.rule}]"
    properties = {
        "type": _LEVEL[finding.severity],
        "sourcepath": place.file,
        "linenumber": str(place.line),
        "columnnumber": str(place.column),
        "code": finding.rule,
    }
    named = "".join(f"{name}={_escaped(value, ';]')};" for name, value in properties.items())
    return f"##vso[task.logissue {named}]{message}"


def _escaped(text: str, more: str = "") -> str:
    text = text.replace("%", "%AZP25")
    for character in "\r\n" + more:
        text = text.replace(character, f"%{ord(character):02X}")
    return text
