"""The PDFs of an account, for people who read on paper, by a reading voice, or far from a network."""

import re
from pathlib import Path

import page as page_validation
import pytest

from tests.paper.conftest import ACCOUNTS, build
from tests.paper.sheets import Sheets

_NAMES = ("account.pdf", "large-print.pdf", "easy-read.pdf", "summary.pdf")
_PDFS = [f"{account}/{name}" for account in ACCOUNTS for name in _NAMES]


@pytest.mark.parametrize("address", _PDFS)
def test_people_who_listen_hear_all_of_a_pdf(printed: Path, address: str) -> None:
    """Tags, languages, words for pictures: no rule of PDF/UA-1 that a machine can check fails."""
    report = page_validation.validate_pdf(printed / address, profile=page_validation.ValidationProfile.PDF_UA_1)

    assert [] == [f"{failure.rule_id}: {failure.message}" for failure in report.failures]
    assert report.is_compliant


@pytest.mark.parametrize("address", _PDFS)
def test_letters_are_as_large_as_promised(sheets: dict[str, Sheets], address: str) -> None:
    """12 points is the least size for clear print and 18 that of large print (UKAAF G003)."""
    least = 18 if "large-print" in address else 12

    assert [] == [letter for letter in sheets[address].letters if letter.size < least - 0.1][:20]


@pytest.mark.parametrize("address", _PDFS)
def test_nothing_is_cut_off_at_the_edge_of_the_paper(sheets: dict[str, Sheets], address: str) -> None:
    """A table wider than the sheet would lose its last figures: all end before the margin of 15 millimetres."""
    margin = sheets[address].width - 15 / 25.4 * 72

    assert [] == [letter for letter in sheets[address].letters if letter.right > margin + 1][:20]


@pytest.mark.parametrize("address", _PDFS)
def test_pages_are_numbered(sheets: dict[str, Sheets], address: str) -> None:
    """Dropped sheets can be put in order again."""
    texts = sheets[address].texts

    assert [] == [number for number, text in enumerate(texts, 1) if f"Page {number} of {len(texts)}" not in text]


def test_the_contents_name_the_page_of_every_part(sheets: dict[str, Sheets]) -> None:
    """Paper has no links: whoever looks for a part finds the number of its page, and the part there."""
    texts = sheets["exampleshire/2024-25/account.pdf"].texts
    named = re.findall(r"^(\D+?)(?: ?\.)+ ?(\d+)\s*$", texts[0], re.MULTILINE)

    assert ("Waiting times", "Words explained") == tuple(
        title for title, _ in named if title in ("Waiting times", "Words explained")
    )
    assert [] == [(title, number) for title, number in named if title not in texts[int(number) - 1]]


@pytest.mark.parametrize("account", ACCOUNTS)
def test_easy_read_has_larger_letters_and_fits_in_twenty_pages(sheets: dict[str, Sheets], account: str) -> None:
    """Words in 14 points or more, beside their pictures, and no more pages than the guidelines allow (DH, 2010)."""
    easy = sheets[f"{account}/easy-read.pdf"]
    small = sum(letter.size < 14 for letter in easy.letters)

    # The banner, the title at the head of a page and its number are smaller.
    assert small < len(easy.letters) / 3
    assert len(easy.texts) <= 20


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_summary_is_one_sheet_of_paper(sheets: dict[str, Sheets], account: str) -> None:
    """A library puts it on its counter: two pages and no third."""
    assert 2 == len(sheets[f"{account}/summary.pdf"].texts)


def test_the_summary_says_how_to_speak_up(sheets: dict[str, Sheets]) -> None:
    """Someone who never goes on the web finds good and bad news, the number to ring, and the address to pass on."""
    words = sheets["exampleshire/2024-25/summary.pdf"].words

    assert "People waited 42 days on average for a first assessment, down 4 days from 46 days." in words
    assert "1,512 people had waited more than a year for a review, up 3.0% from 1,468." in words
    assert "Ring 01632 960123" in words
    assert "type this address: https://accounts.example/exampleshire/2024-25/" in words


def test_the_number_to_ring_can_be_read_from_afar(sheets: dict[str, Sheets]) -> None:
    """It stands in the largest letters of its page."""
    large = "".join(one.letter for one in sheets["exampleshire/2024-25/summary.pdf"].letters if one.size > 24)

    assert "Ring01632960123" in large


def test_a_page_names_each_pdf_with_its_size(printed: Path, sheets: dict[str, Sheets]) -> None:
    """Nobody starts to print a hundred pages unawares."""
    for place in ("", "about/"):
        html = (printed / "exampleshire/2024-25" / place / "index.html").read_text(encoding="utf-8")
        told = dict(re.findall(r'href="(?:\.\./)?([\w-]+\.pdf)">[^<]+ \(PDF, (\d+) pages, \d+ kB\)</a>', html))

        assert {name: str(len(sheets[f"exampleshire/2024-25/{name}"].texts)) for name in told} == told
        assert set(_NAMES) <= set(told)


def test_a_pdf_is_made_again_only_when_it_must_and_is_then_the_same(printed: Path) -> None:
    """A build that makes every page anew prints none anew, and what was lost comes back byte for byte."""
    shelf = printed.parent / ".localaccount-pdf"
    lost = [next(shelf.glob(f"{name}.*")) for name in ("exampleshire_2024-25_summary", "torbay_2024-25_account")]
    for file in lost:
        file.unlink()
    kept = {file: file.stat().st_mtime_ns for file in shelf.glob("*.pdf")}

    told = build(printed.parent, "--no-cache")

    assert "nothing has changed" in told
    assert kept == {file: file.stat().st_mtime_ns for file in kept}
    assert [] == [file for file in lost if not file.is_file()]
