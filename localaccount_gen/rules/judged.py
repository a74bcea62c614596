"""What the published figures say of a claim: the comparison, the change or the comparator that it speaks of."""

from localaccount_gen.claims import Claim
from localaccount_gen.compare import compare, difference, has_break
from localaccount_gen.model import ComparatorDifference, Comparison, Difference, OfficialFigure, Verdict
from localaccount_gen.rules.published import published
from localaccount_gen.rules.rule import Facts


def comparison_of(facts: Facts, claim: Claim) -> Comparison:
    """The comparison for the period that the claim speaks of."""
    council = facts.account.council
    if claim.period is None:
        return facts.comparison(claim.measure)
    return compare(
        facts.catalogue, claim.measure, council.area, claim.period,
        invented=council.is_invented, comparators=council.comparators,
    )  # fmt: skip


def beside_of(facts: Facts, claim: Claim) -> ComparatorDifference | None:
    """How the council stands to the comparator that the claim names."""
    comparison = comparison_of(facts, claim)
    every = (*comparison.against, *comparison.others)
    return next((one for one in every if one.area.kind is claim.against), None)


def change_of(facts: Facts, claim: Claim) -> tuple[OfficialFigure, Difference] | None:
    """The council's later figure, and how it stands to the earlier one the claim speaks of; None where one is missing.

    Not comparable where there is a break between the two.
    """
    comparison = comparison_of(facts, claim)
    own = comparison.figure
    if claim.since is None:
        return None if comparison.change is None else (own, comparison.change)
    earlier = published(facts, claim.measure, claim.since)
    if own.value is None or claim.since >= own.period:
        return None
    if has_break(claim.measure, claim.since, own.period):
        return own, Difference(earlier, Verdict.NOT_COMPARABLE, None)
    if earlier.value is None:
        return None
    return own, difference(own, earlier, claim.measure, Verdict.UNCLEAR)
