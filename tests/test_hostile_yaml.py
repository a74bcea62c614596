"""A file made to exhaust the computer is refused before it can, and no file at all breaks the check."""

import tempfile
import tracemalloc
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from localaccount_gen.findings import Finding
from localaccount_gen.yamlfile import Document, read_section, read_yaml

DEEP = "This is more than 12 levels deep, the most a file may have."
LARGE = "This file is larger than 1 MB, the most a file may be."
ANCHOR = "“&” at the start of a value makes it an anchor, to be copied elsewhere in the file."


def aliases(levels: int) -> str:
    """Each level holds nine of the level above it: nine of these are 387 million values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, levels)]
    return "\n".join(lines) + "\n"


def merges(levels: int) -> str:
    lines = ["a0: &a0 {x: 1}"]
    for level in range(1, levels):
        lines += [f"a{level}: &a{level}", f"  <<: [{', '.join([f'*a{level - 1}'] * 9)}]"]
    return "\n".join(lines) + "\n"


BOMBS = {
    "aliases": (aliases(9), 1, 5, ANCHOR),
    "merges": (merges(9), 1, 5, ANCHOR),
    "brackets, 500": ("[" * 500, 1, 13, DEEP),
    "brackets, 100,000": ("[" * 100_000 + "]" * 100_000, 1, 13, DEEP),
    "brackets, 500,000": ("[" * 500_000, 1, 13, DEEP),
    "brackets, 1 MB": ("[" * 1_000_000, 1, 13, DEEP),
    "dashes": ("- " * 400_000, 1, 25, DEEP),
    "question marks": ("? " * 400_000, 1, 25, DEEP),
    "keys in keys": ("".join(" " * level + "a:\n" for level in range(1_000)), 13, 13, DEEP),
    "10 MB": ("a: " + "x" * 10_000_000, 1, 1, LARGE),
    "a long text": ("a: " + "x" * 20_001, 1, 4, "This text has 20,001 characters, and 20,000 are the most."),
    "a text of 960 KB": ("a: " + "x " * 480_000, 1, 4, "This text has 959,999 characters, and 20,000 are the most."),
    "many values": (
        "a: [" + "b," * 60_000 + "]",
        1,
        99_999,
        "This file has more than 50,000 values, the most a file may have.",
    ),
    "one key again and again": ("a: 1\n" * 190_000, 2, 1, "“a” is written here and on line 1."),
    "anchors": ("a: [" + "&x 1," * 190_000, 1, 5, ANCHOR),
    "escapes": (
        'a: "' + "\\u202e" * 160_000 + '"',
        1,
        5,
        "There is a hidden character here (right-to-left override, U+202E).",
    ),
    "controls": ("\1" * 999_999, 1, 1, "There is a hidden character here (control character, U+0001)."),
    "a word in two alphabets": (
        "a" + "а" * 400_000,
        1,
        1,
        f"The “a” in “a{'а' * 39}” is from another alphabet (latin small letter a, U+0061).",
    ),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_in_bounded_room(tmp_path: Path, bomb: tuple[str, int, int, str]) -> None:
    """Ordinary readers take gigabytes or fall over; here it is a finding with its place, in less than 100 MB."""
    content, line, column, problem = bomb
    path = tmp_path / "account.yml"
    path.write_bytes(content.encode())
    tracemalloc.start()
    try:
        _, findings = read_yaml(path, "account.yml")
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert (line, column, problem) == (
        findings[0].location.line,
        findings[0].location.column,
        findings[0].problem,
    )
    assert len(findings) <= 41
    assert peak < 100_000_000


def test_the_limits_themselves_are_allowed(tmp_path: Path) -> None:
    """Twelve levels, a text of 20,000 characters and a long list are nobody's attack."""
    nested = "a: " + "[" * 11 + "x" + "]" * 11
    path = tmp_path / "account.yml"
    path.write_text(f"{nested}\nb: {'x' * 20_000}\nc: [{'d, ' * 40_000}]\n", encoding="utf-8")

    assert [] == read_yaml(path, "account.yml")[1]


