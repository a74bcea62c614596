"""Whose triggers are gone through: a council in a period, with its account or without one."""

from collections.abc import Sequence
from dataclasses import dataclass

from localaccount_gen import words
from localaccount_gen.account import Council
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.compare import compare
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Area, Period
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.scorecard import ScoreCard, score_card
from localaccount_gen.words.values import place


@dataclass(frozen=True)
class Subject:
    name: str
    short_name: str
    """As it stands inside a sentence: “Torbay”, “the Isles of Scilly”."""
    period: Period
    card: ScoreCard
    """Every official measure of the period."""
    shown: ShownAccount | None
    """None where there is no account of the period."""
    kept: tuple[Period, ...]
    """The periods of all the accounts of this council that are kept here, oldest first."""


def with_account(shown: ShownAccount, kept: Sequence[Period]) -> Subject:
    account = shown.account
    council = account.council
    return Subject(council.name, council.short_name, account.period, shown.checked.score_card, shown, tuple(kept))


def without_account(
    area: Area, council: Council | None, period: Period | None, kept: Sequence[Period], catalogue: Catalogue
) -> Subject:
    """A council of whose period there is no account: what the official figures alone tell; the newest by default.

    `council` is what its council.yml says, where it has one. Raises ProjectError for a period without official
    figures, and for one in which the council was not there.
    """
    when = period or catalogue.newest
    measures = [measure for measure in catalogue.measures.values() if measure.code_in(when)]
    if not measures:
        raise ProjectError(f"There are no official figures for {when}. The newest are for {catalogue.newest}.")
    _must_be_there(area, when, catalogue)
    if council and council.invented:
        catalogue = catalogue.with_invented(area, council.invented)
    card = score_card(
        (
            compare(
                catalogue, measure, area, when,
                invented=bool(council and council.is_invented), comparators=council.comparators if council else None,
            )
            for measure in measures
        ),
        {},
    )  # fmt: skip
    name, short = (council.name, council.short_name) if council else (area.name, place(area))
    return Subject(name, short, when, card, None, tuple(kept))


def _must_be_there(area: Area, when: Period, catalogue: Catalogue) -> None:
    if area.ended and when.start >= area.ended:
        now = words.listed([catalogue.areas[code].name for code in area.successors])
        after = f" After it came {now}." if now else ""
        day = words.day(area.ended.isoformat())
        raise ProjectError(f"{area.name} has not been a council since {day}.{after} Name one, or an earlier --period.")
    if area.started and when.start < area.started:
        day = words.day(area.started.isoformat())
        before = words.listed([catalogue.areas[code].name for code in area.predecessors])
        was = f" Before it there was {before}." if before else ""
        raise ProjectError(f"{area.name} began on {day}, so there is nothing for {when}.{was}")
