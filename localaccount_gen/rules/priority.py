"""Family `priority`: a promise has somebody who answers for it, a day, a way to tell, and a reason to be made.

How far a promise reaches is in `ambition`, what became of last year's in `reported`, words that promise nothing are in
`vague`, words for time in `days`.
"""

import re
from collections.abc import Callable, Iterator

from localaccount_gen.account import Section
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.vague import TRIGGER, starts_vaguely
from localaccount_gen.sectionforms import Priority

_Place = tuple[Section, int, Priority]


def each_priority(facts: Facts) -> Iterator[_Place]:
    """Every priority with its section and its place in the list."""
    for section in facts.sections:
        for index, priority in enumerate(section.form.priorities):
            yield section, index, priority


def _lacking(facts: Facts, lacks: Callable[[Priority], bool], problem: str, fix: str) -> Iterator[Found]:
    for section, index, priority in each_priority(facts):
        if lacks(priority):
            yield Found(section.document.place("priorities", index, "title"), problem, fix)


_POST = re.compile(
    r"\b(?:head|heads|directors?|managers?|leads?|leader|officers?|chief|chair|member|commissioners?|coordinator"
    r"|co-ordinator|principal|workers?|councillors?|cllr|consultant|nurse|practitioner|controller|executive|adviser"
    r"|advisor|specialist|owner|secretary|treasurer|inspector|champion|ambassador|deputy|guardian|matron|analyst"
    r"|accountant|solicitor|registrar|strategist|partner)\b",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"(?:\b(?:teams?|staff|councils?|departments?|directorates?|services?|boards?|groups?|committees?|partnerships?"
    r"|partners|officers|managers|management|everyone|everybody|all|we|us|various|commissioning|care|divisions?"
    r"|units?|providers|tb[ac]|leads)|n/a)\W*$",
    re.IGNORECASE,
)
_MANY = re.compile(r"^\W*(?:all|every|our|the|senior|various|several)\b.*s\W*$", re.IGNORECASE)


def is_group(owner: str) -> bool:
    """Whether an owner is a group, in which nobody need answer: “the team”, “all managers”; not “Head of the team”."""
    if _MANY.match(owner) and not re.search(r"\b(?:of|for)\b", owner):
        return True
    return bool(_GROUP.search(owner)) and not _POST.search(owner)


@rule("priority", Severity.WARNING, TRIGGER)
def priority_without_owner(facts: Facts) -> Iterator[Found]:
    """A post answers for each priority: not “the team”, in which nobody need.

    Why: a promise that nobody answers for is nobody's

    Passes (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the average wait for a first assessment to 36 days
            owner: Head of Social Work
            due: 2026-12-31
            measure: Average days from the first call to the first assessment
            baseline: 42 days
            target: 36 days
        ---

    Fails (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the average wait for a first assessment to 36 days
            owner: The assessment team
            due: 2026-12-31
            measure: Average days from the first call to the first assessment
            baseline: 42 days
            target: 36 days
        ---
    """
    for section, index, priority in each_priority(facts):
        if priority.owner is None:
            place, problem = section.document.place("priorities", index, "title"), "Nobody answers for this priority."
        elif is_group(priority.owner):
            place = section.document.place("priorities", index, "owner")
            problem = f"“{priority.owner}” is not a post, so nobody answers for this priority."
        else:
            continue
        yield Found(place, problem, "name the post that answers for it, such as  owner: Head of Social Work")


@rule("priority", Severity.WARNING, TRIGGER)
def priority_without_date(facts: Facts) -> Iterator[Found]:
    """Each priority has the day by which it is met.

    Why: reviewers call an account vague when a promise has no date

    Passes (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the average wait for a first assessment to 36 days
            owner: Head of Social Work
            due: 2026-12-31
            measure: Average days from the first call to the first assessment
            baseline: 42 days
        ---

    Fails (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the average wait for a first assessment to 36 days
            owner: Head of Social Work
            measure: Average days from the first call to the first assessment
            baseline: 42 days
        ---
    """
    yield from _lacking(
        facts,
        lambda priority: priority.due is None,
        "This priority has no date to be met by.",
        f"add a line such as  due: {facts.account.period.end.year + 1}-03-31",
    )


