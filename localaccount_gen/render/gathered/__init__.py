"""Pages and files about many accounts at once. They are made from published files only: `register`.

Whoever adds some gives a module two functions like those here and adds a line to each.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from localaccount_gen.evaluation import Evaluation
from localaccount_gen.evaluation.data import json_file, json_schema
from localaccount_gen.evaluation.tidy import csv_description, csv_file
from localaccount_gen.evaluation.workbook import xlsx_file
from localaccount_gen.pages import File
from localaccount_gen.register import Collection
from localaccount_gen.render.drawing import Drawing
from localaccount_gen.render.gathered.accountability import accountability_files, accountability_pages
from localaccount_gen.render.gathered.beside import beside_pages
from localaccount_gen.render.gathered.coverage import coverage_pages
from localaccount_gen.render.gathered.evaluated import evaluated_pages
from localaccount_gen.render.gathered.practice import practice_files, practice_pages
from localaccount_gen.render.gathered.practice_feed import practice_feed
from localaccount_gen.render.outline import Outline
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings


def gathered_pages(collection: Collection, settings: Settings) -> Iterator[Outline]:
    """Every page for evaluators; none where there is no account that everybody may see."""
    evaluation = Evaluation(collection, load_framework())
    notice = evaluation.notice
    yield from _under(notice, coverage_pages(evaluation))
    yield from _under(notice, evaluated_pages(evaluation))
    yield from _under(notice if evaluation.counted.is_demonstration else "", practice_pages(collection, settings))
    yield from _under(notice, accountability_pages(collection))
    yield from _under(notice, beside_pages(collection))


def _under(notice: str, outlines: Iterable[Outline]) -> Iterator[Outline]:
    """The pages under what has to be known before anything is read; one about a single council has its own."""
    for one in outlines:
        told = notice and not one.page.council
        yield replace(one, page=replace(one.page, banners=(notice,))) if told else one


def gathered_files(collection: Collection, settings: Settings, drawing: Drawing) -> Iterator[File]:
    """What those pages offer to take away."""
    yield from practice_files(collection, settings)
    yield from practice_feed(collection, settings, drawing)
    yield from accountability_files(collection)
    evaluation = Evaluation(collection, load_framework())
    yield File("coverage.csv", csv_file(evaluation, settings.site_url))
    yield File("coverage.csv-metadata.json", csv_description("coverage.csv"))
    yield File("coverage.json", json_file(evaluation, settings.site_url))
    yield File("coverage.schema.json", json_schema())
    yield File("coverage.xlsx", xlsx_file(evaluation, settings.site_url))
