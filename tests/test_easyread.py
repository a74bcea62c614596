"""The Easy Read edition: what its page shows, in which order, and how a first draft of it is begun."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from localaccount_gen.cli import verbs
from localaccount_gen.easydraft import with_front_matter
from localaccount_gen.pages import Page
from localaccount_gen.render.easyread import pieces
from tests.accounts import FOLDER, findings, good_account, write
from tests.full_account import full_account, published
from tests.sample_site import sample_files, sample_site

EXAMPLESHIRE = "exampleshire/2024-25/easy-read/"
TORBAY = "torbay/2024-25/easy-read/"


def page(address: str) -> Page:
    return next(page for page in sample_site().publication.pages if page.address == address)


def told(html: str) -> str:
    """What a reader reads, the names of pictures in brackets."""
    named = re.sub(r"<title>(.*?)</title>", r" [\1] ", html)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", named)).split())


@pytest.mark.parametrize("address", [EXAMPLESHIRE, TORBAY])
def test_easy_read_begins_with_its_contents_and_ends_with_how_to_reach_the_council(address: str) -> None:
    """A reader first sees what there is, and last whom to ask; every part stands in the contents."""
    html = page(address).html
    headings = re.findall(r'<h2 id="([^"]+)"', html)

    assert "easy-contents" == headings[0]
    assert ["checked", "reach"] == headings[-2:]
    assert headings[1:] == re.findall(r'<li><a href="#([^"]+)"', html)


def test_its_parts_come_in_the_order_of_the_account() -> None:
    """The framework's order, which all editions share."""
    assert [
        "outcomes", "safeguarding", "think-local-act-personal", "equality", "productivity", "market", "complaints",
        "feedback", "scrutiny", "political-priorities", "improvement", "waiting", "carers",
    ] == re.findall(r'<h2 id="([a-z-]+)"', page(EXAMPLESHIRE).html)[2:-2]  # fmt: skip


@pytest.mark.parametrize("address", [EXAMPLESHIRE, TORBAY])
def test_every_row_is_a_picture_and_then_its_words(address: str) -> None:
    """The picture stands before the words, for the eye, on paper and read aloud."""
    rows = re.findall(r'<div class="la-easy-row">(.*?)</p>\s*</div>', page(address).html, re.DOTALL)

    assert len(rows) > 30
    for row in rows:
        assert re.match(r'\s*<div class="la-easy-picture"><(svg|img)\b.*?</div>\s*<p>\S', row, re.DOTALL), row


def test_figures_are_said_in_people_and_drawn_as_people() -> None:
    """The published 68.8% who feel safe in Torbay are about 7 in 10: seven of ten people are filled in."""
    html = page(TORBAY).html
    row = next(row for row in html.split('class="la-easy-row"') if "who get support feel safe" in row)

    assert "About 7 in 10 people who get support feel safe." in told(row)
    assert "[About 7 in 10 people]" in told(row)
    assert (10, 7) == (row.count("<circle"), row.count('class="la-filled"'))


@pytest.mark.parametrize("address", [EXAMPLESHIRE, TORBAY])
def test_no_row_has_a_percentage_a_decimal_or_a_quote_left_over(address: str) -> None:
    """Many readers do not understand percentages, and nobody understands brackets."""
    assert [] == re.findall(r"<p>[^<]*(?:\d%|\d\.\d+(?![ap]m|\d)|\[\[|\*\*)[^<]*</p>", page(address).html)


def test_it_says_who_checked_it_and_when_or_that_nobody_has() -> None:
    """Only people with a learning disability can say whether it is easy."""
    assert (
        "Exampleshire Speaking Up, a group of people with a learning disability checked this."
        in told(page(EXAMPLESHIRE).html)
    )  # fmt: skip
    assert "They did it on 30 October 2025." in told(page(EXAMPLESHIRE).html)
    assert "No people with a learning disability have checked this yet." in told(page(TORBAY).html)
    assert "This is a sample. Nobody was asked to read it." in told(page(TORBAY).html)


def test_a_demonstration_says_so_in_easy_words() -> None:
    """Nobody should take it for the council's own."""
    assert "This is only an example. The council did not make it." in told(page(TORBAY).html)


def test_pages_lead_to_the_same_part_in_easy_read() -> None:
    """From the first page, from each section to its part, and from the foot of every page."""
    assert '<a href="easy-read/index.html">Easy Read</a>' in page("torbay/2024-25/").html
    assert '<a href="../easy-read/index.html#market">This page in Easy Read</a>' in page("torbay/2024-25/market/").html
    assert "easy-read/index.html" in page("torbay/2024-25/about/").foot
    assert "easy-read" not in page("torbay/2023-24/").html + page("torbay/2023-24/").foot


def test_easy_read_stands_in_the_data_as_it_is_read() -> None:
    """Whoever makes another edition of it starts from the same words."""
    account = json.loads(sample_files()["torbay/2024-25/account.json"])
    safe = next(one for one in account["sections"] if one["key"] == "safeguarding")

    assert "About 7 in 10 people who get support feel safe." == safe["easy_read"]["rows"][0]["words"]
    assert {"not_tested": "This is a sample. Nobody was asked to read it."} == account["easy_read"]


