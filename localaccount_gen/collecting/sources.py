"""What somebody names as a source, opened: an address, a folder or an archive."""

from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from localaccount_gen.characters import printable
from localaccount_gen.collecting.archives import ENDINGS, ArchiveSource
from localaccount_gen.collecting.folders import FolderSource
from localaccount_gen.collecting.limits import LIST, Limits, NotGathered
from localaccount_gen.collecting.places import place_of
from localaccount_gen.collecting.web import Stamp, Web


class Source(Protocol):
    """Where the files of a site are read from."""

    @property
    def base(self) -> str | None:
        """The site's address with a slash at its end; None where only its own files can tell."""

    def read(self, name: str, most: int, stamp: Stamp) -> tuple[bytes | None, Stamp]:
        """A file by its address from the top of the site; None in the place of one that is as `stamp` says.

        Raises NotGathered, also for a file of more than `most` bytes.
        """


class WebSource:
    """A site at an address."""

    def __init__(self, address: str, web: Web) -> None:
        """Raises NotGathered for what is no address of a site."""
        place = place_of(address)
        if "?" in place.path:
            raise NotGathered("The address of a site has no “?” in it.", "Leave out what follows the “?”.")
        folder = place.address.removesuffix(LIST).removesuffix("index.html")
        self._base = folder if folder.endswith("/") else f"{folder}/"
        self._web = web

    @property
    def base(self) -> str | None:
        return self._base

    def read(self, name: str, most: int, stamp: Stamp) -> tuple[bytes | None, Stamp]:
        answer = self._web.get(f"{self._base}{quote(name)}", printable(name), most, stamp)
        if name == LIST and answer.address.endswith(f"/{LIST}"):
            # A site that has moved, or has only www. before its name, says so by leading on.
            self._base = answer.address.removesuffix(LIST)
        return (None if answer.status == 304 else answer.content), answer.stamp


def is_address(source: str) -> bool:
    """Whether something is meant for an address, however wrong, and for no path."""
    return "://" in source


def open_source(source: str, top: Path, web: Web, limits: Limits) -> Source:
    """Raises NotGathered. A path starts from `top`."""
    if is_address(source):
        return WebSource(source, web)
    path = top / source
    if path.is_dir():
        return FolderSource(path)
    if path.is_file() and path.name.lower().endswith(ENDINGS):
        return ArchiveSource(path, limits)
    if path.exists():
        raise NotGathered("This file is no archive that can be read.", f"Pack the site as {' or '.join(ENDINGS[:2])}.")
    raise NotGathered("There is no such folder or archive.", "Check the name; an address begins with https://")
