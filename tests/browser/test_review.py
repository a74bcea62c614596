"""The page of `check --format html`, as whoever decides opens, reads and prints it."""

from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from localaccount_gen.audit.axe import violations
from localaccount_gen.report import Review, report
from tests.accounts import FOLDER, check_files, good_account
from tests.browser.conftest import SCHEMES, SIZES

_STORY = good_account()[f"{FOLDER}/scrutiny.md"]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with an error, a warning, a line without a place to break, and something that would run."""
    folder = tmp_path_factory.mktemp("review")
    market = f"{_STORY}\nTBC <script>document.title = 'run'</script> {'x' * 300}\n"
    checked = check_files(folder, {"market.md": market, "safeguarding.md": None})
    path = folder / "review.html"
    path.write_text(report(Review(checked.all_findings, checked), "html"), encoding="utf-8")
    return path


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", SIZES)
def test_axe_finds_nothing_and_nothing_runs_off_the_page(
    size: tuple[int, int], scheme: str, page_file: Path, browser: Browser
) -> None:
    """It is read on a phone in a meeting, in the dark too, and by ear."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_file.as_uri())

    assert [] == violations(page)
    assert size[0] == page.evaluate("document.documentElement.scrollWidth")
    assert "What stands between this account and publication" == page.title()
    assert [] == complaints
    context.close()


def test_it_prints_on_paper_with_every_word(page_file: Path, browser: Browser, tmp_path: Path) -> None:
    """It goes round a table."""
    page = browser.new_page()
    page.goto(page_file.as_uri())
    page.pdf(path=tmp_path / "review.pdf", format="A4")
    paper = pypdfium2.PdfDocument(tmp_path / "review.pdf")
    words = "".join(sheet.get_textpage().get_text_range() for sheet in paper)
    page.close()

    for told in ("must be put right before it can be published", "What to do: write what it stands for", "not covered"):
        assert told in " ".join(words.split())
    paper.close()
