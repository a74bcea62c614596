"""Asks for files on the web: slowly, in the open, and ready for a server that means harm. The only importer of urllib3.

urllib3 and not urllib: it has a limit for each piece of a request, unpacks gzip within a limit, connects to the number
that was looked at while it checks the certificate of the name, and follows no redirect of its own accord.
"""

import email.utils
import queue
import threading
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import (
    ConnectTimeoutError,
    DecodeError,
    HTTPError,
    NewConnectionError,
    ReadTimeoutError,
    SSLError,
)

from localaccount_gen import __version__
from localaccount_gen.characters import printable
from localaccount_gen.collecting.limits import ASK, LATER, LIST, Limits, NotGathered, too_large
from localaccount_gen.collecting.places import Place, number_of, place_of

NAME = "localaccount-collect"
"""What robots.txt may call us."""
AGENT = f"{NAME}/{__version__} (gathers published local accounts of adult social care)"

_PIECE = 1 << 16
_ROBOTS = 512_000
"""Bytes of robots.txt that are read at least, by RFC 9309, section 2.5 (https://www.rfc-editor.org/rfc/rfc9309)."""
_LEADS_ON = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_PACKED = ("identity", "gzip", "x-gzip")


@dataclass(frozen=True)
class Stamp:
    """What a server said of a file's state, to be asked by next time."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        told = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in told.items() if value}


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address."""

    address: str
    """Where it was found in the end."""
    status: int
    content: bytes = b""
    stamp: Stamp = Stamp()
    location: str = ""
    wait: str = ""
    """What the server says of when to ask again."""


