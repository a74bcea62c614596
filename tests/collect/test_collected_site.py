"""A collection as a site of its own: it leads to every account where it was published, and nothing in it runs."""

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser
from pydantic import ValidationError

from localaccount_gen.audit.axe import violations
from localaccount_gen.cli import verbs
from localaccount_gen.collecting.kept import NO_ADDRESS
from localaccount_gen.collecting.limits import Limits
from localaccount_gen.findings import ProjectError
from localaccount_gen.register import AccountData
from localaccount_gen.render.collected import ORIGIN
from tests.collect.conftest import gathering_in
from tests.collect.loopback import answering, serving
from tests.collect.made import account, as_json, listed, site, tree, write_site
from tests.sample_site import sample_files

SCRIPT = "<script>alert(1)</script>"
INVENTED = {
    **listed(),
    "council": {"name": SCRIPT, "short_name": f"{SCRIPT}|[a](javascript:alert(1))", "code": "none",
                "folder": "invented"},
    "demonstration": {"what": f"Made up {SCRIPT}", "made_by": SCRIPT},
    "state": "demonstration",
    "page": "invented/2024-25/",
    "data": "invented/2024-25/account.json",
}  # fmt: skip
HALTON = listed("E06000006", state="approved")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A collection of a good site, one in a folder full of script, and one that fails; an account is gone since."""
    top = tmp_path_factory.mktemp("gathered")
    collected = gathering_in(top)
    gone = listed(period="2023-24")
    hostile = site(INVENTED, address='https://evil.example/"><script>alert(1)</script>/')
    told = json.loads(hostile["accounts.json"])
    told["site"] = SCRIPT + "{{7*7}} [[1D]]"
    hostile["accounts.json"] = as_json(told)
    hostile[INVENTED["data"]] = as_json(
        {**account(INVENTED, f"{SCRIPT} ![x](javascript:alert(1)) <img src=x onerror=alert(1)>"), "foreword": SCRIPT}
    )
    with serving(site(listed(), gone, HALTON)) as good, serving({}) as bad:
        bad.answers["/accounts.json"] = answering(302, Location="javascript:{{alert(1)}}")
        write_site(top / SCRIPT.replace("/", "%"), hostile)
        sources = (good.address, f"../{SCRIPT.replace('/', '%')}", bad.address)
        collected(*sources, hosts=(good.host, bad.host), day="2026-11-01")
        good.files = {f"/{name}": content for name, content in site(listed(), HALTON).items()}
        collected(*sources, hosts=(good.host, bad.host), day="2026-11-21")
    return top / "collection"


def _build(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(verbs, ["build", "--collection", str(folder), *words])


@pytest.fixture(scope="module")
def built(folder: Path) -> Path:
    (folder / "mkdocs.yml").write_text(
        "site_name: Gathered\nplugins:\n  - localaccount:\n      publisher: {name: A region}\n", encoding="utf-8"
    )
    done = _build(folder)
    assert 0 == done.exit_code, done.output
    return folder / "site"


def _home(built: Path) -> str:
    return (built / "index.html").read_text(encoding="utf-8")


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html.partition("<main")[2]).split())


def test_every_account_is_a_link_to_where_it_was_published(built: Path) -> None:
    """The account itself is on its council's site; here stands only what was read of it, and when."""
    home = _home(built)

    address = r"http://127\.0\.0\.1:\d+/halton/2024-25/"
    link = rf'<a rel="external nofollow" data-address href="({address})">Local account 2024-25'
    assert re.search(link, home)
    assert "Its site says: approved. Last seen on 21 November 2026." in _words(home)
    assert not list(built.rglob("account.json"))
    bases = {entry["base"] for entry in json.loads((built / "accounts.json").read_text(encoding="utf-8"))["accounts"]
             if entry["council"]["code"] != "none"}  # fmt: skip
    assert 1 == len(bases)
    assert bases.pop().startswith("http://127.0.0.1:")


def test_every_link_to_another_site_says_that_it_is_one(built: Path) -> None:
    """A search engine must not take a link for a recommendation of whatever stands there."""
    ours = [path for path in built.rglob("*.html") if ORIGIN in path.read_text(encoding="utf-8")]
    links = [link for path in ours for link in re.findall(r"<a\b[^>]*>", _main(path)) if 'href="http' in link]

    assert len(links) > 10
    assert [] == [link for link in links if 'rel="external nofollow"' not in link]


def _main(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]


def test_what_is_gone_and_what_failed_is_told(built: Path) -> None:
    """Nobody need wonder why a council is missing."""
    words = _words(_home(built))

    assert "Last seen on 1 November 2026. On 21 November 2026 it was no longer there." in words
    assert (
        "“javascript:{ {alert(1)}}” begins with neither http:// nor https://, and nothing else is asked for." in words
    )


def test_every_page_says_whose_words_these_are(built: Path) -> None:
    """A reader who comes from a search engine sees it first."""
    ours = [path for path in built.rglob("*.html") if "measures" in path.parts or path.parent == built]

    assert len(ours) > 25
    assert [] == [path for path in ours if path.name != "404.html" and ORIGIN not in path.read_text(encoding="utf-8")]


def test_nothing_that_a_site_says_runs_or_becomes_markup(built: Path, browser: Browser) -> None:
    """Script in names, states, addresses and texts is shown as it was typed, or left out."""
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert SCRIPT not in html, path
        assert 'href="javascript' not in html, path
    assert "&lt;script&gt;alert(1)&lt;/script&gt;|[a](javascript:alert(1))" in _home(built)

    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto((built / "index.html").as_uri())
    assert [] == violations(page)
    assert [] == [url for url in asked if not url.startswith("file:")]
    context.close()


