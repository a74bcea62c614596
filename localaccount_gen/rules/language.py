"""Family `language`: what is not in English says so, so that it can be read aloud, and is not out of date."""

from collections.abc import Iterator
from itertools import islice

from localaccount_gen.account import texts
from localaccount_gen.characters import MOST_TOLD
from localaccount_gen.codespans import without_code
from localaccount_gen.findings import Location, Severity
from localaccount_gen.languages import Slipped, pieces, slips
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.yamlfile import Document

_TOLD = {("quotes", "words"), ("outside_comments", "words"), ("foreword", "words"), ("signed", "transcript")}
"""Texts of front matter and account.yml that are somebody's own words or Markdown: the list or form, and the key."""


@rule("language", Severity.WARNING, "Web Content Accessibility Guidelines 2.2, 3.1.2 Language of Parts")
def language_of_passage(facts: Facts) -> Iterator[Found]:
    """A passage in another language is marked with its code: `[cy: Croeso i’r cyfrif]`.

    The code is one of BCP 47, such as cy for Welsh, pl for Polish or ur for Urdu. A mark stands in the text of a
    section, in the foreword, in a quote or in a comment from outside, and in no other text. It goes over no more than
    one paragraph, and has no link in it. What is marked is not put to the rules on wording.

    Why: a screen reader says words with the voice of their language, and Arabic or Urdu runs from the right

    Passes (market.md)::

        The group calls itself [cy: Croeso i bawb].

    Fails (market.md)::

        The group calls itself [welsh: Croeso i bawb].
    """
    account = facts.account
    for section in account.sections:
        yield from _told(section.document, (), section.body)
    for document in (account.document, *(section.document for section in account.sections)):
        for path, text in texts(document.values):
            if "[" not in text:
                continue
            if (path[0], path[-1]) in _TOLD:
                yield from _told(document, path, text)
            elif any(spoken for _, spoken in pieces(text)):
                yield Found(
                    document.place(*path),
                    "A passage in another language is not marked as one in this text.",
                    "move it into the text of the section, or take the mark off",
                )


def _told(document: Document, path: tuple[str | int, ...], text: str) -> Iterator[Found]:
    for slip in islice(slips(without_code(text) if not path else text), MOST_TOLD):
        yield Found(_place(document, path, text, slip), slip.problem, slip.fix)


def _place(document: Document, path: tuple[str | int, ...], text: str, slip: Slipped) -> Location:
    if path:
        return document.within(path, text[slip.offset : slip.offset + slip.length])
    return document.in_body(slip.offset, slip.length)


RULES = (language_of_passage,)
