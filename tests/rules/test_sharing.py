"""Family `sharing`: what a council tells other councils is of use to them."""

import pytest

from tests.accounts import FOLDER, findings, good_account, places

_ACCOUNT = good_account()[f"{FOLDER}/account.yml"]
_STORY = good_account()[f"{FOLDER}/scrutiny.md"]
_WHOLE = (
    "---\ngood_practice:\n  - name: long-waits\n    title: A look at long waits\n    what: We look at each.\n"
    "    result: Fewer wait.\n    figure: {figure}\n    contact: {contact}\n{more}---\n"
)


def _told(tmp_path, contact="{team: Head of Social Work, phone: 01632 960123}", figure="people-supported", more=""):
    text = _WHOLE.format(contact=contact, figure=figure, more=more) + _STORY
    return [(one.rule, one.problem) for one in findings(tmp_path, {"market.md": text})]


def test_whole_practice_needs_nothing_more(tmp_path) -> None:
    """A figure of the council’s own or an official one, a post and a telephone: nothing is found."""
    assert [] == _told(tmp_path / "own")
    assert [] == _told(tmp_path / "official", figure="4A")
    assert [] == _told(tmp_path / "lasting", figure="feel_safe")


@pytest.mark.parametrize(
    ("contact", "problem"),
    [
        ("{phone: 01632 960123}", "This does not say whom to ask."),
        ("{team: Head of Social Work}", "This does not say how to reach “Head of Social Work”."),
        ("{team: Jane Smith, phone: 01632 960123}", "“Jane Smith” looks like a person’s name."),
        ("{team: 'Mr A. Khan, Head', phone: 01632 960123}", "“Mr A. Khan, Head” looks like a person’s name."),
        ("{team: Head, email: jane.smith@example.org}", "“jane.smith@example.org” looks like one person’s address."),
        ("{team: Head of Care, email: j.smith@example.org}", "“j.smith@example.org” looks like one person’s address."),
    ],
)  # fmt: skip
def test_a_contact_is_a_post_that_can_be_reached(contact, problem, tmp_path) -> None:
    """People leave, and posts stay."""
    assert [("hard-to-take-up", problem)] == _told(tmp_path, contact)


@pytest.mark.parametrize(
    "contact",
    [
        "{team: The Victoria Road team, email: adult.care@example.org}",
        "{team: Florence House, email: florence.house@example.org}",
        "{team: Head of St Thomas Centre, web: 'https://www.example.org/care'}",
        "{team: Commissioning, post: County Hall}",
    ],
)
def test_a_place_or_a_team_is_nobody_s_name(contact, tmp_path) -> None:
    """Nobody is told off for a house that is called Florence."""
    assert [] == _told(tmp_path, contact)


def test_what_can_be_borrowed_has_a_licence(tmp_path) -> None:
    """Without one nobody may use it, however freely it is offered."""
    assert [("hard-to-take-up", "This does not say under which licence others can use it.")] == _told(
        tmp_path / "without", more="    borrow: [The list]\n"
    )
    assert [] == _told(tmp_path / "with", more="    borrow: [The list]\n    licence: CC BY 4.0\n")


def test_a_result_without_a_figure_is_told(tmp_path) -> None:
    """Each thing that is missing has a finding of its own, at the practice’s title."""
    bare = (
        "---\ngood_practice:\n  - {name: a, title: A, what: We do., contact: {team: Head, phone: 01632 960123}}\n---\n"
    )
    found = findings(tmp_path, {"market.md": bare + _STORY})

    assert [("practice-without-result", "market.md", 3, 22)] * 2 == places(found)
    assert [
        "This practice does not say what came of it.", "No figure shows what came of this practice."
    ] == [one.problem for one in found]  # fmt: skip


def test_a_figure_that_is_none_is_told_with_what_may_be_meant(tmp_path) -> None:
    """A slip in a name would leave a boast without its number."""
    assert [
        ("broken-link", "No figure is called “people-suported”. Did you mean “people-supported”?")
    ] == _told(tmp_path, figure="people-suported")  # fmt: skip


def test_offers_and_asks_name_a_post_too(tmp_path) -> None:
    """An offer that nobody can take up is none."""
    more = (
        "can_offer:\n  - {theme: waiting, kind: shadowing, words: Two days with us.}\n"
        "would_like:\n  - {theme: market, kind: training, words: A course., contact: {team: Ann Jones, phone: 01632}}\n"
    )
    found = findings(tmp_path, {"account.yml": _ACCOUNT + more})

    assert ["This does not say whom to ask.", "“Ann Jones” looks like a person’s name."] == [
        one.problem for one in found if one.rule == "hard-to-take-up"
    ]


def test_a_kind_of_help_that_is_none_is_told_with_the_choices(tmp_path) -> None:
    """The menu is the Memorandum’s."""
    more = "can_offer:\n  - {theme: waiting, kind: shadowin, words: Two days., contact: {team: Head, phone: 01632}}\n"
    (found,) = findings(tmp_path, {"account.yml": _ACCOUNT + more})

    assert ("wrong-type", "“shadowin” is not a choice for “kind”. Did you mean “shadowing”?") == (
        found.rule, found.problem
    )  # fmt: skip
