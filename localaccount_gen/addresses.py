"""The addresses a site has published, kept in addresses.txt, so that no later build loses one without a word.

The file lies beside mkdocs.yml and is committed. A build that publishes adds its new addresses; one that would lose an
address is refused, and the finding stands at the address's line.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from localaccount_gen.findings import Finding, Location, ProjectError, Severity
from localaccount_gen.htmlpage import WHY

_HEAD = """\
# Every address this site has published. “localaccount build” adds to it and refuses to lose one, because people have
# linked to them and printed them. Commit it with the accounts. Take out a line only if nobody could ever see the page.
"""
_LASTING = (".brf", ".csv", ".epub", ".json", ".pdf", ".txt", ".xml")
"""Files that people and programs keep the address of. Styles, scripts and drawings belong to a page."""
_OF_THE_SITE = ("pagefind/", "404.html", "robots.txt", "sitemap.xml", "staticwebapp.config.json", "web.config")
"""What is for machines that ask for it afresh each time."""


class Addresses:
    """What addresses.txt holds: addresses from the top of the site, such as `torbay/2024-25/`."""

    def __init__(self, path: Path) -> None:
        """Raises ProjectError where the file is not UTF-8 text. No file is an empty one."""
        self._path = path
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
        except UnicodeDecodeError as error:
            raise ProjectError(f"{path.name} is not UTF-8 text: take it back as it was committed.") from error
        self._line_by_address = {
            line.strip().removeprefix("/"): number
            for number, line in enumerate(lines, 1)
            if line.strip() and not line.startswith("#")
        }

    def lost(self, present: Collection[str]) -> list[Finding]:
        """What was published and is not among the `present` addresses, a finding for each account."""
        gone = sorted(self._line_by_address.keys() - present)
        return [self._finding(folder, list(lost), present) for folder, lost in groupby(gone, key=_folder)]

    def add(self, present: Collection[str]) -> int:
        """How many addresses were new. They are in the file then, in alphabetical order."""
        new = set(present) - self._line_by_address.keys()
        if new:
            kept = sorted(new | self._line_by_address.keys())
            text = _HEAD + "".join(f"/{address}\n" for address in kept)
            beside = self._path.with_name(f".{self._path.name}.new")
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(self._path)
        return len(new)

    def _finding(self, folder: str, lost: list[str], present: Collection[str]) -> Finding:
        first, more = lost[0], len(lost) - 1
        others = f" Of {folder} it would lose {more} more." if more else ""
        if first.endswith("/"):
            now = folder if folder in present else "the/new/address/"
            moved = f"under localaccount in mkdocs.yml write  moved: {{{first}: {now}}}"
            fix = f"bring it back, or say where it is now: {moved}"
        else:
            fix = "bring it back; if nobody could ever see it, take out its line"
        return Finding(
            "address-lost",
            Severity.ERROR,
            Location(self._path.name, self._line_by_address[first], 1, len(first) + 1, f"/{first}"),
            f"/{first} was published, and this build would lose it.{others}",
            fix,
            WHY["address-lost"],
        )


def lasting(files: Iterable[str]) -> frozenset[str]:
    """Of the files of a finished site the addresses that people keep: its pages, and the files they are offered."""
    return frozenset(_lasting(files))


def _lasting(files: Iterable[str]) -> Iterator[str]:
    for address in files:
        if address.startswith(_OF_THE_SITE):
            continue
        if address == "index.html" or address.endswith("/index.html"):
            yield address.removesuffix("index.html")
        elif address.endswith((*_LASTING, ".html")):
            yield address


def _folder(address: str) -> str:
    """The account, or else the first part of an address: what is lost together is told together."""
    return "/".join(address.split("/")[:2]) + "/"
