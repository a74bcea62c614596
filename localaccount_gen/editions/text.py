"""An account as plain text, to be read aloud or turned into Braille: one thought after another, a paragraph a line.

Tables and comparisons are sentences, because a table read aloud is a list of numbers.
"""

from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

from localaccount_gen import amounts, words
from localaccount_gen.charts import Chart
from localaccount_gen.charts.tables import Table
from localaccount_gen.csvfile import NO_FIGURE, DataTable
from localaccount_gen.editions.edition import Edition
from localaccount_gen.editions.scorecard import score_card_lines
from localaccount_gen.forms import Contact, Highlight, KeyFact, LocalFigure
from localaccount_gen.languages import without_marks
from localaccount_gen.quotes import imported_in
from localaccount_gen.requirements import Requirement
from localaccount_gen.sectionforms import Priority, SectionForm


def account_text(edition: Edition) -> bytes:
    """The whole account in the order of its pages, in UTF-8, with a blank line before every heading."""
    return "".join(f"{line}\n" for line in _lines(edition)).encode()


def _lines(edition: Edition) -> Iterator[str]:
    account, form = edition.account, edition.account.form
    yield f"Adult social care in {account.council.short_name}"
    yield f"Local account of {account.council.name} for {words.period(account.period)}."
    if form.demonstration:
        yield f"Please note. {form.demonstration.what}"
    if edition.checked.draft:
        yield "This is a draft. It may change."
    if form.published:
        yield f"Published on {words.day(form.published.isoformat())}."
    yield from _glance(edition)
    if edition.foreword and form.foreword:
        yield from _heading("Foreword")
        yield from linear(edition.foreword)
        yield ", ".join(part for part in (form.foreword.name, form.foreword.role) if part)
    for number, requirement in enumerate(edition.requirements(), 1):
        yield from _heading(f"Part {number}. {edition.title(requirement)}")
        yield requirement.question
        yield from _section(edition, requirement)
    yield from _heading("All official figures")
    yield from score_card_lines(edition)
    yield from _made(edition)
    yield from _contact(account.council.form.contact)


