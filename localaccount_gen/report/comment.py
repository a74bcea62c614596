"""Markdown, as a comment on a pull or merge request: a short table, and the whole findings folded below it.

What a council wrote can do nothing in it: every mark of Markdown is escaped, names and numbers call on nobody, and
lines of files stand in `pre`, as HTML with its marks escaped.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from localaccount_gen.findings import Finding, Severity
from localaccount_gen.report.review import Review, summary

_ROWS = 25
_SIZE = 60_000
"""GitHub refuses a comment of more than 65,536 characters; GitLab and Azure take more."""
_SIGNS = {Severity.ERROR: "**Error**", Severity.WARNING: "Warning", Severity.ADVICE: "Advice"}


def told(review: Review) -> str:
    head = ["### Local accounts", "", safe(summary(review)), ""]
    if not review.findings:
        return "\n".join(head).rstrip()
    return "\n".join([*head, *_table(review.findings), "", *_details(review.findings)])


def _table(findings: Sequence[Finding]) -> Iterator[str]:
    worst = sorted(findings, key=lambda finding: finding.severity.rank)
    yield "| | Where | What |"
    yield "|---|---|---|"
    for finding in worst[:_ROWS]:
        yield f"| {_SIGNS[finding.severity]} | {_place(finding)} | {safe(_short(finding.problem))} |"
    if len(worst) > _ROWS:
        yield ""
        yield f"The table shows the first {_ROWS} of {len(worst)}."


def _details(findings: Sequence[Finding]) -> Iterator[str]:
    yield "<details><summary>What to type, and why</summary>"
    yield ""
    size = 0
    for number, finding in enumerate(findings):
        part = "\n".join(_detail(finding))
        size += len(part)
        if size > _SIZE - _ROWS * 400:
            yield f"{len(findings) - number} more do not fit here: `localaccount check` tells them all."
            yield ""
            break
        yield part
    yield "</details>"


def _detail(finding: Finding) -> Iterator[str]:
    yield f"**{_place(finding)}** {safe(finding.problem)} \\[{safe(finding.rule)}\\]"
    yield ""
    if line := finding.location.excerpt.strip():
        yield f"<pre>{escape(_short(line))}</pre>"
        yield ""
    yield f"- Fix: {safe(finding.fix)}"
    yield f"- Why: {safe(finding.why)}"
    yield ""


def _short(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:300]}…"


def _place(finding: Finding) -> str:
    file = finding.location.file.replace("`", "’").replace("|", "\\|")
    return f"`{file}:{finding.location.line}`"


def safe(text: str) -> str:
    """Text as it reads, in one line. An empty comment after @, # and their like keeps it from calling on people."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_{}\[\]()#|~$])", r"\\\1", text)
    return re.sub(r"(?<![\w&])(@|\\#|!|%|\\~|\\\$)(?=\w)", r"\1<!-- -->", text)
