"""A rule's manual is true: what it says passes does, and what it says fails does."""

from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.requirements import load_framework
from localaccount_gen.rules import RULES, Example, Rule
from tests.accounts import FOLDER, TODAY, findings, good_account, write
from tests.full_account import picture

_BEFORE = {
    "accounts/halton/2023-24/account.yml": "published: 2024-11-20\n",
    "accounts/halton/2023-24/improvement.md": (
        "---\npriorities:\n"
        "  - {name: quicker-calls, title: Answer every call within two minutes, due: 2025-03-31}\n---\n"
    ),
    "accounts/halton/2023-24/outcomes.md": (
        "Our teams work with people in their homes and in their neighbourhoods. Everybody who needs a little help "
        "gets it early, close to where they live and from people they know. Nobody has to tell their story twice. "
        "That is what we want to be known for.\n"
    ),
}
"""An account before the good one, for what has to come back."""


_ELSEWHERE = {
    "mkdocs.yml": "mkdocs.yml",
    "council.yml": "accounts/halton/council.yml",
    "pictures.yml": "accounts/halton/pictures.yml",
}
"""Files of an example that are not in the account's own folder."""


def _findings(root: Path, example: Example) -> list[Finding]:
    """What is found in the good account, and not in the one before, with the example in it."""
    files = {**good_account(), **_BEFORE, f"{FOLDER}/images/cafe.jpg": "", **_with(example)}
    project = write(root, {name: content for name, content in files.items() if content is not None})
    write(root, {"accounts/halton/pictures/carer.png": picture("PNG")})
    return check(project, load_catalogue(), load_framework(), TODAY, [root / FOLDER]).all_findings


def _with(example: Example) -> dict[str, str | None]:
    """The file of the example: its keys in place of the good account's, and its story before the good one's."""
    path = _ELSEWHERE.get(example.file, f"{FOLDER}/{example.file}")
    front, story = _parts(good_account().get(path, ""), example.file)
    new_front, new_story = _parts(example.content, example.file)
    own_keys = {line.partition(":")[0] for line in new_front.splitlines() if line[:1].isalpha()}
    kept = "".join(block for block in _blocks(front) if block.partition(":")[0] not in own_keys)
    if example.file.endswith(".yml"):
        omitted = {f"{FOLDER}/scrutiny.md": None} if "scrutiny:" in new_front else {}
        return {path: kept + new_front, **omitted}
    return {path: f"---\n{kept}{new_front}---\n{new_story}\n{story}"}


def _parts(text: str, file: str) -> tuple[str, str]:
    """The keys and the story."""
    if file.endswith(".yml"):
        return text, ""
    if not text.startswith("---\n"):
        return "", text
    front, _, story = text.removeprefix("---\n").partition("---\n")
    return front, story


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
    assert [] == [str(finding) for finding in _findings(tmp_path, rule.passes) if finding.rule == rule.name]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_what_a_manual_says_fails_is_found_by_that_rule_alone(rule: Rule, tmp_path):
    """The failing example shows one slip, and one slip is one finding."""
    found = _findings(tmp_path, rule.fails)
    if rule.severity is not Severity.ADVICE:
        found = [finding for finding in found if finding.severity is not Severity.ADVICE]

    assert {rule.name} == {finding.rule for finding in found}


def test_the_good_account_has_nothing_wrong_with_it(tmp_path):
    """Every other test changes one thing in it."""
    assert [] == findings(tmp_path, {})


FAMILIES = {
    "file": "yaml-syntax unreadable-file duplicate-key unknown-key wrong-type missing-key broken-link outside-account "
    "unsafe-markup picture-without-licence",
    "coverage": "missing-section placeholder-section open-questions expired-omission",
    "balance": "no-weakness only-good-figures worse-but-silent no-money-compared no-people-compared unexplained-fall "
    "unexplained-change",
    "priority": "priority-without-owner priority-without-date priority-without-measure priority-without-baseline "
    "weakness-without-priority vague-priority too-ambitious ambiguous-date priority-not-reported",
    "figure": "differs-from-official typed-figure-differs missing-as-zero code-not-valid claim-inside-margin "
    "wrong-direction joined-across-break comparator-missing change-does-not-compute unsourced-figure "
    "same-fact-two-values small-sample parts-do-not-sum small-count",
    "voice": "engagement-not-shown no-you-said-we-did no-outside-comment scrutiny-without-response "
    "equality-without-breakdown complaints-without-learning case-study-consent",
    "sharing": "practice-without-result hard-to-take-up",
    "form": "too-long no-summary picture-without-words unclear-link-text other-formats-missing hard-to-read",
    "easy-read": "easy-read-missing easy-read-figure-differs easy-read-stale easy-read-not-tested "
    "easy-read-draft easy-read-no-picture easy-read-long-sentence easy-read-hard "
    "picture-not-found",
    "language": "language-of-passage translation-stale",
    "stale": "wrong-year unchanged-text published-late",
    "governance": "false-duty drafting-residue changed-since-approval pre-election unclear-correction",
}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_rule_of_a_family_is_there(family):
    """These are the rules the product promises."""
    assert FAMILIES[family].split() == [rule.name for rule in RULES if rule.family == family]


def test_every_reason_completes_the_sentence_a_finding_makes():
    """`= why:` is followed by the reason, so it has no capital and no full stop."""
    for rule in RULES:
        assert not rule.why.endswith("."), rule.name
        assert rule.why[0].islower() or rule.why.startswith("YAML"), rule.name


def test_no_summary_holds_what_a_page_would_take_for_a_quote():
    """Summaries stand on a page of the site."""
    assert [] == [rule.name for rule in RULES if "[[" in rule.summary]
