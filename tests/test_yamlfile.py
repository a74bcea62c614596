"""What a council writes comes back as it was written, with the place of every word."""

from pathlib import Path

import pytest
import yaml

from localaccount_gen.findings import Location
from localaccount_gen.yamlfile import Document, read_section, read_yaml


@pytest.fixture(params=["in C", "in Python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with its parser in C, and as it is where it was built without."""
    if request.param == "in Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


def read(tmp_path: Path, content: str | bytes, name: str = "account.yml") -> Document:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    document, findings = (read_section if name.endswith(".md") else read_yaml)(path, name)

    assert [] == findings
    assert document is not None
    return document


def where(location: Location) -> tuple[int, int, str]:
    """Line, column and the words underlined."""
    start = location.column - 1
    return location.line, location.column, location.excerpt[start : start + location.length]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "Yes",
        "07",
        "0123",
        "1.10",
        "12:30",
        "3:1",
        "2024-25",
        "2025-11-20",
        "1_000",
        "0x1F",
        "1e3",
        "~",
        "null",
        "=",
        ".inf",
        "Bristol | 99",
        "R&D",
        "50%",
        "£5",
        "don’t",
        "C:\\data",
        "http://x.org/#a",
        "a#b",
        "-5",
        "?x",
        "😀 é",
    ],
)
def test_words_stay_as_written(tmp_path: Path, written: str) -> None:
    """YAML's own ideas of booleans, numbers, dates and nothing rewrite nobody's words."""
    assert {"note": written} == read(tmp_path, f"note: {written}\n").values


@pytest.mark.usefixtures("parser")
def test_keys_stay_as_written(tmp_path: Path) -> None:
    """To YAML 1.1 `yes` and `on` are one key, and 2024 is a number."""
    assert {"yes": "1", "on": "2", "2024": "3"} == read(tmp_path, "yes: 1\non: 2\n2024: 3\n").values


@pytest.mark.usefixtures("parser")
def test_every_way_of_writing_words_is_read(tmp_path: Path) -> None:
    """Quotes, blocks and folded lines mean what YAML says they mean."""
    content = (
        "double: \"She said \\\"yes\\\"\\n\"\nsingle: 'It''s here'\nblock: |\n  one\n  two\nfolded: >\n  one\n  two\n"
        'plain: one\n  two\n"quoted key": x\nlist: [a, "b, c"]\nmap: {a: b}\nempty: ""\n'
    )

    assert {
        "double": 'She said "yes"\n',
        "single": "It's here",
        "block": "one\ntwo\n",
        "folded": "one two\n",
        "plain": "one two",
        "quoted key": "x",
        "list": ["a", "b, c"],
        "map": {"a": "b"},
        "empty": "",
    } == read(tmp_path, content).values


@pytest.mark.usefixtures("parser")
def test_what_is_left_empty_is_left_out(tmp_path: Path) -> None:
    """A skeleton's empty keys and dashes say nothing yet, and the place of the key is known all the same."""
    document = read(
        tmp_path, "published:\nfigures:\n  people:\n    value: 1\n    source: # none yet\nwent_well:\n  -\n  - b\n"
    )

    assert {"figures": {"people": {"value": "1"}}, "went_well": ["b"]} == document.values
    assert (1, 1, "published") == where(document.key_place("published"))
    assert (5, 5, "source") == where(document.place("figures", "people", "source"))
    assert (8, 5, "b") == where(document.place("went_well", 0))


