"""The score card: every official measure of an account's period, what became of it, and what will be asked.

The directions of each list were counted by hand from the official table, with its margins.
"""

import json
import re
from dataclasses import replace

import pytest

from localaccount_gen import words
from localaccount_gen.charts.directions import objectives_picture, overall_picture
from localaccount_gen.compare import compare
from localaccount_gen.model import Missing, Period
from localaccount_gen.publish import Published
from localaccount_gen.requirements import load_framework
from localaccount_gen.scorecard import Mention, ScoreCard, Weakness, score_card
from localaccount_gen.words import Direction
from tests.accounts import FOLDER
from tests.comparisons import catalogue, compared
from tests.full_account import full_account, published
from tests.test_render_accounts import file, in_order, page
from tests.test_render_accounts import words as read


def card(council: str, period: str) -> ScoreCard:
    area, when = catalogue().council(council), Period.parse(period)
    assert area is not None
    assert when is not None
    measures = [measure for measure in catalogue().measures.values() if measure.code_in(when)]
    return score_card((compare(catalogue(), measure, area, when) for measure in measures), {})


def by_direction(made: ScoreCard) -> dict[str, str]:
    """The codes of the measures that went each way, in the order of the card."""
    return {
        direction.value: " ".join(
            row.comparison.measure.code_in(row.comparison.period) or ""
            for row in made.rows
            if row.direction is direction
        )
        for direction in Direction
    }


HAND_COUNTED = [
    (
        "Torbay", "2024-25",
        # 6B: 82.2% of 73 homes after 79.7% is better by two homes, which may be chance.
        # 4B: 90.8% of 240 enquiries after 97.0%; 1E: 35.9 ± 5.8 after 45.9 ± 6.1.
        {
            "improved": "",
            "no clear change": "1A 1B 1C 1D 3A 3B 3C(1) 3C(2) 4A 5A(1) 5A(2) 6B",
            "got worse": "1E 4B",
            "cannot say": "2A 2B 2C 2D(1) 2D(2) 2E(1) 2E(2a) 2E(2b) 3D(1a) 3D(2a) 6A",
        },
    ),
    (
        "Torbay", "2022-23",
        # 2A(2): 771.6 after 772.7, 2B(2): 7.2% after 7.5% and 1C(2A): 19.8% after 18.9% are slight.
        {
            "improved": "1E 2A(1)",
            "no clear change": "1A 1J 1D 3A 3B 2A(2) 2B(2) 1B 3C 3D(1) 1C(1A) 1C(1B) 1C(2A) 4A 1I(1) 1I(2)",
            "got worse": "1F 1H 2D 2B(1) 1G 3D(2) 1C(2B)",
            "cannot say": "4B",
        },
    ),
    (
        "Halton", "2024-25",
        # 1C: 7.0 ± 0.4 after 7.5 ± 0.3 differ by exactly the margin. 6B: 14 of 23 homes after 14 of 24.
        {
            "improved": "4B",
            "no clear change": "1A 1B 1C 1D 1E 3A 3B 3C(1) 3C(2) 4A 5A(1) 5A(2) 6B",
            "got worse": "",
            "cannot say": "2A 2B 2C 2D(1) 2D(2) 2E(1) 2E(2a) 2E(2b) 3D(1a) 3D(2a) 6A",
        },
    ),
    (
        "City of London", "2024-25",
        # About 15 people answer its surveys. 4B: 25 of 25 enquiries after 10 of 15.
        {
            "improved": "",
            "no clear change": "4B",
            "got worse": "",
            "cannot say": "1A 1B 1C 1D 1E 2A 2B 2C 2D(1) 2D(2) 2E(1) 2E(2a) 2E(2b) "
                          "3A 3B 3C(1) 3C(2) 3D(1a) 3D(2a) 4A 5A(1) 5A(2) 6A 6B",
        },
    ),
]  # fmt: skip


@pytest.mark.parametrize(("council", "period", "directions"), HAND_COUNTED)
def test_each_measure_goes_the_way_that_was_counted_by_hand(
    council: str, period: str, directions: dict[str, str]
) -> None:
    """An evaluator who counts with the official table comes to the same."""
    assert directions == by_direction(card(council, period))


