"""The inputs of an account: every file that can change one of its pages, and the official figures it uses."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.account import Account
from localaccount_gen.approval.sums import Sums, digest
from localaccount_gen.assessments import FOLDER
from localaccount_gen.model import Comparison, OfficialFigure, Source
from localaccount_gen.project import FRAMEWORK, REFERENCE, SHIPPED_ASSETS, SHIPPED_TEMPLATES, Project

FORMAT = "localaccount-inputs-1"

BOUND, FIGURES, SOURCES, COMPARATORS = "bound-to.txt", "official-figures.csv", "sources.csv", "comparators.csv"
"""The files that are written for the list: what it is bound to, and the slice of the official figures."""

_TEXTS = frozenset((".css", ".csv", ".html", ".jinja", ".js", ".json", ".md", ".txt", ".yml"))
_OWN_RECORD = ("approval.yml", "approval.yml.sig")
_KEPT = {"approved", "asked"}
_SHARED = ("areas.csv", "councils.csv", "glossary.yml", "measures.json", "neighbours.csv", "notes.json", "phrases.json",
           "pictures.json")  # fmt: skip


@dataclass(frozen=True)
class Inputs:
    """What an account is made from."""

    sums: Sums
    written: Mapping[str, bytes]
    """The files of the list that lie in no project, by path."""


def inputs(project: Project, account: Account, comparisons: Iterable[Comparison], edition: int = 1) -> Inputs:
    """The inputs of one edition of an account. `comparisons` are all that its pages and quotes show.

    Paths are those of the project, so that `sha256sum -c` checks the list there. Text files count without a byte order
    mark and with the line ends of Unix.
    """
    compared = list(comparisons)
    council = account.council
    bound = f"{FORMAT}\ncouncil: {council.form.code} {council.name}\nperiod: {account.period}\nedition: {edition}\n"
    written = {
        BOUND: bound.encode(),
        FIGURES: _figures(compared),
        SOURCES: _sources(compared),
        COMPARATORS: _comparators(account),
    }
    found = {project.shown(path): digest(normalised(path)) for path in _own_files(project, account)}
    found |= {
        f"localaccount_gen/{folder.name}/{path.name}": digest(normalised(path)) for folder, path in _shared_files()
    }
    return Inputs(Sums({**found, **{path: digest(content) for path, content in written.items()}}), written)


def normalised(path: Path) -> bytes:
    """A file's bytes; of a text, without what editors and systems add by themselves."""
    content = path.read_bytes()
    if path.suffix.lower() not in _TEXTS:
        return content
    return content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def _own_files(project: Project, account: Account) -> Iterator[Path]:
    """The account's, the council's, those of earlier accounts, whose promises come back, and the project's own."""
    council = account.council.folder
    public = {one.document.file for one in account.shared("public")}
    for path in _files(council):
        period = path.relative_to(council).parts[0]
        inside = path.relative_to(council).parts[1:]
        is_later = period[:1].isdigit() and inside and period > account.folder.name
        # The list is published: of a private self-assessment it tells not even that there is one.
        is_kept_apart = inside[:1] == (FOLDER,) and project.shown(path) not in public
        if not is_later and not is_kept_apart and path.name not in _OWN_RECORD and not set(inside[:1]) & _KEPT:
            yield path
    settings = project.root / "mkdocs.yml"
    if settings.is_file():
        yield settings
    for own, shipped in ((project.root / "templates", SHIPPED_TEMPLATES), (project.assets, SHIPPED_ASSETS)):
        if own.is_dir() and own.resolve() != shipped.resolve():
            yield from _files(own)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def _shared_files() -> Iterator[tuple[Path, Path]]:
    """What the program brings along and shows: names of councils and measures, their neighbours, words explained."""
    for name in _SHARED:
        if (REFERENCE / name).is_file():
            yield REFERENCE, REFERENCE / name
    for path in sorted(FRAMEWORK.iterdir()):
        if path.suffix in _TEXTS:
            yield FRAMEWORK, path


def _figures(comparisons: Iterable[Comparison]) -> bytes:
    figures = {
        (figure.measure, figure.area, str(figure.period)): figure
        for comparison in comparisons
        for figure in _used(comparison)
    }
    header = ["measure", "area", "period", "value", "missing", "margin", "respondents", "numerator", "denominator",
              "note", "source"]  # fmt: skip
    return _table(header, (_row(figures[key]) for key in sorted(figures)))


def _used(comparison: Comparison) -> Iterator[OfficialFigure]:
    yield comparison.figure
    for one in (*comparison.against, *comparison.others):
        yield one.difference.figure
    if comparison.change:
        yield comparison.change.figure
    for run in (*comparison.series, *comparison.england):
        yield from run
    yield from comparison.similar_figures


def _row(figure: OfficialFigure) -> list[object]:
    missing = figure.missing.value if figure.missing else ""
    respondents = "" if figure.respondents is None else figure.respondents
    return [
        figure.measure, figure.area, figure.period, _digits(figure.value), missing, _digits(figure.margin), respondents,
        _digits(figure.numerator), _digits(figure.denominator), figure.note, figure.source,
    ]  # fmt: skip


def _digits(number: object) -> str:
    """As published; no figure in an official table is written with a power of ten."""
    return "" if number is None else f"{number:f}"


def _sources(comparisons: Iterable[Comparison]) -> bytes:
    sources: dict[str, Source] = {comparison.source.key: comparison.source for comparison in comparisons}
    rows = (
        [one.key, one.publisher, one.release, one.published, one.file, one.sha256] for _, one in sorted(sources.items())
    )
    return _table(["source", "publisher", "release", "published", "file", "sha256"], rows)


def _comparators(account: Account) -> bytes:
    comparators = account.council.comparators
    rows = [["shown", kind.value, ""] for kind in comparators.shown]
    rows += [["similar", area.code, area.name] for area in comparators.similar.areas]
    return _table(["kind", "code", "name"], [["list", "", comparators.similar.list_name], *rows])


def _table(header: list[str], rows: Iterable[Iterable[object]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()
