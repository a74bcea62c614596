"""Numbers as British prose has them."""

from decimal import Decimal

import pytest

from localaccount_gen.numerals import AMOUNT, OTHER, Unit, numbered


def told(text: str) -> list[tuple[str, str]]:
    """Each number, with its unit."""
    return [
        (f"{one.value:.4g}" if one.value < 1000 else f"{one.value:.0f}", one.unit) for one in numbered(text).numerals
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("72% of people", [("72", Unit.PERCENT)]),
        ("72 per cent of people", [("72", Unit.PERCENT)]),
        ("seventy-two per cent", [("72", Unit.PERCENT)]),
        ("7 in 10 people", [("70", Unit.PERCENT)]),
        ("one in three carers", [("33.33", Unit.PERCENT)]),
        ("47 out of 60 files", [("78.33", Unit.PERCENT)]),
        ("three quarters of them", [("75", Unit.PERCENT)]),
        ("a third of homes", [("33.33", Unit.PERCENT)]),
        ("half of the staff", [("50", Unit.PERCENT)]),
        ("2.3 percentage points", [("2.3", Unit.POINTS)]),
        ("up 4pp", [("4", Unit.POINTS)]),
        ("£1.2m and £1.2 million", [("1200000", Unit.POUNDS), ("1200000", Unit.POUNDS)]),
        ("£1,012 a week", [("1012", Unit.POUNDS)]),
        ("1,234 people", [("1234", Unit.COUNT)]),
        ("592.5 per 100,000 people", [("592.5", Unit.RATE)]),
        ("19.1 out of 24", [("19.1", Unit.SCORE)]),
        ("six weeks, not 12 days", [("6", Unit.WEEKS), ("12", Unit.DAYS)]),
        ("In 2025 40 people came", [("40", Unit.COUNT)]),
    ],
)
def test_a_number_is_read_with_its_unit(text, numbers):
    """What an officer writes, in figures or in words, is one number."""
    assert numbers == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "on 31 March 2025",
        "in 2023-24 and 2024/25",
        "aged 18 to 64, and 65 and over",
        "Ring 01632 960123 from 9am to 5pm",
        "4A, 2B(1) and section 42",
        "[[people-supported.change]]",
        "a third home",
        "one of our carers",
        "https://example.org/2024/12",
        "the 21st meeting, 24/7, a six-week course in room 3-4",
        "",
    ],
)
def test_what_is_no_amount_is_left_alone(text):
    """A date, an age or a telephone number compared with a figure would make every finding doubtful."""
    assert [] == told(text)


@pytest.mark.parametrize(
    ("words", "true", "false"),
    [
        ("72%", "72.4", "72.6"),
        ("72.0%", "72.04", "72.1"),
        ("about 70%", "66.2", "64.9"),
        ("7 in 10", "74.9", "75.2"),
        ("over 70%", "71", "69.4"),
        ("nearly 70%", "68.8", "71"),
        ("fewer than 1,500 people", "1468", "1512"),
        ("1,234 people", "1234", "1235"),
        ("3,200 people", "3,240", "3,260"),
        ("£1.2m", "1249999", "1251000"),
    ],
)
def test_a_number_stands_for_what_rounds_to_it(words, true, false):
    """“72%” of a published 72.4 is honest, and 73% is not."""
    (one,) = numbered(words).numerals

    assert one.stands_for(Decimal(true.replace(",", "")))
    assert not one.stands_for(Decimal(false.replace(",", "")))


def test_the_copy_for_patterns_is_as_long_as_the_text():
    """Only so is a place found in the copy a place in the file."""
    text = "In 2023-24 it rose from 363 to 756, up 48%."

    assert f"in {OTHER * 7} it rose from {AMOUNT * 3} to {AMOUNT * 3}, up {AMOUNT * 3}." == numbered(text).masked


def test_letters_that_grow_when_made_small_move_no_place():
    """A Turkish İ is two letters when small."""
    assert len("İstanbul 72%") == len(numbered("İstanbul 72%").masked)