SENTENCES = [
    ("Torbay", "2024-25",
     "Of 25 official measures, none improved, 12 show no clear change, 2 got worse, and for 11 nobody can say."),
    ("Torbay", "2022-23",
     "Of 26 official measures, 2 improved, 16 show no clear change, 7 got worse, and for 1 nobody can say."),
    ("Halton", "2024-25",
     "Of 25 official measures, 1 improved, 13 show no clear change, none got worse, and for 11 nobody can say."),
    ("Kent", "2024-25",
     "Of 25 official measures, none improved, 14 show no clear change, none got worse, and for 11 nobody can say."),
    ("Isles of Scilly", "2024-25",
     "Of 25 official measures, none improved, 1 shows no clear change, none got worse, and for 24 nobody can say."),
    ("City of London", "2024-25",
     "Of 25 official measures, none improved, 1 shows no clear change, none got worse, and for 24 nobody can say."),
    ("Torbay", "2025-26", "No official measures have been published for this period yet."),
]  # fmt: skip


@pytest.mark.parametrize(("council", "period", "said"), SENTENCES)
def test_the_answer_is_one_sentence(council: str, period: str, said: str) -> None:
    """A resident has it on the first screen of a phone."""
    assert said == words.directions_counted(card(council, period).counts)


def test_a_few_measures_that_went_one_way_are_said_without_naughts() -> None:
    """“None improved, none got worse” of two measures is hard to follow when it is read aloud."""
    none = dict.fromkeys(Direction, 0)

    assert "Both measures show no clear change." == words.directions_counted({**none, Direction.SAME: 2}, "measures")
    assert "The only measure got worse." == words.directions_counted({**none, Direction.WORSE: 1}, "measures")
    assert "All 8 measures improved." == words.directions_counted({**none, Direction.IMPROVED: 8}, "measures")
    assert "For all 8 measures nobody can say what has changed." == words.directions_counted(
        {**none, Direction.CANNOT_SAY: 8}, "measures"
    )
    assert "Of 3 measures, none improved, 2 show no clear change and 1 got worse." == words.directions_counted(
        {**none, Direction.SAME: 2, Direction.WORSE: 1}, "measures"
    )


@pytest.mark.parametrize("period", ["2017-18", "2019-20", "2020-21", "2022-23", "2023-24", "2024-25"])
def test_the_counts_add_up_to_the_measures(period: str) -> None:
    """No measure is left out and none is counted twice, for any council; what nobody can say has its reason."""
    when = Period.parse(period)
    codes = sum(1 for measure in catalogue().measures.values() if when and measure.code_in(when))

    for council in catalogue().councils()[::11]:
        made = card(council.code, period)
        assert codes == len(made.rows) == sum(made.counts.values()), council.name
        assert made.counts[Direction.CANNOT_SAY] == sum(made.unsaid.values())
        for direction in Direction:
            assert made.counts[direction] == sum(group.counts[direction] for group in made.groups)


def test_objectives_stand_in_the_order_of_the_framework() -> None:
    """Old measures too, which have been sorted under the objectives of today."""
    assert [
        ("Quality of life", 8),
        ("Independence", 6),
        ("Empowerment, information and advice", 8),
        ("Safety", 2),
        ("Social connections", 2),
    ] == [(group.objective, len(group.rows)) for group in card("Torbay", "2022-23").groups]


def test_each_reason_why_nobody_can_say_is_counted() -> None:
    """A break is not a fault of the council's, and a reader must see how many measures it is about."""
    assert {
        "From 2024-25 this is counted in a new way, from each person’s own records, so it cannot be compared with "
        "earlier figures.": 6,
        "From 2024-25 this is a different measure, which follows people through hospital records for a whole year, "
        "so it cannot be compared with earlier figures.": 2,
        "There is no earlier figure to compare it with.": 2,
        "Neither higher nor lower is better.": 1,
    } == card("Torbay", "2024-25").unsaid
    assert {"No margin of error was published.": 1} == card("Torbay", "2022-23").unsaid
    assert 23 == card("Isles of Scilly", "2024-25").unsaid["There is no figure for this period."]
    assert 12 == card("City of London", "2024-25").unsaid["Too few people answered."]


