"""After publication a change is approved anew, or it is a dated public correction that explains every changed word."""

import json
import shutil
from datetime import date

import pytest

from localaccount_gen.approval.corrected import explaining
from localaccount_gen.approval.standing import State
from localaccount_gen.approval.sums import digest
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.forms import Correction
from localaccount_gen.project import REFERENCE
from localaccount_gen.verification.opening import open_site
from localaccount_gen.verification.sites import Limits
from localaccount_gen.verification.verifying import Outcome, verify
from tests.accounts import FOLDER
from tests.approval.accounts import addresses, approve, change, made, problems, reference
from tests.approval.test_published import LANDING, build
from tests.approval.test_verify import run

SLIP = "date: 2025-12-01, where: market, was: what does not, now: what harms, why: A slip of the hand."


def correct(project, *corrections):
    """Puts corrections into account.yml, beside the one that is there."""
    lines = "".join(f"  - {{{one}}}\n" for one in corrections)
    change(project, "account.yml", "corrections:\n", f"corrections:\n{lines}")


def standing(project, catalogue=None):
    return made(project, catalogue).standings[FOLDER]


def page(published, address):
    return next(one for one in published.publication.pages if one.address == f"{LANDING}{address}")


def file(published, address):
    return next(one.content for one in published.publication.files if one.address == f"{LANDING}{address}")


def test_a_change_that_a_public_correction_explains_is_published(project):
    """It says so, with what was corrected; the approval stays of the words that were approved."""
    change(project, "market.md", "what does not", "what harms")
    correct(project, f"{SLIP}, by: the communications team")
    published = made(project)
    found = published.standings[FOLDER]
    account = json.loads(file(published, "account.json"))

    assert (State.CORRECTED, False, []) == (found.state, found.is_stale, problems(published))
    assert LANDING in addresses(published)
    assert (
        "In “Care homes and home care”, “what does not” is now “what harms”. A slip of the hand. "
        "Corrected by the communications team."
    ) in page(published, "about/").html
    assert "It was corrected since then, on 1 December 2025." in page(published, "about/").html
    assert ("approved, corrected since", "market") == (account["state"], account["corrections"][0]["where"])
    assert "“what does not” is now “what harms”" in file(published, "account.txt").decode()


def test_the_approved_texts_stay_published_beside_the_corrected_pages(project):
    """So anyone can still check them by the reference in the council’s decision."""
    approved = reference(project)
    change(project, "market.md", "what does not", "what harms")
    correct(project, SLIP)
    published = made(project)

    assert approved == digest(file(published, "approval/reading/SHA256SUMS"))
    assert b"what does not" in file(published, "approval/reading/market.txt")


@pytest.mark.parametrize(
    ("before", "after", "correction"),
    [
        ("what does not", "what harms you", SLIP),
        ("what does not", "what harms", SLIP.replace("2025-12-01", "2025-11-18")),
        ("what does not", "what harms", SLIP.replace("where: market", "where: outcomes")),
        ("what does not", "what harms", SLIP.replace("what does not", "hat does not")),
        ("They told us what helps and what does not", "They said what helps and what harms", SLIP),
        ("what does not.", "what harms.\n\nAnd more.", SLIP),
        ("what does not", "*what harms*", SLIP),
    ],
    ids=["other words", "dated before", "another page", "half a word", "more words", "another paragraph", "emphasis"],
)
def test_a_correction_lets_no_other_words_through(before, after, correction, project):
    """What it does not say in so many words is not approved."""
    change(project, "market.md", before, after)
    correct(project, correction)
    published = made(project)

    assert (State.CHANGED, 1) == (published.standings[FOLDER].state, len(problems(published)))
    assert LANDING not in addresses(published)


def test_a_correction_of_words_leaves_a_link_as_it_was_approved(project):
    """The same word in a link’s address is no word a reader sees."""
    change(project, "outcomes.md", "https://www.example.org/audit", "https://www.example.org/other")
    correct(project, "date: 2025-12-01, where: outcomes, was: audit, now: other, why: A slip.")

    assert State.CHANGED == standing(project).state


def test_several_corrections_add_up(project):
    """Even of the same words, one after another."""
    change(
        project, "market.md", "They told us what helps and what does not", "People told us what helps and what hurts"
    )
    correct(
        project,
        SLIP,
        "date: 2025-12-03, where: market, was: what harms, now: what hurts, why: Plainer.",
        "date: 2025-12-04, where: market, was: They told, now: People told, why: Plainer.",
    )

    assert (State.CORRECTED, 3) == (standing(project).state, len(standing(project).corrections))


