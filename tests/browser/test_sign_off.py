"""The file for the lead member, as it is opened on a phone, heard, and printed."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from localaccount_gen.audit.axe import violations
from tests.browser.conftest import SCHEMES
from tests.signoff.conftest import copied, run

COUNCILS = ("exampleshire", "torbay")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sign-off")
    files = {}
    for council in COUNCILS:
        project = copied(tmp_path_factory.mktemp(council), council)
        files[council] = folder / f"{council}.html"
        account = str(project.root / f"accounts/{council}/2024-25")
        run("sign-off", account, "--output", str(files[council]))
        files[f"{council}-diff"] = folder / f"{council}-diff.html"
        since = ("--since", "previous", "--format", "html")
        run("diff", account, *since, "--output", str(files[f"{council}-diff"]))
    return files


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [*COUNCILS, *(f"{council}-diff" for council in COUNCILS)])
def test_it_reads_on_a_phone_and_asks_nothing_of_anybody(
    name: str, scheme: str, made: dict[str, Path], browser: Browser
) -> None:
    """At 320 pixels nothing runs off; axe finds nothing; nothing is fetched; the policy complains of nothing."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(made[name].as_uri())

    assert 320 == page.evaluate("document.documentElement.scrollWidth")
    assert [] == violations(page)
    assert [made[name].as_uri()] == [address for address in asked if not address.startswith("data:")]
    assert [] == complaints
    context.close()


@pytest.mark.parametrize("council", COUNCILS)
def test_every_sheet_of_paper_names_the_copy_it_is_of(
    council: str, made: dict[str, Path], browser: Browser, tmp_path: Path
) -> None:
    """Sheets of an older copy show themselves."""
    page = browser.new_page()
    page.goto(made[council].as_uri())
    short = page.locator(".so-top span.so-reference").inner_text()
    page.pdf(path=tmp_path / "printed.pdf", prefer_css_page_size=True)
    page.close()
    paper = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    sheets = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]

    assert 10 < len(sheets)
    foot = f"Draft, not yet approved · Reference, short form: {short} Page "
    assert [] == [number for number, words in enumerate(sheets, 1) if f"{foot}{number} of {len(sheets)}" not in words]
    paper.close()