CHANGES = [
    ("Torbay", "feel_safe", "2024-25", "no clear change", "It was 71.2% in 2023-24."),
    ("Torbay", "satisfaction_carers", "2024-25", "got worse", "It was 45.9% in 2021-22."),
    ("Torbay", "admissions_18_64", "2022-23", "improved", "It is better than in 2021-22 (27.2)."),
    ("Torbay", "admissions_65", "2022-23", "no clear change",
     "It is slightly better than in 2021-22 (772.7). That may be chance."),
    ("Kent", "s42_risk_reduced", "2024-25", "no clear change",
     "It is slightly better than in 2023-24 (88.5%). That may be chance."),
    ("City of London", "s42_risk_reduced", "2024-25", "no clear change",
     "It is better than in 2023-24 (68.8%). That may be chance."),
    ("Isles of Scilly", "cqc_good_residential", "2024-25", "no clear change", "It was 0.0% in 2023-24."),
    ("Torbay", "workforce_turnover", "2024-25", "cannot say",
     "It is higher than in 2023-24 (27.2%). Neither higher nor lower is better."),
    ("Torbay", "st_max_sequel", "2024-25", "cannot say",
     "The figure for 2024-25 cannot be compared with earlier ones."),
    ("Torbay", "services_safe", "2022-23", "cannot say", "It is not comparable with 2021-22 (85.2%)."),
    ("City of London", "feel_safe", "2024-25", "cannot say",
     "Too few people answered to say whether it has changed since 2023-24 (81.2%)."),
    ("Kent", "reablement_effective", "2024-25", "cannot say",
     "There is no figure for 2024-25, so nobody can say what has changed."),
    ("Torbay", "home_65", "2024-25", "cannot say", "There is no earlier figure to compare it with."),
]  # fmt: skip


@pytest.mark.parametrize(("council", "measure", "period", "direction", "said"), CHANGES)
def test_the_direction_is_said_with_its_ground(
    council: str, measure: str, period: str, direction: str, said: str
) -> None:
    """A survey inside its margins, a slight count and a small one are no clear change; what has no ground is not "
    "said."""
    comparison = compared(council, measure, period)

    assert (direction, said) == (words.direction(comparison).value, words.direction_sentence(comparison))


QUESTIONS = {
    ("Torbay", "2022-23"): [
        "Why is the share of people with mental health needs in paid work (3%) lower than in England (6%), the "
        "South West (6%) and the middle of similar councils (4%), and than in 2021-22 (5%)?",
        "Why is the share of people with mental health needs living independently (7%) lower than in England "
        "(22%), the South West (15%) and the middle of similar councils (18.5%), and than in 2021-22 (18%)?",
        "Why is the share of older people still at home after leaving hospital with help to recover (73.4%) lower "
        "than in England (82.3%), the South West (81.0%) and the middle of similar councils (80.95%), and than in "
        "2021-22 (77.1%)?",
        "Why is the share of people with a learning disability living in their own home or with family (79.1%) "
        "lower than in England (80.5%) and the middle of similar councils (85.95%), and than in 2021-22 (81.8%)?",
        "Why is the rate of adults under 65 moving into a care home (20.8 in every 100,000) higher than in England "
        "(14.6), the South West (12.7) and the middle of similar councils (15.8)?",
        "Why is the rate of people aged 65 and over moving into a care home (771.6 in every 100,000) higher than "
        "in England (560.8), the South West (495.2) and the middle of similar councils (639.0)?",
        "Why is the share of people who get direct payments (19.8%) lower than in England (26.2%), the South West "
        "(26.3%) and the middle of similar councils (24.1%)?",
        "Why is the share of people who need no more support after help to get back on their feet (86.2%) lower "
        "than in 2021-22 (89.6%)?",
        "Why is the share of carers who find information easy to find (61.4% in 2021-22) lower than in 2018-19 "
        "(72.2%)?",
        "Why is the share of carers who get direct payments (91.9%) lower than in 2021-22 (94.5%)?",
    ],
    ("Halton", "2024-25"): [
        "Why is the share of care homes rated good or outstanding (60.9%) lower than in England (81.7%), the North "
        "West (79.5%) and the middle of similar councils (82.75%)?",
        "Why is the share of older people who get help to recover when they leave hospital (6.6%) lower than the "
        "middle of similar councils (7.2%)?",
    ],
    ("Kent", "2024-25"): [
        "Why is the quality of life of unpaid carers (6.5 in 2023-24) lower than in England (7.3), the South East "
        "(7.2) and the middle of similar councils (7.3)?",
        "Why is the share of carers satisfied with social services (31.0% in 2023-24) lower than in England "
        "(36.7%)?",
        "Why is the share of safeguarding enquiries that reduced or removed a risk (88.7%) lower than in England "
        "(91.2%), the South East (91.1%) and the middle of similar councils (93.0%)?",
        "Why is the share of carers with as much social contact as they want (17.0% in 2023-24) lower than in "
        "England (30.0%), the South East (25.9%) and the middle of similar councils (29.25%)?",
        "Why is the share of care homes rated good or outstanding (80.6%) lower than in England (81.7%), the South "
        "East (82.9%) and the middle of similar councils (82.4%)?",
        "Why are there no figures on these 2 measures?",
    ],
    ("City of London", "2024-25"): [
        "Why is the rate of people aged 65 and over moving into a care home (786.3 in every 100,000) higher than "
        "in England (592.5), London (433.3) and the middle of similar councils (517.2)?",
        "Why is the share of older people who get help to recover when they leave hospital (5.0%) lower than in "
        "England (5.7%), London (7.1%) and the middle of similar councils (5.6%)?",
        "Why is the share of people aged 65 and over with support living in their own home or with family (68.8%) "
        "lower than in London (71.9%) and the middle of similar councils (72.7%)?",
        "Why are there no figures on these 2 measures?",
        "Why is there no figure for 2024-25 on care homes rated good or outstanding?",
    ],
}  # fmt: skip


