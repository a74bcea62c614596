"""Search: an index made by Pagefind from the finished pages, fetched in parts and only on the search page."""

import subprocess
from pathlib import Path

from pagefind_bin import get_executable

from localaccount_gen.findings import ProjectError

FOLDER = "pagefind"
"""Where Pagefind puts the index."""

_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
"""Pagefind's ready-made search boxes; our search page has its own."""

_LEFT_OUT = "table, svg, summary, .la-small-print, .la-links"
"""People search for words; numbers would make the index half as large again."""


def is_searchable(page: bytes) -> bool:
    """Whether Pagefind would look at a page at all."""
    return b" data-pagefind-body" in page


def index_site(site: Path, pages: Path | None = None) -> None:
    """Puts a search index for the pages of a finished site into its folder FOLDER.

    `pages` is a folder that holds nothing but those that are searchable, where there is one: it saves half of the time.

    Raises ProjectError when Pagefind (https://pagefind.app) cannot run here.
    """
    try:
        done = subprocess.run(
            [
                str(get_executable()),
                "--site",
                str(pages or site),
                "--output-path",
                str(site / FOLDER),
                "--quiet",
                "--exclude-selectors",
                _LEFT_OUT,
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise ProjectError(f"Pagefind, which makes the search index, cannot run here: {error}.") from error
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise ProjectError(f"The search index could not be made: {told[-1] if told else 'Pagefind gave no reason'}.")
    for pattern in _UNUSED:
        for path in (site / FOLDER).glob(pattern):
            path.unlink()
