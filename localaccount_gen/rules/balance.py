"""Family `balance`: an account tells what is not good enough as plainly as what is.

Rules on what changed since last year are in `changes`.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache

from localaccount_gen import words
from localaccount_gen.account import Section
from localaccount_gen.findings import Severity
from localaccount_gen.model import Measure, Verdict
from localaccount_gen.rules.rule import Facts, Found, rule

_REVIEW = "Ayling and Marsh for TEASC, 2013: accounts list achievements and leave out under-performance and cuts"


@rule("balance", Severity.WARNING, _REVIEW, {"fewest": 3})
def no_weakness(facts: Facts) -> Iterator[Found]:
    """The account names at least three things that are not good enough, each with what is being done about it.

    Why: every council has weaknesses, so an account without them is not believed

    Passes (outcomes.md)::

        ---
        must_be_better:
          - what: People wait too long for a first assessment.
            action: Two more social workers start in May 2026.
            priority: shorter-waits
          - what: Too many people move into a care home.
            action: Care at night starts in April 2026.
            priority: shorter-waits
          - what: Carers have less company than across England.
            action: Four carers’ cafés open by June 2026.
            priority: shorter-waits
        ---

    Fails (outcomes.md)::

        ---
        must_be_better:
          - what: People wait too long for a first assessment.
            action: Two more social workers start in May 2026.
            priority: shorter-waits
        ---
    """
    fewest = facts.setting(no_weakness, "fewest")
    promised = {priority.name for section in facts.account.sections for priority in section.form.priorities}
    named = sum(len(section.form.must_be_better) for section in facts.account.sections)
    if named < fewest and facts.is_whole:
        told = "nothing" if not named else f"only {named} thing{'s' if named > 1 else ''}"
        yield Found(
            facts.account.document.place(),
            f"The sections of this account name {told} that must be better.",
            f"write under  must_be_better:  in the sections, {fewest} times or more, what is not good enough and what "
            "you do about it",
        )
    for section in facts.sections:
        for index, weakness in enumerate(section.form.must_be_better):
            if not weakness.action and weakness.priority not in promised:
                yield Found(
                    section.document.place("must_be_better", index, "what"),
                    "This weakness does not say what is being done about it.",
                    "add a line such as  action: …   or  priority: …  with the name of a priority",
                )


@rule("balance", Severity.WARNING, _REVIEW, {"named": 3})
def only_good_figures(facts: Facts) -> Iterator[Found]:
    """Where every comparison shown is better than England, the account also shows some that are worse.

    The worst are those whose distance from England is the largest part of England's own figure; that order is ours.

    Why: whoever chooses only good figures is found out by anyone who opens the official table

    Passes (market.md)::

        ---
        measures: [4B, 6B]
        ---
        Fewer care homes are rated good or outstanding here ([[6B]]) than across England ([[6B.england]]).

    Fails (market.md)::

        ---
        measures: [4B]
        ---
        We helped more people to be safe.
    """
    charted = facts.charted
    if not facts.is_whole or not _all_better(facts, charted):
        return
    worst = _worst(facts, {measure.id for measure in charted})[: facts.setting(only_good_figures, "named")]
    if worst:
        section = next(section for section in facts.account.sections if section.form.measures)
        codes = ", ".join(measure.code_in(facts.account.period) or measure.id for measure in worst)
        yield Found(
            section.document.key_place("measures"),
            f"Every figure set beside England’s is a better one, and {_some_are_worse(facts, worst)}",
            f"show these too: add {codes} to the measures of a section, and say what you do about them",
        )


def _all_better(facts: Facts, measures: Iterable[Measure]) -> bool:
    """Whether all that can be set beside England's are better, and there is one."""
    verdicts = (facts.beside_england(measure)[1].verdict for measure in measures)
    told = (verdict for verdict in verdicts if verdict not in _SAYS_NOTHING)
    return next(told, None) is Verdict.BETTER and all(verdict is Verdict.BETTER for verdict in told)


_SAYS_NOTHING = (Verdict.NOT_PUBLISHED, Verdict.NOT_COMPARABLE, Verdict.TOO_FEW)


