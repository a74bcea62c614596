"""How `collect` asks: openly, slowly, and no more than it must."""

import ssl
import time
from collections.abc import Iterator
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path

import pytest

from localaccount_gen import __version__
from localaccount_gen.collecting import web as web_module
from localaccount_gen.collecting.limits import NotGathered
from localaccount_gen.collecting.web import Web
from tests.collect.conftest import LIMITS, Gathering
from tests.collect.loopback import Loopback, answering, reply, serving
from tests.collect.made import listed, site, tree

CERTIFICATE = Path(__file__).parent / "localhost.pem"
LIST = "accounts.json"


@pytest.fixture
def loopback() -> Iterator[Loopback]:
    with serving(site(listed())) as opened:
        yield opened


def _get(loopback: Loopback, waits: list[float] | None = None) -> bytes:
    web = Web(LIMITS, (loopback.host,), (waits if waits is not None else []).append)
    return web.get(f"{loopback.address}{LIST}", LIST, 1_000).content


def test_a_site_is_told_who_asks_and_first_asked_whether_it_may_be(loopback: Loopback) -> None:
    """Whoever runs a site sees in its log what this was, and robots.txt is read before anything else."""
    _get(loopback)

    assert ["/robots.txt", "/accounts.json"] == loopback.paths()
    agent = f"localaccount-collect/{__version__} (gathers published local accounts of adult social care)"
    assert {agent} == {headers["user-agent"] for _, headers in loopback.asked}
    assert {loopback.host} == {headers["host"] for _, headers in loopback.asked}


@pytest.mark.parametrize("name", ["*", "localaccount-collect"])
def test_what_robots_txt_forbids_is_not_asked_for(loopback: Loopback, name: str) -> None:
    """A council that wants no programs on its site is left in peace, and whoever gathers is told."""
    loopback.files["/robots.txt"] = f"User-agent: {name}\nDisallow: /".encode()

    with pytest.raises(NotGathered) as told:
        _get(loopback)

    assert (
        f"{loopback.address}robots.txt asks programs not to read /accounts.json. "
        "Ask whoever runs the site to allow “localaccount-collect”."
    ) == str(told.value)
    assert ["/robots.txt"] == loopback.paths()


def test_robots_txt_that_cannot_be_read_forbids_everything(loopback: Loopback) -> None:
    """RFC 9309: a server that fails may have wanted to forbid."""
    loopback.answers["/robots.txt"] = answering(500)

    with pytest.raises(NotGathered, match=r"robots.txt cannot be read now, so nothing is asked of the site\."):
        _get(loopback)
    assert ["/robots.txt"] == loopback.paths()


@pytest.mark.parametrize("robots", [b"User-agent: *\nCrawl-delay: \xc2\xb2", b"\xff\xfe\x00" * 99])
def test_robots_txt_of_nonsense_breaks_nothing(loopback: Loopback, robots: bytes) -> None:
    """Python’s reader of it trips over a small two that is no number."""
    loopback.files["/robots.txt"] = robots

    try:
        assert _get(loopback)
    except NotGathered as told:
        assert "robots.txt cannot be read now" in str(told)


