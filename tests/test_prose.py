"""Sentences and their places."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from localaccount_gen.account import Account, Section
from localaccount_gen.accountforms import AccountForm
from localaccount_gen.model import Period
from localaccount_gen.prose import Kind, Part, Sentence, parts, split
from tests.accounts import check_files


def told(root: Path, story: str) -> list[tuple[str, str]]:
    account = check_files(root, {"safeguarding.md": story}).accounts[0].account
    return [(one.kind, one.said) for one in part(account, "safeguarding").sentences]


def part(account: Account, key: str) -> Part:
    return next(one for one in parts(account) if one.key == key)


def test_a_story_is_its_sentences(tmp_path):
    """Headings, paragraphs, items and cells, without the signs that nobody reads."""
    story = (
        "---\nsummary: Most people feel safe. Some do not.\n---\n"
        "## What we did\n\nWe **listened** to [people](https://example.org/a). It took\nthree weeks!\n\n"
        "- One thing\n- Another thing. And more\n\n| Place | People |\n|---|---|\n| North | 1,200 |\n"
    )

    assert [
        ("value", "Most people feel safe."),
        ("value", "Some do not."),
        ("heading", "What we did"),
        ("text", "We listened to people ."),
        ("text", "It took three weeks!"),
        ("item", "One thing"),
        ("item", "Another thing."),
        ("item", "And more"),
        ("cell", "Place"),
        ("cell", "People"),
        ("cell", "North"),
        ("cell", "1,200"),
    ] == told(tmp_path, story)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("It is 1.5 miles. It is near.", 2),
        ("See St. Helens, e.g. The Hub, or No. 10.", 1),
        ("“It helped.” She said so.", 2),
        ("£1.2m was spent. £1m was saved.", 2),
        ("Is it? Yes! It is.", 3),
        ("", 0),
    ],
)
def test_short_forms_end_no_sentence(text, count):
    """“St. Helens” is one place."""
    assert count == len(list(split(text)))


def test_a_place_is_that_of_the_words(tmp_path):
    """A finding underlines the words it is about, in the body and in a value."""
    story = "---\nsummary: Many people feel safe here.\n---\nFirst line.\n\nWe *always* listened to people.\n"
    account = check_files(tmp_path, {"safeguarding.md": story}).accounts[0].account
    one, other = (
        next(one for one in part(account, "safeguarding").sentences if "people" in one.words and one.kind is kind)
        for kind in (Kind.VALUE, Kind.TEXT)
    )

    for sentence, line, column in ((one, 2, 15), (other, 6, 25)):
        start = sentence.words.index("people")
        place = sentence.place(start, start + 6)
        assert (line, column, 6) == (place.line, place.column, place.length)


@pytest.mark.parametrize("piece", ["a ", "*", "[", "1. ", "| ", "e.g. ", "](", "- \n", "# \n", "_a", "![", "“. "])
def test_no_text_can_keep_the_computer_busy(piece, tmp_path):
    """A hundred thousand signs of any kind are read to their end."""
    document = check_files(tmp_path, {}).accounts[0].account.document
    story = (piece * 100_000)[:100_000]
    account = Account(
        None, Period(2024), tmp_path, AccountForm(), document, (Section("market", None, replace(document, body=story)),)
    )

    assert part(account, "market").sentences or not story.strip("*[]#_-! \n|(")


def test_what_has_a_mark_is_found_once_and_in_order(tmp_path):
    """Rules look closely only at sentences with a plain word, however it is written and however often it is there."""
    story = "Soon we open.\n\nWe opened.\n\nIt opens very soon, as soon as it can.\n"
    account = check_files(tmp_path, {"safeguarding.md": story}).accounts[0].account
    safeguarding = part(account, "safeguarding")

    assert ["Soon we open.", "It opens very soon, as soon as it can."] == _words(safeguarding.having(("soon", "as it")))
    assert ["Soon we open.", "We opened."] == _words(safeguarding.matching(re.compile(r"\bopen(?:ed)?\b")))
    assert [] == safeguarding.having(("later",))


def _words(found: list[Sentence]) -> list[str]:
    return [one.words for one in found]
