"""Accounts as `render` takes them: read, checked and compared; or held back, with the reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from localaccount_gen.account import Account
from localaccount_gen.approval.standing import Standing
from localaccount_gen.coverage import SectionCoverage
from localaccount_gen.findings import Finding
from localaccount_gen.forms import Answer
from localaccount_gen.model import Comparison, Period
from localaccount_gen.promises import Promise
from localaccount_gen.quotes import Quotes
from localaccount_gen.scorecard import ScoreCard


@dataclass(frozen=True)
class Checked:
    """One account that is to be shown."""

    account: Account
    coverage: Mapping[str, SectionCoverage]
    """By key of the section, as `coverage.cover` gives it."""
    quotes: Quotes
    comparisons: Mapping[str, tuple[Comparison, ...]] = field(default_factory=dict)
    """By key of the section that names the measures, in its order."""
    score_card: ScoreCard = field(default_factory=ScoreCard)
    """Every official measure of the period, whether a section names it or not."""
    findings: tuple[Finding, ...] = ()
    """Those that still count."""
    answered: tuple[tuple[Finding, Answer], ...] = ()
    """Those the council has given its reason for; `about/` publishes both."""
    promises: tuple[Promise, ...] = ()
    """Every promise of the council's earlier accounts that are shown, with their quotes filled in; oldest first."""
    draft: bool = False
    """It may not be published as it is, and is only shown to those who write it."""
    standing: Standing = field(default_factory=Standing)
    beside: frozenset[Period] = frozenset()
    """The periods of the council's other accounts that are shown."""


@dataclass(frozen=True)
class HeldBack:
    """An account with errors. While an officer previews, a page of its findings stands at its address."""

    address: str
    """Where its landing page would stand: `torbay/2024-25/`."""
    findings: tuple[Finding, ...]
