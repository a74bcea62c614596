"""Family `figure`: a measure's code is the one of its period."""

from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.measurenames import simple_code
from localaccount_gen.mentions import Code, Mention, codes, codes_beside, has_code
from localaccount_gen.model import Measure, Period
from localaccount_gen.prose import Kind
from localaccount_gen.rules.published import period_of
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.tellings import Telling


@rule("figure", Severity.ERROR, "an account that called control over daily life 1B after its code had become 3A")
def code_not_valid(facts: Facts) -> Iterator[Found]:
    """A measure's code is the one it has in that period: in 2023-24 most codes were given to other measures.

    Why: the old code now names another measure, and a reader who looks it up finds the wrong one

    Passes (feedback.md)::

        Our work on measure 3A, control over daily life, goes on.

    Fails (feedback.md)::

        Our work on measure 1B, control over daily life, goes on.
    """
    yield from _tagged_codes(facts)
    for telling in facts.tellings:
        if (
            telling.may_have_mention
            and has_code(telling.sentence.words)
            and telling.is_own_words
            and telling.sentence.kind is not Kind.CELL
            and not _explains_codes(telling)
        ):
            yield from _codes_in_words(facts, telling)
    yield from _codes_in_tables(facts)


def _tagged_codes(facts: Facts) -> Iterator[Found]:
    for entry in facts.account.figure_entries:
        code, period = entry.figure.measure, period_of(entry, facts)
        if code and facts.catalogue.measure(code, period) is None:
            place = entry.document.place("figures", entry.name, "measure")
            yield Found(place, _unknown(facts, code, period), "write the code that the measure has in that period")


def _unknown(facts: Facts, code: str, period: Period) -> str:
    others = facts.catalogue.wrong_code(code, period)
    if not others:
        return f"No measure has the code {code}."
    measure, right = others[0]
    now = f"Its code in {period} is {right}." if right else f"It was not published for {period}."
    return f"No measure has the code {code} in {period}. In other periods it is “{measure.plain_title}”. {now}"


def _explains_codes(telling: Telling) -> bool:
    """A sentence about codes, such as “From 2023-24 its code is 3A”, or one with several, speaks of them on purpose."""
    masked = telling.text.masked
    return "code" in masked or "formerly" in masked or "previously" in masked or len(codes(telling.text)) > 1


def _codes_in_words(facts: Facts, telling: Telling) -> Iterator[Found]:
    periods = {facts.account.period, *(named.period for named in telling.periods)}
    beside = list(codes_beside(telling.text, telling.mentions))
    for code, mention in (*beside, *_quotes_beside(telling)):
        if not _belongs(code.text, mention.measure, periods) and _was_once(code.text, mention.measure):
            yield Found(
                telling.sentence.place(code.start, code.end),
                _wrong(facts, code.text, mention.measure, facts.account.period),
                _right_code(mention.measure, facts.account.period),
            )
    if not telling.mentions:
        for code in codes(telling.text):
            known = any(facts.catalogue.measure_of_code(code.text, period) for period in periods)
            if not known and facts.catalogue.wrong_code(code.text, facts.account.period):
                yield Found(
                    telling.sentence.place(code.start, code.end),
                    _unknown(facts, code.text, facts.account.period),
                    "write the code of this period, or say which period you mean",
                )


def _quotes_beside(telling: Telling) -> Iterator[tuple[Code, Mention]]:
    """“[[1B]] have control over their daily life”: the quote fills in the figure of another measure."""
    quoted = [mention for mention in telling.mentions if mention.quoted and not mention.part]
    named = [mention for mention in telling.mentions if not mention.quoted]
    if len(quoted) == 1 and len(named) == 1 and quoted[0].end <= named[0].start:
        quote = quoted[0]
        yield Code(telling.sentence.words[quote.start + 2 : quote.end - 2].strip(), quote.start, quote.end), named[0]


def _belongs(code: str, measure: Measure, periods: set[Period]) -> bool:
    return code == measure.id or any(
        simple_code(measure.code_in(period) or "") == simple_code(code) for period in periods
    )


def _was_once(code: str, measure: Measure) -> bool:
    return simple_code(code) in {simple_code(one) for one in measure.codes.values()}


def _wrong(facts: Facts, code: str, measure: Measure, period: Period) -> str:
    now = facts.catalogue.measure_of_code(code, period)
    if now is None:
        return f"In {period} no measure has the code {code}. In other periods it was “{measure.plain_title}”."
    return f"In {period} the code {code} is “{now.plain_title}”, not “{measure.plain_title}”."


def _right_code(measure: Measure, period: Period) -> str:
    right = measure.code_in(period)
    if right:
        return f"write {right}, its code in {period}"
    return f"leave the code out, or name the period you mean: it was not published for {period}"


def _codes_in_tables(facts: Facts) -> Iterator[Found]:
    """“1B control over daily life” at the start of a row: the code must be that of the newest period in the table."""
    for grid in facts.grids:
        named = [one.period for one in facts.telling(" ".join((grid.title, *grid.header))).periods]
        periods = {max(named, default=facts.account.period)}
        for row, cells in enumerate(grid.rows):
            telling = facts.telling(cells[0])
            for code, mention in codes_beside(telling.text, telling.mentions):
                if not _belongs(code.text, mention.measure, periods) and _was_once(code.text, mention.measure):
                    period = max(periods)
                    yield Found(
                        grid.place(row, 0),
                        _wrong(facts, code.text, mention.measure, period),
                        _right_code(mention.measure, period),
                    )


RULES = (code_not_valid,)
