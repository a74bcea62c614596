"""Family `balance`: what an account leaves out, told in words a colleague would use."""

import pytest

from localaccount_gen.findings import Finding
from tests.accounts import FOLDER, findings, good_account

_GOOD = good_account()
_ACCOUNT = _GOOD[f"{FOLDER}/account.yml"]
_OUTCOMES = _GOOD[f"{FOLDER}/outcomes.md"]
_MONEY = _GOOD[f"{FOLDER}/productivity.md"]
_STORY = _GOOD[f"{FOLDER}/scrutiny.md"]


def _told(found: list[Finding], rule: str) -> list[str]:
    return [one.problem for one in found if one.rule == rule]


def test_an_account_without_weaknesses_is_told_so(tmp_path):
    """However much went well."""
    found = findings(tmp_path, {"outcomes.md": _STORY})

    assert ["The sections of this account name nothing that must be better."] == _told(found, "no-weakness")


def test_a_weakness_says_what_is_being_done(tmp_path):
    """At the line of the weakness; a priority that answers it will do as well."""
    account = _OUTCOMES.replace(", action: The care line opens on Saturdays., priority: shorter-waits", "").replace(
        " action: A team of six does only reviews.,", ""
    )

    found = [one for one in findings(tmp_path, {"outcomes.md": account}) if one.rule == "no-weakness"]

    assert [(5, "This weakness does not say what is being done about it.")] == [
        (one.location.line, one.problem) for one in found
    ]


def test_the_worst_that_was_left_out_are_named_with_their_figures(tmp_path):
    """With the codes to type, the farthest from England first."""
    files = {
        "accounts/halton/council.yml": "name: Torbay Council\ncode: E06000027\n",
        "market.md": f"---\nmeasures: [6B]\n---\n{_STORY}",
    }

    found = [one for one in findings(tmp_path, files) if one.rule == "only-good-figures"]

    assert [
        "Every figure set beside England’s is a better one, and the official table also holds worse ones: “Adults "
        "under 65 moving into a care home” (33.7, in England 17.0); “People who need no more support after help to get "
        "back on their feet” (9.3%, in England 77.1%); “Older people who get help to recover when they leave hospital” "
        "(2.9%, in England 5.7%)."
    ] == [one.problem for one in found]
    assert "show these too: add 2B, 2A, 2D(2) to the measures of a section, and say what you do about them" == (
        found[0].fix
    )


@pytest.mark.parametrize(
    "words",
    [
        "Fewer care homes are rated good or outstanding here.",
        "[[6B]] is too low.",
        "On 6B we are behind.",
        "More homes must be rated good.",
    ],
)
def test_a_worse_figure_may_be_spoken_of_in_any_words(words, tmp_path):
    """Whoever speaks of it at all is not called silent."""
    found = findings(tmp_path, {"market.md": f"---\nmeasures: [6B, 4B]\n---\n{words}\n{_STORY}"})

    assert [] == _told(found, "worse-but-silent")


def test_a_worse_figure_in_a_chart_alone_is_found_with_both_figures(tmp_path):
    """At its line among the measures."""
    found = findings(tmp_path, {"market.md": f"---\nmeasures:\n  - 4B\n  - 6B\n---\n{_STORY}"})

    assert [
        (
            4,
            "“Care homes rated good or outstanding” is worse here than in England (60.9%, in England 81.7%), and no "
            "sentence on this page says so.",
        )
    ] == [(one.location.line, one.problem) for one in found if one.rule == "worse-but-silent"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (", previous: 58.9", "“money spent” does not say how much it was the year before."),
        (", basis: net", "“money spent” does not say whether it is gross or net."),
    ],
)
def test_money_is_set_beside_last_years_on_one_basis(change, told, tmp_path):
    """Both amounts, gross or net."""
    found = findings(tmp_path, {"productivity.md": _MONEY.replace(change, "")})

    assert [told] == _told(found, "no-money-compared")


@pytest.mark.parametrize(
    "words",
    [
        "We spent £61.2m net in 2024-25, compared with £58.9m the year before.",
        "Net spending was £61.2 million in 2024-25 and £58.9 million in 2023-24.",
    ],
)
def test_money_compared_in_a_sentence_counts_too(words, tmp_path):
    """Nobody need put into a form what the story says."""
    account = _ACCOUNT.replace("  money: {figure: net-spend, words: was spent on it.}\n", "")

    found = findings(tmp_path, {"account.yml": account, "productivity.md": f"{words}\n\n{_STORY}"})

    assert [] == _told(found, "no-money-compared")


def test_people_supported_are_set_beside_last_years(tmp_path):
    """In a figure or in a sentence."""
    without = _ACCOUNT.replace(", previous: 3050", "")
    not_shown = without.replace("  people: {figure: people-supported, words: got support from us.}\n", "")
    sentence = "We supported 3,145 people in 2024-25, up from 3,050 people the year before.\n"

    assert ["“people supported” does not say how many it was the year before."] == _told(
        findings(tmp_path / "one", {"account.yml": without}), "no-people-compared"
    )
    assert [] == _told(
        findings(tmp_path / "two", {"account.yml": not_shown, "outcomes.md": _OUTCOMES + sentence}),
        "no-people-compared",
    )


@pytest.mark.parametrize(
    ("figure", "rules"),
    [
        ("label: people who got home care, value: 900, previous: 990, unit: people", ["unexplained-fall"]),
        ("label: money spent on day centres, value: 4.1, previous: 4.2, unit: £ million", ["unexplained-fall"]),
        ("label: people waiting, value: 300, previous: 400, unit: people", ["unexplained-change"]),
        ("label: money saved, value: 3.4, previous: 3.9, unit: £ million", ["unexplained-change"]),
        ("label: letters answered, value: 60, previous: 66, unit: per cent", ["unexplained-change"]),
        ("label: letters answered, value: 62, previous: 66, unit: per cent", []),
        ("label: cafés, value: 9, previous: 7", []),
        ("label: people who got home care, value: 990, previous: 900, unit: people, reason: More asked.", []),
    ],
)
def test_a_change_without_a_reason_is_found(figure, rules, tmp_path):
    """A fall in money or people as a warning, any large change as advice, a small count not at all."""
    found = findings(
        tmp_path, {"market.md": f"---\nfigures:\n  told: {{{figure}, source: Records of 1 May 2025}}\n---\n{_STORY}"}
    )

    assert rules == [one.rule for one in found]


def test_a_reason_in_the_story_counts_too(tmp_path):
    """In the sentence that quotes the figure or in the next."""
    front = "---\nfigures:\n  visits: {label: visits, value: 214, previous: 187, source: Records of 1 May 2025}\n---\n"
    story = "We made [[visits.value]] visits. That is more because we have one more visiting officer.\n"

    assert [] == findings(tmp_path, {"market.md": front + story + _STORY})
