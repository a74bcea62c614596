"""What a site may change about the rules, in its mkdocs.yml, and where it is told."""

import subprocess
import sys

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checking import check
from localaccount_gen.findings import ProjectError, Severity
from localaccount_gen.publish import publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.siterules import rules_in_force
from tests.accounts import FOLDER, TODAY, good_account, write
from tests.full_account import SETTINGS
from tests.test_render_accounts import words

_SHORT = "not_covered:\n  scrutiny:\n    reason: Scrutiny looked at other services.\n"


def _files(rules: str = "") -> dict[str, str]:
    """The good account without scrutiny, for a reason of five words."""
    files = good_account()
    del files[f"{FOLDER}/scrutiny.md"]
    files[f"{FOLDER}/account.yml"] += _SHORT
    files["mkdocs.yml"] = f"site_name: Local accounts\nplugins:\n  - search\n  - localaccount:\n{rules}"
    return files


def _severities(root, rules: str) -> list[Severity]:
    checked = check(write(root, _files(rules)), load_catalogue(), load_framework(), TODAY)
    return [finding.severity for finding in checked.all_findings if finding.rule == "missing-section"]


@pytest.mark.parametrize(
    ("rules", "severities"),
    [
        ("", [Severity.WARNING]),
        ("      rules: {missing-section: {severity: error}}\n", [Severity.ERROR]),
        ("      rules:\n        missing-section:\n          reason_words: 6\n", [Severity.WARNING]),
        ("      rules: {missing-section: {reason_words: 5}}\n", []),
        ("      rules: {missing-section: {reason_words: 5, severity: advice}}\n", []),
    ],
)
def test_a_site_sets_severities_and_thresholds(rules, severities, tmp_path):
    """A region may ask more of its councils, or less, than the software comes with."""
    assert severities == _severities(tmp_path, rules)


def test_a_council_may_not_answer_what_its_site_made_an_error(tmp_path):
    """An error is put right, whoever said that it is one."""
    files = _files("      rules: {missing-section: {severity: error}}\n")
    files[f"{FOLDER}/account.yml"] += "answers:\n  - {rule: missing-section, reason: The committee met twice.}\n"

    found = check(write(tmp_path, files), load_catalogue(), load_framework(), TODAY).all_findings

    assert [
        "The reason for leaving out “What scrutiny found” is too short to be one.",
        "“missing-section” finds errors, which cannot be answered; they must be put right.",
    ] == [finding.problem for finding in found]


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        (
            "      rules:\n        mising-section: {severity: advice}\n",
            "mkdocs.yml, line 6: no rule is called “mising-section”. Did you mean “missing-section”?",
        ),
        (
            "      rules:\n        missing-section:\n          severity: red\n",
            "mkdocs.yml, line 7: “red” is no severity; choose one of: error, warning, advice.",
        ),
        (
            "      rules: {missing-section: {reason_word: 5}}\n",
            "mkdocs.yml, line 5: “missing-section” has no “reason_word”. Did you mean “reason_words”?",
        ),
        (
            "      rules: {missing-section: {reason_words: five}}\n",
            "mkdocs.yml, line 5: “five” is not a whole number.",
        ),
        (
            "      rules: {missing-section: advice}\n",
            "mkdocs.yml, line 5: say what changes, such as  missing-section: {severity: advice}.",
        ),
        (
            "      rules: {unsafe-markup: {severity: advice}}\n",
            "mkdocs.yml, line 5: “unsafe-markup” cannot be changed, because it keeps readers safe.",
        ),
        (
            "      rules: [missing-section]\n",
            "mkdocs.yml, line 5: “rules” holds the names of rules, each with what it changes.",
        ),
        (
            "      rules: {missing-section: {severity: advice}\n",
            "mkdocs.yml, line 5: The bracket “{” that opens here is never closed.",
        ),
    ],
)
def test_a_slip_is_told_in_one_sentence_with_its_line(rules, told, tmp_path):
    """Whoever sets up a site sees what to mend, and no check runs under half of what was meant."""
    with pytest.raises(ProjectError) as wrong:
        rules_in_force(write(tmp_path, _files(rules)))

    assert told == str(wrong.value)


def test_words_that_only_mkdocs_reads_do_not_get_in_the_way(tmp_path):
    """An mkdocs.yml may hold tags and aliases, which no file of a council may."""
    rules = "      rules: {missing-section: {severity: error}}\nextra:\n  a: &one [1]\n  b: *one\n  c: !ENV [X, y]\n"

    assert [Severity.ERROR] == _severities(tmp_path, rules)


def test_plugins_may_be_written_by_name(tmp_path):
    """MkDocs takes both."""
    files = _files()
    files["mkdocs.yml"] = "plugins:\n  localaccount:\n    rules: {missing-section: {severity: advice}}\n"

    changed = {rule.name: rule.severity for rule in rules_in_force(write(tmp_path, files))}

    assert Severity.ADVICE is changed["missing-section"]


def test_the_site_says_what_it_changed(tmp_path):
    """A reader can see whether a council was let off."""
    project = write(tmp_path, _files("      rules: {missing-section: {severity: advice, reason_words: 20}}\n"))

    made = publish(project, load_catalogue(), load_framework(), SETTINGS, TODAY)

    assert (
        "Whoever publishes this site has set these checks in another way than they come: "
        "missing-section: advice, and not warning; reason words is 20, and not 12."
    ) in words(made, "checks/")


def test_a_site_that_changed_nothing_says_so(tmp_path):
    """And lists every rule with its thresholds."""
    made = publish(write(tmp_path, good_account()), load_catalogue(), load_framework(), SETTINGS, TODAY)

    said = words(made, "checks/")

    assert "What this site has changed Nothing. Every check is as it comes with the software." in said
    assert "says why it is not covered. (Reason words: 12.)" in said


def _explain(root, *names: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "localaccount_gen", "explain", *names], cwd=root, capture_output=True, encoding="utf-8"
    )
    return done.stdout + done.stderr


def test_explain_shows_the_value_in_force(tmp_path):
    """And where it comes from, so that an officer is not told one thing by the manual and another by the check."""
    write(tmp_path, _files("      rules: {missing-section: {severity: error, reason_words: 20}}\n"))

    told = _explain(tmp_path, "missing-section")

    assert "missing-section (error, family coverage)\n" in told
    assert "Threshold: reason_words: 20 (set in mkdocs.yml; 12 without it)\n" in told
    assert "Severity: error (set in mkdocs.yml; warning without it)\n" in told


def test_explain_lists_every_rule_by_family(tmp_path):
    """Also those on finished pages, which can be explained too."""
    listed = _explain(tmp_path, "--list")

    assert "Family coverage\n  missing-section " in listed
    assert "  page-link " in listed
    assert "page-link (error, found in the finished pages)\n\nWhy: a reader who follows a link must arrive\n" == (
        _explain(tmp_path, "page-link")
    )
    assert "localaccount: No rule is called “pagelink”. Did you mean “page-link”?\n" == _explain(tmp_path, "pagelink")
