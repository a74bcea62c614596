"""`localaccount explain`: a rule's manual."""

import textwrap

import click

from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.rules import RULES, Rule


@click.command()
@click.argument("rule", required=False)
@click.option("--list", "every", is_flag=True, help="List every rule.")
def explain(rule: str | None, every: bool) -> None:
    """Explain RULE: why it is there, what passes, what fails, where it comes from. Without RULE, list them all."""
    if rule is None or every:
        for one in RULES:
            click.echo(f"{one.name:<22} {one.severity:<8} {one.summary}")
        return
    found = next((one for one in RULES if one.name == rule), None)
    if found is None:
        raise ProjectError(f"No rule is called “{rule}”.{did_you_mean(rule, (one.name for one in RULES))}")
    click.echo(_manual(found))


def _manual(rule: Rule) -> str:
    settings = "".join(f"Threshold: {name.replace('_', ' ')}, {value}\n" for name, value in rule.settings.items())
    return (
        f"{rule.name} ({rule.severity}, family {rule.family})\n\n{rule.summary}\n\n"
        f"Why: {rule.why}\nSource: {rule.source}\n{settings}"
        f"\nPasses, in {rule.passes.file}:\n\n{textwrap.indent(rule.passes.content, '    ')}"
        f"\nFails, in {rule.fails.file}:\n\n{textwrap.indent(rule.fails.content, '    ').rstrip()}"
    )
