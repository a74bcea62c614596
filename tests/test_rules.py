"""A rule's manual is true: what it says passes does, and what it says fails does."""

import pytest

from localaccount_gen.findings import Severity
from localaccount_gen.rules import RULES, Example, Rule
from tests.accounts import FOLDER, findings, good_account


def _with(example: Example) -> dict[str, str | None]:
    """The good account with the example in it: keys in account.yml are replaced, a section's story follows."""
    if example.file != "account.yml":
        return {example.file: f"{example.content}\n{good_account()[f'{FOLDER}/{example.file}']}"}
    before = good_account()[f"{FOLDER}/account.yml"]
    own_keys = {line.partition(":")[0] for line in example.content.splitlines() if line[:1].isalpha()}
    kept = [block for block in _blocks(before) if block.partition(":")[0] not in own_keys]
    section = "scrutiny.md" if "scrutiny:" in example.content else None
    return {"account.yml": "".join(kept) + example.content, **({section: None} if section else {})}


def _blocks(text: str) -> list[str]:
    blocks: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[:1] == " ":
            blocks[-1] += line
        else:
            blocks.append(line)
    return blocks


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_manual_says_passes_has_no_finding(rule: Rule, tmp_path):
    """An officer who copies the passing example must not be told off for anything."""
    assert [] == [str(finding) for finding in findings(tmp_path, _with(rule.passes)) if finding.rule == rule.name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_manual_says_fails_is_found_by_that_rule_alone(rule: Rule, tmp_path):
    """The failing example shows one slip, and one slip is one finding."""
    found = [finding for finding in findings(tmp_path, _with(rule.fails)) if finding.severity is not Severity.ADVICE]
    if rule.severity is Severity.ADVICE:
        found = findings(tmp_path, _with(rule.fails))

    assert {rule.name} == {finding.rule for finding in found}


def test_the_good_account_has_nothing_wrong_with_it(tmp_path):
    """Every other test changes one thing in it."""
    assert [] == findings(tmp_path, {})


def test_every_rule_of_the_families_file_and_coverage_is_there():
    """These are the rules the product promises."""
    assert [
        "yaml-syntax",
        "unreadable-file",
        "duplicate-key",
        "unknown-key",
        "wrong-type",
        "missing-key",
        "broken-link",
        "outside-account",
        "unsafe-markup",
        "missing-section",
        "placeholder-section",
        "open-questions",
        "expired-omission",
    ] == [rule.name for rule in RULES]


def test_every_reason_completes_the_sentence_a_finding_makes():
    """`= why:` is followed by the reason, so it has no capital and no full stop."""
    for rule in RULES:
        assert not rule.why.endswith("."), rule.name
        assert rule.why[0].islower() or rule.why.startswith("YAML"), rule.name
