"""An account as plain text, to be read aloud or turned into Braille: one thought after another, a paragraph a line.

Tables and comparisons are sentences, because a table read aloud is a list of numbers. Nothing in a line is there to be
seen: no marks of a list, no columns, no address in the middle of a sentence.
"""

from collections.abc import Iterator, Sequence

from localaccount_gen import amounts, words
from localaccount_gen.account import Account
from localaccount_gen.approval.telling import notice
from localaccount_gen.csvfile import NO_FIGURE
from localaccount_gen.editions.comparison import comparison_lines, said_of_all
from localaccount_gen.editions.edition import Edition
from localaccount_gen.editions.linear import linear, row_lines
from localaccount_gen.editions.making import making_lines, reaching_lines
from localaccount_gen.editions.record import (
    figure_line,
    heading,
    kept_lines,
    listed,
    progress_lines,
    promise_lines,
    record_lines,
)
from localaccount_gen.editions.scorecard import score_card_lines
from localaccount_gen.editions.sharing import practice_lines
from localaccount_gen.forms import Highlight, KeyFact
from localaccount_gen.promises import priorities_of
from localaccount_gen.quotes import imported_in
from localaccount_gen.recommendations import counted, recommended
from localaccount_gen.requirements import Requirement


def account_text(edition: Edition) -> bytes:
    """The whole account in the order of its pages, in UTF-8. What comes after an empty line is a heading."""
    lines: list[str] = []
    for line in _lines(edition):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(edition: Edition) -> Iterator[str]:
    account, form = edition.account, edition.account.form
    yield f"Adult social care in {account.council.short_name}"
    yield f"Local account of {account.council.name} for {words.period(account.period)}."
    if form.demonstration:
        yield f"Please note. {form.demonstration.what}"
    if said := notice(edition.checked.standing, account):
        yield f"Please note. {said}"
    if edition.checked.draft:
        yield "This is a draft. It may change, and it is not the council’s last word."
    if form.published:
        yield f"Published on {words.day(form.published.isoformat())}."
    parts = [f"Part {number}. {edition.title(one)}" for number, one in enumerate(edition.requirements(), 1)]
    yield from listed(
        "What is in this text", ["At a glance", *parts, "All official figures", "How this account was made"]
    )
    yield from _glance(edition)
    if edition.foreword and form.foreword:
        yield from heading("Foreword")
        yield from linear(edition.foreword)
        yield ", ".join(part for part in (form.foreword.name, form.foreword.role) if part)
    charts = [chart for drawn in edition.charts.values() for chart in drawn]
    told_once = said_of_all(charts)
    for part, requirement in zip(parts, edition.requirements(), strict=True):
        yield from heading(part)
        yield requirement.question
        yield from _section(edition, requirement, told_once)
    yield from listed("What holds for every comparison in this account", told_once)
    yield from heading("All official figures")
    yield from score_card_lines(edition)
    yield from making_lines(edition)
    yield from listed("Words explained", (f"{term.name}: {term.plain}" for term in edition.terms))
    yield from reaching_lines(account.council.form)


def _glance(edition: Edition) -> Iterator[str]:
    form = edition.account.form.at_a_glance
    yield from heading("At a glance")
    yield _fact(edition, form.people, "how many people were supported")
    yield _fact(edition, form.money, "how much money was spent")
    yield from _highlights("What went well", form.went_well, "The account does not say what went well.")
    yield from _highlights("What must be better", form.must_be_better, "The account does not say what must be better.")
    yield from _highlights("What comes next", form.next, "The account does not say what comes next.")
    yield from listed("Speak up", [form.speak_up or "The account does not say how to speak up."])


def _fact(edition: Edition, fact: KeyFact | None, what: str) -> str:
    entry = edition.account.figures.get(fact.figure) if fact else None
    if fact is None or entry is None:
        return f"The account does not say {what}."
    change = amounts.change(entry.figure)
    return f"{amounts.amount(entry.figure)} {fact.words}" + (f" That is {change}." if change else "")


def _highlights(title: str, highlights: Sequence[Highlight], otherwise: str) -> Iterator[str]:
    yield from listed(title, [highlight.words for highlight in highlights] or [otherwise])


def _section(edition: Edition, requirement: Requirement, told_once: Sequence[str]) -> Iterator[str]:
    account = edition.account
    section = account.section(requirement.key)
    if section is None:
        omission = account.form.not_covered[requirement.key]
        yield f"Not covered. {omission.reason}"
        if omission.until:
            yield f"It will be covered by {words.day(omission.until.isoformat())}."
        return
    form = section.form
    if form.summary:
        yield form.summary
    yield from linear(edition.stories[requirement.key])
    yield from listed("The council’s own figures", map(figure_line, form.figures.values()))
    quoted = imported_in(account, section.document).values()
    yield from listed("Figures from other official sources", map(figure_line, quoted))
    comparisons = edition.checked.comparisons.get(requirement.key, ())
    for chart, comparison in zip(edition.charts[requirement.key], comparisons, strict=True):
        yield from heading(chart.heading)
        yield from comparison_lines(chart, comparison, told_once)
    yield from record_lines(form, {priority.name: priority.title for priority in priorities_of(account)})
    yield from practice_lines(form, edition.checked.quotes)
    for named in form.tables:
        if table := account.tables.get(named.file):
            yield from heading(named.title)
            yield from row_lines(table.header, [[NO_FIGURE.get(cell, cell) for cell in row] for row in table.rows])
            source = f"Source: {named.source}." if named.source else None
            yield from (words for words in (named.note, source) if words)
    yield from progress_lines(form)
    if requirement.key == "improvement":
        yield from kept_lines(edition.checked.promises, account)
        yield from _recommendations(account)
    yield from promise_lines(form)


def _recommendations(account: Account) -> Iterator[str]:
    """How far what reviewers recommended is; each recommendation is told in its own part."""
    said = recommended(account)
    if any(one.section != "improvement" for one in said):
        yield from listed("What reviewers recommended, and how far it is", [counted(said)])
