"""Converted Markdown as lines to be heard: a line for each paragraph, item and row of a table."""

from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser


def linear(html: str) -> list[str]:
    """The words of converted Markdown. Before a heading is an empty line; an address has a line of its own.

    Items of a numbered list keep their numbers. A row of a table is told with the heads of its columns.
    """
    reader = _Linear()
    reader.feed(html)
    reader.close()
    return reader.lines


def row_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A table as sentences: “Each line has: Age; 2024-25.”, then “18 to 64. 2024-25: 1,307.” for each row."""
    yield f"Each line has: {'; '.join(header)}."
    for first, *cells in rows:
        said = (f"{head}: {cell}" for head, cell in zip(header[1:], cells, strict=False))
        yield " ".join(ended(part) for part in (first, *said))


def ended(words: str) -> str:
    """The words with a full stop, unless they end a sentence already; nothing stays nothing."""
    return words if not words or words.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{words}."


class _Linear(HTMLParser):
    _BLOCKS = ("p", "li", "dt", "dd", "pre", "caption", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "hr")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._words = ""
        self._address = ""
        self._link_from = 0
        self._addresses: list[str] = []
        self._numbers: list[int | None] = []
        self._rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag in self._BLOCKS or tag in ("ul", "ol", "table"):
            self._end()
        if tag in ("ul", "ol"):
            self._numbers.append(int(named.get("start", "1")) if tag == "ol" else None)
        elif tag == "li" and self._numbers and (number := self._numbers[-1]) is not None:
            self._words = f"{number}. "
            self._numbers[-1] = number + 1
        elif tag.startswith("h") and tag != "hr":
            self.lines.append("")
        elif tag == "img" and named.get("alt"):
            self._words += f" Picture: {ended(named['alt'])} "
        elif tag == "a":
            self._address = _to_elsewhere(named.get("href", ""))
            self._link_from = len(self._words)
        elif tag == "table":
            self._rows = []
        elif tag == "tr":
            self._rows.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            said = " ".join(self._words[self._link_from :].split())
            if self._address not in said:
                self._addresses.append(f"The address of “{said}”: {self._address}")
            self._address = ""
        elif tag in ("th", "td"):
            self._rows[-1].append(" ".join(self._words.split()))
            self._words = ""
        elif tag == "table":
            header, *rows = self._rows
            self.lines += row_lines(header, rows)
            self._end()
        elif tag in ("ul", "ol"):
            self._end()
            self._numbers.pop()
        elif tag in self._BLOCKS:
            self._end(ended if tag in ("caption", "dt") else str)

    def handle_data(self, data: str) -> None:
        self._words += data

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self, said: Callable[[str], str] = str) -> None:
        if words := " ".join(self._words.split()):
            self.lines.append(said(words))
        self.lines += self._addresses
        self._words, self._addresses = "", []


def _to_elsewhere(address: str) -> str:
    """The address as people say it, or nothing for one inside the account."""
    if address.startswith(("mailto:", "tel:")):
        return address.partition(":")[2]
    return address if address.startswith("http") else ""
