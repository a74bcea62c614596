"""The threat model, input by input: what misleads the public (A), runs or discloses (B), exhausts (C) or breaks (R).

Here are those that reading and inspecting stop, each with its finding at its place; what a number, a table, a page or
an approval stops is tested with those.
"""

from pathlib import Path

import pytest

from localaccount_gen.findings import Finding
from localaccount_gen.narrative import inspect, inspect_plain, links
from localaccount_gen.scalars import plain_number
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import read_section, read_yaml

UNSAFE, OUTSIDE, UNREADABLE, SYNTAX = "unsafe-markup", "outside-account", "unreadable-file", "yaml-syntax"


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(one.rule, one.location.line, one.location.column) for one in findings]


YAML = {
    "A2 one key with two values": ("rate: 71\nnote: x\nrate: 17\n", [("duplicate-key", 3, 1)]),
    "A3 a rank after a space": ("note: We rank #3\n", [(SYNTAX, 1, 15)]),
    "A17 a Cyrillic letter in a name": ("name: Torbаy\n", [(UNREADABLE, 1, 11)]),
    "A17 a Cyrillic letter in an address": ("web: https://www.torbаy.gov.uk\n", [(UNREADABLE, 1, 22)]),
    "A18 a right-to-left override": ("a: 1\nnote: ab\u202ecd\n", [(UNREADABLE, 2, 9)]),
    "A18 a right-to-left override as an escape": ('a: 1\nnote: "ab\\u202ecd"\n', [(UNREADABLE, 2, 10)]),
    "A19 a zero-width space in a number": ("value: 1\u200b2\n", [(UNREADABLE, 1, 9)]),
    "A19 a zero-width space in a code": ("measures:\n  - 4\u200bA\n", [(UNREADABLE, 2, 6)]),
    "B1 a tag that calls a program": ('a: !!python/object/apply:os.system ["id"]\n', [(UNREADABLE, 1, 4)]),
    "B2 a tag that reads the environment": ("a: !ENV [HOME]\n", [(UNREADABLE, 1, 4)]),
    "C1 aliases of aliases": (
        "a: &a [x, x]\nb: [*a, *a]\n",
        [(UNREADABLE, 1, 4), (UNREADABLE, 2, 5), (UNREADABLE, 2, 9)],
    ),
    "C2 merges of merges": (
        "a: &a {x: 1}\nb:\n  <<: [*a, *a]\n",
        [(UNREADABLE, 1, 4), (UNREADABLE, 3, 3), (UNREADABLE, 3, 8), (UNREADABLE, 3, 12)],
    ),
    "C3 500 brackets": ("[" * 500, [(UNREADABLE, 1, 13)]),
    "C4 100,000 brackets": ("[" * 100_000, [(UNREADABLE, 1, 13)]),
    "C5 1 MB of brackets": ("[" * 1_000_000, [(UNREADABLE, 1, 13)]),
    "C6 10 MB": ("a: x\n" * 2_000_000, [(UNREADABLE, 1, 1)]),
    "R8 a byte order mark": ("\ufeffa: 1\n", []),
    "R8 UTF-16": ("a: one\n".encode("utf-16"), [(UNREADABLE, 1, 1)]),
    "R8 Windows-1252": ("a: 1\nb: £5\n".encode("cp1252"), [(UNREADABLE, 2, 4)]),
    "R8 Windows-1252 taken for UTF-8": ("a: 1\nb: Â£5\n", [(UNREADABLE, 2, 4)]),
    "R9 a byte order mark in a key": ("a: 1\n\ufeffb: 2\n", [(UNREADABLE, 2, 1)]),
    "R10 half of a character": ('a: "\\ud800"\n', [(UNREADABLE, 1, 5)]),
    "R11 a tab": ("a:\n\tb: 1\n", [(SYNTAX, 2, 1)]),
    "R11 a dash": ("c: -\n", [(SYNTAX, 1, 4)]),
    "R11 a star": ("d: *\n", [(SYNTAX, 1, 4)]),
    "R11 a per cent sign": ("p: %x\n", [(SYNTAX, 1, 4)]),
    "R11 a colon": ("a: see: this\n", [(SYNTAX, 1, 7)]),
}


