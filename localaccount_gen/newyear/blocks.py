"""Which lines of a YAML text hold a key or an entry of a list, and how it reads when it is written on lines of its own.

Only block style has such lines; `unfolded` turns what is written between brackets or braces into it.
"""

import json
import re
from collections.abc import Iterator

from localaccount_gen.nodes import Node, Path
from localaccount_gen.yamlfile import Document

_ENTRY = re.compile(r" *-(?: |$)")


def lines_of(document: Document, path: Path) -> tuple[int, int]:
    """The first and last line, counted from 0, of the key at a path, or of an entry of a list.

    Comments below it that are set in further than it belong to it.
    """
    source, lines = document.source, document.lines
    parent = document.root.at(path[:-1])
    node = document.root.at(path)
    assert parent is not None
    last_step = path[-1]
    if isinstance(last_step, str):
        start = parent.keys[last_step][0]
        first = source.line_of(start) - 1
        column = start - source.line_start(first + 1)
    else:
        first = source.line_of(parent.inner[last_step].span[0]) - 1
        while not _ENTRY.match(lines[first]):
            first -= 1
        column = _indentation(lines[first])
    is_list = isinstance(last_step, str) and node is not None and isinstance(node.value, list)
    last = source.line_of(max(0, _end(node, source.text) - 1)) - 1 if node else first
    # Front matter ends with a line of dashes, which is no entry of a list.
    end = document.body_line - 2 if document.body_line > 1 else len(lines)
    for number in range(first + 1, end):
        line = lines[number]
        if not line.strip():
            continue
        if _indentation(line) > column or (is_list and _indentation(line) == column and _ENTRY.match(line)):
            last = max(last, number)
        elif number > last:
            break
    return first, max(first, last)


def column_of(document: Document, path: Path) -> int:
    """How far the key, or the dash of the entry, at a path is set in."""
    first, _ = lines_of(document, path)
    if isinstance(path[-1], int):
        return _indentation(document.lines[first])
    parent = document.root.at(path[:-1])
    assert parent is not None
    return parent.keys[path[-1]][0] - document.source.line_start(first + 1)


def flows(node: Node | None, path: Path, text: str) -> Iterator[Path]:
    """Where values stand between brackets or braces, those inside others left out, and empty ones."""
    if node is None or isinstance(node.value, str) or not node.value:
        return
    if text[node.span[0]] in "[{":
        yield path
        return
    for step, inner in node.inner.items():
        yield from flows(inner, (*path, step), text)


def unfolded(node: Node, text: str, indentation: int) -> Iterator[str]:
    """A value in block style, each key and entry on a line of its own, its words as they were written."""
    room = " " * indentation
    for step, inner in node.inner.items():
        lead = f"{room}-" if isinstance(step, int) else f"{room}{step}:"
        if isinstance(inner.value, str):
            yield f"{lead} {as_written(inner, text)}"
        elif isinstance(step, int) and inner.inner:
            first, *rest = unfolded(inner, text, indentation + 2)
            yield f"{lead} {first.lstrip()}"
            yield from rest
        else:
            yield lead
            yield from unfolded(inner, text, indentation + 2)


def as_written(node: Node, text: str) -> str:
    """A text as the file has it, quotes too; where that takes several lines, on one line."""
    written = text[node.span[0] : node.span[1]]
    return quoted(str(node.value)) if "\n" in written or written[:1] in "|>" else written


def quoted(words: str) -> str:
    """Words on one line, between quotes: the quotes of JSON are quotes of YAML too."""
    return json.dumps(words, ensure_ascii=False)


def _end(node: Node, text: str) -> int:
    """Where the last word of a value ends. A list or mapping in block style does not say so itself."""
    if isinstance(node.value, str) or text[node.span[0]] in "[{":
        return node.span[1]
    return max((_end(inner, text) for inner in node.inner.values()), default=node.span[0])


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
