"""Family `voice`: who was heard, and whose story may be told."""

import pytest

from localaccount_gen.findings import Finding
from localaccount_gen.rules.complaints import is_praise_of_fewer
from localaccount_gen.rules.stories import is_recognisable
from tests.accounts import FOLDER, findings, good_account

_GOOD = good_account()
_ACCOUNT = _GOOD[f"{FOLDER}/account.yml"]
_COMPLAINTS = _GOOD[f"{FOLDER}/complaints.md"]
_STORY = _GOOD[f"{FOLDER}/scrutiny.md"]


def _told(found: list[Finding], rule: str) -> list[str]:
    return [one.problem for one in found if one.rule == rule]


def _without(text: str, *starts: str) -> str:
    """A file without the lines that begin so."""
    return "".join(line for line in text.splitlines(keepends=True) if not line.lstrip().startswith(starts))


def test_what_asking_lacks_is_said_in_one_sentence(tmp_path):
    """How many, in which year, and what came of it."""
    asked = "---\nengagement:\n  - {who: Carers, when: In the spring, said: Breaks are too short.}\n---\n"

    found = findings(tmp_path, {"market.md": asked + _STORY})

    assert [
        "This does not say how many people were asked, in which year they were asked or what changed because of it."
    ] == _told(found, "engagement-not-shown")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("We asked 312 people in June 2024. As a result we start at eight.", []),
        (
            "We asked 312 people in June 2024.",
            ["The account says that people were asked, and not what changed because of it."],
        ),
        (
            "We value what people say.",
            ["The account does not say who was asked, how many people, when, and what it changed."],
        ),
    ],
)
def test_asking_may_be_told_in_the_story(words, told, tmp_path):
    """Nobody need put into a form what the story says."""
    story = "Care is help with daily life, at home or in a care home, for as long as somebody needs it. " * 4
    names = (name.removeprefix(f"{FOLDER}/") for name in _GOOD if name.startswith(FOLDER) and name.endswith(".md"))
    others = {name: _GOOD[f"{FOLDER}/{name}"].replace(_STORY, story) for name in names}

    found = findings(tmp_path, {**others, "feedback.md": f"{words}\n{story}"})

    assert told == _told(found, "engagement-not-shown")


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("{by: Cabinet Member for Care, date: 2025-10-14, words: Well done.}",
         "“Cabinet Member for Care” is not outside the council."),
        ('{by: Healthwatch, date: 2025-10-14, words: "Good [...] on waits."}',
         "Something was taken out of this comment."),
    ],
)  # fmt: skip
def test_a_comment_is_from_outside_and_whole(comment, told, tmp_path):
    """Or it is worth nothing to a reader."""
    account = _ACCOUNT[: _ACCOUNT.index("  - {by:")] + f"  - {comment}\n"

    assert [told] == _told(findings(tmp_path, {"account.yml": account}), "no-outside-comment")


@pytest.mark.parametrize(
    ("answer", "count"),
    [
        ("Healthwatch and scrutiny were invited on 1 October 2025. None was received.", 0),
        ("We asked Healthwatch on 1 October 2025. They did not comment.", 0),
        ("Healthwatch was invited to comment.", 1),
    ],
)
def test_an_invitation_nobody_took_up_counts(answer, count, tmp_path):
    """With its day, and that nothing came."""
    account = _without(_ACCOUNT, "outside_comments", "- {by:").replace("Healthwatch read a draft.", answer)

    assert count == len(_told(findings(tmp_path, {"account.yml": account}), "no-outside-comment"))


def test_all_that_a_page_on_complaints_lacks_is_one_finding(tmp_path):
    """An officer mends it in one go."""
    found = findings(tmp_path, {"complaints.md": f"---\nsummary: People complained.\n---\n{_STORY}"})

    assert [
        "This section does not say how many complaints there were, what share was upheld, how many were answered in "
        "time, what the Ombudsman found, or what was learned and what was done about it."
    ] == _told(found, "complaints-without-learning")


def test_last_years_complaints_stand_beside(tmp_path):
    """One year's number says nothing."""
    found = findings(tmp_path, {"complaints.md": _COMPLAINTS.replace("value: 286, previous: 281", "value: 286")})

    assert ["This section does not say how many there were the year before."] == _told(
        found, "complaints-without-learning"
    )


def test_complaints_may_be_told_in_the_story(tmp_path):
    """Nobody need put into a form what the story says."""
    story = (
        "---\nlessons:\n  - {lesson: Bills were wrong., action: We pay back.}\n---\n"
        "There were 86 complaints, up from 71 the year before. We upheld 44% of them. Nine in ten had an answer within "
        "20 days. The Ombudsman looked into three.\n"
    )

    assert [] == _told(findings(tmp_path, {"complaints.md": story + _STORY}), "complaints-without-learning")


@pytest.mark.parametrize(
    ("figures", "count"),
    [
        ("a: {label: white people who waited, value: 40}\n  b: {label: Black people who waited, value: 50}", 0),
        ("a: {label: people aged 18 to 64 satisfied, value: 40}\n  b: {label: people aged 65 and over, value: 50}", 0),
        ("a: {label: people who waited, value: 40}\n  b: {label: staff trained, value: 50}", 1),
    ],
)
def test_equality_is_shown_in_figures_of_groups(figures, count, tmp_path):
    """An average hides whom support does not reach."""
    found = findings(tmp_path, {"equality.md": f"---\nfigures:\n  {figures}\n---\n{_STORY}"})

    assert count == len(_told(found, "equality-without-breakdown"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Women waited 40 days and men 41 days.", []), ("We treat everyone alike.", ["equality-without-breakdown"])],
)
def test_groups_may_be_told_in_the_story(words, expected, tmp_path):
    """With a number."""
    assert expected == [one.rule for one in findings(tmp_path, {"equality.md": f"{words}\n{_STORY}"})]


def test_a_section_left_out_is_asked_for_nothing(tmp_path):
    """Its reason stands in account.yml."""
    omitted = (
        "not_covered:\n  complaints: {reason: We publish a report of our own on complaints each June and readers find "
        "all numbers there.}\n"
    )

    assert [] == findings(tmp_path, {"complaints.md": None, "account.yml": _ACCOUNT + omitted})


def test_a_name_in_a_quote_is_found_where_it_stands(tmp_path):
    """Even with consent: the form asks for no names, and neighbours can read."""
    quotes = (
        "---\nquotes:\n  - {words: I was alone., who: 'Mrs Green of Widnes, who has dementia', consent: yes}\n---\n"
    )

    found = findings(tmp_path, {"market.md": quotes + _STORY})

    assert [("case-study-consent", 3, 32)] == [(one.rule, one.location.line, one.location.column) for one in found]


def test_a_story_may_be_told_when_the_text_says_that_the_name_is_another():
    """Or that they agreed."""
    story = "Tom has dementia and lives in Widnes."

    assert is_recognisable(story)
    assert not is_recognisable(f"{story} His name has been changed.")


def test_fewer_complaints_are_not_called_better():
    """They may mean that fewer people know how to complain."""
    assert is_praise_of_fewer("We are proud that complaints fell.")
    assert not is_praise_of_fewer("Complaints fell.")
