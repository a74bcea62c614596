"""A part of a finished site: its files, and all that is to be known of them without looking into them again."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from localaccount_gen.searchindex import is_searchable
from localaccount_gen.sitecheck import PartCheck, check_part

Contents = Iterator[tuple[str, bytes]]
"""Addresses of files, each with what the file holds."""


class Damaged(Exception):
    """A file of a part is not as it was made."""


@dataclass(frozen=True)
class Part:
    """Some of the files of a site."""

    digests: Mapping[str, str]
    """The SHA-256 of each file, by its address."""
    check: PartCheck
    searchable: tuple[str, ...]
    """The pages that the search index is of."""
    told: Mapping[str, Any]
    """What those who made it have to say of it, as JSON has it."""
    contents: Callable[[Collection[str]], Contents]
    """What the files at some addresses hold. Raises Damaged."""

    @property
    def record(self) -> dict[str, Any]:
        """All of it but the files, as JSON has it."""
        check = asdict(self.check)
        return {"digests": self.digests, "check": check, "searchable": list(self.searchable), "told": self.told}


def made_part(files: Mapping[str, bytes], told: Mapping[str, Any], *, drafts: bool, base: str) -> Part:
    """The part of these files. `drafts` and `base` are as for `check_site`."""

    def contents(addresses: Collection[str]) -> Contents:
        return ((address, files[address]) for address in addresses)

    digests = {address: digest(files[address]) for address in sorted(files)}
    # What is kept has been through JSON; what is new goes through it too, so that nothing can differ.
    plain: dict[str, Any] = json.loads(json.dumps(told))
    searchable = tuple(name for name in digests if name.endswith(".html") and is_searchable(files[name]))
    return Part(digests, check_part(files, drafts=drafts, base=base), searchable, plain, contents)


def recorded_part(record: Mapping[str, Any], contents: Callable[[Collection[str]], Contents]) -> Part:
    """The part of a `record`, with its files verified as they are read."""

    def verified(addresses: Collection[str]) -> Contents:
        for address, content in contents(addresses):
            if digest(content) != digests[address]:
                raise Damaged
            yield address, content

    digests: Mapping[str, str] = record["digests"]
    check = record["check"]
    found = PartCheck(
        check["is_sound"],
        tuple(check["titles"]),
        {file: tuple(ids) for file, ids in check["places"].items()},
        tuple((file, place) for file, place in check["beyond"]),
    )
    return Part(digests, found, tuple(record["searchable"]), record["told"], verified)


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()
