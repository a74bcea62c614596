"""Family `figure`: better, worse, up and down are said as far as the published figures allow, and the right way "
"round."""

import re
from collections.abc import Iterator

from localaccount_gen import words
from localaccount_gen.changes import Change, changes
from localaccount_gen.claims import BETTER, DOWN, UP, WORSE, Claim, is_bad, is_good
from localaccount_gen.findings import Severity
from localaccount_gen.model import Difference, Measure, Polarity, Verdict
from localaccount_gen.rules.judged import beside_of, change_of, comparison_of
from localaccount_gen.rules.published import name
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.tellings import Telling

_UNSAYABLE = (Verdict.SAME, Verdict.UNCLEAR, Verdict.TOO_FEW)
_MARGIN = "Office for National Statistics, on uncertainty and how it is measured"


@rule("figure", Severity.WARNING, _MARGIN)
def claim_inside_margin(facts: Facts) -> Iterator[Found]:
    """Better, worse, higher, lower, improved or fell is said only of a difference larger than the combined margin.

    Why: a difference inside the margin may be chance, and next year it may be the other way round

    Passes (feedback.md)::

        There is no clear change in the share of people who feel safe since 2023-24.

    Fails (feedback.md)::

        The share of people who feel safe has fallen since 2023-24.
    """
    for claim in facts.claims:
        found = _beside_finding(facts, claim) if claim.against else _change_finding(facts, claim)
        if found:
            yield Found(claim.telling.sentence.place(claim.start, claim.end), *found)


def _beside_finding(facts: Facts, claim: Claim) -> tuple[str, str] | None:
    comparison = comparison_of(facts, claim)
    beside = beside_of(facts, claim)
    if beside is None:
        return None
    measure, verdict = claim.measure, beside.difference.verdict
    figures = (
        f"{words.value(comparison.figure, measure)} beside {words.short_value(beside.difference.figure, measure)} "
        f"for {words.place(beside.area)} in {comparison.figure.period}"
    )
    if verdict in _UNSAYABLE:
        return (
            f"“{claim.words}” says more than the figures do. {name(measure, comparison.figure.period)} was {figures}"
            f"{_because(verdict, measure)}.",
            f"write “about the same as {words.place(beside.area)}”"
            if verdict is Verdict.SAME
            else "write that too few people answered to say",
        )
    if verdict is Verdict.NOT_COMPARABLE:
        return (
            f"“{claim.words}” cannot be said: {name(measure, comparison.figure.period)} cannot be compared between "
            f"councils in {comparison.figure.period}.",
            "give the figure and leave out the comparison",
        )
    if _contradicts(claim, beside.difference) and not _is_reversed(claim):
        return (
            f"“{claim.words}” is the opposite of what was published. {name(measure, comparison.figure.period)} was "
            f"{figures}.",
            f"write “{verdict} than {words.place(beside.area)}”",
        )
    return None


def _change_finding(facts: Facts, claim: Claim) -> tuple[str, str] | None:
    found = change_of(facts, claim)
    if found is None:
        return None
    own, earlier = found
    measure = claim.measure
    then = f"{earlier.figure.period} ({words.short_value(earlier.figure, measure)})"
    figures = (
        f"{name(measure, own.period)} was {words.value(own, measure)} in {own.period} and "
        f"{words.short_value(earlier.figure, measure)} in {earlier.figure.period}"
    )
    if earlier.verdict in _UNSAYABLE:
        return (
            f"“{claim.words}” says more than the figures do. {figures}{_because(earlier.verdict, measure)}.",
            f"write “no clear change since {then}”",
        )
    if _contradicts(claim, earlier) and not _is_reversed(claim):
        return f"“{claim.words}” is the opposite of what was published. {figures}.", "write it the other way round"
    return None


def _because(verdict: Verdict, measure: Measure) -> str:
    if verdict is Verdict.TOO_FEW:
        return ", and too few people answered to say how they compare"
    return (
        ", and the difference is within the margin of error" if measure.collection.is_survey else ", which is the same"
    )


def _contradicts(claim: Claim, published_difference: Difference) -> bool:
    amount, verdict = published_difference.amount, published_difference.verdict
    if not amount:
        return False
    if claim.way in (UP, DOWN):
        return (amount > 0) is (claim.way == DOWN)
    return (claim.way, verdict) in ((BETTER, Verdict.WORSE), (WORSE, Verdict.BETTER))


def _is_reversed(claim: Claim) -> bool:
    """Whether better and worse are mixed up because lower is better: for the rule on direction."""
    return claim.measure.polarity is Polarity.LOWER and claim.way in (BETTER, WORSE)


