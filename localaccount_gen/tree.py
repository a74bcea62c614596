"""The generated pages as a tree of Markdown, for reading, comparing, or another builder than MkDocs."""

import json
import re
import shutil
from pathlib import Path

from localaccount_gen.findings import ProjectError
from localaccount_gen.pages import Page, Prose, Publication
from localaccount_gen.project import Project
from localaccount_gen.settings import Settings

_THEMES = {
    "ours": "theme:\n  name: material\n  custom_dir: theme\n  font: false\n",
    "material": "theme:\n  name: material\n  font: false\n",
    "mkdocs": "theme:\n  name: mkdocs\n",
}
THEMES = tuple(_THEMES)
"""What the written mkdocs.yml may name: our theme, stock Material, or MkDocs' own."""


def source_names(publication: Publication) -> dict[str, str]:
    """The Markdown file that stands for each page, by address: `torbay/2024-25/outcomes.md`, `torbay/index.md`."""
    above = {parent for page in publication.pages for parent in _parents(page.address)}
    return {
        page.address: f"{page.address}index.md" if page.address in above else f"{page.address.rstrip('/')}.md"
        for page in publication.pages
    }


def _parents(address: str) -> list[str]:
    steps = address.rstrip("/").split("/")[:-1] if address else []
    return ["", *("/".join(steps[: end + 1]) + "/" for end in range(len(steps)))]


def write_tree(publication: Publication, project: Project, settings: Settings, folder: Path, theme: str) -> None:
    """Writes docs/, an mkdocs.yml for one of THEMES and, for ours, the theme's files.

    Raises ProjectError when the folder has something in it.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ProjectError(f"{folder} is not empty: name a folder that is not there yet.")
    docs = folder / "docs"
    shutil.copytree(project.assets, docs)
    if theme == "ours":
        shutil.copytree(project.theme, folder / "theme")
    names = source_names(publication)
    for page in publication.pages:
        _write(docs / names[page.address], _markdown(page).encode())
    for file in publication.files:
        _write(docs / file.address, file.content)
    _write(folder / "mkdocs.yml", _settings(settings, theme).encode())


def _markdown(page: Page) -> str:
    head = "".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}\n"
        for key, value in (
            ("title", page.title),
            ("description", page.description),
        )
    )
    body = "\n\n".join(
        part.markdown.strip() if isinstance(part, Prose) else _one_block(part.html) for part in page.body
    )
    return f"---\n{head}---\n\n{body}\n"


def _one_block(html: str) -> str:
    # In Markdown an empty line ends a block of HTML.
    return re.sub(r"\n\s*\n", "\n", html.strip())


def _settings(settings: Settings, theme: str) -> str:
    address = f"site_url: {json.dumps(settings.site_url)}\n" if settings.site_url else ""
    # A stock theme keeps its own search and draws its menu from every page; ours needs neither.
    lean = "plugins: []\nnav:\n  - Home: index.md\nvalidation:\n  nav:\n    omitted_files: ignore\n"
    return (
        f"site_name: {json.dumps(settings.site_name, ensure_ascii=False)}\n{address}{_THEMES[theme]}"
        f"{lean if theme == 'ours' else ''}"
        "markdown_extensions:\n  - tables\n  - sane_lists\n  - def_list\n"
    )


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