@pytest.mark.parametrize(("council", "period"), list(QUESTIONS))
def test_the_questions_to_expect(council: str, period: str) -> None:
    """The lead member meets the weakest figures first, each as a question that could be put to them."""
    assert QUESTIONS[council, period] == [question.words for question in card(council, period).questions]


def test_questions_are_sorted_by_kind_and_never_by_a_mark() -> None:
    """Worse than others and than before; than England; than another comparator; than before; not published."""
    for council in catalogue().councils()[::7]:
        made = card(council.code, "2022-23")
        kinds = [question.weakness for question in made.questions]
        assert sorted(kinds) == kinds
        places = [(question.weakness, made.rows.index(question.rows[0])) for question in made.questions]
        assert sorted(places) == places, "within a kind the framework’s order stands"


def test_a_slight_difference_raises_no_question() -> None:
    """Kent's 24.0% is slightly worse than England's 24.5%; Torbay's 90.8% likewise than 91.2%, so only others count."""
    assert () == words.weaker_than(compared("Kent", "dp_users", "2024-25"))
    assert words.question(compared("Torbay", "s42_risk_reduced", "2024-25")).endswith(
        "(90.8%) lower than the middle of similar councils (94.1%), and than in 2023-24 (97.0%)?"
    )


def test_what_is_not_published_is_asked_once_for_each_reason() -> None:
    """The Isles of Scilly have two figures; twenty-three questions would hide the one that matters."""
    questions = card("Isles of Scilly", "2024-25").questions

    assert [
        (Weakness.ENGLAND, 1),
        (Weakness.UNPUBLISHED, 15),
        (Weakness.UNPUBLISHED, 7),
        (Weakness.UNPUBLISHED, 1),
    ] == [(question.weakness, len(question.rows)) for question in questions]
    assert [
        "The official table says “not available”.",
        "So few people are counted that nothing is shown.",
        "The official table says “not available”. The Isles of Scilly are counted together with Cornwall.",
    ] == [words.why_none(question.rows[0].comparison.figure) for question in questions[1:]]


def test_nobody_asks_why_nothing_was_counted() -> None:
    """[z] says that there was nothing to count; it is no gap."""
    comparison = compared("Kent", "reablement_effective", "2024-25")
    nothing = replace(comparison, figure=replace(comparison.figure, missing=Missing.NOT_APPLICABLE))

    assert (1, 0) == tuple(len(score_card([one], {}).questions) for one in (comparison, nothing))


def test_no_question_where_nothing_is_weak() -> None:
    """And a measure without a direction never raises one."""
    fine = [compared("Halton", "satisfaction_users", "2024-25"), compared("Torbay", "workforce_turnover", "2024-25")]

    assert () == score_card(fine, {}).questions


