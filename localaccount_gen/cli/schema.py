"""`localaccount schema`: the schemas editors use."""

from pathlib import Path

import click

from localaccount_gen.schema import FORMS, schema_text


@click.command()
@click.argument("name", required=False, type=click.Choice(list(FORMS)))
@click.option("--into", type=click.Path(path_type=Path, file_okay=False), help="Write all of them into this folder.")
def schema(name: str | None, into: Path | None) -> None:
    """Print the JSON Schema of a council's files, which editors use, or write all of them with --into."""
    if into is not None:
        into.mkdir(parents=True, exist_ok=True)
        for each in FORMS:
            (into / f"{each}.json").write_text(schema_text(each), encoding="utf-8", newline="\n")
        click.echo(f"{len(FORMS)} schemas written to {into}.")
    else:
        click.echo("\n".join(schema_text(each) for each in ([name] if name else FORMS)).rstrip())
