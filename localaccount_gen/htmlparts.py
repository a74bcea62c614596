"""What HTML says, without the ways in which two writers of it differ."""

from collections.abc import Iterable
from html.parser import HTMLParser


def parts(html: str) -> list[object]:
    """Its tags with their attributes, and its words, in order."""
    parser = _Parts()
    parser.feed(html)
    parser.close()
    return parser.parts


class _Parts(HTMLParser):
    """What HTML says, without the ways in which two writers of it differ."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[object] = []

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        self.parts.append((tag, sorted((name, value or "") for name, value in attrs)))

    def handle_data(self, data: str) -> None:
        if words := data.split():
            self.parts.append(words)
