"""`localaccount write`: the same words in any builder, plainer without our theme."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from localaccount_gen.tree import THEMES
from tests.accounts import good_account, write

_PAGE = "halton/2024-25/market"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    write(folder, good_account())
    return folder


def _run(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert 0 == done.returncode, done.stdout + done.stderr


def _words(html: str, element: str) -> str:
    inside = re.search(rf"<{element}[ >].*?</{element}>", html, re.DOTALL)
    assert inside is not None
    return " ".join(re.sub(r"<[^>]+>", " ", inside[0]).replace("¶", " ").split())


@pytest.mark.parametrize("theme", THEMES)
def test_the_tree_builds_with_our_theme_with_stock_material_and_with_none_of_ours(theme, project, tmp_path):
    """The account outlives any one theme: what a section tells is there in each."""
    _run(project, "localaccount_gen", "write", "--theme", theme, str(tmp_path / "tree"))

    _run(tmp_path / "tree", "mkdocs", "build", "-q")

    html = (tmp_path / "tree" / "site" / _PAGE / "index.html").read_text(encoding="utf-8")
    told = _words(html, "body")
    assert "Care homes and home care" in told
    assert "We listened to people who use our services and to their carers." in told


def test_the_tree_is_markdown_a_person_can_read(project, tmp_path):
    """The story stands in it as it was written."""
    _run(project, "localaccount_gen", "write", str(tmp_path / "tree"))

    text = (tmp_path / "tree" / "docs" / f"{_PAGE}.md").read_text(encoding="utf-8")

    assert "\n\nWe listened to people who use our services and to their carers. They told us what helps" in text


def test_a_comparison_keeps_its_own_page_whatever_the_builder(tmp_path):
    """Other websites show it, and must not lose it when a site changes its theme."""
    files = good_account()
    files["accounts/halton/2024-25/market.md"] = (
        f"---\nmeasures: [4A]\n---\n{files['accounts/halton/2024-25/market.md']}"
    )
    write(tmp_path / "project", files)
    _run(tmp_path / "project", "localaccount_gen", "write", "--theme", "mkdocs", str(tmp_path / "tree"))

    _run(tmp_path / "tree", "mkdocs", "build", "-q")

    site = tmp_path / "tree" / "site"
    html = (site / "halton/2024-25/measures/feel_safe/index.html").read_text(encoding="utf-8")
    assert "People who feel safe: Halton, April 2024 to March 2025" in _words(html, "main")
    assert 'href="../../../../css/charts.css"' in html
    assert (site / "css/charts.css").is_file()


def test_a_tree_is_never_written_over_something_else(project, tmp_path):
    """A folder with anything in it is left as it is."""
    (tmp_path / "mine.txt").write_text("Mine.", encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "localaccount_gen", "write", str(tmp_path)],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    told = f"localaccount: {tmp_path} is not empty: name a folder that is not there yet.\n"
    assert (2, told) == (done.returncode, done.stderr)
    assert ["mine.txt"] == [path.name for path in tmp_path.iterdir()]
