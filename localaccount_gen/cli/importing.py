"""What `localaccount data import` does and tells of one account or one council."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from localaccount_gen import amounts
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.groups import FILE as GROUPS
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
                yield f"  not the name of a council, so not counted for any: {_some(taken.unknown)}"
        changes = landed.changes
        counts = f"{len(changes.new)} new, {len(changes.revised)} revised, {len(changes.gone)} gone"
        yield f"{landed.account}/{FILE}: {counts}, {changes.unchanged} unchanged"
        yield from (f"  new: [[{name}]] {amounts.amount(figure)}" for name, figure in changes.new.items())
        for name, (old, new) in changes.revised.items():
            yield f"  revised: [[{name}]] {amounts.amount(old)}, now {amounts.amount(new)}"
        yield from (f"  gone: [[{name}]] {amounts.amount(figure)}" for name, figure in changes.gone.items())

    return "\n".join(told(import_for(files, account, load_catalogue(), period, published)))


def import_report(file: Path, council: Path, day: date | None, name: str | None) -> str:
    """Imports a report as a council's comparator group and says what came of it."""
    from localaccount_gen import words
    from localaccount_gen.related.grouping import import_group

    done = import_group(file, council, load_catalogue(), day, name)

    def told() -> Iterator[str]:
        how = "new" if done.before is None else "unchanged" if done.before == done.group else "in place of the old one"
        dated = words.day(done.group.date.isoformat())
        yield f"{done.council}/{GROUPS}: {done.name}, {len(done.group.councils)} councils, {dated}, {how}"
        yield f"  {'; '.join(done.group.councils)}"
        if done.no_councils:
            yield f"  not in the group, as no council with adult social services: {_some(done.no_councils)}"
        if done.compared:
            yield f"  {done.compared:,} figures compared with the official ones, {len(done.different):,} different"
        for cell, measure, figure in done.different[:_MOST_NAMES]:
            official = words.short_value(figure, measure)
            what = f"{measure.plain_title}, {cell.period}"
            yield f"    line {cell.line}, {cell.area}, {what}: {cell.value}, officially {official}"
        if len(done.different) > _MOST_NAMES:
            yield f"    and {len(done.different) - _MOST_NAMES:,} more"
        if done.unknown:
            yield f"  no official measure is called so, and nothing of it is kept: {_some(done.unknown)}"
        yield "To use it, write in council.yml:"
        yield f"  comparators:\n    group: {{name: {done.name}, reason: …}}"

    return "\n".join(told())


def _some(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
