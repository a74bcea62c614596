"""Family `figure`: who compares gives what it is compared with."""

import re
from collections.abc import Iterator
from itertools import pairwise

from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.tellings import Telling

_LIKENED = re.compile(
    r"\b(?:in line with|similar to|comparable (?:to|with)|on a par with|about the same as|much the same as|close to"
    r"|matches"
    r"|(?:better|worse|higher|lower|above|below|ahead of|behind)(?: than)?)"
    r" (?:in |that (?:of|for|in) |those (?:of|in) )?(?:the |our )?"
    r"(?:england(?:[’']s)?|english|national|nationally|regional|region|similar councils|statistical neighbours"
    r"|nearest neighbours"
    r"|comparators?|comparator group|family group|peers|other councils)\b(?P<after> [a-z]+)?"
)
_MARKS = ("engl", "nation", "region", "similar c", "neighbour", "comparator", "family g", "peers", "other c")
_NO_STATISTIC = re.compile(
    r"(?:english|national|regional)\b(?! ?(?:$|[.,;:)]|(?:average|figures?|rates?|levels?|picture|results?|prices?"
    r"|benchmark\w*"
    r"|performance|trends?|comparators?|and|but|for|on|in)\b))"
)
_AHEAD = re.compile(r"\b(?:want|would|will|aim|target|should|must|hope|if|whether)\b")
_NOT_STATISTICS = re.compile(
    r"\b(?:living wage|minimum|polic\w+|guid\w+|law|standards?|strateg\w+|legislation|priorit\w+|plan|programme"
    r"|requirements?|framework|criteria|direction|agenda|scheme|practice|expectations?|eligib\w+|thresholds?)\b"
)


@rule(
    "figure", Severity.WARNING, "an account that called its results “in line with national” and gave no national figure"
)
def comparator_missing(facts: Facts) -> Iterator[Found]:
    """Who says “in line with England” gives England’s figure, or compares the measure in one of the sections.

    Why: without the other figure nobody can see what the comparison is worth

    Passes (feedback.md)::

        Three in four staff had training, in line with the national average of 74% in 2024-25 (Skills for Care).

    Fails (feedback.md)::

        Three in four staff had training, in line with the national average.
    """
    shown = {measure.id for measure in facts.charted}
    may = {id(sentence) for sentence in facts.sentences_with(*_MARKS)}
    for telling, following in pairwise((*facts.tellings, None)):
        assert telling is not None
        match = _LIKENED.search(telling.text.masked) if id(telling.sentence) in may else None
        if match is None or not telling.is_told or _NO_STATISTIC.search(telling.text.masked, match.start()):
            continue
        if _AHEAD.search(telling.plain) or _NOT_STATISTICS.search(telling.text.masked, match.start()):
            continue
        if telling.mentions and all(mention.measure.id in shown for mention in telling.mentions):
            continue
        carried = telling.measure
        if (
            (carried and carried.id in shown)
            or _gives_figure(telling, following, match)
            or _page_compares(facts, telling)
        ):
            continue
        yield Found(
            telling.sentence.place(match.start(), match.end("after") if match["after"] else match.end()),
            f"“{telling.sentence.words[match.start() : match.end()].strip()}” is said without the figure it is set "
            f"beside.",
            "write the other figure with its year and where it comes from, or add the measure under  measures:  so "
            "that the page compares it",
        )


def _gives_figure(telling: Telling, following: Telling | None, match: re.Match[str]) -> bool:
    """Whether a number or a quote stands near: behind, in brackets, or in the sentence before or after."""
    behind = telling.text.masked[match.end() :]
    if "\x01" in behind or "[[" in telling.sentence.words[match.start() :]:
        return True
    if telling.text.numerals and any(place.end() <= match.start() for place in telling.places):
        return True
    if len(telling.text.numerals) >= 2 or telling.sentence.words.count("[[") >= 2:
        return True
    after = following if following is not None and following.before is telling else None
    near = [one for one in (telling.before, after) if one is not None]
    return any(one.places and (one.text.numerals or "[[" in one.sentence.words) for one in near)


def _page_compares(facts: Facts, telling: Telling) -> bool:
    """Whether the sentence names no measure and its section compares some: it may well speak of one of them."""
    section = facts.account.section(telling.sentence.section)
    return not telling.mentions and section is not None and bool(section.form.measures)


RULES = (comparator_missing,)
