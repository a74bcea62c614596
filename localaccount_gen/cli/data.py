"""`localaccount data`: official figures in, listed, shown, verified."""

import json
import sys
from datetime import date
from pathlib import Path

import click

from localaccount_gen.catalogue import Catalogue, load_catalogue
from localaccount_gen.cli.importing import import_into, import_report
from localaccount_gen.cli.showing import as_json, as_text
from localaccount_gen.compare import compare
from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.measurenames import last_period_of
from localaccount_gen.model import Area, AreaKind, Measure, OfficialFigure, Period
from localaccount_gen.project import REFERENCE

_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
_FILES = click.Path(path_type=Path)


@click.group()
def data() -> None:
    """Official figures: take in a release, list, show and verify what is there."""


@data.command("import")
@click.argument("files", nargs=-1, required=True, type=_FILES)
@click.option("--into", type=_FILES, default=REFERENCE, help="Where the tables are, if not with the program.")
@click.option("--period", help="The period of a yearly file whose name does not say it, such as 2020-21.")
@click.option("--published", help="The day a file was published, such as 2025-12-18, where the file does not say it.")
@click.option("--for", "account", type=_FILES, help="The folder of one account, such as accounts/torbay/2024-25.")
@click.option("--group", type=_FILES, help="The folder of a council: a report of LG Inform gives it a group there.")
@click.option("--name", help="With --group: what council.yml will call it; made of the report’s title if left out.")
@click.option("--dry-run", is_flag=True, help="Say what would change in the shared table, and change nothing.")
@_FORMAT
def import_files(
    files: tuple[Path, ...],
    into: Path,
    period: str | None,
    published: str | None,
    account: Path | None,
    group: Path | None,
    name: str | None,
    dry_run: bool,
    form: str,
) -> None:
    """Take official files in. Says what is new, revised and withdrawn. If one file is refused, nothing changes.

    Files of the Adult Social Care Outcomes Framework (the time-series workbook; yearly open data as CSV or XLSX) hold
    every council's figures for its measures, and go into the table that all accounts share.

    With --for, one council's figures from other official files (ODS, XLSX or CSV) go into its account, in
    imported.yml, to be quoted by their names: the Care Quality Commission's latest ratings or care directory with
    filters; the Ombudsman's complaint statistics; the Safeguarding Adults Collection's table of concerns and enquiries;
    the Totals of the adult social care finance report.

    With --group, the councils of a report saved as CSV (LG Inform and the like) become a comparator group of one
    council, in its groups.yml, with the day of the report. council.yml can name it under comparators:.
    """
    from localaccount_gen.cli.tables import import_tables

    if len(files) > 1 and (period or published):
        raise ProjectError("Give one file at a time with --period or --published.")
    if group is not None:
        if len(files) > 1 or account or period or dry_run or form == "json" or into != REFERENCE:
            raise ProjectError("With --group give one report, and of the options --name and --published only.")
        taken = date.fromisoformat(_day(published)) if published else None
        click.echo(import_report(files[0], group, taken, name))
        return
    if name:
        raise ProjectError("--name is for --group.")
    when, day = _period(period) if period else None, _day(published) if published else ""
    if account is None:
        click.echo(import_tables(files, into, when, day, dry_run=dry_run, as_json=form == "json"))
        return
    if into != REFERENCE or dry_run or form == "json":
        raise ProjectError("--into, --dry-run and --format are for the shared table, and --for for one account: "
                           "leave out one or the other.")  # fmt: skip
    click.echo(import_into(account, files, when, date.fromisoformat(day) if day else None))


@data.command("list")
@_FORMAT
def list_measures(form: str) -> None:
    """List the measures with figures, the periods they cover, and the files they were read from."""
    catalogue = load_catalogue()
    covered = {measure.id: _covered(catalogue, measure) for measure in catalogue.measures.values()}
    if form == "json":
        measures = [{"id": measure.id, "codes": dict(measure.codes), "title": measure.title, "unit": measure.unit,
                     "periods": [str(period) for period in covered[measure.id]]}
                    for measure in catalogue.measures.values()]  # fmt: skip
        sources = [{"key": source.key, "publisher": source.publisher, "release": source.release,
                    "published": source.published, "address": source.address, "licence": source.licence,
                    "file": source.file, "sha256": source.sha256} for source in catalogue.sources.values()]  # fmt: skip
        click.echo(json.dumps({"version": 1, "measures": measures, "sources": sources}, ensure_ascii=False, indent=2))
        return
    for measure in catalogue.measures.values():
        periods = covered[measure.id]
        span = f"{periods[0]} to {periods[-1]}" if periods else "no figures"
        latest = list(measure.codes.values())[-1]
        code = latest if measure.code_in(catalogue.newest) else f"({latest})"
        click.echo(f"{code:<9} {measure.id:<22} {span:<19} {measure.plain_title}")
    click.echo("\nA code in brackets is no longer used.\n")
    for source in catalogue.sources.values():
        click.echo(f"{source.publisher}: {source.release}. {source.licence}. {source.address}")


