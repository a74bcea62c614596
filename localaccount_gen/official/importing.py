"""Figures of a release into the product's own table: what is new, revised, withdrawn, and how it gets on disk."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.figures import table_text
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import OfficialFigure, Source
from localaccount_gen.official.figuring import Key, figures_of, key_of
from localaccount_gen.official.rows import Release

MANIFEST = "manifest.json"
"""SHA-256 of every table that an import writes."""


@dataclass(frozen=True)
class Changes:
    """What an import did, or would do."""

    source: Source
    new: tuple[OfficialFigure, ...]
    revised: tuple[tuple[OfficialFigure, OfficialFigure], ...]
    """Old and new, where what is published differs."""
    withdrawn: tuple[OfficialFigure, ...]
    """Figures read from an earlier edition of the same release, which the new edition does not have."""
    unchanged: int
    superseded: int
    """Figures of this file not used, because a later release has the same ones."""


@dataclass(frozen=True)
class Table:
    """All official figures with their sources, before they are written."""

    figures: Mapping[Key, OfficialFigure]
    sources: Mapping[str, Source]


def table_of(catalogue: Catalogue) -> Table:
    """What the catalogue has now."""
    figures = {
        key_of(figure): figure
        for measure in catalogue.measures for area in catalogue.areas for figure in catalogue.figures(measure, area)
    }  # fmt: skip
    return Table(figures, catalogue.sources)


def add(table: Table, release: Release, catalogue: Catalogue, folder: Path) -> tuple[Table, Changes]:
    """The table with a release in it. Where two releases have the same figure, the later published has the last word.

    A release without a date counts as the oldest. `folder` holds `notes.json`.
    """
    source = release.source
    read = {key_of(figure): figure for figure in figures_of(release, catalogue, folder)}
    used = {key: figure for key, figure in read.items()
            if not _is_superseded(table.figures.get(key), source, table.sources)}  # fmt: skip
    kept = {key: figure for key, figure in table.figures.items() if figure.source != source.key or key in read}
    figures = kept | used
    in_use = {figure.source for figure in figures.values()}
    sources = {key: one for key, one in {**table.sources, source.key: source}.items() if key in in_use}
    both = [(table.figures[key], figure) for key, figure in used.items() if key in table.figures]
    revised = [(old, new) for old, new in both if _is_revised(old, new)]
    changes = Changes(
        source,
        new=tuple(figure for key, figure in used.items() if key not in table.figures),
        revised=tuple(revised),
        withdrawn=tuple(figure for key, figure in table.figures.items() if key not in kept),
        unchanged=len(both) - len(revised),
        superseded=len(read) - len(used),
    )
    return Table(figures, sources), changes


def write(table: Table, folder: Path) -> None:
    """The table into `folder`: figures/<measure>.csv, sources.json, manifest.json. The same table gives the same bytes.

    Every file is first written whole beside its place, and only when all are there are they moved into it; the manifest
    last, so that `data verify` tells a half-done move.
    """
    contents = _contents(table)
    staged: dict[Path, Path] = {}
    try:
        (folder / "figures").mkdir(parents=True, exist_ok=True)
        for name, text in contents.items():
            path = folder / name
            staged[path] = path.with_name(f".{path.name}.new")
            staged[path].write_text(text, encoding="utf-8", newline="\n")
        for path, written in staged.items():
            written.replace(path)
        for old in (folder / "figures").glob("*.csv"):
            if f"figures/{old.name}" not in contents:
                old.unlink()
    except OSError as problem:
        raise ProjectError(f"The tables in {folder} cannot be written: {problem.strerror or problem}.") from problem
    finally:
        for written in staged.values():
            written.unlink(missing_ok=True)


def digest(content: bytes) -> str:
    """SHA-256 of a table. Windows checkouts may have other line ends, which change no figure."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def _contents(table: Table) -> dict[str, str]:
    by_measure: dict[str, list[OfficialFigure]] = {}
    for figure in table.figures.values():
        by_measure.setdefault(figure.measure, []).append(figure)
    contents = {f"figures/{measure}.csv": table_text(by_measure[measure]) for measure in sorted(by_measure)}
    contents["sources.json"] = _json({key: _without_key(table.sources[key]) for key in sorted(table.sources)})
    contents[MANIFEST] = _json({name: digest(text.encode()) for name, text in contents.items()})
    return contents


def _is_superseded(present: OfficialFigure | None, source: Source, sources: Mapping[str, Source]) -> bool:
    if present is None or present.source == source.key or present.source not in sources:
        return False
    return sources[present.source].published > source.published


def _is_revised(old: OfficialFigure, new: OfficialFigure) -> bool:
    """Whether what was published has changed. A margin or a count that was not known before is no revision."""
    if (old.value, old.missing) != (new.value, new.missing):
        return True
    details = ((old.margin, new.margin), (old.respondents, new.respondents), (old.numerator, new.numerator),
               (old.denominator, new.denominator))  # fmt: skip
    return any(before is not None and after is not None and before != after for before, after in details)


def _without_key(source: Source) -> dict[str, str]:
    return {name: value for name, value in asdict(source).items() if name != "key"}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