def test_a_second_run_asks_only_for_what_may_have_changed(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """A server sends each file once, and then only says that it is the same; nothing on disk moves."""
    collected(loopback.address, hosts=(loopback.host,))
    before = tree(tmp_path / "collection" / "councils")
    written = (tmp_path / "collection/councils/E06000027/2024-25/account.json").stat().st_mtime_ns
    loopback.asked.clear()
    (outcome,) = collected(loopback.address, hosts=(loopback.host,), day="2026-12-01")

    asked = {path: headers.get("if-none-match") for path, headers in loopback.asked}
    assert {"/robots.txt", "/accounts.json", "/torbay/2024-25/account.json"} == asked.keys()
    assert asked["/accounts.json"]
    assert asked["/torbay/2024-25/account.json"]
    assert (["Torbay, 2024-25"], []) == (outcome.same, outcome.problems)
    assert before == tree(tmp_path / "collection" / "councils")
    assert written == (tmp_path / "collection/councils/E06000027/2024-25/account.json").stat().st_mtime_ns


def test_a_server_without_marks_is_asked_by_the_day_of_the_last_change(loopback: Loopback) -> None:
    """Many servers give only Last-Modified."""
    loopback.answers["/accounts.json"] = lambda request: reply(
        request, 304 if request.headers.get("If-Modified-Since") else 200, b"", {"Last-Modified": formatdate(0)}
    )
    web = Web(LIMITS, (loopback.host,))
    first = web.get(f"{loopback.address}{LIST}", LIST, 1_000)
    second = web.get(f"{loopback.address}{LIST}", LIST, 1_000, first.stamp)

    assert (200, 304) == (first.status, second.status)


@pytest.mark.parametrize("is_date", [False, True])
def test_a_busy_server_is_given_the_time_it_asks_for(loopback: Loopback, is_date: bool) -> None:
    """In seconds or as a date, within a limit."""
    wait = formatdate(time.time() + 4, usegmt=True) if is_date else "3"
    answers = iter([answering(503, Retry_After=wait), answering(429), answering(200, b"{}")])
    loopback.answers["/accounts.json"] = lambda request: next(answers)(request)
    waits: list[float] = []

    assert b"{}" == _get(loopback, waits=waits)
    assert 2 < waits[0] <= 4
    assert 0 == waits[1]


def test_nobody_waits_longer_than_a_minute_for_one_file(loopback: Loopback) -> None:
    """A server that asks for a day is asked again another day."""
    loopback.answers["/accounts.json"] = answering(503, Retry_After="86400")
    waits: list[float] = []

    with pytest.raises(NotGathered, match="too busy"):
        _get(loopback, waits=waits)
    assert ([], 1) == (waits, loopback.paths().count("/accounts.json"))


def test_two_requests_to_a_host_are_a_pause_apart(loopback: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second, or as long as robots.txt asks, up to a limit."""
    monkeypatch.setattr(web_module, "number_of", lambda *_: "127.0.0.1")
    loopback.files["/robots.txt"] = b"User-agent: *\nCrawl-delay: 4"
    waits: list[float] = []
    web = Web(replace(LIMITS, pause=1), (), waits.append)
    for _ in range(2):
        web.get(f"http://accounts.example.org:{loopback.host.partition(':')[2]}/{LIST}", LIST, 1_000)

    assert [1, 4, 4] == [round(wait) for wait in waits] or [4, 4] == [round(wait) for wait in waits]


def test_a_site_that_has_moved_is_followed_and_its_accounts_linked_where_they_are_now(
    loopback: Loopback, collected: Gathering, tmp_path: Path
) -> None:
    """From example.gov.uk to www.example.gov.uk, say."""
    with serving({}) as old:
        old.answers["/accounts.json"] = answering(301, Location=f"{loopback.address}accounts.json")
        (outcome,) = collected(old.address, hosts=(old.host, loopback.host))

    assert (["Torbay, 2024-25"], []) == (outcome.new, outcome.problems)
    record = (tmp_path / "collection" / "collection.json").read_text(encoding="utf-8")
    assert f'"address": "{loopback.address}torbay/2024-25/"' in record


@pytest.fixture
def encrypted(loopback: Loopback) -> Loopback:
    """The same server, behind a certificate for “localhost” that nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    loopback._server.socket = context.wrap_socket(loopback._server.socket, server_side=True)
    return loopback


def _https(loopback: Loopback, name: str) -> bytes:
    host = loopback.host.replace("127.0.0.1", name)
    return Web(LIMITS, (host,)).get(f"https://{host}/{LIST}", LIST, 10_000).content


def test_a_site_that_cannot_prove_its_name_is_not_read(encrypted: Loopback) -> None:
    """Otherwise anybody on the way could put words into a council’s mouth."""
    host = encrypted.host.replace("127.0.0.1", "localhost")

    with pytest.raises(NotGathered) as told:
        _https(encrypted, "localhost")

    sentence = f"{host} cannot prove that it is {host}, because its certificate is not right."
    assert f"{sentence} Tell whoever runs the site." == str(told.value)
    assert [] == encrypted.asked


def test_a_certificate_that_is_trusted_counts_for_its_own_name_only(
    encrypted: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host is asked at its number, and must prove its name all the same."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))

    assert site(listed())[LIST] == _https(encrypted, "localhost")
    with pytest.raises(NotGathered, match="its certificate is not right"):
        _https(encrypted, "127.0.0.1")


def test_nobody_is_led_from_https_to_http(encrypted: Loopback, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the way from a site that proves its name to one that cannot, anybody could change the words."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
    encrypted.answers["/accounts.json"] = answering(302, Location=f"http://{encrypted.host}/accounts.json")

    with pytest.raises(NotGathered) as told:
        _https(encrypted, "localhost")

    sentence = "accounts.json leads from https to http, where anybody could change it on the way."
    assert f"{sentence} Tell whoever runs the site." == str(told.value)
