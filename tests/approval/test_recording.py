"""Recording an approval: only of what the account says now, in words that claim no more than is known."""

import subprocess

import pytest

from localaccount_gen.approval.kept import keep
from localaccount_gen.approval.recording import ASKED
from localaccount_gen.approval.standing import State
from localaccount_gen.approval.sums import grouped
from tests.accounts import FOLDER, write
from tests.approval.accounts import addresses, approve, change, made, reference, refusal, unapproved

LANDING = "halton/2024-25/"


@pytest.fixture
def ready(tmp_path):
    """A project whose account nobody has approved yet."""
    return write(tmp_path, unapproved())


def test_a_reference_may_be_copied_with_spaces_hyphens_and_capitals(ready):
    """People copy it out of an e-mail, or type it from paper."""
    copied = grouped(reference(ready)).upper().replace(" ", "-", 3)

    done = approve(ready, reference=copied)

    assert None is done.exception
    assert (
        f"wrote {FOLDER}/approval.yml: edition 1\nApproved by Cllr Example, Cabinet Member for Adult Social Care, on "
        "18 November 2025, at a meeting. Recorded by Democratic Services. Decision CM/25/118.\n"
    ) == done.stdout


def test_the_short_form_is_for_reading_aloud_and_not_to_approve_by(ready):
    """Two texts with the same 16 digits can be made on purpose."""
    assert "That is the short form, which is for reading aloud. Give the whole reference, all 64 digits." == refusal(
        approve(ready, reference=grouped(reference(ready)[:16]))
    )
    assert not (ready.root / FOLDER / "approval.yml").exists()


def test_a_reference_of_other_words_is_refused(ready):
    """One digit off is another text."""
    now = reference(ready)
    other = now[:-1] + ("0" if now[-1] != "0" else "1")

    assert (
        "The account does not say what was approved with this reference. Ask for an approval of what it says now."
    ) == refusal(approve(ready, reference=other))
    assert "“abc” is no reference: one has 64 digits from 0 to 9 and a to f, and this has 3." == refusal(
        approve(ready, reference="abc")
    )


def test_a_reference_of_another_account_is_named(ready):
    """The officer pasted last year's."""
    last = reference(ready, "accounts/halton/2023-24")

    assert "That is the reference of another account: Halton Borough Council, 2023-24." == refusal(
        approve(ready, reference=last)
    )


def test_a_reference_from_before_a_change_is_refused_with_the_words(ready):
    """What the lead member was sent is kept, so that it can be said what has changed since."""
    published = made(ready, drafts=True)
    asked = published.wording(ready, FOLDER)
    keep(ready.root / FOLDER / ASKED, asked, published.inputs(ready, FOLDER, 1))
    change(ready, "market.md", "what does not", "what harms")

    assert (
        "The account has changed since the lead member was asked about it.\n"
        "- Care homes and home care: after “helps and what”: “does not.” is now “harms.”"
    ) == refusal(approve(ready, reference=asked.reference))


def test_the_reference_of_the_approved_words_is_refused_once_they_have_changed(project):
    """With what changed, page by page."""
    before = reference(project)
    change(project, "market.md", "what does not", "what harms")

    assert (
        "That is the reference of edition 1, and the account has changed since it was approved.\n"
        "- Care homes and home care: after “helps and what”: “does not.” is now “harms.”"
    ) == refusal(approve(project, reference=before))


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ({"date": "2099-01-01"}, "1 January 2099 is still to come."),
        ({"section": "money"}, "The account has no page “money”. Its pages: at-a-glance, "),
        ({"name": "<b>Cllr</b>"}, "“<b>” is HTML"),
        ({"name": "Cllr \u202eExample"}, "There is a hidden character here (right-to-left override, U+202E)."),
        ({"decision-address": "example.org"}, "“example.org” is not a web address. It must start with https://."),
    ],
)
def test_what_cannot_be_true_or_shown_is_not_recorded(options, problem, ready):
    """In one sentence, and nothing is written."""
    assert refusal(approve(ready, **options)).startswith(problem)
    assert not (ready.root / FOLDER / "approval.yml").exists()


def test_an_account_with_errors_cannot_be_approved(ready):
    """First it is put right; the first thing to put right is named."""
    change(ready, "market.md", "They told us", "TBC")

    assert refusal(approve(ready, reference="0" * 64)).startswith(
        f"{FOLDER} has something to put right before anybody can approve it. {FOLDER}/market.md:"
    )


def test_only_the_lead_member_makes_an_account_public(ready):
    """Others may approve too, and Healthwatch may comment: it is said, and is not enough."""
    approve(ready, name="Healthwatch Halton", role="the local voice", signatory="healthwatch", how="email")
    approve(ready, name="A. Director", role="Director of Adult Social Services", signatory="director")
    before = made(ready)
    approve(ready)
    after = made(ready)
    about = next(page for page in after.publication.pages if page.address == f"{LANDING}about/")

    assert (State.READY, State.APPROVED) == (before.standings[FOLDER].state, after.standings[FOLDER].state)
    assert (False, True) == (LANDING in addresses(before), LANDING in addresses(after))
    assert "A comment came from Healthwatch Halton, the local voice, on 18 November 2025, by e-mail." in about.html
    assert "Approved by A. Director, Director of Adult Social Services, on 18 November 2025" in about.html


def test_two_lead_members_may_approve_the_pages_between_them(ready):
    """The account is approved when every page is, and not before."""
    pages = list(made(ready, drafts=True).wording(ready, FOLDER).sections)
    approve(ready, name="Cllr One", section="market")
    assert State.READY == made(ready).standings[FOLDER].state
    record = (ready.root / FOLDER / "approval.yml").read_text(encoding="utf-8")
    assert "sections: [market]" in record

    approve(ready, name="Cllr Two")

    assert "market" in pages
    assert State.APPROVED == made(ready).standings[FOLDER].state


def test_the_same_approval_is_not_recorded_twice(project):
    """A second click of the officer's changes nothing."""
    assert "The approval of Cllr Example is recorded already." == refusal(approve(project))


def test_whoever_edited_last_should_not_record_the_approval(ready):
    """It is a warning: a small council may have only one person. Without git nobody can tell."""
    git = ["git", "-C", str(ready.root), "-c", "user.name=Democratic Services", "-c", "user.email=d@example.org"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "An account"]):
        subprocess.run([*git, *words], check=True, capture_output=True)

    done = approve(ready)

    assert None is done.exception
    assert (
        "Warning: Democratic Services also made the last edit. Have somebody else record approvals.\n"
    ) == done.stderr


def test_a_page_that_is_openly_unapproved_says_so_first(tmp_path):
    """Why, and who decided it."""
    files = unapproved()
    openly = (
        "published_without_approval: {reason: The council could not meet., by: The Director of Adult Social Care}\n"
    )
    files[f"{FOLDER}/account.yml"] = f"{files[f'{FOLDER}/account.yml']}{openly}"
    published = made(write(tmp_path, files))
    landing = next(page for page in published.publication.pages if page.address == LANDING)

    assert State.UNAPPROVED == published.standings[FOLDER].state
    assert (
        "This account was published without the lead member’s approval. The Director of Adult Social Care decided so. "
        "The council could not meet."
    ) == landing.notice
