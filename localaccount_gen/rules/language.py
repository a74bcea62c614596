"""Family `language`: what is not in English says so, so that it can be read aloud, and is not out of date."""

from collections.abc import Iterator
from itertools import islice

from localaccount_gen.characters import MOST_TOLD
from localaccount_gen.codespans import without_code
from localaccount_gen.digests import landing_digest
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
    for translation in account.translations:
        yield from _told(translation.document, (), translation.body)
    for document in (account.document, *(section.document for section in account.sections)):
        for path, text in document.texts:
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


@rule("language", Severity.WARNING, "Summaries in other languages that gave an earlier year’s figures")
def translation_stale(facts: Facts) -> Iterator[Found]:
    """Somebody who reads both languages confirmed that the summary says what the first page says now.

    `confirmed:` holds the first 12 digits of the SHA-256 of what the account says at a glance. The check tells you what
    to type, and tells you again when a word or a figure of the first page has changed. It cannot read the translation.

    Until it is first typed, this is advice.

    Why: an old translation tells its readers what is no longer so

    Passes (summary.cy.md)::

        ---
        title: Cyfrif lleol
        translated_by: Cyfieithwyr Halton
        date: 2025-10-01
        confirmed: c1c3330e9862
        ---
        Crynodeb.

    Fails (summary.cy.md)::

        ---
        title: Cyfrif lleol
        translated_by: Cyfieithwyr Halton
        date: 2025-10-01
        confirmed: 0123456789ab
        ---
        Crynodeb.
    """
    if facts.account.document.file in facts.broken:
        return
    now = landing_digest(facts.account, facts.quotes)
    for translation in facts.account.translations:
        name, confirmed = translation.language.name, translation.form.confirmed
        if confirmed == now:
            continue
        if first := confirmed is None:
            place = translation.document.key_place("title")
            problem = f"Nobody has confirmed that the {name} says what the first page says."
        else:
            place = translation.document.place("confirmed")
            problem = f"The first page has changed since somebody confirmed the {name}."
        fix = f"have somebody who reads both put right what differs, and then type  confirmed: {now}"
        yield Found(place, problem, fix, first)


RULES = (language_of_passage, translation_stale)
