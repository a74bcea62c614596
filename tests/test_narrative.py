"""The links, the words and the unsafe parts of a text are found before any program renders it."""

import pytest

from localaccount_gen.findings import Finding, Severity
from localaccount_gen.narrative import Link, inspect, inspect_plain, links, word_count
from localaccount_gen.source import Source

UNSAFE = "nothing an account says may run on a reader’s computer"
OUTSIDE = "a path that leaves the folder can publish files that were never meant for the public"
INSIDE = "name a section’s file, such as improvement.md, or a file in images or data; for another site write https://"
PICTURE = "put the picture in the account’s images folder and write  ![what it shows](images/name.jpg)"
SCHEMES = "link to a page with https://, to an e-mail address with mailto: or to a number with tel:"


def look(text: str) -> list[Finding]:
    return list(inspect(text, Source("outcomes.md", text).location))


def test_a_finding_says_what_to_write_instead() -> None:
    """The whole of one, as an officer reads it."""
    finding = look("Read this:\n\nSee <b>waits</b> first.\n")[0]

    assert ("unsafe-markup", Severity.ERROR) == (finding.rule, finding.severity)
    assert ("outcomes.md", 3, 5, 3) == (
        finding.location.file,
        finding.location.line,
        finding.location.column,
        finding.location.length,
    )
    assert "See <b>waits</b> first." == finding.location.excerpt
    assert "“<b>” is HTML, and an account is plain Markdown." == finding.problem
    assert "write  **words**" == finding.fix
    assert UNSAFE == finding.why


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("<em>x</em>", "write  *words*"),
        ("<h2>x</h2>", "write  ##  and a space before the words of a heading"),
        ("<li>x", "start each entry of a list on its own line with  - "),
        ("<br>", "take the tag out; an empty line begins a new paragraph"),
        ("<table>", "write the table with | between its cells, or name a CSV file under  tables:"),
        ('<img src="a.png">', PICTURE),
        ('<a href="x">x</a>', "write  [words](https://…)"),
        ("<iframe src=x>", "take it out and link to the page:  [what it is](https://…)"),
        ("<form action=x>", "take it out and say whom to ring or write to"),
        ("<script>", "take it out"),
        ("in <six weeks and >ten", "write “less than” in words, or put a space behind <"),
    ],
)
def test_each_tag_has_its_own_cure(text: str, fix: str) -> None:
    """Whoever wrote HTML wanted something, and Markdown mostly has it."""
    assert [fix] == [finding.fix for finding in look(text)]


def test_a_tag_and_its_end_are_one_finding() -> None:
    """What is wrong once is told once; the next pair is another."""
    assert [(1, 1), (1, 14)] == [
        (one.location.line, one.location.column)
        for one in look("<b>one</b> x <b>two</b>".replace("<b>two</b>", "<i>two</i>"))
    ]


def test_what_stands_in_a_tag_goes_with_the_tag() -> None:
    """A link in HTML with an order in braces is one thing to take out."""
    assert ["“<a>” is HTML, and an account is plain Markdown."] == [
        one.problem for one in look('<a href="[x](javascript:alert(1))" {onclick=x}>x</a>')
    ]


