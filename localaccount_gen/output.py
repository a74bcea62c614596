"""Puts a finished site in its place in one step, so that a reader always meets a whole one.

    with staging_folder(site) as staged:
        ...                             # build and check in `staged`, a folder beside `site`
        publish_site(staged, site)

Whatever happens in between, the old site stays as it was until the new one is whole (`swapping`).
"""

import contextlib
import errno
from collections.abc import Iterator
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.swapping import InUse, Swap, beside, held, is_vacant, put, staging

MARK = ".localaccount"
"""The file by which a site is known to be made here. A folder with other files and without it is never replaced."""
_MARK_TEXT = "Made by “localaccount build”. The next build replaces everything in this folder.\n"


class BuildRunning(ProjectError):
    """Another build is writing to the same site."""

    exit_code = 3


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
        try:
            with held(whole), staging(whole) as staged:
                yield staged
        except InUse:
            problem = f"Another build is running for {whole}: wait until it has ended, then build again."
            raise BuildRunning(problem) from None


def publish_site(staged: Path, site: Path) -> Swap:
    """Makes the finished site in `staged`, a folder from `staging_folder`, the one in `site`.

    A site with the same bytes is left alone, down to the times of its files. Raises ProjectError as `staging_folder`.
    """
    with _told_plainly(site):
        whole = site.resolve()
        _refuse_what_is_not_ours(whole)
        (staged / MARK).write_text(_MARK_TEXT, encoding="utf-8", newline="\n")
        return put(staged, whole)


def _refuse_what_is_not_ours(site: Path) -> None:
    if not is_vacant(site) and not (site / MARK).is_file():
        raise ProjectError(
            f"{site} was not made by localaccount and a build would replace it: "
            "move it away, or name another folder with --site-dir."
        )


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
    if not (site.is_relative_to(refused) or str(refused).startswith(str(beside(site, "")))):
        return ""
    if error.errno in (errno.EACCES, errno.EPERM):
        return f"{refused} cannot be written, or a program is using it"
    if error.errno in (errno.EBUSY, errno.EXDEV):
        return f"{site} is a disk or a share of its own; name a folder inside it with --site-dir"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{refused} is in the way"
    return ""
