"""A Word file (.docx) → headings, paragraphs, lists and tables as plain Markdown. The one home of `mammoth`.

mammoth (BSD licence) follows Word's styles, lists, footnotes, text boxes and tracked changes and gives plain HTML. It
fetches nothing from elsewhere. Tracked changes are taken as accepted. Comments and pictures are listed and left out.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

from localaccount_gen.findings import ProjectError
from localaccount_gen.office.blocks import Block, Kind, WordFile
from localaccount_gen.office.container import check_word
from localaccount_gen.office.prose import escaped
from localaccount_gen.office.reader import OURS, REFERENCE, Reader

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name^='toc'] => !
p[style-name^='TOC'] => !
p[style-name^='Contents'] => !
comment-reference => sup
"""

_CLOSING = re.compile(r"[.,;:!?]$")


def read_word(name: str, content: bytes) -> WordFile:
    """The blocks of a Word file. One that is damaged, or made to do harm, raises ProjectError."""
    import mammoth

    check_word(name, content)
    try:
        converted = mammoth.convert_to_html(
            BytesIO(content), style_map=_STYLES, id_prefix=OURS, include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {"alt": image.alt_text or ""}),
        )  # fmt: skip
        with zipfile.ZipFile(BytesIO(content)) as archive:
            main = archive.read("word/document.xml")
    except RecursionError as problem:
        raise ProjectError(f"{name} is nested deeper than any account needs.") from problem
    # Whatever a file made by hand does to the reader, the person who gave it the name is told, in one sentence.
    except Exception as problem:
        raise ProjectError(f"{name} cannot be read as a Word file; open it in Word and save it again.") from problem
    reader = Reader()
    reader.feed(converted.value)
    reader.close()
    found = reader.found
    found.blocks = _with_headings(_with_notes(found.blocks, reader.notes))
    found.tracked = re.search(rb"<w:(?:ins|del) ", main) is not None
    return found


def _with_notes(blocks: list[Block], notes: Mapping[str, str]) -> list[Block]:
    """Footnotes in brackets where they are pointed to, since a page has no foot."""

    def put(match: re.Match[str]) -> str:
        note = notes.get(match[1], "").strip()
        return f" ({escaped(note)})" if note else ""

    return [
        Block(one.kind, REFERENCE.sub("", one.words), REFERENCE.sub(put, one.markdown), one.level,
              tuple(tuple(REFERENCE.sub("", cell) for cell in row) for row in one.rows))
        for one in blocks
    ]  # fmt: skip


def _with_headings(blocks: list[Block]) -> list[Block]:
    """Where no heading has a heading's style, a short paragraph all in bold is one: many people write them so."""
    if any(block.kind is Kind.HEADING for block in blocks):
        return blocks
    return [
        Block(Kind.HEADING, block.words, block.markdown[2:-2], 2)
        if block.kind is Kind.PARAGRAPH
        and re.fullmatch(r"\*\*(?:(?!\*\*).)+\*\*", block.markdown)
        and len(block.words) <= 100
        and not _CLOSING.search(block.words)
        else block
        for block in blocks
    ]
