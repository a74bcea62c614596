"""A built site in a .zip or .tar.gz. Only what is wanted is unpacked, into memory and never to disk by its own name."""

import gzip
import io
import math
import tarfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from localaccount_gen.characters import printable
from localaccount_gen.collecting.limits import LIST, Limits, NotGathered, too_large
from localaccount_gen.collecting.web import Stamp
from localaccount_gen.zippedxml import DAMAGED, pieces

ENDINGS = (".zip", ".tar.gz", ".tgz")
_ACCOUNT = "account.json"
_MOST_AT_ONCE = 16_000_000
"""Bytes that the reader of a .tar may ask for at once: its own records need some thousand."""
_LONGEST_ENTRY = 300
"""Bytes for one file in a .zip's own list of files, its name included."""
_END = 22
_LONGEST_END = 20 + _END + 65_535
_BROKEN = (tarfile.TarError, zlib.error, EOFError, OSError, ValueError, OverflowError, RecursionError, MemoryError)


class ArchiveSource:
    """The files of a site by their names in an archive, from the folder in which its list of accounts is."""

    base: str | None = None

    def __init__(self, path: Path, limits: Limits) -> None:
        """Raises NotGathered for what is no archive of a site."""
        files = _zipped if path.name.lower().endswith(".zip") else _tarred
        self._files = files(path, limits)
        lists = sorted((name for name in self._files if _last(name) == LIST), key=lambda name: (name.count("/"), name))
        if not lists:
            raise NotGathered(f"There is no {LIST} in the archive.", "Pack the folder of a built site.")
        if len(lists) > 1 and lists[0].count("/") == lists[1].count("/"):
            raise NotGathered("There are several sites in the archive.", "Pack one folder of a built site.")
        self._top = lists[0].removesuffix(LIST)

    def read(self, name: str, most: int, stamp: Stamp) -> tuple[bytes, Stamp]:
        content = self._files.get(f"{self._top}{name}")
        if content is None:
            raise NotGathered(f"There is no {printable(name)} in the archive.", "Build the site and pack it again.")
        if len(content) > most:
            raise too_large(printable(name), most)
        return content, Stamp()


def _zipped(path: Path, limits: Limits) -> dict[str, bytes]:
    try:
        if _directory_size(path) > limits.parts_of_archive * _LONGEST_ENTRY:
            raise _too_many(limits)
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            wanted = [(part.filename, part) for part in parts if _is_wanted(part.filename) and not part.is_dir()]
            return _unpacked(((name, pieces(archive, part)) for name, part in wanted), limits)
    except DAMAGED as problem:
        raise _damaged() from problem
    except OSError as problem:
        raise _damaged() from problem


def _directory_size(path: Path) -> float:
    """Bytes of the list of files at a .zip's end, which its reader takes into memory whole.

    The layout is that of APPNOTE.TXT, sections 4.3.15 and 4.3.16 (https://pkware.cachefly.net/webdocs/APPNOTE).
    """
    with path.open("rb") as file:
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - _LONGEST_END))
        tail = file.read()
    is_last = tail[-_END:].startswith(b"PK\5\6") and tail.endswith(b"\0\0")
    at = len(tail) - _END if is_last else tail.rfind(b"PK\5\6")
    # Archives of more than 65,535 files or 4 gigabytes have a second end, whose numbers hold instead.
    if at >= 20 and tail[at - 20 :].startswith(b"PK\6\7"):
        return math.inf
    return int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0


def _tarred(path: Path, limits: Limits) -> dict[str, bytes]:
    try:
        with (
            _Forward(path, limits.bytes_of_archive) as unpacked,
            tarfile.open(fileobj=unpacked, mode="r:") as archive,
        ):
            return _unpacked(_members(archive, limits), limits)
    except _BROKEN as problem:
        raise _damaged() from problem


def _members(archive: tarfile.TarFile, limits: Limits) -> Iterator[tuple[str, Iterator[bytes]]]:
    for number, member in enumerate(archive):
        if number >= limits.parts_of_archive:
            raise _too_many(limits)
        # Links, devices and the like are passed over: they are no files of a site.
        if member.isreg() and not member.issparse() and _is_wanted(member.name):
            yield member.name, _read(archive, member)


def _read(archive: tarfile.TarFile, member: tarfile.TarInfo) -> Iterator[bytes]:
    file = archive.extractfile(member)
    assert file is not None, "it is a file"
    while piece := file.read(1 << 16):
        yield piece


def _unpacked(files: Iterable[tuple[str, Iterator[bytes]]], limits: Limits) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    left = limits.bytes_of_source
    for name, content in files:
        most = min(left, limits.bytes_of_list if _last(name) == LIST else limits.bytes_of_account)
        held: list[bytes] = []
        size = 0
        for piece in content:
            held.append(piece)
            size += len(piece)
            if size > most:
                # One file too large is told when it is asked for; the others are read.
                break
        left -= size
        if left <= 0:
            raise NotGathered(
                f"The accounts in the archive unpack to more than {limits.bytes_of_source:,} bytes.",
                "Pack fewer accounts at a time.",
            )
        found[name.removeprefix("./")] = b"".join(held)
    return found


class _Forward(gzip.GzipFile):
    """Lets a .tar.gz be read from its beginning to its end once, and no further than the limit.

    A header that lies about sizes leads some versions of Python's reader round for ever (CVE-2025-8194).
    """

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(path, "rb")
        self._most = most

    def read(self, size: int | None = -1) -> bytes:
        if size is None or not 0 <= size <= _MOST_AT_ONCE:
            raise OSError("too much at once")
        return super().read(size)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        here = super().seek(0, io.SEEK_CUR)
        there = offset + (here if whence == io.SEEK_CUR else 0)
        if whence == io.SEEK_END or not here <= there <= self._most:
            raise OSError("not forward, or too far")
        return super().seek(there)


def _is_wanted(name: str) -> bool:
    return _last(name) in (LIST, _ACCOUNT) and len(name) < 500


def _last(name: str) -> str:
    return name.rpartition("/")[2]


def _too_many(limits: Limits) -> NotGathered:
    return NotGathered(f"The archive has more than {limits.parts_of_archive:,} files.", "Pack one site at a time.")


def _damaged() -> NotGathered:
    return NotGathered(
        "The archive is damaged, has a password, or unpacks to far more than a site.", "Pack the site again."
    )
