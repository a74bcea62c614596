"""What the lead member will be asked about an account, from what stands in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from localaccount_gen.amounts import amount, change
from localaccount_gen.approval.telling import page_name
from localaccount_gen.approval.wording import FIRST_PAGE
from localaccount_gen.checked import Checked
from localaccount_gen.forms import LocalFigure
from localaccount_gen.promises import Promise
from localaccount_gen.signoff.figures import MONEY, own_changes

_KEPT = ("Met", "Not due yet")
_MOST = 5
"""Moves of money that are named (ours)."""
_NO_REASON = "The account gives no reason."
_UPHELD = ("upheld", "at fault")
"""Words by which a council's own figures tell of complaints it, or the Ombudsman, found right."""


@dataclass(frozen=True)
class Asked:
    """A thing that may be asked about."""

    words: str
    """The question, or the fact it will be about."""
    answer: str
    """What the account says to it, or where it says something."""


@dataclass(frozen=True)
class Topic:
    """Questions of one kind."""

    heading: str
    lead: str
    """What there is to say of all of them, or that there are none."""
    asked: tuple[Asked, ...]


def topics(checked: Checked, titles: Mapping[str, str]) -> tuple[Topic, ...]:
    """Every kind of question; also where there is none to expect, which is then said.

    `titles` are those of the sections.
    """
    return (
        _topic("The weakest official figures", "Nothing in the official figures stands out as weak.",
               _weak(checked, titles)),
        _topic("The biggest moves of money", "The account tells no amount of money beside that of the year before.",
               _money(checked)),
        _topic("Promises that were not kept", "No earlier promise is told to have been missed.", _missed(checked)),
        _topic("Complaints", "The account has no figure on complaints that were upheld.", _upheld(checked)),
        _topic("What the checks asked, and the council’s answers", "The checks asked nothing that had to be answered.",
               _answered(checked, titles)),
    )  # fmt: skip


def _topic(heading: str, none: str, asked: Iterator[Asked]) -> Topic:
    found = tuple(asked)
    return Topic(heading, "" if found else none, found)


def _weak(checked: Checked, titles: Mapping[str, str]) -> Iterator[Asked]:
    """The questions of the score card, worst first."""
    for question in checked.score_card.questions:
        rows = question.rows
        if len(rows) > 1:
            yield Asked(question.words, f"{'; '.join(row.comparison.measure.plain_title for row in rows)}.")
            continue
        mention = rows[0].mention
        if mention is None:
            yield Asked(question.words, "The account does not speak of it.")
        else:
            where = page_name(mention.section or FIRST_PAGE, titles)
            yield Asked(question.words, f"The account speaks of it under “{where}”.")


def _money(checked: Checked) -> Iterator[Asked]:
    moved = [(figure, told) for figure, told in own_changes(checked.account) if figure.unit in MONEY]
    for figure, told in sorted(moved, key=lambda one: -_pounds(one[0]))[:_MOST]:
        yield Asked(told.sentence, figure.reason or _NO_REASON)


def _pounds(figure: LocalFigure) -> Decimal:
    """By how many pounds a figure moved, either way."""
    assert figure.previous is not None
    return abs(figure.value - figure.previous) * (1_000_000 if figure.unit == "£ million" else 1)


def _missed(checked: Checked) -> Iterator[Asked]:
    """Promises of the last account, and older ones that nobody has reported on."""
    account = checked.account
    for promise in checked.promises:
        became = promise.became(account)
        told_before = promise.reported_in is not None and promise.reported_in < account.period
        if became not in _KEPT and not told_before:
            yield Asked(f"“{promise.priority.title}” ({promise.made_in}): {became.lower()}.", _told(promise))


def _told(promise: Promise) -> str:
    return promise.report.words if promise.report else "The account does not say what became of it."


def _upheld(checked: Checked) -> Iterator[Asked]:
    for name, entry in checked.account.figures.items():
        figure = entry.figure
        if any(word in f"{name} {figure.label}".casefold() for word in _UPHELD):
            label = f"{figure.label[:1].upper()}{figure.label[1:]}"
            moved = change(figure)
            told = f"{label}: {amount(figure)}{f', {moved}' if moved else ''}."
            yield Asked(told, figure.reason or _NO_REASON)


def _answered(checked: Checked, titles: Mapping[str, str]) -> Iterator[Asked]:
    for finding, answer in checked.answered:
        where = f"{page_name(answer.section, titles)}: " if answer.section else ""
        yield Asked(f"{where}{finding.problem}", answer.reason)
