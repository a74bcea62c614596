"""The filled triggers as a document and as a table."""

import csv
import io
from collections.abc import Iterator, Sequence

from localaccount_gen import words
from localaccount_gen.csvfile import safe_cell
from localaccount_gen.document.parts import (
    Bullets,
    Document,
    Grid,
    Heading,
    Line,
    Link,
    Paragraph,
    Part,
    bullets,
    line,
    said,
)
from localaccount_gen.htmlcheck import PRIVATE
from localaccount_gen.triggers.fact import Fact, Kind
from localaccount_gen.triggers.filling import Filled
from localaccount_gen.triggers.memorandum import Trigger, load_memorandum
from localaccount_gen.triggers.official import every_measure, sources
from localaccount_gen.triggers.subject import Subject

NOTICE = "Private. Not for publication."

_HEADINGS = {
    Kind.ASK: "To ask about",
    Kind.STRONG: "Strong, or better than before",
    Kind.KNOWN: "To know, and to judge for yourself",
}
COLUMNS = ("private", "council", "period", "group", "trigger", "kind", "what is shown", "more", "place", "address",
           "where to look", "whom to ask")  # fmt: skip


def report(subject: Subject, filled: Sequence[Filled], site: str) -> Document:
    """The document. `site` is the address of the whole site; without one, places have no links to pages."""
    memorandum = load_memorandum()
    by_key = {one.trigger.key: one for one in filled}
    parts: list[Part] = []
    for group in memorandum.groups:
        parts.append(Heading(group.title, key=group.key))
        for trigger in group.triggers:
            parts += _trigger(by_key[trigger.key], subject, site)
    parts += [*_strong(filled, subject), *_measures(subject), *_menu()]
    title = f"What to look at in {subject.short_name}, {subject.period}"
    made = f"Made by “localaccount triggers” from {_made_of(subject)}. {memorandum.source}."
    lead = tuple(line(one) for one in _lead(subject))
    return Document(title, lead, tuple(parts), NOTICE, PRIVATE, (line(made),))


def _lead(subject: Subject) -> Iterator[str]:
    months = words.period(subject.period)
    what = "the account and the official figures" if subject.shown else "the official figures"
    whom = subject.name if subject.shown else subject.short_name
    yield (
        f"What {what} of {whom} show for {months} beside each thing that the councils of the North West agreed in 2013 "
        "to look at once a year."
    )
    if subject.shown is None:
        yield (
            f"No account of {subject.short_name} for {subject.period} is kept here. So the official figures speak "
            "alone. All else is a question, with where to look and whom to ask."
        )
    yield load_memorandum().round
    yield (
        "“To ask about” does not mean that something is wrong, nor does “strong” mean that nothing is. What nobody has "
        "written down is not here. Talk about it before you take a view."
    )
    if subject.shown and subject.shown.account.form.demonstration:
        yield subject.shown.account.form.demonstration.what


def _made_of(subject: Subject) -> str:
    official = "the official figures that come with the program"
    if subject.shown is None:
        return f"{official}, without an account"
    return f"the files of {subject.shown.account.council.slug}/{subject.period} and {official}"


def _trigger(one: Filled, subject: Subject, site: str) -> Iterator[Part]:
    trigger = one.trigger
    yield Heading(trigger.title, 3)
    yield said(trigger.looks)
    yield Paragraph(line(f"The Memorandum has it from: {trigger.source}."), quiet=True)
    if trigger.only:
        yield said(trigger.only)
    for kind in Kind:
        if facts := one.of(kind):
            yield Heading(_HEADINGS[kind], 4)
            yield Bullets(tuple(_fact(fact, site) for fact in facts))
    if not one.facts:
        yield said(_nothing(subject))
    yield Heading("Where to look, and whom to ask", 4)
    yield bullets(
        [f"Look: {_where(trigger, subject)}", f"Ask: {trigger.whom}{'' if trigger.whom.endswith('.') else '.'}"]
    )
    if one.of(Kind.ASK):
        yield said(f"What could be asked for: {_support(trigger)}.")


def _nothing(subject: Subject) -> str:
    where = "in the account or in the official figures" if subject.shown else "in the official figures"
    return f"Nothing {where} shows this. It is a question to ask."


def _where(trigger: Trigger, subject: Subject) -> str:
    return f"{trigger.where} {trigger.here}" if subject.shown and trigger.here else trigger.where


def _support(trigger: Trigger) -> str:
    return words.listed([kind.title[:1].lower() + kind.title[1:] for kind in trigger.support])


def _fact(fact: Fact, site: str) -> tuple[Line, ...]:
    address = fact.address if "://" in fact.address else f"{site}{fact.address}" if site and fact.address else ""
    place = line(f"{fact.place}{'.' if not fact.place.endswith('.') else ''}", " " if address else "",
                 *([Link("See it", address)] if address else []))  # fmt: skip
    return tuple(one for one in (line(fact.words), line(fact.more), place) if one)


def _strong(filled: Sequence[Filled], subject: Subject) -> Iterator[Part]:
    """What is strong once more, together: the Memorandum wants excellence celebrated."""
    yield Heading("What is strong, and could be shared", key="strong")
    told = [(one.trigger.title, fact) for one in filled for fact in one.of(Kind.STRONG)]
    if not told:
        where = "in the account or in the official figures" if subject.shown else "in the official figures"
        yield said(f"Nothing {where} stands out as strong.")
        return
    yield said("All that stands above as strong, or as better than before. It says nothing of what nobody measures.")
    yield Bullets(tuple((line(fact.words), line(f"Under “{title}”.")) for title, fact in told))


def _measures(subject: Subject) -> Iterator[Part]:
    yield Heading("Every official measure", key="measures")
    yield said(
        "Nobody chose these. Better and worse are said only of differences that are larger than the margins of error, "
        "or of counts. No mark is made of them all."
    )
    rows = tuple(tuple(line(cell) for cell in row) for row in every_measure(subject.card))
    header = ("Measure", "The council’s figure", "Beside others", "Beside its own past")
    yield Bullets(tuple((line(whole, " ", Link("The source", address)),) for whole, address in sources(subject.card)))
    yield Grid(f"Official measures of {subject.short_name}, {subject.period}", header, rows)


def _menu() -> Iterator[Part]:
    kinds = {kind.title: kind for trigger in load_memorandum().triggers for kind in trigger.support}
    yield Heading("What could be asked for", key="support")
    yield said(
        "Table 1 of the Memorandum has a menu of support, from what a council asks for itself to what a region asks of "
        "it. Which kind fits is for the council and the region to settle. These are the kinds named above."
    )
    yield bullets([f"{kind.title}: {kind.plain}." for kind in kinds.values()])


def rows(subject: Subject, filled: Sequence[Filled], site: str) -> str:
    """The same as CSV, a line for each fact, and one for each trigger that nothing is known of."""
    groups = {trigger.key: group.title for group in load_memorandum().groups for trigger in group.triggers}
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in filled:
        trigger = one.trigger
        for fact in one.facts or (Fact(Kind.ASK, _nothing(subject), ""),):
            address = fact.address if "://" in fact.address or not site else f"{site}{fact.address}"
            cells = (PRIVATE, subject.name, str(subject.period), groups[trigger.key], trigger.title,
                     fact.kind.value if one.facts else "question", fact.words, fact.more, fact.place, address,
                     _where(trigger, subject), trigger.whom)  # fmt: skip
            writer.writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()
