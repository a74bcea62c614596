"""From what somebody typed to the site it is of: a folder, an address, or the address of one account or page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from localaccount_gen.characters import printable
from localaccount_gen.findings import ProjectError
from localaccount_gen.verification.records import LIST, listed_accounts
from localaccount_gen.verification.sites import FolderSite, Limits, Site, WebSite

_UP = 4
"""Steps from a page of an account to the top of its site: page, period, council, and one to spare."""


def open_site(target: str, limits: Limits) -> tuple[Site, list[dict[str, Any]]]:
    """The site, and what its list says of the accounts that were asked for: all of it, or those at the address.

    Raises ProjectError where there is no such site.
    """
    for site, within in _tries(target, limits):
        entries = listed_accounts(site)
        if entries is None:
            continue
        asked = [one for one in entries if one["page"].startswith(within) or within.startswith(one["page"])]
        if not asked:
            raise ProjectError(f"{site.name} has no account at /{printable(within)}.")
        return site, asked
    raise ProjectError(
        f"{printable(target)} is no site made with localaccount: there is no {LIST} there or in the folders above it."
    )


def _tries(target: str, limits: Limits) -> Iterator[tuple[Site, str]]:
    """The place itself and those above it, each with the way from there to what was asked for."""
    if target.lower().startswith(("http://", "https://")):
        target = target.partition("#")[0].partition("?")[0]
        scheme, _, rest = target.removesuffix("index.html").partition("://")
        host, *steps = [one for one in rest.split("/") if one] or [""]
        for up in range(min(_UP, len(steps)) + 1):
            top, within = steps[: len(steps) - up], steps[len(steps) - up :]
            address = "/".join([f"{scheme.lower()}://{host}", *top, ""])
            yield WebSite(address, limits), _folder(within)
        return
    folder = Path(target)
    if not folder.is_dir():
        raise ProjectError(f"There is no folder {target}. Build the site first:  localaccount build")
    whole = folder.resolve()
    for above in [whole, *whole.parents][: _UP + 1]:
        yield FolderSite(above, limits), _folder(whole.relative_to(above).parts)


def _folder(steps: list[str] | tuple[str, ...]) -> str:
    return "".join(f"{one}/" for one in steps)
