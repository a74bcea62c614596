"""What a check has to tell: the findings that are shown, of which accounts, and by which rules."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from localaccount_gen.baseline import Older
from localaccount_gen.checking import CheckedProject
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.rules import RULES, Rule


@dataclass(frozen=True)
class Review:
    """One run of the check, as it is told."""

    findings: Sequence[Finding]
    """Those that are shown, the worst first: what was chosen, without what a baseline keeps back."""
    checked: CheckedProject
    rules: Sequence[Rule] = RULES
    """The rules that were chosen."""
    strict: bool = False
    """Whether warnings count too."""
    older: Older = field(default_factory=Older)


def counts(finding: Finding, strict: bool) -> bool:
    """Whether a finding makes the command end with 1."""
    return finding.severity is Severity.ERROR or (strict and finding.severity is Severity.WARNING)


def summary(review: Review) -> str:
    """“2 accounts checked: 1 error, 3 warnings.”, or that nothing is wrong; and what a baseline kept back."""
    told = f"{_count(len(review.checked.accounts), 'account')} checked: {tally(review.findings) or 'nothing found'}."
    return f"{told} {kept_back(review.older)}".rstrip()


def tally(findings: Iterable[Finding]) -> str:
    """“1 error, 3 warnings”; an empty text for none."""
    severities = [finding.severity for finding in findings]
    return ", ".join(_count(severities.count(one), one) for one in Severity if one in severities)


def kept_back(older: Older) -> str:
    """“9 older findings are not shown; 2 of them are errors and stop publishing.”, and how many are gone."""
    told = []
    if older.left:
        verb = "is" if older.left == 1 else "are"
        told.append(f"{_count(older.left, 'older finding')} {verb} not shown{_stopping(older)}.")
    if older.gone:
        verb = "is" if older.gone == 1 else "are"
        told.append(f"{older.gone} in the baseline {verb} gone: --write-baseline writes it anew.")
    return " ".join(told)


def _stopping(older: Older) -> str:
    if not older.errors:
        return ""
    if older.left == 1:
        return "; it is an error and stops publishing"
    if older.errors == 1:
        return "; 1 of them is an error and stops publishing"
    return f"; {older.errors} of them are errors and stop publishing"


def whole(finding: Finding) -> str:
    """Problem, fix and reason in one line, for programs that show no more."""
    end = "" if finding.problem.endswith((".", "?", "!", "”")) else "."
    return f"{finding.problem}{end} Fix: {finding.fix}. Why: {finding.why}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 or noun == 'advice' else 's'}"
