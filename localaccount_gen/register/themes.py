"""What accounts.json tells of the self-assessments that a council shares: for regional reports by theme."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from localaccount_gen.account import Account, Judged, SelfAssessment
from localaccount_gen.register.kinds import LONGEST, MOST, Count, Day, Place, Published, Short, Words
from localaccount_gen.schemes import Reached

Theme = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]


class Said(Published):
    """A strength, or an area for development."""

    element: Words
    """The title of the element it belongs to."""
    words: Words


class ThemeData(Published):
    """A self-assessment on one theme. The levels themselves are told only by the page, where there is one."""

    theme: Theme
    title: Words
    scheme: Short = ""
    """The scheme that comes with the program; empty where the council has elements of its own."""
    agreed_by: Words | None = None
    agreed: Day | None = None
    below: Count = 0
    """How many elements are below the minimum standard."""
    at: Count = 0
    above: Count = 0
    not_judged: Count = 0
    """Elements of the scheme for which no level is claimed."""
    strengths: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    areas_for_development: Annotated[tuple[Said, ...], Field(max_length=MOST)] = ()
    page: Place = ""
    """Its page, from the site’s address; empty where it has none."""


def themes_of(account: Account) -> tuple[ThemeData, ...]:
    """Those that are shared with the region or with everybody. Of a private one not even the theme is told."""
    return tuple(_theme(one, account) for one in account.shared("region", "public"))


def _theme(one: SelfAssessment, account: Account) -> ThemeData:
    found = [one.scheme.reached(judged.form.level) for judged in one.judged]
    judged = sum(reached is not Reached.UNJUDGED for reached in found)
    return ThemeData(
        theme=one.theme,
        title=one.title[:LONGEST],
        scheme=one.form.scheme or "",
        agreed_by=one.form.agreed_by[:LONGEST] if one.form.agreed_by else None,
        agreed=one.form.agreed,
        below=found.count(Reached.BELOW),
        at=found.count(Reached.AT),
        above=found.count(Reached.ABOVE),
        not_judged=len(one.scheme.elements) - judged,
        strengths=_said((each, each.form.strengths) for each in one.judged),
        areas_for_development=_said((each, each.form.areas_for_development) for each in one.judged),
        page=f"{account.address}self-assessment/" if one.form.share == "public" else "",
    )


def _said(told: Iterable[tuple[Judged, tuple[str, ...]]]) -> tuple[Said, ...]:
    found = [
        Said(element=judged.element.title[:LONGEST], words=words[:LONGEST]) for judged, texts in told for words in texts
    ]
    return tuple(found[:MOST])
