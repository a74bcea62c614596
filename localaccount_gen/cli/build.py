"""`localaccount build`: check → publish → MkDocs → search → output checks → swap into place, council by council."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from localaccount_gen.addresses import Addresses, lasting
from localaccount_gen.building.making import Building, Order
from localaccount_gen.building.shards import read_shard, refuse_what_is_no_shard
from localaccount_gen.building.whole import Councils, Whole, built_whole, councils
from localaccount_gen.building.workers import built_councils, usual_jobs
from localaccount_gen.checking import no_accounts
from localaccount_gen.cli.collected import build_collection
from localaccount_gen.cli.outcome import checked, tell
from localaccount_gen.cli.shard import build_shard
from localaccount_gen.collected import collection_in
from localaccount_gen.collecting.kept import is_collection
from localaccount_gen.findings import ProjectError, worst_first
from localaccount_gen.output import publish_site, staging_folder
from localaccount_gen.project import find_project
from localaccount_gen.publish import chosen_folders
from localaccount_gen.report import Review, report
from localaccount_gen.swapping import Swap


@click.command()
@click.option("--braille", is_flag=True, help="Also make a Braille-ready file of each account; needs liblouis.")
@click.option(
    "--collection",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Make the site of what `collect` gathered in this folder.",
)
@click.option("--drafts", is_flag=True, help="Also build accounts that are not approved, marked as drafts.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="How many councils to make at once; usually one for each processor.",
)
@click.option(
    "--join",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A shard to join into the site; may be repeated.",
)
@click.option("--keep-going", is_flag=True, help="Publish the accounts without errors, though others have some.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing for the next build.")
@click.option("--only", multiple=True, metavar="COUNCIL", help="Only this council’s folder; may be repeated.")
@click.option("--pdf", is_flag=True, help="Also make PDFs of every account; “pdf: true” in mkdocs.yml does so always.")
@click.option("--shard", metavar="2/8", help="Build only the second of eight shares of the councils, for --join.")
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Where the site goes, if not to  site .",
)
@click.option("--strict", is_flag=True, help="Warnings count too.")
def build(
    braille: bool,
    collection: Path | None,
    drafts: bool,
    jobs: int | None,
    join: tuple[Path, ...],
    keep_going: bool,
    no_cache: bool,
    only: tuple[str, ...],
    pdf: bool,
    shard: str | None,
    site_dir: Path | None,
    strict: bool,
) -> None:
    """Check the accounts and make the site.

    An account that nobody has approved is left out, unless it says openly what it is: a demonstration, or published
    without approval. One with errors is held back; then nothing is published, unless --keep-going publishes the others.
    Until the new site is whole and checked, the old one stays as it is.
    What has not changed since the last build is taken from .localaccount-cache, which may be deleted at any time.

    Several machines can make a large site together. Each makes a share of the councils, a shard, in the folder that
    --site-dir names. One of them then joins the shards.

    In the folder of a collection, or with --collection, the site is of the accounts that `collect` gathered.
    """
    project = collection_in(collection) if collection else find_project(Path.cwd())
    site = site_dir or project.site
    if is_collection(project.root):
        if braille or drafts or join or only or pdf or shard:
            raise ProjectError("A collection has no accounts of its own, so only --site-dir can be given with it.")
        build_collection(project, site)
        return
    order = Order(project.root, date.today(), drafts, braille, pdf, others=join)
    order = order if no_cache else replace(order, store=project.cache)
    folders = chosen_folders(project, only)
    if shard:
        build_shard(order, read_shard(shard), folders, site_dir, jobs, strict=strict, keep_going=keep_going)
        return
    refuse_what_is_no_shard(join)
    building = Building(order)
    with staging_folder(site) as staged:
        building.order = replace(order, staged=staged, before=site.resolve() if site.is_dir() else None)
        made = councils(list(built_councils(building, folders, jobs or usual_jobs(len(folders)))))
        if made.is_empty:
            raise no_accounts(project, folders if only else ())
        serious = tell(building, made, strict)
        if (serious and not keep_going) or not made.shown:
            click.echo(f"Nothing was published; {project.shown(site)} is as it was.", err=True)
            sys.exit(1)
        whole = built_whole(building, made, is_part=bool(only))
        _publish(building, made, whole, site, is_all=not (drafts or only or serious))
    building.store.tidy(None if only else made.names)
    if join and made.new:
        number = f"{made.new} {'council was' if made.new == 1 else 'councils were'}"
        click.echo(f"{number} in none of the shards as they are now, and built here.")
    if serious:
        sys.exit(1)


def _publish(building: Building, made: Councils, whole: Whole, site: Path, is_all: bool) -> None:
    """`is_all`: the site is all that the project publishes, and has to have every address it ever had."""
    project, staged = building.project, building.order.staged
    assert staged is not None
    addresses = Addresses(project.addresses)
    present = lasting(whole.files) if is_all else frozenset()
    wrong = whole.wrong + (addresses.lost(present) if is_all else [])
    if wrong:
        click.echo(report(Review(worst_first(wrong), checked(building, made)), "text"), err=True)
        click.echo(f"The finished pages are not fit to publish; {project.shown(site)} is as it was.", err=True)
        sys.exit(1)
    done = publish_site(staged, site)
    # What only this command asked for, a plain build must not be blamed for leaving out.
    asked, always = building.order, building.site.settings
    extras = ((".brf", asked.braille, always.braille), (".pdf", asked.pdf, always.pdf))
    once = tuple(end for end, now, ever in extras if now and not ever)
    if new := addresses.add([address for address in present if not address.endswith(once)]):
        click.echo(f"{new} new {_plural('address', new)} in {project.shown(project.addresses)}: commit it.")
    click.echo(_done(made, whole, site, done))


def _done(made: Councils, whole: Whole, site: Path, done: Swap) -> str:
    drafts = sum(account.is_draft for account in made.shown)
    told = f"{len(made.shown)} {_plural('account', len(made.shown))}"
    told += f" ({drafts} {_plural('draft', drafts)})" if drafts else ""
    told += f", {whole.pages} pages"
    told += ": nothing has changed" if done is Swap.UNCHANGED else ""
    return f"{told}. Open {site / 'index.html'}"


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}{'es' if noun.endswith('s') else 's'}"
