"""One council’s coverage beside that of others, as a file of its own: for a council that is still writing."""

from collections.abc import Iterator

from localaccount_gen.amongothers import REACHED, AmongOthers, Others
from localaccount_gen.collecting.kept import NO_ADDRESS
from localaccount_gen.document.parts import Document, Grid, Heading, Line, Link, Pairs, Paragraph, Part
from localaccount_gen.htmlcheck import PRIVATE

HEADS = ("Covered", "Evidenced", "Compared", "Acted on")
"""What heads the number of those that reach each depth of REACHED."""

assert len(HEADS) == len(REACHED)


def among_document(shown: AmongOthers) -> Document:
    """Says first whether it is made of a draft, because that may change and nobody approved it."""
    entry = shown.entry
    council = entry.council.short_name
    return Document(
        title=f"What {council}’s account covers, beside others",
        lead=(
            (f"How deep the account of {entry.council.name} for {entry.period.name} goes, section by section, and how "
             "many others go how deep.",),
            ("Only the newest account of each other council counts. A section that goes deep is not thereby a good "
             "one, and says nothing about how good care is. No council is ranked.",),
        ),
        parts=tuple(_parts(shown)),
        notice="Made from a draft, which may change. It is not published." if entry.draft else "",
        mark=PRIVATE if entry.draft else "",
    )  # fmt: skip


def _parts(shown: AmongOthers) -> Iterator[Part]:
    entry = shown.entry
    yield Heading("What it covers", key="own")
    rows: list[tuple[Line, ...]] = [
        ((one.requirement.title,), (f"{one.own.words.capitalize()}. {one.own.sentence}",)) for one in shown.sections
    ]
    yield Grid(f"{entry.council.name}, {entry.period.name}", ("Section", "How deep it goes"), tuple(rows))
    for number, group in enumerate(shown.groups):
        yield from _beside(shown, number, group)
    if not shown.groups:
        yield Heading("Beside others", key="beside")
        yield Paragraph(("Neither its type nor its region is known, so that it cannot be set beside others.",))


def _beside(shown: AmongOthers, number: int, group: Others) -> Iterator[Part]:
    yield Heading(f"Beside {group.words}", key=f"beside-{number + 1}")
    if not group.entries:
        yield Paragraph((f"There is {group.counted} with an account here.",))
        return
    yield Paragraph((group.here,))
    council = shown.entry.council.short_name
    rows: list[tuple[Line, ...]] = [
        (
            (one.requirement.title,), (one.own.words,), (str(one.others[number].base),),
            *((str(reached),) for reached in one.others[number].reached.values()),
        )
        for one in shown.sections
    ]  # fmt: skip
    caption = f"How many of {group.counted}, by section. Each number includes those after it."
    yield Grid(caption, ("Section", council, "Expected", *HEADS), tuple(rows))
    yield Pairs(tuple((one.requirement.title, ((group.told(one.others[number]),),)) for one in shown.sections))
    yield Paragraph(tuple(_named(group)))


def _named(group: Others) -> Iterator[str | Link]:
    yield "Which councils they are: "
    for place, entry in enumerate(group.entries):
        # Without its site, the address of an account leads nowhere from a file.
        is_placed = entry.base and not entry.base.endswith(f"{NO_ADDRESS}/")
        yield Link(entry.council.short_name, entry.address if is_placed else "")
        yield "; " if place < len(group.entries) - 1 else "."
