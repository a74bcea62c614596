"""A published site, in a folder or at an address, read with care: whoever put it there may mean harm.

Nothing of it is run. No file is read outside the folder, and nothing is asked of another host.
"""

import http.client
import queue
import re
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol
from urllib.parse import quote, urlsplit

from localaccount_gen import __version__
from localaccount_gen.characters import printable
from localaccount_gen.findings import ProjectError

AGENT = f"localaccount-verify/{__version__} (checks published local accounts of adult social care)"


@dataclass(frozen=True)
class Limits:
    """How much is asked of a site, and taken from it. The figures are ours."""

    bytes_of_file: int = 5_000_000
    """The largest page of the sample accounts has a quarter of a million."""
    bytes_in_all: int = 300_000_000
    """Some two hundred accounts with their pictures."""
    files: int = 5_000
    """Each is asked for once. A site with more accounts is verified one account at a time."""
    seconds: float = 30
    """For one file, however slowly it drips."""
    pause: float = 0.05
    """Between two requests, so that a small server can serve its readers meanwhile."""


class NotRead(Exception):
    """Why a file of the site could not be read, as the end of a sentence: “is too large”."""


class Site(Protocol):
    """Where published files are read from."""

    name: str
    """As shown to people."""

    def read(self, address: str, page: bool = False) -> bytes | None:
        """The file at an address from the top of the site; None where there is none. Raises NotRead."""


_STRANGE = re.compile(r"[\x00-\x1f\x7f\\:*?\"<>|]")


def is_plain(address: str) -> bool:
    """Whether an address names something within the site on every system: no steps upward, no drives, no controls."""
    steps = address.removesuffix("/").split("/")
    return len(address) <= 500 and not _STRANGE.search(address) and not any(one in ("", ".", "..") for one in steps)


class FolderSite:
    """A site in a folder of this computer, as `localaccount build` leaves it."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.name = str(folder)
        self._folder, self._limits = folder.resolve(), limits

    def read(self, address: str, page: bool = False) -> bytes | None:
        if not is_plain(address):
            raise NotRead("has an address that leads out of the site")
        path = self._folder / address
        try:
            if not path.resolve().is_relative_to(self._folder):
                raise NotRead("is a link that leads out of the folder")
            if not path.is_file():
                return None
            if path.stat().st_size > self._limits.bytes_of_file:
                raise NotRead(_too_large(self._limits))
            return path.read_bytes()
        except OSError as problem:
            raise NotRead(f"cannot be read: {problem.strerror or 'the system refuses'}") from problem

    def pages(self, folder: str) -> list[str]:
        """The addresses of every page below a folder of the site."""
        found = sorted((self._folder / folder).rglob("index.html"))
        return [f"{path.parent.relative_to(self._folder).as_posix()}/" for path in found]


class WebSite:
    """A site at an http or https address. Each file is asked for once, one after another."""

    def __init__(self, address: str, limits: Limits) -> None:
        """Raises ProjectError for what is no such address."""
        self._limits, self._bytes, self._asked = limits, 0, 0
        self._had: dict[str, bytes | None] = {}
        try:
            parts = urlsplit(address)
            is_whole = bool(parts.hostname) and parts.port != 0 and not parts.username and not parts.query
        except ValueError:
            is_whole = False
        if not is_whole or _STRANGE.search(address.partition(":")[2].replace(":", "")):
            raise ProjectError(f"“{printable(address)}” is not the address of a site, such as https://www.example.org/")
        self.name = f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix('index.html').rstrip('/')}/"
        self._opener = urllib.request.build_opener(_SameHost())

    def read(self, address: str, page: bool = False) -> bytes | None:
        if not is_plain(address):
            raise NotRead("has an address that leads out of the site")
        if address not in self._had:
            self._had[address] = self._asked_for(address, page)
        return self._had[address]

    def _asked_for(self, address: str, page: bool) -> bytes | None:
        self._asked += 1
        if self._asked > self._limits.files or self._bytes > self._limits.bytes_in_all:
            raise NotRead("was not looked at: the site is larger than one run reads. Give the address of one account")
        time.sleep(self._limits.pause)
        # A server may send a byte now and then for ever, which no limit on the waiting for one byte would end.
        answers: queue.Queue[bytes | Exception | None] = queue.Queue()
        threading.Thread(target=self._fetch, args=(address, page, answers), daemon=True).start()
        try:
            answer = answers.get(timeout=self._limits.seconds)
        except queue.Empty:
            raise NotRead(f"did not come within {self._limits.seconds:g} seconds") from None
        if isinstance(answer, Exception):
            raise answer
        self._bytes += len(answer or b"")
        return answer

    def _fetch(self, address: str, page: bool, answers: "queue.Queue[bytes | Exception | None]") -> None:
        asked = urllib.request.Request(self.name + quote(address), headers={"User-Agent": AGENT})
        try:
            with self._opener.open(asked, timeout=self._limits.seconds) as response:
                answers.put(self._content(response, page))
        except NotRead as told:
            answers.put(told)
        except urllib.error.HTTPError as refused:
            refused.close()
            gone = refused.code in (404, 410)
            answers.put(None if gone else NotRead(_refusal(refused.code)))
        except (OSError, http.client.HTTPException, ValueError) as problem:
            reason = printable(str(getattr(problem, "reason", problem)) or type(problem).__name__)
            answers.put(NotRead(f"cannot be reached ({reason})"))

    def _content(self, response: http.client.HTTPResponse, page: bool) -> bytes:
        kind = response.headers.get_content_type()
        if page and kind not in ("text/html", "application/xhtml+xml"):
            raise NotRead(f"is no web page: the server calls it “{printable(kind)}”")
        if response.headers.get("Content-Encoding", "identity") != "identity":
            raise NotRead("comes packed in a way that was not asked for")
        content = response.read(self._limits.bytes_of_file + 1)
        if len(content) > self._limits.bytes_of_file:
            raise NotRead(_too_large(self._limits))
        return content


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a redirect only to the host that was asked, and from http to https."""

    max_redirections = 5

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        old, new = urlsplit(req.full_url), urlsplit(newurl)
        is_safer = (old.scheme, new.scheme) == ("http", "https") and old.port is None and new.port is None
        if old.hostname != new.hostname or not (is_safer or (old.scheme, old.port) == (new.scheme, new.port)):
            fp.close()
            raise NotRead(f"leads to another host, {printable(new.netloc)}. If that is the site, give its address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _refusal(code: int) -> str:
    if 300 <= code < 400:
        return "leads round in a circle, or to no web address"
    return "is asked for too often: wait a while" if code == 429 else f"is refused by the server (error {code})"


def _too_large(limits: Limits) -> str:
    return f"is larger than {limits.bytes_of_file:,} bytes, which no page of an account is"
