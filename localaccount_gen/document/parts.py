"""What a document is made of. Texts are plain; whoever draws them escapes them."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Link:
    """Words that lead to an address; with an empty address they are words alone."""

    words: str
    address: str


Line = tuple[str | Link, ...]
"""One paragraph: words and links in turn."""


def line(*parts: str | Link) -> Line:
    """The parts that say something."""
    return tuple(part for part in parts if isinstance(part, Link) or part)


@dataclass(frozen=True)
class Heading:
    words: str
    level: int = 2
    key: str = ""
    """Its place in the file; those of level 2 stand in the contents."""


@dataclass(frozen=True)
class Paragraph:
    words: Line
    quiet: bool = False
    """Whether it is a source or a remark, and not what is told."""


@dataclass(frozen=True)
class Bullets:
    items: tuple[tuple[Line, ...], ...]
    """Each with the lines that belong to it: what is told, and below it its source or what is done about it."""


@dataclass(frozen=True)
class Pairs:
    """A name with what is said of it."""

    items: tuple[tuple[str, tuple[Line, ...]], ...]


@dataclass(frozen=True)
class Grid:
    """A table whose first column heads its rows."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Blank:
    """Room to write, with what is to be written."""

    label: str
    key: str


Part = Heading | Paragraph | Bullets | Pairs | Grid | Blank


@dataclass(frozen=True)
class Document:
    """A document: what it is, and its parts in order."""

    title: str
    lead: tuple[Line, ...]
    """What stands under the title: what this is, and what it is not."""
    parts: tuple[Part, ...]
    notice: str = ""
    """A sentence that must be seen first of all: that it is private, that it is a demonstration."""
    mark: str = ""
    """By which a build knows what may never be published; empty for all else."""
    foot: tuple[Line, ...] = ()

    @property
    def contents(self) -> list[Heading]:
        return [part for part in self.parts if isinstance(part, Heading) and part.level == 2]


def bullets(items: Iterable[str | Line]) -> Bullets:
    """A list of single lines."""
    return Bullets(tuple(((item,) if isinstance(item, str) else item,) for item in items))


def said(words: str, quiet: bool = False) -> Paragraph:
    """A paragraph of words alone."""
    return Paragraph((words,), quiet)
