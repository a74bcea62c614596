"""The page on the checks: every rule, and what this site has changed about it."""

from collections.abc import Iterator, Sequence

from localaccount_gen.pages import Page
from localaccount_gen.render.outline import Outline
from localaccount_gen.rules import RULES, Rule

_FAMILIES = {
    "file": "Files that can be read",
    "coverage": "What an account covers",
    "balance": "Good news and bad",
    "priority": "Promises",
    "figure": "Figures",
    "voice": "People’s voice, and challenge from outside",
    "sharing": "What other councils can use",
    "form": "A form that people can read",
    "easy-read": "Easy Read",
    "language": "Other languages, and signing",
    "stale": "Up to date",
    "governance": "Approval and publishing",
    "self-assessment": "Self-assessments, of which findings are never published",
}


def checks_page(rules: Sequence[Rule]) -> Outline:
    """Every rule by family, with its severity and its thresholds as this site has set them."""
    usual = {rule.name: rule for rule in RULES}
    changed = [(rule, list(_changes(rule, usual[rule.name]))) for rule in rules if rule != usual[rule.name]]
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(_FAMILIES.get(rule.family, rule.family.capitalize()), []).append(rule)
    page = Page(
        "checks/", "checks", "The checks, and what this site has changed about them",
        "What software looks for in every account before it is published, and what this site has set otherwise.", (),
    )  # fmt: skip
    return Outline(page, {"changed": changed, "families": families})


def _changes(rule: Rule, usual: Rule) -> Iterator[str]:
    if rule.severity is not usual.severity:
        yield f"{rule.severity}, and not {usual.severity}"
    for name, value in rule.settings.items():
        if value != usual.settings[name]:
            yield f"{name.replace('_', ' ')} is {value}, and not {usual.settings[name]}"
