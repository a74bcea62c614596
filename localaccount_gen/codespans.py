"""Markdown without its code, in which signs mean nothing: spaces stand for it, so that every place stays right.

Only what every Markdown program takes for code is taken out. Where two of them could disagree it stays in, and is
looked at like everything else.
"""

import re
from collections.abc import Iterator

# A block of code between two lines of ``` and between empty lines. A program that knows no such blocks takes it for a
# span, as long as no line of it starts like a list, a heading or the like.
_BLOCK = re.compile(
    r"(?:\A|(?<=\n\n))(?P<fence>`{3,})[ ]*[\w#.+-]*[ ]*\n"
    r"(?:(?!.*```)(?:[^\W\d_]|[<(\"'/.$]).*\n)+(?P=fence)[ ]*(?=\n\n|\n?\Z)"
)
_FENCE = re.compile(r"^[ \t>]*(?:```|~~~)", re.MULTILINE)
# A code span that ends on its line. One with | in it would be two cells of a table.
_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)([^\n|]*?[^\n|`])\1(?!`)")
# What a ` may belong to instead of opening a span: a tag, or the destination of a link.
_OPEN_TAG = re.compile(r"<[a-z!/?](?![^<>\s]*>)", re.IGNORECASE)
_IN_DESTINATION = re.compile(r"\](?:\(|:)[^)\n]*\n?[^)\n]*`")


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text between empty lines, each with its offset."""
    start = end = 0
    for line in text.split("\n"):
        if not line.strip():
            if start < end:
                yield start, text[start:end]
            start = end + len(line) + 1
            end = start
        else:
            end += len(line) + 1
    if start < end:
        yield start, text[start:end]


def without_code(text: str) -> str:
    """The text with spaces for all code; as long as before, with every line where it was."""
    if "`" not in text:
        return text
    blanked = _BLOCK.sub(lambda block: _blank(block[0]), text)
    # One fence left over could pair with another, and then all is different. The same holds of spans below.
    text = text if _FENCE.search(blanked) else blanked
    parts: list[str] = []
    done = 0
    for offset, paragraph in paragraphs(text):
        parts += text[done:offset], _without_spans(paragraph)
        done = offset + len(paragraph)
    return "".join([*parts, text[done:]])


def _without_spans(paragraph: str) -> str:
    blanked = _SPAN.sub(lambda span: _blank(span[0]), paragraph)
    unsure = "`" in blanked or _OPEN_TAG.search(blanked) or _IN_DESTINATION.search(paragraph)
    return paragraph if unsure else blanked


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
