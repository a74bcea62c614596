"""The folder of a collection: what was gathered, as it came, and what is remembered of it.

    collection.json                     the sources, what each had and when, and what failed
    councils/E06000027/2024-25/
        account.json                    the file of that name, byte for byte
        listed.json                     what the source's accounts.json says of the account

No name in it comes from a source. A file is written beside its place and renamed, so that each is whole or
is not there.
"""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import ValidationError

from localaccount_gen.collecting.limits import Limits
from localaccount_gen.collecting.records import VERSION, AccountRecord, CollectionRecord, SourceRecord, digest
from localaccount_gen.findings import ProjectError
from localaccount_gen.register import Collection, Entry, entry_data
from localaccount_gen.swapping import InUse, held

RECORD = "collection.json"
NO_ADDRESS = ".no-address.invalid"
"""No host can have a name that ends so: RFC 2606, section 2 (https://www.rfc-editor.org/rfc/rfc2606)."""
_COUNCILS = "councils"
_ACCOUNT = "account.json"
_LISTED = "listed.json"
_MOST = Limits()


class KeptCollection:
    """A collection on disk."""

    def __init__(self, folder: Path) -> None:
        """Reads what is remembered. Raises ProjectError where collection.json is not what `collect` wrote."""
        self.folder = folder
        self.record = _read(folder / RECORD)

    def save(self) -> None:
        self.record.sources.sort(key=lambda one: one.source)
        for source in self.record.sources:
            source.accounts.sort(key=lambda one: one.key)
        text = self.record.model_dump_json(indent=1)
        _write(self.folder / RECORD, f"{text}\n".encode())

    def put(self, account: AccountRecord, entry: Entry, content: bytes | None) -> None:
        """Keeps an account; without content, only what the list says of it."""
        folder = self._of(account)
        if content is not None:
            _write(folder / _ACCOUNT, content)
        listed = json.dumps(entry_data(entry), ensure_ascii=False, indent=1)
        _write(folder / _LISTED, f"{listed}\n".encode())

    def forget(self, source: SourceRecord) -> None:
        """Takes out a source and every account that came of it."""
        for account in source.accounts:
            folder = self._of(account)
            if folder.is_dir():
                shutil.rmtree(folder)
                if not any(folder.parent.iterdir()):
                    folder.parent.rmdir()
        self.record.sources.remove(source)
        self.save()

    def has(self, account: AccountRecord) -> bool:
        """Whether the account is there as it was remembered: not where a run was stopped before it could remember."""
        content = self._read(account, _ACCOUNT)
        return content is not None and digest(content) == account.file.sha256

    def accounts(self) -> Iterator[tuple[SourceRecord, AccountRecord, Entry]]:
        """Every account that is there and can be read, in the order of their folders."""
        found = ((account.key, source, account) for source in self.record.sources for account in source.accounts)
        for _, source, account in sorted(found, key=lambda one: one[0]):
            listed = self._read(account, _LISTED)
            if listed is None or not self.has(account):
                continue
            try:
                yield source, account, Entry.model_validate_json(listed)
            except ValidationError:
                raise ProjectError(
                    f"{self._of(account) / _LISTED} is not as collect wrote it: delete it and collect again."
                ) from None

    @property
    def collection(self) -> Collection:
        """The accounts for pages that lay them side by side.

        One whose address nobody knows has one at a host of its source's own that ends in `NO_ADDRESS`.
        """
        found = {}
        for source, account, entry in self.accounts():
            nowhere = f"https://{digest(source.source.encode())[:8]}{NO_ADDRESS}/"
            addressed = entry if entry.base else entry.model_copy(update={"base": nowhere})
            found[addressed.key] = (account, addressed)
        entries = tuple(entry for _, entry in found.values())
        return Collection(entries, lambda entry: self._read(found[entry.key][0], _ACCOUNT))

    def _of(self, account: AccountRecord) -> Path:
        assert account.is_safe, "looked at when it was read"
        folder = self.folder / _COUNCILS / account.code / account.period
        for part in (folder, folder.parent):
            if part.is_symlink():
                raise ProjectError(f"{part} is a link to another place on the disk: put the folder itself there.")
        return folder

    def _read(self, account: AccountRecord, name: str) -> bytes | None:
        path = self._of(account) / name
        if path.is_symlink() or not path.is_file():
            return None
        with path.open("rb") as file:
            return file.read(_MOST.bytes_of_account)


@contextmanager
def opened(folder: Path) -> Iterator[KeptCollection]:
    """The collection in a folder, for one process alone. Raises ProjectError."""
    if folder.exists() and not folder.is_dir():
        raise ProjectError(f"{folder} is no folder: name another with --into.")
    for part in (folder, folder / _COUNCILS):
        if part.is_symlink():
            raise ProjectError(f"{part} is a link to another place on the disk: name the folder itself with --into.")
    if folder.is_dir() and not is_collection(folder) and not all(_may_be_there(one) for one in folder.iterdir()):
        raise ProjectError(f"{folder} has other files in it: name a folder of its own with --into.")
    try:
        # Its file of a lock then lies in the folder too.
        with held(folder.resolve() / _COUNCILS):
            yield KeptCollection(folder)
    except InUse:
        raise ProjectError(f"Another collect is running for {folder}: wait until it has ended.") from None


def is_collection(folder: Path) -> bool:
    return (folder / RECORD).is_file()


def _may_be_there(path: Path) -> bool:
    """What somebody may have put into the folder before anything is gathered."""
    return path.suffix in (".yml", ".yaml", ".md", ".txt") or path.name.startswith(".")


def _read(path: Path) -> CollectionRecord:
    if not path.is_file():
        return CollectionRecord()
    try:
        record = CollectionRecord.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        raise ProjectError(f"{path} is not as collect wrote it. Bring it back from git, or collect anew.") from None
    if record.version > VERSION:
        raise ProjectError(f"{path} was written by a newer localaccount: install that.")
    keys = [account.key for source in record.sources for account in source.accounts]
    if len(keys) != len(set(keys)) or not all(one.is_safe for source in record.sources for one in source.accounts):
        raise ProjectError(f"{path} is not as collect wrote it. Bring it back from git, or collect anew.")
    return record


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all; a file with these very bytes is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and not path.is_symlink() and path.read_bytes() == content:
        return
    beside = path.with_name(f".{path.name}.new")
    beside.unlink(missing_ok=True)
    beside.write_bytes(content)
    beside.replace(path)
