"""The framework is the letter's: its eleven contents, in its order and words, and its six questions."""

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.requirements import load_framework

_LETTER = """\
outcomes achieved for citizens and consumers (taking into account the national outcomes frameworks)
adult safeguarding
Think Local Act Personal
equalities and diversity considerations
productivity issues
the quality of the local market
complaints information and action taken as a result
consumer feedback data
feedback from relevant scrutiny reviews
progress against local political priorities
improvement priorities"""


def test_the_eleven_suggested_contents_are_the_letters_in_its_order():
    """Word for word, as councils were written to in 2011."""
    assert _LETTER.splitlines() == [requirement.letter for requirement in load_framework().suggested]


def test_seven_more_sections_are_offered_and_not_expected():
    """What inspectors look at now and the letter left out."""
    optional = [one.key for one in load_framework().requirements if not one.suggested]

    assert [
        "waiting", "carers", "prevention", "hospital-discharge", "workforce", "partnership", "co-production",
    ] == optional  # fmt: skip


def test_every_section_asks_a_residents_question_and_says_what_counts():
    """An officer knows from it what to write, and a resident what to look for."""
    for requirement in load_framework().requirements:
        assert requirement.question.endswith("?"), requirement.key
        assert requirement.title, requirement.key
        assert requirement.evidence, requirement.key


def test_mappings_name_statements_objectives_and_measures_that_exist():
    """Nine quality statements, six objectives, and ids of measures that are on file."""
    framework, catalogue = load_framework(), load_catalogue()

    assert (9, 6, 6) == (len(framework.cqc), len(framework.objectives), len(framework.questions))
    for requirement in framework.requirements:
        assert set(requirement.cqc) <= set(range(1, 10)), requirement.key
        assert set(requirement.objectives) <= set(range(1, 7)), requirement.key
        assert set(requirement.measures) <= set(catalogue.measures), requirement.key


def test_every_current_measure_is_suggested_somewhere():
    """No official measure of 2024-25 is without a section to stand in."""
    suggested = {measure for requirement in load_framework().requirements for measure in requirement.measures}
    current = {key for key, measure in load_catalogue().measures.items() if "2024-25" in measure.codes}

    assert set() == current - suggested
