"""The structured parts of a section as lines to be heard: figures, what was done, who was asked, what is promised."""

from collections.abc import Iterable, Iterator, Mapping

from localaccount_gen import amounts, words
from localaccount_gen.account import Account
from localaccount_gen.editions.linear import ended
from localaccount_gen.forms import LocalFigure
from localaccount_gen.languages import without_marks
from localaccount_gen.promises import Promise
from localaccount_gen.sectionforms import (
    Engagement,
    Evidence,
    Priority,
    Recommendation,
    SectionForm,
    Weakness,
    YouSaidWeDid,
)

NOT_SAID = "The account does not say."


def heading(title: str) -> Iterator[str]:
    """A title after an empty line, by which it is known for one."""
    yield ""
    yield title


def listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    """Lines under a title; nothing at all where there are none."""
    told = list(lines)
    if told:
        yield from heading(title)
        yield from told


def figure_line(figure: LocalFigure) -> str:
    """“Days waited for an assessment: 42 days. That is down 4 days from 46 days. Source: Our records.”"""
    change = amounts.change(figure)
    taken = f", {words.day(figure.taken.isoformat())}" if figure.taken else ""
    return sentences(
        f"{_capital(figure.label)}: {amounts.amount(figure)}",
        f"That is {change}" if change else "The figure of the year before is not given",
        figure.reason,
        figure.basis,
        figure.note,
        figure.source and f"Source: {figure.source}{taken}",
    )


def record_lines(form: SectionForm, priorities: Mapping[str, str]) -> Iterator[str]:
    """What went well, what did not, who was asked, what was learned. `priorities` are the titles of all, by name."""
    if form.went_well or form.must_be_better:
        yield from listed("What went well", form.went_well or ["This part does not say what went well."])
        weak = [_weakness(one, priorities) for one in form.must_be_better]
        yield from listed("What must be better", weak or ["This part does not say what must be better."])
    yield from _lines_of_evidence(form.evidence)
    yield from listed("Who was asked", (_engagement(one) for one in form.engagement))
    yield from listed("What people said, and what was done", (_you_said(one) for one in form.you_said_we_did))
    yield from listed(
        "What was learned", (sentences(one.lesson, f"What was done: {one.action}") for one in form.lessons)
    )
    yield from listed("What reviewers recommended", (_recommendation(one) for one in form.recommendations))
    yield from listed(
        "In people’s own words",
        (sentences(f"“{without_marks(one.words)}”", _capital(one.who)) for one in form.quotes if one.consent),
    )


def progress_lines(form: SectionForm) -> Iterator[str]:
    """What became of last year's promises."""
    yield from listed(
        "What became of last year’s promises",
        (sentences(one.priority, one.outcome.capitalize(), one.words) for one in form.progress),
    )


def promise_lines(form: SectionForm) -> Iterator[str]:
    """What is promised now: who, by when, how anyone can tell, from where to where."""
    yield from listed(
        "What is promised",
        (f"Promise {number}. {_priority(one)}" for number, one in enumerate(form.priorities, 1)),
    )


def kept_lines(promises: Iterable[Promise], account: Account) -> Iterator[str]:
    """Every promise of earlier accounts, and what became of it."""
    yield from listed(
        f"Every promise of earlier accounts of {account.council.short_name}, and what became of it",
        (_promise(one, account) for one in promises),
    )


def sentences(*parts: str | None) -> str:
    """The parts that say something, each with a full stop."""
    return " ".join(ended(part) for part in parts if part)


def _lines_of_evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    lines = []
    for one in evidence:
        dated = f", {words.day(one.date.isoformat())}" if one.date else ""
        lines.append(sentences(one.what, f"Source: {one.source}{dated}"))
        if one.address:
            lines.append(f"The address of “{one.source}”: {one.address}")
    yield from listed("Where this comes from", lines)


def _weakness(one: Weakness, priorities: Mapping[str, str]) -> str:
    promise = priorities.get(one.priority or "")
    return sentences(
        one.what,
        one.action and f"What is being done: {one.action}",
        promise and f"What is promised: {promise}",
        None if one.action or promise else "It does not say what is being done.",
    )


def _engagement(one: Engagement) -> str:
    number = f": {one.how_many:,} people" if one.how_many else ""
    return sentences(
        f"{one.who}{number}", one.when, f"They said: {one.said}", f"What changed: {one.changed or NOT_SAID}"
    )


def _you_said(one: YouSaidWeDid) -> str:
    return sentences(
        f"You said: {one.you_said}",
        one.we_did and f"We did: {one.we_did}",
        one.we_could_not and f"We could not: {one.we_could_not}",
        None if one.we_did or one.we_could_not else f"What was done: {NOT_SAID}",
    )


def _recommendation(one: Recommendation) -> str:
    dated = f", {words.day(one.date.isoformat())}" if one.date else ""
    return sentences(
        f"{one.by}{_kind(one)}{dated}: {one.words}",
        f"The council’s answer: {one.response or 'The account gives none.'}",
        f"How far it is: {one.status or NOT_SAID}",
    )


def _kind(one: Recommendation) -> str:
    """“ (peer challenge)”; nothing where whoever recommended it says it already."""
    said = one.kind is None or one.kind == "other" or one.kind.casefold() in one.by.casefold()
    return "" if said else f" ({one.kind})"


def _priority(one: Priority) -> str:
    return sentences(
        one.title,
        one.why,
        f"Who answers for it: {one.owner or NOT_SAID}",
        f"By when: {words.day(one.due.isoformat()) if one.due else NOT_SAID}",
        f"How anyone can tell: {one.measure or NOT_SAID}",
        one.commitment and f"Where it comes from: {one.commitment}",
        f"Where it stands: {one.baseline or NOT_SAID}",
        f"Where it should stand: {one.target or NOT_SAID}",
    )


def _promise(one: Promise, account: Account) -> str:
    due = f"It was due by {words.day(one.priority.due.isoformat())}" if one.priority.due else "No day was given"
    told = one.became(account)
    if one.report and one.reported_in != account.period:
        told += f", told in {one.reported_in}"
    return sentences(one.priority.title, f"Promised in {one.made_in}", due, f"What became of it: {told}")


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
