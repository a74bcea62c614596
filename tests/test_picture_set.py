"""The pictures of Easy Read: every word an officer may try finds one, and every one may be published."""

import re
from pathlib import Path

import pytest

from localaccount_gen.pictures import LICENCE_FILE, Picture, every_picture, find_picture, load_pictures, near, search
from localaccount_gen.yamlfile import read_section

ACCOUNTS = Path(__file__).parents[1] / "accounts"

OWN = Picture("phone", "Our helpline’s red telephone", "The council", "Owned by the council", "", path=Path("red.png"))


def test_there_is_a_picture_for_what_an_account_tells() -> None:
    """Most of an Easy Read edition can be written without looking for pictures elsewhere."""
    assert len(load_pictures()) >= 200


@pytest.mark.parametrize("path", sorted(ACCOUNTS.rglob("*.md")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_picture_the_sample_accounts_name_is_there(path: Path) -> None:
    """They are what an officer copies from."""
    document, _ = read_section(path, path.name)
    assert document is not None
    rows = document.values.get("easy_read", {}).get("rows", [])

    assert [] == [row["picture"] for row in rows if "picture" in row and find_picture(row["picture"]) is None]


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("phone", "phone"),
        ("Telephone", "phone"),
        ("  RING   us ", "phone"),
        ("o'clock", "clock"),
        ("older people", "old person"),
        ("safeguarding", "safe"),
        ("direct payments", "direct payment"),
        ("thumbs down", "bad"),
        ("interpreter", "language"),
    ],
)
def test_a_picture_is_found_by_any_word_for_it(word: str, concept: str) -> None:
    """Nobody has to learn our words; capitals, spaces and apostrophes do not matter."""
    found = find_picture(word)

    assert found is not None
    assert concept == found.concept


def test_no_word_stands_for_two_pictures_and_no_picture_for_two_words() -> None:
    """The same word brings the same picture on every page, and readers meet one picture with one meaning."""
    names = [name.casefold() for picture in load_pictures() for name in picture.names]
    drawings = [picture.drawing for picture in load_pictures()]

    assert [] == sorted({name for name in names if names.count(name) > 1})
    assert len(drawings) == len(set(drawings))


def test_every_picture_says_what_it_shows_in_a_few_words() -> None:
    """A screen reader says it before every sentence, so it is short, begins as a sentence does and does not end it."""
    for picture in load_pictures():
        assert re.fullmatch(r"[A-Z][^.]{2,45}", picture.words), picture.words


def test_every_picture_is_lines_in_the_same_box() -> None:
    """Only the letters and numbers of an SVG path, and no coordinate out of the box by more than a line's width."""
    for picture in load_pictures():
        assert re.fullmatch(r"[Mm][MmLlHhVvCcSsQqTtAaZz0-9 .,-]+", picture.drawing), picture.concept
        assert 20 < len(picture.drawing) < 3000, picture.concept


def test_every_picture_has_its_source_licence_and_makers() -> None:
    """The licence asks for its own text to travel with the drawings."""
    assert {"Apache License 2.0"} == {picture.licence for picture in load_pictures()}
    assert {"Pictogrammers, with Google and other contributors"} == {one.attribution for one in load_pictures()}
    assert "Material Design Icons 7.4.47: phone" == next(
        one.source for one in load_pictures() if one.concept == "phone"
    )
    text = LICENCE_FILE.read_text(encoding="utf-8")
    assert "Apache License\n                           Version 2.0, January 2004" in text
    assert "released as free, open source, and GPL friendly by" in text


def test_the_councils_own_picture_goes_first() -> None:
    """Under every word for it; other words bring ours."""
    assert [OWN, OWN] == [find_picture("phone", [OWN]), find_picture("telephone", [OWN])]
    assert find_picture("bus") == find_picture("bus", [OWN])
    assert [OWN] == [picture for picture in every_picture([OWN]) if picture.concept == "phone"]


def test_searching_begins_with_the_word_itself() -> None:
    """Then come other names, then the beginnings of words, then what pictures show."""
    assert ["home", "care at home", "care home", "home safe", "new home", "no home"] == [
        picture.concept for picture in search("Home")
    ][:6]
    assert "hospital" == search("ward")[0].concept
    assert [] == search("")
    assert [] == search("zebra")


def test_a_word_without_a_picture_has_some_near_it() -> None:
    """“helpper” is a slip; “bus pass” shares a word with a picture."""
    assert "helper" == near("helpper")[0]
    assert "bus" in near("bus to town hall")
    assert () == near("zebra")
