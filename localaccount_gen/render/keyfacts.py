"""The two numbers that stand above everything else an account says."""

from dataclasses import dataclass

from localaccount_gen import amounts
from localaccount_gen.account import Account
from localaccount_gen.forms import KeyFact


@dataclass(frozen=True)
class Fact:
    """A number that can be read across a room, with the words that finish the sentence."""

    number: str
    words: str
    change: str
    """“Up 3.1% in a year.”; may be empty."""


def key_fact(account: Account, fact: KeyFact | None) -> Fact | None:
    entry = account.figures.get(fact.figure) if fact else None
    if fact is None or entry is None:
        return None
    return Fact(amounts.amount(entry.figure), fact.words, _change(amounts.movement(entry.figure)))


def _change(movement: str | None) -> str:
    match movement:
        case None:
            return ""
        case amounts.UNMOVED:
            return "The same as the year before."
        case _:
            return f"{movement.capitalize()} in a year."
