"""A site that has an address, in a browser: what machines are told harms nobody, and old addresses lead on."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from localaccount_gen.render.findable import embedded
from tests.accounts import good_account, write

ADDRESS = "http://accounts.test/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of the good account, with an address and a page that has moved."""
    root = tmp_path_factory.mktemp("findable")
    files = good_account()
    files["mkdocs.yml"] = (
        f"site_name: Local accounts\nsite_url: {ADDRESS}\nplugins:\n  - localaccount:\n"
        "      moved:\n        halton/2024/: halton/2024-25/about/#data\n"
    )
    write(root, files)
    command = [sys.executable, "-m", "localaccount_gen", "build"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, encoding="utf-8", check=False)
    assert 0 == done.returncode, done.stderr
    return root / "site"


def _serve(folder: Path) -> Callable[[Route], None]:
    def serve(route: Route) -> None:
        address = route.request.url.removeprefix(ADDRESS).partition("#")[0]
        path = folder / (f"{address}index.html" if address.endswith("/") or not address else address)
        route.fulfill(path=path) if path.is_file() else route.abort()

    return serve


def _opened(browser: Browser, folder: Path) -> tuple[Page, list[str]]:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("dialog", lambda dialog: told.append(dialog.message))
    page.route("**/*", _serve(folder))
    return page, told


def test_facts_for_machines_break_no_policy(browser: Browser, folder: Path) -> None:
    """They are data in the page; the browser runs none of it and has nothing to complain of."""
    page, told = _opened(browser, folder)
    page.goto(f"{ADDRESS}halton/2024-25/")

    assert "Report" == page.evaluate("JSON.parse(document.querySelector('script').textContent)['@type']")
    assert [] == told
    page.close()


def test_a_hostile_name_stays_data(browser: Browser, tmp_path: Path) -> None:
    """Whatever a name holds, no part of it ends the data or runs."""
    name = "</script><script>alert(1)</script><!--<script>"
    data = f"<script type='application/ld+json'>{embedded({'name': name})}</script>"
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{data}<p>Whole</p>", encoding="utf-8")
    page, told = _opened(browser, tmp_path)
    page.goto(ADDRESS)

    assert name == page.evaluate("JSON.parse(document.querySelector('script').textContent).name")
    assert ("Whole", []) == (page.text_content("p"), told)
    page.close()


def test_whoever_kept_an_old_address_arrives(browser: Browser, folder: Path) -> None:
    """At the very place, without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*", _serve(folder))
    page.goto(f"{ADDRESS}halton/2024/")
    page.wait_for_url("**/about/index.html#data")

    assert "How this account was made – Halton local account 2024-25" == page.title()
    context.close()


def test_the_map_for_search_engines_lists_what_they_may_list(folder: Path) -> None:
    """Each page with the day it was last changed; not search, not what has moved, and nothing that is shown alone."""
    listed = (folder / "sitemap.xml").read_text(encoding="utf-8")

    assert f"<url><loc>{ADDRESS}halton/2024-25/outcomes/</loc><lastmod>2025-11-20</lastmod></url>" in listed
    assert f"<url><loc>{ADDRESS}privacy/</loc></url>" in listed
    assert f"<loc>{ADDRESS}</loc>" in listed
    for missing in ("search/", "halton/2024/<", "404", "/measures/satisfaction_users/index"):
        assert missing not in listed