def test_a_question_names_every_comparator_that_was_chosen() -> None:
    """Whichever they are, in their order, and only those than which the council is worse."""
    comparison = compared("Torbay", "reablement_offered", "2024-25")
    england, region, similar = comparison.against
    other_way = replace(comparison, against=(similar, replace(england, area=region.area)))

    assert words.question(comparison).endswith(
        "(2.9%) lower than in England (5.7%) and the middle of similar councils (7.15%)?"
    )
    assert words.question(other_way).endswith(
        "(2.9%) lower than the middle of similar councils (7.15%) and the South West (5.7%)?"
    )


QUESTION = re.compile(r"Why (is|are) [^?]+\?")


def test_every_question_is_a_whole_sentence() -> None:
    """For every measure that is worse anywhere: no blank, no word of Python's, no marker."""
    for council in catalogue().councils()[::13]:
        for period in ("2018-19", "2020-21", "2023-24", "2024-25"):
            for question in card(council.code, period).questions:
                assert QUESTION.fullmatch(question.words), question.words
                assert not re.search(r"  |None|\[|\(\)| ,|nan|the the", question.words), question.words


# What the pages, the data and the text make of it.


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Halton's account: it compares 1D with a note, quotes 4A in a section and 6B at a glance."""
    files = full_account()
    files[f"{FOLDER}/safeguarding.md"] = (
        f"[[4A]] feel safe, in England [[4A.england]].\n{files[f'{FOLDER}/scrutiny.md']}"
    )
    account = f"{FOLDER}/account.yml"
    files[account] = str(files[account]).replace("Fish & chips for <5 people.", '"[[6B]] of homes are good."')
    return published(tmp_path_factory.mktemp("card"), files)


def test_no_section_can_take_the_address() -> None:
    """A section's name comes from the framework, and none there is called like a page of ours."""
    taken = {"score-card", "about", "print", "easy-read", "data", "images"}

    assert set() == taken & {requirement.key for requirement in load_framework().requirements}


def test_the_page_answers_and_then_shows_all(made: Published) -> None:
    """The sentence first; then the counts, the questions, and every measure by objective."""
    assert in_order(
        read(made, "halton/2024-25/score-card/"),
        "All official figures",
        "Of 25 official measures, 1 improved, 13 show no clear change, none got worse, and for 11 nobody can say.",
        "Nobody chose these measures. Every official measure for 2024-25 is here, whether the account speaks of it or "
        "not.",
        "Direction of travel by objective: Halton, 2024-25",
        "All objectives 1 13 0 11 25 Quality of life 0 5 0 0 5",
        "Why nobody can say 6 measures From 2024-25 this is counted in a new way",
        "Questions to expect These are what a journalist or a scrutiny committee may ask",
        "Why is the share of care homes rated good or outstanding (60.9%) lower than in England (81.7%), the "
        "North West (79.5%) and the middle of similar councils (82.75%)? These are small numbers (14 out of 23), so "
        "the figure can change a lot by chance. The account quotes this figure under “At a glance”.",
        "Quality of life All 5 measures show no clear change.",
        "Quality of life of unpaid carers 7.0 out of 12, from the survey of 2023-24, give or take 0.4",
        "No clear change. It was 7.5 in 2021-22. That is about the same as England (7.3), the North West (7.3) and the "
        "middle of similar councils (7.35).",
        "A note on this figure: We asked by telephone as well.",
        "Adults under 65 moving into a care home 6.4 in every 100,000 people aged 18 to 64, from the council’s "
        "records of 2024-25 Cannot say. The figure for 2024-25 cannot be compared with earlier ones.",
        "That is better than England (17.0), the North West (21.3) and the middle of similar councils (17.9). Lower is "
        "better.",
        "Improved. It was 92.2% in 2023-24.",
        "How this is counted Each measure is set against the latest earlier figure that was made in the same way.",
        "Source: Department of Health and Social Care",
    )


def test_a_measure_leads_to_where_the_account_shows_it(made: Published) -> None:
    """To the comparison, note and all; otherwise to what the measure means."""
    html = page(made, "halton/2024-25/score-card/").html

    assert '<a href="../outcomes/index.html#satisfaction-users-E06000006-2024-25">People satisfied with their' in html
    assert 'id="satisfaction-users-E06000006-2024-25"' in page(made, "halton/2024-25/outcomes/").html
    assert '<a href="../../../measures/carer_qol/index.html">Quality of life of unpaid carers</a>' in html