@pytest.mark.parametrize(
    ("text", "column", "length", "rule", "problem", "fix", "why"),
    [
        (
            "a <!-- not for release -->",
            3,
            24,
            "unsafe-markup",
            "This comment would be published in the source of the page.",
            "take it out; a line that starts with # in the front matter is not published",
            UNSAFE,
        ),
        (
            "a <?php x ?>",
            3,
            10,
            "unsafe-markup",
            "“<?” begins an order to a program, and nothing here runs it.",
            "take it out",
            UNSAFE,
        ),
        (
            "[a](javascript:alert(1))",
            5,
            19,
            "unsafe-markup",
            "A link cannot start with “javascript:”.",
            SCHEMES,
            UNSAFE,
        ),
        ("[a](ftp://example.org)", 5, 17, "unsafe-markup", "A link cannot start with “ftp:”.", SCHEMES, UNSAFE),
        ("<ftp://example.org>", 1, 19, "unsafe-markup", "A link cannot start with “ftp:”.", SCHEMES, UNSAFE),
        (
            "![a](https://x.org/a.png)",
            6,
            19,
            "unsafe-markup",
            "This picture would be fetched from another site.",
            PICTURE,
            "the other site would learn who reads the account, and could change the picture",
        ),
        (
            "[a](https://www.gov.uk@x.org/)",
            5,
            25,
            "broken-link",
            "“https://www.gov.uk@x.org/” is not a web address.",
            "write it as the browser shows it, such as https://www.example.org/care",
            "a reader who follows it must find something",
        ),
        (
            "<to:care@x.org@y.org>",
            1,
            21,
            "unsafe-markup",
            "A link cannot start with “to:”.",
            SCHEMES,
            UNSAFE,
        ),
        (
            "<care\\@x.org>",
            1,
            13,
            "unsafe-markup",
            "“care\\@x.org” is not an e-mail address.",
            "write it as name@example.org",
            UNSAFE,
        ),
        (
            "[a](../notes.md)",
            5,
            11,
            "outside-account",
            "“../notes.md” leads out of the account’s own folder.",
            INSIDE,
            OUTSIDE,
        ),
        (
            "[a](/notes.md)",
            5,
            9,
            "outside-account",
            "“/notes.md” leads out of the account’s own folder.",
            INSIDE,
            OUTSIDE,
        ),
        ("[a](C:\\x)", 5, 4, "outside-account", "“C:\\x” leads out of the account’s own folder.", INSIDE, OUTSIDE),
        (
            "[a](images\\a.png)",
            5,
            12,
            "outside-account",
            "“images\\a.png” is a path as Windows writes it.",
            "write / instead of \\, such as images/name.jpg",
            OUTSIDE,
        ),
        (
            "a{: .wide }",
            2,
            10,
            "unsafe-markup",
            "“{: .wide }” would give the page orders, and words cannot.",
            "take out the braces with what is in them",
            UNSAFE,
        ),
        (
            "a {{ x }}",
            3,
            2,
            "unsafe-markup",
            "“{{” begins an order to a template, and nothing here runs it.",
            "take it out",
            UNSAFE,
        ),
        (
            "--8<-- x",
            1,
            6,
            "unsafe-markup",
            "“--8<--” would put another file in here.",
            "write the words here, or link to the section that has them",
            UNSAFE,
        ),
        (
            "a&#8238;b",
            2,
            7,
            "unreadable-file",
            "There is a hidden character here (right-to-left override, U+202E).",
            "delete it, and type the words around it again",
            "people must read the same words that the council wrote",
        ),
    ],
)
def test_each_danger_is_told_in_its_words(
    text: str, column: int, length: int, rule: str, problem: str, fix: str, why: str
) -> None:
    """The place, what is wrong, what to write, and the reason."""
    assert [(rule, column, length, problem, fix, why)] == [
        (one.rule, one.location.column, one.location.length, one.problem, one.fix, one.why) for one in look(text)
    ]


def test_everything_unsafe_is_told_in_one_run_in_the_order_of_the_text() -> None:
    """Nobody should have to run the check once for each of them."""
    text = "a <b>x</b>\n[c](../d) {{ e }}\n![f](//g) `<code>` {h=i}\n"

    assert [(1, 3), (2, 5), (2, 11), (3, 6), (3, 20)] == [
        (one.location.line, one.location.column) for one in look(text)
    ]


def test_a_text_full_of_tags_is_told_of_twenty() -> None:
    """The rest goes the same way."""
    assert 20 == len(look("<b>x\n\n" * 1000))


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("\n" + "[" * 20_000, 2, "This text has 20,000 opening square brackets, and 500 are the most."),
        ("![a](" * 20_000, 1, "This text has 20,000 opening square brackets, and 500 are the most."),
        ("](" * 501, 1, "This text has 501 links, and 500 are the most."),
        ("# a\n\n" * 600, 1001, "This text has 600 headings and lines across the page, and 500 are the most."),
        ("- - -\n" * 600, 501, "This text has 600 headings and lines across the page, and 500 are the most."),
        (
            "".join(" " * 4 * level + "- a\n" for level in range(600)),
            11,
            "This list or quotation is 11 levels deep, and 10 are the most.",
        ),
        ("a\n\n" + "1. " * 600 + "a", 3, "This list or quotation is 600 levels deep, and 10 are the most."),
        (">" * 11 + " a", 1, "This list or quotation is 11 levels deep, and 10 are the most."),
        ("word " * 20_001, 1, "This text has 100,005 characters, and 100,000 are the most."),
    ],
)
def test_too_much_is_refused_with_its_numbers(text: str, line: int, problem: str) -> None:
    """Markdown programs take minutes over such a text, or fall over."""
    finding = look(text)[0]

    assert ("unreadable-file", line, problem) == (finding.rule, finding.location.line, finding.problem)
    assert "a file made too large or too deep can stop the computer that builds the site" == finding.why
    assert [] == list(links(text)) or "levels" not in problem


