"""YAML and front matter → values with the place of every one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from localaccount_gen.findings import Finding, Location
from localaccount_gen.frontmatter import front_matter
from localaccount_gen.nodes import Node, Span
from localaccount_gen.source import Slip, Source
from localaccount_gen.textfile import read_text
from localaccount_gen.yamltree import WHY_SYNTAX, read_tree


@dataclass(frozen=True)
class Document:
    """What a file says, and where in the file it says it."""

    file: str
    values: dict[str, Any]
    """Dicts, lists and text. A key without a value is left out."""
    body: str = ""
    """The Markdown below the front matter."""
    body_line: int = 1
    source: Source = field(default=Source("", ""), repr=False)
    root: Node = field(default=Node((0, 0), None), repr=False)

    @cached_property
    def texts(self) -> tuple[tuple[tuple[str | int, ...], str], ...]:
        """Every text in its values, with its path, in the order written."""
        return tuple(texts(self.values))

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole file."""
        return self.source.lines

    def place(self, *path: str | int) -> Location:
        """The place of the value at a path; where there is none, of the nearest key above it."""
        return self._location(self.root.place(path))

    def key_place(self, *path: str | int) -> Location:
        """The place of the key at a path; for an entry of a list, of the entry."""
        return self._location(self.root.key_place(path))

    def within(self, path: tuple[str | int, ...], fragment: str) -> Location:
        """The first place of a fragment inside the value at a path, as it stands in the file, or that of the value."""
        return self._location(self.root.within(path, fragment, self.source.text))

    def in_body(self, offset: int, length: int) -> Location:
        """The place of a stretch of the body."""
        return self.source.location(self.source.line_start(self.body_line) + offset, length)

    def _location(self, span: Span | None) -> Location:
        start, end = span or (0, len(self.lines[0]))
        return self.source.location(start, end - start)


def read_yaml(path: Path, shown: str) -> tuple[Document | None, list[Finding]]:
    """What a YAML file says, or None where it cannot be read, and what is wrong with it. Never raises."""
    text, findings = read_text(path, shown)
    if text is None:
        return None, findings
    document, found = parse_yaml(Source(shown, text))
    return document, [*findings, *found]


def read_section(path: Path, shown: str) -> tuple[Document | None, list[Finding]]:
    """The front matter of a Markdown file, between two lines `---`, and the Markdown below it. Never raises.

    A file without front matter is all body.
    """
    text, findings = read_text(path, shown)
    if text is None:
        return None, findings
    document, found = parse_section(Source(shown, text))
    return document, [*findings, *found]


def parse_yaml(source: Source) -> tuple[Document | None, list[Finding]]:
    """What a YAML text says, or None where it cannot be read, and what is wrong with it."""
    root, findings = read_tree(source, 0, len(source.text))
    return (Document(source.file, root.value, source=source, root=root) if root else None), findings


def parse_section(source: Source) -> tuple[Document | None, list[Finding]]:
    """The same for front matter and the Markdown below it."""
    text = source.text
    front = front_matter(text)
    if isinstance(front, Slip):
        return None, [source.finding("yaml-syntax", front, WHY_SYNTAX)]
    root, findings = read_tree(source, front.start, front.end)
    if root is None:
        return None, findings
    return Document(source.file, root.value, text[front.body :], source.line_of(front.body), source, root), findings


def texts(values: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in values such as a document's, with its path, in the order written."""
    if isinstance(values, str):
        yield path, values
    elif isinstance(values, dict):
        for key, value in values.items():
            yield from texts(value, (*path, key))
    elif isinstance(values, list):
        for index, value in enumerate(values):
            yield from texts(value, (*path, index))