@rule("priority", Severity.WARNING, TRIGGER)
def priority_without_measure(facts: Facts) -> Iterator[Found]:
    """Each priority says how anyone can tell that it is met.

    Why: a promise that nobody can check is not one

    Passes (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the wait for a first assessment
            owner: Head of Social Work
            due: 2026-12-31
            measure: Average days from the first call to the first assessment
            baseline: 42 days
        ---

    Fails (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the wait for a first assessment
            owner: Head of Social Work
            due: 2026-12-31
            baseline: 42 days
        ---
    """
    yield from _lacking(
        facts,
        lambda priority: priority.measure is None and not starts_vaguely(priority.title),
        "This priority does not say how anyone can tell that it is met.",
        "add a line such as  measure: average days from the first call to the first assessment",
    )


@rule("priority", Severity.WARNING, TRIGGER)
def priority_without_baseline(facts: Facts) -> Iterator[Found]:
    """Each priority says where things stand now.

    Why: nobody can see how far it is from here to there without knowing where here is

    Passes (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the average wait for a first assessment to 36 days
            owner: Head of Social Work
            due: 2026-12-31
            measure: Average days from the first call to the first assessment
            baseline: 42 days
        ---

    Fails (improvement.md)::

        ---
        priorities:
          - name: shorter-waits
            title: Cut the average wait for a first assessment to 36 days
            owner: Head of Social Work
            due: 2026-12-31
            measure: Average days from the first call to the first assessment
        ---
    """
    yield from _lacking(
        facts,
        lambda priority: priority.baseline is None,
        "This priority does not say where things stand now.",
        f"add a line such as  baseline: 42 days in {facts.account.period}   or quote a figure, as in "
        '"[[first-assessment-wait]]"',
    )


@rule("priority", Severity.WARNING, TRIGGER)
def weakness_without_priority(facts: Facts) -> Iterator[Found]:
    """Each weakness leads to a priority, and each priority comes from a weakness or a commitment.

    Why: readers ask of every weakness what will be done, and of every promise what it is for

    Passes (outcomes.md)::

        ---
        must_be_better:
          - {what: People wait too long., action: Two social workers start in May 2026., priority: shorter-waits}
          - {what: Reviews are late., action: A team of six does only reviews., priority: shorter-waits}
          - {what: Carers get too few breaks., action: Four cafés open by June 2026., priority: shorter-waits}
        ---

    Fails (outcomes.md)::

        ---
        must_be_better:
          - {what: People wait too long., action: Two social workers start in May 2026., priority: shorter-waits}
          - {what: Reviews are late., action: A team of six does only reviews., priority: shorter-waits}
          - {what: Carers get too few breaks., action: Four cafés open by June 2026.}
        ---
    """
    if not facts.is_whole:
        return
    names = [priority.name for _, _, priority in each_priority(facts)]
    answered = {weakness.priority for section in facts.sections for weakness in section.form.must_be_better}
    loose = [
        section.document.place("must_be_better", index, "what")
        for section in facts.sections
        for index, weakness in enumerate(section.form.must_be_better)
        if weakness.priority is None
    ]
    if loose and not names:
        yield Found(
            loose[0],
            "The account names weaknesses and no priorities.",
            "write under  priorities:  in improvement.md what you promise, and name it here with  priority: …",
        )
    for place in loose if names else ():
        yield Found(
            place,
            "This weakness leads to no priority.",
            f"add a line such as  priority: {names[0]}   (the priorities are: {', '.join(names)})",
        )
    for section, index, priority in each_priority(facts):
        if priority.name not in answered and priority.commitment is None:
            yield Found(
                section.document.place("priorities", index, "title"),
                "This priority comes from no weakness and no commitment.",
                f"add  priority: {priority.name}  to the weakness it answers, or here  commitment: …  with where it "
                "was promised",
            )


RULES = (
    priority_without_owner,
    priority_without_date,
    priority_without_measure,
    priority_without_baseline,
    weakness_without_priority,
)
