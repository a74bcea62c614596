"""`localaccount build`: check → publish → MkDocs → search → output checks → swap into place."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click

from localaccount_gen.addresses import Addresses, lasting
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.cli.collected import build_collection
from localaccount_gen.collected import collection_in
from localaccount_gen.collecting.kept import is_collection
from localaccount_gen.engine import Site
from localaccount_gen.findings import Finding, ProjectError, worst_first
from localaccount_gen.output import publish_site, staging_folder
from localaccount_gen.paper import open_press
from localaccount_gen.plugin import Drawn
from localaccount_gen.project import Project, find_project
from localaccount_gen.publish import Published, publish
from localaccount_gen.report import Review, counts, report
from localaccount_gen.requirements import load_framework
from localaccount_gen.searchindex import index_site
from localaccount_gen.sitecheck import check_site
from localaccount_gen.swapping import Swap


@click.command()
@click.option("--braille", is_flag=True, help="Also make a Braille-ready file of each account; needs liblouis.")
@click.option("--collection", type=click.Path(path_type=Path, file_okay=False), help="A collection to build.")
@click.option("--drafts", is_flag=True, help="Also build accounts that are not approved, marked as drafts.")
@click.option("--keep-going", is_flag=True, help="Publish the accounts without errors, though others have some.")
@click.option("--only", multiple=True, metavar="COUNCIL", help="Only this council's folder; may be repeated.")
@click.option("--pdf", is_flag=True, help="Also make PDFs of every account; “pdf: true” in mkdocs.yml does so always.")
@click.option("--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.")
@click.option("--strict", is_flag=True, help="Warnings count too.")
def build(
    braille: bool,
    collection: Path | None,
    drafts: bool,
    keep_going: bool,
    only: tuple[str, ...],
    pdf: bool,
    site_dir: Path | None,
    strict: bool,
) -> None:
    """Check the accounts and make the site.

    An account that nobody has approved is left out, unless it says openly what it is: a demonstration, or published
    without approval. One with errors is held back; then nothing is published, unless --keep-going publishes the others.
    Until the new site is whole and checked, the old one stays as it is.

    In the folder of a collection, or with --collection, the site is of the accounts that `collect` gathered.
    """
    project = collection_in(collection) if collection else find_project(Path.cwd())
    folder = site_dir or project.site
    if is_collection(project.root):
        if braille or drafts or only or pdf:
            raise ProjectError("A collection has no accounts of its own, so only --site-dir can be given with it.")
        build_collection(project, folder)
        return
    site = Site(project)
    settings = replace(site.settings, braille=braille or site.settings.braille)
    press = open_press(project, settings.site_url) if pdf or settings.pdf else None
    published = publish(
        project, load_catalogue(), load_framework(), settings, date.today(), drafts=drafts, only=only, press=press
    )
    findings = _told(published, drafts)
    serious = [finding for finding in findings if counts(finding, strict)]
    if serious:
        click.echo(report(Review(serious, published.checked), "text"), err=True)
    left_out = _left_out(published)
    if left_out:
        click.echo("Not published, because nobody has approved what they say now:", err=True)
        click.echo("".join(f"- {name}\n" for name in left_out), err=True, nl=False)
    if (serious and not keep_going) or not published.rendered:
        click.echo(f"Nothing was published; {project.shown(folder)} is as it was.", err=True)
        sys.exit(1)
    # What only this command asked for, a plain build must not be blamed for leaving out.
    once = [
        end
        for end, asked, always in ((".brf", braille, site.settings.braille), (".pdf", pdf, settings.pdf))
        if asked and not always
    ]
    _build(project, published, site, folder, drafts, not (drafts or only or serious), tuple(once))
    if serious:
        sys.exit(1)


def _told(published: Published, drafts: bool) -> list[Finding]:
    """With drafts, the errors of an account that is shown as a draft do not stop the build: `check` tells them."""
    if not drafts:
        return published.checked.all_findings
    return worst_first(
        [*published.checked.findings, *(finding for held in published.held_back for finding in held.findings)]
    )


def _left_out(published: Published) -> list[str]:
    """Accounts without errors that no lead member has approved, with how each stands."""
    waiting = [one for one in published.held_back if one.account and not one.errors]
    return [f"{one.reading.shown}: {published.standings[one.reading.shown].state.value}" for one in waiting]


def _build(
    project: Project, published: Published, site: Site, folder: Path, drafts: bool, whole: bool, once: tuple[str, ...]
) -> None:
    """`whole`: the site is all that the project publishes, and has to have every address it ever had.

    Files that end in one of `once` are not noted as published.
    """
    publication = published.publication
    addresses = Addresses(project.addresses)
    expected = [page.path for page in publication.pages] + [file.address for file in publication.files]
    with staging_folder(folder) as staged:
        site.build(Drawn(publication, published.newest), staged)
        index_site(staged)
        wrong = check_site(staged, expected, drafts=drafts, base=urlsplit(site.settings.site_url).path or "/")
        present = lasting(staged) if whole else frozenset()
        wrong += addresses.lost(present) if whole else []
        if wrong:
            click.echo(report(Review(worst_first(wrong), published.checked), "text"), err=True)
            click.echo(f"The finished pages are not fit to publish; {project.shown(folder)} is as it was.", err=True)
            sys.exit(1)
        done = publish_site(staged, folder)
    if new := addresses.add([address for address in present if not address.endswith(once)]):
        click.echo(f"{new} new {_plural('address', new)} in {project.shown(project.addresses)}: commit it.")
    click.echo(_done(published, folder, done))


def _done(published: Published, folder: Path, done: Swap) -> str:
    shown = published.rendered.values()
    drafts = sum(account.draft for account in shown)
    told = f"{len(shown)} {_plural('account', len(shown))}"
    told += f" ({drafts} {_plural('draft', drafts)})" if drafts else ""
    told += f", {len(published.publication.pages)} pages"
    told += ": nothing has changed" if done is Swap.UNCHANGED else ""
    return f"{told}. Open {folder / 'index.html'}"


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}{'es' if noun.endswith('s') else 's'}"
