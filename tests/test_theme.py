"""The theme's colours, and the page it puts around every other."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Environment, FileSystemLoader

from localaccount_gen.pages import Page, PageLink
from localaccount_gen.project import SHIPPED_ASSETS, SHIPPED_TEMPLATES

_STYLES = (SHIPPED_ASSETS / "css" / "localaccount.css").read_text(encoding="utf-8")
_TEXT = ("ink", "quiet", "link", "visited")


def _colours() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", _STYLES, re.DOTALL)[:2]
    found = [dict(re.findall(r"--la-([a-z-]+): (#[0-9a-f]+);", block)) for block in (light, dark)]
    return {"light": found[0], "dark": found[0] | found[1]}


def _brightness(colour: str) -> float:
    """Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    bright, dim = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_the_measure_of_contrast_is_right() -> None:
    """Black on white is 21 to 1, and a well-known grey on white 4.54."""
    assert (21, 4.54) == (_contrast("#000", "#ffffff"), round(_contrast("#767676", "#fff"), 2))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_a_contrast_of_seven(scheme: str) -> None:
    """Many readers are old, and read on a phone outdoors."""
    colours = _colours()[scheme]
    pairs = [(text, ground) for text in _TEXT for ground in ("paper", "panel")]
    pairs += [
        ("strong", "paper"),
        ("strong", "panel"),
        ("well", "paper"),
        ("warm", "paper"),
        ("ink", "note"),
        ("on-strong", "strong"),
    ]

    assert {} == {
        pair: contrast
        for pair in pairs
        if (contrast := _contrast(colours[pair[0]], colours[pair[1]])) < 7
    }  # fmt: skip
    assert _contrast("#fff", colours["bar"]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_seen_on_every_ground(scheme: str) -> None:
    """It has two colours, so that one of them stands out wherever it falls."""
    colours = _colours()[scheme]

    for ground in ("paper", "panel", "note", "bar"):
        assert max(_contrast(colours[ring], colours[ground]) for ring in ("focus", "halo")) >= 4.5
    assert _contrast(colours["focus"], colours["halo"]) >= 4.5


@pytest.fixture(scope="module")
def theme() -> Environment:
    # As MkDocs has it: nothing is escaped unless the template says so.
    return Environment(loader=FileSystemLoader(SHIPPED_TEMPLATES / "theme"), autoescape=False)


def _drawn(theme: Environment, name: str = "main.html", **facts: object) -> str:
    config = SimpleNamespace(site_name="Accounts & more", site_description=None)
    return theme.get_template(name).render(config=config, **facts)


def _view(**facts: object) -> Page:
    return Page(**{"address": "a/b/", "kind": "section", "title": "T", "description": "D", "body": ()} | facts)  # type: ignore[arg-type]


def _page(**facts: object) -> SimpleNamespace:
    return SimpleNamespace(**{"content": "<h1>X</h1>", "title": "X", "canonical_url": None} | facts)


def test_a_page_of_ours_says_what_it_is(theme: Environment) -> None:
    """Language, title, description, and a policy that lets nothing run."""
    view = _view(title="Safety & care", description='Say "hello"', banners=("Made <up>.",), draft=True, noindex=True)
    html = _drawn(theme, view=view, page=_page(), base_url="../..")

    assert '<html lang="en-GB">' in html
    assert "<title>Safety &amp; care</title>" in html
    assert '<meta name="description" content="Say &#34;hello&#34;">' in html
    assert "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action" in html
    assert "form-action 'none'; connect-src 'self'\"" in html
    assert "<p>Made &lt;up&gt;.</p>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "data-draft" in html
    assert 'href="../../css/localaccount.css"' in html
    assert "<script" not in html


def test_search_may_run_one_script(theme: Environment) -> None:
    """One of the site's own."""
    html = _drawn(theme, view=_view(kind="search"), page=_page(), base_url="..")

    assert "connect-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'" in html
    assert ['<script type="module" src="../js/search.js">'] == re.findall("<script[^>]*>", html)


def test_the_page_of_a_measure_may_run_a_script_of_the_site(theme: Environment) -> None:
    """The chart that a reader may explore, and the choice of councils: their scripts, and nothing from elsewhere."""
    html = _drawn(theme, view=_view(kind="measure"), page=_page(), base_url="../..")
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', html)

    assert (
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
        "connect-src 'self'; script-src 'self'"
    ) == policy
    assert [f'<script defer src="../../js/{name}.js">' for name in ("explore", "choose")] == re.findall(
        "<script[^>]*>", html
    )
    assert (
        '<link rel="stylesheet" id="plotly.js-style-global" class="no-inline-styles" href="../../css/explore.css">'
        in html
    )


def test_the_page_of_an_account_may_be_listened_to(theme: Environment) -> None:
    """One script of this site's own, which may ask nobody else for anything."""
    html = _drawn(theme, view=_view(contents=(PageLink("At a glance", "a/"),)), page=_page(), base_url="../..")
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', html)

    assert policy.endswith("form-action 'none'; connect-src 'self'; script-src 'self'")
    assert ['<script defer src="../../js/listen.js">'] == re.findall("<script[^>]*>", html)


def test_the_contents_keep_their_order_and_say_where_the_reader_is(theme: Environment) -> None:
    """Groups stand as they are given, not by the alphabet."""
    links = (
        PageLink("Start", "a/"),
        PageLink("Part", "a/b/", True, "Sections"),
        PageLink("Made", "a/c/", group="About"),
    )
    html = _drawn(theme, view=_view(contents=links), page=_page(), base_url="../..")
    contents = html[html.index('<nav class="la-contents"') :]

    assert re.search("Start.*Sections.*Part.*About.*Made", contents, re.DOTALL)
    assert '<a href="../../a/b/index.html" aria-current="page">Part</a>' in contents


def test_a_page_written_by_hand_needs_nothing_of_ours(theme: Environment) -> None:
    """MkDocs draws it with the same theme."""
    html = _drawn(theme, page=_page(title="Privacy"), base_url="..")

    assert "<title>Privacy – Accounts &amp; more</title>" in html
    assert "<h1>X</h1>" in html


@pytest.mark.parametrize(("base", "root"), [("/", "/"), ("/accounts/", "/accounts/"), ("/accounts", "/accounts/")])
def test_the_page_for_wrong_addresses_stands_anywhere(theme: Environment, base: str, root: str) -> None:
    """It is shown at the address that was asked for, so its links cannot be relative; and it has no page to read."""
    html = _drawn(theme, "404.html", page=None, base_url=base)

    assert "<h1>There is no page here</h1>" in html
    assert f'href="{root}css/localaccount.css"' in html
    assert "data-pagefind-body" not in html


def test_the_styles_ask_for_nothing() -> None:
    """Letters and pictures are those of the reader's own computer."""
    for file in Path(SHIPPED_ASSETS / "css").glob("*.css"):
        assert [] == re.findall(r"url\(|@import|@font-face", file.read_text(encoding="utf-8"))
