"""Parts of sites by the digest of what each was made from, in a folder that is safe to lose.

A part is one ZIP archive. It is written beside its place and renamed, so that no half of one is ever found, and what it
holds is verified when it is read. Whatever cannot be read is as good as not there.
"""

import contextlib
import json
import lzma
import os
import shutil
import zlib
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from localaccount_gen.building.part import Contents, Damaged, Part, recorded_part

_RECORD = "record.json"
_FILES = "files/"
_UNREADABLE = (
    OSError, BadZipFile, EOFError, LookupError, ValueError, TypeError, AttributeError, RuntimeError, ArithmeticError,
    zlib.error, lzma.LZMAError,
)  # fmt: skip
"""What reading an archive can raise of which any byte may have changed."""

_KEPT = 3
"""Of each part: as it is now, and with and without drafts as it was."""


class Store:
    """The parts in a folder, and those in others, from which they are taken over."""

    def __init__(self, folder: Path | None, others: Sequence[Path] = ()) -> None:
        """Without a folder nothing is kept."""
        self._folder = folder
        self._others = others

    def find(self, name: str, key: str) -> Part | None:
        """The part of this name that was made from what the key is the digest of, or None."""
        for folder in (self._folder, *self._others):
            path = _path(folder, name, key) if folder else None
            if path is None or not path.is_file():
                continue
            try:
                with ZipFile(path) as archive:
                    part = recorded_part(json.loads(archive.read(_RECORD)), partial(_read, path))
            except _UNREADABLE:
                continue
            try:
                if folder == self._folder:
                    os.utime(path)
                else:
                    self.keep(name, key, part)
            except Damaged:
                continue
            except OSError:
                pass
            return part
        return None

    def keep(self, name: str, key: str, part: Part) -> None:
        """Has the part found from now on. Where there is no room for it, or no right, it is made anew next time.

        Raises Damaged where the part itself comes from a store, and cannot be read.
        """
        if self._folder is None:
            return
        path = _path(self._folder, name, key)
        beside = path.with_name(f".{key}-{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _say_what_it_is(self._folder)
            with ZipFile(beside, "w") as archive:
                archive.writestr(_entry(_RECORD), json.dumps(part.record, ensure_ascii=False))
                for address, content in part.contents(part.digests):
                    archive.writestr(_entry(f"{_FILES}{address}"), content)
            beside.replace(path)
        except OSError:
            pass
        finally:
            with contextlib.suppress(OSError):
                beside.unlink(missing_ok=True)

    def tidy(self, names: Collection[str] | None = None, kept: int = _KEPT) -> None:
        """Clears what was not used for longest, and every part whose name is not among `names`, where they are given.

        Builds that run at the same time may lose parts by it, and make them anew.
        """
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for folder in {path.parent for path in self._folder.rglob("*.zip")}:
                if names is not None and folder.relative_to(self._folder).as_posix() not in names:
                    shutil.rmtree(folder, ignore_errors=True)
                    continue
                by_use = sorted(folder.glob("*.zip"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
                # What begins with a dot was left behind by a build that was stopped.
                for path in (*folder.glob(".*"), *by_use[kept:]):
                    path.unlink(missing_ok=True)


def _path(folder: Path, name: str, key: str) -> Path:
    return folder / name / f"{key}.zip"


def _read(path: Path, asked: Collection[str]) -> Contents:
    try:
        with ZipFile(path) as archive:
            for address in asked:
                yield address, archive.read(f"{_FILES}{address}")
    except _UNREADABLE as error:
        raise Damaged from error


def _entry(name: str) -> ZipInfo:
    """Without a date: the same part is the same archive."""
    return ZipInfo(name, (1980, 1, 1, 0, 0, 0))


def _say_what_it_is(folder: Path) -> None:
    """Keeps the folder out of every commit."""
    note = folder / ".gitignore"
    if not note.exists():
        note.write_text("*\n", encoding="utf-8", newline="\n")
