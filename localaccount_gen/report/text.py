"""For people at a screen: place, problem, the line it stands on, the fix and the reason."""

from localaccount_gen.findings import Finding
from localaccount_gen.report.review import Review, summary


def told(review: Review) -> str:
    """Every finding, and how many there are."""
    return "\n".join([*(finding_text(finding) for finding in review.findings), summary(review)])


def finding_text(finding: Finding) -> str:
    """One finding, with an empty line after it."""
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
