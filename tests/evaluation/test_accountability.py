"""How far councils answer to local people: the survey’s numbers of 2013, and those of the accounts here."""

import csv
import io

from localaccount_gen.accountability import load_survey
from localaccount_gen.evaluation.accountability import accountabilities, accountability_table
from localaccount_gen.register import Collection
from tests.sharing import entry, page, words

ADDRESS = "coverage/accountability/"
_COUNCILS = (
    "Torbay",
    "Devon",
    "Leeds",
    "Camden",
    "Luton",
    "Slough",
    "Halton",
    "Kent",
    "Essex",
    "Dorset",
    "Bexley",
    "Bury",
)


def answering(name: str, now: str | None = "high", aspired: str | None = "highest", **told):
    answers = {"answered_by": "The Director", "date": "2025-10-06", "now": now, "aspired": aspired}
    return entry(name, accountability={**answers, **told})


def test_what_was_published_in_2013_stands_as_it_was_published() -> None:
    """Figure 1, and tables 8 and 10, of the survey of directors of December 2013."""
    survey = load_survey()

    assert [("No backing", None, None), ("Low", None, None), ("Moderate", None, None), ("High", 58, 25),
            ("Highest", 22, 72)] == [(one.title, one.now, one.aspired) for one in survey.levels]  # fmt: skip
    assert (76, 33, 64) == (survey.base, survey.where_they_want_to_be, survey.want_better)
    assert (69, [[94, 38, 57, 4, 0, 0, 1], [94, 33, 61, 4, 0, 0, 1], [91, 29, 62, 6, 1, 0, 1],
                 [78, 28, 51, 16, 4, 0, 1]]) == (
        survey.statements.base, [list(one.per_cent.values()) for one in survey.statements.each])  # fmt: skip
    assert (76, [(96, 4), (96, 4), (95, 5), (88, 9), (75, 18), (74, 21), (72, 17), (58, 36)]) == (
        survey.activities.base,
        [(one.per_cent["doing"], one.per_cent["planned"]) for one in survey.activities.each],
    )


def test_fewer_than_ten_accounts_are_counted_and_given_no_per_cents() -> None:
    """100 per cent of one council says nothing about councils."""
    shown = words(page(ADDRESS, answering("Torbay"), answering("Devon", "highest", "highest")))

    assert "2 accounts here answer. With fewer than 9 there are no per cents, so the accounts are counted." in shown
    assert "High 2013 58 25 Here 1 0" in shown
    assert "Highest 2013 22 72 Here 1 2" in shown
    assert "Moderate 2013 - - Here 0 0" in shown
    assert "Base here: 2 accounts that answer." in shown
    assert "Of the 2 councils here that say both, 1 is at that level, and 1 wants to be higher." in shown
    assert "Here: 50%" not in shown


def test_ten_accounts_have_per_cents_in_the_conventions_of_the_survey() -> None:
    """Rounded half up, with a bar beside each of 2013."""
    accounts = [answering(name) for name in _COUNCILS[:10]] + [
        answering(name, "low", "high", statements={"engagement": "agree"}) for name in _COUNCILS[10:]
    ]
    made = page(ADDRESS, *accounts)
    shown = words(made)

    assert "Low 2013 - - Here 17 0" in shown
    assert "High 2013 58 25 Here 83 17" in shown
    assert "2013: 58%" in shown
    assert "Here: 83%" in shown
    assert "Where councils are, in per cent. In 2013: High 58%; Highest 22%. Here: No backing 0%" in shown
    assert "12 accounts here answer. For evaluators" in shown


def test_agreement_is_rounded_from_the_counts_and_not_from_its_parts() -> None:
    """One in three strongly and one in three agree: 33 and 33 are 67 together, and not 66."""
    answers = ("strongly agree", "agree", "disagree")
    accounts = [answering(name, statements={"description": answers[place % 3]}) for place, name in enumerate(_COUNCILS)]
    table = accountabilities(Collection(tuple(accounts))).statements
    row = next(row for row in table.rows if row.name == "It gives a true picture of how good care is.")

    assert ["67", "33", "33", "0", "33", "0", "0"] == [share.words for share in row.here]


def test_a_demonstration_counts_only_where_there_is_nothing_else() -> None:
    """No council answered for it."""
    invented = answering("Devon", "none").model_copy(
        update={"demonstration": {"what": "An example.", "made_by": "The project"}}
    )
    real = accountabilities(Collection((answering("Torbay"), invented)))

    assert ["Torbay"] == [one.council.short_name for one in real.entries]
    assert ["Devon"] == [one.council.short_name for one in accountabilities(Collection((invented,))).entries]


def test_without_answers_the_page_tells_those_of_2013() -> None:
    """Pages of accounts lead to it, whether any council has answered or not."""
    shown = words(page(ADDRESS, entry("Torbay")))

    assert "No account here answers yet." in shown
    assert "High 2013 58 25 Here - -" in shown
    assert "Nobody yet. A council can answer in its account." in shown


def test_an_answer_that_is_none_of_the_choices_is_counted_nowhere() -> None:
    """A list of another site may hold anything."""
    told = accountabilities(Collection((answering("Torbay", "splendid", statements={"engagement": "<b>yes</b>"}),)))

    assert [0] * 5 == [row.here[0].base for row in told.levels.rows]
    assert 0 == told.statements.here
    assert 0 == told.at_home.base


def test_every_number_can_be_taken_away() -> None:
    """One answer a row; nothing stands where nothing was published."""
    content = accountability_table(accountabilities(Collection((answering("Torbay"),)))).content().decode()
    rows = list(csv.reader(io.StringIO(content)))

    assert ["question", "answer", "per cent in 2013", "base in 2013", "accounts", "base of accounts"] == rows[0]
    assert ["Low", "Now", "", "76", "0", "1"] in rows
    assert ["High", "Now", "58", "76", "1", "1"] in rows
    assert ["What local people said went into it.", "Agree or strongly agree", "78", "69", "0", "0"] in rows
    assert 1 + 2 * 5 + 7 * 4 + 4 * 8 == len(rows)
