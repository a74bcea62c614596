"""What the press does with a page, and what it refuses."""

import re
from pathlib import Path

import page as page_validation
import pytest
from PIL import Image

from localaccount_gen.findings import ProjectError
from localaccount_gen.paper import open_press, square
from localaccount_gen.paper.press import Press
from localaccount_gen.project import Project

_HEAD = '<!doctype html><html lang="en-GB"><head><title>A page</title></head><body><main><h1>A page</h1>'


def press(folder: Path, address: str = "") -> Press:
    return Press(folder / "assets", folder / "shelf", address)


def links(content: bytes) -> list[str]:
    """The addresses a PDF leads to."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    document = pypdfium2.PdfDocument(content)
    found = []
    for sheet in document:
        for place in range(pdfium.FPDFPage_GetAnnotCount(sheet.raw)):
            annotation = pdfium.FPDFPage_GetAnnot(sheet.raw, place)
            link = pdfium.FPDFAnnot_GetLink(annotation)
            action = pdfium.FPDFLink_GetAction(link)
            size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
            import ctypes

            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
            found.append(buffer.value.decode())
    document.close()
    return found


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither another host nor a file of the computer outside the site gets into a PDF."""
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda _, url, *rest, **more: asked.append(str(url)))
    secret = tmp_path / "secret.css"
    secret.write_text("h1::after { content: 'a secret' }", encoding="utf-8", newline="\n")
    (tmp_path / "assets").mkdir()
    html = (
        f'{_HEAD}<p><img src="https://elsewhere.example/a.png" alt="a"><img src="{secret.as_uri()}" alt="b"></p>'
        '<link rel="stylesheet" href="../secret.css"></main></body></html>'
    )

    with pytest.raises(ValueError, match="is not a file of the site"):
        press(tmp_path).pdf(html, "torbay/", "torbay/a.pdf", {})

    assert [] == asked


def test_a_link_to_another_page_leads_to_the_site(tmp_path: Path) -> None:
    """A PDF lies in a mail or on a stick, from where “../about/” leads nowhere."""
    html = f'{_HEAD}<p><a href="../about/index.html#data">Data</a></p></main></body></html>'

    known = press(tmp_path, "https://accounts.example/").pdf(html, "torbay/print/", "a.pdf", {})
    unknown = press(tmp_path).pdf(html, "torbay/print/", "b.pdf", {})

    assert ["https://accounts.example/torbay/about/#data"] == links(known.content)
    assert [] == links(unknown.content)


def test_what_authors_write_is_no_fault_in_the_pdf(tmp_path: Path) -> None:
    """Lists with space between their lines, terms in groups, and pictures without words are good HTML."""
    (tmp_path / "assets").mkdir()
    Image.new("RGB", (9, 9), "red").save(tmp_path / "assets/red.png")
    html = (
        f"{_HEAD}<ul><li><p>One</p></li><li><p>Two</p><p>More of two</p></li><li>Three<p>More</p></li></ul>"
        "<dl><div><dt>Term</dt><dd>Meaning</dd></div><div><dt>Other</dt><dd>Meaning</dd></div></dl>"
        '<p><img src="red.png" alt=""></p></main></body></html>'
    )

    made = press(tmp_path).pdf(html, "", "a.pdf", {})

    report = page_validation.validate_pdf_bytes(made.content, profile=page_validation.ValidationProfile.PDF_UA_1)
    assert [] == [failure.rule_id for failure in report.failures]


def test_a_pdf_is_made_anew_when_its_picture_changes(tmp_path: Path) -> None:
    """What stays on the shelf is known by all that went into it."""
    html = f'{_HEAD}<p><img src="a.svg" alt="A"></p></main></body></html>'
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="{}" height="9"/></svg>'
    made = [
        press(tmp_path).pdf(html, "torbay/", "torbay/a.pdf", {"torbay/a.svg": picture.format(width).encode()}).content
        for width in (5, 5, 7)
    ]

    assert made[0] == made[1] != made[2]
    assert 1 == len(list((tmp_path / "shelf").glob("*.pdf")))


def test_who_has_no_pango_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An officer who asks for PDFs on a computer that cannot make any reads one sentence, on Windows too."""
    import builtins
    import sys

    whole = builtins.__import__

    def without_weasyprint(name: str, *rest: object, **more: object) -> object:
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango-1.0-0'")
        return whole(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "localaccount_gen.paper.press", raising=False)
    monkeypatch.setattr(builtins, "__import__", without_weasyprint)

    with pytest.raises(ProjectError, match=re.escape("apt-get install libpango-1.0-0")) as told:
        open_press(Project(tmp_path), "")

    assert "cannot load library 'libpango-1.0-0'" in str(told.value)
    assert "first_steps.html#windows" in str(told.value)


def test_a_square_has_quiet_around_it() -> None:
    """Without four light modules on every side cameras do not find the code (ISO/IEC 18004)."""
    code = square("https://accounts.example/torbay/2024-25/")
    places = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h", code.path)]

    assert 4 == min(min(place) for place in places)
    assert code.side - 5 == max(max(place) for place in places)
