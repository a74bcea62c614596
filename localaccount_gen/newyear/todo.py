"""What is left to do after an account was carried forward, numbered, in plain words."""

import textwrap
from collections.abc import Iterable, Iterator

from localaccount_gen.codes import Recoded
from localaccount_gen.newyear.carrying import NewYear

_WIDTH = 100


def todo(year: NewYear) -> str:
    """What was written, and what to do, step by step."""
    if not year.written:
        return f"{year.folder} has every file already; nothing was changed."
    lines = [f"wrote {path}" for path in year.written]
    lines += [f"kept {path}, which was there already" for path in year.kept]
    lines += ["", f"The account of {year.old} is carried forward to {year.new}. What to do now:", ""]
    for number, (first, *more) in enumerate(_steps(year), 1):
        lines += textwrap.wrap(
            first, _WIDTH, break_on_hyphens=False, initial_indent=f"{number:>2}. ", subsequent_indent="    "
        )
        lines += [f"    {line}" for line in more]
    return "\n".join(lines)


def _steps(year: NewYear) -> Iterator[list[str]]:
    if year.unread:
        yield ["Put right what could not be read, then run this command again; it writes only what is not there yet.",
               *(f"- {one}" for one in year.unread)]  # fmt: skip
    if gap := year.new.start_year - year.old.start_year - 1:
        years = "One year in between has" if gap == 1 else f"{gap} years in between have"
        yield [f"{years} no account. The numbers of {year.old} are kept as comments, because  previous:  means "
               f"{year.new.previous}."]  # fmt: skip
    yield from _figures(year)
    if year.imported:
        yield ["Import the figures from official files again, with this year’s files:",
               f"localaccount data import FILE --for {year.folder}"]  # fmt: skip
    yield from _codes(year)
    if promised := {key: section.promises for key, section in year.sections.items() if section.promises}:
        said = f"{_count(sum(promised.values()), 'promise')}, in {_list(f'{key}.md' for key in promised)}"
        yield [f"Say what became of {said}: met, partly met, not met or dropped, and why. Then promise anew."]
    if year.assessments:
        yield [f"Judge each element of {_list(year.assessments)} anew, and say who agreed it. What was claimed for "
               f"{year.old} stands there as comments."]  # fmt: skip
    yield [f"Read every file through. The words are still those of {year.old}, and nothing is published until you have "
           "deleted the line  carried_from:  in each file."]  # fmt: skip
    yield from _begun(year)
    if left := _not_carried(year):
        yield [f"To know: not carried are {_list(left)}."]
    yield ["See what is left:  localaccount status"]


def _figures(year: NewYear) -> Iterator[list[str]]:
    counts = {"account.yml": year.account.figures} | {f"{key}.md": one.figures for key, one in year.sections.items()}
    files = [f"{name} ({count})" for name, count in counts.items() if count]
    if files:
        kept = f" Those of {year.old} stand beside them as  previous:" if year.new.previous == year.old else ""
        yield [f"Type the numbers of {year.new}, in {_list(files)}.{kept}"]


def _codes(year: NewYear) -> Iterator[list[str]]:
    found = {"account.yml": year.account.codes} | {f"{key}.md": one.codes for key, one in year.sections.items()}
    codes = [(name, code) for name, codes in found.items() for code in codes]
    changed = [(name, code) for name, code in codes if code.new]
    if year.recoding.is_ahead and changed:
        yield [
            f"To know: official figures for {year.new} are not out yet, so measures are named by their lasting names."
        ]
    elif changed:
        yield ["To know: these measures have another code now, and it is written in for you.", *_by_code(changed)]
    if ended := [(name, code) for name, code in codes if not code.new]:
        yield [
            f"These measures have no figures for {year.new}. Take out the words that rest on them.",
            *_by_code(ended),
        ]
    places = [(f"{key}.md, line {line}", code) for key, one in year.sections.items() for line, code in one.in_words]
    places += [(name, code) for name, codes in year.in_tables.items() for code in codes]
    if places:
        yield [
            f"These codes of {year.old} stand in words or tables, where only you can change them.",
            *_by_code(places),
        ]


def _by_code(places: list[tuple[str, Recoded]]) -> Iterator[str]:
    """A line for each code, with the places it stands in."""
    by_code: dict[str, dict[str, None]] = {}
    for place, code in places:
        by_code.setdefault(code.words, {})[place] = None
    return (f"- {words}: {_list(names)}" for words, names in by_code.items())


def _begun(year: NewYear) -> Iterator[list[str]]:
    if year.account.ended:
        yield [f"You said you would now cover {_list(year.account.ended)}: write in the new files."]
    if year.account.answers_ended:
        yield [
            f"Your answers to {_list(year.account.answers_ended)} run out. Put right what they answer, or answer anew."
        ]
    others = [key for key in year.begun if key not in year.account.ended]
    if others:
        yield [f"These suggested sections were missing and begin anew: {_list(others)}."]


def _not_carried(year: NewYear) -> list[str]:
    parts = {
        "the foreword": year.account.has_foreword,
        "what others said of the account": year.account.has_comments,
        "people’s quotes (they agreed to one account)": any(one.has_quotes for one in year.sections.values()),
        "corrections": year.account.has_corrections,
        "the approval": year.approved,
        "data files (they are last year’s figures)": year.has_data,
    }
    return [*(part for part, is_so in parts.items() if is_so), *year.strays]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _list(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