@pytest.mark.parametrize(("content", "expected"), YAML.values(), ids=YAML)
def test_a_hostile_file_is_told(tmp_path: Path, content: str | bytes, expected: list[tuple[str, int, int]]) -> None:
    """Each thing wrong is one finding, at its place."""
    path = tmp_path / "account.yml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    assert expected == places(read_yaml(path, "account.yml")[1])


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("v: [c]", {"v": ["c"]}),
        ("code: 0123", {"code": "0123"}),
        ("country: no\nr: 3:1\nyes: 1\non: 2", {"country": "no", "r": "3:1", "yes": "1", "on": "2"}),
        ("words: Bristol | 99", {"words": "Bristol | 99"}),
    ],
    ids=["A8 a marker", "A12 a code", "A13 words YAML takes for others", "A4 a cell that ends early"],
)
def test_what_others_rewrite_stays_as_written(tmp_path: Path, written: str, value: dict[str, object]) -> None:
    """The form then judges it: [c] is told to need quotes, 0123 is the code 0123."""
    path = tmp_path / "account.yml"
    path.write_text(written, encoding="utf-8")
    document, findings = read_yaml(path, "account.yml")

    assert document is not None
    assert (value, []) == (document.values, findings)


@pytest.mark.parametrize(
    "text", ["1e400", "inf", "nan", "1_000", "٣", "１２", "0x1F", "1,2", "12%", "1" * 5_000, "NA", ""]
)
def test_what_is_no_plain_number_is_none(text: str) -> None:
    """A9, A11 and C18: Python itself takes most of these for numbers."""
    assert plain_number(text) is None


def test_commas_between_thousands_are_fine() -> None:
    """A11: 1,234 is how people write it."""
    number = plain_number("1,234")

    assert number is not None
    assert "1234" == str(number)


