"""The rules of an honest account, one module a family; large families have two."""

from localaccount_gen.rules import (
    agreement,
    ambition,
    balance,
    breaks,
    changes,
    claim,
    codes,
    complaints,
    count,
    coverage,
    days,
    equality,
    figure,
    file,
    likened,
    priority,
    published,
    reported,
    stories,
    survey,
    vague,
    voice,
)
from localaccount_gen.rules.rule import Example, Facts, Found, Rule

__all__ = ["RULES", "Example", "Facts", "Found", "Rule"]

RULES: tuple[Rule, ...] = (
    *file.RULES,
    *coverage.RULES,
    *balance.RULES,
    *changes.RULES,
    *priority.RULES,
    *vague.RULES,
    *ambition.RULES,
    *days.RULES,
    *reported.RULES,
    *voice.RULES,
    *equality.RULES,
    *complaints.RULES,
    *stories.RULES,
    *published.RULES,
    *codes.RULES,
    *claim.RULES,
    *breaks.RULES,
    *likened.RULES,
    *figure.RULES,
    *agreement.RULES,
    *survey.RULES,
    *count.RULES,
)
