"""Pages are light: many readers have an old phone and pay for what it fetches."""

import gzip
from pathlib import Path

import pytest

_SHARED = (
    "css/charts.css",
    "css/localaccount.css",
    "exampleshire/colour.css",
    "css/listen.css",
    "js/listen.js",
    "img/icon.svg",
)


def _weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


@pytest.fixture(scope="module")
def weights(site: Path) -> dict[str, tuple[int, int]]:
    """How many comparisons each page has, and its bytes with everything it loads, compressed as servers send it."""
    shared = sum(_weight(site / name) for name in _SHARED)
    pages = {path.parent.relative_to(site).as_posix(): path for path in site.rglob("index.html")}
    del pages["pictures"]
    return {
        address: (path.read_text(encoding="utf-8").count('class="la-comparison"'), _weight(path) + shared)
        for address, path in pages.items()
    }


def test_a_page_of_words_is_light(weights: dict[str, tuple[int, int]]) -> None:
    """25 KiB with its styles: a tenth of what one photo takes."""
    assert {} == {address: size for address, (charts, size) in weights.items() if charts == 0 and size > 25 * 1024}


def test_a_page_of_comparisons_is_light(weights: dict[str, tuple[int, int]]) -> None:
    """40 KiB for eight of them, each with its tables and pictures."""
    assert {} == {address: size for address, (charts, size) in weights.items() if charts <= 8 and size > 40 * 1024}


def test_the_page_of_all_pictures_is_light_for_what_it_holds(site: Path) -> None:
    """50 KiB for 200 drawings, which only those open who choose one or ask whose they are."""
    names = ("pictures/index.html", "css/pictures.css", *_SHARED)
    assert sum(_weight(site / name) for name in names) <= 50 * 1024
