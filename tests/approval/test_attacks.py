"""What somebody might do to an approved account: the approval holds, or it is told what changed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from localaccount_gen.approval.standing import State
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.project import REFERENCE, SHIPPED_TEMPLATES
from tests.accounts import FOLDER, good_account
from tests.approval.accounts import (
    addresses,
    approve,
    approved,
    change,
    changed_words,
    made,
    moved,
    problems,
    reference,
    refusal,
    unapproved,
)
from tests.full_account import picture
from tests.test_own_pictures import GOOD, MANIFEST

LANDING = "halton/2024-25/"


def standing(project, catalogue=None):
    """How the account of 2024-25 stands."""
    return made(project, catalogue).standings[FOLDER]


def test_what_was_approved_is_published_and_says_by_whom(original):
    """“Approved”, not “signed”; with the decision, so that anyone can look there for the same reference."""
    published = made(original)
    about = next(page for page in published.publication.pages if page.address == f"{LANDING}about/")

    assert (State.APPROVED, (), []) == (
        published.standings[FOLDER].state, published.standings[FOLDER].inputs, problems(published))  # fmt: skip
    assert (
        "<p>Approved by Cllr Example, Cabinet Member for Adult Social Care, on 18 November 2025, at a meeting. "
        "Recorded by Democratic Services. Decision CM/25/118.</p>"
    ) in about.html
    assert "signed" not in about.html
    assert (False, "") == (about.draft, about.notice)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("market.md", "We changed how", "We  changed\nhow"),
        ("market.md", "\n", "\r\n"),
        ("account.yml", "published: 2025", "\ufeffpublished: 2025"),
        ("account.yml", "speak_up: Ring us.", 'speak_up: "Ring us."'),
        ("approval.yml", "\n", "\r\n"),
    ],
    ids=["spaces", "Windows line ends", "byte order mark", "quotes", "record with Windows line ends"],
)
def test_what_no_reader_sees_leaves_an_approval_as_it_is(file, before, after, project):
    """An editor that folds lines anew, or a colleague on Windows, has changed nothing that was approved."""
    change(project, file, before, after)
    published = made(project)

    assert (State.APPROVED, []) == (published.standings[FOLDER].state, problems(published))
    assert LANDING in addresses(published)


def test_a_file_that_changed_without_changing_a_word_is_listed(project):
    """Still approved, and whoever looks closely sees that the file is another one."""
    change(project, "account.yml", "foreword:\n", "# A note to ourselves\nforeword:\n")

    assert (State.APPROVED, (f"{FOLDER}/account.yml",)) == (standing(project).state, standing(project).inputs)


@pytest.mark.parametrize(
    ("file", "before", "after", "words"),
    [
        ("account.yml", "value: 3145", "value: 3246", {"at-a-glance": ("3,145", "3,246")}),
        ("market.md", "They told us what helps", "They told us 2 things: what helps", {"market": ("", "2 things:")}),
        ("data/spending.csv", "45.0", "46.0", {"outcomes": ("45.0", "46.0")}),
        ("outcomes.md", "We asked by telephone as", "We asked by letter as", {"outcomes": ("telephone", "letter")}),
        ("outcomes.md", "![A bus at a stop]", "![A bus at 2 stops]", {"outcomes": ("a stop", "2 stops")}),
        ("political-priorities.md", "words: We listened to people.", "words: We listened to 9 people.",
         {"easy-read": ("", "9")}),
        ("account.yml", "We write this *for you*", "We write this for you", {"at-a-glance": None}),
        ("outcomes.md", "https://www.example.org/audit", "https://www.example.org/other", {"outcomes": None}),
        ("account.yml", "and will not guess them now", "and will guess them now",
         {"equality": ("not", ""), "about": ("not", "")}),
        ("account.yml", "We answer the others next year.", "We answer the others in 2027.",
         {"about": ("next year.", "in 2027.")}),
    ],
    ids=["figure", "prose", "data", "note on a figure", "alternative text", "Easy Read", "emphasis", "link target",
         "omission", "answer"],
)  # fmt: skip
def test_one_changed_word_undoes_the_approval_and_its_page_is_named(file, before, after, words, project):
    """Whatever readers meet: words, figures, tables, notes, alternative texts, emphasis, link targets."""
    change(project, file, before, after)
    published = made(project, drafts=True)
    found = published.standings[FOLDER]
    told = changed_words(found.changes)

    assert (State.CHANGED, True, False) == (found.state, found.is_stale, found.state.is_public)
    assert words.keys() <= told.keys()
    assert [] == [key for key, one in words.items() if one is not None and one not in told[key]]
    assert 1 == len(problems(published))


def test_an_account_that_changed_is_not_published(project):
    """Nothing else can be published under that name."""
    change(project, "market.md", "They told us what helps", "They told us 2 things: what helps")

    assert LANDING not in addresses(made(project))


def test_a_finding_names_the_page_and_the_words(project):
    """The officer sees at once what to put back."""
    change(project, "market.md", "what does not", "what doesn’t")

    assert [
        "The account is not the one that was approved. What changed: Care homes and home care: after “helps and what”: "
        "“does not.” is now “doesn’t.”."
    ] == problems(made(project))


def test_a_picture_swapped_under_the_same_name_is_noticed(project):
    """Nobody approved the new one."""
    (project.root / FOLDER / "images/bus.jpg").write_bytes(picture("JPEG", size=(40, 21)))

    assert ["outcomes"] == [one.key for one in standing(project).changes]


def test_a_changed_official_figure_is_told_with_what_it_was_and_is(project, tmp_path):
    """The council changed nothing; what its readers are told has changed all the same."""
    tables = tmp_path / "tables"
    shutil.copytree(REFERENCE, tables)
    path = tables / "figures/satisfaction_users.csv"
    text = path.read_text(encoding="utf-8")
    assert "E06000006,2024-25,68.1," in text
    path.write_text(text.replace("E06000006,2024-25,68.1,", "E06000006,2024-25,67.1,"), encoding="utf-8", newline="\n")

    found = standing(project, load_catalogue(tables))

    assert State.CHANGED == found.state
    assert "satisfaction_users, E06000006, 2024-25: value was 68.1, now 67.1" in found.inputs
    assert ("68.1%,", "67.1%,") in changed_words(found.changes)["score-card"]


def test_another_version_of_the_program_that_changes_no_word_leaves_the_approval(project):
    """New classes, wrappers and indents are for the eye; what is told is the same."""
    text = (SHIPPED_TEMPLATES / "pages/section.html").read_text(encoding="utf-8")
    other = text.replace('class="la-lead"', 'class="la-other" id="lead"').replace("<p", "\n   <section><div><p")
    _override(project, "pages/section.html", other.replace("</p>", "</p></div></section>  "))

    found = standing(project)

    assert text != other
    assert (State.APPROVED, ("templates/pages/section.html",)) == (found.state, found.inputs)


def test_another_version_of_the_program_that_changes_a_word_undoes_it(project):
    """A councillor approved the words on the page, whoever wrote them."""
    text = (SHIPPED_TEMPLATES / "parts/record.html").read_text(encoding="utf-8")
    _override(project, "parts/record.html", text.replace("What must be better", "What could be better"))

    found = standing(project)

    assert State.CHANGED == found.state
    assert ("must", "could") in changed_words(found.changes)["outcomes"]


def _override(project, name, text):
    path = project.root / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def test_an_approval_copied_to_another_period_is_refused(project):
    """The words may be the same; the year is not."""
    moved(project, "accounts/halton/2023-24")

    assert ["This approval is for 2024-25 and not for 2023-24."] == problems(made(project))


def test_an_approval_copied_to_another_council_is_refused(tmp_path):
    """Two councils with the same words have two lead members."""
    files = good_account()
    files[f"{FOLDER}/account.yml"] = files[f"{FOLDER}/account.yml"].rpartition("published_without")[0]
    other = {path.replace("halton", "torbay"): text for path, text in files.items()}
    other["accounts/torbay/council.yml"] = "name: Torbay Council\ncode: E06000027\n"
    project = approved(tmp_path, {**files, **other})
    moved(project, "accounts/torbay/2024-25")

    published = made(project)

    said = "This approval is for Halton Borough Council (E06000006) and not for Torbay Council."
    assert [said] == problems(published)
    assert (True, False) == (LANDING in addresses(published), "torbay/2024-25/" in addresses(published))


@pytest.mark.parametrize(
    ("before", "after"),
    [('"Cllr Example"', '"Cllr Other"'), ("date: 2025-11-18", "date: 2025-11-17"), ("edition: 1", "edition: 2"),
     ("seal: ", "Seal: ")],
)  # fmt: skip
def test_a_record_edited_by_hand_does_not_hold(before, after, project):
    """A slip of the hand is told; against forgery there are the decision and the signature."""
    change(project, "approval.yml", before, after)

    published = made(project)

    assert LANDING not in addresses(published)
    assert f"{FOLDER}/approval.yml" in [one.location.file for one in published.checked.all_findings]


def test_kept_words_that_were_edited_are_not_told_as_what_was_approved(project):
    """The page is still named, by its digest; the words are not, since nobody knows them any more."""
    change(project, "approved/reading/market.txt", "They told us", "He told us")
    change(project, "market.md", "They told us", "She told us")

    assert {"market": []} == changed_words(standing(project).changes)


def test_text_rolled_back_to_an_earlier_edition_is_not_the_approved_one(project):
    """Edition 1 was approved once, and edition 2 took its place."""
    first = reference(project)
    change(project, "market.md", "They told us", "People told us")
    assert approve(project, date="2025-12-01").exception is None
    change(project, "market.md", "People told us", "They told us")

    found = standing(project)

    assert (State.CHANGED, {"market": [("People", "They")]}) == (found.state, changed_words(found.changes))
    assert "That is the reference of edition 1, last approved on 18 November 2025. There is a later one." == refusal(
        approve(project, reference=first, date="2025-12-02")
    )


def test_a_later_edition_is_not_approved_on_an_earlier_day(project):
    """Two approvals out of order: one of the days is wrong."""
    change(project, "market.md", "They told us", "People told us")

    assert (
        "Edition 1 was approved on 18 November 2025, so a later edition cannot have been approved on 17 November 2025."
    ) == refusal(approve(project, date="2025-11-17"))


@pytest.mark.parametrize("character", ["\u0430", "\u200b", "\u202e"], ids=["homoglyph", "zero width", "bidi"])
def test_a_letter_that_hides_or_only_looks_the_same_is_found(character, project):
    """A Cyrillic a in a Latin word, a space without width, a change of direction."""
    change(project, "market.md", "what helps", f"wh{character}t helps")

    published = made(project)

    assert "unreadable-file" in [one.rule for one in published.checked.all_findings]
    assert LANDING not in addresses(published)


def test_a_whole_word_in_letters_that_only_look_the_same_undoes_the_approval(project):
    """No rule can tell it from a foreign word; the digest can."""
    cyrillic = "\u0430\u0441\u0435"
    change(project, "market.md", "They told us", f"{cyrillic} told us")

    assert {"market": [("They", cyrillic)]} == changed_words(standing(project).changes)


def test_clock_language_and_time_zone_do_not_matter(original):
    """The lead member's computer and the officer's give one reference."""
    places = [
        {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "2", "SOURCE_DATE_EPOCH": "0"},
    ]
    command = [sys.executable, "-m", "localaccount_gen", "status", "--reference", FOLDER]

    said = {
        subprocess.run(command, cwd=original.root, capture_output=True, check=True, env={**os.environ, **place}).stdout
        for place in places
    }

    assert {reference(original).encode()} == {one.strip() for one in said}


def test_the_reference_is_the_same_from_any_folder(original, project):
    """Where a copy lies is no part of what is approved."""
    assert Path(original.root) != Path(project.root)
    assert reference(original) == reference(project)


def test_the_address_of_the_site_does_not_matter(original):
    """A site may move; what it says of itself stands apart from what the council says."""
    published = made(original, address="https://accounts.example.gov.uk/")

    assert (State.APPROVED, []) == (published.standings[FOLDER].state, problems(published))


def test_unapproved_words_do_not_become_public_by_being_withdrawn(tmp_path):
    """“Withdrawn” keeps what was published; it publishes nothing."""
    files = unapproved()
    withdrawn = "withdrawn: {date: 2026-02-01, reason: Two figures were wrong.}\n"
    files[f"{FOLDER}/account.yml"] = f"{files[f'{FOLDER}/account.yml']}{withdrawn}"
    project = approved(tmp_path, files)
    published = made(project)
    landing = next(page for page in published.publication.pages if page.address == LANDING)
    change(project, "market.md", "They told us", "People told us")

    assert State.WITHDRAWN == published.standings[FOLDER].state
    assert "The council withdrew this account on 1 February 2026. Two figures were wrong." == landing.notice
    assert State.CHANGED == standing(project).state


def test_a_councils_own_picture_swapped_under_the_same_name_is_noticed(tmp_path):
    """It lies with the council and not with the account, and stands in Easy Read."""
    files = unapproved()
    section = f"{FOLDER}/political-priorities.md"
    files[section] = str(files[section]).replace("picture: talk", "picture: carer")
    own = "accounts/halton/pictures/carer.png"
    project = approved(tmp_path, {**files, MANIFEST: GOOD, own: picture("PNG")})
    before = standing(project).state
    (project.root / own).write_bytes(picture("PNG", size=(40, 21)))

    assert (State.APPROVED, State.CHANGED) == (before, standing(project).state)
    assert ["easy-read"] == [one.key for one in standing(project).changes]
