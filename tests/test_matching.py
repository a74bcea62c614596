"""Who can help whom: councils find one another, with reasons and without ranks."""

from localaccount_gen.matching import matched, offers
from tests.sharing import entry, help_with

SHADOWING = help_with("waiting", "shadowing")


def test_the_same_region_comes_first_then_the_same_type_then_the_others_by_name() -> None:
    """A council looks near by first, and nobody is ranked."""
    asking = entry("Plymouth", asks=[SHADOWING])
    offering = [entry(name, offers=[SHADOWING]) for name in ("Leeds", "Slough", "Devon", "Camden", "Torbay", "Luton")]

    (one,) = matched([*offering, asking])

    assert [
        "Both are in the South West, and Devon offers shadowing on “Waiting times”.",
        "Both are unitary councils in the South West, and Torbay offers shadowing on “Waiting times”.",
        "Both are unitary councils, and Luton offers shadowing on “Waiting times”.",
        "Both are unitary councils, and Slough offers shadowing on “Waiting times”.",
        "Camden offers shadowing on “Waiting times”, from London.",
        "Leeds offers shadowing on “Waiting times”, from Yorkshire and the Humber.",
    ] == [match.reason for match in one.matches]


def test_an_offer_meets_an_ask_only_on_the_same_theme_and_of_the_same_kind() -> None:
    """Another kind of help on the theme is told apart; another theme is none of it."""
    asking = entry("Torbay", asks=[SHADOWING])
    training = entry("Devon", offers=[help_with("waiting", "training"), help_with("market", "shadowing")])

    (one,) = matched([asking, training])

    assert () == one.matches
    assert [("Devon", "waiting", "training")] == [
        (party.council, party.help.theme, party.help.kind) for party in one.near
    ]


def test_no_council_is_sent_to_itself() -> None:
    """Neither by the same account nor by an account of its own on another site."""
    own = entry("Torbay", asks=[SHADOWING], offers=[SHADOWING])
    elsewhere = entry("Torbay", "2023-24", offers=[SHADOWING], base="https://other.example/")

    (one,) = matched([own, elsewhere])

    assert ((), ()) == (one.matches, one.near)


def test_what_this_version_does_not_know_is_left_out() -> None:
    """A newer site may offer kinds of help and themes that have no name here."""
    newer = entry("Torbay", offers=[help_with("waiting", "telepathy"), help_with("moon-bases", "training"), SHADOWING])

    assert ["shadowing"] == [party.help.kind for party in offers([newer])]


def test_a_council_without_region_and_type_is_matched_without_them() -> None:
    """An invented council, or one of a list that does not tell."""
    nowhere = entry("Torbay", offers=[SHADOWING])
    nowhere = nowhere.model_copy(update={"council": nowhere.council.model_copy(update={"region": "", "type": ""})})

    (one,) = matched([entry("Devon", asks=[SHADOWING]), nowhere])

    assert ["Torbay offers shadowing on “Waiting times”."] == [match.reason for match in one.matches]
