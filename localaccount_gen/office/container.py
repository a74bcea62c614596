"""Whether a Word file is safe to open: looked at as a container first, because a small file can unpack to gigabytes.

A DOCX is a zip file of XML. Nothing here trusts what the zip directory says about sizes. What is refused raises
ProjectError, in one sentence.
"""

import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from localaccount_gen.findings import ProjectError

LARGEST_FILE = 60_000_000
"""Bytes, pictures too; the longest accounts on councils' sites have some 20 million (ours)."""
LARGEST_PART = 10_000_000
"""Bytes of one part of XML, unpacked. Eighty pages of text take two or three million (ours)."""
MOST_PARTS = 3_000
MOST_ELEMENTS = 200_000
"""Some 40,000 paragraphs, which take the reader half a minute (ours)."""
DEEPEST = 150
"""Elements in one another. The reader calls itself for each (ours)."""

_PIECE = 1 << 16
_XML_BEGINS = (b"<", b"\0<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
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
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        raise ProjectError(f"{name} is damaged, or not a Word file.") from problem


def _check_part(name: str, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    # The size in the directory may be a lie, and would end the reading early here but not in the reader proper.
    part.file_size = 1 << 62
    counter = _Counter(name)
    size = 0
    with archive.open(part) as file:
        for piece in iter(lambda: file.read(_PIECE), b""):
            # By what is in it, because a document may call its parts anything. Pictures are not unpacked.
            if size == 0 and not piece.lstrip().startswith(_XML_BEGINS):
                return
            size += len(piece)
            if size > LARGEST_PART:
                raise ProjectError(f"{name} unpacks to more than any account needs.")
            counter.feed(piece)
    if size:
        counter.feed(b"", last=True)


class _Counter:
    """Follows the XML of one part; gives up at a document type and at too many or too deep elements."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._elements = 0
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, piece: bytes, last: bool = False) -> None:
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as problem:
            raise ProjectError(f"{self._name} is damaged: part of it is not XML.") from problem

    def _doctype(self, *_: object) -> None:
        raise ProjectError(f"{self._name} declares a document type, which no Word file needs.")

    def _start(self, *_: object) -> None:
        self._depth += 1
        self._elements += 1
        if self._depth > DEEPEST or self._elements > MOST_ELEMENTS:
            raise ProjectError(f"{self._name} is nested deeper, or has more parts, than any account needs.")

    def _end(self, *_: object) -> None:
        self._depth -= 1
