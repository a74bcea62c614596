"""Words that readers may not know: on the page that uses them, and all of them on a page of their own."""

from collections.abc import Iterable

from localaccount_gen.account import Section, texts
from localaccount_gen.glossary import Term, load_glossary, terms_in
from localaccount_gen.pages import Page
from localaccount_gen.prose import NOT_PROSE
from localaccount_gen.render.outline import Outline


def explained_terms(section: Section) -> tuple[Term, ...]:
    """The terms a section uses, in the order of the alphabet, as a reader looks them up."""
    said = [text for path, text in texts(section.document.values) if not NOT_PROSE.intersection(map(str, path))]
    return in_order(terms_in("\n".join([*said, section.body])))


def in_order(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Each term once, in the order of the alphabet."""
    return tuple(sorted(set(terms), key=lambda term: term.term.casefold()))


def glossary_page() -> Outline:
    """Every term with what it means."""
    page = Page(
        "glossary/", "glossary", "Words explained",
        "What the words of adult social care mean, in plain English.", (),
    )  # fmt: skip
    return Outline(page, {"terms": load_glossary()})
