"""A collection, which `localaccount collect` made, as the site that is built of it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.collecting.kept import is_collection, opened
from localaccount_gen.findings import ProjectError
from localaccount_gen.pages import Publication
from localaccount_gen.project import Project
from localaccount_gen.render.collected import last_gathered, render_collection
from localaccount_gen.settings import Settings


@dataclass(frozen=True)
class PublishedCollection:
    """What the site of a collection is made of."""

    publication: Publication
    newest: date
    """The last day of gathering: the only clock the site may show."""
    accounts: int


def collection_in(folder: Path) -> Project:
    """The folder of a collection as the project it is. Raises ProjectError where it is none."""
    if not is_collection(folder):
        raise ProjectError(
            f"There is no collection in {folder}. Gather one:  localaccount collect SOURCE --into {folder}"
        )
    return Project(folder.resolve())


def publish_collection(project: Project, settings: Settings) -> PublishedCollection:
    """Raises ProjectError where what was gathered is no longer as it was written."""
    with opened(project.root) as kept:
        publication = render_collection(kept, load_catalogue(), settings, project.templates)
        return PublishedCollection(publication, last_gathered(kept), len(list(kept.accounts())))
