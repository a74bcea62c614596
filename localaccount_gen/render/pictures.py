"""The page of all pictures, which says whose they are and from which an officer chooses; and the files behind it."""

from collections.abc import Mapping, Sequence

from localaccount_gen.account import Council
from localaccount_gen.pages import Fault, File, Page
from localaccount_gen.pictures import LICENCE_FILE, Picture, load_pictures
from localaccount_gen.redrawing import redrawn
from localaccount_gen.render.listed import ListedCouncil
from localaccount_gen.render.outline import Outline

_ADDRESS = "pictures/"
_LICENCE = "pictures/licence.txt"

_WIDEST = 400
"""Pixels: in Easy Read a picture is some 150 wide, and screens draw two or three dots where others draw one (ours)."""


def pictures_page(listed: Sequence[ListedCouncil]) -> Outline:
    """Every picture: each council's own first, with its licence, then the built-in set by letter."""
    page = Page(
        _ADDRESS, "pictures", "Pictures in Easy Read", "The pictures that can stand in Easy Read, who made them, and "
        "under which licence.", (), searchable=False,
    )  # fmt: skip
    facts = {
        "councils": [one for one in listed if one.pictures],
        "letters": _by_letter(load_pictures()),
        "set": load_pictures()[0],
        "number": len(load_pictures()),
        "licence": _LICENCE,
    }
    return Outline(page, facts)


def licence_file() -> File:
    """The licence of the built-in pictures."""
    return File(_LICENCE, LICENCE_FILE.read_bytes())


def own_pictures(council: Council) -> tuple[list[File], list[Fault]]:
    """The council's own pictures drawn anew, and a fault for each unreadable file."""
    files: list[File] = []
    faults: list[Fault] = []
    for picture in {picture.address: picture for picture in council.pictures}.values():
        content = redrawn(picture.path, _WIDEST) if picture.path else None
        if content is None:
            folder = council.document.file.rpartition("/")[0]
            file = f"{folder}/{picture.address.partition('/')[2]}"
            faults.append(Fault(file, "This picture cannot be read.", "save it again as PNG, JPEG or WebP"))
        else:
            files.append(File(picture.address, content))
    return files, faults


def _by_letter(pictures: Sequence[Picture]) -> Mapping[str, Sequence[Picture]]:
    letters: dict[str, list[Picture]] = {}
    for picture in sorted(pictures, key=lambda one: one.concept.casefold()):
        letters.setdefault(picture.concept[0].upper(), []).append(picture)
    return letters
