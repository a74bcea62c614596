"""A source's accounts.json, read and judged."""

import re
from dataclasses import dataclass

from localaccount_gen.approval.standing import State
from localaccount_gen.areas import Areas
from localaccount_gen.characters import printable
from localaccount_gen.collecting.limits import ASK, LIST, Limits, NotGathered
from localaccount_gen.collecting.places import place_of
from localaccount_gen.collecting.records import FileRecord, code_of
from localaccount_gen.collecting.sources import Source
from localaccount_gen.collecting.strict import read_json, refuse_unfit, texts_of
from localaccount_gen.collecting.web import Stamp
from localaccount_gen.findings import ProjectError
from localaccount_gen.register import Entry, read_account, read_listing

_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")
_STATES = {state.value for state in State if state.is_public}
_LONGEST_NAME = 100
"""The longest name of a council has some 40 letters (ours)."""
_LOST = "\ufffd"
"""Stands where `register` took out a hidden character."""


@dataclass(frozen=True)
class Listed:
    """What a list of accounts says, and which file it was."""

    site: str
    base: str
    """The site's address with a slash at its end; empty where nobody gives one."""
    entries: tuple[Entry, ...]
    faults: tuple[str, ...]
    file: FileRecord


def read_list(source: Source, stamp: Stamp, limits: Limits) -> Listed | None:
    """None where the list is as `stamp` says. Raises NotGathered."""
    content, found = source.read(LIST, limits.bytes_of_list, stamp)
    if content is None:
        return None
    told, _ = read_json(content, LIST)
    base = source.base if source.base is not None else _own_address(told)
    try:
        listing = read_listing(content, LIST, base)
    except ProjectError as problem:
        raise NotGathered(str(problem), "Check the address.") from None
    if len(listing.entries) > limits.accounts:
        raise NotGathered(f"{LIST} names more than {limits.accounts:,} accounts, the most that are taken.", ASK)
    file = FileRecord.of(content, found)
    return Listed(printable(listing.site, 100), base, listing.entries, listing.faults, file)


def as_known(entry: Entry, base: str, areas: Areas) -> Entry:
    """An entry with the name, region and type that its council's code has by our own tables.

    Raises NotGathered for one that has no place in a collection.
    """
    council = entry.council
    if entry.draft:
        raise NotGathered("It is a draft, which is not for the public.", ASK)
    if entry.base != base:
        raise NotGathered("It is of another site, whose address it gives.", "Give that address as a source.")
    if entry.page != f"{council.folder}/{entry.period.name}/" or entry.data != f"{entry.page}account.json":
        raise NotGathered("It is at an address that no account has.", ASK)
    if not _FOLDER.fullmatch(council.folder):
        raise NotGathered("The council’s folder has a name that cannot be.", ASK)
    if _LOST in entry.model_dump_json():
        raise NotGathered("What the list says of it has hidden characters.", ASK)
    refuse_unfit(texts_of(entry.model_dump(mode="json")), "What the list says of it")
    if entry.state not in _STATES:
        raise NotGathered("What the list says of its approval is nothing that localaccount says.", ASK)
    if not 0 < len(council.name.strip()) <= _LONGEST_NAME or not 0 < len(council.short_name.strip()) <= _LONGEST_NAME:
        raise NotGathered("The council has no name, or one that is too long to be one.", ASK)
    if not code_of(entry):
        raise NotGathered("The council’s folder has a name that cannot be.", ASK)
    if council.code == "none":
        if entry.demonstration is None:
            raise NotGathered("It is of an invented council, and does not say that it is a demonstration.", ASK)
        return entry
    area = areas.council(council.code)
    if area is None or area.code != council.code:
        raise NotGathered(f"The code {council.code} is of no council in England that has adult social care.", ASK)
    named = areas.council(council.name)
    own = {"name": council.name if named is area else area.name, "short_name": area.name}
    known = council.model_copy(update={**own, "region": area.region, "type": area.type})
    return entry.model_copy(update={"council": known})


def refuse_other_account(content: bytes, entry: Entry) -> None:
    """Raises NotGathered for what is no account, or not the one that the list names."""
    name = "account.json"
    _, texts = read_json(content, name)
    refuse_unfit(texts, name)
    try:
        data = read_account(content, name)
    except ProjectError as problem:
        raise NotGathered(str(problem), ASK) from None
    there = (data.council.code, data.council.folder, data.period.name)
    if there != (entry.council.code, entry.council.folder, entry.period.name):
        raise NotGathered(f"{name} is of another council or period than the site’s list says.", ASK)


def _own_address(told: object) -> str:
    """What a list in a folder or an archive says of where it is published, if that is an address."""
    address = told.get("address") if isinstance(told, dict) else None
    if not isinstance(address, str) or not address:
        return ""
    try:
        place = place_of(address)
    except NotGathered:
        return ""
    return "" if "?" in place.path else f"{place.address.rstrip('/')}/"
