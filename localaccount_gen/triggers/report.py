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
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.triggers.fact import Fact, Kind
from localaccount_gen.triggers.filling import Filled
from localaccount_gen.triggers.memorandum import Trigger, load_memorandum
from localaccount_gen.triggers.official import every_measure, sources

NOTICE = "Private. Not for publication."
NOTHING = "Nothing in the account or in the official figures shows this. It is a question to ask."

_HEADINGS = {Kind.ASK: "To ask about", Kind.STRONG: "Strong", Kind.KNOWN: "To know, and to judge for yourself"}
COLUMNS = ("private", "council", "period", "group", "trigger", "kind", "what is shown", "more", "place", "address",
           "where to look", "whom to ask")  # fmt: skip


def report(shown: ShownAccount, filled: Sequence[Filled], site: str) -> Document:
    """The document. `site` is the address of the whole site; without one, places have no links to pages."""
    memorandum = load_memorandum()
    account = shown.account
    by_key = {one.trigger.key: one for one in filled}
    parts: list[Part] = []
    for group in memorandum.groups:
        parts.append(Heading(group.title, key=group.key))
        for trigger in group.triggers:
            parts += _trigger(by_key[trigger.key], site)
    parts += [*_strong(filled, site), *_measures(shown), *_menu()]
    lead = [
        f"What the account and the official figures of {account.council.name} show for {words.period(account.period)} "
        "beside each thing that the councils of the North West agreed in 2013 to look at once a year.",
        memorandum.round,
        "“To ask about” does not mean that something is wrong, nor does “strong” mean that nothing is. What nobody "
        "has written down is not here. Talk about it before you take a view.",
    ]
    if account.form.demonstration:
        lead.append(account.form.demonstration.what)
    title = f"What to look at in {account.council.short_name}, {account.period}"
    foot = line(
        f"Made by “localaccount triggers” from the files of {account.council.slug}/{account.period} and the official "
        f"figures that come with the program. {memorandum.source}."
    )
    return Document(title, tuple(line(one) for one in lead), tuple(parts), NOTICE, PRIVATE, (foot,))


def _trigger(one: Filled, site: str) -> Iterator[Part]:
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
        yield said(NOTHING)
    yield Heading("Where to look, and whom to ask", 4)
    yield bullets([f"Look: {trigger.where}", f"Ask: {trigger.whom}{'' if trigger.whom.endswith('.') else '.'}"])
    if one.of(Kind.ASK):
        yield said(f"What could be asked for: {_support(trigger)}.")


def _support(trigger: Trigger) -> str:
    return words.listed([kind.title[:1].lower() + kind.title[1:] for kind in trigger.support])


def _fact(fact: Fact, site: str) -> tuple[Line, ...]:
    address = fact.address if "://" in fact.address else f"{site}{fact.address}" if site and fact.address else ""
    place = line(f"{fact.place}{'.' if not fact.place.endswith('.') else ''}", " " if address else "",
                 *([Link("See it", address)] if address else []))  # fmt: skip
    return tuple(one for one in (line(fact.words), line(fact.more), place) if one)


def _strong(filled: Sequence[Filled], site: str) -> Iterator[Part]:
    """What is strong once more, together: the Memorandum wants excellence celebrated."""
    yield Heading("What is strong, and could be shared", key="strong")
    told = [(one.trigger.title, fact) for one in filled for fact in one.of(Kind.STRONG)]
    if not told:
        yield said("Nothing in the account or in the official figures stands out as strong.")
        return
    yield said("All that stands under “strong” above, together. It says nothing of what nobody measures.")
    yield Bullets(tuple((line(fact.words), line(f"Under “{title}”.")) for title, fact in told))


def _measures(shown: ShownAccount) -> Iterator[Part]:
    yield Heading("Every official measure", key="measures")
    yield said(
        "Nobody chose these. Better and worse are said only of differences that are larger than the margins of error, "
        "or of counts. No mark is made of them all."
    )
    rows = tuple(tuple(line(cell) for cell in row) for row in every_measure(shown))
    header = ("Measure", "The council’s figure", "Beside others", "Beside its own past")
    yield Bullets(tuple((line(whole, " ", Link("The source", address)),) for whole, address in sources(shown)))
    yield Grid(f"Official measures of {shown.account.council.short_name}, {shown.account.period}", header, rows)


def _menu() -> Iterator[Part]:
    kinds = {kind.title: kind for trigger in load_memorandum().triggers for kind in trigger.support}
    yield Heading("What could be asked for", key="support")
    yield said(
        "Table 1 of the Memorandum has a menu of support, from what a council asks for itself to what a region asks of "
        "it. Which kind fits is for the council and the region to settle. These are the kinds named above."
    )
    yield bullets([f"{kind.title}: {kind.plain}." for kind in kinds.values()])


def rows(shown: ShownAccount, filled: Sequence[Filled], site: str) -> str:
    """The same as CSV, a line for each fact, and one for each trigger that nothing is known of."""
    groups = {trigger.key: group.title for group in load_memorandum().groups for trigger in group.triggers}
    account = shown.account
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in filled:
        trigger = one.trigger
        for fact in one.facts or (Fact(Kind.ASK, NOTHING, ""),):
            address = fact.address if "://" in fact.address or not site else f"{site}{fact.address}"
            cells = (PRIVATE, account.council.name, str(account.period), groups[trigger.key], trigger.title,
                     fact.kind.value if one.facts else "question", fact.words, fact.more, fact.place, address,
                     trigger.where, trigger.whom)  # fmt: skip
            writer.writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()
