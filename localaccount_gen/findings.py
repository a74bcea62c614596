"""What a check has to say: a finding, how serious it is, and where it stands."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters. An error stops publishing; advice never changes the exit code."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for the worst, so that sorting by it puts the worst first."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


@dataclass(frozen=True)
class Location:
    """A place in a file a council wrote. Lines and columns count from 1, columns in characters."""

    file: str
    """As shown to people: relative to the project, with forward slashes on every system."""
    line: int = 1
    column: int = 1
    length: int = 1
    """How many characters to underline."""
    excerpt: str = ""
    """The whole line as written, so that a report need not open the file again."""


@dataclass(frozen=True)
class Finding:
    """One thing a rule found: where it is, what is wrong, what to do, and why it matters."""

    rule: str
    severity: Severity
    location: Location
    problem: str
    fix: str
    why: str

    def at(self, location: Location) -> "Finding":
        """The same finding at another place."""
        return replace(self, location=location)


class ProjectError(Exception):
    """The installation or the command is wrong, not an account. One sentence, shown without a traceback."""

    exit_code = 2


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in reading order: by file, the file with the worst finding first, then by severity and place."""
    found = list(findings)
    worst_in_file: dict[str, int] = {}
    for finding in found:
        file = finding.location.file
        worst_in_file[file] = min(finding.severity.rank, worst_in_file.get(file, finding.severity.rank))
    return sorted(
        found,
        key=lambda finding: (
            worst_in_file[finding.location.file],
            finding.location.file,
            finding.severity.rank,
            finding.location.line,
            finding.location.column,
            finding.rule,
        ),
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`" Did you mean …?"` with the nearest known word, or an empty string when nothing is near."""
    by_folded = {candidate.casefold(): candidate for candidate in known}
    near = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.6)
    return f" Did you mean “{by_folded[near[0]]}”?" if near else ""
