"""Family `priority`: vague, ambiguous and too ambitious promises, and those nobody came back to."""

from decimal import Decimal

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import Finding
from localaccount_gen.model import Period
from localaccount_gen.rules.ambition import best_change
from localaccount_gen.rules.priority import is_group
from tests.accounts import FOLDER, findings, good_account

_IMPROVEMENT = good_account()[f"{FOLDER}/improvement.md"]


def _found(root, changed: str) -> list[Finding]:
    return findings(root, {"improvement.md": changed})


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("    owner: Head of Social Work\n", "priority-without-owner"),
        ("    due: 2026-12-31\n", "priority-without-date"),
        ("    measure: Average days from the first call to the first assessment\n", "priority-without-measure"),
        ("    baseline: 42 days in 2024-25\n", "priority-without-baseline"),
    ],
)
def test_what_a_promise_lacks_is_found_at_the_promise(line, rule, tmp_path):
    """One finding for one line that is not there."""
    found = _found(tmp_path, _IMPROVEMENT.replace(line, ""))

    assert [(rule, 6)] == [(one.rule, one.location.line) for one in found]


def test_a_date_that_cannot_be_read_is_not_called_missing_as_well(tmp_path):
    """One slip, one finding."""
    found = _found(tmp_path, _IMPROVEMENT.replace("2026-12-31", "end of 2026"))

    assert ["wrong-type"] == [one.rule for one in found]


@pytest.mark.parametrize(
    ("owner", "expected"),
    [
        ("The team", True),
        ("Adult social care", True),
        ("Commissioning", True),
        ("All managers", True),
        ("Everyone", True),
        ("Safeguarding Adults Board", True),
        ("TBC", True),
        ("The council and its partners", True),
        ("Head of Social Work", False),
        ("Head of the Safeguarding Team", False),
        ("Assistant Director for Adult Social Care", False),
        ("Customer Relations Manager", False),
        ("Chair of the Safeguarding Adults Board", False),
        ("Principal Occupational Therapist", False),
        ("Cabinet Member for Adult Social Care", False),
        ("Director of Adult Services", False),
    ],
)
def test_a_post_is_told_from_a_group(owner, expected):
    """In a group nobody need answer."""
    assert expected is is_group(owner)


def test_a_vague_title_without_a_measure_is_one_finding(tmp_path):
    """Not two for the same thing."""
    vague = _IMPROVEMENT.replace("Cut the average wait for a first assessment to 36 days", "Strengthen our front door")
    vague = vague.replace("    measure: Average days from the first call to the first assessment\n", "")

    assert ["vague-priority"] == [one.rule for one in _found(tmp_path, vague)]


def test_what_comes_next_on_the_landing_page_is_no_vague_promise(tmp_path):
    """That is the page everybody reads."""
    account = good_account()[f"{FOLDER}/account.yml"].replace(
        "next: [Cut the wait for a first assessment to 36 days.]", "next: [Work towards better lives.]"
    )

    found = findings(tmp_path, {"account.yml": account})

    assert [("vague-priority", "Nobody will be able to tell whether this was done.")] == [
        (one.rule, one.problem) for one in found
    ]


def _promise(measure: str, baseline: str, target: str, due: str = "2027-03-31") -> str:
    changed = _IMPROVEMENT.replace("Average days from the first call to the first assessment", measure)
    return (
        changed.replace("42 days in 2024-25", baseline)
        .replace("target: 36 days", f"target: {target}")
        .replace("2026-12-31", due)
    )


def test_a_target_beyond_what_councils_managed_is_told_with_what_they_did(tmp_path):
    """And with the target that could be reached by then."""
    found = _found(tmp_path, _promise("Share of people who feel safe, 4A", '"[[4A]] in 2024-25"', "95%"))

    assert [
        (
            "too-ambitious",
            "From 68.1% to 95% is a move of 26.9 percentage points in 2 years. Of all the yearly changes that councils "
            "made, only one in 10 was as large as 4.9.",
            "choose up to 77.9%, a later day, or answer this rule with why it can be done here",
        )
    ] == [(one.rule, one.problem, one.fix) for one in found]


@pytest.mark.parametrize(
    ("measure", "baseline", "target"),
    [
        ("Share of people who feel safe, 4A", '"[[4A]]"', "72%"),
        ("Share of people who feel safe, 4A", "68.1%", "about as high as in England"),
        ("Moves into a care home, 2C", '"[[2C]]"', "240 or fewer in every 100,000"),
        ("People who find our website easy", "54%", "95%"),
        ("Care workers who leave, 6A", '"[[6A]]"', "5%"),
    ],
)
def test_what_can_be_reached_or_cannot_be_judged_is_left_alone(measure, baseline, target, tmp_path):
    """No official measure, no plain number, no better direction, too few years: nobody can tell."""
    assert [] == _found(tmp_path, _promise(measure, baseline, target))


@pytest.mark.parametrize(
    ("target", "due", "told"),
    [
        ("100% of calls", "2027-03-31", "Hardly anything reaches 100%."),
        ("36 days", "2025-09-30", "30 September 2025 was past when this was promised."),
    ],
)
def test_all_of_them_and_a_day_gone_by_are_found(target, due, told, tmp_path):
    """Nobody can keep either."""
    assert [told] == [one.problem for one in _found(tmp_path, _promise("Calls", "80%", target, due))]


def test_more_promises_than_anyone_keeps_are_found_once(tmp_path):
    """At the ninth."""
    front, _, story = _IMPROVEMENT.partition("---\n")[2].partition("---\n")
    first = front.partition("priorities:\n")[2]
    more = "".join(
        first.replace("shorter-waits", f"other-{number}") + "    commitment: The plan\n" for number in range(9)
    )

    found = _found(tmp_path, f"---\n{front}{more}---\n{story}")

    assert [("too-ambitious", "The account makes 10 promises at once.")] == [(one.rule, one.problem) for one in found]


def test_the_best_tenth_is_counted_from_published_changes():
    """Nothing after the period is looked at, and nothing joined across a break."""
    catalogue = load_catalogue()
    feel_safe, new_since_2024 = catalogue.measures["feel_safe"], catalogue.measures["home_65"]

    assert Decimal("4.9") == best_change(catalogue, feel_safe, Period(2024), 10)
    assert best_change(catalogue, feel_safe, Period(2015), 10) is None
    assert best_change(catalogue, new_since_2024, Period(2024), 10) is None


def test_a_promise_from_nowhere_and_a_weakness_that_leads_nowhere_are_found(tmp_path):
    """Each at its line; a commitment is where a promise may come from as well."""
    front, _, story = _IMPROVEMENT.partition("---\n")[2].partition("---\n")
    own = front.partition("priorities:\n")[2].replace("shorter-waits", "more-homes")
    committed = own.replace("more-homes", "more-buses") + "    commitment: The county plan of July 2024\n"
    outcomes = good_account()[f"{FOLDER}/outcomes.md"].replace(
        "The care line opens on Saturdays., priority: shorter-waits", "The care line opens on Saturdays."
    )

    found = findings(tmp_path, {"improvement.md": f"---\n{front}{own}{committed}---\n{story}", "outcomes.md": outcomes})

    assert [
        ("improvement.md", 13, "This priority comes from no weakness and no commitment."),
        ("outcomes.md", 5, "This weakness leads to no priority."),
    ] == [(one.location.file.removeprefix(f"{FOLDER}/"), one.location.line, one.problem) for one in found]
