"""`localaccount explain`: a rule's manual."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from localaccount_gen.audit.result import WHY as OF_AUDITS
from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.htmlpage import WHY as OF_BUILDS
from localaccount_gen.project import find_project
from localaccount_gen.rules import RULES, Rule
from localaccount_gen.siterules import LASTING, rules_in_force

PAGE_CHECKS = OF_BUILDS | OF_AUDITS


@click.command()
@click.argument("rule", required=False)
@click.option("--list", "every", is_flag=True, help="List every rule.")
def explain(rule: str | None, every: bool) -> None:
    """Explain RULE: why it is there, what passes, what fails, where it comes from. Without RULE, list them all."""
    in_force = rules_in_force(find_project(Path.cwd()))
    if rule is None or every:
        click.echo("\n".join(_listed(in_force)))
        return
    found = next((one for one in in_force if one.name == rule), None)
    if found is not None:
        click.echo(_manual(found))
    elif rule in PAGE_CHECKS:
        click.echo(f"{rule} (error, found in the finished pages)\n\nWhy: {PAGE_CHECKS[rule]}")
    else:
        known = [*(one.name for one in RULES), *PAGE_CHECKS]
        raise ProjectError(f"No rule is called “{rule}”.{did_you_mean(rule, known)}")


def _listed(rules: Sequence[Rule]) -> Iterator[str]:
    width = max(len(name) for name in (*(one.name for one in rules), *PAGE_CHECKS))
    for family in dict.fromkeys(one.family for one in rules):
        members = ((one.name, one.severity, one.summary) for one in rules if one.family == family)
        yield from _family(family, members, width)
    checks = ((name, "error", why) for name, why in PAGE_CHECKS.items())
    yield from _family("page, in the finished site", checks, width)
    yield "localaccount explain RULE  says why a rule is there, what passes and what fails."


def _family(name: str, members: Iterable[tuple[str, str, str]], width: int) -> Iterator[str]:
    yield f"Family {name}"
    yield from (f"  {rule:<{width}}  {severity:<7}  {line}" for rule, severity, line in members)
    yield ""


def _manual(rule: Rule) -> str:
    settings = "".join(f"{line}\n" for line in _settings(rule))
    return (
        f"{rule.name} ({rule.severity}, family {rule.family})\n\n{rule.summary}\n\n"
        f"Why: {rule.why}\nSource: {rule.source}\n{settings}"
        f"\nPasses, in {rule.passes.file}:\n\n{textwrap.indent(rule.passes.content, '    ')}"
        f"\nFails, in {rule.fails.file}:\n\n{textwrap.indent(rule.fails.content, '    ').rstrip()}"
    )


def _settings(rule: Rule) -> Iterator[str]:
    """Each threshold with the value in force, and how a site changes what it may."""
    usual = next(one for one in RULES if one.name == rule.name)
    for name, value in rule.settings.items():
        yield f"Threshold: {name}: {value}" + _instead(value, usual.settings[name])
    if rule.severity is not usual.severity:
        yield f"Severity: {rule.severity}" + _instead(rule.severity, usual.severity)
    if rule.family != LASTING:
        example = ", ".join(["severity: advice", *(f"{name}: {value}" for name, value in usual.settings.items())])
        yield f"To change it, in mkdocs.yml under  - localaccount:  write  rules: {{{rule.name}: {{{example}}}}}"


def _instead(value: object, usual: object) -> str:
    return "" if value == usual else f" (set in mkdocs.yml; {usual} without it)"
