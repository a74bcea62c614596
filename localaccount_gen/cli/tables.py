"""How `localaccount data import` puts official files into the table that all accounts share."""

import json
from collections.abc import Sequence
from pathlib import Path

from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.cli.changes import changes_as_data, changes_as_text
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Period
from localaccount_gen.official.importing import Table, add, table_of
from localaccount_gen.official.reading import read_release
from localaccount_gen.official.rows import Release
from localaccount_gen.official.writing import held_tables, write
from localaccount_gen.related.reading import source_of
from localaccount_gen.swapping import Swap


def import_tables(
    files: Sequence[Path], into: Path, period: Period | None, published: str, *, dry_run: bool, as_json: bool
) -> str:
    """What the import changed, in words or as JSON. Where one file is refused, ProjectError, and nothing is changed."""
    told = []
    with held_tables(into):
        catalogue = load_catalogue(into)
        table = table_of(catalogue)
        for file in files:
            table, changes = add(table, _release(file, catalogue, period, published), catalogue)
            catalogue = catalogue.with_later(table.later)
            told.append((file.name, changes))
        done = Swap.UNCHANGED if dry_run else write(table, into, _explored(table, catalogue))
    written = done is not Swap.UNCHANGED
    if as_json:
        read = [changes_as_data(name, changes, catalogue) for name, changes in told]
        return json.dumps({"version": 1, "written": written, "files": read}, ensure_ascii=False, indent=2)
    lines = [line for name, changes in told for line in changes_as_text(name, changes, catalogue)]
    if not written:
        lines.append(f"Nothing was written: {'this was a dry run' if dry_run else 'the tables have all this already'}.")
    return "\n".join(lines)


def _explored(table: Table, catalogue: Catalogue) -> dict[str, str]:
    """The charts that readers may explore."""
    # Plotly takes a tenth of a second to import, which nothing that does not write should wait for.
    from localaccount_gen.charts.explore import explore_files

    return explore_files(table.figures.values(), catalogue)


def _release(file: Path, catalogue: Catalogue, period: Period | None, published: str) -> Release:
    try:
        return read_release(file, catalogue, period, published)
    except ProjectError:
        if source := source_of(file):
            raise ProjectError(f"{file.name} ({source.title}) is imported for one account; add  "
                               "--for accounts/torbay/2024-25  with the folder of yours.") from None  # fmt: skip
        raise
