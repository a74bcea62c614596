"""What reviewers recommended to a council, wherever in its account that stands, and how far each is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.sectionforms import Recommendation

STATES = ("done", "under way", "not started", "not accepted", "not told", "not answered")
"""How far a recommendation can be. `not told`: it has an answer, which does not say; `not answered`: it has none."""


@dataclass(frozen=True)
class Recommended:
    """A recommendation with the section it stands in."""

    section: str
    recommendation: Recommendation

    @property
    def state(self) -> str:
        one = self.recommendation
        return one.status or ("not told" if one.response else "not answered")

    @property
    def state_words(self) -> str:
        """The same for a table: “Under way”, “No answer”."""
        return {"not told": "Not told", "not answered": "No answer"}.get(self.state, self.state.capitalize())


def recommended(account: Account) -> tuple[Recommended, ...]:
    """Every recommendation of an account, in the order of its sections."""
    return tuple(Recommended(section.key, one) for section in account.sections for one in section.form.recommendations)


def counts(recommendations: Iterable[Recommended]) -> Mapping[str, int]:
    """How many were `made`, and how many of them are at each of STATES."""
    states = [one.state for one in recommendations]
    return {"made": len(states), **{state: states.count(state) for state in STATES}}


_SAID = {
    "done": ("is done", "are done"),
    "under way": ("is under way", "are under way"),
    "not started": ("has not started", "have not started"),
    "not accepted": ("was not accepted", "were not accepted"),
    "not told": ("has an answer that does not say how far it is", "have an answer that does not say how far they are"),
    "not answered": ("has no answer", "have no answer"),
}


def counted(recommendations: Iterable[Recommended]) -> str:
    """“There are 7 recommendations in this account. 3 are done, 2 are under way and 1 has not started.”"""
    number = counts(recommendations)
    if not number["made"]:
        return ""
    if number["made"] == 1:
        (state,) = (state for state in STATES if number[state])
        return f"There is 1 recommendation in this account. It {_SAID[state][0]}."
    said = [f"{number[state]} {_SAID[state][number[state] > 1]}" for state in STATES if number[state]]
    told = words.listed(said) if len(said) > 1 else f"All {said[0]}"
    return f"There are {number['made']} recommendations in this account. {told}."
