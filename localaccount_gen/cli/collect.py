"""`localaccount collect`: gathers the accounts of many sites into one collection."""

import os
import sys
from datetime import date
from pathlib import Path

import click

from localaccount_gen.areas import Areas
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.collecting.gathering import Run, Wanted, gather
from localaccount_gen.collecting.kept import KeptCollection, is_collection, opened
from localaccount_gen.collecting.limits import Limits
from localaccount_gen.collecting.sourcelist import FILE, read_sources
from localaccount_gen.collecting.sources import is_address
from localaccount_gen.collecting.telling import outcome_lines, summary
from localaccount_gen.collecting.web import Web
from localaccount_gen.findings import ProjectError, did_you_mean
from localaccount_gen.report.text import finding_text
from localaccount_gen.skeleton import write_collection_settings

_NOTHING = "There is nothing to gather: name an address, a folder or an archive."
_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False, exists=True)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "--into", type=_FOLDER, default=Path("collection"), show_default=True, help="The folder of the collection."
)
@click.option(
    "--from", "lists", type=_FILE, multiple=True, metavar="FILE", help="A list of sources, such as sources.yml."
)
@click.option("--date", "day", metavar="DAY", help="The day of gathering, such as 2026-11-21, if not today.")
@click.option(
    "--private-host", multiple=True, metavar="HOST", help="A host of your own network or computer that may be asked."
)
@click.option("--forget", is_flag=True, help="Take these sources and their accounts out of the collection.")
def collect(
    sources: tuple[str, ...],
    into: Path,
    lists: tuple[Path, ...],
    day: str | None,
    private_host: tuple[str, ...],
    forget: bool,
) -> None:
    """Gather the accounts of many sites into one collection.

    A SOURCE is the address of a site made with localaccount, the folder of a built site, or such a folder packed as
    .zip or .tar.gz. Without one, the collection's own list of sources is gathered again, or else every source it has.

    Only accounts.json and each account.json are taken. They are read as data, and nothing in them is run. What could
    not be gathered is told with the reason, and stops nothing else; what a site no longer has is kept and marked.

    Ends with 0 when everything came, with 1 when something did not, and with 2 when nothing could be tried.
    """
    gathered_on = _day(day)
    if not into.exists() and not (sources or lists):
        raise ProjectError(_NOTHING)
    if forget and not is_collection(into):
        raise ProjectError(f"There is no collection in {into}.")
    areas = load_catalogue().known_areas
    with opened(into) as kept:
        if forget:
            _forget(kept, [_source(source, Path.cwd(), into) for source in sources])
            return
        wanted = [_as_before(kept, _source(source, Path.cwd(), into)) for source in sources]
        for path in lists or _own_list(kept, sources):
            wanted += _listed(path, into, areas)
        wanted = wanted or [Wanted(one.source, one.council) for one in kept.record.sources]
        if not wanted:
            raise ProjectError(_NOTHING)
        limits = Limits()
        run = Run(kept, Web(limits, private_host), areas, gathered_on, into, limits)
        outcomes = []
        for outcome in gather(run, list({one.source: one for one in wanted}.values())):
            outcomes.append(outcome)
            click.echo("\n".join(outcome_lines(outcome)))
        write_collection_settings(into)
        click.echo(summary(kept, outcomes, into))
    if any(outcome.problems for outcome in outcomes):
        sys.exit(1)


def _as_before(kept: KeptCollection, source: str) -> Wanted:
    """A source with the council whose own site it is, if a list has said so before."""
    record = kept.record.source(source)
    return Wanted(source, record.council if record else "")


def _own_list(kept: KeptCollection, sources: tuple[str, ...]) -> list[Path]:
    own = kept.folder / FILE
    return [own] if not sources and own.is_file() else []


def _listed(path: Path, into: Path, areas: Areas) -> list[Wanted]:
    wanted, findings = read_sources(path, areas)
    if findings:
        click.echo("\n".join(finding_text(finding) for finding in findings), err=True)
        raise ProjectError(f"Nothing was gathered: put {path} right first.")
    return [Wanted(_source(one.source, path.parent, into), one.council) for one in wanted]


def _source(named: str, top: Path, into: Path) -> str:
    """A source as the collection remembers it: an address as it is, a path from the collection's folder."""
    if is_address(named):
        return named
    path = (top / named).resolve()
    try:
        return Path(os.path.relpath(path, into.resolve())).as_posix()
    except ValueError:
        # Another drive of Windows.
        return path.as_posix()


def _forget(kept: KeptCollection, sources: list[str]) -> None:
    if not sources:
        raise ProjectError("Name what to forget: an address or a path.")
    for source in sources:
        record = kept.record.source(source)
        if record is None:
            known = [one.source for one in kept.record.sources]
            raise ProjectError(f"“{source}” is no source of {kept.folder}.{did_you_mean(source, known)}")
        kept.forget(record)
        click.echo(f"Forgotten: {source}, with {len(record.accounts)} of its accounts.")


def _day(text: str | None) -> date:
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise ProjectError(f"“{text}” is not a day. Write it as 2026-11-21.") from None