def _worst(facts: Facts, shown: set[str]) -> list[Measure]:
    """Measures of this period that are worse than England and not shown, the farthest from it first."""
    worse: list[tuple[Decimal, Measure]] = []
    for measure in facts.catalogue.measures.values():
        if measure.code_in(facts.account.period) and measure.id not in shown:
            found = facts.beside_england(measure)[1]
            if found.verdict is Verdict.WORSE and found.amount is not None and found.figure.value:
                worse.append((abs(found.amount / found.figure.value), measure))
    return [measure for _, measure in sorted(worse, key=lambda one: one[0], reverse=True)]


def _some_are_worse(facts: Facts, worst: list[Measure]) -> str:
    told = "; ".join(f"“{measure.plain_title}” ({_set_beside(facts, measure)})" for measure in worst)
    return f"the official table also holds worse ones: {told}."


def _set_beside(facts: Facts, measure: Measure) -> str:
    own, found = facts.beside_england(measure)
    return f"{words.short_value(own, measure)}, in England {words.short_value(found.figure, measure)}"


@rule("balance", Severity.WARNING, _REVIEW)
def worse_but_silent(facts: Facts) -> Iterator[Found]:
    """A measure that is worse than England's is spoken of on the page that shows it.

    Why: bad news that stands only in a chart looks hidden, and nobody learns what is done about it

    Passes (market.md)::

        ---
        measures: [6B]
        ---
        Fewer care homes are rated good or outstanding here ([[6B]]) than across England ([[6B.england]]).

    Fails (market.md)::

        ---
        measures: [6B]
        ---
        We thank everyone who works in care here.
    """
    for section in facts.sections:
        for index, use in enumerate(section.form.measures):
            measure = facts.catalogue.measure(use.measure, facts.account.period)
            if measure is None or use.note:
                continue
            worse = facts.beside_england(measure)[1].verdict is Verdict.WORSE
            if worse and not _is_mentioned(facts, section, measure):
                code = measure.code_in(facts.account.period) or measure.id
                yield Found(
                    section.document.place("measures", index),
                    f"“{measure.plain_title}” is worse here than in England ({_set_beside(facts, measure)}), and no "
                    "sentence on this page says so.",
                    f"write what you make of it, with  [[{code}]]  and  [[{code}.england]],  and what you do about it",
                )


_COMMON = {
    "about", "adult", "aged", "also", "and", "are", "around", "as", "at", "back", "by", "care", "for", "from",
    "get", "got", "had", "has", "have", "help", "her", "his", "in", "into", "is", "it", "last", "less", "live",
    "living", "month", "months", "more", "need", "new", "no", "not", "of", "older", "on", "or", "other", "our",
    "out", "over", "own", "people", "person", "receive", "report", "said", "service", "social", "some", "still",
    "support", "than", "that", "the", "their", "them", "there", "they", "this", "through", "to", "under", "up",
    "use", "was", "we", "were", "what", "when", "which", "who", "with", "within", "year", "years", "you",
    "your", "average", "council", "councils",
}  # fmt: skip
"""Words that say nothing of which measure is meant (ours)."""


def _is_mentioned(facts: Facts, section: Section, measure: Measure) -> bool:
    """Whether a sentence names the measure: by its code, as a quote, or by two of the words that are its own.

    Where it has only one such word, one is enough. Better to miss a silence than to call words silent.
    """
    names = [name for name in (measure.code_in(facts.account.period), measure.id) if name]
    part = facts.part(section.key)
    own = _own_words(f"{measure.plain_title} {measure.statement}")
    enough = min(2, len(own))
    if any(name in part.words and _apart(name).search(part.words) for name in names) or not enough:
        return bool(part.sentences)
    present = [word for word in own if word.strip() in part.all_folded]
    return len(present) >= enough and any(sum(word in said for word in present) >= enough for said in part.said)


@cache
def _apart(name: str) -> re.Pattern[str]:
    """The name where it is no part of a word, or of another code."""
    return re.compile(rf"(?<![\w(]){re.escape(name)}(?![\w(])")


@cache
def _own_words(text: str) -> set[str]:
    """The beginnings of the words that are not common, a space before each: of “moving” and “moves” the same."""
    found = re.findall(r"[a-z]{3,40}", text.casefold())
    return {f" {re.sub('(?:ing|ed|es|s|e)$', '', word)[:5]}" for word in found if word not in _COMMON}


RULES = (no_weakness, only_good_figures, worse_but_silent)
