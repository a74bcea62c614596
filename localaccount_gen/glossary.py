"""Words of adult social care and what they mean, from reference/glossary.yml: for pages, and for rules on wording."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.phrases import Phrases
from localaccount_gen.yamlfile import read_yaml


@dataclass(frozen=True)
class Term:
    """A word that readers may not know."""

    term: str
    plain: str
    """What it means, in a sentence or two."""
    also: tuple[str, ...] = ()
    """Its plural, its short form, and other names."""

    @property
    def key(self) -> str:
        """Names it in an address."""
        return "-".join(self.term.casefold().replace(",", "").split())

    @property
    def name(self) -> str:
        """The term to begin a line with, and its short forms: “Safeguarding Adults Board (SAB)”."""
        short = f" ({', '.join(self.short_forms)})" if self.short_forms else ""
        return f"{self.term[:1].upper()}{self.term[1:]}{short}"

    @property
    def short_forms(self) -> tuple[str, ...]:
        return tuple(name for name in self.also if name[1:] != name[1:].lower() and " " not in name)


@cache
def load_glossary() -> tuple[Term, ...]:
    """Every term, in alphabetical order. Raises ProjectError when the file is damaged."""
    document, findings = read_yaml(project.REFERENCE / "glossary.yml", "reference/glossary.yml")
    if document is None or findings:
        raise ProjectError("The glossary that comes with localaccount is damaged; install it again.")
    terms = (Term(row["term"], row["plain"], tuple(row.get("also", ()))) for row in document.values["terms"])
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))


def term_uses(text: str) -> Iterator[tuple[int, int, Term]]:
    """Where a text uses each term, as start and end, in order."""
    return _names().find(text)


def terms_in(text: str) -> tuple[Term, ...]:
    """The terms a text uses, each once, in the order of their first use."""
    return tuple(dict.fromkeys(term for _, _, term in term_uses(text)))


@cache
def short_forms() -> frozenset[str]:
    """The abbreviations that every page explains where it uses them."""
    return frozenset(form for term in load_glossary() for form in term.short_forms)


@cache
def _names() -> Phrases[Term]:
    return Phrases((name, term) for term in load_glossary() for name in (term.term, *term.also))