@pytest.mark.parametrize("content", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_a_file_with_nothing_in_it_is_no_slip(tmp_path: Path, content: str) -> None:
    """What is missing is told by those who miss it."""
    assert {} == read(tmp_path, content).values


PRIORITIES = """\
# What we promise
priorities:
  - title: Shorter waits for assessments
    owner: "Head of Service"
  - {title: More choice, due: 2026-03-31}
  - Fewer falls
contact:
  words: |
    Ring [[phone]]
    or [[visit]]
  long: one line
    that goes on
"""


@pytest.mark.usefixtures("parser")
def test_every_value_and_key_has_its_place(tmp_path: Path) -> None:
    """A finding points at the very words."""
    document = read(tmp_path, PRIORITIES)

    assert (3, 12, "Shorter waits for assessments") == where(document.place("priorities", 0, "title"))
    assert (4, 12, '"Head of Service"') == where(document.place("priorities", 0, "owner"))
    assert (4, 5, "owner") == where(document.key_place("priorities", 0, "owner"))
    assert (5, 31, "2026-03-31") == where(document.place("priorities", 1, "due"))
    assert (6, 5, "Fewer falls") == where(document.place("priorities", 2))
    assert (2, 1, "priorities") == where(document.key_place("priorities"))


@pytest.mark.usefixtures("parser")
def test_an_entry_stands_for_itself_by_its_first_key(tmp_path: Path) -> None:
    """`title` is underlined where a priority lacks a date."""
    document = read(tmp_path, PRIORITIES)

    assert (3, 5, "title") == where(document.place("priorities", 0))
    assert (3, 5, "title") == where(document.key_place("priorities", 0))
    assert (5, 5, "{title: More choice, due: 2026-03-31}") == where(document.place("priorities", 1))


@pytest.mark.usefixtures("parser")
def test_a_missing_value_has_the_place_of_what_should_hold_it(tmp_path: Path) -> None:
    """Where there is nothing to point at, the nearest key above is."""
    document = read(tmp_path, PRIORITIES)

    assert (3, 5, "title") == where(document.place("priorities", 0, "due"))
    assert (7, 1, "contact") == where(document.place("contact", "phone"))
    assert (7, 1, "contact") == where(document.place("contact", "phone", "day", 3))
    assert (7, 1, "contact") == where(document.key_place("contact", "phone"))
    assert (2, 1, "priorities") == where(document.place("priorities", 9, "title"))
    assert (1, 1, "# What we promise") == where(document.place("published"))
    assert (1, 1, "# What we promise") == where(document.place())


@pytest.mark.usefixtures("parser")
def test_a_fragment_is_found_inside_its_value(tmp_path: Path) -> None:
    """A quote in a long text is underlined where it stands, also in a block and over a folded line."""
    document = read(tmp_path, PRIORITIES)

    assert (10, 8, "[[visit]]") == where(document.within(("contact", "words"), "[[visit]]"))
    assert (11, 13, "line") == where(document.within(("contact", "long"), "line that goes"))
    assert (4, 13, "Head") == where(document.within(("priorities", 0, "owner"), "Head"))
    assert (4, 12, '"Head of Service"') == where(document.within(("priorities", 0, "owner"), "nowhere"))
    assert (7, 1, "contact") == where(document.within(("contact", "phone"), "x"))


@pytest.mark.usefixtures("parser")
def test_a_fragment_written_with_an_escape_has_the_place_of_its_value(tmp_path: Path) -> None:
    """What stands otherwise in the file is not looked for elsewhere in it."""
    document = read(tmp_path, 'a: "x \\u00e9"\nb: é\n')

    assert (1, 4, '"x \\u00e9"') == where(document.within(("a",), "é"))


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_every_system_s_lines_count_the_same(tmp_path: Path, end: str, mark: bytes) -> None:
    """A file saved on Windows, with or without a byte order mark, has its places where people see them."""
    document = read(tmp_path, mark + end.join(["a: one", "", "b: 😀 two", "c: three", ""]).encode())

    assert {"a": "one", "b": "😀 two", "c": "three"} == document.values
    assert (3, 4, "😀 two") == where(document.place("b"))
    assert (4, 1, "c") == where(document.key_place("c"))
    assert ("a: one", "", "b: 😀 two", "c: three", "") == document.lines


SECTION = """\
---
title: Safeguarding
measures:
  - 4A
---

## How safe people feel

Most [[4A]] feel safe.
"""


@pytest.mark.usefixtures("parser")
def test_a_section_has_front_matter_and_a_story(tmp_path: Path) -> None:
    """Both parts know their lines in the one file."""
    document = read(tmp_path, SECTION, "safeguarding.md")

    assert {"title": "Safeguarding", "measures": ["4A"]} == document.values
    assert "\n## How safe people feel\n\nMost [[4A]] feel safe.\n" == document.body
    assert 6 == document.body_line
    assert (4, 5, "4A") == where(document.place("measures", 0))
    assert (3, 1, "measures") == where(document.key_place("measures"))
    assert (9, 6, "[[4A]]") == where(document.in_body(document.body.index("[[4A]]"), 6))
    assert (1, 1, "---") == where(document.place("summary"))


@pytest.mark.parametrize(
    ("content", "values", "body", "line"),
    [
        ("", {}, "", 1),
        ("Only a story.\n", {}, "Only a story.\n", 1),
        ("Words: with a colon\n\n---\n\nBelow the line\n", {}, "Words: with a colon\n\n---\n\nBelow the line\n", 1),
        ("---\n---\nStory\n", {}, "Story\n", 3),
        ("---\ntitle: x\n---", {"title": "x"}, "", 3),
        ("---\ntitle: x\n---\n", {"title": "x"}, "", 4),
        ("--- \ntitle: x\n---\t\nStory", {"title": "x"}, "Story", 4),
        ("\n\n---\ntitle: x\n---\nStory", {"title": "x"}, "Story", 6),
        ("\r\n---\r\ntitle: x\r\n---\r\nStory\r\n", {"title": "x"}, "Story\n", 5),
        ("---\n# a comment\n---\nAbove\n\n---\n\nBelow\n", {}, "Above\n\n---\n\nBelow\n", 4),
    ],
)
def test_front_matter_may_be_missing_or_empty(
    tmp_path: Path, content: str, values: dict[str, str], body: str, line: int
) -> None:
    """A council with nothing but a story still has a section, and a line across the page is no front matter."""
    document = read(tmp_path, content, "scrutiny.md")

    assert (values, body, line) == (document.values, document.body, document.body_line)


def test_a_place_beyond_the_body_is_its_end(tmp_path: Path) -> None:
    """A rule that counts wrongly points at the last line and does not break the check."""
    document = read(tmp_path, SECTION, "safeguarding.md")

    assert (10, 1, "") == where(document.in_body(10_000, 5))
