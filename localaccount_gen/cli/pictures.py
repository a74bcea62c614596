"""`localaccount pictures`: what can stand behind `picture:` in Easy Read."""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from localaccount_gen.ownpictures import FILE, read_pictures
from localaccount_gen.pictures import Picture, load_pictures, near, search
from localaccount_gen.project import Project, find_project

_FORMAT = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)

_Own = Mapping[str, Sequence[Picture]]
"""Each council's pictures, by the name of its folder."""


@click.group()
def pictures() -> None:
    """Pictures for Easy Read: those that come with the program, and the councils' own."""


@pictures.command()
@click.argument("word")
@_FORMAT
def find(word: str, form: str) -> None:
    """Find the pictures for WORD, such as phone or “older people”, the council's own first.

    Ends with 1 when there is none, and then says which words near it have one.
    """
    own = _own(find_project(Path.cwd()))
    found = {slug: search(word, mine) for slug, mine in own.items()}
    shown = _shown({slug: [one for one in mine if one.path] for slug, mine in found.items()}, search(word))
    alike = () if shown else near(word, [picture for mine in own.values() for picture in mine])
    if form == "json":
        click.echo(_as_json(shown, word=word, near=list(alike)))
    elif shown:
        click.echo(_as_text(shown))
    else:
        meant = f" Near it are: {', '.join(alike)}." if alike else ""
        click.echo(
            f"No picture is found by “{word}”.{meant}\n"
            f"localaccount pictures list  names them all; your own go into the council’s {FILE}."
        )
    if not shown:
        sys.exit(1)


@pictures.command("list")
@_FORMAT
def list_pictures(form: str) -> None:
    """List every picture: the word to write, what it shows, whose it is, its licence."""
    shown = _shown(_own(find_project(Path.cwd())), sorted(load_pictures(), key=lambda one: one.concept))
    click.echo(_as_json(shown) if form == "json" else _as_text(shown))


def _own(project: Project) -> _Own:
    found: dict[str, Sequence[Picture]] = {}
    for folder in project.council_folders() if project.accounts.is_dir() else ():
        mine, findings = read_pictures(project, folder)
        if findings:
            click.echo(
                f"Something is wrong with {project.shown(folder / FILE)}: localaccount check  tells what.", err=True
            )
        found[folder.name] = mine
    return found


def _shown(own: _Own, built_in: Sequence[Picture]) -> list[tuple[str, Picture]]:
    """Each with the folder of the council whose it is, or nothing for the built-in set."""
    return [*((slug, picture) for slug, mine in own.items() for picture in mine), *(("", one) for one in built_in)]


def _as_text(shown: Sequence[tuple[str, Picture]]) -> str:
    width = max(len(picture.concept) for _, picture in shown)
    lines = []
    for slug, picture in shown:
        whose = f"{slug}’s own, {picture.source}" if slug else picture.source.partition(":")[0]
        lines.append(f"{picture.concept:<{width}}  {picture.words} ({whose}, {picture.licence})")
        if picture.also:
            lines.append(f"{'':<{width}}  also: {', '.join(picture.also)}")
    return "\n".join(lines)


def _as_json(shown: Sequence[tuple[str, Picture]], **more: object) -> str:
    told = [
        {
            "concept": picture.concept, "words": picture.words, "also": list(picture.also), "council": slug or None,
            "source": picture.source, "licence": picture.licence, "attribution": picture.attribution or None,
        }
        for slug, picture in shown
    ]  # fmt: skip
    return json.dumps({"version": 1, **more, "pictures": told}, ensure_ascii=False, indent=2)
