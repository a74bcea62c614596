"""Whoever slips in YAML reads what is wrong in plain English, at the place where the slip starts."""

from pathlib import Path

import pytest
import yaml

from localaccount_gen.findings import Finding, Severity
from localaccount_gen.yamlfile import read_section, read_yaml

NEVER_CLOSED = "The quote that opens here is never closed."
BEHIND_QUOTE = "There are words behind the closing quote."
COLON = "A colon and a space cannot stand in words without quotes."
TAB = "This line is set in with a tab."
NO_KEY = "This line has no key, or no colon and space behind its key."
NO_DASH = "This line belongs to a list and has no dash."
ONE_PAIR = "put one pair of quotes round the whole value; inside it write “ and ” for quotes, ’ for apostrophes"
KEY_FIRST = (
    "write a key, a colon and a space first, such as  title: …; "
    "if it goes on with the line above, set it in further than that"
)
TWO_SPACES = "type two spaces instead of the tab"
COMMENT = "All from “#3” on would be left out, because a space and # begin a comment."


@pytest.fixture(params=["in C", "in Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML with its parser in C, and as it is where it was built without: both must say the same."""
    if request.param == "in Python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)


def findings(tmp_path: Path, content: str, name: str = "account.yml") -> list[Finding]:
    path = tmp_path / name
    path.write_bytes(content.encode())
    return (read_section if name.endswith(".md") else read_yaml)(path, name)[1]


SLIPS = {
    "a quote left open to the end": (
        'a: 1\nt: "Shorter waits\nn: x\n',
        2,
        4,
        NEVER_CLOSED,
        'type  "  where the words end',
    ),
    "a quote left open to the next": (
        'a: 1\nt: "Shorter waits\nn: "x"\nb: 2\n',
        2,
        4,
        NEVER_CLOSED,
        'type  "  where the words end',
    ),
    "an apostrophe at the start": (
        "t: 'Tis the season\nn: it's\n",
        1,
        4,
        NEVER_CLOSED,
        "type  '  where the words end; an apostrophe is better written ’",
    ),
    "words behind a quote": ('t: "Yes" we said\n', 1, 10, BEHIND_QUOTE, ONE_PAIR),
    "an apostrophe inside quotes": ("t: 'people's choice'\nb: 1\n", 1, 12, BEHIND_QUOTE, ONE_PAIR),
    "quotes inside quotes": ('t: "She said "yes" to us"\n', 1, 15, BEHIND_QUOTE, ONE_PAIR),
    "a colon behind a quote": ('t: "Care": a plan\n', 1, 10, BEHIND_QUOTE, ONE_PAIR),
    "words behind a quote in a list": ('x:\n  - "a" b\n', 2, 9, BEHIND_QUOTE, ONE_PAIR),
    "a tab at the start": ("a:\n\tb: 1\n", 2, 1, TAB, TWO_SPACES),
    "a tab after a good line": ("a:\n  b: 1\n\tc: 2\n", 3, 1, TAB, TWO_SPACES),
    "a tab behind spaces": ("a:\n  \tb: 1\n", 2, 3, TAB, TWO_SPACES),
    "a tab before a dash": ("a:\n\t- b\n", 2, 1, TAB, TWO_SPACES),
    "a colon in a title": ("a: 1\nt: Care: a plan\n", 2, 8, COLON, 'put quotes round it:  t: "Care: a plan"'),
    "a colon in an entry": (
        "a:\n  - words: Care: a plan\n",
        2,
        16,
        COLON,
        'put quotes round it:  - words: "Care: a plan"',
    ),
    "a colon between curly quotes": ("t: “Care: a plan”\n", 1, 9, COLON, 'put quotes round it:  t: "“Care: a plan”"'),
    "a colon and quotes in a title": (
        't: Care: a "plan"\n',
        1,
        8,
        COLON,
        "put quotes round it:  t: 'Care: a \"plan\"'",
    ),
    "a colon in a long title": (f"t: Care: {'a plan ' * 20}\n", 1, 8, COLON, "put quotes round the whole of it"),
    "an at sign": ("t: @us\n", 1, 4, "A value without quotes cannot start with “@”.", 'put quotes round it:  t: "@us"'),
    "a per cent sign": (
        "p: %x\n",
        1,
        4,
        "A value without quotes cannot start with “%”.",
        'put quotes round it:  p: "%x"',
    ),
    "a backtick": ("p: `x`\n", 1, 4, "A value without quotes cannot start with “`”.", 'put quotes round it:  p: "`x`"'),
    "a comma": ("p: , x\n", 1, 4, "A value without quotes cannot start with “,”.", 'put quotes round it:  p: ", x"'),
    "a closing bracket": (
        "p: ] x\n",
        1,
        4,
        "A value without quotes cannot start with “]”.",
        'put quotes round it:  p: "] x"',
    ),
    "a question mark": (
        "p: ? x\n",
        1,
        4,
        "A value without quotes cannot start with “?”.",
        'put quotes round it:  p: "? x"',
    ),
    "a line with a per cent sign": (
        "a: 1\n%x\n",
        2,
        1,
        "A value without quotes cannot start with “%”.",
        'put quotes round it:  "%x"',
    ),
    "a star": (
        "d: *\n",
        1,
        4,
        "“*” at the start of a value makes it an alias, a copy of another part of the file.",
        'put quotes round it:  d: "*"',
    ),
    "words in bold": (
        "d: **bold** x\n",
        1,
        4,
        "“*” at the start of a value makes it an alias, a copy of another part of the file.",
        'put quotes round it:  d: "**bold** x"',
    ),
    "an ampersand": (
        "d: & more\n",
        1,
        4,
        "“&” at the start of a value makes it an anchor, to be copied elsewhere in the file.",
        'put quotes round it:  d: "& more"',
    ),
    "exclamation marks": (
        "d: !! x\n",
        1,
        4,
        "“!” at the start of a value makes it a tag, an order to the program that reads the file.",
        'put quotes round it:  d: "!! x"',
    ),
    "more than": (
        "d: > 5 days\n",
        1,
        4,
        "“>” says that the words start on the next line, and there are words behind it.",
        'put quotes round it:  d: "> 5 days"',
    ),
    "an upright line": (
        "d: | x\n",
        1,
        4,
        "“|” says that the words start on the next line, and there are words behind it.",
        'put quotes round it:  d: "| x"',
    ),
    "a template": (
        "d: {{ x }}\n",
        1,
        4,
        "“{{” begins an order to a template, and nothing here runs it.",
        "take it out",
    ),
    "a template that loops": (
        "d: {% x %}\n",
        1,
        4,
        "“{%” begins an order to a template, and nothing here runs it.",
        "take it out",
    ),
    "a lone dash": (
        "c: -\n",
        1,
        4,
        "A list cannot start on the line of its key.",
        'start each entry on a line of its own below, with  - ; if it is no list, put quotes round it:  c: "-"',
    ),
    "a list on the line of its key": (
        "c: - x\n",
        1,
        4,
        "A list cannot start on the line of its key.",
        'start each entry on a line of its own below, with  - ; if it is no list, put quotes round it:  c: "- x"',
    ),
    "a number sign and a number": (
        "a: We rank #3 of 9\n",
        1,
        12,
        COMMENT,
        'put quotes round it:  a: "We rank #3 of 9"; in a comment, put a space behind #',
    ),
    "a number sign on the second line": (
        "a: We rank\n  third #3 of\n  all\nb: 2\n",
        2,
        9,
        COMMENT,
        "put quotes round the whole of it; in a comment, put a space behind #",
    ),
    "a number sign at the start of the second line": (
        "a: We rank\n  #3 of all\nb: 2\n",
        2,
        3,
        COMMENT,
        "put quotes round the whole of it; in a comment, put a space behind #",
    ),
    "a number sign first": (
        "a: #3 of 9\n",
        1,
        4,
        COMMENT,
        'put quotes round it:  a: "#3 of 9"; in a comment, put a space behind #',
    ),
    "a line set in too far": (
        "title: x\n  due: y\n",
        2,
        3,
        "“due” is set in further than the line above, which has its value.",
        "start it in column 1, like “title”; if both lines are one text, put quotes round the whole of it",
    ),
    "an entry's line set in too far": (
        "p:\n  - title: x\n     due: y\n",
        3,
        6,
        "“due” is set in further than the line above, which has its value.",
        "start it in column 5, like “title”; if both lines are one text, put quotes round the whole of it",
    ),
    "a line set in halfway": (
        "a:\n  b: 1\n c: 2\n",
        3,
        2,
        "This line starts in column 2, and no line above it does.",
        "start it in column 1 or 3, like the lines it belongs with",
    ),
    "a first line set in": (
        " a: x\nb: 1\n",
        2,
        1,
        "This line starts in column 1, and no line above it does.",
        "start it in column 2, like the lines it belongs with",
    ),
    "an entry without dash": (
        "x:\n  - a\n  b: c\n",
        3,
        3,
        NO_DASH,
        "start it with  -  in column 3, or in column 5 if it belongs to the entry above",
    ),
    "a dash without space": ("x:\n  - a\n  -b\n", 3, 3, "There is no space behind the dash.", "type  - b"),
    "all dashes without space": ("x:\n  -One\n  -Two\n", 2, 3, "There is no space behind the dash.", "type  - One"),
    "a colon without space": ("b: 1\nname:x\nc: 2\n", 2, 5, "There is no space behind the colon.", "type  name: x"),
    "a first colon without space": ("name:x\nb: 1\n", 1, 5, "There is no space behind the colon.", "type  name: x"),
    "a colon without space between braces": ("a: {b:c}\n", 1, 6, "There is no space behind the colon.", "type  b: c"),
    "a comma in words between braces": (
        "a: {label: x, y z}\n",
        1,
        15,
        "“y z” has no colon and no value.",
        "put quotes round words with a comma in them, so that they stay together",
    ),
    "a line without colon": ("b: 1\nname x\nc: 2\n", 2, 1, NO_KEY, KEY_FIRST),
    "a file of words": ("Just words\n", 1, 1, NO_KEY, KEY_FIRST),
    "a colon of another width": ("a：1\nb: 2\n", 1, 1, NO_KEY, KEY_FIRST),
    "a colon without key": (
        ": b\n",
        1,
        1,
        "There is no key before this colon.",
        "write the key first, such as  title: …",
    ),
    "a file that is a list": (
        "- a\n",
        1,
        1,
        "The file starts with a list, and should be keys with their values.",
        "write a key on a line of its own above, such as  answers:",
    ),
    "words behind a bracket": (
        "t: [draft] our plan\n",
        1,
        4,
        "“[” at the start of a value makes it a list, and there are words behind it.",
        'put quotes round it:  t: "[draft] our plan"',
    ),
    "a bracket left open": (
        "t: [a, b\nc: d\n",
        1,
        4,
        "The bracket “[” that opens here is never closed.",
        "type  ]  where the list ends; if it is no list, put quotes round the words",
    ),
    "a brace left open": (
        "t: {a: b\nc: d\n",
        1,
        4,
        "The bracket “{” that opens here is never closed.",
        "type  }  where the list ends; if it is no list, put quotes round the words",
    ),
    "a colon between brackets": (
        "a: [x: y: z]\n",
        1,
        9,
        "The list between brackets cannot be read from here on.",
        "put a comma between two entries, and quotes round one with a colon or a bracket in it",
    ),
    "a key in brackets": (
        "[a]: b\n",
        1,
        1,
        "There is no word here that could be a key.",
        'put quotes round it:  "[a]: b"',
    ),
    "a special space": (
        "a:\n  b: 1\n\u00a0\u00a0c: 1\n",
        3,
        1,
        "This line is set in with a special space, as copied from Word or a web page.",
        "delete the spaces before the key and type ordinary ones",
    ),
    "a backslash between double quotes": (
        'a: "C:\\data"\n',
        1,
        7,
        "“\\d” stands for no character.",
        "write the character itself; between single quotes a backslash is only a backslash",
    ),
    "a path between double quotes": (
        'a: "C:\\xmas"\n',
        1,
        7,
        "“\\xma” stands for no character.",
        "write the character itself; between single quotes a backslash is only a backslash",
    ),
    "a second document": (
        "a: 1\n---\nb: 2\n",
        2,
        1,
        "A second document begins here.",
        "take the line out: all keys of a file stand in one list",
    ),
    "something behind the end": (
        "a: 1\n...\nb: 2\n",
        3,
        1,
        "This line cannot be read as a key with its value.",
        "compare it with the lines above; put quotes round words with signs such as : # [ {",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_starts(tmp_path: Path, slip: tuple[str, int, int, str, str]) -> None:
    """One slip gives one finding: the place, what is wrong, and what to type."""
    content, line, column, problem, fix = slip
    found = findings(tmp_path, content)

    assert [("yaml-syntax", line, column, problem, fix)] == [
        (one.rule, one.location.line, one.location.column, one.problem, one.fix) for one in found
    ]
    assert Severity.ERROR == found[0].severity
    assert content.split("\n")[line - 1] == found[0].location.excerpt
    assert "a file that cannot be read cannot be published" == found[0].why


FENCES = {
    "never closed": (
        "---\ntitle: x\n\nStory\n",
        1,
        1,
        "The front matter that opens here is never closed.",
        "write  ---  on a line of its own below its last key",
    ),
    "not opened": (
        "title: x\nmeasures:\n  - 4A\n---\nStory\n",
        1,
        1,
        "The front matter is not opened.",
        "write  ---  on a line of its own above this one",
    ),
    "a dash as Word makes it": (
        "—\ntitle: x\n---\nStory\n",
        1,
        1,
        "“—” does not open front matter.",
        "type three hyphens:  ---",
    ),
    "two hyphens": ("--\ntitle: x\n--\nStory\n", 1, 1, "“--” does not open front matter.", "type three hyphens:  ---"),
    "twice": (
        "---\ntitle: x\n---\n---\ntemplate: redirect.html\n---\n",
        4,
        1,
        "A second front matter opens here.",
        "put its keys into the first one; for a line across the page write  ***",
    ),
    "a slip inside": (
        "---\ntitle: Care: a plan\n---\nStory\n",
        2,
        12,
        COLON,
        'put quotes round it:  title: "Care: a plan"',
    ),
    "a slip at the end": (
        '---\ntitle: x\nsummary: "We did\n---\nStory\n',
        3,
        10,
        NEVER_CLOSED,
        'type  "  where the words end',
    ),
    "words between": ("---\nStory\n---\nMore\n", 2, 1, NO_KEY, KEY_FIRST),
}


@pytest.mark.parametrize("slip", FENCES.values(), ids=FENCES)
def test_a_slip_around_front_matter_is_told(tmp_path: Path, slip: tuple[str, int, int, str, str]) -> None:
    """Keys that nobody would read as keys are not published as words."""
    content, line, column, problem, fix = slip

    assert [("yaml-syntax", line, column, problem, fix)] == [
        (one.rule, one.location.line, one.location.column, one.problem, one.fix)
        for one in findings(tmp_path, content, "outcomes.md")
    ]


def test_a_key_written_twice_names_both_lines(tmp_path: Path) -> None:
    """Of two values YAML keeps the last without a word; here the first stands until somebody chooses."""
    path = tmp_path / "account.yml"
    path.write_text("rate: 71\nnote: x\nrate: 17\nmore: {a: 1, a: 2}\n", encoding="utf-8")
    document, found = read_yaml(path, "account.yml")

    assert document is not None
    assert {"rate": "71", "note": "x", "more": {"a": "1"}} == document.values
    assert [
        ("duplicate-key", 3, 1, "“rate” is written here and on line 1.", "keep one of the two"),
        ("duplicate-key", 4, 14, "“a” is written here and on line 4.", "keep one of the two"),
    ] == [(one.rule, one.location.line, one.location.column, one.problem, one.fix) for one in found]


def test_a_key_written_twice_in_front_matter_names_the_lines_of_the_file(tmp_path: Path) -> None:
    """The line with --- counts as well."""
    found = findings(tmp_path, "---\ntitle: a\ntitle: b\n---\nStory\n", "outcomes.md")

    assert ["“title” is written here and on line 2."] == [one.problem for one in found]


def test_every_slip_that_reading_survives_is_told_in_one_run(tmp_path: Path) -> None:
    """Nobody should have to run the check once for each of them."""
    content = 'a: We rank #3\na: 2\nb: *c\nd: !tag x\ne: &f g\nh:\n  <<: {i: j}\nk: "\\u202e"\n'

    assert [
        ("yaml-syntax", 1, "All from “#3” on would be left out, because a space and # begin a comment."),
        ("duplicate-key", 2, "“a” is written here and on line 1."),
        ("unreadable-file", 3, "“*” at the start of a value makes it an alias, a copy of another part of the file."),
        (
            "unreadable-file",
            4,
            "“!” at the start of a value makes it a tag, an order to the program that reads the file.",
        ),
        ("unreadable-file", 5, "“&” at the start of a value makes it an anchor, to be copied elsewhere in the file."),
        ("unreadable-file", 7, "“<<” merges keys from another part of the file into these."),
        ("unreadable-file", 8, "There is a hidden character here (right-to-left override, U+202E)."),
    ] == [(one.rule, one.location.line, one.problem) for one in findings(tmp_path, content)]


def test_a_file_full_of_slips_is_not_read_to_the_end(tmp_path: Path) -> None:
    """Twenty are enough to begin with, and the last says so."""
    found = findings(tmp_path, "a: 1\n" * 100)

    assert 20 == len(found)
    assert "“a” is written here and on line 1. Nothing behind it was read." == found[-1].problem


@pytest.mark.parametrize(
    "content",
    [
        "a: x # a comment\n",
        "a: x ## more\n",
        "a: x #\n",
        "# whole line\na: x\n",
        "a:\n  # - one\n  - two\n",
        'a: "We rank #3"\n',
        "a: C#1\n",
        "a: '' #3\n",
        "a: |\n  We rank #3\n",
        "#a: x\n#b: y\n",
    ],
)
def test_a_real_comment_is_no_slip(tmp_path: Path, content: str) -> None:
    """Comments teach the format, so they must not be in the way."""
    assert [] == findings(tmp_path, content)


@pytest.mark.parametrize("written", ["\\ud800", "\\U00110000"])
def test_an_escape_that_stands_for_no_character_is_told(tmp_path: Path, written: str) -> None:
    """Half of a character is read without a word and cannot be written again."""
    found = findings(tmp_path, f'a: "b{written}c"\n')

    assert [("unreadable-file", 1, 6)] == [(one.rule, one.location.line, one.location.column) for one in found]
    assert found[0].problem.startswith(f"“{written}")
