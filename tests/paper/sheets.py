"""What stands on the pages of a PDF: every letter with its size and place."""

import ctypes
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True)
class Letter:
    """A letter, its size and its right edge in points."""

    letter: str
    size: float
    right: float


@dataclass(frozen=True)
class Sheets:
    """The pages of a PDF."""

    texts: tuple[str, ...]
    letters: tuple[Letter, ...]
    width: float

    @property
    def words(self) -> str:
        """All of the text on one line, so that no line's end stands in a sentence."""
        return " ".join(" ".join(self.texts).split())


def read(file: Path) -> Sheets:
    """Reads a PDF."""
    document = pypdfium2.PdfDocument(file)
    texts, letters = [], []
    for page in document:
        words = page.get_textpage()
        texts.append(words.get_text_range())
        for place in range(words.count_chars()):
            letter = chr(pdfium.FPDFText_GetUnicode(words.raw, place))
            if letter.isalnum():
                matrix = pdfium.FS_MATRIX()
                pdfium.FPDFText_GetMatrix(words.raw, place, ctypes.byref(matrix))
                size = pdfium.FPDFText_GetFontSize(words.raw, place) * abs(matrix.d)
                letters.append(Letter(letter, size, words.get_charbox(place)[2]))
    width = document[0].get_width()
    document.close()
    return Sheets(tuple(texts), tuple(letters), width)