_PRAISE = re.compile(
    r"\b(?:pleased|proud|delighted|glad|success\w*|good news|great news|positive\w*|welcome|encouraging|achiev\w+"
    r"|excellent"
    r"|strong performance|performing well|celebrat\w+|improv\w+|well done)\b"
)
_BLAME = re.compile(
    r"\b(?:sorry|disappoint\w+|concern(?:s|ed|ing)?|worr\w+|poor\w*|setback|bad news|regret\w*|worse\w*|unacceptable)\b"
)
_TURNS = re.compile(r"\b(?:but|although|though|however|while|despite|yet|still|except|because|since more|reflects?)\b")


@rule("figure", Severity.ERROR, "a public table of measures that gives one of them the wrong direction")
def wrong_direction(facts: Facts) -> Iterator[Found]:
    """A rise is called good only where higher is better, and a fall only where lower is better.

    Why: praise for a figure that got worse tells readers that nobody looked at it

    Passes (feedback.md)::

        Admissions to care homes of people aged 65 and over were 252.2 per 100,000, which is lower than England.

    Fails (feedback.md)::

        We are proud that admissions to care homes of people aged 65 and over rose in 2023-24.
    """
    for telling in facts.numbered:
        if telling.measure is not None and telling.is_told:
            yield from _numbers_reversed(telling, telling.measure)
    for claim in facts.claims:
        if problem := _reversed(facts, claim):
            yield Found(claim.telling.sentence.place(claim.start, claim.end), problem, _direction_fix(claim.measure))


def _direction_fix(measure: Measure) -> str:
    better = "lower" if measure.polarity is Polarity.LOWER else "higher"
    return f"say it the other way round: for this measure {better} is better"


def _reversed(facts: Facts, claim: Claim) -> str | None:
    masked = claim.telling.text.masked
    good, bad = is_good(claim), is_bad(claim)
    told = f"“{claim.telling.sentence.said}”" if len(claim.telling.sentence.said) < 90 else f"“{claim.words}”"
    which = name(claim.measure, facts.account.period)
    if _is_reversed(claim):
        beside, change = beside_of(facts, claim), change_of(facts, claim)
        found = (beside.difference if beside else None) if claim.against else change[1] if change else None
        if found and _contradicts(claim, found):
            return f"{told} has the direction the wrong way round: for {which} lower is better."
    if _TURNS.search(masked):
        return None
    keys = claim.telling.sentence.path
    praised = "went_well" in keys or (bool(_PRAISE.search(masked)) and not _BLAME.search(masked))
    blamed = ("must_be_better" in keys and "what" in keys) or (
        bool(_BLAME.search(masked)) and not _PRAISE.search(masked)
    )
    if bad and praised and not blamed:
        return f"{told} is put as good news, and for {which} {_direction(claim.measure)} is better."
    if good and blamed and not praised and not claim.against:
        return f"{told} is put as bad news, and for {which} {_direction(claim.measure)} is better."
    return None


def _direction(measure: Measure) -> str:
    return "lower" if measure.polarity is Polarity.LOWER else "higher"


_NO_TURN = r"(?:(?!\b(?:and|but|while)\b)[^;.])*"


def _numbers_reversed(telling: Telling, measure: Measure) -> Iterator[Found]:
    """“Improved from 592.5 to 640.0”, where lower is better."""
    for change in changes(telling.text):
        words_before = telling.text.masked[max(0, change.start - 90) : change.start]
        better = re.search(rf"\bimprov\w+\b{_NO_TURN}$", words_before)
        worse = re.search(rf"\b(?:worsen\w*|deteriorat\w+)\b{_NO_TURN}$", words_before)
        went = (change.after.low > change.before.high) - (change.after.high < change.before.low)
        wanted = {Polarity.HIGHER: 1, Polarity.LOWER: -1, Polarity.NONE: 0}[measure.polarity]
        if not went or not wanted or not (better or worse) or not _can_be(change, measure):
            continue
        if (went == wanted) is bool(worse):
            yield Found(
                telling.sentence.place(change.start, change.end),
                f"This is called {'an improvement' if better else 'a deterioration'}, and for "
                f"{name(measure, telling.account.period)} {_direction(measure)} is better.",
                _direction_fix(measure),
            )


def _can_be(change: Change, measure: Measure) -> bool:
    is_share = change.after.unit.value == "%"
    return is_share is (measure.unit == "percent")


RULES = (claim_inside_margin, wrong_direction)
