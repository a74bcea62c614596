"""How far people agree with statements: the shape of the survey’s table 10."""

from collections.abc import Mapping
from dataclasses import dataclass

from localaccount_gen.evaluation.shares import Share

ANSWERS = ("Strongly agree", "Agree", "Neither agree nor disagree", "Disagree", "Strongly disagree", "Don’t know")
_AGREE = ("Strongly agree", "Agree")


@dataclass(frozen=True)
class Agreement:
    """One statement: how many gave each answer."""

    statement: str
    counts: Mapping[str, int]
    """By answer; whoever gave no answer is not in the base."""

    @property
    def base(self) -> int:
        return sum(self.counts.values())

    @property
    def agree(self) -> Share:
        """Agree or strongly agree. It is rounded from the counts: 38 and 57 per cent of 69 people are 94 together."""
        return Share(sum(self.counts.get(answer, 0) for answer in _AGREE), self.base)

    @property
    def shares(self) -> tuple[Share, ...]:
        """In the order of ANSWERS."""
        return tuple(Share(self.counts.get(answer, 0), self.base) for answer in ANSWERS)