def _heading(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield ""


def _glance(edition: Edition) -> Iterator[str]:
    form = edition.account.form.at_a_glance
    yield from _heading("At a glance")
    yield _fact(edition, form.people, "how many people were supported")
    yield _fact(edition, form.money, "how much money was spent")
    yield from _highlights("What went well", form.went_well)
    yield from _highlights("What must be better", form.must_be_better)
    yield from _highlights("What comes next", form.next)
    yield f"Speak up. {form.speak_up or 'The account does not say how.'}"


def _fact(edition: Edition, fact: KeyFact | None, what: str) -> str:
    entry = edition.account.figures.get(fact.figure) if fact else None
    if fact is None or entry is None:
        return f"The account does not say {what}."
    change = amounts.change(entry.figure)
    return f"{amounts.amount(entry.figure)} {fact.words}" + (f" That is {change}." if change else "")


def _highlights(title: str, highlights: Sequence[Highlight]) -> Iterator[str]:
    yield f"{title}." if highlights else f"{title}. The account does not say."
    yield from (f"- {highlight.words}" for highlight in highlights)


def _section(edition: Edition, requirement: Requirement) -> Iterator[str]:
    section = edition.account.section(requirement.key)
    if section is None:
        omission = edition.account.form.not_covered[requirement.key]
        yield f"Not covered. {omission.reason}"
        if omission.until:
            yield f"It will be covered by {words.day(omission.until.isoformat())}."
        return
    form = section.form
    if form.summary:
        yield form.summary
    yield from linear(edition.stories[requirement.key])
    if form.figures:
        yield from _heading("The council’s own figures")
        yield from (_figure(figure) for figure in form.figures.values())
    if quoted := imported_in(edition.account, section.document):
        yield from _heading("Figures from other official sources")
        yield from (f"{_figure(figure)} Source: {figure.source}." for figure in quoted.values())
    for chart in edition.charts[requirement.key]:
        yield from _chart(chart)
    yield from _record(form)
    for named in form.tables:
        if table := edition.account.tables.get(named.file):
            yield from _heading(named.title)
            yield from _data_rows(table)
            yield from (words for words in (named.note, f"Source: {named.source}." if named.source else None) if words)
    yield from _promises(form)
    if requirement.key == "improvement":
        yield from _listed("Promises and what became of them", (
            _sentences(f"{one.priority.title}. Promised in {one.made_in}.", f"{one.became(edition.account)}.")
            for one in edition.checked.promises))  # fmt: skip


def _figure(figure: LocalFigure) -> str:
    said = f"{figure.label[:1].upper()}{figure.label[1:]}: {amounts.amount(figure)}."
    change = amounts.change(figure)
    more = (f"That is {change}." if change else "", figure.reason, figure.basis, figure.note)
    return " ".join([said, *(words for words in more if words)])


def _chart(chart: Chart) -> Iterator[str]:
    yield from _heading(chart.heading)
    yield chart.sentence
    if chart.note:
        yield f"A note on this figure: {chart.note}"
    yield from _rows(chart.table)
    if chart.over_time:
        yield f"Change over time. {chart.over_time.sentence}"
        yield from _rows(chart.over_time.table)
        yield from chart.over_time.breaks
    yield from chart.small_print


def _rows(table: Table) -> Iterator[str]:
    """Each row as sentences: “Torbay. Figure (± margin of error): 68.1% ± 7.9. Answers: 130.”"""
    yield f"{table.caption}."
    for first, *cells in table.rows:
        said = (f"{head}: {cell}" for head, cell in zip(table.header[1:], cells, strict=True))
        yield f"{first}. {'. '.join(said)}."


def _data_rows(table: DataTable) -> Iterator[str]:
    for first, *cells in table.rows:
        said = (f"{head} {NO_FIGURE.get(cell, cell)}" for head, cell in zip(table.header[1:], cells, strict=True))
        yield f"{first}: {', '.join(said)}."


def _record(form: SectionForm) -> Iterator[str]:
    """What went well, what did not, who was asked, what was learned."""
    yield from _listed("What went well", form.went_well)
    yield from _listed("What must be better", (_sentences(one.what, one.action and f"What is being done: {one.action}")
                                               for one in form.must_be_better))  # fmt: skip
    yield from _listed("Where this comes from", (
        _sentences(one.what, f"Source: {one.source}" + (f", {words.day(one.date.isoformat())}." if one.date else "."))
        for one in form.evidence))  # fmt: skip
    yield from _listed("Who was asked", (
        _sentences(f"{one.who}, {one.when}" + (f", {one.how_many:,} people" if one.how_many else "") + ".",
                   f"They said: {one.said}", one.changed and f"What changed: {one.changed}")
        for one in form.engagement))  # fmt: skip
    yield from _listed("What people said, and what was done", (
        _sentences(f"You said: {one.you_said}", one.we_did and f"We did: {one.we_did}",
                   one.we_could_not and f"We could not: {one.we_could_not}")
        for one in form.you_said_we_did))  # fmt: skip
    yield from _listed("What was learned", (
        _sentences(one.lesson, f"What was done: {one.action}") for one in form.lessons))  # fmt: skip
    yield from _listed("What reviewers recommended", (
        _sentences(f"{one.by}: {one.words}", one.response and f"The council’s answer: {one.response}",
                   one.status and f"How far it is: {one.status}.")
        for one in form.recommendations))  # fmt: skip
    yield from _listed(
        "In people’s own words", (f"“{without_marks(one.words)}” {one.who}." for one in form.quotes if one.consent)
    )


def _promises(form: SectionForm) -> Iterator[str]:
    yield from _listed("What became of last year’s promises", (
        f"{one.priority}: {one.outcome}. {one.words}" for one in form.progress))  # fmt: skip
    yield from _listed("What is promised", (_priority(one) for one in form.priorities))


def _priority(priority: Priority) -> str:
    due = words.day(priority.due.isoformat()) if priority.due else "not said"
    return _sentences(
        f"{priority.title}.",
        priority.why and f"Why: {priority.why}",
        f"Who answers for it: {priority.owner or 'not said'}.",
        f"By when: {due}.",
        f"How anyone can tell: {priority.measure or 'not said'}.",
        f"Where it stands: {priority.baseline or 'not said'}.",
        f"Where it should stand: {priority.target or 'not said'}.",
        priority.commitment and f"Where it comes from: {priority.commitment}",
    )


def _listed(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = list(lines)
    if told:
        yield from _heading(title)
        yield from (f"- {line}" for line in told)


def _sentences(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _made(edition: Edition) -> Iterator[str]:
    form = edition.account.form
    answers = form.how_it_was_made.model_dump()
    yield from _heading("How this account was made")
    yield "No approval is recorded for this account."
    for question in edition.framework.questions:
        yield f"{question.plain} {answers.get(question.key) or 'The account does not say.'}"
    for comment in form.outside_comments:
        yield f"{comment.by} said on {words.day(comment.date.isoformat())}: {without_marks(comment.words)}"
    for correction in form.corrections:
        yield f"Corrected on {words.day(correction.date.isoformat())}: {correction.what} {correction.why}"


def _contact(contact: Contact) -> Iterator[str]:
    lines = [
        (None, contact.team), ("Phone", contact.phone), ("Text relay", contact.text_relay), ("E-mail", contact.email),
        ("Post", contact.post), ("Web", contact.web), ("When", contact.hours),
    ]  # fmt: skip
    told = [f"{label}: {value}" if label else value for label, value in lines if value]
    if told:
        yield from _heading("How to reach the council")
        yield from told


def linear(html: str) -> list[str]:
    """The words of converted Markdown, a line for each paragraph, item and row."""
    reader = _Linear()
    reader.feed(html)
    reader.close()
    return reader.lines


class _Linear(HTMLParser):
    _BLOCKS = ("p", "li", "dt", "dd", "pre", "caption", "h2", "h3", "h4", "h5", "h6", "blockquote", "br", "hr")

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._words = ""
        self._address = ""
        self._header: list[str] = []
        self._row: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag in self._BLOCKS or tag in ("ul", "ol", "table"):
            self._end()
        if tag == "li":
            self._words = "- "
        elif tag.startswith("h") and tag != "hr":
            self.lines.append("")
        elif tag == "img" and named.get("alt"):
            self._words += f"Picture: {named['alt']}."
        elif tag == "a":
            address = named.get("href", "")
            self._address = address if address.startswith(("http", "mailto:")) else ""
        elif tag == "thead":
            self._header = []

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._address:
            if self._address.removeprefix("mailto:") not in self._words:
                self._words += f" ({self._address})"
            self._address = ""
        elif tag in ("th", "td"):
            self._row.append(" ".join(self._words.split()))
            self._words = ""
        elif tag == "thead":
            self._header = self._row[1:]
            self._row = []
        elif tag == "tr" and self._header and len(self._row) > len(self._header):
            first, *cells = self._row
            said = (f"{head} {cell}" for head, cell in zip(self._header, cells, strict=False))
            self.lines.append(f"{first}: {', '.join(said)}.")
            self._row = []
        elif tag in self._BLOCKS:
            self._end()
            if tag.startswith("h"):
                self.lines.append("")

    def handle_data(self, data: str) -> None:
        self._words += data

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        if words := " ".join(self._words.split()):
            self.lines.append(words)
        self._words = ""
