"""A council's own pictures for Easy Read: what may be published is, and what may not is found where it was written."""

from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import Finding
from localaccount_gen.load import load
from localaccount_gen.pictures import Picture, find_picture
from localaccount_gen.requirements import load_framework
from tests.accounts import findings, good_account, write
from tests.full_account import picture

MANIFEST = "accounts/halton/pictures.yml"
CARER = "accounts/halton/pictures/carer.png"

GOOD = """\
pictures:
  carer:
    file: carer.png
    words: A carer and her mother
    source: our own photograph
    licence: Owned by the council
"""


def _found(root: Path, manifest: str, **files: bytes) -> list[Finding]:
    """What is found with this manifest, with these files in the folder or with carer.png alone."""
    there = {f"accounts/halton/pictures/{name.replace('_', '.')}": content for name, content in files.items()}
    return findings(root, {MANIFEST: manifest, **(there or {CARER: picture("PNG")})})


def _told(found: list[Finding]) -> list[tuple[str, str, int, int, str]]:
    return [(one.rule, one.location.file, one.location.line, one.location.column, one.problem) for one in found]


def test_a_picture_with_all_it_needs_is_the_councils(tmp_path: Path) -> None:
    """It stands for its word in every account of the council, and nothing is wrong with it."""
    project = write(tmp_path, {**good_account(), MANIFEST: GOOD, CARER: picture("PNG")})

    loaded = load(project, load_catalogue(), load_framework())
    (account,) = (reading.account for reading in loaded.readings)

    assert () == loaded.findings
    assert account is not None
    assert (
        Picture(
            "carer", "A carer and her mother", "our own photograph", "Owned by the council", "",
            path=tmp_path / CARER, address="halton/pictures/carer.png",
        ),
    ) == account.council.pictures  # fmt: skip
    assert account.council.pictures[0] == find_picture("unpaid carer", account.council.pictures)


def test_a_council_without_pictures_of_its_own_has_nothing_to_mend(tmp_path: Path) -> None:
    """Most have none."""
    assert [] == findings(tmp_path, {})


@pytest.mark.parametrize("key", ["file", "words", "source", "licence"])
def test_a_picture_lacks_nothing_that_readers_and_its_makers_need(key: str, tmp_path: Path) -> None:
    """No licence, no picture; and no picture without words for whoever cannot see it."""
    manifest = "".join(line for line in GOOD.splitlines(keepends=True) if f" {key}:" not in line)

    (found,) = _found(tmp_path, manifest)

    assert ("missing-key", MANIFEST, 2, 3) == (
        found.rule, found.location.file, found.location.line, found.location.column
    )  # fmt: skip
    assert f"“carer” has no “{key}”." == found.problem


def test_whoever_leaves_the_licence_out_is_told_why_it_matters(tmp_path: Path) -> None:
    """At the place, in the words of the file."""
    (found,) = _found(tmp_path, GOOD.replace("    licence: Owned by the council\n", ""))

    assert (
        "add a line such as  licence: …   (what lets everybody have it: a licence, or that you own or bought it. "
        "No licence, no picture)"
    ) == found.fix


@pytest.mark.parametrize(
    ("licence", "problem"),
    [
        ("CC BY-NC 4.0", "“CC BY-NC 4.0” does not let everybody use this picture."),
        ("CC BY-NC-SA", "“CC BY-NC-SA” does not let everybody use this picture."),
        ("Free for non-commercial use", "“Free for non-commercial use” does not let everybody use this picture."),
        ("Personal use only", "“Personal use only” does not let everybody use this picture."),
        ("CC BY-ND 4.0", "“CC BY-ND 4.0” forbids changes to this picture, and every picture is drawn anew, smaller."),
        ("unknown", "“unknown” is no licence, and without one there is no picture."),
        ("Google Images", "“Google Images” is no licence, and without one there is no picture."),
        ("CC BY 4.0", "“CC BY 4.0” asks for the maker’s name, and none is given."),
    ],
)
def test_a_licence_that_does_not_suit_is_refused_with_the_reason(licence: str, problem: str, tmp_path: Path) -> None:
    """At the line of the licence."""
    found = _found(tmp_path, GOOD.replace("Owned by the council", licence))

    assert [("picture-without-licence", MANIFEST, 6, 14, problem)] == _told(found)


