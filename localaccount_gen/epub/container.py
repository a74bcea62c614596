"""The file around a book: a zip that is the same to the byte whenever and wherever it is made."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass

PACKAGE = "EPUB/package.opf"

_CONTAINER = f"""\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""Before it a zip cannot date anything."""

_UNIX = 3
"""Otherwise a zip says on which system it was made."""


@dataclass(frozen=True)
class Item:
    """A file of a book."""

    name: str
    """From the folder of the package: `outcomes.xhtml`, `images/bus.jpg`."""
    content: bytes
    media_type: str
    properties: str = ""
    """What reading systems must know of it (https://www.w3.org/TR/epub-33/#sec-item-resource-properties)."""

    @property
    def key(self) -> str:
        """Names it in the package: an XML id."""
        return "item-" + "".join(letter if letter.isalnum() else "-" for letter in self.name)


def packed(package: str, items: Iterable[Item]) -> bytes:
    """The book. `package` is the text of its package document, which lists the items."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        # Its first bytes say what it is: https://www.w3.org/TR/epub-33/#sec-zip-container-mime
        _put(book, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(book, "META-INF/container.xml", _CONTAINER.encode())
        _put(book, PACKAGE, package.encode())
        for item in items:
            _put(book, f"EPUB/{item.name}", item.content)
    return content.getvalue()


def _put(book: zipfile.ZipFile, name: str, content: bytes, how: int = zipfile.ZIP_DEFLATED) -> None:
    entry = zipfile.ZipInfo(name, _FIRST_DAY)
    entry.compress_type = how
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    book.writestr(entry, content)
