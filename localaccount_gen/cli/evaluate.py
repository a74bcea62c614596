"""`localaccount evaluate`: many accounts side by side, as a page, tables, data or a workbook."""

import sys
from datetime import date
from pathlib import Path

import click

from localaccount_gen.cli.writing import write_bytes, write_text
from localaccount_gen.evaluation import Evaluation
from localaccount_gen.evaluation.opening import open_accounts
from localaccount_gen.findings import ProjectError
from localaccount_gen.requirements import load_framework

FORMATS = ("text", "html", "csv", "json", "xlsx")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="In which form.")
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write it to this file."
)
@click.option("--drafts", is_flag=True, help="Also count accounts that are not public.")
@click.option(
    "--beside", metavar="COUNCIL", help="Only this council, its draft too, beside others of its type and region."
)
def evaluate(paths: tuple[Path, ...], form: str, output: Path | None, drafts: bool, beside: str | None) -> None:
    """Lay the accounts at PATHS side by side: what they cover, how many councils have one, what has changed.

    A path is a folder of accounts, an accounts.json, the folder of a built site, or a collection. Without one, the
    accounts of this project are evaluated. Demonstrations are counted only where there is nothing else.
    """
    if beside is not None:
        _beside(paths, form, output, beside)
        return
    if form == "xlsx" and output is None:
        raise click.UsageError("A workbook needs a file to be written to: add  --output coverage.xlsx.")
    opened = open_accounts(paths, date.today(), drafts=drafts)
    for sentence in opened.left_out:
        click.echo(f"Left out: {sentence}", err=True)
    if not opened.entries:
        raise ProjectError("There is no public account to evaluate; --drafts adds those that are not public.")
    evaluation = Evaluation(opened.collection, load_framework())
    content = _content(evaluation, form)
    if output is not None:
        write_bytes(output, content)
        number = len(opened.entries)
        click.echo(f"{number} account{'s' if number > 1 else ''} evaluated. Written to {output}.")
    elif form == "csv" and hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(content)
    else:
        click.echo(content.decode(), nl=False)


def _content(evaluation: Evaluation, form: str) -> bytes:
    """Each maker is imported here, so that none waits for what it does not use."""
    match form:
        case "csv":
            from localaccount_gen.evaluation.tidy import csv_file

            return csv_file(evaluation)
        case "json":
            from localaccount_gen.evaluation.data import json_file

            return json_file(evaluation)
        case "xlsx":
            from localaccount_gen.evaluation.workbook import xlsx_file

            return xlsx_file(evaluation)
        case "html":
            from localaccount_gen.render.gathered.report import evaluation_page

            return f"{evaluation_page(evaluation)}\n".encode()
        case _:
            from localaccount_gen.evaluation.text import text

            return f"{text(evaluation)}\n".encode()


def _beside(paths: tuple[Path, ...], form: str, output: Path | None, council: str) -> None:
    """Private: the file is written where somebody asked, and a build knows nothing of it."""
    from localaccount_gen.amongdocument import among_document
    from localaccount_gen.amongothers import among_others, newest_of
    from localaccount_gen.document.drawing import drawn
    from localaccount_gen.document.markdown import written

    if form not in ("text", "html"):
        raise click.UsageError(f"--beside gives text or HTML, and no {form}.")
    opened = open_accounts(paths, date.today(), drafts=True)
    own = newest_of(council, opened.collection)
    document = among_document(among_others(own, opened.collection.public.counted, load_framework()))
    content = drawn(document) if form == "html" else written(document)
    if output is None:
        click.echo(content, nl=False)
        return
    write_text(output, content)
    click.echo(f"{own.council.name}, {own.period.name}, beside others. Written to {output}.")
