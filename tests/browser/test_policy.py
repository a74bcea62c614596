"""The site as a web server sends it, with the strict policy on every page: nothing breaks, and nothing foreign runs."""

import contextlib
import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from localaccount_gen.servers import EVERYWHERE, POLICY, policy
from tests.browser.test_listen import BRITISH, speaking

_TELL = (
    "document.addEventListener('securitypolicyviolation', (one) => console.error(`policy: ${one.violatedDirective}`))"
)


class Strict(http.server.SimpleHTTPRequestHandler):
    """Sends what `servers` would have a council's own server send."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy(self.path.lstrip("/").partition("?")[0]))
        for name, value in EVERYWHERE.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_: object) -> None: ...


@contextlib.contextmanager
def _server(handler: type[http.server.SimpleHTTPRequestHandler], folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    """The address of the site behind such a server."""
    with _server(Strict, site) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(_TELL)
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the browser says of the page: breaches of the policy among it."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


def test_no_page_breaks_the_strict_policy(page: Page, complaints: list[str], served: str, addresses: list[str]) -> None:
    """Pages of every kind load whole under it, with their styles and pictures; those of other accounts are alike."""
    of_one_account = [one for one in addresses if "exampleshire/" not in one and "2022-23" not in one]
    alike = [one for one in of_one_account if one.startswith("measures/")][3:]
    for address in set(of_one_account) - set(alike):
        answer = page.goto(f"{served}{address}")

        assert answer is not None
        assert policy(address) == answer.headers["content-security-policy"]
        assert [] == complaints, address
        assert page.evaluate("document.styleSheets.length && document.styleSheets[0].cssRules.length"), address


def test_searching_works_under_it(page: Page, complaints: list[str], served: str) -> None:
    """The index is WebAssembly of the site's own, in a worker of its own."""
    page.goto(f"{served}search/")
    page.get_by_label("What are you looking for?").fill("carers")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("found for “carers”")
    assert [] == complaints


def test_exploring_works_under_it(page: Page, complaints: list[str], served: str) -> None:
    """The chart needs a script of a million letters, which must not write styles into the page."""
    page.goto(f"{served}measures/feel_safe/?council=E06000027#explore")

    expect(page.locator(".la-explore-plot .main-svg").first).to_be_visible()
    assert [] == complaints


def test_listening_works_under_it(page: Page, complaints: list[str], served: str) -> None:
    """The page is read aloud by the reader's own device, by a script of the site."""
    page.add_init_script(speaking(BRITISH))
    page.goto(f"{served}torbay/2024-25/safeguarding/")
    page.get_by_role("button", name="Listen to this page").click()

    assert "This is a demonstration" in page.evaluate("said[0][0]")
    assert [] == complaints


@pytest.mark.parametrize(
    "evil",
    [
        "<script>document.title = 'it ran'</script>",
        "<img src='x' onerror=\"document.title = 'it ran'\">",
        "<svg onload=\"document.title = 'it ran'\"></svg>",
        "<iframe srcdoc=\"<script>top.document.title = 'it ran'</script>\"></iframe>",
        "<meta http-equiv='refresh' content='0;url=https://evil.example/'>",
        "<link rel='stylesheet' href='https://evil.example/x.css'>",
    ],
)
def test_what_somebody_wrote_into_a_page_does_not_run(evil: str, page: Page, served: str) -> None:
    """Were all else to fail, the server's policy holds."""
    asked: list[str] = []

    def with_evil(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        route.fulfill(response=answer, body=answer.text().replace("<main", f"{evil}<main"))  # type: ignore[attr-defined]

    page.on("response", lambda response: asked.append(response.url))
    page.route(f"{served}torbay/2024-25/", with_evil)
    page.goto(f"{served}torbay/2024-25/")
    page.wait_for_timeout(200)

    assert "it ran" != page.title()
    assert [] == [one for one in asked if not one.startswith(served)]


def test_no_other_site_can_frame_a_page_but_a_comparison_alone(page: Page, served: str, tmp_path: Path) -> None:
    """A frame could hide whose page a reader is on; a comparison is made to be shown elsewhere."""
    own = page.frame_locator("iframe").locator("html[lang=en-GB]")
    shown = {}
    with _server(http.server.SimpleHTTPRequestHandler, tmp_path) as elsewhere:
        for name, address in (("one", "torbay/2024-25/measures/feel_safe/"), ("other", "torbay/2024-25/")):
            (tmp_path / f"{name}.html").write_text(f"<iframe src='{served}{address}'></iframe>", encoding="utf-8")
            # A page is loaded once its frames are, or are refused.
            page.goto(f"{elsewhere}{name}.html")
            shown[address] = own.count()

    assert {"torbay/2024-25/measures/feel_safe/": 1, "torbay/2024-25/": 0} == shown


def test_a_looser_policy_would_let_it_run(page: Page, served: str) -> None:
    """So that the test above can fail: with inline scripts allowed, and no policy in the page's own head, it runs."""

    def loosened(route: object) -> None:
        answer = route.fetch()  # type: ignore[attr-defined]
        body = (
            answer.text()
            .replace("Content-Security-Policy", "x")
            .replace("<main", "<script>document.title = 'it ran'</script><main")
        )
        headers = {
            **answer.headers,
            "content-security-policy": POLICY.replace("script-src", "script-src 'unsafe-inline'"),
        }
        route.fulfill(response=answer, headers=headers, body=body)  # type: ignore[attr-defined]

    page.route(f"{served}torbay/2024-25/", loosened)
    page.goto(f"{served}torbay/2024-25/")

    assert "it ran" == page.title()
