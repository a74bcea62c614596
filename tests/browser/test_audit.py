"""Each of the audit's tests finds what it is for: a page with one thing spoilt, and the sentence that tells it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from localaccount_gen.audit import audit
from localaccount_gen.audit.result import Audit
from localaccount_gen.findings import Severity
from tests.small_site import CHART, TABLE, small_page, write_small_site


@dataclass(frozen=True)
class Spoilt:
    """What is put into a page, into a style sheet of its own and into a script of its own; what must be found."""

    test: int
    told: str
    text: str = ""
    style: str = ""
    script: str = ""


_LINK = '<p><a class="odd" href="../index.html">See all of our accounts</a></p>'
_MUCH = "".join(f"/*{number * 7919 % 99991:x}*/" for number in range(16000))
_SHRINKING = CHART.replace("<svg", "<svg viewBox='0 0 800 60'") + TABLE

SPOILT: Mapping[str, Spoilt] = {
    "role": Spoilt(2, "Required ARIA attributes must be provided", '<div role="checkbox" tabindex="0">Yes</div>'),
    "unseen": Spoilt(3, "The keyboard stops where nobody sees it", _LINK, ".odd { position: absolute; left: -900px; }"),
    "unmarked": Spoilt(3, "Nothing shows that the keyboard is here", _LINK, ".odd:focus-visible { outline: none; }"),
    "covered": Spoilt(
        3, "covers what the keyboard is at", f'{_LINK}<div class="over">Look here first</div>',
        ".over { position: fixed; inset: 0; background: #fff; }",
    ),
    "nameless": Spoilt(3, "something without a name", "<button></button>"),
    "unreached": Spoilt(
        3, "The keyboard does not reach this", _LINK,
        script="const odd = document.querySelector('.odd'); odd.addEventListener('focus', () => odd.blur());",
    ),
    "short-cut": Spoilt(
        3, "A single key does something",
        script="addEventListener('keydown', (event) => { if (event.key === 'n') location.hash = 'main'; });",
    ),
    "not-skipped": Spoilt(
        3, "The first stop does not lead past the header",
        script="document.querySelector('.skip').addEventListener('click', (event) => event.preventDefault());",
    ),
    "opened": Spoilt(
        3, "something without a name",
        "<button aria-expanded='false' aria-controls='more'>More</button><p id='more'></p>",
        script="const button = document.querySelector('button'); button.addEventListener('click', () => {"
               " button.setAttribute('aria-expanded', 'true');"
               " document.getElementById('more').append(document.createElement('button')); });",
    ),
    "faint-ring": Spoilt(4, "The mark around what the keyboard is at has a contrast of 1.1", _LINK,
                         ".odd:focus-visible { outline-color: #f2f2f2; }"),
    "faint-words": Spoilt(4, "“So pale” have a contrast of 2.8", '<p class="odd">So pale</p>', ".odd { color: #999; }"),
    "faint-mark": Spoilt(4, "A mark of a picture has a contrast of 1.", f"{CHART}{TABLE}", "rect { fill: #eee; }"),
    "faint-in-the-dark": Spoilt(4, "(dark)", '<p class="odd">So dim</p>',
                                "@media (prefers-color-scheme: dark) { .odd { color: #444; } }"),
    "added": Spoilt(
        5, "Without scripts the page does not say “Only now”",
        script="document.querySelector('main').append(Object.assign(document.createElement('p'), "
               "{textContent: 'Only now'}));",
    ),
    "table-added": Spoilt(5, "Without scripts the page shows 0 of its 1 tables.", f"<div class='odd'>{TABLE}</div>",
                          ".odd { display: none; }", "document.querySelector('.odd').className = '';"),
    "too-wide": Spoilt(6, "The page is 6", "<div class='odd'>Words</div>", ".odd { width: 600px; }"),
    "moved": Spoilt(6, "This has to be moved sideways", "<div class='odd'><div>Words</div></div>",
                    ".odd { overflow-x: auto; } .odd > div { width: 600px; }"),
    "shrunk": Spoilt(6, "Words in a picture shrink to", _SHRINKING),
    "cut": Spoilt(6, "Words are cut off when a reader spaces the text", "<p class='odd'>As wide as its box</p>",
                  ".odd { overflow: hidden; width: 19ch; font-family: monospace; white-space: nowrap; }"),
    "forced": Spoilt(7, "A mark of a picture has a contrast of 1 to 1, and need 3 (forced colours).", f"{CHART}{TABLE}",
                     "@media (forced-colors: active) { rect { fill: Canvas; } }"),
    "small-print": Spoilt(7, "Words are printed at 9 points", "<p class='odd'>Small</p>",
                          "@media print { .odd { font-size: 9pt; } }"),
    "wide-print": Spoilt(7, "wider than the sheet", f"<div class='odd'>{TABLE}</div>",
                         "@media print { .odd table { width: 800px; } }"),
    "asks": Spoilt(8, "The page asks another computer for something: http://elsewhere.invalid/",
                   script="fetch('http://elsewhere.invalid/').catch(() => {});"),
    "complains": Spoilt(8, "The browser complains: It went wrong", script="console.error('It went wrong');"),
    "stores": Spoilt(8, "The page keeps something on the reader’s device: seen.",
                     script="localStorage.setItem('seen', 'yes');"),
    "heavy": Spoilt(8, "KiB; 40 is the most.", style=_MUCH),
    "long": Spoilt(10, "A sentence has 36 words", f"<p>{'We helped people at home '* 7}today.</p>"),
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Audit:
    """An audit of a site with all of these pages, beside two in which nothing is wrong."""
    files = {}
    for name, spoilt in SPOILT.items():
        head = '<link rel="stylesheet" href="odd.css">' if spoilt.style else ""
        head += '<script src="odd.js" defer></script>' if spoilt.script else ""
        files[f"{name}/index.html"] = small_page(name, spoilt.text, head)
        files[f"{name}/odd.css"] = spoilt.style
        files[f"{name}/odd.js"] = spoilt.script
    return audit(write_small_site(tmp_path_factory.mktemp("spoilt"), files), "site")


@pytest.mark.parametrize("name", SPOILT)
def test_what_is_spoilt_is_found(made: Audit, name: str) -> None:
    """By the test that is there for it, on its page, in words that say what is wrong."""
    wanted = SPOILT[name]
    found = [
        one.problem for one in made.tests[wanted.test - 1].findings if one.location.file == f"site/{name}/index.html"
    ]

    assert [one for one in found if wanted.told in one], found


def test_nothing_is_found_where_nothing_is_wrong(made: Audit) -> None:
    """A false alarm costs a web team an afternoon, and the next alarm its hearing."""
    good = ("site/index.html", "site/accessibility/index.html")

    assert [] == [finding for finding in made.findings if finding.location.file in good]


def test_what_is_only_not_so_good_is_a_warning(made: Audit) -> None:
    """A long sentence does not stop a council; a link that no key reaches does."""

    def severities(name: str) -> set[Severity]:
        findings = made.tests[SPOILT[name].test - 1].findings
        return {one.severity for one in findings if one.location.file == f"site/{name}/index.html"}

    assert ({Severity.WARNING}, {Severity.ERROR}) == (severities("long"), severities("unreached"))


def test_the_table_counts_what_was_looked_at(made: Audit) -> None:
    """Whoever reads “0 faults” sees of how many pages."""
    pages = len(SPOILT) + 2
    scripts = sum(bool(spoilt.script) for spoilt in SPOILT.values())

    assert [f"{pages} pages", f"{pages} pages × 4", f"{pages} pages × 2", f"{pages} pages × 4",
            f"{scripts} pages with a script", f"{pages} pages", f"{pages} pages × 2", f"{pages} pages"] == [
        test.how_many for test in made.tests[:8]]  # fmt: skip


def test_a_site_that_will_stand_in_a_folder_is_served_there(tmp_path: Path) -> None:
    """The page for wrong addresses names its styles from the top of the host."""
    lost = small_page("lost").replace('href="../', 'href="/accounts/')
    home = small_page("").replace("</head>", '<link rel="canonical" href="https://example.org/accounts/"></head>')
    site = write_small_site(tmp_path, {"404.html": lost, "index.html": home})

    assert [] == audit(site, "site").findings
