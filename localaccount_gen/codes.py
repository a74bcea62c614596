"""Codes of official measures that stand for something else, or for nothing, in another period.

The framework of 2023-24 gave most measures new codes and used old ones again: 3A was satisfaction and is now control.
A text that is carried from one period to another must not keep them unseen.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from localaccount_gen.catalogue import Catalogue
from localaccount_gen.measurenames import simple_code
from localaccount_gen.model import Measure, Period

_CODE = re.compile(r"(?<![\w\[£.,-])[1-6][A-Z](?:\s?\(\d[A-Za-z]?\)|\d)?(?![\w\]%])")


@dataclass(frozen=True)
class Recoded:
    """A measure's code in one period and what to write in another."""

    measure: Measure
    old: str
    """As written."""
    new: str
    """The code, or the measure's lasting id where that period's codes are not known yet; empty where it has ended. What
    was no code stays as it is."""

    @property
    def words(self) -> str:
        """“3A (Overall satisfaction …) is now 1D”, for a list."""
        title = f"{self.old} ({self.measure.plain_title})"
        return f"{title} is now {self.new}" if self.new else f"{title} is no longer published"


class Recoding:
    """From the codes of one period to those of another."""

    def __init__(self, catalogue: Catalogue, old: Period, new: Period, own: Collection[str] = ()) -> None:
        """`own`: the names of the council's own figures, which come before those of measures."""
        self._catalogue = catalogue
        self._own = own
        self.old = old
        self.new = new

    @property
    def is_ahead(self) -> bool:
        """Whether the new period is later than any official figure: its codes are not known yet."""
        return self.new > self._catalogue.newest

    def measure(self, text: str) -> Recoded | None:
        """What becomes of a measure named by code or id in the old period; None where there is no such measure."""
        measure = None if text in self._own else self._catalogue.measure(text, self.old)
        if measure is None:
            return None
        code = measure.code_in(self._catalogue.newest if self.is_ahead else self.new)
        if code is None:
            return Recoded(measure, text, "")
        if simple_code(measure.code_in(self.old) or "") != simple_code(text):
            return Recoded(measure, text, text)
        return Recoded(measure, text, measure.id if self.is_ahead else code)

    def in_words(self, text: str) -> Iterator[tuple[int, Recoded]]:
        """Codes that stand in plain words and mean something else in the new period, each with its offset."""
        for match in _CODE.finditer(text):
            found = self.measure(match[0])
            if found and not self.is_ahead and simple_code(found.new) != simple_code(found.old):
                yield match.start(), found


def codes_in(text: str, catalogue: Catalogue, period: Period) -> list[str]:
    """What each code of a measure in a text means in a period, and what it meant before, a sentence each."""
    told: list[str] = []
    for code in dict.fromkeys(simple_code(match[0]) for match in _CODE.finditer(text)):
        now = catalogue.measure(code, period)
        others = catalogue.wrong_code(code, period)
        if now is None and not others:
            continue
        said = f"{code} is in the words: " + (
            f"in {period} that is “{now.plain_title}”" if now else f"no code of {period}"
        )
        for measure, right in others:
            said += f"; in other periods it was “{measure.plain_title}”, which "
            said += f"is {right} in {period}" if right else f"was not published for {period}"
        if others:
            told.append(f"{said}.")
    return told