@pytest.mark.parametrize(
    "licence",
    [
        "Owned by the council",
        "Bought from Photosymbols in 2024 for all our publications",
        "CC0",
        "Open Government Licence v3.0",
        "No licence needed, our own staff took it",
        "CC BY-SA 4.0\n    attribution: Mulberry Symbols",
    ],
)
def test_other_licences_are_the_councils_to_judge(licence: str, tmp_path: Path) -> None:
    """It knows what it agreed to; we know only what never suits."""
    assert [] == _found(tmp_path, GOOD.replace("Owned by the council", licence))


def test_an_unknown_key_is_found(tmp_path: Path) -> None:
    """As in every other file."""
    found = _found(tmp_path, GOOD.replace("    words:", "    alt: A carer\n    words:"))

    assert [
        ("unknown-key", MANIFEST, 4, 5, "“alt” is not a key this file has under “carer”.")
    ] == _told(found)  # fmt: skip


@pytest.mark.parametrize(
    ("file", "rule", "problem"),
    [
        ("carers.png", "broken-link", "There is no picture “carers.png” in the folder pictures. Did you mean "
         "“carer.png”?"),
        ("Carer.png", "broken-link", "There is no picture “Carer.png” in the folder pictures. Did you mean "
         "“carer.png”?"),
        ("../council.yml", "outside-account", "“../council.yml” leads out of the account’s own folder."),
        ("/etc/passwd", "outside-account", "“/etc/passwd” leads out of the account’s own folder."),
        ("https://www.example.org/carer.png", "unsafe-markup", "This picture would be fetched from another site."),
    ],
)  # fmt: skip
def test_a_file_is_one_of_the_folder_as_it_is_written_there(file: str, rule: str, problem: str, tmp_path: Path) -> None:
    """A slip, another case (which only Windows forgives), a way out of the folder, another site."""
    found = _found(tmp_path, GOOD.replace("file: carer.png", f"file: {file}"))

    assert [(rule, MANIFEST, 3, 11, problem)] == _told(found)


def test_a_file_that_is_no_picture_is_found(tmp_path: Path) -> None:
    """Whatever its name says."""
    found = _found(tmp_path, GOOD, carer_png=b"<svg onload=alert(1)>")

    assert [("broken-link", MANIFEST, 3, 11, "“carer.png” cannot be read as a picture.")] == _told(found)


def test_a_file_of_another_kind_or_name_is_found(tmp_path: Path) -> None:
    """Drawings in SVG can carry programs."""
    found = _found(tmp_path, GOOD, carer_png=picture("PNG"), carer_svg=b"<svg/>")

    assert [
        ("unknown-key", "accounts/halton/pictures/carer.svg", 1, 1,
         "“carer.svg” cannot be published under this name.")
    ] == _told(found)  # fmt: skip
    assert "use small letters, digits and hyphens and end in .png, .jpg or .webp" == found[0].fix


@pytest.mark.parametrize("linked", [MANIFEST, "accounts/halton/pictures", CARER])
def test_a_link_on_disk_is_not_followed(linked: str, tmp_path: Path) -> None:
    """It could lead to any file of the computer that builds the site."""
    project = write(tmp_path / "project", {**good_account(), MANIFEST: GOOD, CARER: picture("PNG")})
    path = project.root / linked
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")

    loaded = load(project, load_catalogue(), load_framework())

    told = [(one.rule, one.location.file) for one in loaded.findings]
    assert ("outside-account", linked) == told[0]
    assert [()] == [reading.account.council.pictures for reading in loaded.readings if reading.account]


def test_what_stands_in_a_text_is_never_markup(tmp_path: Path) -> None:
    """It is shown on the page of pictures."""
    found = _found(tmp_path, GOOD.replace("our own photograph", "<img src=x onerror=alert(1)>"))

    assert {"unsafe-markup"} == {one.rule for one in found}


def test_a_refused_picture_stands_in_no_account(tmp_path: Path) -> None:
    """Its row then has the built-in picture, or is told that there is none."""
    manifest = GOOD.replace("  carer:", "  our minibus:").replace("Owned by the council", "CC BY-NC 4.0")
    section = good_account()["accounts/halton/2024-25/political-priorities.md"].replace("talk", "our minibus")
    found = findings(
        tmp_path, {MANIFEST: manifest, CARER: picture("PNG"), "political-priorities.md": section}
    )  # fmt: skip

    assert [
        ("picture-not-found", "There is no picture for “our minibus”. Did you mean “bus”?"),
        ("picture-without-licence", "“CC BY-NC 4.0” does not let everybody use this picture."),
    ] == sorted((one.rule, one.problem) for one in found)