def test_what_is_just_not_too_much_is_fine() -> None:
    """The limits are for attacks."""
    text = "[a] " * 500 + "\n\n" + "# b\n\n" * 500 + "".join(" " * 4 * level + "- a\n" for level in range(10))

    assert [] == look(text)


TEXT = """\
See [the *plan*](improvement.md#waits "Our plan") and ![A day: out](images/day.png).
[![Logo](images/logo.png)](https://www.example.org/a_(b)), <https://x.org/?a=b>, <care@example.org>.
[by name][Plan], [plan][], [Plan], [nowhere][x], [empty](), [my file](my file.md).
`[code](x)` \\[escaped](x) [[4A]] [c] [^1] ![Map][plan]

[plan]: <data/plan.csv> 'Plan'
"""


def test_every_kind_of_link_is_found() -> None:
    """With its destination, its words and its place; code, quotes and footnotes are none."""
    assert [
        ("https://x.org/?a=b", "https://x.org/?a=b", False, "<https://x.org/?a=b>"),
        ("mailto:care@example.org", "care@example.org", False, "<care@example.org>"),
        ("improvement.md#waits", "the *plan*", False, '[the *plan*](improvement.md#waits "Our plan")'),
        ("images/day.png", "A day: out", True, "![A day: out](images/day.png)"),
        ("images/logo.png", "Logo", True, "![Logo](images/logo.png)"),
        (
            "https://www.example.org/a_(b)",
            "![Logo](images/logo.png)",
            False,
            "[![Logo](images/logo.png)](https://www.example.org/a_(b))",
        ),
        ("data/plan.csv", "by name", False, "[by name][Plan]"),
        ("data/plan.csv", "plan", False, "[plan][]"),
        ("data/plan.csv", "Plan", False, "[Plan]"),
        ("", "nowhere", False, "[nowhere][x]"),
        ("", "empty", False, "[empty]()"),
        ("my file.md", "my file", False, "[my file](my file.md)"),
        ("data/plan.csv", "Map", True, "![Map][plan]"),
    ] == [(one.destination, one.words, one.image, TEXT[one.offset : one.offset + one.length]) for one in links(TEXT)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[x]",
        "[ ] todo",
        "[c] [x] [z]",
        "[[a]]",
        "a](b",
        "(a)[b]",
        "[a] (b)",
        "[^1]: A note.",
        "See.[^1]",
        "*[NHS]: a service",
        "```\nsee [a](b)\n```",
        "\\[a\\](b)",
        "[a]: not one of them because of these words",
    ],
)
def test_what_only_looks_like_a_link_is_none(text: str) -> None:
    """Markers such as [c] are part of the language of official figures."""
    assert [] == list(links(text))


def test_an_image_knows_that_nobody_described_it() -> None:
    """Its words are empty, which another rule tells."""
    assert [Link("images/a.png", "", True, 0, 17)] == list(links("![](images/a.png)"))


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (0, "---\n\n* * *\n"),
        (3, "# Three plain words\n"),
        (6, "We spent £1,234 on people’s care."),
        (3, "[See the](https://www.example.org/a-b) plan"),
        (2, "![A map](images/map-of-torbay.png)"),
        (4, "About [[4A]] feel safe"),
        (2, "| one | two |\n|-----|-----|\n"),
        (1, "well-being"),
        (2, "the plan\n\n[plan]: https://www.example.org 'The plan'"),
        (1, "68.1%"),
        (2, "Write: <care@example.org> us"),
        (4, "**Bold** and *important* things"),
    ],
)
def test_words_are_those_a_reader_meets(count: int, text: str) -> None:
    """Addresses are not words, and a quoted figure is one."""
    assert count == word_count(text)


def test_in_a_plain_field_a_backtick_hides_nothing() -> None:
    """Such a field is shown as written, so nothing in it is code."""
    text = "Type `<script>alert(1)</script>`"

    assert [] == look(text)
    assert [("unsafe-markup", 7)] == [
        (one.rule, one.location.column) for one in inspect_plain(text, Source("account.yml", text).location)
    ]


@pytest.mark.parametrize(
    "text", ["Waits: 5 < 6 & 7", "£5 [[4A]] [c]", "[a](https://www.example.org)", "R&D", "a_b*c", "x"]
)
def test_a_plain_field_may_hold_ordinary_signs(text: str) -> None:
    """They are escaped, and a link in such a field is only words."""
    assert [] == list(inspect_plain(text, Source("account.yml", text).location))
