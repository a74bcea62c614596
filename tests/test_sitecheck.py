"""The last gate: what is wrong with a finished site is told page by page, and a sound site passes."""

from pathlib import Path

import pytest

from localaccount_gen.findings import Finding
from localaccount_gen.sitecheck import PartCheck, check_part, check_site, fit_together

HOME = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>Local accounts</title>
<meta name="description" content="Councils and their accounts">
<link rel="stylesheet" href="style.css">
<link rel="canonical" href="https://accounts.example/">
</head>
<body>
<a href="#main">Skip to the text</a>
<nav><h2>Contents</h2><a href="torbay/">Torbay</a> <a href="torbay/#money">Money in Torbay</a></nav>
<main id="main"><h1>Local accounts</h1>
<h2>Councils</h2><h3>A to Z</h3>
<!-- here -->
<p><a href="https://www.gov.uk/">GOV.UK</a> <a href="mailto:hello@council.example">Write to us</a>
<a href="#top">Up</a></p>
<img src="map.png" alt="A map"><img src="map.png?v=2" alt="">
<svg role="img"><title>7 in 10 people feel safe</title><rect width="70%"/></svg>
<table><caption>Safety</caption><tr><th scope="col">Place</th><th scope="col">Figure</th></tr>
<tr><th scope="row">Torbay</th><td>68.1%</td></tr></table>
<p>Write <code>[[1D]]</code> for a figure.</p>
<script type="application/json">{"one": "{{two}}"}</script>
</main>
</body>
</html>
"""
TORBAY = HOME.replace("Local accounts", "Torbay").replace('href="', 'href="../').replace('src="', 'src="../')
TORBAY = TORBAY.replace("../#", "#").replace("../https:", "https:").replace("../mailto:", "mailto:")
TORBAY = TORBAY.replace("<h2>Councils</h2>", '<h2 id="money">Money</h2>')


def write_site(folder: Path, changed: dict[str, str]) -> Path:
    files = {
        "index.html": HOME,
        "torbay/index.html": TORBAY,
        "style.css": "body { color: black }",
        "map.png": "picture",
    }
    for name, content in (files | changed).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    return folder


def with_part(part: str) -> dict[str, str]:
    """The sound home page with something put into the midst of it, on line 15."""
    return {"index.html": HOME.replace("<!-- here -->", part)}


def without(part: str, instead: str = "") -> dict[str, str]:
    assert part in HOME
    return {"index.html": HOME.replace(part, instead)}


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.problem) for finding in findings]


def test_a_sound_site_passes(tmp_path: Path) -> None:
    """Nothing is told of pages with links, pictures, tables and addresses elsewhere as they should be."""
    site = write_site(tmp_path, {})

    assert [] == check_site(site, ["", "torbay/", "style.css"])


@pytest.mark.parametrize(
    ("part", "rule", "problem"),
    [
        (
            '<a href="halton/">Halton</a>',
            "page-link",
            "The link “Halton” leads to no page or file of the site: halton/",
        ),
        ('<a href="torbay">T</a>', "page-link", "The link “T” leads to no page or file of the site: torbay"),
        ('<a href="../x/">Up</a>', "page-link", "The link “Up” leads to no page or file of the site: ../x/"),
        ('<a href="Map.png">Map</a>', "page-link", "The link “Map” leads to no page or file of the site: Map.png"),
        (
            '<a href="torbay/#care">Care</a>',
            "page-link",
            "The link “Care” leads to a place “care” that torbay/index.html does not have.",
        ),
        (
            '<a href="#care">Care</a>',
            "page-link",
            "The link “Care” leads to a place “care” that index.html does not have.",
        ),
        (
            '<a href="/torbay/">T</a>',
            "page-link",
            "The link “T” begins with “/”, so it fails where the site is not at the top of its host.",
        ),
        ('<a href="torbay/"> </a>', "page-link", "The link to torbay/ has no words."),
        ('<a href="torbay/"><img src="map.png" alt=""></a>', "page-link", "The link to torbay/ has no words."),
        ('<a href="#">Menu</a>', "page-link", "The link “Menu” leads nowhere."),
        ('<a href="">Menu</a>', "page-link", "The link “Menu” leads nowhere."),
        (
            '<img src="lost.png" alt="">',
            "page-link",
            "The <img> leads to no page or file of the site: lost.png",
        ),
        ('<img src="" alt="">', "page-link", "The <img> has no address."),
        ("<h1>Again</h1>", "page-heading", "The page has a second main heading, “Again”."),
        (
            "<h5>Far down</h5>",
            "page-heading",
            "The heading “Far down” is of level 5, but the heading before it is of level 3.",
        ),
        ("<h3> </h3>", "page-heading", "A heading <h3> has no words."),
        ('<img src="map.png">', "page-picture", "The picture map.png has no words."),
        ('<svg role="img"><title> </title></svg>', "page-picture", "A drawn picture (<svg>) has no title."),
        (
            "<table><tr><td>Carers</td><td>12</td></tr></table>",
            "page-table",
            "The table that begins “Carers 12” has no caption.",
        ),
        (
            "<table><caption>C</caption><tr><th>Year</th></tr></table>",
            "page-table",
            "The table heading “Year” does not say whether it heads a column or a row.",
        ),
        ('<p id="main">Twice</p>', "page-id", "The id “main” stands twice on the page."),
        (
            '<img src="https://cdn.example/a.png" alt="">',
            "page-off-site",
            "The <img> is asked for from another host: https://cdn.example/a.png",
        ),
        (
            '<img src="//cdn.example/a.png" alt="">',
            "page-off-site",
            "The <img> is asked for from another host: //cdn.example/a.png",
        ),
        (
            '<img src="map.png" alt="" srcset="map.png 1x, https://cdn.example/b.png 2x">',
            "page-off-site",
            "The <img> is asked for from another host: https://cdn.example/b.png",
        ),
        (
            '<link rel="preload" href="https://cdn.example/f.woff2">',
            "page-off-site",
            "The <link> is asked for from another host: https://cdn.example/f.woff2",
        ),
        (
            '<svg><use xlink:href="https://cdn.example/i.svg#a"/></svg>',
            "page-off-site",
            "The <use> is asked for from another host: https://cdn.example/i.svg#a",
        ),
        (
            '<script src="https://cdn.example/a.js"></script>',
            "page-off-site",
            "The <script> is asked for from another host: https://cdn.example/a.js",
        ),
        ("<script>alert(1)</script>", "page-script", "A script is written into the page."),
        ("<style>p { color: red }</style>", "page-script", "Styles are written into the page."),
        ('<p style="color: red">Red</p>', "page-script", "A <p> has the style “color: red” written into it."),
        ('<p/ONCLICK = "alert(1)">Press</p>', "page-script", "A <p> runs a script by its attribute “onclick”."),
        (
            '<iframe srcdoc="x"></iframe>',
            "page-script",
            "The page holds a <iframe> which can put something else in its place.",
        ),
        (
            '<meta http-equiv="Refresh" content="0">',
            "page-script",
            "The page holds a <meta> which can put something else in its place.",
        ),
        (
            '<a href=" java\tscript:alert(1)">Go</a>',
            "page-script",
            "The link “Go” has an address that begins with “javascript:”, which may run or hide something.",
        ),
        (
            '<img src="data:image/png;base64,AAAA" alt="">',
            "page-script",
            "The <img> has an address that begins with “data:”, which may run or hide something.",
        ),
        ('<p data-draft="">This is a draft.</p>', "page-draft", "This page is a draft."),
        ("<p>\ue001</p>", "page-residue", "The page holds the character U+E001, which has no meaning of its own."),
        (
            "<p>We saw [[people-seen]] people</p>",
            "page-residue",
            "The page shows “[[people-seen]]”, which should have been replaced by what it stands for.",
        ),
        (
            '<img src="map.png" alt="{{ title }}">',
            "page-residue",
            "The page shows “{{ title }}”, which should have been replaced by what it stands for.",
        ),
        (
            "<table><caption>C</caption><tr><td> None </td></tr></table>",
            "page-residue",
            "A table shows “None” where a figure or a word should stand.",
        ),
        (
            "<dl><dt>Carers</dt><dd>nan</dd></dl>",
            "page-residue",
            "A table shows “nan” where a figure or a word should stand.",
        ),
    ],
)
def test_each_fault_is_told_once_and_at_its_place(tmp_path: Path, part: str, rule: str, problem: str) -> None:
    """One fault in a sound page gives one finding, of its rule, in words that name the element."""
    findings = check_site(write_site(tmp_path, with_part(part)))

    assert [(rule, problem)] == told(findings)
    assert ("site/index.html", 15) == (findings[0].location.file, findings[0].location.line)
    assert findings[0].fix
    assert findings[0].why


@pytest.mark.parametrize(
    ("changed", "rule", "problem"),
    [
        (without(' lang="en-GB"'), "page-language", "The page does not say its language."),
        (without("<title>Local accounts</title>"), "page-title", "The page has no title."),
        (without("Councils and their accounts"), "page-title", "The page has no description."),
        (without("<h1>Local accounts</h1>"), "page-heading", "The page has no main heading."),
        (
            without("<title>Local accounts", "<title>Torbay"),
            "page-title",
            "The page has the same title as index.html: “Torbay”.",
        ),
    ],
)
def test_what_a_page_lacks_is_told(tmp_path: Path, changed: dict[str, str], rule: str, problem: str) -> None:
    """A page that lacks what belongs on every page gives one finding."""
    assert (rule, problem) in told(check_site(write_site(tmp_path, changed)))


def test_a_page_that_was_not_made_is_told(tmp_path: Path) -> None:
    """An engine may leave out a page without a word; the addresses are promised."""
    findings = check_site(write_site(tmp_path, {}), ["", "torbay/", "torbay/2024-25/", "accounts.json"])

    assert [
        ("page-missing", "The finished site has no torbay/2024-25/index.html."),
        ("page-missing", "The finished site has no accounts.json."),
    ] == told(findings)


def test_a_draft_is_let_through_where_drafts_are_asked_for(tmp_path: Path) -> None:
    """A draft may be looked at, but no search engine may list it."""
    draft = with_part("<p data-draft>This is a draft.</p>")
    unlisted = draft["index.html"].replace("</head>", '<meta name="robots" content="noindex"></head>')

    listed = check_site(write_site(tmp_path, draft), drafts=True)

    assert [("page-draft", "Search engines may list this draft.")] == told(listed)
    assert [] == check_site(write_site(tmp_path, {"index.html": unlisted}), drafts=True)


def test_style_sheets_are_read_too(tmp_path: Path) -> None:
    """A font from another host tells that host who reads the page, whichever file asks for it."""
    styles = """
    /* url(https://old.example/commented-out.png) */
    @import "https://fonts.example/css?family=Example";
    @font-face { src: url('//fonts.example/a.woff2') }
    body { background: url(map.png) url("lost.png") url(data:image/png;base64,AAAA); clip-path: url(#shape) }
    """

    assert [
        ("page-off-site", "The style sheet asks another host for https://fonts.example/css?family=Example."),
        ("page-off-site", "The style sheet asks another host for //fonts.example/a.woff2."),
        ("page-link", "The style sheet asks for lost.png, which is not in the site."),
    ] == told(check_site(write_site(tmp_path, {"style.css": styles})))


def test_the_page_for_missing_addresses_links_from_the_top(tmp_path: Path) -> None:
    """404.html is shown at any address, so its links begin at the top of the host, and are followed all the same."""
    page = HOME.replace("Local accounts", "Not found").replace('href="torbay/', 'href="/accounts/torbay/')
    page = page.replace('"style.css"', '"/accounts/style.css"').replace('src="', 'src="/accounts/')
    lost = page.replace("torbay/#money", "torbay/#lost").replace("map.png?v=2", "lost.png")

    assert [] == check_site(write_site(tmp_path, {"404.html": page}), base="/accounts/")
    assert [
        ("page-link", "The <img> leads to no page or file of the site: /accounts/lost.png"),
        ("page-link", "The link “Money in Torbay” leads to a place “lost” that torbay/index.html does not have."),
    ] == told(check_site(write_site(tmp_path, {"404.html": lost}), base="/accounts/"))


def test_a_finding_underlines_the_element(tmp_path: Path) -> None:
    """Of two elements alike the faulty one is shown, with its line."""
    part = '<!-- <img src="map.png"> --><img src="map.png" alt=""> <img src="map.png">'

    location = check_site(write_site(tmp_path, with_part(part)))[0].location

    assert part == location.excerpt
    assert '<img src="map.png">' == location.excerpt[location.column - 1 :][: location.length]
    assert 56 == location.column


def test_a_page_in_another_encoding_is_told(tmp_path: Path) -> None:
    """One page that is not UTF-8 does not stop the others from being read."""
    site = write_site(tmp_path, with_part("<h1>Again</h1>"))
    (site / "old.html").write_bytes("<p>caf\xe9</p>".encode("cp1252"))

    assert [
        ("page-heading", "The page has a second main heading, “Again”."),
        ("page-residue", "This page is not written as UTF-8, so letters may be shown wrong."),
    ] == told(check_site(site))


FRAGMENT = """<div lang="en-GB"><h2 id="x">Feel safe</h2>
<p>7 in 10. <a href="https://accounts.example/torbay/">Torbay</a> <a href="#x">Up</a></p>
<!-- here -->
</div>"""


def test_what_is_made_for_other_websites_needs_no_head(tmp_path: Path) -> None:
    """It brings no title and no main heading, because the page it is put into has them."""
    assert [] == check_site(write_site(tmp_path, {"torbay/data/measure_feel_safe.html": FRAGMENT}))


@pytest.mark.parametrize(
    ("part", "rule", "problem"),
    [
        (
            '<a href="measure_feel_safe.csv">Figures</a>',
            "page-link",
            "The link “Figures” leads astray once this is part of another website: measure_feel_safe.csv",
        ),
        ('<p style="color:red">7</p>', "page-script", "A <p> has the style “color:red” written into it."),
        ("<p data-draft>Draft</p>", "page-draft", "This page is a draft."),
        ("<h3>[[1D]]</h3>", "page-residue", "The page shows “[[1D]]”, which should have been replaced by what it stands"
         " for."),
    ],
)  # fmt: skip
def test_what_is_made_for_other_websites_is_checked_too(tmp_path: Path, part: str, rule: str, problem: str) -> None:
    """Nobody looks at it before it stands on another council's page."""
    fragment = FRAGMENT.replace("<!-- here -->", part)

    assert [(rule, problem)] == told(check_site(write_site(tmp_path, {"torbay/data/measure_x.html": fragment})))


def _parts(site: dict[str, str]) -> tuple[list[PartCheck], list[str]]:
    """What stands in the folder torbay as one part, and all else as another."""
    files = {name: content.encode() for name, content in site.items()}
    inside = {name: content for name, content in files.items() if name.startswith("torbay/")}
    return [check_part(inside), check_part({name: files[name] for name in files.keys() - inside.keys()})], list(files)


SITE = {"index.html": HOME, "torbay/index.html": TORBAY, "style.css": "body { color: black }", "map.png": "picture"}


def test_sound_parts_make_a_sound_site() -> None:
    """A build looks at each council once, and not at all of them again when one has changed."""
    assert fit_together(*_parts(SITE))


@pytest.mark.parametrize(
    "changed",
    [
        {"torbay/index.html": TORBAY.replace('id="money"', 'id="cost"')},
        {"torbay/index.html": TORBAY.replace("<title>Torbay", "<title>Local accounts")},
        {"torbay/index.html": TORBAY.replace("../map.png", "../plan.png")},
        {"torbay/index.html": TORBAY.replace("<!-- here -->", '<a href="../../index.html">Up</a>')},
        {"torbay/index.html": TORBAY.replace("<h1>", "<h2>").replace("</h1>", "</h2>")},
        {"style.css": "body { background: url(paper.png) }"},
    ],
    ids=["lost place", "title used twice", "lost file", "out of the site", "fault of its own", "lost drawing"],
)
def test_parts_that_do_not_fit_are_found_out(changed: dict[str, str], tmp_path: Path) -> None:
    """Whatever the check of a whole site would tell, a council’s link to what another part has lost included."""
    assert check_site(write_site(tmp_path, changed))
    assert not fit_together(*_parts(SITE | changed))
