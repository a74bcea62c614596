"""What came of a run of `collect`, in words. Whatever stands in it may be somebody else's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from localaccount_gen.characters import printable
from localaccount_gen.collecting.gathering import Outcome
from localaccount_gen.collecting.kept import RECORD, KeptCollection

_MOST = 20
"""Problems of one source that are told on a screen; collection.json has them all."""


def outcome_lines(outcome: Outcome) -> Iterator[str]:
    """A source, what came of it, and why anything did not come."""
    counts = (
        (len(outcome.new), "new"),
        (len(outcome.changed), "changed"),
        (len(outcome.same), "as before"),
        (len(outcome.gone), "gone since, kept here"),
    )
    told = ", ".join(f"{number} {what}" for number, what in counts if number)
    nothing = f"nothing came; {_number(outcome.kept, 'account')} kept from before" if outcome.kept else "nothing came"
    yield f"{printable(outcome.source)}: {told or nothing}"
    yield from (f"  gone: {printable(name)}" for name in outcome.gone)
    yield from (f"  - {printable(problem, 700)}" for problem in outcome.problems[:_MOST])
    more = len(outcome.problems) - _MOST
    if more > 0:
        yield f"  - and {more} more, told in {RECORD}"


def summary(kept: KeptCollection, outcomes: Sequence[Outcome], shown: Path) -> str:
    """What the collection has now, and how many problems there were."""
    records = kept.record.sources
    accounts = [account for source in records for account in source.accounts]
    councils = {account.code for account in accounts}
    told = (
        f"{shown.as_posix()}: {_number(len(accounts), 'account')} of {_number(len(councils), 'council')} "
        f"from {_number(len(records), 'source')}."
    )
    problems = sum(len(outcome.problems) for outcome in outcomes)
    if problems:
        told += f" {_number(problems, 'problem')}, told above and in {shown.as_posix()}/{RECORD}."
    return f"{told}\nMake pages of it:  localaccount build --collection {shown.as_posix()}" if accounts else told


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
