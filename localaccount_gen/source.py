"""The text of a file a council wrote, and the place of anything in it."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from localaccount_gen.findings import Finding, Location, Severity

WHY_UNREADABLE = "people must read the same words that the council wrote"
WHY_LIMIT = "a file made too large or too deep can stop the computer that builds the site"


@dataclass(frozen=True)
class Slip:
    """What is wrong at a place in a text, before anybody says which file that is. Offsets count characters from 0."""

    offset: int
    length: int
    problem: str
    fix: str


@dataclass(frozen=True)
class Source:
    """A file's text. Its lines end with a line feed, whichever system wrote it."""

    file: str
    """As shown to people."""
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """Every line without its end."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line) + 1)
        return starts[:-1]

    def line_of(self, offset: int) -> int:
        """The number of the line an offset stands on, counted from 1."""
        return bisect_right(self._starts, offset)

    def line_start(self, line: int) -> int:
        """The offset at which a line begins."""
        return self._starts[line - 1]

    def location(self, offset: int, length: int = 1) -> Location:
        """The place of a stretch of text. What runs over several lines is underlined on the first."""
        offset = max(0, min(offset, len(self.text)))
        line = self.line_of(offset)
        excerpt = self.lines[line - 1]
        column = offset - self._starts[line - 1] + 1
        return Location(self.file, line, column, max(1, min(length, len(excerpt) - column + 1)), excerpt)

    def finding(self, rule: str, slip: Slip, why: str) -> Finding:
        """The slip as an error of this file."""
        return Finding(rule, Severity.ERROR, self.location(slip.offset, slip.length), slip.problem, slip.fix, why)
