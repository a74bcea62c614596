"""A web server of this computer, for one test, that answers as it is told: well, slowly, falsely or not at all."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Loopback:
    """The server: `files` by their paths, and `answers` that go before them. `asked` is what it was asked for."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = {f"/{name}": content for name, content in files.items()}
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stopping = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                if answer := server.answers.get(self.path):
                    answer(self)
                else:
                    server._file(self)

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                """Whoever asked went away: that is what many of these tests are about."""

        self._server = Quiet(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.address = f"http://{self.host}/"

    def _file(self, request: BaseHTTPRequestHandler) -> None:
        content = self.files.get(request.path)
        if content is None:
            reply(request, 404, b"not here")
            return
        mark = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
        if request.headers.get("If-None-Match") == mark:
            reply(request, 304, headers={"ETag": mark})
        else:
            reply(request, 200, content, {"ETag": mark, "Content-Type": "application/json"})

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[Loopback]:
    loopback = Loopback(files)
    thread = threading.Thread(target=loopback._server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield loopback
    finally:
        loopback.stopping.set()
        loopback._server.shutdown()
        loopback._server.server_close()
        thread.join()


def reply(
    request: BaseHTTPRequestHandler, status: int, content: bytes = b"", headers: Mapping[str, str] | None = None
) -> None:
    request.send_response(status)
    for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
        request.send_header(name, value)
    request.end_headers()
    request.wfile.write(content)


def answering(status: int, content: bytes = b"", **headers: str) -> Answer:
    """Always this. `Retry_After` is the header Retry-After."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda request: reply(request, status, content, named)


def dripping(loopback: Loopback, in_headers: bool = False) -> Answer:
    """A byte now and then, for ever."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if not in_headers:
            request.send_response(200)
            request.send_header("Content-Length", "100000")
            request.end_headers()
        else:
            request.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        while not loopback.stopping.wait(0.05):
            request.wfile.write(b" ")
            request.wfile.flush()

    return answer


def endless(request: BaseHTTPRequestHandler) -> None:
    """A body that never stops, without a word of its length."""
    request.send_response(200)
    request.end_headers()
    while True:
        request.wfile.write(b'{"accounts": [' + b" " * 100_000)


def breaking_off(request: BaseHTTPRequestHandler) -> None:
    """Half of what was announced."""
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b'{"version": 1, "acc')