def test_the_card_says_whether_the_account_speaks_of_a_measure() -> None:
    """Shown with a comparison, quoted, or not at all."""
    comparison = compared("Torbay", "st_max_sequel", "2024-25")
    mention = Mention("outcomes", compared=True)

    assert [mention, None] == [
        score_card([comparison], one).rows[0].mention for one in ({"st_max_sequel": mention}, {})
    ]


def test_the_other_pages_lead_to_the_card(made: Published) -> None:
    """From the first page, the contents, the page for paper, and from the last section by “next”."""
    said = "Of 25 official measures, 1 improved, 13 show no clear change, none got worse, and for 11 nobody can say."

    assert f"All official figures {said} Every official measure, and the questions to expect" in read(
        made, "halton/2024-25/"
    )
    assert f"All official figures {said} They are listed" in read(made, "halton/2024-25/print/")
    assert "Next All official figures" in read(made, "halton/2024-25/improvement/")
    assert "Next How this account was made" in read(made, "halton/2024-25/score-card/")
    links = {link.title: link.group for link in page(made, "halton/2024-25/outcomes/").contents}
    assert "Official figures" == links["All official figures"]


def test_an_account_of_few_words_has_its_card(made: Published) -> None:
    """It names no measure, and all are shown all the same; the objectives of later years say that they are."""
    text = read(made, "halton/2023-24/score-card/")

    assert "Every official measure for 2023-24 is here" in text
    assert "The account does not show this figure." in text
    assert "The objectives are those" not in text


def test_older_accounts_say_where_the_objectives_come_from(tmp_path) -> None:
    """In 2022-23 the measures had other codes and stood under other headings."""
    files = {name.replace("2023-24", "2022-23"): text for name, text in full_account().items()}
    text = read(published(tmp_path, files), "halton/2022-23/score-card/")

    assert "The objectives are those the official framework has had since 2023-24." in text


def test_an_account_before_the_figures_says_so(tmp_path) -> None:
    """A council may write before the release in December."""
    files = {name.replace("2024-25", "2025-26"): text for name, text in full_account().items()}
    files["accounts/halton/2025-26/outcomes.md"] = str(files["accounts/halton/2025-26/scrutiny.md"])
    text = read(published(tmp_path, files), "halton/2025-26/score-card/")

    assert "No official measures have been published for 2025-26 yet." in text


def test_the_pictures_say_the_numbers_and_their_shape(made: Published) -> None:
    """For whoever hears them; colours and numbers stand as attributes and words for whoever prints them."""
    html = page(made, "halton/2024-25/score-card/").html

    assert (
        "Direction of travel, Halton, 2024-25: Of 25 official measures, 1 improved, 13 show no clear change, none got "
        "worse, and for 11 nobody can say.</title>" in html
    )
    assert (
        "Quality of life: All 5 measures show no clear change. Independence: For all 8 measures nobody can say what "
        "has changed." in html
    )
    assert "A bar in up to four parts, from left to right" in html
    assert re.search(r'<rect class="la-part" x="0%" y="\d+" width="4%" height="24" fill="#12436d"', html)
    assert all(
        f">{said}<" in html for said in ("Improved: 1", "No clear change: 13", "Got worse: none", "Cannot say: 11")
    )


def test_the_parts_of_a_bar_follow_one_another() -> None:
    """Their widths are the shares of the measures, and objectives share one scale."""
    made = card("Torbay", "2022-23")
    overall = overall_picture(made, made.rows[0].comparison).bars[0]
    objectives = objectives_picture(made, made.rows[0].comparison).bars

    assert [
        ("improved", "0%", "7.69%", 2),
        ("same", "7.69%", "61.54%", 16),
        ("worse", "69.23%", "26.92%", 7),
        ("unsaid", "96.15%", "3.85%", 1),
    ] == [(part.role, part.left, part.width, part.number) for part in overall.parts]
    assert ["12.5%", "62.5%", "25%"] == [part.width for part in objectives[0].parts]
    assert [("same", "0%", "25%", 2)] == [
        (part.role, part.left, part.width, part.number) for part in objectives[4].parts
    ]


