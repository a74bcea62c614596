"""What an office file is read into: headings, paragraphs, lists and tables, in their order."""

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    TABLE = "table"


@dataclass(frozen=True)
class Block:
    """One thing in the document, in its order."""

    kind: Kind
    words: str
    """As read aloud."""
    markdown: str = ""
    level: int = 0
    """Of a heading, 1 for the highest."""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass
class WordFile:
    """A Word file as read."""

    blocks: list[Block] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    """The words that describe each, empty where there are none."""
    comments: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """Addresses that cannot stand in an account; their words stay."""
    tracked: bool = False
