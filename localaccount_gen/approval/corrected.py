"""Whether public corrections alone lead from the words that were approved to the words there are now."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from localaccount_gen.approval.differences import SectionChange
from localaccount_gen.approval.lines import escaped
from localaccount_gen.approval.wording import PRINT
from localaccount_gen.forms import Correction

SUMMARY = "summary"
"""The page of two sheets; it and the page for printing repeat the others, and are corrected with them."""

_MARK = re.compile("(<[^<>]*>)")
_AROUND_WORDS = ".,;:()“”"
"""What stands beside a figure that changed, and did not change with it."""
_MOST_PROPOSED = 20
"""Corrections that anybody would read before pasting them; with more, a new approval is plainer (ours)."""
_MOST_WAYS = 64
"""Wordings of one line that several corrections can give (ours)."""


def explaining(
    old: Mapping[str, str], new: Mapping[str, str], corrections: Iterable[Correction], approved: date
) -> tuple[Correction, ...]:
    """The corrections that make every changed line of the approved texts into the line there is now; empty if they
    do not.

    `approved` is the day of the last approval: what is dated before it was approved with the rest. A correction
    replaces whole words and whole figures, everywhere in a line, and nothing in links, pictures and emphasis.
    """
    later = [one for one in corrections if one.date > approved and one.where and one.was and one.now]
    used: list[Correction] = []
    for key in {*old, *new}:
        if old.get(key) == new.get(key):
            continue
        fit = [one for one in later if key in (one.where, PRINT, SUMMARY)]
        found = _page(old.get(key, ""), new.get(key, ""), fit)
        if not found:
            return ()
        used += found
    return tuple(one for one in later if one in used)


def _page(old: str, new: str, corrections: Sequence[Correction]) -> list[Correction]:
    """Those that explain one page; empty if they do not."""
    before, after = old.splitlines(), new.splitlines()
    if len(before) != len(after) or old.partition("\n\n")[0] != new.partition("\n\n")[0]:
        return []
    used: list[Correction] = []
    for was, now in zip(before, after, strict=True):
        if was != now:
            ways = _ways(was, corrections)
            if now not in ways:
                return []
            used += ways[now]
    return used


def _ways(line: str, corrections: Sequence[Correction]) -> dict[str, tuple[Correction, ...]]:
    """What a line can become by the corrections, one after another, with those it takes."""
    ways: dict[str, tuple[Correction, ...]] = {line: ()}
    for correction in corrections:
        for there, taken in list(ways.items()):
            ways.setdefault(_replaced(there, correction), (*taken, correction))
        if len(ways) > _MOST_WAYS:
            return {}
    return ways


def _replaced(line: str, correction: Correction) -> str:
    was, now = escaped(correction.was or ""), escaped(correction.now or "")
    # 5 is not in 45, 5.2 or 1,500, and "care" not in "carer".
    whole = re.compile(rf"(?<!\w)(?<!\d[.,]){re.escape(was)}(?!\w)(?![.,]\d)")
    parts = _MARK.split(line)
    return "".join(part if _MARK.fullmatch(part) else whole.sub(lambda _: now, part) for part in parts)


def lacks(correction: Correction, keys: Iterable[str]) -> Iterator[str]:
    """What a correction does not say that a reader must know, a sentence for each."""
    told = (correction.where, correction.was, correction.now)
    if not correction.what and not any(told):
        yield "This correction does not say what was corrected: where, what it was and what it is now."
    elif not all(told) and (correction.was or correction.now or not correction.what):
        yield "Of where, was and now this correction has some and not all."
    elif correction.where and correction.where not in keys:
        yield f"There is no page “{correction.where}” in this account."
    elif correction.was and correction.was == correction.now:
        yield "What this correction says it was is what it says it is now."


def revisions(
    old: Mapping[str, str],
    new: Mapping[str, str],
    changes: Iterable[SectionChange],
    figures: Sequence[str],
    approved: date,
) -> tuple[Correction, ...]:
    """The corrections that would explain what revised official figures changed; empty where corrections cannot.

    `figures` says which figures were revised, `changes` what that does to the pages.
    """
    why = f"The Department of Health and Social Care revised official figures after this account came out: {figures[0]}"
    why += f", and {len(figures) - 1} more." if len(figures) > 1 else "."
    found = {
        (change.key, was, now): Correction.model_validate({
            "date": (approved + timedelta(days=1)).isoformat(), "where": change.key, "was": was,
            "now": now, "why": why, "substantial": "yes",
        })
        for change in changes
        if change.key not in (PRINT, SUMMARY)
        for one in change.words
        for was, now in [(one.was.strip(_AROUND_WORDS), one.now.strip(_AROUND_WORDS))]
        if was and now
    }  # fmt: skip
    proposed = tuple(found.values())
    return proposed if len(proposed) <= _MOST_PROPOSED and explaining(old, new, proposed, approved) else ()