class Web:
    """One run's dealings with the web: one request after another, a pause between those to one host.

    `private_hosts`, such as `127.0.0.1:8000`, may be of a private network; they are one's own and need no pause.
    """

    def __init__(
        self,
        limits: Limits,
        private_hosts: Collection[str] = (),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._limits, self._private, self._sleep = limits, frozenset(private_hosts), sleep
        self._robots: dict[str, RobotFileParser | None] = {}
        self._asked: dict[str, float] = {}

    def get(self, address: str, name: str, most: int, stamp: Stamp = Stamp()) -> Answer:
        """The file at an address: status 200 with its content, or 304 where it is as `stamp` says.

        `name` is what to call it in a sentence. Raises NotGathered for every other answer and for none.
        """
        answer = self._followed(place_of(address), name, most, stamp.headers, self._refuse_by_robots)
        if answer.status == 200 or (answer.status == 304 and stamp.headers):
            return answer
        raise _refusal(name, answer)

    def _followed(
        self, place: Place, name: str, most: int, headers: Mapping[str, str], look: Callable[[Place], None]
    ) -> Answer:
        """The answer at the end of all redirects, each looked at as if it had been given."""
        for _ in range(self._limits.redirects + 1):
            look(place)
            answer = self._patiently(place, name, most, headers)
            if answer.status not in _LEADS_ON:
                return answer
            before, place = place, _led_to(place, answer.location)
            if (before.scheme, place.scheme) == ("https", "http"):
                raise NotGathered(f"{name} leads from https to http, where anybody could change it on the way.", ASK)
        raise NotGathered(f"{name} leads on more than {self._limits.redirects} times, perhaps in a circle.", ASK)

    def _patiently(self, place: Place, name: str, most: int, headers: Mapping[str, str]) -> Answer:
        """Asked again, later, where the server is busy."""
        for attempt in range(1, self._limits.tries + 1):
            self._pause(place)
            answer = self._in_time(place, name, most, headers)
            if answer.status not in _BUSY or attempt == self._limits.tries:
                break
            wait = max(_seconds(answer.wait), self._limits.pause * 2**attempt)
            if wait > self._limits.longest_wait:
                break
            self._sleep(wait)
        return answer

    def _pause(self, place: Place) -> None:
        if place.named_host in self._private:
            return
        rules = self._robots.get(place.origin)
        asked = float(rules.crawl_delay(NAME) or 0) if rules else 0
        pause = max(self._limits.pause, min(asked, self._limits.longest_wait))
        since = time.monotonic() - self._asked.get(place.host, -pause)
        if since < pause:
            self._sleep(pause - since)
        self._asked[place.host] = time.monotonic()

    def _refuse_by_robots(self, place: Place) -> None:
        if place.origin not in self._robots:
            self._robots[place.origin] = self._rules(place)
        rules = self._robots[place.origin]
        if rules is None:
            raise NotGathered(f"{place.origin}/robots.txt cannot be read now, so nothing is asked of the site.", LATER)
        if not rules.can_fetch(NAME, place.address):
            raise NotGathered(
                f"{place.origin}/robots.txt asks programs not to read {printable(place.path, 100)}.",
                f"Ask whoever runs the site to allow “{NAME}”.",
            )

    def _rules(self, place: Place) -> RobotFileParser | None:
        """What a site asks of programs; None where it cannot say, which RFC 9309 takes for “nothing is allowed”."""
        robots = Place(place.scheme, place.host, place.port, "/robots.txt")
        answer = self._followed(robots, "robots.txt", _ROBOTS, {}, lambda _: None)
        if answer.status >= 500 or answer.status == 429:
            return None
        rules = RobotFileParser()
        try:
            rules.parse(answer.content.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
        except ValueError:
            # Its parser trips over numbers that are none.
            return None
        rules.modified()
        return rules

    def _in_time(self, place: Place, name: str, most: int, headers: Mapping[str, str]) -> Answer:
        number = number_of(place, self._private)
        # A server may send a byte now and then for ever, which no limit on the waiting for one byte would end.
        answers: queue.Queue[Answer | Exception] = queue.Queue()

        def ask() -> None:
            try:
                answers.put(self._ask(place, number, name, most, headers))
            except Exception as problem:  # told in the thread that waits
                answers.put(problem)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self._limits.seconds_of_file)
        except queue.Empty:
            raise _late(name, self._limits.seconds_of_file) from None
        if isinstance(answer, (HTTPError, OSError)):
            raise self._reason(answer, place, name) from answer
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _ask(self, place: Place, number: str, name: str, most: int, headers: Mapping[str, str]) -> Answer:
        limits, end = self._limits, time.monotonic() + self._limits.seconds_of_file
        timeout = urllib3.Timeout(connect=limits.seconds_to_connect, read=limits.seconds_of_silence)
        told = {"Host": place.named_host, "User-Agent": AGENT, "Accept-Encoding": "gzip", **headers}
        with (
            _pool(place, number, timeout) as pool,
            pool.urlopen(
                "GET", place.path, headers=told, preload_content=False, redirect=False, retries=False,
                assert_same_host=False,
            ) as response,
        ):  # fmt: skip
            found = {key: printable(response.headers.get(key, ""), 300) for key in ("ETag", "Last-Modified")}
            stamp = Stamp(found["ETag"], found["Last-Modified"])
            content = _content(response, name, most, end, limits) if response.status == 200 else b""
            location, wait = response.headers.get("Location", ""), response.headers.get("Retry-After", "")
            return Answer(place.address, response.status, content, stamp, location, wait)

    def _reason(self, problem: Exception, place: Place, name: str) -> NotGathered:
        host = printable(place.named_host)
        match problem:
            case ConnectTimeoutError():
                return NotGathered(f"{host} did not answer within {self._limits.seconds_to_connect:g} seconds.", LATER)
            case NewConnectionError():
                return NotGathered(f"{host} cannot be reached.", LATER)
            case SSLError():
                return NotGathered(f"{host} cannot prove that it is {host}, because its certificate is not right.", ASK)
            case ReadTimeoutError():
                return _late(name, self._limits.seconds_of_silence)
            case DecodeError():
                return NotGathered(f"{name} is packed in a way that cannot be unpacked.", ASK)
            case _:
                return NotGathered(f"The connection broke before all of {name} had come.", LATER)


def _pool(place: Place, number: str, timeout: urllib3.Timeout) -> urllib3.HTTPConnectionPool:
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(number, place.port, timeout=timeout)
    return urllib3.HTTPSConnectionPool(
        number, place.port, timeout=timeout, cert_reqs="CERT_REQUIRED",
        server_hostname=place.host, assert_hostname=place.host,
    )  # fmt: skip


def _content(response: urllib3.BaseHTTPResponse, name: str, most: int, end: float, limits: Limits) -> bytes:
    """The body, unpacked, given up where it grows past the limit or drips past the time."""
    if response.headers.get("Content-Encoding", "identity").strip().lower() not in _PACKED:
        raise NotGathered(f"{name} comes packed in a way that was not asked for.", ASK)
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and len(declared) < 20 and int(declared) > most:
        raise too_large(name, most)
    pieces, size = [], 0
    while piece := response.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        if size > most:
            raise too_large(name, most)
        if time.monotonic() > end:
            raise _late(name, limits.seconds_of_file)
    return b"".join(pieces)


def _late(name: str, seconds: float) -> NotGathered:
    return NotGathered(f"{name} did not come within {seconds:g} seconds.", LATER)


def _led_to(place: Place, location: str) -> Place:
    """Where a redirect leads. Raises NotGathered."""
    try:
        return place_of(urljoin(place.address, location))
    except ValueError:
        return place_of(location)


def _seconds(wait: str) -> float:
    """What Retry-After says, as seconds or as a date; 0 where it says nothing that can be read."""
    if wait.isascii() and wait.isdigit():
        return float(wait[:9])
    try:
        return email.utils.parsedate_to_datetime(wait).timestamp() - time.time()
    except (ValueError, OverflowError, TypeError):
        return 0


def _refusal(name: str, answer: Answer) -> NotGathered:
    match answer.status:
        case 404 | 410:
            fix = "Check the address." if name == LIST else ASK
            return NotGathered(f"There is no {name} at {printable(answer.address, 200)}.", fix)
        case 401 | 403:
            return NotGathered(f"The server does not let programs read {name} (answer {answer.status}).", ASK)
        case 429 | 503:
            return NotGathered(f"The server is too busy to send {name} (answer {answer.status}).", LATER)
        case status if status >= 500:
            return NotGathered(f"The server failed when it was asked for {name} (answer {status}).", LATER)
        case status:
            return NotGathered(f"The server sent no {name} (answer {status}).", ASK)
