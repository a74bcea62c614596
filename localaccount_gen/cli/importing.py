"""What `localaccount data import --for ACCOUNT` does and tells."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from localaccount_gen import amounts
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.imported import FILE
from localaccount_gen.model import Period

_MOST_NAMES = 12
_LARGE = 5_000_000
"""Bytes. A file above it takes from seconds to a minute, which is told before (ours)."""


def import_into(account: Path, files: Sequence[Path], period: Period | None, published: date | None) -> str:
    """Imports files for one account and says what came of it."""
    # Imported here: what reads spreadsheets is not needed to list or show figures.
    from localaccount_gen.related.importing import Landed, import_for

    for file in files:
        if file.is_file() and file.stat().st_size > _LARGE:
            click.echo(f"Reading {file.name}; this can take a minute or two.", err=True)

    def told(landed: Landed) -> Iterator[str]:
        for file, title, taken in landed.read:
            yield f"{file}: {title}"
            yield from (f"  no figure: {sentence}" for sentence in taken.left_out)
            if taken.unknown:
                more = len(taken.unknown) - _MOST_NAMES
                names = ", ".join(taken.unknown[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
                yield f"  not the name of a council, so not counted for any: {names}"
        changes = landed.changes
        counts = f"{len(changes.new)} new, {len(changes.revised)} revised, {len(changes.gone)} gone"
        yield f"{landed.account}/{FILE}: {counts}, {changes.unchanged} unchanged"
        yield from (f"  new: [[{name}]] {amounts.amount(figure)}" for name, figure in changes.new.items())
        for name, (old, new) in changes.revised.items():
            yield f"  revised: [[{name}]] {amounts.amount(old)}, now {amounts.amount(new)}"
        yield from (f"  gone: [[{name}]] {amounts.amount(figure)}" for name, figure in changes.gone.items())

    return "\n".join(told(import_for(files, account, load_catalogue(), period, published)))
