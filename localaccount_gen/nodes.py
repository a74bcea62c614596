"""Values with their places: what a YAML file says and where in its text it says it."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Start and end of something in a text, counted in characters from 0."""
Path: TypeAlias = tuple[str | int, ...]
"""Keys of mappings and positions in lists, from the top of the file down."""


class Node(NamedTuple):
    """A value and the nodes inside it. A tuple, since a file has thousands and a dataclass takes five times as long."""

    span: Span
    """Of a mapping in block style, its first key: that is what stands for it on the page."""
    value: Any
    """A dict, a list or a text."""
    inner: Mapping[str | int, "Node"] = MappingProxyType({})
    keys: Mapping[str, Span] = MappingProxyType({})
    """Of every key, also of those without a value."""

    def at(self, path: Path) -> "Node | None":
        """The node at a path, or None where there is none."""
        node: Node | None = self
        for step in path:
            node = node.inner.get(step) if node else None
        return node

    def place(self, path: Path) -> Span | None:
        """The span of the value at a path, or of the nearest key above it that exists; None for the whole file."""
        if not path:
            return None
        node = self.at(path)
        return node.span if node else self.key_place(path)

    def key_place(self, path: Path) -> Span | None:
        """The span of the key at a path, or of the entry of a list; else of the nearest key above that exists."""
        if not path:
            return None
        *above, last = path
        parent = self.at(tuple(above))
        if parent and isinstance(last, str) and last in parent.keys:
            return parent.keys[last]
        if parent and last in parent.inner:
            return parent.inner[last].span
        return self.key_place(tuple(above))

    def within(self, path: Path, fragment: str, text: str) -> Span | None:
        """The span of the first such fragment in the value at a path; that of the value where it is written otherwise.

        A space also finds the end of a line, which YAML folds into a space.
        """
        node = self.at(path)
        pattern = r"\s+".join(re.escape(word) for word in fragment.split())
        match = re.compile(pattern).search(text, *node.span) if node and pattern else None
        return match.span() if match else self.place(path)
