"""What reviewers recommended stands together, with how far each is, and nothing is said twice."""

import re

import pytest

from localaccount_gen.recommendations import STATES, counted, counts, recommended
from tests.accounts import FOLDER, good_account
from tests.full_account import published
from tests.sample_site import sample_files, sample_site
from tests.test_render_accounts import words

_STORY = good_account()[f"{FOLDER}/scrutiny.md"]
_IMPROVEMENT = good_account()[f"{FOLDER}/improvement.md"]


def _made(tmp_path, *recommendations: str, own: str = ""):
    """The site of an account with these under scrutiny, and one of the improvement page's own."""
    listed = "".join(f"  - {{{one}}}\n" for one in recommendations)
    files = good_account()
    if listed:
        files[f"{FOLDER}/scrutiny.md"] = f"---\nrecommendations:\n{listed}---\n{_STORY}"
    if own:
        files[f"{FOLDER}/improvement.md"] = _IMPROVEMENT.replace("---\n", f"---\nrecommendations:\n  - {{{own}}}\n", 1)
    return published(tmp_path, files)


def _account(made):
    (account,) = (one.account for one in made.rendered.values())
    return account


def test_the_improvement_page_gathers_every_recommendation() -> None:
    """A resident sees on one page what became of all that others asked for."""
    shown = words(sample_site(), "exampleshire/2024-25/improvement/")

    assert (
        "There are 7 recommendations in this account. 3 are done, 2 are under way, 1 has not started and 1 was not "
        "accepted." in shown
    )
    assert "Pay a private firm to do the overdue reviews. Not accepted Scrutiny What scrutiny found" in shown
    assert (
        "Write down one plan for going home from hospital, and agree it with the NHS. Done Peer review "
        "What scrutiny found" in shown
    )


def test_where_all_sections_are_on_one_page_no_recommendation_is_listed_again() -> None:
    """Paper and ears get the numbers; the recommendations stand in their own section."""
    printed = words(sample_site(), "exampleshire/2024-25/print/")
    text = sample_files()["exampleshire/2024-25/account.txt"].decode()

    for whole in (printed, text):
        assert 1 == whole.count("There are 7 recommendations in this account.")
        assert 1 == whole.count("Pay a private firm to do the overdue reviews.")


def test_the_page_does_not_say_its_own_recommendations_twice(tmp_path) -> None:
    """Those of the improvement section stand on its page already."""
    other = "by: Scrutiny, words: Tell people their wait., response: We do., status: done"
    own = "by: The Ombudsman, kind: Ombudsman, words: Say sorry at once., response: We do., status: under way"
    shown = words(_made(tmp_path, other, own=own), "halton/2024-25/improvement/")

    assert "There are 2 recommendations in this account. 1 is done and 1 is under way." in shown
    assert (1, 1) == (shown.count("Tell people their wait."), shown.count("Say sorry at once."))


@pytest.mark.parametrize(
    ("recommendations", "said"),
    [
        ([], ""),
        (["by: CQC, words: Mend the lift."], "There is 1 recommendation in this account. It has no answer."),
        (
            ["by: CQC, words: Mend the lift., response: We will."] * 2,
            "There are 2 recommendations in this account. All 2 have an answer that does not say how far they are.",
        ),
        (
            ["by: CQC, words: Mend the lift., status: done", "by: CQC, words: Mend the door., status: not accepted"],
            "There are 2 recommendations in this account. 1 is done and 1 was not accepted.",
        ),
    ],
)
def test_they_are_counted_in_a_sentence(recommendations, said, tmp_path) -> None:
    """One, two, none; and no answer is never an answer."""
    assert said == counted(recommended(_account(_made(tmp_path, *recommendations))))


def test_the_parts_add_up_to_all_that_were_made(tmp_path) -> None:
    """Whoever counts across councils has to know that none is lost."""
    account = _account(_made(tmp_path, *(f"by: CQC, words: Mend it., status: {one}" for one in STATES[:4]),
                             "by: CQC, words: Mend it., response: We will.", "by: CQC, words: Mend it."))  # fmt: skip
    number = counts(recommended(account))

    assert {"made": 6, **dict.fromkeys(STATES, 1)} == number


def test_the_kind_of_review_is_said_unless_the_name_says_it(tmp_path) -> None:
    """“Peer review by three councils (peer review)” helps nobody."""
    told = ("by: Three councils, kind: peer challenge, words: A plan., status: done",
            "by: Peer review by three councils, kind: peer review, words: A list., status: done")  # fmt: skip
    made = _made(tmp_path, *told)
    text = next(file.content.decode() for file in made.publication.files if file.address.endswith("account.txt"))
    shown = words(made, "halton/2024-25/scrutiny/")

    assert ["Three councils (peer challenge): A plan.", "Peer review by three councils: A list."] == re.findall(
        r"(?:Three|Peer).*?: A \w+\.", shown
    )
    assert "Three councils (peer challenge): A plan." in text
    assert "Peer review by three councils: A list." in text
