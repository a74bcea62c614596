"""The files a new account begins with: comments that teach the format, and nothing that looks like an answer."""

import textwrap
from pathlib import Path
from string import Template

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.model import Area, Period
from localaccount_gen.project import SHIPPED_TEMPLATES, Project
from localaccount_gen.requirements import Framework, Requirement
from localaccount_gen.schema import FORMS, schema_text

_TEMPLATES = SHIPPED_TEMPLATES / "new_account"


def write_account(
    project: Project, council: Area, period: Period, catalogue: Catalogue, framework: Framework
) -> list[Path]:
    """Writes what is not there yet of a council's folder and its account; returns what it wrote."""
    folder = project.accounts / slug(council.name)
    words = _words(council, period)
    files = {
        project.root / "mkdocs.yml": _fill("mkdocs.yml", words),
        folder / "council.yml": _fill("council.yml", words),
        folder / str(period) / "account.yml": account_text(council, period),
    }
    for requirement in framework.suggested:
        path = folder / str(period) / f"{requirement.key}.md"
        files[path] = section_text(requirement, period, catalogue)
    written = [path for path, content in files.items() if write_new(path, content)]
    write_schemas(project)
    return written


def write_collection_settings(folder: Path) -> None:
    """What a collection needs to build as a site of its own, where it is not there yet."""
    write_new(folder / "mkdocs.yml", (_TEMPLATES.parent / "collection.yml").read_bytes())
    write_new(folder / ".gitignore", "/site/\n/.localaccount-cache/\n/.*-lock\n")


def write_schemas(project: Project) -> None:
    """Schemas belong to the program, not to the council: a newer program brings newer ones."""
    for name in FORMS:
        path = project.accounts / ".schemas" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(schema_text(name), encoding="utf-8", newline="\n")


def account_text(council: Area, period: Period) -> str:
    """An account.yml of comments."""
    return _fill("account.yml", _words(council, period))


def _words(council: Area, period: Period) -> dict[str, str]:
    return {"name": council.name, "code": council.code, "period": str(period)}


def section_text(requirement: Requirement, period: Period, catalogue: Catalogue) -> str:
    measures = [
        f"#   - {code}   # {catalogue.measures[key].plain_title}\n"
        for key in requirement.measures
        if key in catalogue.measures and (code := catalogue.measures[key].code_in(period))
    ]
    more = _TEMPLATES / "more" / f"{requirement.key}.yml"
    return _fill(
        "section.md",
        {
            "title": requirement.title,
            "question": requirement.question,
            "letter": requirement.letter,
            "evidence": textwrap.fill(requirement.evidence, 100, subsequent_indent="# "),
            "measures": "".join(measures) or "#   - 4A\n",
            "more": more.read_text(encoding="utf-8") if more.is_file() else "",
        },
    )


def _fill(name: str, words: dict[str, str]) -> str:
    return Template((_TEMPLATES / name).read_text(encoding="utf-8")).substitute(words)


def write_new(path: Path, content: str | bytes) -> bool:
    """Whether the file was written: one that is there stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
    except FileExistsError:
        return False
    return True
