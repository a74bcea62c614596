"""Who can give the help that a council asks for: the matching tool of the North West's Memorandum of Understanding.

An offer meets an ask where both are on the same theme and of the same kind. Those of the same region come first, then
those of the same type of council, then the others, by name each: nobody is ranked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from localaccount_gen import words
from localaccount_gen.areas import shipped_areas
from localaccount_gen.register import Entry
from localaccount_gen.register.sharing import HelpData
from localaccount_gen.themes import load_sharing


@dataclass(frozen=True)
class Party:
    """A council's account with one thing it offers or asks for."""

    entry: Entry
    help: HelpData

    @property
    def council(self) -> str:
        return self.entry.council.short_name


@dataclass(frozen=True)
class Match:
    """An offer that meets an ask, and why, in a sentence."""

    offer: Party
    reason: str


@dataclass(frozen=True)
class Answered:
    """An ask with the offers that meet it."""

    ask: Party
    matches: tuple[Match, ...]
    near: tuple[Party, ...]
    """Offers on the same theme, of another kind."""


def offers(entries: Sequence[Entry]) -> list[Party]:
    """What the councils offer, by theme, kind and council; what this version does not know is left out."""
    return _in_order(Party(entry, one) for entry in entries for one in entry.offers)


def asks(entries: Sequence[Entry]) -> list[Party]:
    """What the councils ask for, likewise."""
    return _in_order(Party(entry, one) for entry in entries for one in entry.asks)


def matched(entries: Sequence[Entry]) -> list[Answered]:
    """Every ask of these accounts, with the offers of other councils that meet it."""
    offered = offers(entries)
    return [_answered(ask, offered) for ask in asks(entries)]


def _in_order(parties: Iterator[Party]) -> list[Party]:
    sharing = load_sharing()
    themes, kinds = list(sharing.themes), list(sharing.kinds)
    known = [one for one in parties if one.help.theme in themes and one.help.kind in kinds]
    return sorted(known, key=lambda one: (themes.index(one.help.theme), kinds.index(one.help.kind), one.council))


def _answered(ask: Party, offered: Sequence[Party]) -> Answered:
    others = [one for one in offered if one.entry.area != ask.entry.area and one.help.theme == ask.help.theme]
    same = sorted((one for one in others if one.help.kind == ask.help.kind), key=lambda one: _distance(ask, one))
    return Answered(
        ask=ask,
        matches=tuple(Match(one, _reason(ask, one)) for one in same),
        near=tuple(one for one in others if one.help.kind != ask.help.kind),
    )


def _distance(ask: Party, offer: Party) -> tuple[int, str]:
    """Region before type before the rest; within each by name."""
    if _shares(ask.entry.council.region, offer.entry.council.region):
        return 0, offer.council
    return (1 if _shares(ask.entry.council.type, offer.entry.council.type) else 2), offer.council


def _shares(one: str, other: str) -> bool:
    return bool(one) and one == other


def _reason(ask: Party, offer: Party) -> str:
    """“Both are unitary councils in the South West, and Torbay offers shadowing on “Waiting times”.”"""
    areas, council = shipped_areas().by_code, offer.entry.council
    region, kind = areas.get(council.region), areas.get(council.type)
    same_region = region is not None and council.region == ask.entry.council.region
    same_type = kind is not None and council.type == ask.entry.council.type
    offers_it = f"{offer.council} offers {help_words(offer.help)}"
    if same_region and same_type and region and kind:
        return f"Both are {kind.name} in {words.place(region)}, and {offers_it}."
    if same_region and region:
        return f"Both are in {words.place(region)}, and {offers_it}."
    if same_type and kind:
        return f"Both are {kind.name}, and {offers_it}."
    return f"{offers_it}{f', from {words.place(region)}' if region else ''}."


def help_words(told: HelpData) -> str:
    """“shadowing on “Waiting times””, for a sentence."""
    sharing = load_sharing()
    title = sharing.kinds[told.kind].title
    return f"{title[0].lower()}{title[1:]} on “{sharing.themes[told.theme]}”"
