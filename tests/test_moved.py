"""Addresses from which a page has moved: whoever kept the old one arrives all the same."""

from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.publish import Published, publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from localaccount_gen.sitecheck import check_site
from tests.accounts import FOLDER, TODAY, good_account, write

_FORM = "Write addresses without the site’s own and with / at the end, such as  halton/2023/: halton/2023-24/"
_SETTINGS = Settings("Local accounts", "https://accounts.example/")


def _published(folder: Path, moved: str, changes: dict[str, str] | None = None, **options) -> Published:
    """The good account with `moved` under the plugin, from the seventh line of mkdocs.yml on."""
    files = good_account() | (changes or {})
    files["mkdocs.yml"] += f"      publisher: {{name: Halton}}\n      human_audit: 2026-09-01\n      moved:\n{moved}"
    # An option of a plugin stands under its name.
    files["mkdocs.yml"] = files["mkdocs.yml"].replace("- localaccount\n", "- localaccount:\n")
    return publish(write(folder, files), load_catalogue(), load_framework(), _SETTINGS, TODAY, **options)


def _files(made: Published) -> dict[str, str]:
    return {file.address: file.content.decode() for file in made.publication.files if file.address.endswith(".html")}


def test_an_old_address_leads_to_the_new_one(tmp_path: Path) -> None:
    """By itself, and by a link where a browser does not; search engines are sent on too."""
    old = _files(_published(tmp_path, "        halton/2024/wait/: halton/2024-25/about/#data\n"))[
        "halton/2024/wait/index.html"
    ]

    assert '<meta http-equiv="refresh" content="0; url=../../2024-25/about/index.html#data">' in old
    assert '<link rel="canonical" href="https://accounts.example/halton/2024-25/about/#data">' in old
    assert '<meta name="robots" content="noindex">' in old
    assert "<title>Moved from halton/2024/wait/: How this account was made – Halton local account 2024-25</t" in old
    assert (
        '<a href="../../2024-25/about/index.html#data">How this account was made – Halton local account 2024-25' in old
    )


@pytest.mark.parametrize("new", ["privacy/", "/halton/", "halton/2024-25/about/"])
def test_any_page_of_the_site_may_be_where_it_is_now(new: str, tmp_path: Path) -> None:
    """Those written by hand too, and with or without the site's own slash."""
    assert "old/index.html" in _files(_published(tmp_path, f"        old/: {new}\n"))


@pytest.mark.parametrize(
    ("moved", "problem"),
    [
        (
            "halton/2024/: halton/2024-26/",
            "mkdocs.yml, line 7: no page stands at “halton/2024-26/”. Did you mean “halton/2024-25/”?",
        ),
        (
            "halton/2024-25/: halton/",
            "mkdocs.yml, line 7: “halton/2024-25/” has a page, so it has not moved. Take the line out.",
        ),
        (
            "old/: older/\n        older/: halton/",
            "mkdocs.yml, line 7: “older/” has moved itself. Name the address where the page is now.",
        ),
        (
            "old/: https://elsewhere.example/",
            "mkdocs.yml, line 7: “old/: https://elsewhere.example/” are not two addresses of pages. " + _FORM,
        ),
        (
            "../up/: halton/",
            "mkdocs.yml, line 7: “../up/: halton/” are not two addresses of pages. " + _FORM,
        ),
        (
            "old/: [halton/]",
            "mkdocs.yml, line 7: “old/” has no new address. " + _FORM,
        ),
    ],
)
def test_a_line_that_leads_nowhere_stops_the_build(moved: str, problem: str, tmp_path: Path) -> None:
    """In one sentence, with the line."""
    with pytest.raises(ProjectError) as stopped:
        _published(tmp_path, f"        {moved}\n")

    assert problem == str(stopped.value)


def test_an_account_that_is_held_back_stops_no_other(tmp_path: Path) -> None:
    """What leads to it comes back with it."""
    made = _published(tmp_path, "        halton/2024/: halton/2024-25/\n", {f"{FOLDER}/market.md": "To be written.\n"})

    assert not any(address.startswith("halton/2024/") for address in _files(made))


def test_a_build_of_one_council_needs_no_other(tmp_path: Path) -> None:
    """Its old addresses are led on, and those of the others wait."""
    moved = "        halton/2024/: halton/2024-25/\n        leeds/2024/: leeds/2024-25/\n"

    assert ["halton/2024/index.html"] == [
        address for address in _files(_published(tmp_path, moved, only=["halton"])) if "/2024/" in address
    ]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        ("0; url=new/index.html", []),
        ("0; url=lost/index.html", ["The <meta> leads to no page or file of the site: lost/index.html"]),
        *[
            (content, ["The page holds a <meta> which can put something else in its place."])
            for content in ("0; url=https://evil.example/", "0; url=//evil.example/", "5; url=new/index.html",
                            "0; url=javascript:alert(1)", "0; url=/new/", "0")
        ],
    ],
)  # fmt: skip
def test_a_finished_page_may_send_readers_on_only_within_the_site(
    content: str, problems: list[str], tmp_path: Path
) -> None:
    """At once, and to a page that is there."""
    for name, head in (("index.html", f'<meta http-equiv="refresh" content="{content}">'), ("new/index.html", "")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            f'<!doctype html><html lang="en-GB"><head><title>{name}</title><meta name="description" content="{name}">'
            f"{head}</head><body><h1>A page</h1></body></html>",
            encoding="utf-8",
        )

    assert problems == [finding.problem for finding in check_site(tmp_path)]
