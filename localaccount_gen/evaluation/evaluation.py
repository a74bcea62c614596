"""Everything that is worked out of a collection, in one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from localaccount_gen.evaluation.changes import Change, all_changes
from localaccount_gen.evaluation.matrix import Matrix, matrix
from localaccount_gen.evaluation.production import Production, production
from localaccount_gen.evaluation.review import ReviewFinding, Spread, review, spreads
from localaccount_gen.evaluation.rule_results import RuleResult, rule_results
from localaccount_gen.model import Period
from localaccount_gen.register import Collection, Entry
from localaccount_gen.requirements import Framework


@dataclass(frozen=True)
class Evaluation:
    """Each part is worked out when it is first asked for."""

    everything: Collection
    """Demonstrations too."""
    framework: Framework

    @cached_property
    def counted(self) -> Collection:
        """What is counted: no demonstrations, unless there is nothing else."""
        return self.everything.counted

    @property
    def left_out(self) -> tuple[Entry, ...]:
        """The demonstrations that are not counted."""
        counted = {entry.key for entry in self.counted.entries}
        return tuple(entry for entry in self.everything.entries if entry.key not in counted)

    @property
    def periods(self) -> tuple[str, ...]:
        """Newest first."""
        return self.counted.periods

    @cached_property
    def newest(self) -> Matrix:
        """The newest account of each council."""
        return matrix(self.counted.newest.entries, self.framework)

    @cached_property
    def by_period(self) -> Mapping[str, Matrix]:
        return {period: matrix(self.counted.of(period).entries, self.framework) for period in self.periods}

    @cached_property
    def production(self) -> tuple[Production, ...]:
        parsed = (Period.parse(period) for period in self.periods)
        return tuple(production(self.counted, period) for period in parsed if period)

    @cached_property
    def rules(self) -> tuple[RuleResult, ...]:
        """Of the newest account of each council."""
        return rule_results(self.newest.entries)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        return all_changes(self.counted)

    @cached_property
    def review(self) -> tuple[ReviewFinding, ...]:
        return review(self.counted)

    @cached_property
    def spreads(self) -> tuple[Spread, ...]:
        return spreads(self.counted)

    @property
    def notice(self) -> str:
        """What has to be said before anything is counted; empty where there is nothing."""
        if self.everything.is_demonstration:
            return "No council made these accounts. They are demonstrations, and say nothing about any council."
        if number := len(self.left_out):
            accounts = "1 demonstration is" if number == 1 else f"{number} demonstrations are"
            return f"{accounts} left out, because no council made {'it' if number == 1 else 'them'}."
        return ""
