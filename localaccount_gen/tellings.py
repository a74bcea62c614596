"""Sentences with what is needed to judge them: the measure each speaks of, its periods, the places it names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from localaccount_gen.account import Account
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.mentions import (
    Mention,
    Phrases,
    has_code,
    longest_words,
    mentions,
    one_measure,
    phrases_of,
    places,
)
from localaccount_gen.model import Measure, Period
from localaccount_gen.numerals import NUMBER_WORDS, Numbered, numbered
from localaccount_gen.prose import Kind, Part, Sentence

NAME = "\x03"

LONGEST = 2_000
"""Characters. What is longer is no sentence, and nobody could say what it claims (ours)."""

_OTHERS_WORDS = {"outside_comments", "quotes", "recommendations", "said", "you_said", "source"}
_NOT_TOLD = {
    "priorities", "answers", "not_covered", "corrections", "demonstration", "next", "engagement", "how_it_was_made",
    "label", "title", "target", "baseline", "basis", "speak_up", "contact", "other_formats",
}  # fmt: skip
"""Keys whose words are promises, reasons or names, and tell of no official figure of this period."""


@dataclass(frozen=True)
class Named:
    """A period named in a text."""

    period: Period
    start: int
    end: int


@dataclass(eq=False)
class Telling:
    """A sentence with what is needed to judge it. Not frozen, as sentences are not."""

    sentence: Sentence
    account: Account
    catalogue: Catalogue
    phrases: Phrases | None = None
    """Those of the whole account, so that a sentence is searched for no others; None for all."""
    previous: "Telling | None" = None
    """The sentence before it, wherever that stands."""
    heading: str = ""
    may_have_number: bool = True
    """False where it is sure, without a closer look, that it holds none."""
    may_have_mention: bool = True
    """The same of the name of a measure."""

    @cached_property
    def before(self) -> "Telling | None":
        """The sentence before it in the same paragraph or text."""
        return self.previous if self.previous and _follows(self.previous.sentence, self.sentence) else None

    @cached_property
    def text(self) -> Numbered:
        return numbered(self.sentence.words)

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        if not self.may_have_mention:
            return ()
        return mentions(self.text, self.catalogue, self.account.period, self.phrases)

    @cached_property
    def plain(self) -> str:
        """The masked text with the measures' names masked too, so that no word of theirs is taken for the council's."""
        pieces, last = [], 0
        for mention in self.mentions:
            if mention.start >= last and not mention.quoted:
                pieces += [self.text.masked[last : mention.start], NAME * (mention.end - mention.start)]
                last = mention.end
        return "".join((*pieces, self.text.masked[last:]))

    @cached_property
    def measure(self) -> Measure | None:
        """The one measure it speaks of; for “That is better …”, the one of the sentence before."""
        if self.mentions:
            return one_measure(self.mentions)
        carries_on = self.sentence.words.lower().startswith(_CARRYING) and _CARRIES_ON.match(self.text.masked)
        return self.before.measure if carries_on and self.before else None

    @cached_property
    def periods(self) -> tuple[Named, ...]:
        return tuple(_periods(self.sentence.words))

    @cached_property
    def places(self) -> tuple[re.Match[str], ...]:
        return places(self.text, self.catalogue, self.account.council.area.code)

    @cached_property
    def is_local(self) -> bool:
        """Whether it, its heading or the sentence before speaks of a survey of the council's own."""
        words = f"{self.heading} {self.before.sentence.words if self.before else ''} {self.sentence.words}"
        return bool(_LOCAL_SURVEY.search(words.lower()))

    @property
    def is_told(self) -> bool:
        """Whether the council tells it of what has been, rather than promising, quoting or naming."""
        return not (_NOT_TOLD | _OTHERS_WORDS) & _keys(self.sentence) and not self.is_note_on_measure

    @property
    def is_own_words(self) -> bool:
        return not _OTHERS_WORDS & _keys(self.sentence)

    @property
    def is_note_on_measure(self) -> bool:
        """Beside an official figure a council may say that it counts otherwise."""
        path = self.sentence.path
        return path[:1] == ("measures",) and path[-1:] == ("note",)

    def is_about_all(self, measure: Measure) -> bool:
        """Whether it speaks of everybody whom the measure counts, and not of women, or of day care."""
        known = known_words(measure)
        return all(match[0][:5] in known for match in _SOME_ONLY.finditer(self.text.masked))


def _keys(sentence: Sentence) -> set[str | int]:
    return set(sentence.path)