def test_the_data_have_the_card(made: Published) -> None:
    """Counts, every measure with its verdicts, and the questions."""
    data = json.loads(file(made, "halton/2024-25/account.json"))["score_card"]
    measures = {one["measure"]: one for one in data["measures"]}

    assert {"measures": 25, "improved": 1, "no_clear_change": 13, "got_worse": 0, "cannot_say": 11} == data["counts"]
    assert 25 == len(measures) == sum(one["counts"]["measures"] for one in data["objectives"])
    assert {
        "measure": "satisfaction_users",
        "plain_title": "People satisfied with their care and support",
        "objective": "Quality of life",
        "unit": "percent",
        "period": "2024-25",
        "measure_code": "1D",
        "value": "68.1",
        "missing": None,
        "margin": "7.9",
        "respondents": 130,
        "numerator": None,
        "denominator": None,
        "remark": None,
        "source_key": "dhsc-2024-25-time-series",
        "direction": "no clear change",
        "shown_in": "outcomes",
    } == {name: value for name, value in measures["satisfaction_users"].items() if name not in ("against", "change")}
    assert [
        ("England", "65.1", "about the same"),
        ("North West", "65.4", "about the same"),
        ("similar councils", "66.2", "about the same"),
    ] == [(one["area"], one["value"], one["verdict"]) for one in measures["satisfaction_users"]["against"]]
    assert ("2023-24", "68.7", "no clear change") == tuple(
        measures["satisfaction_users"]["change"][name] for name in ("period", "value", "verdict")
    )
    assert None is measures["feel_safe"]["shown_in"]
    assert [
        ("worse than England", ["cqc_good_residential"]),
        ("worse than another comparator", ["reablement_offered"]),
    ] == [(one["because"], one["measures"]) for one in data["questions"]]


def test_the_text_has_the_card(made: Published) -> None:
    """A line a measure, to be heard one after the other."""
    assert in_order(
        file(made, "halton/2024-25/account.txt").decode(),
        "\n\nAll official figures\nOf 25 official measures, 1 improved, 13 show no clear change",
        "Nobody can say for 6 measures. From 2024-25 this is counted in a new way",
        "\n\nQuality of life\nAll 5 measures show no clear change.\n",
        "People satisfied with their care and support: 68.1%, from the survey of 2024-25, give or take 7.9. That is "
        "about the same as England (65.1%), the North West (65.4%) and the middle of similar councils (66.2%). No "
        "clear change. It was 68.7% in 2023-24. A note on this figure: We asked by telephone as well.\n",
        "\n\nQuestions to expect, the weakest figures first\n",
        "Why is the share of care homes rated good or outstanding (60.9%) lower than in England (81.7%), the "
        "North West (79.5%) and the middle of similar councils (82.75%)? These are small numbers (14 out of 23), so "
        "the figure can change a lot by chance. The account quotes this figure under “At a glance”.\n",
        "\n\nHow this is counted\nEach measure is set against the latest earlier figure",
        "\n\nHow this account was made\n",
    )


def test_an_invented_council_has_its_card_and_says_that_it_is_invented(tmp_path) -> None:
    """Nobody may take the numbers for those of a real place."""
    story = full_account()[f"{FOLDER}/scrutiny.md"]
    made = published(
        tmp_path,
        {
            "accounts/nowhere/council.yml": "name: Nowhere Council\nshort_name: Nowhere\ncode: none\nregion: South "
            "West\ninvented_figures: figures.csv\n",
            "accounts/nowhere/figures.csv": "measure,period,value,margin,respondents,numerator,denominator\n"
            "feel_safe,2023-24,75.0,3.0,500,,\nfeel_safe,2024-25,60.0,3.0,500,,\n",
            "accounts/nowhere/2024-25/account.yml": "demonstration: {what: Nobody lives here., made_by: The project}\n",
            "accounts/nowhere/2024-25/outcomes.md": str(story),
        },
    )
    text = read(made, "nowhere/2024-25/score-card/")

    assert ("Nobody lives here.",) == page(made, "nowhere/2024-25/score-card/").banners
    assert "The figures for Nowhere are invented, to show how this works. The others are official." in text
    assert "none improved, none show no clear change, 1 got worse, and for 24 nobody can say." in text
    assert (
        "Why is the share of people who feel safe (60.0%) lower than in England (70.1%) and the South West (69.9%), "
        "and than in 2023-24 (75.0%)? The account does not show this figure." in text
    )
