"""`localaccount build`: check → publish → MkDocs → search → output checks → swap into place, council by council."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from localaccount_gen.addresses import Addresses, lasting
from localaccount_gen.building.making import Building, Order
from localaccount_gen.building.whole import Councils, Whole, built_whole, councils
from localaccount_gen.building.workers import built_councils, usual_jobs
from localaccount_gen.checking import CheckedProject, no_accounts
from localaccount_gen.cli.collected import build_collection
from localaccount_gen.collected import collection_in
from localaccount_gen.collecting.kept import is_collection
from localaccount_gen.findings import ProjectError, worst_first
from localaccount_gen.output import publish_site, staging_folder
from localaccount_gen.project import find_project
from localaccount_gen.publish import chosen_folders
from localaccount_gen.report import Review, counts, report
from localaccount_gen.swapping import Swap


@click.command()
@click.option("--braille", is_flag=True, help="Also make a Braille-ready file of each account; needs liblouis.")
@click.option("--collection", type=click.Path(path_type=Path, file_okay=False), help="A collection to build.")
@click.option("--drafts", is_flag=True, help="Also build accounts that are not approved, marked as drafts.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many processes; usually one for each processor.")
@click.option("--keep-going", is_flag=True, help="Publish the accounts without errors, though others have some.")
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing for the next build.")
@click.option("--only", multiple=True, metavar="COUNCIL", help="Only this council’s folder; may be repeated.")
@click.option("--pdf", is_flag=True, help="Also make PDFs of every account; “pdf: true” in mkdocs.yml does so always.")
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.")
@click.option("--strict", is_flag=True, help="Warnings count too.")
def build(
    braille: bool,
    collection: Path | None,
    drafts: bool,
    jobs: int | None,
    keep_going: bool,
    no_cache: bool,
    only: tuple[str, ...],
    pdf: bool,
    site_dir: Path | None,
    strict: bool,
) -> None:
    """Check the accounts and make the site.

    An account that nobody has approved is left out, unless it says openly what it is: a demonstration, or published
    without approval. One with errors is held back; then nothing is published, unless --keep-going publishes the others.
    Until the new site is whole and checked, the old one stays as it is.
    What has not changed since the last build is taken from .localaccount-cache, which may be deleted at any time.

    In the folder of a collection, or with --collection, the site is of the accounts that `collect` gathered.
    """
    project = collection_in(collection) if collection else find_project(Path.cwd())
    site = site_dir or project.site
    if is_collection(project.root):
        if braille or drafts or only or pdf:
            raise ProjectError("A collection has no accounts of its own, so only --site-dir can be given with it.")
        build_collection(project, site)
        return
    store = None if no_cache else project.cache
    order = Order(project.root, date.today(), drafts, braille, pdf, store=store)
    building, folders = Building(order), chosen_folders(project, only)
    with staging_folder(site) as staged:
        building.order = replace(order, staged=staged, before=site.resolve() if site.is_dir() else None)
        made = councils(list(built_councils(building, folders, jobs or usual_jobs(len(folders)))))
        if made.is_empty:
            raise no_accounts(project, folders if only else ())
        serious = _tell(building, made, strict)
        if (serious and not keep_going) or not made.shown:
            click.echo(f"Nothing was published; {project.shown(site)} is as it was.", err=True)
            sys.exit(1)
        whole = built_whole(building, made, is_part=bool(only))
        _publish(building, made, whole, site, is_all=not (drafts or only or serious))
    building.store.tidy(None if only else made.names)
    if serious:
        sys.exit(1)


def _tell(building: Building, made: Councils, strict: bool) -> bool:
    """Tells what was found and what is left out. True where something found counts.

    With drafts, the errors of an account that is shown as a draft do not stop the build: `check` tells them.
    """
    drafts = building.order.drafts
    serious = [finding for finding in worst_first(made.findings(drafts)) if counts(finding, strict)]
    if serious:
        click.echo(report(Review(serious, _checked(building, made)), "text"), err=True)
    left_out = [f"{account.folder}: {account.state}" for account in made.accounts if account.is_waiting]
    if left_out:
        click.echo("Not published, because nobody has approved what they say now:", err=True)
        click.echo("".join(f"- {name}\n" for name in left_out), err=True, nl=False)
    return bool(serious)


def _checked(building: Building, made: Councils) -> CheckedProject:
    accounts = tuple(account.checked for account in made.accounts)
    return CheckedProject(accounts, (), building.workshop.grounds.rules)


def _publish(building: Building, made: Councils, whole: Whole, site: Path, is_all: bool) -> None:
    """`is_all`: the site is all that the project publishes, and has to have every address it ever had."""
    project, staged = building.project, building.order.staged
    assert staged is not None
    addresses = Addresses(project.addresses)
    present = lasting(whole.files) if is_all else frozenset()
    wrong = whole.wrong + (addresses.lost(present) if is_all else [])
    if wrong:
        click.echo(report(Review(worst_first(wrong), _checked(building, made)), "text"), err=True)
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
