"""Markdown without its code, in which signs mean nothing: spaces stand for it, so that every place stays right.

Only what every Markdown program takes for code is taken out. Where two of them could disagree it stays in, and is
looked at like everything else.
"""

import re
from collections.abc import Iterator

# A block of code stands between empty lines and between two lines of three or more ` or ~.
_BLOCK = re.compile(
    r"(?:\A|(?<=\n\n))(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n"
    r"(?P<code>(?:(?![ ]{0,3}(?:```|~~~)).*\n)*)(?P=fence)[ ]*(?=\n\n|\n?\Z)"
)
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
# A code span that ends on its line. One with | in it would be two cells of a table.
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)([^\n|]*?[^\n|`])\1(?!`)")
# A tag opened outside code may hold the ` that seems to open a span.
_OPEN_TAG = re.compile(r"<[a-z!/?](?![^<>\s]*>)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"(?:[ \t]*\S.*(?:\n|\Z))+")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between empty lines, each with its offset."""
    for match in _PARAGRAPH.finditer(text):
        yield match.start(), match[0]


def without_code(text: str) -> str:
    """The text with spaces for all code; as long as before, with every line where it was."""
    if "`" not in text and "~~~" not in text:
        return text
    blanked = _BLOCK.sub(lambda block: _blank(block[0]), text)
    # One fence left over could pair with another, and then all is different. The same holds of spans below.
    text = text if _FENCE.search(blanked) else blanked
    return _PARAGRAPH.sub(lambda paragraph: _without_spans(paragraph[0]), text)


def _without_spans(paragraph: str) -> str:
    blanked = _SPAN.sub(lambda span: _blank(span[0]), paragraph)
    return paragraph if "`" in blanked or _OPEN_TAG.search(blanked) else blanked


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
