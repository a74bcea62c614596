"""Figures of last year: the number becomes `previous`, and the new one is to be typed."""

import re

from localaccount_gen.newyear.blocks import as_written, column_of, lines_of
from localaccount_gen.newyear.edits import OURS, Edits
from localaccount_gen.nodes import Node
from localaccount_gen.scalars import plain_number

_YEAR = re.compile(r"\b(19|20)\d\d\b")

_OF_ONE_YEAR = ("taken", "reason", "note")


def blank_figures(edits: Edits, old: str, *, follows: bool) -> int:
    """Blanks every figure of a document; returns how many.

    A number is kept as `previous` only where the new period `follows` the old one: `previous` says “the period before”.
    """
    document = edits.document
    figures = document.root.at(("figures",))
    if figures is None or not isinstance(figures.value, dict):
        return 0
    for name, figure in figures.inner.items():
        if isinstance(figure.value, dict):
            _blank(edits, str(name), figure, old, follows)
    return len(figures.inner)


def _blank(edits: Edits, name: str, figure: Node, old: str, follows: bool) -> None:
    value = figure.inner.get("value")
    written = as_written(value, edits.document.source.text) if value else ""
    number = written if value and plain_number(str(value.value)) is not None else ""
    path = ("figures", name)
    lines = [f"{OURS} value:"]
    if number and follows:
        lines.append(f"previous: {number}")
    elif number:
        lines.append(f"{OURS} In {old} it was {number}.")
    edits.replace(*path, "previous")
    if edits.has(*path, "value"):
        edits.replace(*path, "value", by=lines)
    elif figure.keys:
        first_key = next(iter(figure.keys))
        line, _ = lines_of(edits.document, (*path, first_key))
        edits.insert(line, [" " * column_of(edits.document, (*path, first_key)) + lines[0]])
    for key in _OF_ONE_YEAR:
        edits.put_by(*path, key)
    source = figure.inner.get("source")
    if source and _YEAR.search(str(source.value)):
        edits.put_by(*path, "source")
