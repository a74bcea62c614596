"""The HTML that mammoth makes of a Word file → blocks of plain Markdown."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import product
from typing import Any

from localaccount_gen.destinations import objection
from localaccount_gen.office.blocks import Block, Kind, WordFile
from localaccount_gen.office.prose import clean, escaped, paragraph

OURS = "localaccount-"
"""Begins every id that mammoth makes, so that none can be taken for a bookmark of the document's."""
REFERENCE = re.compile("\x02([^\x03]*)\x03")
"""Where a footnote is pointed to, until the notes themselves have been read: they stand at the end."""

_MOST_SPANNED = 100
_MOST_CELLS = 100_000
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class _Frame:
    tag: str
    address: str = ""
    markdown: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """Follows the HTML that mammoth writes, which has no attributes but ids, addresses and spans."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = WordFile()
        self.notes: dict[str, str] = {}
        self._frames = [_Frame("")]
        self._lists: list[list[Any]] = []
        self._items: list[tuple[str, str]] = []
        self._grid: dict[tuple[int, int], str] = {}
        self._row = 0
        self._tables = 0
        self._note: str | None = None
        self._in_comments = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag in ("p", *_HEADINGS):
            self._words_end() if not self._tables and not self._lists else self._append(" ", " ")
        elif tag in ("strong", "em", "a"):
            self._frames.append(_Frame(tag, given.get("href", "")))
        elif tag == "br":
            self._append(" ", " ")
        elif tag == "img":
            self.found.pictures.append(clean(given.get("alt", "")).strip())
        elif tag in ("ul", "ol"):
            self._item_ends()
            self._lists.append([tag, 0])
        elif tag == "li":
            self._lists[-1][1] += 1
            self._note = given["id"].removeprefix(OURS) if given.get("id", "").startswith(OURS) else None
        elif tag == "dl":
            self._in_comments = True
        elif tag == "table":
            self._words_end()
            self._tables += 1
            if self._tables == 1:
                self._grid, self._row = {}, -1
        elif self._tables == 1 and tag == "tr":
            self._row += 1
        elif self._tables == 1 and tag in ("td", "th"):
            self._frames.append(_Frame("cell", f"{given.get('colspan', '1')} {given.get('rowspan', '1')}"))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("strong", "em", "a"):
            self._mark_ends(tag)
        elif tag in _HEADINGS:
            self._words_end(int(tag[1]))
        elif tag == "p" and not self._tables and not self._lists:
            self._words_end()
        elif tag == "li":
            self._item_ends()
        elif tag in ("ul", "ol"):
            self._lists.pop()
            if not self._lists and self._items:
                self.found.blocks.append(Block(Kind.LIST, " ".join(words for words, _ in self._items),
                                               "\n".join(line for _, line in self._items)))  # fmt: skip
                self._items = []
        elif tag == "dd":
            self._words_end()
        elif tag == "table":
            self._tables -= 1
            if not self._tables:
                self._table_ends()
        elif self._tables == 1 and tag in ("td", "th"):
            self._cell_ends()

    def handle_data(self, data: str) -> None:
        words = re.sub("[\x02\x03]", "", data)
        self._append(escaped(clean(words)), clean(words))

    def _append(self, markdown: str, words: str) -> None:
        self._frames[-1].markdown.append(markdown)
        self._frames[-1].words.append(words)

    def _mark_ends(self, tag: str) -> None:
        if len(self._frames) < 2 or self._frames[-1].tag != tag:
            return
        frame = self._frames.pop()
        markdown, words = "".join(frame.markdown), "".join(frame.words)
        if frame.address.startswith(f"#{OURS}"):
            target = frame.address.removeprefix(f"#{OURS}")
            # An arrow leads back from a note, and the number of a comment leads to what is listed.
            if not target.startswith(("footnote-ref", "endnote-ref", "comment")):
                self._append(f"\x02{target}\x03", f"\x02{target}\x03")
            return
        inner = markdown.strip()
        if not inner or (tag != "a" and re.fullmatch(r"[\W\x02\x03]*", inner)):
            self._append(markdown, words)
            return
        before, after = markdown[: len(markdown) - len(markdown.lstrip())], markdown[len(markdown.rstrip()) :]
        if tag == "a":
            marked = self._link(inner, frame.address)
        else:
            mark = "**" if tag == "strong" else "*"
            marked = inner if mark in inner else f"{mark}{inner}{mark}"
        self._append(f"{before}{marked}{after}", words)

    def _link(self, words: str, address: str) -> str:
        if not address or address.startswith("#"):
            return words
        if not re.fullmatch(r"(?:https?://|mailto:|tel:)[^\s<>()\[\]\\`\"']+", address) or objection(
            address, image=False
        ):
            self.found.links.append(clean(address))
            return words
        return f"[{words}]({address})"

    def _taken(self) -> tuple[str, str]:
        """What has been gathered in the frame that is open, with whatever was left open inside it."""
        while len(self._frames) > 1 and self._frames[-1].tag not in ("", "cell"):
            self._mark_ends(self._frames[-1].tag)
        frame = self._frames[-1]
        markdown, words = "".join(frame.markdown), "".join(frame.words)
        frame.markdown, frame.words = [], []
        return re.sub(" +", " ", markdown).strip(), re.sub(" +", " ", words).strip()

    def _words_end(self, level: int = 0) -> None:
        if self._tables or self._lists:
            return
        markdown, words = self._taken()
        if not words:
            return
        if self._in_comments:
            if not words.startswith("Comment ["):
                self.found.comments.append(words.removesuffix("↑").strip())
        elif level:
            self.found.blocks.append(Block(Kind.HEADING, words, re.sub(r"\*\*", "", markdown), level))
        else:
            self.found.blocks.append(Block(Kind.PARAGRAPH, words, paragraph(markdown)))

    def _item_ends(self) -> None:
        if self._tables:
            return
        markdown, words = self._taken()
        if self._note is not None:
            self.notes[self._note] = words.removesuffix("↑").strip()
            self._note = None
        elif self._lists and words:
            kind, number = self._lists[-1]
            lead = "    " * (len(self._lists) - 1) + (f"{number}. " if kind == "ol" else "- ")
            self._items.append((words, lead + paragraph(markdown)))
        elif words:
            self.found.blocks.append(Block(Kind.PARAGRAPH, words, paragraph(markdown)))

    def _cell_ends(self) -> None:
        """A cell over several columns or rows is written into each of them."""
        _, words = self._taken()
        frame = self._frames.pop() if len(self._frames) > 1 else self._frames[-1]
        across, down = (_span(part) for part in frame.address.split() or ("1", "1"))
        column = 0
        while (self._row, column) in self._grid:
            column += 1
        if len(self._grid) < _MOST_CELLS:
            for place in product(range(self._row, self._row + down), range(column, column + across)):
                self._grid[place] = words

    def _table_ends(self) -> None:
        width = max((column for _, column in self._grid), default=-1) + 1
        lines = (tuple(self._grid.get((row, column), "") for column in range(width)) for row in range(self._row + 1))
        rows = tuple(line for line in lines if any(line))
        if rows:
            self.found.blocks.append(
                Block(Kind.TABLE, " ".join(cell for row in rows for cell in row if cell), rows=rows)
            )


def _span(text: str) -> int:
    return max(1, min(int(text), _MOST_SPANNED)) if text.isdecimal() and len(text) < 6 else 1
