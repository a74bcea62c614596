"""`localaccount build` where the folder is a collection and no project with accounts of its own."""

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from localaccount_gen.collected import PublishedCollection, publish_collection
from localaccount_gen.engine import Site
from localaccount_gen.findings import Finding, worst_first
from localaccount_gen.output import publish_site, staging_folder
from localaccount_gen.plugin import Drawn
from localaccount_gen.project import Project
from localaccount_gen.report.text import finding_text
from localaccount_gen.searchindex import index_site
from localaccount_gen.sitecheck import check_site


def build_collection(project: Project, folder: Path) -> None:
    """Makes the site of a collection. Ends the process with 1 where the finished pages are not fit to publish."""
    site = Site(project)
    published = publish_collection(project, site.settings)
    if wrong := _built(site, published, folder):
        click.echo("\n".join(finding_text(finding) for finding in worst_first(wrong)), err=True)
        click.echo(f"The finished pages are not fit to publish; {project.shown(folder)} is as it was.", err=True)
        sys.exit(1)
    number = f"{published.accounts} {'account' if published.accounts == 1 else 'accounts'}"
    click.echo(f"{number} gathered, {len(published.publication.pages)} pages. Open {folder / 'index.html'}")


def _built(site: Site, published: PublishedCollection, folder: Path) -> list[Finding]:
    publication = published.publication
    expected = [page.path for page in publication.pages] + [file.address for file in publication.files]
    with staging_folder(folder) as staged:
        site.build(Drawn(publication, published.newest), staged)
        index_site(staged)
        wrong = check_site(staged, expected, base=urlsplit(site.settings.site_url).path or "/")
        if not wrong:
            publish_site(staged, folder)
    return wrong
