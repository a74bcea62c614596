"""The rules of an honest account, one module a family."""

from localaccount_gen.rules import coverage, file
from localaccount_gen.rules.rule import Example, Facts, Found, Rule

__all__ = ["RULES", "Example", "Facts", "Found", "Rule"]

RULES: tuple[Rule, ...] = (*file.RULES, *coverage.RULES)
