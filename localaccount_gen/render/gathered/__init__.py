"""Pages and files about many accounts at once. They are made from published files only: `register`.

Whoever adds some gives a module two functions like those here and adds a line to each.
"""

from collections.abc import Iterator

from localaccount_gen.pages import File
from localaccount_gen.register import Collection
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.gathered.accountability import accountability_files, accountability_pages
from localaccount_gen.render.gathered.beside import beside_pages
from localaccount_gen.render.gathered.practice import practice_files, practice_pages
from localaccount_gen.render.gathered.practice_feed import practice_feed
from localaccount_gen.render.outline import Outline
from localaccount_gen.settings import Settings


def gathered_pages(collection: Collection, settings: Settings) -> Iterator[Outline]:
    """Every page for evaluators; none where there is no account that everybody may see."""
    yield from practice_pages(collection, settings)
    yield from accountability_pages(collection)
    yield from beside_pages(collection)


def gathered_files(collection: Collection, settings: Settings, drawing: Drawing) -> Iterator[File]:
    """What those pages offer to take away."""
    yield from practice_files(collection, settings)
    yield from practice_feed(collection, settings, drawing)
    yield from accountability_files(collection)
