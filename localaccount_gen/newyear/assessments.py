"""A self-assessment carried forward: its elements stay, and what was claimed for them is put by, to be agreed anew."""

from localaccount_gen.newyear.accounts import parse
from localaccount_gen.newyear.edits import OURS, Edits, in_blocks, without_ours
from localaccount_gen.yamlfile import Document

_JUDGED = ("level", "evidence", "strengths", "areas_for_development")
"""Nothing of it holds in the next year by itself. What is put by is not published, whatever `share:` says."""


def carry_assessment(document: Document, old: str) -> str:
    """The file for the new period, in which nothing is judged yet. `old` is the period it comes from.

    Raises ProjectError where it is written in a way that cannot be carried.
    """
    document = in_blocks(without_ours(document, parse), ("elements",), parse)
    edits = Edits(document)
    elements = document.root.at(("elements",))
    for index in elements.inner if elements else ():
        for key in _JUDGED:
            edits.put_by("elements", index, key, note=f"Claimed for {old}:" if key == "level" else "")
    for key in ("agreed_by", "agreed"):
        edits.put_by(key)
    first = next((number for number, line in enumerate(document.lines) if not line.startswith("#")), 0)
    edits.insert(first, [f"{OURS} Carried forward from {old}. Judge each element anew. Lines that begin with {OURS}",
                         f"{OURS} are what was said then. To use one, take away its {OURS}."])  # fmt: skip
    return edits.text()
