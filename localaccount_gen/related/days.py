"""Days in official files: “29/05/2026” in one copy of a file is “05/29/2026” in another. Decided, or refused."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from localaccount_gen.findings import ProjectError

_MONTHS = ("january", "february", "march", "april", "may", "june", "july",
           "august", "september", "october", "november", "december")  # fmt: skip
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 0{1,2}:00(?::00)?)?")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T]00:00:00)?")


def read_days(file: str, texts: Iterable[str], others: Iterable[str] = ()) -> Mapping[str, date]:
    """The day that each text names. All of a file's are read in one order, British or American, as one proves.

    `others` are more dates of the file, which may prove the order and are not read themselves. Raises ProjectError
    where two prove different orders, where none does, and for what is no date.
    """
    wanted = set(texts)
    days: dict[str, date] = {}
    slashed: dict[str, tuple[int, int, int]] = {}
    for text in wanted | set(others):
        if match := _SLASHES.fullmatch(text):
            slashed[text] = int(match[1]), int(match[2]), int(match[3])
        elif text not in wanted:
            continue
        elif match := _ISO.fullmatch(text):
            days[text] = _day(file, text, *map(int, match[1].split("-")))
        else:
            raise ProjectError(f"{file} has “{text[:40]}” where a date should be.")
    british = sorted(text for text, (first, second, _) in slashed.items() if first > 12 >= second)
    american = sorted(text for text, (first, second, _) in slashed.items() if second > 12 >= first)
    if british and american:
        raise ProjectError(f"{file} has both British dates ({british[0]}) and American dates ({american[0]}), so what "
                           "the others mean cannot be told.")  # fmt: skip
    doubtful = sorted(text for text in wanted & slashed.keys() if slashed[text][0] != slashed[text][1])
    if doubtful and not british and not american:
        raise ProjectError(f"{file} has dates such as {doubtful[0]}, and none that tells whether the day or the month "
                           "comes first; use the file as it was published.")  # fmt: skip
    for text in wanted & slashed.keys():
        first, second, year = slashed[text]
        day, month = (second, first) if american else (first, second)
        days[text] = _day(file, text, year, month, day)
    return days


def day_in(name: str) -> date | None:
    """The one day that a file's name tells without doubt: “01_June_2026”, “1 June 2026”, “2026-06-01”."""
    found: set[date] = set()
    for match in re.finditer(r"(?<!\d)(\d{1,2})[ _-]([a-z]{3,9})[ _-](\d{4})(?!\d)", name.casefold()):
        if match[2] in _MONTHS:
            found |= _days(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    for match in re.finditer(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)", name):
        found |= _days(int(match[1]), int(match[2]), int(match[3]))
    return found.pop() if len(found) == 1 else None


def in_words(day: date) -> str:
    """“1 June 2026”, in English wherever the computer is."""
    return f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}"


def _day(file: str, text: str, year: int, month: int, day: int) -> date:
    for found in _days(year, month, day):
        return found
    raise ProjectError(f"{file} has “{text}” where a date should be.")


def _days(year: int, month: int, day: int) -> set[date]:
    try:
        return {date(year, month, day)}
    except ValueError:
        return set()
