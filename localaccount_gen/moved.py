"""Addresses at which a page stood once, and where it is now, as mkdocs.yml has them under the plugin::

    moved:
      halton/2023/: halton/2023-24/

A page of the old address then leads on to the new one, on any web server and without JavaScript.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass

from localaccount_gen.findings import Location, ProjectError, did_you_mean
from localaccount_gen.pluginkeys import plugin_path, read_settings
from localaccount_gen.project import Project

_ADDRESS = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)+", re.IGNORECASE)
_FORM = "Write addresses without the site’s own and with / at the end, such as  halton/2023/: halton/2023-24/"


@dataclass(frozen=True)
class Moved:
    """A page that stands elsewhere now."""

    old: str
    """`halton/2023/`"""
    new: str
    """`halton/2023-24/`, or a place in it: `halton/2023-24/about/#data`; the home page is the empty text."""
    place: Location

    @property
    def page(self) -> str:
        """The page it leads to, whichever place in it."""
        return self.new.partition("#")[0]


def moved_addresses(project: Project) -> tuple[Moved, ...]:
    """Every address that has moved; raises ProjectError, with the line, for what is no address."""
    document = read_settings(project)
    if document is None:
        return ()
    path = (*plugin_path(document.values), "moved")
    node = document.root.at(path)
    told = node.value if node else {}
    if not isinstance(told, dict):
        raise _wrong(document.key_place(*path), f"“moved” holds old addresses, each with its new one. {_FORM}")
    moved = []
    for old, new in told.items():
        place = document.key_place(*path, old)
        if not isinstance(new, str):
            raise _wrong(place, f"“{old}” has no new address. {_FORM}")
        one = Moved(_address(old), _address(new), place)
        if not _ADDRESS.fullmatch(one.old) or (one.page and not _ADDRESS.fullmatch(one.page)):
            raise _wrong(place, f"“{old}: {new}” are not two addresses of pages. {_FORM}")
        moved.append(one)
    return tuple(moved)


def refuse_dead_ends(moved: Collection[Moved], pages: Collection[str]) -> None:
    """Raises ProjectError, with the line, where a page stands at an old address or none at a new one."""
    old = {one.old for one in moved}
    for one in moved:
        if one.old in pages:
            raise _wrong(one.place, f"“{one.old}” has a page, so it has not moved. Take the line out.")
        if one.page in old:
            raise _wrong(one.place, f"“{one.page}” has moved itself. Name the address where the page is now.")
        if one.page not in pages:
            raise _wrong(one.place, f"no page stands at “{one.page}”.{did_you_mean(one.page, pages)}")


def _address(written: str) -> str:
    return written.strip().removeprefix("/")


def _wrong(place: Location, problem: str) -> ProjectError:
    return ProjectError(f"{place.file}, line {place.line}: {problem}")