def test_it_can_be_searched() -> None:
    """Somebody who searches for a word may be helped most by the easy page about it."""
    assert page(EXAMPLESHIRE).searchable


def test_only_bold_is_known_in_a_row() -> None:
    """What an author types stays text: no link, no tag, no other emphasis."""
    assert [("A ", False), ("carer", True), (" helps <b>.", False)] == pieces("A **carer** helps <b>.")


def test_what_stands_in_a_row_runs_nowhere(tmp_path: Path) -> None:
    """A row is shown as it was typed."""
    section = "---\neasy_read:\n  rows:\n    - {words: A 3 < 4 & 5 > 4 sum., picture: list}\n---\nWords.\n"
    made = published(tmp_path, {**full_account(), f"{FOLDER}/market.md": section}, drafts=True)
    shown = next(page for page in made.publication.pages if page.address == "halton/2024-25/easy-read/")

    assert "A 3 &lt; 4 &amp; 5 &gt; 4 sum." in shown.html


def _draft(root: Path, *words: str) -> Result:
    write(root, {name: content.encode() for name, content in good_account().items()})
    return CliRunner().invoke(verbs, ["easy-read", "draft", str(root / FOLDER), *words], catch_exceptions=False)


SECTION = f"{FOLDER}/market.md"
STORY = "---\n# Ours: keep.\nsummary: 'Homes are good; help at home starts sooner.'\nmeasures: [6B]\n---\nStory.\n"


def test_a_draft_is_put_in_and_nothing_else_changes(tmp_path: Path) -> None:
    """Comments, quotation marks and blank lines of the officer's stay, byte by byte."""
    write(tmp_path, {**good_account(), SECTION: STORY})
    ended = CliRunner().invoke(verbs, ["easy-read", "draft", str(tmp_path / FOLDER)], catch_exceptions=False)
    now = (tmp_path / SECTION).read_text(encoding="utf-8")
    before, _, after = STORY.partition("---\nStory")

    assert f"{SECTION}: 2 rows written as a draft." in ended.output
    assert now.startswith(f"{before}easy_read:\n")
    assert now.endswith(f"---\nStory{after}")
    assert "  draft: true\n" in now
    assert "    - words: Help at home starts sooner." not in now


def test_a_draft_stops_publication_at_its_line(tmp_path: Path) -> None:
    """It goes when somebody has read the rows and deletes the line."""
    write(tmp_path, {**good_account(), SECTION: STORY})
    CliRunner().invoke(verbs, ["easy-read", "draft", str(tmp_path / FOLDER)], catch_exceptions=False)
    drafted = (tmp_path / SECTION).read_text(encoding="utf-8")
    found = [one for one in findings(tmp_path / "again", {"market.md": drafted}) if one.rule == "easy-read-draft"]

    assert [("error", drafted[: drafted.index("draft: true")].count("\n") + 1)] == [
        (one.severity, one.location.line) for one in found
    ]


def test_a_draft_is_never_written_over_easy_read_that_is_there(tmp_path: Path) -> None:
    """Somebody's work is not lost, however often the command is run."""
    _draft(tmp_path)
    first = {path: path.read_bytes() for path in (tmp_path / FOLDER).iterdir() if path.is_file()}
    again = CliRunner().invoke(verbs, ["easy-read", "draft", str(tmp_path / FOLDER)], catch_exceptions=False)

    assert first == {path: path.read_bytes() for path in (tmp_path / FOLDER).iterdir() if path.is_file()}
    assert f"{FOLDER}/political-priorities.md: nothing written. It has Easy Read already." in again.output


def test_a_dry_run_shows_the_rows_and_changes_no_file(tmp_path: Path) -> None:
    """An officer can look first, and copy what is of use."""
    ended = _draft(tmp_path, "--dry-run")

    assert good_account() == {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert "    - words: People wait too long for a first assessment.\n" in ended.output


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"---\nsummary: x\n---\nStory\n", b"---\nsummary: x\na: b\n---\nStory\n"),
        (b"---\r\nsummary: x\r\n---\r\nStory\r\n", b"---\r\nsummary: x\r\na: b\r\n---\r\nStory\r\n"),
        (b"\xef\xbb\xbf---\nsummary: x\n---\n", b"\xef\xbb\xbf---\nsummary: x\na: b\n---\n"),
        (b"\n\n---\n---\nStory", b"\n\n---\na: b\n---\nStory"),
        (b"Story\n---\nmore\n", b"---\na: b\n---\nStory\n---\nmore\n"),
        (b"---\nsummary: x\r\n---\nStory\r\n", b"---\nsummary: x\r\na: b\r\n---\nStory\r\n"),
        (b"", b"---\na: b\n---\n"),
        (b"---\nsummary: x\nStory\n", None),
        (b"Old\rlines\r", None),
    ],
)
def test_lines_are_put_at_the_end_of_the_front_matter(before: bytes, after: bytes | None) -> None:
    """Whatever ends a line there, and whatever marks the file's beginning."""
    assert after == with_front_matter(before, "a: b\n")
