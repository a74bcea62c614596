"""ODS, XLSX and DOCX are zip files of XML: their parts unpacked piece by piece, and their elements followed.

Nothing here trusts what the zip directory says about sizes, and nothing is held whole.
"""

import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from localaccount_gen.findings import ProjectError

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What unpacking raises where a file is damaged, has a password, or is packed in a way that is not known."""

_PIECE = 1 << 16
_XML_BEGINS = (b"<", b"\0<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def pieces(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part unpacked, a piece at a time. Raises what is in DAMAGED."""
    # The size in the directory may be a lie, and would end the reading early here but not in the reader proper.
    part.file_size = 1 << 62
    with archive.open(part) as file:
        yield from iter(lambda: file.read(_PIECE), b"")


def begins_xml(piece: bytes) -> bool:
    """Whether a part is XML, by what is in it, because a file may call its parts anything."""
    return piece.lstrip().startswith(_XML_BEGINS)


class Follower:
    """Follows the XML of one part, element by element; a document type, which can unpack to anything, is refused."""

    kind = "spreadsheet"
    """What needs no document type."""
    advice = ""
    """What to do with a damaged file, after a space."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser = expat.ParserCreate()
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def feed(self, piece: bytes, last: bool = False) -> None:
        """Raises ProjectError, in one or two sentences, for what is refused."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as problem:
            raise ProjectError(f"{self._name} is damaged: part of it is not XML.{self.advice}") from problem

    def _doctype(self, *_: object) -> None:
        raise ProjectError(f"{self._name} declares a document type, which no {self.kind} needs.")

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def _end(self, element: str) -> None:
        raise NotImplementedError
