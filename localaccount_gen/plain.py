"""Texts that are no Markdown: what is unsafe in the values of a file."""

import re
from collections.abc import Iterator
from functools import partial

from localaccount_gen.findings import Finding, Location
from localaccount_gen.narrative import inspect_plain
from localaccount_gen.yamlfile import Document

_MAY_BE_UNSAFE = re.compile(r"[<\](\\{&]")


def plain_texts(document: Document) -> Iterator[Finding]:
    """What is unsafe in the values of a document."""
    for path, text in document.texts:
        # Most texts hold none of these, and looking is a hundred times cheaper than inspecting.
        if _MAY_BE_UNSAFE.search(text):
            yield from inspect_plain(text, partial(_within, document, path, text))


def _within(document: Document, path: tuple[str | int, ...], text: str, offset: int, length: int) -> Location:
    return document.within(path, text[offset : offset + length])
