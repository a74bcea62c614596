"""What became of a council's promises, from account to account: each priority, and the word on it in a later one.

A promise comes back under `progress:` of a later account, by the priority's name or by its title as it was written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from localaccount_gen.account import Account
from localaccount_gen.model import Period
from localaccount_gen.sectionforms import Priority, Progress


@dataclass(frozen=True)
class Promise:
    """One priority of one account, and what a later account says became of it."""

    made_in: Period
    priority: Priority
    section: str = ""
    """The key of the section it was made in."""
    report: Progress | None = None
    """What a later account says; None where none has said anything yet."""
    reported_in: Period | None = None
    again_in: Period | None = None
    """The first later account that has a priority of the same name: the promise goes on, or was made anew."""

    def is_running(self, account: Account) -> bool:
        """Whether it stands again in an account and was not due before that account came out."""
        out = account.form.published or account.period.end
        return self.again_in == account.period and self.priority.due is not None and self.priority.due >= out

    def became(self, account: Account) -> str:
        """What became of it by the time of an account, in a word or two: “Partly met”, “Not told”."""
        if self.report:
            return self.report.outcome.capitalize()
        if self.is_running(account):
            return "Not due yet"
        return f"Promised again in {self.again_in}" if self.again_in else "Not told"


def promises(accounts: Sequence[Account]) -> tuple[Promise, ...]:
    """Every promise of these accounts of one council, oldest account first, with what the later ones say of it.

    `accounts` are oldest first. Where one name or title was promised in more than one of them, a report is on the last.
    """
    told: list[Promise] = []
    for account in accounts:
        now = priorities_of(account)
        for report in progress_of(account):
            place = _place(told, report)
            if place is not None:
                told[place] = replace(told[place], report=report, reported_in=account.period)
        names = {priority.name for priority in now}
        told = [
            replace(one, again_in=account.period) if one.priority.name in names and not one.again_in else one
            for one in told
        ]
        told += [
            Promise(account.period, priority, section.key)
            for section in account.sections
            for priority in section.form.priorities
        ]
    return tuple(told)


def _place(told: Sequence[Promise], report: Progress) -> int | None:
    """Where the latest promise stands that a report is on and nobody has reported on yet."""
    for place in reversed(range(len(told))):
        if told[place].report is None and names_it(report, told[place].priority):
            return place
    return None


def names_it(report: Progress, priority: Priority) -> bool:
    """Whether a report names a priority, by its name or by its title whatever its capitals and spaces."""
    return report.priority.strip() == priority.name or simple(report.priority) == simple(priority.title)


def simple(title: str) -> str:
    """A title without what people change as they copy it: capitals, spaces, the full stop, the shape of quotes."""
    return " ".join(title.casefold().replace("’", "'").replace("‘", "'").split()).rstrip(".")


def priorities_of(account: Account) -> list[Priority]:
    return [priority for section in account.sections for priority in section.form.priorities]


def progress_of(account: Account) -> list[Progress]:
    return [report for section in account.sections for report in section.form.progress]
