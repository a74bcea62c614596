"""Words that readers may not know: on the page that uses them, and all of them on a page of their own."""

import re
from collections.abc import Iterable

from localaccount_gen.account import Section
from localaccount_gen.glossary import Term, load_glossary, term_uses, terms_in
from localaccount_gen.pages import Page
from localaccount_gen.prose import NOT_PROSE
from localaccount_gen.render.outline import Outline


def explained_terms(section: Section) -> tuple[Term, ...]:
    """The terms a section uses, in the order of the alphabet, as a reader looks them up."""
    said = [text for path, text in section.document.texts if not NOT_PROSE.intersection(map(str, path))]
    return in_order(terms_in("\n".join([*said, section.body])))


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each term once, in the order of the alphabet."""
    return tuple(sorted(set(terms), key=lambda term: term.term.casefold()))


_TAG = re.compile(r"""(</?)([a-z0-9]+)(?:[^>"]|"[^"]*")*>""")

_AS_THEY_ARE = frozenset({"a", "caption", "code", "h2", "h3", "h4", "h5", "h6", "pre", "th"})
"""Where no link is put: in another link, in what names a part of the page, in what is quoted as typed."""


def linked_terms(html: str, terms: Iterable[Term]) -> tuple[str, frozenset[str]]:
    """A converted text in which the first use of each term leads to its explanation, and the keys of the terms used.

    In what `markup.convert` gives, every “<” begins one of our own tags, so that a pattern is enough.
    """
    keys = frozenset(term.key for term in terms)
    waiting = set(keys)
    made: list[str] = []
    inside = place = 0
    for tag in _TAG.finditer(html):
        text = html[place : tag.start()]
        made += [text if inside else _linked(text, waiting), tag[0]]
        if tag[2] in _AS_THEY_ARE:
            inside += 1 if tag[1] == "<" else -1
        place = tag.end()
    return "".join((*made, html[place:])), keys - waiting


def _linked(text: str, waiting: set[str]) -> str:
    made, place = "", 0
    for start, end, term in term_uses(text):
        if term.key in waiting:
            waiting.remove(term.key)
            link = f'<a class="la-word" id="use-{term.key}" href="#word-{term.key}">{text[start:end]}</a>'
            made, place = made + text[place:start] + link, end
    return made + text[place:]


def glossary_page() -> Outline:
    """Every term with what it means."""
    page = Page(
        "glossary/", "glossary", "Words explained",
        "What the words of adult social care mean, in plain English.", (),
    )  # fmt: skip
    return Outline(page, {"terms": load_glossary()})
