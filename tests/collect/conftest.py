"""What the tests of gathering stand on."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.collecting.gathering import Outcome, Run, Wanted, gather
from localaccount_gen.collecting.kept import opened
from localaccount_gen.collecting.limits import Limits
from localaccount_gen.collecting.web import Web

LIMITS = Limits(
    bytes_of_list=200_000, bytes_of_account=100_000, bytes_of_archive=3_000_000, parts_of_archive=50, pause=0,
    longest_wait=5, seconds_to_connect=1, seconds_of_silence=0.6, seconds_of_file=0.8,
)  # fmt: skip
"""As in use, and small, so that no test waits."""

AREAS = load_catalogue().known_areas

Gathering = Callable[..., list[Outcome]]


def gathering_in(top: Path) -> Gathering:
    """Gathers sources into a folder `collection` there, paths starting from that, and gives what came of each."""

    def gathering(
        *sources: str | Wanted,
        day: str = "2026-11-21",
        hosts: Sequence[str] = (),
        limits: Limits = LIMITS,
        into: str = "collection",
    ) -> list[Outcome]:
        wanted = [Wanted(one) if isinstance(one, str) else one for one in sources]
        waits: list[float] = []
        with opened(top / into) as kept:
            run = Run(kept, Web(limits, hosts, waits.append), AREAS, date.fromisoformat(day), top / into, limits)
            return list(gather(run, wanted))

    return gathering


@pytest.fixture
def collected(tmp_path: Path) -> Gathering:
    return gathering_in(tmp_path)
