"""Family `priority`, continued: words that promise nothing."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule

TRIGGER = "North West ADASS, sector-led improvement, table 2: vague, ambiguous or too ambitious accounts are a risk"

_VAGUE = (
    r"(?:(?:further|actively|proactively|also|better|together)\s+)?"
    r"(?:continu(?:e|ing)\s+(?:to\s+(?:\w+ly\s+)?(?:work|develop|improve|explore|strengthen|build|support|promote|embed"
    r"|focus|engage|invest|enhance|drive|look|raise|ensure|be|strive|grow|champion|foster|encourage|embrace|progress"
    r"|transform|innovate|seek|consider|prioritise|listen|learn|make|maximise|collaborate|deliver|provide)\b"
    r"|with\b|our\s+(?:journey|programme|work|efforts|focus|commitment)\b)"
    r"|work(?:ing)?\s+(?:(?:more|even)\s+)?(?:towards?|together|closely|collaboratively|in\s+partnership|with\s+partners)\b"
    r"|explor(?:e|ing)\b|strengthen(?:ing)?\b|promot(?:e|ing)\b|improv(?:e|ing)\b|embed(?:ding)?\b|develop(?:ing)?\b"
    r"|enhanc(?:e|ing)\b|champion(?:ing)?\b|rais(?:e|ing)\s+awareness\b|look(?:ing)?\s+(?:at|into|to\s+improve)\b|consider(?:ing)?\b"
    r"|seek(?:ing)?\s+to\b|striv(?:e|ing)\b|aspir(?:e|ing)\b|foster(?:ing)?\b|encourag(?:e|ing)\b|build(?:ing)?\s+on\b"
    r"|driv(?:e|ing)\s+(?:forward|improvement|change|up)\b|progress(?:ing)?\s|maximis(?:e|ing)\b|optimis(?:e|ing)\b"
    r"|focus(?:ing)?\s+on\b|maintain(?:ing)?\s+(?:a|our)\s+focus|be(?:come)?\s+(?:better|more|the\s+best)\b)"
)
_STARTS_VAGUELY = re.compile(rf"\s*(?:[-*]\s+)?(?:to\s+)?{_VAGUE}", re.IGNORECASE)
_PROMISES_VAGUELY = re.compile(
    r"(?<!what )(?<!how )(?<!which )(?<!whether )(?<!when )(?<!where )(?<!if )"
    r"\b(?:we|the (?:council|service)"
    r"|our (?:services?|teams?|staff|priority|focus|aim|ambition|vision|goal|partners))\s+"
    r"(?:will|shall|plan to|aim to|intend to|are going to|hope to|want to|aspire to|is to"
    r"|(?:is|are|remain) committed to|will be on|is on|are(?= continuing\b))\s+"
    rf"(?:all\s+|always\s+)?{_VAGUE}",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not?|never|nor|cannot)\b|n[’']t\b", re.IGNORECASE)
_WHILE = re.compile(r"\b(?:during|throughout|over) 20\d\d(?:[-–/]\d{2,4})?", re.IGNORECASE)
"""A period in which something goes on is no day by which it is done."""
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
        if _is_promise(sentence) and not _is_concrete(sentence.words) and not _goes_on(told, place):
            yield Found(
                sentence.place(),
                "Nobody will be able to tell whether this was done.",
                "say what will be different, how much, and by when",
            )


def _is_promise(sentence: Sentence) -> bool:
    if sentence.path[:2] == ("at_a_glance", "next"):
        return bool(_STARTS_VAGUELY.match(sentence.words) or _PROMISES_VAGUELY.search(sentence.words))
    if sentence.section != "improvement" or sentence.path or sentence.kind is Kind.HEADING:
        return False
    starts = sentence.kind is Kind.ITEM and _STARTS_VAGUELY.match(sentence.words)
    return bool(starts or _PROMISES_VAGUELY.search(sentence.words))


def _is_concrete(words: str) -> bool:
    """Whether a sentence has something that can be counted, or says what will not be done."""
    return bool(_COUNTABLE.search(_WHILE.sub(" ", words)) or _DENIED.search(words))


def _goes_on(told: tuple[Sentence, ...], place: int) -> bool:
    """Whether the next sentence of the same paragraph says how much or by when."""
    after = told[place + 1] if place + 1 < len(told) else None
    return after is not None and told[place].goes_on_in(after) and bool(_COUNTABLE.search(after.words))


RULES = (vague_priority,)
