"""The Braille-ready file: made by liblouis, on paper of 40 cells by 25 lines, and only where somebody asked for it."""

from dataclasses import replace
from pathlib import Path

import pytest

from localaccount_gen.braille import account_braille
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.publish import Published, publish
from localaccount_gen.requirements import load_framework
from tests.accounts import TODAY, good_account, write
from tests.full_account import SETTINGS
from tests.sample_site import sample_files
from tests.test_render_accounts import file, words

_TEXT = """\
Adult social care in Torbay
About 7 in 10 people who use services feel safe (69.2%). That is about the same as England (70.1%).

People who feel safe
Torbay: 69.2%, give or take 4.4. 405 people answered.
"""


def made(root: Path, *, braille: bool) -> Published:
    project = write(root, good_account())
    return publish(project, load_catalogue(), load_framework(), replace(SETTINGS, braille=braille), TODAY)


def test_a_text_becomes_pages_of_braille() -> None:
    """Headings in the middle, paragraphs two cells in, numbers with their sign, the page's number in the last line."""
    (page, rest) = account_braille(_TEXT).decode("ascii").split("\f")

    assert [
        "      ,ADULT SOCIAL C>E 9 ,TORBAY",
        "",
        "  ,AB #G 9 #AJ P :O USE S]VICES FEEL",
        "SAFE \"<#FI4B.0\">4 ,T IS AB ! SAME Z",
        ",5GL& \"<#GJ4A.0\">4",
        "",
        "            ,P :O FEEL SAFE",
        "",
        "  ,TORBAY3 #FI4B.01 GIVE OR TAKE #D4D4",
        "#DJE P ANSW]$4",
    ] == page.split("\r\n")[:10]  # fmt: skip
    assert "#A".rjust(40) == page.split("\r\n")[24]
    assert "" == rest


def test_an_account_fits_the_paper() -> None:
    """No line wider than 40 cells, no page of other than 25 lines, nothing that an embosser cannot read."""
    text = sample_files()["exampleshire/2024-25/account.txt"].decode()
    made = account_braille(text)
    pages = made.decode("ascii").split("\f")
    lines = [page.split("\r\n") for page in pages[:-1]]

    assert len(pages) > 80
    assert {26} == {len(page) for page in lines}
    assert 40 == max(len(line) for page in lines for line in page)
    assert [] == [page for page in lines if page[22].startswith("   ") and page[23] == ""]
    assert made == account_braille(text)


def test_a_file_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    """And its link says that nobody has proof-read it; elsewhere there is neither file nor link."""
    asked, not_asked = made(tmp_path / "asked", braille=True), made(tmp_path / "not", braille=False)
    said = "Braille-ready file (BRF). It was made by a machine and not proof-read. Ask us for Braille made by a person."

    assert file(asked, "halton/2024-25/account.brf").startswith(b"      ,ADULT SOCIAL C>E 9 ,HALTON\r\n")
    for address in ("halton/2024-25/", "halton/2024-25/about/"):
        assert said in words(asked, address)
        assert "BRF" not in words(not_asked, address)
    assert [] == [one.address for one in not_asked.publication.files if one.address.endswith(".brf")]


def test_without_liblouis_one_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a site in which Braille is promised and missing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ProjectError) as refused:
        made(tmp_path / "project", braille=True)

    assert (
        "Braille files are asked for, and liblouis, which makes them, is not installed: install it (on Debian and "
        "Ubuntu the package liblouis-bin), or build without --braille and “braille: true”."
    ) == str(refused.value)


def test_a_liblouis_that_fails_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends well even where it has made nothing: its tables may be missing."""
    monkeypatch.setenv("LOUIS_TABLEPATH", str(tmp_path))
    with pytest.raises(ProjectError) as refused:
        account_braille(_TEXT)

    assert str(refused.value).startswith("liblouis could not make a Braille file: ")
