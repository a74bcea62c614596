"""The page of all pictures, which says whose they are and from which an officer chooses; and the files behind it."""

from collections.abc import Mapping, Sequence

from localaccount_gen.pages import Fault, File, Page
from localaccount_gen.pictures import LICENCE_FILE, Picture, load_pictures
from localaccount_gen.redrawing import redrawn
from localaccount_gen.render.outline import Outline
from localaccount_gen.render.sitewide import ShownCouncil

_ADDRESS = "pictures/"
_LICENCE = "pictures/licence.txt"

_WIDEST = 400
"""Pixels: in Easy Read a picture is some 150 wide, and screens draw two or three dots where others draw one (ours)."""


def pictures_page(shown: Sequence[ShownCouncil]) -> Outline:
    """Every picture: each council's own first, with its licence, then the built-in set by letter."""
    page = Page(
        _ADDRESS, "pictures", "Pictures in Easy Read", "The pictures that can stand in Easy Read, who made them, and "
        "under which licence.", (), searchable=False,
    )  # fmt: skip
    facts = {
        "councils": [one.council for one in shown if one.council.pictures],
        "letters": _by_letter(load_pictures()),
        "set": load_pictures()[0],
        "number": len(load_pictures()),
        "licence": _LICENCE,
    }
    return Outline(page, facts)


def picture_files(shown: Sequence[ShownCouncil]) -> tuple[list[File], list[Fault]]:
    """The councils' own pictures drawn anew, and the licence of the built-in ones; a fault for each unreadable file."""
    files = [File(_LICENCE, LICENCE_FILE.read_bytes())]
    faults: list[Fault] = []
    for one in shown:
        for picture in {picture.address: picture for picture in one.council.pictures}.values():
            content = redrawn(picture.path, _WIDEST) if picture.path else None
            if content is None:
                folder = one.council.document.file.rpartition("/")[0]
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