@data.command()
@click.argument("council")
@click.argument("measure")
@click.option("--period", help="The period to show, such as 2024-25; the newest if left out.")
@_FORMAT
def show(council: str, measure: str, period: str | None, form: str) -> None:
    """Show a council's figures for a measure, with England and the region.

    COUNCIL is a name or an ONS code, MEASURE a code in that period, a title or a lasting id. Figures that cannot be
    compared stand apart, with the reason.
    """
    catalogue = load_catalogue()
    area = _council(council, catalogue)
    found, when = _measure(measure, _period(period) if period else None, catalogue)
    comparison = compare(catalogue, found, area, when)
    click.echo(as_json(comparison, catalogue) if form == "json" else as_text(comparison, catalogue))


@data.command()
@click.argument("files", nargs=-1, type=_FILES, envvar="OFFICIAL_FILES")
@click.option("--from", "folder", type=_FILES, default=REFERENCE, help="Where the tables are, if not with the program.")
def verify(files: tuple[Path, ...], folder: Path) -> None:
    """Verify that the tables are as imported, and, given the official FILES or a folder of them, that they agree.

    Without FILES, the folder named by OFFICIAL_FILES is used, if it is set.
    """
    from localaccount_gen.cli.changes import first_of
    from localaccount_gen.official.verifying import changed_tables, compare_with, official_files

    catalogue = load_catalogue(folder)
    changed = changed_tables(folder)
    for name in changed:
        click.echo(f"{name} is not as it was imported.")
    if not changed:
        click.echo("Every table is as it was imported.")
    wrong = bool(changed)
    for path in official_files(files, catalogue):
        result = compare_with(path, catalogue, REFERENCE)
        wrong = wrong or bool(result.different)
        click.echo(f"{result.file}: {result.compared:,} figures compared, {len(result.different):,} different")
        for line in first_of([f"    {_difference(pair, catalogue)}" for pair in result.different]):
            click.echo(line)
    if wrong:
        sys.exit(1)


def _council(text: str, catalogue: Catalogue) -> Area:
    if area := catalogue.council(text):
        return area
    names = [name for known in catalogue.known_areas.known if known.area.kind is AreaKind.COUNCIL
             for name in (known.area.name, *known.names)]  # fmt: skip
    raise ProjectError(f"No council is called “{text}”.{did_you_mean(text, names)}")


def _measure(text: str, period: Period | None, catalogue: Catalogue) -> tuple[Measure, Period]:
    """The measure and the period to show: the one asked for, or the newest in which the measure was there."""
    when = period or catalogue.newest
    if measure := catalogue.measure(text, when):
        last = max(Period(int(known[:4])) for known in measure.codes)
        return measure, period or min(when, last)
    problem = catalogue.unknown_measure(text, when)
    for measure, code in catalogue.wrong_code(text, when):
        if not code:
            problem = f"{problem.removesuffix('.')}; add  --period {last_period_of(text, measure)}"
    raise ProjectError(problem)


def _period(text: str) -> Period:
    if period := Period.parse(text):
        return period
    raise ProjectError(f"“{text}” is not a period. Write it as 2024-25.")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ProjectError(f"“{text}” is not a date. Write it as 2025-12-18.") from None


def _covered(catalogue: Catalogue, measure: Measure) -> list[Period]:
    """The periods for which there is any number, England's or a council's."""
    return sorted({figure.period for area in catalogue.areas for figure in catalogue.figures(measure.id, area)
                   if figure.value is not None})  # fmt: skip


def _difference(pair: tuple[OfficialFigure | None, OfficialFigure | None], catalogue: Catalogue) -> str:
    from localaccount_gen.cli.changes import figure_in_words, value_in_words

    shipped, official = pair
    if shipped is None:
        return f"{figure_in_words(official, catalogue)} in the file, not in our table" if official else ""
    theirs = value_in_words(official, catalogue) if official else "nothing"
    return f"{figure_in_words(shipped, catalogue)} in our table, {theirs} in the file"
