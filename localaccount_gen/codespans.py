"""Markdown without its code, in which signs mean nothing: spaces stand for it, so that every place stays right.

Only what every Markdown program takes for code is taken out. Where two of them could disagree it stays in, and is
looked at like everything else.
"""

import re
from collections.abc import Iterator

# A block between two lines of three or more ` or ~, with nothing in it that another program could take for its end.
_BLOCK = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ ]*[\w#.+-]*[ ]*\n(?P<code>(?:(?![ ]{0,3}(?:```|~~~)).*\n)*)(?P=fence)[ ]*$", re.MULTILINE
)
# A code span that ends on its line. One with | in it would be two cells of a table.
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)([^\n|]*?[^\n|`])\1(?!`)")
_PARAGRAPH = re.compile(r"(?:[ \t]*\S.*(?:\n|\Z))+")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between empty lines, each with its offset."""
    for match in _PARAGRAPH.finditer(text):
        yield match.start(), match[0]


def without_code(text: str) -> str:
    """The text with spaces for all code; as long as before, with every line where it was."""
    if "`" not in text and "~~~" not in text:
        return text
    text = _BLOCK.sub(_blank_block, text)
    return _PARAGRAPH.sub(lambda paragraph: _without_spans(paragraph[0]), text)


def _blank_block(block: re.Match[str]) -> str:
    start, end = (offset - block.start() for offset in block.span("code"))
    # The fences go too: what they opened is closed.
    head = re.sub("[`~]", " ", block[0][:start])
    return head + _blank(block[0][start:end]) + re.sub("[`~]", " ", block[0][end:])


def _without_spans(paragraph: str) -> str:
    blanked = _SPAN.sub(lambda span: _blank(span[0]), paragraph)
    # One left over could pair with another across lines, and then all is different.
    return paragraph if "`" in blanked else blanked


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
