"""Family `form`, begun: an account of a length people read."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.narrative import word_count
from localaccount_gen.prose import Kind, Part, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule

_PRINTED = "accounts of 82 pages were published, ten of them a glossary"
_WORDS_A_PAGE = 330
_CHARTS_A_PAGE = 3
"""A printed report in 12 point (ours). Our own print edition has more pages, as it spells every comparison out."""


@rule(
    "form",
    Severity.WARNING,
    f"letter to directors on producing local accounts, 2011, which asks for a short one; {_PRINTED}",
    {"words": 6000, "pages": 20, "strong_pages": 40, "glossary_percent": 5},
)
def too_long(facts: Facts) -> Iterator[Found]:
    """The account has no more than about 6,000 words or 20 printed pages.

    A page is reckoned as 330 words, or three comparisons. Easy Read does not count; it is an edition of its own. Nor do
    corrections.

    Why: people read the first pages of a long report and none of the rest

    Passes (outcomes.md)::

        Two pages that people read tell them more than twenty that they do not.

    Fails (outcomes.md)::

        ## Glossary

        An assessment is a talk about what you need. A review is another talk, a year later, about whether it still
        fits. An enquiry finds out whether somebody is being harmed. A carer looks after somebody and is not paid.
        A direct payment is money for your own support. A personal assistant is somebody you choose and pay yourself.
        An advocate is on your side and helps you say what you want. Reablement is help to do things for yourself.
    """
    counted = {part.key: word_count("\n".join(one.words for one in _counted(part))) for part in facts.parts}
    glossary = sum(_glossary_words(part) for part in facts.parts)
    words = sum(counted.values())
    charts = sum(len(section.form.measures) for section in facts.account.sections)
    pages = round(words / _WORDS_A_PAGE + charts / _CHARTS_A_PAGE)
    most_words, most_pages = facts.setting(too_long, "words"), facts.setting(too_long, "pages")
    place = facts.account.document.place()
    if words > most_words or pages > most_pages:
        much = "far too long" if pages > facts.setting(too_long, "strong_pages") else "long"
        longest = sorted(facts.account.sections, key=lambda section: -counted[section.key])[:3]
        named = ", ".join(f"{section.key}.md ({counted[section.key]:,} words)" for section in longest)
        yield Found(
            place,
            f"The account is {much}: {words:,} words, or about {pages} printed pages. "
            f"Most people stop before {most_words:,} words or {most_pages} pages.",
            f"shorten the longest sections first: {named}",
        )
    percent = facts.setting(too_long, "glossary_percent")
    if glossary * 100 > words * percent:
        yield Found(
            place,
            f"The glossary has {glossary:,} of {words:,} words, more than {percent}%.",
            "use plain words instead, and take out those that the site’s own glossary explains",
        )


_GLOSSARY = re.compile(
    r"(?:glossary|jargon|what (?:the|these) words mean|words explained|abbreviations)", re.IGNORECASE
)

_GLOSSARY_MARKS = ("glossary", "jargon", "words", "abbreviations")


def _counted(part: Part) -> list[Sentence]:
    return [one for one in part.sentences if "easy_read" not in one.path and "corrections" not in one.path]


def _glossary_words(part: Part) -> int:
    """How many words stand under a heading that calls them a glossary."""
    if not any(word in part.all_folded for word in _GLOSSARY_MARKS):
        return 0
    words, inside = 0, False
    for sentence in _counted(part):
        if sentence.kind is Kind.HEADING:
            inside = bool(_GLOSSARY.match(sentence.said))
        elif inside and not sentence.path:
            words += sentence.word_count
    return words


RULES = (too_long,)
