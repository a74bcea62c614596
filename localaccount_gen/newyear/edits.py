"""Changes to the lines of a YAML text, made all at once. What no change names stays as the officer wrote it."""

from collections.abc import Callable, Iterable, Sequence

from localaccount_gen.newyear.blocks import column_of, flows, lines_of, unfolded
from localaccount_gen.nodes import Node, Path
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import Document

OURS = "#~"
"""Begins every line that the command writes for the officer to look at, so that the next year takes it out again."""


class Edits:
    """The changes to one document."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._lines: list[list[str]] = [[line] for line in document.lines]

    def has(self, *path: str | int) -> bool:
        """Whether there is such a key, with a value or without."""
        parent = self.document.root.at(path[:-1])
        return parent is not None and (path[-1] in parent.keys or path[-1] in parent.inner)

    def put_by(self, *path: str | int, note: str = "") -> None:
        """Keeps what is at a path as a comment, below a note."""
        if not self.has(*path):
            return
        first, last = lines_of(self.document, path)
        column = column_of(self.document, path)
        kept = [line for number in range(first, last + 1) for line in self._lines[number]]
        told = [f"{OURS} {note}"] if note else []
        self._put(path, [*told, *(f"{OURS} {_from(line, column)}".rstrip() for line in kept)])

    def replace(self, *path: str | int, by: Sequence[str] = ()) -> None:
        """Puts lines in place of what is at a path; they are set in as that is. Without lines it is taken out."""
        if self.has(*path):
            self._put(path, by)

    def insert(self, line: int, new: Iterable[str]) -> None:
        """Puts lines before a line of the text, counted from 0."""
        self._lines[line] = [*new, *self._lines[line]]

    def append(self, new: Iterable[str]) -> None:
        """Puts lines at the end of the text."""
        while self._lines and self._lines[-1] == [""]:
            self._lines.pop()
        self._lines += [[line] for line in (*new, "")]

    def text(self) -> str:
        """The text with all changes."""
        return "\n".join(line for lines in self._lines for line in lines)

    def _put(self, path: Path, new: Sequence[str]) -> None:
        first, last = lines_of(self.document, path)
        lead = self.document.lines[first][: column_of(self.document, path)]
        room = " " * len(lead)
        lines = [f"{room}{line}" for line in new]
        # A dash stays, since it begins the entry and not the key behind it.
        if lead.strip():
            lines = [lead + (new[0] if new else ""), *lines[1:]]
        self._lines[first : last + 1] = [lines, *([] for _ in range(first, last))]


def _from(line: str, column: int) -> str:
    return line.lstrip() if len(line) - len(line.lstrip()) < column and "-" not in line[:column] else line[column:]


def in_blocks(document: Document, keys: Iterable[str], parse: Callable[[Source], Document]) -> Document:
    """The same document with what stands between brackets or braces under these keys on lines of its own."""
    text = document.source.text
    edits = Edits(document)
    paths = [path for key in keys for path in flows(document.root.at((key,)), (key,), text)]
    for path in paths:
        node, step = document.root.at(path), path[-1]
        assert node is not None
        lines = list(unfolded(node, text, 2))
        if isinstance(step, int):
            edits.replace(*path, by=[f"- {lines[0].lstrip()}", *lines[1:]])
        else:
            edits.replace(*path, by=[f"{step}:", *lines])
    return parse(Source(document.file, edits.text())) if paths else document


def without_ours(document: Document, parse: Callable[[Source], Document]) -> Document:
    """The same document without the lines that this command wrote the year before."""
    source = document.source
    end = document.body_line - 1 if document.body else len(source.lines)
    texts = {
        number
        for start, stop in _texts(document.root)
        for number in range(source.line_of(start), source.line_of(max(start, stop - 1)))
    }
    kept = [
        line
        for number, line in enumerate(source.lines)
        if number >= end or number in texts or not line.lstrip().startswith(OURS)
    ]
    return parse(Source(source.file, "\n".join(kept))) if len(kept) < len(source.lines) else document


def _texts(node: Node) -> Iterable[tuple[int, int]]:
    if isinstance(node.value, str):
        yield node.span
    for inner in node.inner.values():
        yield from _texts(inner)
