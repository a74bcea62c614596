"""The page of all pictures, the files behind it, and `localaccount pictures`."""

import io
import json
import re
from pathlib import Path

import click.testing
import pytest
from PIL import Image, ImageFile

from localaccount_gen.cli.pictures import pictures
from localaccount_gen.pictures import load_pictures
from localaccount_gen.publish import Published
from tests.accounts import findings, good_account, write
from tests.full_account import full_account, picture, published
from tests.test_own_pictures import CARER, GOOD, MANIFEST
from tests.test_render_accounts import file, in_order, page, words

_PHOTO = picture("PNG", camera="A camera", size=(3000, 1500))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """A site with one council that has a picture of its own."""
    return published(tmp_path_factory.mktemp("own"), {**full_account(), MANIFEST: GOOD, CARER: _PHOTO})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as a folder in which commands run."""
    write(tmp_path, {**good_account(), MANIFEST: GOOD, CARER: picture("PNG")})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _run(*arguments: str) -> click.testing.Result:
    return click.testing.CliRunner().invoke(pictures, arguments)


def test_every_picture_is_on_the_page_with_whose_it_is(made: Published) -> None:
    """Its licence asks for that, and an officer chooses from it."""
    text = words(made, "pictures/")

    assert in_order(
        text,
        f"{len(load_pictures())} drawings are from Material Design Icons 7.4.47, the work of Pictogrammers, with "
        "Google and other contributors. They are unchanged. Everybody may use them, under the Apache License 2.0.",
        "Pictures of Halton Borough Council",
        "carer A carer and her mother From: our own photograph Licence: Owned by the council",
        "A abuse A person with an exclamation mark. Also: hurt, harm, neglect, abused, bullying, treated badly.",
        "Y year A calendar page. Also: this year, one year, yearly. yes A tick in a circle. Also: ",
    )
    assert len(load_pictures()) + 1 == page(made, "pictures/").html.count("<div><b>")


def test_who_asks_to_be_named_is_named(tmp_path: Path) -> None:
    """As most open licences ask."""
    manifest = GOOD.replace("Owned by the council", "CC BY 4.0\n    attribution: Example Photographs")
    text = words(published(tmp_path, {**full_account(), MANIFEST: manifest, CARER: _PHOTO}), "pictures/")

    assert "Licence: CC BY 4.0 By: Example Photographs" in text


def test_pictures_beside_their_words_are_not_said_twice(made: Published) -> None:
    """On this page the words stand beside each picture; a screen reader has nothing else to say of it."""
    drawn = re.findall(r"<(?:svg|img) class=\"la-picture[^>]*>", page(made, "pictures/").html)

    assert [] == [tag for tag in drawn if 'aria-hidden="true"' not in tag and 'alt=""' not in tag]


def test_a_site_without_own_pictures_has_the_page_too(tmp_path: Path) -> None:
    """And no heading with nothing under it."""
    text = words(published(tmp_path), "pictures/")

    assert "Pictures of" not in text
    assert "They are unchanged." in text


def test_the_licence_goes_with_the_drawings(made: Published) -> None:
    """Whoever gets the pictures gets it too, from this site and from no other."""
    assert b"Version 2.0, January 2004" in file(made, "pictures/licence.txt")
    assert '<a href="licence.txt">Apache License 2.0</a>' in page(made, "pictures/").html


def test_a_councils_picture_is_published_small_and_without_what_the_camera_noted(made: Published) -> None:
    """Many stand on one Easy Read page, and phones have to fetch them."""
    content = file(made, "halton/pictures/carer.png")

    assert b"A camera" in _PHOTO
    assert b"A camera" not in content
    with Image.open(io.BytesIO(content)) as opened:
        assert (400, 200) == opened.size
    assert 'src="../halton/pictures/carer.png"' in page(made, "pictures/").html


def test_a_file_without_an_entry_is_not_published(tmp_path: Path) -> None:
    """No licence, no picture."""
    files = {**full_account(), MANIFEST: GOOD, CARER: _PHOTO, CARER.replace("carer", "private"): _PHOTO}
    addresses = [one.address for one in published(tmp_path, files).publication.files]

    assert "halton/pictures/carer.png" in addresses
    assert [] == [address for address in addresses if "private" in address]


def test_a_picture_that_breaks_off_is_told_with_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It begins as a picture does, so only drawing it anew finds out, also where PDFs are made of the account."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    whole = published(tmp_path, {**full_account(), MANIFEST: GOOD, CARER: _PHOTO[: len(_PHOTO) // 2]})

    assert [(CARER, "This picture cannot be read.")] == [
        (one.location.file, one.problem) for one in whole.checked.findings
    ]


def test_a_row_whose_picture_is_not_there_is_found_at_its_word(tmp_path: Path) -> None:
    """With what may be meant, and how to look for more."""
    section = good_account()["accounts/halton/2024-25/political-priorities.md"].replace("talk", "telefone")

    (found,) = findings(tmp_path, {"political-priorities.md": section})

    assert ("picture-not-found", 3, 51) == (found.rule, found.location.line, found.location.column)
    assert "There is no picture for “telefone”. Did you mean “phone”?" == found.problem
    assert (
        "look for a word that has one with  localaccount pictures find WORD  or put a picture of your own into the "
        "council’s pictures.yml"
    ) == found.fix


def test_several_words_that_may_be_meant_are_offered(tmp_path: Path) -> None:
    """The officer chooses."""
    section = good_account()["accounts/halton/2024-25/political-priorities.md"].replace("talk", "bus and taxi fares")

    (found,) = findings(tmp_path, {"political-priorities.md": section})

    assert "There is no picture for “bus and taxi fares”. Did you mean “bus” or “taxi”?" == found.problem


def test_find_tells_the_word_to_write_the_councils_own_first(project: Path) -> None:
    """With what it shows, whose it is and its licence."""
    result = _run("find", "carer")

    assert 0 == result.exit_code
    assert [
        "carer  A carer and her mother (halton’s own, our own photograph, Owned by the council)",
        "carer  A person with a heart (Material Design Icons 7.4.47, Apache License 2.0)",
        "       also: unpaid carer, family carer, looking after someone, carers",
    ] == result.stdout.splitlines()[:3]


def test_find_says_in_words_that_there_is_none(project: Path) -> None:
    """And which words near it have one; it ends with 1, as a check that found something does."""
    result = _run("find", "telefone")

    assert 1 == result.exit_code
    assert (
        "No picture is found by “telefone”. Near it are: phone.\n"
        "localaccount pictures list  names them all; your own go into the council’s pictures.yml.\n"
    ) == result.stdout


def test_find_for_machines(project: Path) -> None:
    """Each with all that the page of pictures says."""
    told = json.loads(_run("find", "ambulance", "--format", "json").stdout)
    none = _run("find", "telefone", "--format", "json")

    assert {"version": 1, "word": "ambulance", "near": []}.items() <= told.items()
    assert {
        "concept": "emergency",
        "words": "An ambulance",
        "also": ["999", "ambulance", "urgent", "crisis"],
        "council": None,
        "source": "Material Design Icons 7.4.47: ambulance",
        "licence": "Apache License 2.0",
        "attribution": "Pictogrammers, with Google and other contributors",
    } == told["pictures"][0]
    assert (1, [], ["phone"]) == (
        none.exit_code, json.loads(none.stdout)["pictures"], json.loads(none.stdout)["near"]
    )  # fmt: skip


def test_find_works_before_there_is_an_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In an empty folder the built-in pictures are there."""
    monkeypatch.chdir(tmp_path)

    assert "bus  A bus (Material Design Icons 7.4.47, Apache License 2.0)" == _run("find", "bus").stdout.splitlines()[0]


def test_list_has_them_all(project: Path) -> None:
    """The council's own, then the set in alphabetical order."""
    told = json.loads(_run("list", "--format", "json").stdout)["pictures"]

    assert len(load_pictures()) + 1 == len(told)
    assert ["carer", "abuse", "advocate", "alarm"] == [one["concept"] for one in told[:4]]
    assert ["halton", None] == [one["council"] for one in told[:2]]


def test_a_slip_in_the_councils_file_is_mentioned(project: Path) -> None:
    """Else its pictures would be missing without a word."""
    (project / MANIFEST).write_text("pictures: [\n", encoding="utf-8")
    result = _run("list")

    assert "Something is wrong with accounts/halton/pictures.yml: localaccount check  tells what.\n" == result.stderr
    assert result.stdout.startswith("abuse ")