def _fixed(was, now):
    told = {"date": "2025-12-01", "where": "market", "was": was, "now": now, "why": "A slip."}
    return [Correction.model_validate(told)]


@pytest.mark.parametrize(
    ("line", "now", "holds"),
    [("5 people", "6 people", True), ("45 people", "46 people", False), ("1,500 people", "1,600 people", False),
     ("5.2 people", "6.2 people", False), ("5%", "6%", True), ("3 to 5.", "3 to 6.", True), ("5 of 5", "6 of 5", False),
     ("<picture 5>5", "<picture 6>6", False), ("<picture 5>5", "<picture 5>6", True)],
)  # fmt: skip
def test_a_figure_is_corrected_whole_and_wherever_it_stands_in_the_line(line, now, holds):
    """A correction of 5 is none of 45, of 5.2, or of half the fives."""
    old, new = ({"market": f"bound\n\n{text}\n"} for text in (line, now))

    assert holds == bool(explaining(old, new, _fixed("5", "6"), date(2025, 11, 18)))


def test_a_substantial_correction_is_announced_and_a_slip_is_only_listed(project):
    """On the corrected page and the account’s first; readers of the others are not kept from reading."""
    change(project, "market.md", "what does not", "what harms")
    correct(project, f"{SLIP}, substantial: yes")
    published = made(project)
    said = (
        "Corrected on 1 December 2025: In “Care homes and home care”, “what does not” is now “what harms”. "
        "A slip of the hand.",
    )

    assert (said, said, ()) == tuple(page(published, one).corrections for one in ("", "market/", "outcomes/"))

    change(project, "account.yml", ", substantial: yes", ", substantial: no")
    assert () == page(made(project), "").corrections


def test_a_corrected_account_that_is_approved_anew_is_the_next_edition(project):
    """The lead member then approves the corrected words."""
    change(project, "market.md", "what does not", "what harms")
    correct(project, SLIP)
    done = approve(project, date="2025-12-05")

    assert None is done.exception
    assert (State.APPROVED, ()) == (standing(project).state, standing(project).corrections)
    assert "edition: 2" in (project.root / FOLDER / "approval.yml").read_text(encoding="utf-8")


def test_a_correction_that_does_not_say_what_is_an_error(project):
    """“Updated” helps nobody who quoted the old words."""
    correct(project, "date: 2025-12-01, was: what does not, why: A slip.")
    found = [one.problem for one in made(project).checked.all_findings if one.rule == "unclear-correction"]

    assert ["Of where, was and now this correction has some and not all."] == found


def test_verify_follows_the_corrections_from_the_approved_words_to_the_published(project):
    """And no further: one more word is told."""
    change(project, "market.md", "what does not", "what harms")
    correct(project, SLIP)
    assert 0 == build(project).returncode
    done = run(project.site)

    assert 0 == done.exit_code, done.output
    assert (
        "  Published as it was approved, and corrected since, as these corrections say:\n"
        "  - 1 December 2025: In “Care homes and home care”, “what does not” is now “what harms”. A slip of the hand.\n"
    ) in done.output

    path = project.site / LANDING / "market/index.html"
    path.write_text(path.read_text(encoding="utf-8").replace("what harms", "what harms you"), encoding="utf-8")
    opened, entries = open_site(str(project.site), Limits())
    assert Outcome.DIFFERENT == verify(opened, entries[-1]).outcome


def test_a_revised_official_figure_proposes_the_correction_to_paste(project, tmp_path):
    """The council changed nothing, and its pages say something else: it can say so, with one paste and the day."""
    tables = tmp_path / "tables"
    shutil.copytree(REFERENCE, tables)
    path = tables / "figures/satisfaction_users.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("E06000006,2024-25,68.1,", "E06000006,2024-25,68.2,"), encoding="utf-8", newline="\n")
    revised = load_catalogue(tables)
    published = made(project, revised)
    fix = next(one.fix for one in published.checked.all_findings if one.rule == "changed-since-approval")

    assert "Official figures were revised: you can publish the change as a correction.\ncorrections:\n" in fix
    assert '    was: "68.1%"\n    now: "68.2%"\n' in fix
    assert (
        "The Department of Health and Social Care revised official figures after this account came out: "
        "satisfaction_users, E06000006, 2024-25: value was 68.1, now 68.2."
    ) in fix

    pasted = fix.partition("corrections:\n")[2].replace("THE-DAY-YOU-PUBLISH-IT", "2026-02-01")
    change(project, "account.yml", "corrections:\n", f"corrections:\n{pasted}\n")
    assert State.CORRECTED == standing(project, revised).state
