"""What a collection remembers of its sources and their accounts: collection.json."""

import hashlib
import re
from datetime import date

from pydantic import BaseModel, ConfigDict

from localaccount_gen.collecting.web import Stamp
from localaccount_gen.model import Period
from localaccount_gen.register import Entry

VERSION = 1

_CODE = re.compile(r"[A-Z][0-9]{8}")
_INVENTED = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid")


class FileRecord(Record):
    """A file as it was when it was last read."""

    sha256: str = ""
    etag: str = ""
    modified: str = ""
    """What the server called its last change."""

    @classmethod
    def of(cls, content: bytes, stamp: Stamp) -> "FileRecord":
        return cls(sha256=digest(content), etag=stamp.etag, modified=stamp.modified)

    @property
    def stamp(self) -> Stamp:
        return Stamp(self.etag, self.modified)


class AccountRecord(Record):
    """An account of a source."""

    council: str
    code: str
    """The council's ONS code; for an invented council its own name for itself, after `invented-`."""
    period: str
    address: str = ""
    """Of its first page; empty where it is not known where it is published."""
    state: str = ""
    """What the source says of its approval. Nothing here checks it: `localaccount verify ADDRESS` does."""
    first_seen: date
    seen: date
    """The last day on which the source had it."""
    gone: date | None = None
    """The first day on which it was no longer there; what was gathered is kept."""
    file: FileRecord = FileRecord()
    problem: str = ""
    """Why it could not be gathered anew the last time; empty where it could."""

    @property
    def key(self) -> str:
        """The council and the period, and so the folder: `E06000027/2024-25`."""
        return f"{self.code}/{self.period}"

    @property
    def is_safe(self) -> bool:
        """Whether its folder is one that `code_of` can have named: collection.json may be anybody's too."""
        code = _CODE.fullmatch(self.code) or _INVENTED.fullmatch(self.code)
        return code is not None and len(self.code) <= 70 and Period.parse(self.period) is not None


class SourceRecord(Record):
    """A source and all that ever came of it."""

    source: str
    """As it was named: an address, or a path."""
    council: str = ""
    """The code of the one council whose own site it is, where the list of sources says so."""
    site: str = ""
    """What the site calls itself."""
    address: str = ""
    """Of the site; empty where it is not known."""
    first_seen: date | None = None
    seen: date | None = None
    """The last day on which its list of accounts could be read."""
    tried: date
    file: FileRecord = FileRecord()
    problem: str = ""
    """Why its list could not be read the last time; empty where it could."""
    left_out: list[str] = []
    """Why accounts that it names were not gathered."""
    accounts: list[AccountRecord] = []

    @property
    def has_failed(self) -> bool:
        """Whether anything of it could not be gathered the last time."""
        return bool(self.problem or self.left_out or any(one.problem for one in self.accounts))

    @property
    def here(self) -> list[AccountRecord]:
        """The accounts that it had when it was last seen."""
        return [one for one in self.accounts if one.gone is None]

    def account(self, key: str) -> AccountRecord | None:
        return next((one for one in self.accounts if one.key == key), None)


class CollectionRecord(Record):
    """The whole of collection.json."""

    version: int = VERSION
    sources: list[SourceRecord] = []

    def source(self, name: str) -> SourceRecord | None:
        return next((one for one in self.sources if one.source == name), None)

    def holder(self, key: str, other: SourceRecord) -> SourceRecord | None:
        """The source, but for another, whose account of a council and period is in the collection."""
        return next((one for one in self.sources if one is not other and one.account(key)), None)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def code_of(entry: Entry) -> str:
    """By what an account is filed: the council's code, or a name of ours for one that somebody invented.

    Empty where an invented council has a name that no folder should have.
    """
    if entry.council.code != "none":
        return entry.council.code
    name = entry.council.folder
    return f"invented-{name}" if _INVENTED.fullmatch(name) and len(name) <= 60 else ""
