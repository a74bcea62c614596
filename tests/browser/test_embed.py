"""A comparison in the page of another website: in a frame, or pasted."""

import http.server
import re
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page

from localaccount_gen.audit.axe import violations

OWN = "torbay/2024-25/measures/feel_safe/"
_HOST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>News</title><body style="margin: 0">
<h1>Council news</h1>{}</body></html>"""
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def host(home: str, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a bare page of another website, with the HTML that the comparison's page gives to copy."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    folder = tmp_path_factory.mktemp("host")
    alone = (site / OWN / "index.html").read_text(encoding="utf-8")
    copied = unescape(re.findall(r"<code>(&lt;iframe.*?)</code>", alone)[0]).replace("https://WEBSITE/", home)
    (folder / "index.html").write_text(_HOST.format(copied), encoding="utf-8")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def _frame(page: Page, host: str) -> Frame:
    page.goto(host)
    page.frame_locator("iframe").locator("h1").wait_for()
    return page.frames[1]


@pytest.mark.parametrize("width", [320, 1280])
def test_another_website_shows_it(page: Page, home: str, host: str, width: int) -> None:
    """Whole, as wide as its place, without moving sideways, with nothing that runs and nothing from a third place."""
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(f"{message.location['url']}: {message.text}"))
    page.set_viewport_size({"width": width, "height": 900})
    frame = _frame(page, host)

    assert "People who feel safe: Torbay, April 2024 to March 2025" == frame.locator("h1").inner_text()
    assert frame.locator("h1").is_visible()
    assert (2, 2) == (frame.locator("table").count(), frame.locator("svg").count())
    assert [0, 0] == [page.evaluate(_SIDEWAYS), frame.evaluate(_SIDEWAYS)]
    assert 0 == frame.locator("script").count()
    assert [] == [url for url in asked if not url.startswith((home, host))]
    assert [] == [complaint for complaint in complaints if not complaint.startswith(f"{host}favicon")]


def test_its_links_leave_the_frame(page: Page, home: str, host: str) -> None:
    """The account is not read through a keyhole."""
    _frame(page, host).get_by_role("link", name="Torbay local account 2024-25").click()
    page.wait_for_url(f"{home}torbay/**")

    assert page.url.endswith("/torbay/2024-25/safeguarding/index.html#feel-safe-E06000027-2024-25")
    assert 1 == len(page.frames)


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_where_it_is_unfolded(page: Page, home: str, width: int) -> None:
    """What is there to copy too, and it does not widen the page."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{home}{OWN}")
    page.get_by_text("Use this elsewhere").click()

    assert page.get_by_text("<iframe src=").is_visible()
    assert [] == violations(page)
    assert 0 == page.evaluate(_SIDEWAYS)


def test_the_keyboard_unfolds_it(page: Page, home: str) -> None:
    """Whoever has no mouse gets at the address too."""
    page.goto(f"{home}{OWN}")
    page.get_by_text("Use this elsewhere").focus()
    page.keyboard.press("Enter")

    assert page.get_by_text("The address to link to").is_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_pasted_can_be_read_without_any_style(page: Page, site: Path, width: int) -> None:
    """Sentence, tables and pictures stand below one another, and none runs off the page."""
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content((site / "torbay/2024-25/data/measure_feel_safe.html").read_text(encoding="ascii"))
    parts = page.locator("h2, table, svg, ul")
    boxes = [box for part in parts.all() if (box := part.bounding_box())]

    assert "About 7 in 10 people who use services feel safe (69.2%)." in page.locator("body").inner_text()
    assert 6 <= len(boxes)
    assert all(above["y"] + above["height"] <= below["y"] for above, below in pairwise(boxes))
    assert 0 == page.evaluate(_SIDEWAYS)


def test_on_paper_it_is_the_comparison_alone(page: Page, home: str) -> None:
    """What is there to copy helps nobody who holds a sheet."""
    page.goto(f"{home}{OWN}")
    page.emulate_media(media="print")

    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_text("From Torbay local account 2024-25").is_visible()
    assert not page.get_by_text("Use this elsewhere").is_visible()
