"""An account as an EPUB, for e-readers and phones: finished pages → chapters in XHTML → one file.

EPUB 3.3: https://www.w3.org/TR/epub-33/
"""

from localaccount_gen.epub.chapters import Chapter, Paper, chapters
from localaccount_gen.epub.container import Item, packed

__all__ = ["Chapter", "Item", "Paper", "chapters", "packed"]
