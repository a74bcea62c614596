"""Each trigger with what the account and the official data can show; the others stay questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.triggers.fact import Fact, Kind, at
from localaccount_gen.triggers.figures import own_figures
from localaccount_gen.triggers.judged import self_assessed
from localaccount_gen.triggers.localaccount import local_account, no_account
from localaccount_gen.triggers.memorandum import Trigger, load_memorandum
from localaccount_gen.triggers.official import official
from localaccount_gen.triggers.sharing import shared
from localaccount_gen.triggers.subject import Subject
from localaccount_gen.triggers.voices import told

_SECTIONS = {
    "tlap": ("think-local-act-personal",),
    "workforce": ("workforce",),
    "partners": ("partnership",),
    "satisfaction": ("complaints",),
    "safeguarding": ("safeguarding",),
}
"""Sections without which the account has nothing of its own to say to a trigger."""


@dataclass(frozen=True)
class Filled:
    """A trigger, and what is known of it."""

    trigger: Trigger
    facts: tuple[Fact, ...]

    def of(self, kind: Kind) -> tuple[Fact, ...]:
        return tuple(fact for fact in self.facts if fact.kind is kind)


def filled_triggers(subject: Subject, checked: CheckedAccount | None, catalogue: Catalogue) -> tuple[Filled, ...]:
    """Every trigger in the table's order. Without an account the official figures speak alone."""
    return tuple(
        Filled(trigger, tuple(_facts(trigger.key, subject, checked, catalogue)))
        for trigger in load_memorandum().triggers
    )


def _facts(trigger: str, subject: Subject, checked: CheckedAccount | None, catalogue: Catalogue) -> Iterator[Fact]:
    yield from official(trigger, subject)
    shown = subject.shown
    if shown is None or checked is None:
        if trigger == "local-account":
            yield from no_account(subject)
        return
    if trigger == "local-account":
        yield from local_account(shown, checked, subject.kept, catalogue)
    if trigger == "minimum-standards":
        yield from self_assessed(shown)
    yield from own_figures(trigger, shown.account)
    yield from told(trigger, shown)
    yield from shared(trigger, shown)
    for key in _SECTIONS.get(trigger, ()):
        yield from _section(key, shown)


def _section(key: str, shown: ShownAccount) -> Iterator[Fact]:
    """That the account has a section on it, or none."""
    account = shown.account
    title = next(one.title for one in shown.framework.requirements if one.key == key)
    section = account.section(key)
    if section is None:
        place = account.document.key_place("not_covered", key) if key in account.form.not_covered else (
            account.document.place())  # fmt: skip
        yield Fact(Kind.ASK, f"The account has no section on this (“{title}”).", at(place))
    else:
        depth = shown.checked.coverage[key].depth.sentence
        yield Fact(Kind.KNOWN, f"The account has a section on this, “{shown.section_titles[key]}”. {depth}",
                   at(section.start), f"{account.address}{key}/")  # fmt: skip
