"""Family `priority`, continued: words that promise nothing."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule

TRIGGER = "North West ADASS, sector-led improvement, table 2: vague, ambiguous or too ambitious accounts are a risk"

_VAGUE = (
    r"(?:further\s+|actively\s+|proactively\s+|also\s+|better\s+)?"
    r"(?:continu(?:e|ing)\s+(?:to\s+(?:\w+ly\s+)?(?:work|develop|improve|explore|strengthen|build|support|promote|embed"
    r"|focus|engage|invest|enhance|drive|look|raise|ensure|be|strive|grow|champion|foster|encourage|embrace|progress"
    r"|transform|innovate|seek|consider|prioritise|listen|learn|make|maximise|collaborate)\b|with|our|the|this)"
    r"|explor(?:e|ing)\b|work(?:ing)?\s+(?:towards?|together|closely|collaboratively|in\s+partnership"
    r"|with\s+partners)\b"
    r"|strengthen(?:ing)?\b|promot(?:e|ing)\b|embed(?:ding)?\b|develop(?:ing)?\b|enhanc(?:e|ing)\b|champion(?:ing)?\b"
    r"|rais(?:e|ing)\s+awareness\b|look(?:ing)?\s+(?:at|into)\b|consider(?:ing)?\b|seek(?:ing)?\s+to\b|striv(?:e|ing)\b"
    r"|aspir(?:e|ing)\b|foster(?:ing)?\b|encourag(?:e|ing)\b|build(?:ing)?\s+on\b|driv(?:e|ing)\s+forward\b"
    r"|progress(?:ing)?\s|maximis(?:e|ing)\b|optimis(?:e|ing)\b|focus(?:ing)?\s+on\b|maintain(?:ing)?\s+(?:a"
    r"|our)\s+focus"
    r"|aim(?:ing)?\s+to\s+(?:improve|be|become|make))"
)
_STARTS_VAGUELY = re.compile(rf"\s*(?:[-*]\s+)?(?:to\s+)?{_VAGUE}", re.IGNORECASE)
_PROMISES_VAGUELY = re.compile(
    r"\s*(?:[-*]\s+)?(?:(?:and|but|so|also|then),?\s+)?(?:we|the council|our (?:teams?|staff|priority))\s+"
    r"(?:will|shall|plan to|aim to|intend to|are going to|hope to|want to|is to|are committed to"
    r"|remain committed to)\s+"
    rf"(?:all\s+|always\s+)?{_VAGUE}",
    re.IGNORECASE,
)
_COUNTABLE = re.compile(
    r"\d|\[\[|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half"
    r"|halve|double|quarter|third|every|each|weekly|monthly|quarterly|yearly|annually|daily)\b",
    re.IGNORECASE,
)


def starts_vaguely(title: str) -> bool:
    """Whether a title begins with a word such as “strengthen” and has nothing that could be counted."""
    return bool(_STARTS_VAGUELY.match(title)) and not _COUNTABLE.search(title)


@rule("priority", Severity.WARNING, TRIGGER)
def vague_priority(facts: Facts) -> Iterator[Found]:
    """No promise is only to continue, explore, work towards, strengthen, promote, embed or develop something.

    It looks at priorities, at what comes next on the landing page and at the section on what will be better. A number,
    a date or a measure makes such a promise one that can be kept.

    Why: nobody can ever say that such a promise was broken, or kept

    Passes (improvement.md)::

        We will develop a plan for carers by March 2026, and ask 200 of them whether it helped.

    Fails (improvement.md)::

        We will continue to work with our partners to promote independence.
    """
    for section in facts.sections:
        for index, priority in enumerate(section.form.priorities):
            if priority.measure is None and starts_vaguely(priority.title):
                yield Found(
                    section.document.place("priorities", index, "title"),
                    "Nobody will be able to tell whether this priority was met.",
                    "say what will be different and add a line such as  measure: …   with what can be counted",
                )
    told = facts.sentences
    for place, sentence in enumerate(told):
        if _is_promise(sentence) and not _COUNTABLE.search(sentence.words) and not _goes_on(told, place):
            yield Found(
                sentence.place(),
                "Nobody will be able to tell whether this was done.",
                "say what will be different, how much, and by when",
            )


def _is_promise(sentence: Sentence) -> bool:
    if sentence.path[:2] == ("at_a_glance", "next"):
        return bool(_STARTS_VAGUELY.match(sentence.words) or _PROMISES_VAGUELY.match(sentence.words))
    if sentence.section != "improvement" or sentence.path or sentence.kind is Kind.HEADING:
        return False
    starts = sentence.kind is Kind.ITEM and _STARTS_VAGUELY.match(sentence.words)
    return bool(starts or _PROMISES_VAGUELY.match(sentence.words))


def _goes_on(told: tuple[Sentence, ...], place: int) -> bool:
    """Whether the next sentence of the same paragraph says how much or by when."""
    here, after = told[place], told[place + 1] if place + 1 < len(told) else None
    if after is None or (after.document, after.path, after.kind) != (here.document, here.path, here.kind):
        return False
    between = here.document.body[here.offset + len(here.words) : after.offset]
    return "\n\n" not in between and bool(_COUNTABLE.search(after.words))


RULES = (vague_priority,)
