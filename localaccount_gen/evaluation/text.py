"""An evaluation in plain text, for a screen and for an e-mail."""

from collections.abc import Iterator, Sequence

from localaccount_gen.evaluation.changes import Move
from localaccount_gen.evaluation.evaluation import Evaluation
from localaccount_gen.evaluation.shares import CONVENTIONS
from localaccount_gen.requirements import Depth


def text(evaluation: Evaluation) -> str:
    return "\n".join(_lines(evaluation))


def _lines(evaluation: Evaluation) -> Iterator[str]:
    councils, accounts = len(evaluation.newest.entries), len(evaluation.counted.entries)
    yield f"{accounts} {_plural('account', accounts)} of {councils} {_plural('council', councils)}."
    if evaluation.notice:
        yield evaluation.notice
    if not councils:
        return
    yield ""
    yield "How many of the newest accounts go how deep into each of the suggested contents:"
    depths = sorted(Depth, reverse=True)
    yield from _table(
        ["", *(depth.words for depth in depths)],
        [[one.title, *(str(evaluation.newest.counted(one.key)[depth]) for depth in depths)]
         for one in evaluation.newest.suggested],
    )  # fmt: skip
    for one in evaluation.production:
        yield ""
        yield f"Councils with an account for {one.period}:"
        groups = (*one.by_type, *one.by_region)
        rows = [[group.name, str(group.share.count), str(group.share.base), group.share.words] for group in groups]
        rows.append(["Total", str(one.total.count), str(one.total.base), one.total.words])
        yield from _table(["", "with an account", "all", "per cent"], rows)
        yield one.base_line
    yield CONVENTIONS
    for change in evaluation.changes:
        yield ""
        both = f"{len(change.both)} {_plural('council', len(change.both))}"
        moves = ", ".join(f"{change.counted(move)} {move.value}" for move in Move)
        yield f"From {change.earlier} to {change.later}: {both} with both accounts; {len(change.began)} began, and "\
              f"{len(change.stopped)} stopped. Sections: {moves}."  # fmt: skip
    yield ""
    yield "What was found in 2013, counted again:"
    for finding in evaluation.review:
        yield f"- {finding.share.count} of {finding.share.base} {finding.words}. {finding.how}"
        if finding.then:
            yield f"  Then: {finding.then}"
    yield ""
    yield "Rules that find something, by number of accounts:"
    told = [result for result in evaluation.rules if result.counts.count or result.answered.count]
    for result in told:
        answered = f", and {result.answered.count} answered" if result.answered.count else ""
        yield f"- {result.rule.name}: {result.counts.count} of {result.counts.base}{answered}"
    if not told:
        yield "None."


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    first = max(len(row[0]) for row in rows)
    for row in (head, *rows):
        yield "  ".join(
            [row[0].ljust(first), *(cell.rjust(len(top)) for cell, top in zip(row[1:], head[1:], strict=True))]
        )


def _plural(noun: str, number: int) -> str:
    return noun if number == 1 else f"{noun}s"