def test_it_fits_a_phone(built: Path, browser: Browser) -> None:
    """At 320 pixels nothing is wider than the screen."""
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto((built / "index.html").as_uri())

    assert 320 == page.evaluate("document.documentElement.scrollWidth")
    context.close()


def test_two_builds_give_the_same_bytes(built: Path, folder: Path, tmp_path: Path) -> None:
    """No clock but the days of gathering reaches a page."""
    assert 0 == _build(folder, "--site-dir", str(tmp_path / "again")).exit_code
    assert tree(built) == tree(tmp_path / "again")


def test_a_collection_in_which_nothing_came_says_so(tmp_path: Path) -> None:
    """And builds all the same."""
    done = CliRunner().invoke(verbs, ["collect", str(tmp_path / "nowhere"), "--into", str(tmp_path / "empty")])
    made = _build(tmp_path / "empty")
    words = _words((tmp_path / "empty" / "site" / "index.html").read_text(encoding="utf-8"))

    assert (1, 0) == (done.exit_code, made.exit_code)
    assert "Here are 0 accounts of 0 councils, gathered from 1 source" in words
    assert "No account that a council made has been gathered yet." in words
    assert "There is no such folder or archive." in words


def test_accounts_without_an_address_are_named_and_lead_nowhere(tmp_path: Path) -> None:
    """A council that sent its site on a stick is on every page for evaluators, without dead links."""
    files = {name: content for name, content in sample_files().items() if name.endswith(".json")}
    files["accounts.json"] = as_json({**json.loads(files["accounts.json"]), "address": ""})
    write_site(tmp_path / "stick", files)
    (outcome,) = gathering_in(tmp_path)("../stick", limits=Limits())
    (tmp_path / "collection" / "mkdocs.yml").write_text(
        "site_name: Gathered\nplugins:\n  - localaccount\n", encoding="utf-8"
    )
    done = _build(tmp_path / "collection")
    site_folder = tmp_path / "collection" / "site"
    pages = {path: path.read_text(encoding="utf-8") for path in site_folder.rglob("*.html")}

    assert (5, [], 0) == (len(outcome.new), outcome.problems, done.exit_code), done.output
    assert [] == [path for path, html in pages.items() if NO_ADDRESS in html]
    assert "Exampleshire" in pages[site_folder / "coverage" / "index.html"]
    assert "It has no address on the web yet." in pages[site_folder / "index.html"]


@pytest.mark.parametrize("words", [("--drafts",), ("--only", "torbay"), ("--pdf",)])
def test_what_only_accounts_of_ones_own_can_have_is_refused(folder: Path, words: tuple[str, ...]) -> None:
    """A collection has no drafts to show."""
    done = _build(folder, *words)

    assert "A collection has no accounts of its own, so only --site-dir can be given with it." == str(done.exception)


def _spoilt(told: Any, name: str, words: str) -> Any:
    """With these words for every text of a name."""
    if isinstance(told, dict):
        spoilt = {key: _spoilt(value, name, words) for key, value in told.items()}
        return {key: words if key == name and isinstance(value, str) else value for key, value in spoilt.items()}
    return [_spoilt(one, name, words) for one in told] if isinstance(told, list) else told


def _names(told: Any) -> Iterator[str]:
    if isinstance(told, dict):
        yield from (key for key, value in told.items() if isinstance(value, str))
    for one in told.values() if isinstance(told, dict) else told if isinstance(told, list) else ():
        yield from _names(one)


@pytest.mark.parametrize("words", [SCRIPT, "", "None", "x" * 200, '"><img src=x onerror=alert(1)>|[a](javascript:b)'])
def test_no_words_of_an_account_stop_the_site_of_all(words: str, tmp_path: Path) -> None:
    """A whole account with these words wherever the form of the file lets them stand."""
    files = sample_files()
    told = json.loads(files["accounts.json"])
    entry = next(one for one in told["accounts"] if one["page"] == "torbay/2024-25/")
    spoilt = json.loads(files[entry["data"]])
    for name in sorted(set(_names(spoilt)) - {"code", "folder"}):
        tried = _spoilt(spoilt, name, words)
        with contextlib.suppress(ValidationError):
            if AccountData.model_validate(tried).period.name == "2024-25":
                spoilt = tried
    assert words in json.dumps(spoilt, ensure_ascii=False)
    write_site(
        tmp_path / "site", {"accounts.json": as_json({**told, "accounts": [entry]}), entry["data"]: as_json(spoilt)}
    )
    (outcome,) = gathering_in(tmp_path)("../site", limits=Limits())
    (tmp_path / "collection" / "mkdocs.yml").write_text(
        "site_name: Gathered\nplugins:\n  - localaccount\n", encoding="utf-8"
    )
    done = _build(tmp_path / "collection")

    assert (["Torbay, 2024-25"], [], 0) == (outcome.new, outcome.problems, done.exit_code), done.output
    pages = [path.read_text(encoding="utf-8") for path in (tmp_path / "collection" / "site").rglob("*.html")]
    assert [] == [page for page in pages if SCRIPT in page or "<img src=x" in page or 'href="javascript' in page]


def test_a_folder_that_is_no_collection_is_told(tmp_path: Path) -> None:
    """With how to gather one."""
    done = _build(tmp_path)

    sentence = f"There is no collection in {tmp_path}. Gather one:  localaccount collect SOURCE --into {tmp_path}"
    assert (ProjectError, sentence) == (type(done.exception), str(done.exception))
