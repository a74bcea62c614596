"""Test 8: whom a page asks, what it stores, and how much it weighs."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from localaccount_gen.audit.visit import Visit

PAGE, WITH_PICTURES = 40, 200
"""KiB, as servers compress it: a page with its styles; one of many drawings or photos, or the whole account (ours)."""
_PHOTOS = (".png", ".jpg", ".jpeg", ".webp")
_LARGER = ("easy-read/", "print/", "pictures/")

_STORED = """async () => {
    const databases = indexedDB.databases ? await indexedDB.databases() : [];
    const caches_ = globalThis.caches ? await caches.keys() : [];
    const names = databases.map((one) => one.name);
    return [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...names, ...caches_];
}"""


def look(visit: Visit) -> None:
    """Looks at what has happened since the page was asked for."""
    for address in dict.fromkeys(visit.asked):
        if not address.startswith((visit.home, "data:", "blob:")):
            problem = f"The page asks another computer for something: {address[:150]}"
            visit.tell(8, "audit-network", problem, "keep the file in the site")
    for complaint in dict.fromkeys(visit.complaints):
        problem = f"The browser complains: {complaint[:300]}"
        visit.tell(8, "audit-network", problem, "put right what it says, or take it out")
    stored = [str(cookie.get("name")) for cookie in visit.page.context.cookies()] + visit.page.evaluate(_STORED)
    if stored:
        problem = f"The page keeps something on the reader’s device: {', '.join(stored)}."
        visit.tell(8, "audit-network", problem, "take out the script that does")
    files = [file for address in dict.fromkeys(visit.asked) if (file := _file(visit, address))]
    photos = [file for file in files if file.suffix.lower() in _PHOTOS]
    weight = sum(_weight(file) for file in files)
    without = weight - sum(_weight(file) for file in photos)
    if visit.address.endswith(_LARGER):
        _light(visit, weight, WITH_PICTURES, "")
    else:
        _light(visit, without, PAGE, " without its photos" if photos else "")
        _light(visit, weight, WITH_PICTURES, "")


def _light(visit: Visit, weight: int, most: int, what: str) -> None:
    if weight > most * 1024:
        problem = f"The page weighs {weight / 1024:.0f} KiB{what}; {most} is the most."
        visit.tell(8, "audit-weight", problem, "divide the page, or make its pictures smaller")


def _file(visit: Visit, address: str) -> Path | None:
    """The file of the site that an address brings."""
    if not address.startswith(visit.home):
        return None
    path = visit.folder / unquote(urlsplit(address).path[len(urlsplit(visit.home).path) :])
    path = path / "index.html" if path.is_dir() else path
    return path if path.is_file() else None


@cache
def _weight(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))
