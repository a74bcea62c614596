"""Several councils at once, each by a process of its own. What comes back is in the order of the councils."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from localaccount_gen.building.making import Building, Done, Order
from localaccount_gen.findings import ProjectError

_FEW = 2
"""Councils for each process, below which starting it costs more than it saves (measured on two cores)."""

_building: Building | None = None
"""That of this process; one that was forked has its parent's."""


def usual_jobs(councils: int) -> int:
    """How many processes a build takes where nobody says: one for each processor, fewer for few councils."""
    return max(1, min(_processors(), councils // _FEW))


def built_councils(building: Building, folders: Sequence[Path], jobs: int) -> Iterator[Done]:
    """The part of the council in each folder, by so many processes at once.

    Raises what building any of them raises, and ProjectError where a process ends without a word.
    """
    global _building
    jobs = min(jobs, len(folders))
    if jobs < 2:
        for folder in folders:
            yield _council_of(building, folder)
        return
    _building = building
    # What is there already is shared with processes that are forked, as long as nobody counts who uses it.
    gc.collect()
    gc.freeze()
    try:
        with ProcessPoolExecutor(jobs, _context(), _begin, (building.order,)) as pool:
            try:
                yield from pool.map(_council, folders)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except BrokenProcessPool:
        raise ProjectError(
            "A process that was building a council’s pages has ended without a word, perhaps for want of memory: "
            "build again with fewer at once, such as  --jobs 1."
        ) from None
    finally:
        _building = None
        gc.unfreeze()


def _context() -> multiprocessing.context.BaseContext:
    """Forking starts at once, where it is safe: on macOS the system's own libraries may not survive it."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _begin(order: Order) -> None:
    global _building
    # The one who stops the build stops its first process, which ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _building is None:
        _building = Building(order)


def _council(folder: Path) -> Done:
    assert _building is not None
    return _council_of(_building, folder)


def _council_of(building: Building, folder: Path) -> Done:
    """Clears up once, after the council: in between there is nothing to be found that would be worth the search."""
    gc.disable()
    try:
        return building.council(folder)
    finally:
        gc.enable()
        gc.collect()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
