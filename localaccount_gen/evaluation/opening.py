"""From what somebody typed to the accounts it is of: folders of accounts, a list, a built site, or a collection."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from localaccount_gen.approval.signature import allowed_signers
from localaccount_gen.approval.standing import supposed
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.checked import Checked
from localaccount_gen.checking import check, earlier_accounts
from localaccount_gen.collecting.kept import is_collection
from localaccount_gen.collecting.kept import opened as open_collection
from localaccount_gen.findings import ProjectError
from localaccount_gen.project import find_project
from localaccount_gen.promises import promises
from localaccount_gen.register import Collection, Entry, entry_of, read_listing
from localaccount_gen.requirements import load_framework

LIST = "accounts.json"
_LARGEST = 50_000_000
"""Bytes of a list of accounts: that of every council and three periods has about three million."""


@dataclass
class Opened:
    """The accounts that were found, and what is to be said of the others."""

    entries: dict[tuple[str, str, str], Entry] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
    """Accounts that are not public, and those that could not be read, a sentence each."""

    @property
    def collection(self) -> Collection:
        return Collection(tuple(self.entries.values()))

    def add(self, entries: Sequence[Entry], shown: str) -> None:
        for entry in entries:
            if entry.key in self.entries:
                self.left_out.append(f"{shown}: {entry.council.short_name} {entry.period.name} was given twice.")
            else:
                self.entries[entry.key] = entry


def open_accounts(paths: Sequence[Path], today: date, *, drafts: bool = False) -> Opened:
    """The accounts at the paths, or all of the project around this folder. `drafts` adds those that are not public.

    Accounts in folders are read and checked and not rendered, so an approved one is taken to be as it was approved.
    Raises ProjectError where a path has no accounts.
    """
    opened = Opened()
    folders = []
    if not paths and is_collection(Path.cwd()):
        paths = (Path.cwd(),)
    for path in paths:
        if not path.exists():
            raise ProjectError(f"There is no file or folder “{path}”.")
        if is_collection(path):
            with open_collection(path) as kept:
                opened.add(kept.collection.entries, str(path))
            continue
        listed = path / LIST if path.is_dir() else path
        if listed.is_file():
            _read(opened, listed)
        elif path.is_dir():
            folders.append(path)
        else:
            raise ProjectError(f"{path} is neither a folder nor a list of accounts such as accounts.json.")
    for project_paths in _by_project(folders if paths else [Path.cwd()]).values():
        _check(opened, project_paths, today, drafts, bool(paths))
    return opened


def _read(opened: Opened, path: Path) -> None:
    if path.stat().st_size > _LARGEST:
        raise ProjectError(f"{path} is larger than {_LARGEST:,} bytes, which no list of accounts is.")
    listing = read_listing(path.read_bytes(), str(path))
    opened.add(listing.entries, str(path))
    opened.left_out += listing.faults


def _by_project(folders: Sequence[Path]) -> Mapping[Path, list[Path]]:
    found: dict[Path, list[Path]] = {}
    for folder in folders:
        found.setdefault(find_project(folder).root, []).append(folder)
    return found


def _check(opened: Opened, folders: Sequence[Path], today: date, drafts: bool, named: bool) -> None:
    project = find_project(folders[0])
    within = [folder for folder in folders if folder.resolve() != project.root.resolve()] if named else []
    checked = check(project, load_catalogue(), load_framework(), today, within)
    signers = allowed_signers(project)
    read = [one.account for one in checked.accounts if one.account]
    for one in checked.accounts:
        if one.account is None or one.quotes is None:
            opened.left_out.append(f"{one.reading.shown} could not be read: run  localaccount check.")
            continue
        standing = supposed(one.account, bool(one.errors), signers)
        is_draft = bool(one.errors) or not standing.state.is_public
        if is_draft and not drafts:
            opened.left_out.append(f"{one.reading.shown} is not public ({standing.state.value}); --drafts adds it.")
            continue
        told = (*earlier_accounts(one.account, read), one.account)
        made_before = tuple(promise for promise in promises(told) if promise.made_in < one.account.period)
        opened.add(
            [entry_of(Checked(one.account, one.coverage, one.quotes, findings=one.findings, answered=one.answered,
                              promises=made_before, draft=is_draft, standing=standing))],
            one.reading.shown,
        )  # fmt: skip
