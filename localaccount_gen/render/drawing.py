"""Templates → pages. The only importer of jinja2.

What an author wrote enters a template as a variable and is escaped, or as a token in whose place the sanitised HTML is
put afterwards; no text of an author's is ever a template.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from localaccount_gen import words
from localaccount_gen.accountability import load_survey
from localaccount_gen.approval.sums import grouped
from localaccount_gen.languages import Language, isolated, pieces
from localaccount_gen.pages import Block, Page, Prose, way
from localaccount_gen.recommendations import counted, recommended
from localaccount_gen.render.addresses import address_once
from localaccount_gen.render.evaluators import evaluator_pages
from localaccount_gen.render.outline import Outline, story
from localaccount_gen.themes import load_sharing

_STORY = re.compile("\ue000(\\d+)\ue001")


class Drawing:
    """The templates of a project."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_cache(),
        )
        self._templates.globals |= {"day": lambda date: words.day(date.isoformat()), "period": words.period}
        self._templates.globals |= {"grouped": grouped, "story": story}
        self._templates.globals["evaluator_pages"] = evaluator_pages
        self._templates.globals |= {"sharing": load_sharing, "survey": load_survey}
        self._templates.globals |= {"recommended": recommended, "recommendations_counted": counted}
        self._templates.filters["spoken"] = spoken

    def page(self, outline: Outline) -> Page:
        """The page with its body."""
        page = outline.page
        html = self._templates.get_template(f"pages/{page.kind}.html").render(
            outline.facts, page=page, to=partial(way, page.address)
        )
        seen: set[str] = set()
        return replace(
            page,
            body=tuple(replace(part, html=address_once(part.html, seen)) for part in _parts(html, outline.prose)),
        )

    def document(self, name: str, page: Page, **facts: object) -> str:
        """A whole HTML document for a page that has no need of MkDocs."""
        template = self._templates.get_template(f"{name}.jinja")
        return template.render(facts, view=page, root=page.root, to=partial(way, page.address))

    def file(self, name: str, **facts: object) -> bytes:
        """A file that is not HTML."""
        return self._templates.get_template(f"{name}.jinja").render(facts).encode()

    def part(self, name: str, page: Page, **facts: object) -> str:
        """A piece of finished HTML for a page."""
        return self._templates.get_template(f"parts/{name}.html").render(facts, to=partial(way, page.address))


def spoken(text: str) -> Markup:
    """Somebody's own words, with the language of every passage that is marked with one."""
    return Markup("").join(_spoken(words, language) for words, language in pieces(text))


def _spoken(words: str, language: Language | None) -> Markup:
    if language is None:
        return escape(words)
    shown = isolated(words) if language.direction == "rtl" else words
    return Markup('<span lang="{}" dir="{}">{}</span>').format(language.code, language.direction, shown)


class _Cache(FileSystemBytecodeCache):
    def dump_bytecode(self, bucket: Bucket) -> None:
        # A cache that cannot be written costs time and nothing else.
        with suppress(OSError):
            super().dump_bytecode(bucket)


def _cache() -> BytecodeCache | None:
    """Where compiled templates are kept from one run to the next: compiling them takes longer than drawing an account.

    Jinja2 chooses a folder that only this user can write to, and none where there is no such folder.
    """
    try:
        return _Cache()
    except RuntimeError:
        return None


def _parts(html: str, prose: Sequence[Prose]) -> Iterator[Prose | Block]:
    """Our HTML, and between it the author's texts. Odd parts of the split are the numbers of texts."""
    for place, part in enumerate(_STORY.split(html)):
        if place % 2:
            yield prose[int(part)]
        elif part.strip():
            yield Block(part)
