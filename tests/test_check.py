"""Every slip in one run, each once, at its line, with what to type."""

import pytest

from localaccount_gen.findings import Severity
from localaccount_gen.report import Review, report
from tests.accounts import FOLDER, SECTIONS, check_files, findings, good_account, places

_ACCOUNT = good_account()[f"{FOLDER}/account.yml"]
_STORY = good_account()[f"{FOLDER}/scrutiny.md"]

_SLIPS: dict[str, tuple[dict[str, str | bytes | None], tuple[str, str, int, int], str]] = {
    "a tab": (
        {"account.yml": _ACCOUNT.replace("  people-supported", "\tpeople-supported")},
        ("yaml-syntax", "account.yml", 3, 1),
        "spaces",
    ),
    "a duplicate key": (
        {"account.yml": _ACCOUNT + "published: 2025-11-21\n"},
        ("duplicate-key", "account.yml", 22, 1),
        "",
    ),
    "a misspelt key": (
        {"account.yml": _ACCOUNT.replace("published:", "publised:")},
        ("unknown-key", "account.yml", 1, 1),
        "published",
    ),
    "a wrong date": (
        {"account.yml": _ACCOUNT.replace("2025-11-20", "1st July 2025")},
        ("wrong-type", "account.yml", 1, 12),
        "2025-07-01",
    ),
    "a missing section": (
        {"safeguarding.md": None},
        ("missing-section", "account.yml", 1, 1),
        "not_covered",
    ),
    "a placeholder": (
        {"market.md": _STORY + "\nNumber of homes: TBC\n"},
        ("placeholder-section", "market.md", 5, 18),
        "write what it stands for",
    ),
    "an unknown figure": (
        {"market.md": _STORY + "\nWe supported [[people-suported]].\n"},
        ("broken-link", "market.md", 5, 14),
        "figures",
    ),
    "a script": (
        {"market.md": _STORY + "\nRead <script>alert(1)</script>.\n"},
        ("unsafe-markup", "market.md", 5, 6),
        "",
    ),
    "a path that leaves the account": (
        {"market.md": _STORY + "\nSee [the notes](../../../notes.md).\n"},
        ("outside-account", "market.md", 5, 17),
        "",
    ),
    "a file saved by an old editor": (
        {"market.md": (_STORY + "\nIt cost £5.\n").encode("cp1252")},
        ("unreadable-file", "market.md", 5, 9),
        "UTF-8",
    ),
    "a number in words": (
        {"account.yml": _ACCOUNT.replace("value: 3145", "value: ten")},
        ("wrong-type", "account.yml", 3, 54),
        "digits",
    ),
    "a choice that is not offered": (
        {"account.yml": _ACCOUNT.replace("unit: people", "unit: persons")},
        ("wrong-type", "account.yml", 3, 82),
        "people",
    ),
    "a missing key": (
        {"account.yml": _ACCOUNT.replace("label: people supported, ", "")},
        ("missing-key", "account.yml", 3, 3),
        "label",
    ),
    "a code of other periods": (
        {"market.md": f"---\nmeasures: [1G]\n---\n{_STORY}"},
        ("broken-link", "market.md", 2, 12),
        "code",
    ),
    "a file with no place": (
        {"markets.md": _STORY},
        ("unknown-key", "markets.md", 1, 1),
        "section",
    ),
    "a code that is another council's": (
        {"accounts/halton/council.yml": "name: Halton Borough Council\ncode: E06000027\n"},
        ("wrong-type", "accounts/halton/council.yml", 2, 7),
        "E06000006",
    ),
}


@pytest.mark.parametrize("slip", _SLIPS)
def test_a_slip_is_one_finding_at_its_place_with_its_fix(slip, tmp_path):
    """One slip, one finding: an officer who mends it has nothing else to mend."""
    changes, place, fix = _SLIPS[slip]

    found = findings(tmp_path, changes)

    assert [place] == places(found)
    assert fix in found[0].fix


def test_ten_slips_are_found_in_one_run(tmp_path):
    """Nobody should have to run the command ten times."""
    names = ["a misspelt key", "a placeholder", "a number in words", "a file with no place"]
    account = _ACCOUNT.replace("published:", "publised:").replace("value: 3145", "value: ten")
    market = _STORY + "\nNumber of homes: TBC\n"

    found = findings(tmp_path, {"account.yml": account, "market.md": market, "markets.md": _STORY})

    assert {_SLIPS[name][1] for name in names} == set(places(found))


def test_a_whole_finding_reads_as_a_colleague_would_say_it(tmp_path):
    """Place, problem, the line itself, the fix and the reason, in that order."""
    checked = check_files(tmp_path, {"account.yml": _ACCOUNT.replace("2025-11-20", "1st July 2025")})

    assert (
        "accounts/halton/2024-25/account.yml:1:12: error: “1st July 2025” is not a date. [wrong-type]\n"
        "  |\n"
        "1 | published: 1st July 2025\n"
        "  |            ^^^^^^^^^^^^^\n"
        "  = fix: write  published: 2025-07-01\n"
        "  = why: the pages, the table and the chart are made from it\n"
        "\n"
        "1 account checked: 1 error."
    ) == report(Review(checked.all_findings, checked), "text")


def test_an_error_in_one_file_hides_nothing_in_another(tmp_path):
    """A file that cannot be read says so, and the rest is checked all the same."""
    found = findings(tmp_path, {"market.md": '---\nsummary: "open\n---\n', "scrutiny.md": "TBC\n"})

    assert ["market.md", "scrutiny.md"] == sorted({place[1] for place in places(found)})


def test_a_section_that_cannot_be_read_is_not_called_missing_as_well(tmp_path):
    """The officer wrote it; it has a slip in it."""
    found = findings(tmp_path, {"market.md": "---\n\tsummary: x\n---\n"})

    assert ["yaml-syntax"] == [finding.rule for finding in found]


def test_an_answered_warning_no_longer_counts_and_keeps_its_reason(tmp_path):
    """The council may mean to leave something out; it says why, and readers see it."""
    answer = "answers:\n  - rule: missing-section\n    reason: The report on care homes says all there is.\n"

    checked = check_files(tmp_path, {"market.md": None, "account.yml": _ACCOUNT + answer})

    assert [] == checked.all_findings
    assert ["The report on care homes says all there is."] == [
        answer.reason for _, answer in checked.accounts[0].answered
    ]


def test_an_answer_to_a_rule_that_finds_nothing_is_found(tmp_path):
    """A reason for something that is no longer so would puzzle a reader."""
    answer = "answers:\n  - rule: missing-section\n    reason: Not needed.\n"

    found = findings(tmp_path, {"account.yml": _ACCOUNT + answer})

    assert ["This answers missing-section, which finds nothing here any more."] == [one.problem for one in found]


def test_an_account_of_nothing_but_stories_has_no_errors(tmp_path):
    """A council with nothing but narrative still gets a site; it is told what readers will miss."""
    account = _ACCOUNT.replace("  money: {figure: net-spend, words: was spent on it.}\n", "")

    found = findings(tmp_path, {"account.yml": account, **{f"{section}.md": _STORY for section in SECTIONS}})

    assert [] == [finding.problem for finding in found if finding.severity is Severity.ERROR]
    assert {
        "no-weakness",
        "no-money-compared",
        "engagement-not-shown",
        "no-you-said-we-did",
        "complaints-without-learning",
        "equality-without-breakdown",
        "easy-read-missing",
        "no-summary",
    } == {finding.rule for finding in found}
