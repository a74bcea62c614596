"""Puts a finished site in its place in one step, so that a reader always meets a whole one.

    with staging_folder(site) as staged:
        ...                             # build and check in `staged`, a folder beside `site`
        publish_site(staged, site)

Whatever happens in between, a kill or a power cut included, the old site stays as it was until the new one is whole.
Linux exchanges the two folders in one step. Elsewhere the old site steps aside first; should the computer stop at that
very moment, there is no site until the next build starts, which brings the old one back.
"""

import contextlib
import ctypes
import errno
import os
import re
import shutil
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import IO

from localaccount_gen.findings import ProjectError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARK = ".localaccount"
"""The file by which a site is known to be made here. A folder with other files and without it is never replaced."""
_MARK_TEXT = "Made by “localaccount build”. The next build replaces everything in this folder.\n"

# From linux/fcntl.h and linux/fs.h: https://man7.org/linux/man-pages/man2/rename.2.html
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# What a system without the exchange answers: an old kernel, or a file system such as NFS.
_NO_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP)


class BuildRunning(ProjectError):
    """Another build is writing to the same site."""

    exit_code = 3


class Swap(StrEnum):
    """What `publish_site` did."""

    UNCHANGED = "unchanged"
    """The site has these very bytes already; nothing was written."""
    FIRST = "first"
    """There was no site before."""
    REPLACED = "replaced"


@contextlib.contextmanager
def staging_folder(site: Path) -> Iterator[Path]:
    """An empty folder beside `site` to build in, for this build alone; it is gone afterwards.

    First brings back or clears away what a stopped build left behind. Raises BuildRunning while another build is under
    way, and ProjectError where `site` is not ours to replace, where the disk does not let us write, and when it fills
    up during the build. The old site is untouched in every case.
    """
    with _told_plainly(site):
        whole = site.resolve()
        _refuse_what_is_not_ours(whole)
        whole.parent.mkdir(parents=True, exist_ok=True)
        staged = _beside(whole, f"building-{os.getpid()}")
        with _lock(whole):
            _recover(whole, staged)
            staged.mkdir()
            try:
                yield staged
            finally:
                _remove(staged)


def publish_site(staged: Path, site: Path) -> Swap:
    """Makes the finished site in `staged`, a folder from `staging_folder`, the one in `site`.

    A site with the same bytes is left alone, down to the times of its files. Raises ProjectError as `staging_folder`.
    """
    with _told_plainly(site):
        whole = site.resolve()
        _refuse_what_is_not_ours(whole)
        (staged / MARK).write_text(_MARK_TEXT, encoding="utf-8", newline="\n")
        if _same(staged, whole):
            return Swap.UNCHANGED
        _flush(staged)
        if _is_vacant(whole):
            _clear(whole)
            staged.rename(whole)
            done = Swap.FIRST
        else:
            if not _exchange(staged, whole):
                _replace(staged, whole)
            done = Swap.REPLACED
        _flush_names(whole.parent)
        _remove(staged)
        return done


def _beside(site: Path, purpose: str) -> Path:
    return site.with_name(f".{site.name}-{purpose}")


@contextlib.contextmanager
def _lock(site: Path) -> Iterator[None]:
    # The file stays: to delete it would let two builds each hold a lock of the same name.
    with _beside(site, "lock").open("ab") as file:
        if not _try_lock(file):
            raise BuildRunning(f"Another build is running for {site}: wait until it has ended, then build again.")
        yield


def _try_lock(file: IO[bytes]) -> bool:
    """Holds the lock until the file is closed, at the latest by the end of the process, however it ends."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def _recover(site: Path, staged: Path) -> None:
    """Undoes what a stopped build left half done. No such build is alive, for we hold the lock."""
    folder_of_a_build = re.compile(re.escape(_beside(site, "building-").name) + r"\d+")
    for folder in list(site.parent.iterdir()):
        if folder_of_a_build.fullmatch(folder.name):
            _remove(folder)
    previous = _beside(site, "previous")
    if not previous.is_dir():
        return
    if _is_vacant(site):
        _clear(site)
        previous.rename(site)
    else:
        previous.rename(staged)
        _remove(staged)


def _refuse_what_is_not_ours(site: Path) -> None:
    if not _is_vacant(site) and not (site / MARK).is_file():
        raise ProjectError(
            f"{site} was not made by localaccount and a build would replace it: "
            "move it away, or name another folder with --site-dir."
        )


def _is_vacant(site: Path) -> bool:
    """Nothing is lost by putting a site there."""
    return not site.exists() or (site.is_dir() and not any(site.iterdir()))


def _clear(site: Path) -> None:
    # Windows does not rename a folder onto an empty one, as other systems do.
    if site.exists():
        site.rmdir()


def _remove(folder: Path) -> None:
    # What cannot be deleted now, such as a file that a program has open on Windows, goes when the next build starts.
    shutil.rmtree(folder, ignore_errors=True)


def _exchange(staged: Path, site: Path) -> bool:
    """Exchanges the two folders in one step; False where the system has no such step."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    if libc.renameat2(_AT_FDCWD, os.fsencode(staged), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _NO_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(staged), None, str(site))


def _replace(staged: Path, site: Path) -> None:
    """The same in three steps. Under the name of the first, `_recover` only ever finds a whole site."""
    previous = _beside(site, "previous")
    site.rename(previous)
    try:
        staged.rename(site)
    except OSError:
        previous.rename(site)
        raise
    previous.rename(staged)


def _same(one: Path, other: Path) -> bool:
    """Both folders hold the same files with the same bytes."""
    sizes = _sizes(one)
    return sizes == _sizes(other) and all((one / name).read_bytes() == (other / name).read_bytes() for name in sizes)


def _sizes(folder: Path) -> dict[str, int]:
    return {os.path.relpath(path, folder): path.stat().st_size for path in folder.rglob("*") if path.is_file()}


def _flush(folder: Path) -> None:
    """Has the disk keep every file, so that no power cut after the swap can leave empty ones."""
    if sys.platform == "linux":
        # One request for all of them: for 2,755 files a tenth of the time that one for each takes.
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None).syncfs(descriptor) == 0:
                return
        finally:
            os.close(descriptor)
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file)


def _flush_names(folder: Path) -> None:
    """Has the disk keep the new names; Windows does so by itself."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # The new site is in its place, whatever the disk answers now.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _told_plainly(site: Path) -> Iterator[None]:
    """Makes one sentence of what the disk refuses. Any other OSError is a bug and keeps its traceback."""
    try:
        yield
    except OSError as error:
        reason = _reason(error, site.resolve())
        if not reason:
            raise
        raise ProjectError(f"{reason}: nothing was changed in {site}.") from error


def _reason(error: OSError, site: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return "There is no room left on the disk for the new site"
    if error.errno == errno.EROFS:
        return "The disk can only be read, so no site can be built there"
    # The same refusals can come from a council's own file, and are then no concern of ours.
    refused = Path(error.filename or "")
    if not (site.is_relative_to(refused) or str(refused).startswith(str(_beside(site, "")))):
        return ""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{refused} cannot be written, or a program is using it"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return f"{site} is a disk or a share of its own; name a folder inside it with --site-dir"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{refused} is in the way"
    return ""
