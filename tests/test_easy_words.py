"""How Easy Read says figures: in people, in whole numbers, and never more than was published."""

from decimal import Decimal

import pytest

from localaccount_gen import words
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.compare import compare
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Period
from localaccount_gen.quotes import quotes_in
from tests.rules import measuring


@pytest.mark.parametrize(
    ("per_cent", "said", "filled", "half"),
    [
        ("0.0", "almost no", 0, False),
        ("0.4", "almost no", 0, False),
        ("0.5", "fewer than 1 in 10", 0, True),
        ("7.4", "fewer than 1 in 10", 0, True),
        ("7.5", "about 1 in 10", 1, False),
        ("14.9", "about 1 in 10", 1, False),
        ("15.0", "about 2 in 10", 2, False),
        ("64.9", "about 6 in 10", 6, False),
        ("65.0", "about 7 in 10", 7, False),
        ("74.9", "about 7 in 10", 7, False),
        ("92.5", "about 9 in 10", 9, False),
        ("92.6", "more than 9 in 10", 9, True),
        ("99.4", "more than 9 in 10", 9, True),
        ("99.5", "almost all", 10, False),
        ("100.0", "almost all", 10, False),
    ],
)  # fmt: skip
def test_a_percentage_is_said_and_drawn_in_tens(per_cent: str, said: str, filled: int, half: bool) -> None:
    """The picture says what the words say, at every edge."""
    assert said == words.easy_share(Decimal(per_cent))
    assert (filled, half) == words.people_of_ten(Decimal(per_cent))


def figure(value: str, unit: str, previous: str | None = None) -> LocalFigure:
    told = {"label": "x", "value": value, "unit": unit, "previous": previous}
    return LocalFigure.model_validate({key: one for key, one in told.items() if one is not None})


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("6412", "people", "6,412 people"),
        ("142.3", "£ million", "about £142 million"),
        ("45.0", "£ million", "£45 million"),
        ("42", "days", "42 days"),
        ("1.5", "weeks", "about 2 weeks"),
        ("68.1", "per cent", "about 7 in 10"),
        ("592.5", "per 100,000", "about 6 in 1,000"),
        ("42.0", "per 100,000", "about 42 in 100,000"),
        ("0.4", "£ million", None),
        ("120", "per cent", None),
    ],
)
def test_a_councils_own_figure_is_said_in_whole_numbers(value: str, unit: str, said: str | None) -> None:
    """“About” stands where something was rounded, and only there."""
    assert said == words.easy_amount(figure(value, unit))


@pytest.mark.parametrize(
    ("value", "previous", "unit", "said"),
    [
        ("6412", "6219", "people", "more than the year before"),
        ("6219", "6412", "people", "fewer than the year before"),
        ("42", "46", "days", "4 days less than the year before"),
        ("142.3", "133.7", "£ million", "more than the year before"),
        ("68.0", "67.1", "per cent", "about the same as the year before"),
        ("68.1", "67.1", "per cent", "more than the year before"),
        ("7", "7", "people", "the same as the year before"),
        ("7", None, "people", None),
    ],
)
def test_a_change_is_said_without_a_percentage(value: str, previous: str | None, unit: str, said: str | None) -> None:
    """Which way it went; how far only where that is a few days."""
    assert said == words.easy_movement(figure(value, unit, previous))


def change(council: str, measure: str, period: str) -> str | None:
    catalogue = load_catalogue()
    which = Period.parse(period)
    assert which
    found = catalogue.measure(measure, which)
    assert found
    return words.easy_change(compare(catalogue, found, catalogue.areas[council], which))


def test_a_change_inside_the_margin_is_never_called_better_or_worse() -> None:
    """In Torbay 68.8% felt safe and 70.3% the year before, with margins of about 4: that may be chance."""
    assert "not clearly different from the year before" == change("E06000027", "4A", "2024-25")


def test_a_change_across_a_break_is_not_said_at_all() -> None:
    """The way of counting changed in 2024-25, so that nothing is to be said."""
    assert change("E06000027", "2C", "2024-25") is None


FACTS = measuring.facts(measuring.section({}, measuring.SECTION))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[4A]] people feel safe.", "{A}bout 7 in 10 people feel safe."),
        ("Here [[4A]] people feel safe.", "Here {a}bout 7 in 10 people feel safe."),
        ("Listen. [[4A]] people feel safe.", "Listen. {A}bout 7 in 10 people feel safe."),
        ("**[[people-supported]]** got help.", "**6,412 people** got help."),
        ("That is [[people-supported.change]].", "That is more than the year before."),
    ],
)
def test_a_quote_fits_its_place_in_the_sentence(text: str, said: str) -> None:
    """A large letter where a sentence begins, a small one inside."""
    assert said.replace("{A}", "A").replace("{a}", "a") == FACTS.quotes.fill_easily(text)


def test_what_easy_read_cannot_say_is_named() -> None:
    """A headline has percentages and margins in it."""
    quote = next(quotes_in("[[4A.headline]]"))

    assert str(FACTS.quotes.easy_problem(quote)).endswith("which is not Easy Read.")
    assert FACTS.quotes.easy_problem(next(quotes_in("[[4A]]"))) is None
