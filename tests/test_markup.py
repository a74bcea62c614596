"""Markdown → HTML: safe to publish, easy to read aloud."""

import re

import pytest

from localaccount_gen import markup
from localaccount_gen.markup import Setting, changed_by_cleaning, convert, lowered, to_html
from tests.payloads import INNOCENT, PAYLOADS


def _html(text: str, **setting: object) -> str:
    return to_html(text, str, Setting(**setting))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# One\n\n## Two\n\n# Three", [2, 3, 2]),
        ("### One\n\n##### Two\n\n## Three", [2, 3, 2]),
        ("## One\n\n#### Two\n\n### Three", [2, 3, 3]),
        ("# a\n\n## b\n\n### c\n\n#### d\n\n##### e\n\n###### f", [2, 3, 4, 5, 6, 6]),
    ],
)
def test_headings_have_no_gaps(text: str, levels: list[int]) -> None:
    """Whatever level an author begins with, the first is level 2 on the page and none is skipped."""
    assert levels == [int(level) for level in re.findall("<h([1-6])", _html(text))]


def test_a_heading_has_an_id_of_its_own() -> None:
    """A link can lead to it, and it can be taken for nothing of ours."""
    html = _html("## Who we asked\n\n## Who we asked\n\n## £5 &amp; more\n\n## …")

    assert ["story-who-we-asked", "story-who-we-asked-2", "story-5-more", "story-part"] == re.findall(
        'id="(.*?)"', html
    )


def test_a_heading_inside_a_quotation_heads_nothing() -> None:
    """Only what stands in the text itself is a part of the page."""
    assert "<blockquote><p>Said</p><p>words</p></blockquote>" == _html("> # Said\n> words")


def test_an_empty_heading_is_left_out() -> None:
    """A heading without words is a stop for a screen reader and nothing else."""
    assert "<p>Words</p>" == _html("##\n\nWords")


def test_a_table_is_named_and_can_be_moved() -> None:
    """The line in bold before a table names it; a reader with a narrow screen moves the table with the keyboard."""
    html = _html("Before\n\n**Spending by year:**\n\n| Year | Spent |\n|---|--:|\n| 2024-25 | 82.3 |\n")

    assert (
        "<p>Before</p>"
        '<div aria-labelledby="story-spending-by-year" class="la-scroll" role="region" tabindex="0">'
        '<table class="la-table"><caption id="story-spending-by-year">Spending by year</caption>'
        '<thead><tr><th scope="col">Year</th><th class="la-right" scope="col">Spent</th></tr></thead>'
        '<tbody><tr><th scope="row">2024-25</th><td class="la-right">82.3</td></tr></tbody></table></div>'
    ) == html


@pytest.mark.parametrize(
    ("before", "caption"),
    [
        ("Table: People by age", "People by age"),
        ("", "Money and value, table 1"),
        ("Some **words** in bold.", "Money and value, table 1"),
    ],
)
def test_a_table_without_a_name_is_named_after_its_section(before: str, caption: str) -> None:
    """Every table has a caption, so that people who hear it know what it is."""
    html = _html(f"{before}\n\n| a | b |\n|---|---|\n| 1 | 2 |", title="Money and value")

    assert f">{caption}</caption>" in html


def test_tables_without_names_are_numbered() -> None:
    """Two regions of one name cannot be told apart."""
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"

    assert ["Money, table 1", "Money, table 2"] == re.findall(
        "<caption .*?>(.*?)</caption>", _html(f"{table}\n{table}", title="Money")
    )


def test_an_empty_corner_of_a_table_heads_nothing() -> None:
    """A heading without words would be read out as one."""
    assert '<thead><tr><td></td><th scope="col">b</th></tr></thead>' in _html("| | b |\n|---|---|\n| 1 | 2 |")


def test_loose_lists_are_made_tight() -> None:
    """Paragraphs in list items are a fault in tagged PDF; items with several keep them."""
    assert "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>" == _html("- one\n\n- two\n\n    - three\n")
    assert "<ul><li><p>one</p><p>more</p></li></ul>" == _html("- one\n\n    more\n")


def test_addresses_go_through_the_link() -> None:
    """Of links and of pictures."""
    html = to_html("[a](improvement.md#waits) ![A bus](images/bus.jpg)", lambda address: f"../{address}")

    assert '<p><a href="../improvement.md#waits">a</a> <img alt="A bus" src="../images/bus.jpg"></p>' == html


def test_tags_are_shown_as_typed() -> None:
    """Raw HTML is words like any others."""
    assert "<p>a &lt;b&gt;c&lt;/b&gt; &amp; £</p>" == _html("a <b>c</b> &amp; &pound;")


def test_a_text_can_stand_lower_on_another_page() -> None:
    """On the page that has everything a section's headings stand one level lower, and no id stands twice."""
    html = _html("## One\n\n[see](#story-one)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n")

    assert (
        html.replace("<h2", "<h3")
        .replace("</h2", "</h3")
        .replace('"story-', '"money-story-')
        .replace("#story-", "#money-story-")
    ) == lowered(html, "money-")


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_ordinary_markdown_needs_no_cleaning(text: str) -> None:
    """What reading lets through, the sanitiser finds nothing in."""
    assert not changed_by_cleaning(text)


@pytest.mark.parametrize(
    "text", ["[x](javascript:alert(1))", "![x](https://evil.example/t.gif)", "[x](data:text/html,x)"]
)
def test_what_the_sanitiser_takes_out_is_told(text: str) -> None:
    """So that it becomes a finding and is not quietly cleaned."""
    assert changed_by_cleaning(text)


@pytest.mark.parametrize("payload", PAYLOADS, ids=[payload.name for payload in PAYLOADS])
def test_nothing_but_the_short_list_comes_out(payload) -> None:
    """Every tag and attribute in the result is one of the few that were meant."""
    html = to_html(payload.markdown, str)
    tags = re.findall(r"<([a-z0-9]+)((?: [a-z-]+=\"[^\"]*\")*)>", html)

    assert len(tags) == html.count("<") - html.count("</")
    assert {tag for tag, _ in tags} <= markup.TAGS
    for tag, attributes in tags:
        for name, value in re.findall(r" ([a-z-]+)=\"([^\"]*)\"", attributes):
            assert name in markup.ATTRIBUTES.get(tag, ())
            assert not re.match(r"\s*(javascript|vbscript|data|file|blob)\s*:", value, re.IGNORECASE)


def test_one_text_leaves_nothing_behind_for_the_next() -> None:
    """The converter is used again and again: references and ids are each text's own."""
    first = convert("## One\n\n[a]: https://example.org", str)

    assert '<h2 id="story-one">One</h2>' == first.html
    assert '<h2 id="story-one">One</h2><p>[a]</p>' == convert("## One\n\n[a]", str).html
