"""Family `figure`: one fact has one value, wherever it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen import amounts
from localaccount_gen.account import FigureEntry
from localaccount_gen.findings import Location, Severity
from localaccount_gen.model import Period
from localaccount_gen.numerals import OTHER, Numeral, Unit
from localaccount_gen.prose import Kind
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.tellings import Telling

_Key = tuple[frozenset[str], Unit, Period]


@dataclass(frozen=True)
class _Fact:
    """A number and what it counts, as words that can be compared."""

    key: _Key
    """The words around the number, its unit and its period."""
    numeral: Numeral
    shown: str
    place: Location


@rule("figure", Severity.ERROR, "accounts whose summary, text and table gave three numbers for one thing")
def same_fact_two_values(facts: Facts) -> Iterator[Found]:
    """One fact has one value: in the summary, in every section, in Easy Read and among the figures.

    Why: a reader who finds two numbers for one thing does not know which to believe

    Passes (feedback.md)::

        In 2024-25 we answered 376 letters from residents.

        We answered 376 letters from residents in 2024-25.

    Fails (feedback.md)::

        In 2024-25 we answered 376 letters from residents.

        We answered 367 letters from residents in 2024-25.
    """
    yield from _labels_twice(facts)
    seen: dict[_Key, list[_Fact]] = {}
    for fact in _facts(facts):
        first = next((one for one in seen.get(fact.key, ()) if not _agree(one.numeral, fact.numeral)), None)
        if first is not None:
            yield Found(
                fact.place,
                f"“{fact.shown}” stands here, and “{first.shown}” at {_where(first.place)}.",
                "find out which is right and write it in both; better, enter it once under  figures:  and quote it in "
                "both as [[its-name]]",
            )
        seen.setdefault(fact.key, []).append(fact)


def _labels_twice(facts: Facts) -> Iterator[Found]:
    """Two figures with one label and two values."""
    seen: dict[tuple[object, ...], FigureEntry] = {}
    for entry in facts.account.figure_entries:
        figure = entry.figure
        key = (" ".join(figure.label.lower().split()), figure.unit, figure.measure, figure.period, figure.basis)
        if key in seen and seen[key].figure.value != figure.value:
            first = seen[key].place
            yield Found(
                entry.document.place("figures", entry.name, "value"),
                f"“{figure.label}” is {amounts.amount(figure)} here and {amounts.amount(seen[key].figure)} at "
                f"{_where(first)}.",
                "keep one of the two and quote it in words, or say in the label how they differ",
            )
        seen.setdefault(key, entry)


def _where(place: Location) -> str:
    return f"{place.file.rpartition('/')[2]}, line {place.line}"


def _agree(one: Numeral, other: Numeral) -> bool:
    return one.low <= other.high and other.low <= one.high


_SMALL_WORDS = {
    "a", "about", "also", "an", "and", "are", "around", "as", "asked", "at", "be", "been", "by", "came", "can",
    "could", "did", "do", "does", "for", "from", "get", "given", "go", "got", "had", "has", "have", "in", "is",
    "it", "its", "just", "made", "nearly", "no", "not", "of", "on", "only", "or", "our", "over", "people", "s",
    "said", "see", "so", "some", "than", "that", "the", "their", "there", "these", "they", "this", "those", "to",
    "told", "total", "under", "us", "was", "we", "went", "were", "which", "who", "with", "year", "you", "your",
}  # fmt: skip
"""Words that do not tell two facts apart."""

_CLAUSE_END = re.compile(
    r"[,;:()—–]| (?:and|but|because|so|while|which|that is|compared|up|down|an increase|a rise|a fall) "
)
_NOT_ONE_FACT = re.compile(
    r"\b(?:each|every|per|example|one of|another|others?|further|more|fewer|less|additional|extra|new|up to"
    r"|at least|between|months?|quarter|an? (?:day|week|hour|year)|last year|before|previous|earlier"
    r"|ago|then|later|by|targets?|plan\w*|will|want|if)\b"
)
_TIMES = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.HOURS, Unit.MINUTES)


def _facts(facts: Facts) -> Iterator[_Fact]:
    """The numbers in prose that stand alone in their part of a sentence, with its words."""
    for telling in facts.numbered:
        of_prose = telling.is_told and telling.sentence.kind not in (Kind.HEADING, Kind.CELL)
        named = {one.period for one in telling.periods} if of_prose and telling.text.numerals else set()
        if of_prose and telling.text.numerals and len(named) < 2 and not _elsewhere(telling):
            period = next(iter(named), telling.account.period)
            for start, end in _clauses(telling.text.masked):
                if fact := _fact(telling, start, end, period):
                    yield fact


def _elsewhere(telling: Telling) -> bool:
    """Whether another place is named; an average of the council's own is none."""
    return any(place[0] != "average" for place in telling.places)


def _clauses(masked: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE_END.finditer(masked):
        yield start, match.start()
        start = match.end()
    yield start, len(masked)


def _fact(telling: Telling, start: int, end: int, period: Period) -> _Fact | None:
    written, clause = telling.sentence.words[start:end], telling.text.masked[start:end]
    every = [one for one in telling.text.numerals if start <= one.start < end]
    counts = [one for one in every if one.unit not in _TIMES] or every
    if len(counts) != 1 or counts[0].signed or counts[0].unit is Unit.POINTS:
        return None
    if "[[" in written or _NOT_ONE_FACT.search(clause):
        return None
    words = frozenset(re.findall(r"[a-z][a-z’'-]+", clause)) - _SMALL_WORDS
    if len(words) < 2:
        return None
    # “On 31 March 2025” and “within two days” are part of what is counted.
    others = {telling.sentence.words[one.start : one.end] for one in every if one is not counts[0]}
    dates = {written[match.start() : match.end()] for match in re.finditer(f"{OTHER}+", clause)}
    dates -= {telling.sentence.words[one.start : one.end] for one in telling.periods}
    shown = " ".join(written.split()).strip(" .,;")
    place = telling.sentence.place(counts[0].start, counts[0].end)
    return _Fact((words | others | dates, counts[0].unit, period), counts[0], shown, place)


RULES = (same_fact_two_values,)
