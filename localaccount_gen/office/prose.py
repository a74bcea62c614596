"""Words from an office file as plain Markdown: nothing in them is taken for a mark, a tag or a quoted figure."""

import re

from localaccount_gen.characters import is_forbidden

_MARKS = re.compile(r"([\\`*_\[\]])")
_TAG = re.compile(r"<(?![\s\d=])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def clean(words: str) -> str:
    """Words without hidden characters, every stretch of white space one space."""
    seen = "".join(" " if character in "\u2028\u2029\xa0\x0b\f" else character for character in words)
    return re.sub(r"\s+", " ", "".join(character for character in seen if not is_forbidden(character)))


def escaped(words: str) -> str:
    """Words inside a paragraph, every character itself."""
    return _TAG.sub("&lt;", _ENTITY.sub("&amp;", _MARKS.sub(r"\\\1", words)))


def paragraph(markdown: str) -> str:
    """A paragraph that begins no heading, list, quotation or rule."""
    text = markdown.strip()
    text = _NUMBERED.sub(r"\1\\\2", text)
    return re.sub(r"^([#>|~=]|[-+](?=[\s+-]|$))", r"\\\1", text)


def first_words(words: str, most: int = 12) -> str:
    """The first words of a text, for a list of what was left out."""
    parts = words.split()
    return f"{' '.join(parts[:most])} …" if len(parts) > most else " ".join(parts)