BODIES = {
    "A24 a comment": ("Words <!-- not for release -->\n", [(UNSAFE, 1, 7)]),
    "B5 a snippet of a file": ('--8<-- "outside/o.txt"\n', [(UNSAFE, 1, 1)]),
    "B5 a snippet of secrets": ('Words\n\n--8<-- ".env"\n', [(UNSAFE, 3, 1)]),
    "B8 a template": ("{{ cycler.__init__.__globals__.os.popen('id') }}\n", [(UNSAFE, 1, 1)]),
    "B10 a script": ("Words\n\n<script>alert(1)</script>\n", [(UNSAFE, 3, 1)]),
    "B10 a frame": ("a <iframe src=x></iframe>\n", [(UNSAFE, 1, 3)]),
    "B10 a base": ('<base href="https://evil.example/">\n', [(UNSAFE, 1, 1)]),
    "B10 a redirection": ('<meta http-equiv="refresh" content="0;url=x">\n', [(UNSAFE, 1, 1)]),
    "B10 a form": ("<form action=x></form>\n", [(UNSAFE, 1, 1)]),
    "B10 a style": ("<style>p{}</style>\n", [(UNSAFE, 1, 1)]),
    "B11 javascript": ("Read [x](javascript:alert(1))\n", [(UNSAFE, 1, 10)]),
    "B11 javascript in capitals": ("Read [x](JaVaScRiPt:alert(1))\n", [(UNSAFE, 1, 10)]),
    "B11 javascript over a line": ("Read [x](java&#10;script:alert(1))\n", [(UNSAFE, 1, 10)]),
    "B11 javascript with an entity": ("Read [x](&#x6a;avascript:alert(1))\n", [(UNSAFE, 1, 10)]),
    "B12 a handler behind a link": ("[x](y.md){onclick=alert(1)}\n", [(UNSAFE, 1, 10)]),
    "B12 a handler behind a heading": ("# h {onmouseover=alert(1)}\n", [(UNSAFE, 1, 5)]),
    "B13 a picture of another site": ("![](https://evil.example/t.gif)\n", [(UNSAFE, 1, 5)]),
    "B13 a picture as data": ("![](data:image/png;base64,AAAA)\n", [(UNSAFE, 1, 5)]),
    "B13 a picture from the disk": ("![](file:///c:/a.png)\n", [(UNSAFE, 1, 5)]),
    "B14 a diagram that asks another site": ('<pre class="mermaid">a</pre>\n', [(UNSAFE, 1, 1)]),
    "B16 a path out of the account": ("[x](../../etc/passwd)\n", [(OUTSIDE, 1, 5)]),
    "B16 a path of Windows": ("[x](C:\\x)\n", [(OUTSIDE, 1, 5)]),
    "B16 a path in a network": ("[x](\\\\host\\x)\n", [(OUTSIDE, 1, 5)]),
    "B16 a path by a detour": ("[x](a/../../b)\n", [(OUTSIDE, 1, 5)]),
    "B16 a path with a nought": ("[x](a%00.md)\n", [(OUTSIDE, 1, 5)]),
    "B16 a path from the root": ("[x](/etc/passwd)\n", [(OUTSIDE, 1, 5)]),
    "C7 20,000 brackets": ("[" * 20_000, [(UNREADABLE, 1, 501)]),
    "C8 20,000 pictures begun": ("![a](" * 20_000, [(UNREADABLE, 1, 2502), (UNREADABLE, 1, 2504)]),
    "C9 a list 600 deep": (
        "".join("    " * level + "- a\n" for level in range(600)),
        [(UNREADABLE, 11, 1), (UNREADABLE, 224, 97)],
    ),
    "R12 a link in HTML": ('<a href="nowhere.md">x</a>\n', [(UNSAFE, 1, 1)]),
}


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES)
def test_a_hostile_story_is_told(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each thing wrong is one finding, at its place, and nothing is quietly cleaned."""
    assert expected == places(list(inspect(text, Source("outcomes.md", text).location)))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("---\ntitle: x\n---\n---\ntemplate: redirect.html\nlocation: x\n---\n", [(SYNTAX, 4, 1)]),
        ("\ufeff---\ntitle: x\n---\n\n---\ntemplate: x\n---\n", [(SYNTAX, 5, 1)]),
    ],
)
def test_front_matter_for_other_programs_is_told(
    tmp_path: Path, content: str, expected: list[tuple[str, int, int]]
) -> None:
    """B3: a second one would be handed on to the program that builds the site."""
    path = tmp_path / "outcomes.md"
    path.write_text(content, encoding="utf-8")

    assert expected == places(read_section(path, "outcomes.md")[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", [(UNSAFE, 1, 1)]),
        ('"><script>alert(1)</script>', [(UNSAFE, 1, 3)]),
        ('<a href="https://evil.example">x</a>', [(UNSAFE, 1, 1)]),
        ("[a](javascript:alert(1))", [(UNSAFE, 1, 5)]),
        ("{{ x }}", [(UNSAFE, 1, 1)]),
        ("[a](https://evil.example)", []),
        ("Bristol | 99", []),
    ],
    ids=[
        "B4 title",
        "B4 description",
        "A21 label",
        "B11 link",
        "B9 template",
        "A20 words like a link",
        "A4 words like a cell",
    ],
)
def test_a_hostile_field_is_told(text: str, expected: list[tuple[str, int, int]]) -> None:
    """What is only words once it is escaped is left alone."""
    assert expected == places(list(inspect_plain(text, Source("account.yml", text).location)))


@pytest.mark.parametrize("text", ["[x]()", "[x][y]", "![x]()", "[x][]"])
def test_a_link_that_leads_nowhere_is_a_link(text: str) -> None:
    """R12: the usual builders never tell of these."""
    assert [""] == [link.destination for link in links(text)]
