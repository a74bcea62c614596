"""`localaccount build --shard 2/8`: one share of the councils, built for another machine to join."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import click

from localaccount_gen.building.making import Building, Order
from localaccount_gen.building.shards import Shard, begin_shard
from localaccount_gen.building.whole import councils
from localaccount_gen.building.workers import built_councils, usual_jobs
from localaccount_gen.cli.outcome import tell


def build_shard(
    order: Order,
    shard: Shard,
    folders: Sequence[Path],
    into: Path | None,
    jobs: int | None,
    *,
    strict: bool,
    keep_going: bool,
) -> None:
    """Ends the process with 1 where a finding counts; what is built stays, since the whole build will say so too."""
    folder = into or order.root / shard.name
    begin_shard(folder)
    kept = (order.store,) if order.store else ()
    building = Building(replace(order, store=folder, others=kept))
    share = shard.share(folders)
    made = councils(list(built_councils(building, share, jobs or usual_jobs(len(share)))))
    serious = tell(building, made, strict)
    building.store.tidy([one.name for one in made.done], kept=1)
    shown = f"{len(made.shown)} {'account' if len(made.shown) == 1 else 'accounts'}"
    click.echo(f"{len(share)} of {len(folders)} councils, {shown}. Join them with  --join {folder}")
    if serious and not keep_going:
        sys.exit(1)