_CARRIES_ON = re.compile(
    r"(?:but |and |so )?(?:that|this|it|these|they|both|which)\b ?(?:figure |share |number |rate )?"

                         r"(?:is|was|has|have|are|were|also|still|now|rose|fell|went)\b")  # fmt: skip
_CARRYING = ("but ", "and ", "so ", "that", "this", "it", "these", "they", "both", "which")
_LOCAL_SURVEY = re.compile(
    r"\b(?:polls?|questionnaires?|our (?:own |local |annual |yearly |\w+ )?surveys?|local(?:ly run)? survey"
    r"|feedback (?:forms?|cards?)"
    r"|(?:exit|residents?|tenants?|staff|telephone|phone|text|online|customer|snapshot|healthwatch"
    r"|contact centre)[’']?s? survey"
    r"|we (?:asked|spoke to|rang|surveyed)|interview\w*|focus groups?|consultation|listening days?|quality checkers?"
    r"|in a test"
    r"|mystery shopp\w+|at the end of their|who completed|file audits?|case files?|exit form)\b"
)
_SOME_ONLY = re.compile(
    r"\b(?:residents|tenants|staff|employees|women|men|males?|females?|asian|black|white|ethnic|minority|lgbt\w*"
    r"|autis\w+"
    r"|dementia|learning disab\w+|physical disab\w+|sensory|mental health|visitors|callers|patients|pupils|young(?:er)?"
    r"|children|older|working[- ]age|aged|home care|care homes?|residential|nursing|day (?:care|services?|cent\w+)"
    r"|extra care"
    r"|supported living|shared lives|reablement|telecare|hospital|advocates?|advocacy|personal assistants?|respite"
    r"|breaks|group|district|ward|tenancies|those who|of the \w+ people who)\b"
)
# A quote is no number, whatever digits its name has.
_DIGIT = re.compile(r"\d(?![^\[\]\n]{0,78}\]\])")
_PERIOD = re.compile(r"(?<!\d)(20\d\d) ?(?:[-/–]| to ) ?(?:20)?(\d\d)(?!\d|,\d)")
_YEAR_END = re.compile(r"\byear (?:to|ending|ended)(?: 31)? march (20\d\d)")


def tellings(account: Account, catalogue: Catalogue, whole: Part, words: frozenset[str]) -> Iterator[Telling]:
    """Every sentence of sensible length, with the one before it and its heading; `words` are all that they have."""
    before: Telling | None = None
    heading = ""
    phrases = phrases_of(words)
    # Looking for marks in all sentences at once takes a tenth of the time of looking at each.
    digits = whole.matching(_DIGIT)
    numbers = {id(one) for one in (*digits, *whole.having(words & NUMBER_WORDS))}
    named = {id(one) for one in whole.having({"[[", *longest_words(phrases)})}
    named |= {id(one) for one in digits if has_code(one.words)}
    for sentence in whole.sentences:
        if len(sentence.words) > LONGEST:
            before = None
            continue
        if sentence.kind is Kind.HEADING:
            heading = sentence.words
        elif sentence.kind is Kind.VALUE or (before is not None and before.sentence.section != sentence.section):
            heading = ""
        key = id(sentence)
        telling = Telling(sentence, account, catalogue, phrases, before, heading, key in numbers, key in named)
        yield telling
        before = telling


def _follows(before: Sentence, sentence: Sentence) -> bool:
    """Whether two sentences stand in one paragraph, or one value."""
    if before.document is not sentence.document or before.path != sentence.path or before.kind is not sentence.kind:
        return False
    if sentence.kind in (Kind.HEADING, Kind.CELL):
        return False
    between = sentence.offset - before.offset - len(before.words)
    source = sentence.value if sentence.path else sentence.document.body
    return 0 <= between <= 4 and "\n\n" not in source[sentence.offset - between : sentence.offset]


def _periods(words: str) -> Iterator[Named]:
    for match in _PERIOD.finditer(words):
        if (int(match[1]) + 1) % 100 == int(match[2]):
            yield Named(Period(int(match[1])), match.start(), match.end())
    for match in _YEAR_END.finditer(words.lower()):
        yield Named(Period(int(match[1]) - 1), match.start(), match.end())


def known_words(measure: Measure) -> str:
    """All that the official table says of a measure, in small letters."""
    return " ".join(
        (
            measure.title,
            measure.plain_title,
            measure.statement,
            measure.question,
            measure.numerator,
            measure.denominator,
        )
    ).lower()
