"""A finished site as a web server would show it, for this computer alone and as long as it is needed."""

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')


def base_of(folder: Path) -> str:
    """The path under which the site will stand, as its home page says; “/” where it does not say."""
    home = folder / "index.html"
    said = _CANONICAL.search(home.read_text(encoding="utf-8", errors="replace")) if home.is_file() else None
    path = urlsplit(said[1]).path if said else ""
    return path if path.endswith("/") else f"{path}/"


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the site's home page. Only this computer can ask for it, and any free port will do."""
    base = base_of(folder)

    class Handler(http.server.SimpleHTTPRequestHandler):
        def __init__(self, *given: object) -> None:
            super().__init__(*given, directory=str(folder))  # type: ignore[arg-type]

        def translate_path(self, path: str) -> str:
            return super().translate_path("/" + path.removeprefix(base).lstrip("/"))

        def log_message(self, *_: object) -> None:
            """Nobody reads along."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()
