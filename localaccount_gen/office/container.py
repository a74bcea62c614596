"""Whether a Word file is safe to open: looked at as a container first, because a small file can unpack to gigabytes.

What is refused raises ProjectError, in one sentence.
"""

import zipfile
from io import BytesIO
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.zippedxml import DAMAGED, Follower, begins_xml, pieces

LARGEST_FILE = 60_000_000
"""Bytes, pictures too; the longest accounts on councils' sites have some 20 million (ours)."""
LARGEST_PART = 10_000_000
"""Bytes of one part of XML, unpacked. Eighty pages of text take two or three million (ours)."""
MOST_PARTS = 3_000
MOST_ELEMENTS = 200_000
"""Some 40,000 paragraphs, which take the reader half a minute (ours)."""
DEEPEST = 150
"""Elements in one another. The reader calls itself for each (ours)."""

_MAIN = "word/document.xml"


def read_office_file(path: Path) -> bytes:
    """A file's bytes, refused above `LARGEST_FILE`."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except OSError as problem:
        raise ProjectError(f"{path.name} cannot be read: {problem.strerror or problem}.") from problem
    if len(content) > LARGEST_FILE:
        raise ProjectError(f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB; take the pictures out first.")
    return content


def check_word(name: str, content: bytes) -> None:
    """Refuses what is no Word file, unpacks to too much, declares a document type, or is nested without end."""
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ProjectError(f"{name} is in the old Word format or has a password; save it as a Word Document (.docx).")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > MOST_PARTS:
                raise ProjectError(f"{name} has {len(parts):,} parts inside, more than any account needs.")
            if _MAIN not in {part.filename for part in parts}:
                raise ProjectError(f"{name} is not a Word file (.docx).")
            for part in parts:
                _check_part(name, archive, part)
    except (*DAMAGED, OSError) as problem:
        raise ProjectError(f"{name} is damaged, or not a Word file.") from problem


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    counter = _Counter(name)
    size = 0
    for piece in pieces(archive, part):
        # Pictures are not unpacked.
        if size == 0 and not begins_xml(piece):
            return
        size += len(piece)
        if size > LARGEST_PART:
            raise ProjectError(f"{name} unpacks to more than any account needs.")
        counter.feed(piece)
    if size:
        counter.feed(b"", last=True)


class _Counter(Follower):
    """Gives up at too many or too deep elements."""

    kind = "Word file"

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._depth = self._elements = 0

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            raise ProjectError(f"{self._name} is nested deeper, or has more parts, than any account needs.")

    def _end(self, element: str) -> None:
        self._depth -= 1
