"""What could run, leak or mislead is refused where it stands; what only looks like it is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localaccount_gen.characters import look_over
from localaccount_gen.findings import Finding
from localaccount_gen.markup import changed_by_cleaning
from localaccount_gen.narrative import inspect, inspect_plain, links, word_count
from localaccount_gen.source import Source
from tests.payloads import INNOCENT, PAYLOADS, Payload

HARMFUL = [payload for payload in PAYLOADS if payload.harms]


def look(text: str) -> list[Finding]:
    return list(inspect(text, Source("outcomes.md", text).location))


def test_the_lists_are_long_enough_to_mean_something() -> None:
    """Every attempt has a name of its own, since a dict would swallow a second one."""
    assert 100 <= len(HARMFUL)
    assert 25 <= len(INNOCENT)
    assert len(PAYLOADS) == len({payload.name for payload in PAYLOADS})


@pytest.mark.parametrize("payload", HARMFUL, ids=lambda payload: payload.name)
def test_what_could_harm_is_found(payload: Payload) -> None:
    """In the story of a section."""
    assert look(payload.markdown)


@pytest.mark.parametrize("payload", HARMFUL, ids=lambda payload: payload.name)
def test_what_could_harm_is_found_in_a_plain_field(payload: Payload) -> None:
    """Such a field is escaped, and refused all the same: it may one day be shown elsewhere."""
    assert list(inspect_plain(payload.markdown, Source("account.yml", payload.markdown).location))


@pytest.mark.parametrize("payload", HARMFUL, ids=lambda payload: payload.name)
def test_what_could_harm_is_found_among_other_words(payload: Payload) -> None:
    """Its place is on its own lines, whatever stands around it."""
    before = "We [asked](improvement.md) `200` people, and 5 < 6.\n\n"
    lines = range(3, 4 + payload.markdown.count("\n"))

    assert look(f"{before}{payload.markdown}\n\nThat is *all*.\n")[0].location.line in lines


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_ordinary_markdown_is_fine(text: str) -> None:
    """A rule that cries wolf is switched off."""
    assert [] == look(text)
    assert (text, []) == look_over(text)


def test_ordinary_markdown_is_fine_all_together() -> None:
    """One part does not change what another means."""
    assert [] == look("\n\n".join(INNOCENT.values()))


PIECES = [
    *"`[]()<>\\\"'=:{}*_#|!^.\t&",
    "``",
    "```",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "> ",
    "1. ",
    "](",
    "]: ",
    "[1]",
    "![",
    "</",
    "<!--",
    "-->",
    "<b",
    "<b>",
    "<script>",
    "<img src=x onerror=alert(1)>",
    "javascript",
    "script",
    ":alert(1)",
    "javascript:alert(1)",
    "https://evil.example/a",
    "//evil.example",
    "data:",
    "../",
    "&#106;",
    "&Tab;",
    "&colon;",
    "a",
    "b c",
    "\n\n[1]: ",
    "\n```\n",
    "|---|\n",
    "===\n",
    "--8<--",
    "{{",
    "😀",
]

MARKDOWN = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)
FEW = settings(max_examples=400, derandomize=True, deadline=None)


def change(whole: str, place: int, gone: int, put: str) -> str:
    place %= len(whole)
    return whole[:place] + put + whole[place + gone :]


CHANGED = st.builds(
    change,
    st.sampled_from([*(payload.markdown for payload in PAYLOADS), *INNOCENT.values()]),
    st.integers(0, 200),
    st.integers(0, 3),
    st.lists(st.sampled_from(PIECES), max_size=3).map("".join),
)


@FEW
@given(MARKDOWN | CHANGED)
def test_what_passes_leaves_the_sanitiser_nothing_to_do(text: str) -> None:
    """Refuse, do not quietly clean: whatever would be taken out of the page has been told before."""
    cleaned, slips = look_over(text)
    if not slips and not look(text):
        assert not changed_by_cleaning(cleaned)


@FEW
@given(MARKDOWN | CHANGED | st.text(max_size=60))
def test_no_text_breaks_the_inspection(text: str) -> None:
    """Every finding and every link has its place in the text, whatever the text."""
    for finding in look(text):
        assert 1 <= finding.location.column <= len(finding.location.excerpt) + 1
        assert finding.fix
    for link in links(text):
        assert 0 <= link.offset < link.offset + link.length <= len(text)
    assert word_count(text) >= 0
