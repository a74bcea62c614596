"""What the rules found, across accounts."""

from collections.abc import Sequence
from dataclasses import dataclass

from localaccount_gen.evaluation.councils import regions, type_now
from localaccount_gen.evaluation.shares import Breakdown, Group, Share, breakdown
from localaccount_gen.findings import Severity
from localaccount_gen.register import Entry
from localaccount_gen.rules import RULES, Rule


@dataclass(frozen=True)
class RuleResult:
    """One rule over a number of accounts."""

    rule: Rule
    counts: Share
    """Accounts in which it found something that still counts."""
    answered: Share
    """Accounts in which the council gave a reason for all that it found."""
    councils: tuple[Entry, ...]
    """The accounts in which it found something that still counts."""

    @property
    def kept(self) -> Share:
        """Accounts in which it found nothing."""
        return Share(self.counts.base - self.counts.count - self.answered.count, self.counts.base)


def rule_results(entries: Sequence[Entry]) -> tuple[RuleResult, ...]:
    """Every rule that an account can be published in spite of, in the order of the rules.

    What stops publication is in no account that was published, so those rules are left out unless one was found broken:
    a draft may be, and a site may have made the rule a warning.
    """
    fired = {name for entry in entries for name in (*entry.findings, *entry.answered)}
    made = []
    for rule in RULES:
        if rule.severity is Severity.ERROR and rule.name not in fired:
            continue
        still = tuple(entry for entry in entries if entry.findings.get(rule.name))
        answered = sum(bool(entry.answered.get(rule.name)) and not entry.findings.get(rule.name) for entry in entries)
        made.append(RuleResult(rule, Share(len(still), len(entries)), Share(answered, len(entries)), still))
    return tuple(made)


def by_region(entries: Sequence[Entry], rule: str) -> Breakdown:
    """Accounts in which a rule still finds something, by region, unless a region has too few accounts."""
    return _broken_down("Region", entries, rule, [(name, {code}) for code, name in regions().items()], by_type=False)


def by_type(entries: Sequence[Entry], rule: str) -> Breakdown:
    names = dict.fromkeys(type_now(entry.council.code) for entry in entries)
    return _broken_down("Type", entries, rule, [(name, {name}) for name in names if name], by_type=True)


def _broken_down(
    heading: str, entries: Sequence[Entry], rule: str, groups: Sequence[tuple[str, set[str]]], *, by_type: bool
) -> Breakdown:
    made = []
    for name, keys in groups:
        own = [one for one in entries if (type_now(one.council.code) if by_type else one.council.region) in keys]
        made.append(Group(name, Share(sum(bool(one.findings.get(rule)) for one in own), len(own))))
    total = Share(sum(bool(one.findings.get(rule)) for one in entries), len(entries))
    return breakdown(heading, made, total)