PIECES = [
    "a",
    "b: ",
    "title: x",
    "- ",
    "-",
    ": ",
    ":",
    "\n",
    "\n  ",
    "\n    ",
    "\n\t",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "\\",
    "#",
    " #",
    "&a ",
    "*a",
    "!!str ",
    "!",
    "|\n",
    ">\n",
    "? ",
    "%YAML 1.2\n",
    "---\n",
    "...\n",
    "<<: ",
    "@",
    "`",
    "\\u202e",
    "\\ud800",
    "\\U00110000",
    "\\x",
    "\u200b",
    "\ufeff",
    "\0",
    "\x85",
    "\u2028",
    "é",
    "😀",
    "Â£",
    "a\u043e",
    "\r",
    "\r\n",
    "~",
    "null",
    "2024-25",
    "{{",
    "[[4A]]",
    "|2-\n",
    "\xa0",
    "\t",
]

GOOD = """\
---
# A section as a council writes it
title: "Safeguarding"
measures:
  - 4A
  - {measure: 4B, note: 'It''s new'}
figures:
  people-supported:
    label: people
    value: 1,234
must_be_better:
  - what: |
      Waits are too long.
    action: >
      We hired.
---

Most [[4A]] feel safe.
"""


def read_both(content: bytes) -> list[Finding]:
    """Reads it as both kinds of file, and asks for places as a rule would."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x"
        path.write_bytes(content)
        findings: list[Finding] = []
        for read in (read_yaml, read_section):
            document, found = read(path, "x")
            findings += found
            if document is not None:
                visit(document, document.values, ())
    return findings


def visit(document: Document, values: object, path: tuple[str | int, ...]) -> None:
    """Every value is a dict, a list or text that can be written, and has a place inside the file."""
    for location in (document.place(*path), document.key_place(*path), document.within(path, "a b")):
        assert location.excerpt == document.lines[location.line - 1]
        assert 1 <= location.column <= len(location.excerpt) + 1
    if isinstance(values, dict):
        for key, value in values.items():
            assert key.encode()
            visit(document, value, (*path, key))
    elif isinstance(values, list):
        for place, value in enumerate(values):
            visit(document, value, (*path, place))
    else:
        assert isinstance(values, str)
        values.encode()


def check(findings: list[Finding]) -> None:
    """Every finding has a place in the file and says what to do."""
    for finding in findings:
        assert finding.location.line >= 1
        assert 1 <= finding.location.column <= len(finding.location.excerpt) + 1
        assert finding.problem.endswith(".")
        assert finding.fix


FEW = settings(max_examples=300, derandomize=True, deadline=None)


@FEW
@given(st.binary(max_size=200))
def test_no_bytes_break_reading(content: bytes) -> None:
    """Whatever a file holds, there is a document or a finding, never an exception."""
    check(read_both(content))


@FEW
@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_no_yaml_breaks_reading(content: str) -> None:
    """Pieces of YAML in any order give a document or a finding."""
    check(read_both(content.encode()))
    check(read_both(f"---\n{content}\n---\nStory\n".encode()))


@FEW
@given(st.integers(0, len(GOOD)), st.integers(0, 8), st.lists(st.sampled_from(PIECES), max_size=3).map("".join))
def test_no_slip_of_the_hand_breaks_reading(place: int, gone: int, put: str) -> None:
    """A good file with some letters gone and others put in gives a document or a finding."""
    check(read_both((GOOD[:place] + put + GOOD[place + gone :]).encode()))


@FEW
@given(st.integers(0, len(GOOD)), st.integers(0, 8), st.lists(st.sampled_from(PIECES), max_size=3).map("".join))
def test_the_parser_in_python_says_the_same(place: int, gone: int, put: str) -> None:
    """Where PyYAML was built without its parser in C, the same slips are found; a tab may be one more."""
    content = (GOOD[:place] + put + GOOD[place + gone :]).encode()
    fast = read_both(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(yaml, "CSafeLoader", raising=False)
        slow = read_both(content)

    check(slow)
    if "\t" not in content.decode():
        assert bool(fast) == bool(slow)
