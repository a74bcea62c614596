"""Family `priority`, continued: what was promised comes back."""

import difflib
from collections.abc import Iterator

from localaccount_gen.account import Account, Section
from localaccount_gen.findings import Location, Severity
from localaccount_gen.promises import Promise, names_it, priorities_of, promises, simple
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.sectionforms import Priority, Progress

_NEAR = 0.6
"""How alike two titles must be, from 0 to 1, for one to be meant by the other (difflib's own default)."""


@rule("priority", Severity.WARNING, "promises that no later account speaks of")
def priority_not_reported(facts: Facts) -> Iterator[Found]:
    """Each priority of the account before comes back under progress: met, partly met, not met or dropped, and why.

    It is known by its name or by its title as it was written. One that is not due yet may stand again among the
    priorities, under the same name, instead.

    Why: a promise nobody comes back to teaches readers not to believe the next one

    Passes (improvement.md)::

        ---
        progress:
          - priority: Answer every call within two minutes
            outcome: not met
            words: It took four minutes on average, because three posts stood empty.
        ---

    Fails (improvement.md)::

        ---
        progress: []
        ---
    """
    if not facts.earlier or not facts.is_whole:
        return
    account, before = facts.account, facts.earlier[-1]
    left = [
        one
        for one in promises((*facts.earlier, account))
        if one.made_in == before.period and one.report is None and not one.is_running(account)
    ]
    known = priorities_of(before)
    for section, index, report in _unmatched(facts, known):
        if meant := _nearest(report, left):
            left.remove(meant)
            yield Found(
                section.document.place("progress", index, "priority"),
                f"No priority of the {before.period} account reads so. Did you mean “{meant.priority.title}”?",
                f"write it as it was:  priority: {meant.priority.title}   or by its name,  {meant.priority.name}",
            )
    for one in left:
        yield Found(
            _place(account),
            f"The {before.period} account promised “{one.priority.title}”, and this one does not say what became of "
            "it.",
            f"add under  progress:  priority: {one.priority.name}, outcome: met, partly met, not met or dropped, and "
            "words: what happened and why",
        )


def _unmatched(facts: Facts, known: list[Priority]) -> Iterator[tuple[Section, int, Progress]]:
    for section in facts.sections:
        for index, report in enumerate(section.form.progress):
            if not any(names_it(report, priority) for priority in known):
                yield section, index, report


def _nearest(report: Progress, left: list[Promise]) -> Promise | None:
    titles = {simple(name): one for one in left for name in (one.priority.title, one.priority.name)}
    near = difflib.get_close_matches(simple(report.priority), titles, n=1, cutoff=_NEAR)
    return titles[near[0]] if near else None


def _place(account: Account) -> Location:
    """Where the reports stand, or would stand."""
    reporting = next((section for section in account.sections if section.form.progress), None)
    section = reporting or account.section("improvement")
    return section.document.key_place("progress") if section else account.document.place()


RULES = (priority_not_reported,)
