"""What is left to do after an account was carried forward, numbered, in plain words."""

from collections.abc import Iterable, Iterator

from localaccount_gen.newyear.carrying import NewYear


def todo(year: NewYear) -> str:
    """What was written, and what to do, step by step."""
    if not year.written:
        return f"{year.folder} has every file already; nothing was changed."
    lines = [f"wrote {path}" for path in year.written]
    lines += [f"kept {path}, which was there already" for path in year.kept]
    lines += ["", f"The account of {year.old} is carried forward to {year.new}. What to do now:", ""]
    for number, (first, *more) in enumerate(_steps(year), 1):
        lines += [f"{number:>2}. {first}", *(f"    {line}" for line in more)]
    return "\n".join(lines)


def _steps(year: NewYear) -> Iterator[list[str]]:
    if year.unread:
        yield ["Put right what could not be read, then run this command again; it writes only what is not there yet.",
               *(f"{one.location.file}, line {one.location.line}: {one.problem}" for one in year.unread)]  # fmt: skip
    if gap := year.new.start_year - year.old.start_year - 1:
        years = "One year has" if gap == 1 else f"{gap} years have"
        yield [f"{years} no account: the figures of {year.old} are kept as comments, not as  previous:",
               f"because that means {year.new.previous}."]  # fmt: skip
    yield from _figures(year)
    if year.imported:
        yield ["Import the figures from official files again, with this year’s files:",
               f"localaccount data import FILE --for {year.folder}"]  # fmt: skip
    yield from _codes(year)
    if promised := {key: section.promises for key, section in year.sections.items() if section.promises}:
        said = f"{_count(sum(promised.values()), 'promise')}, in {_list(f'{key}.md' for key in promised)}:"
        yield [f"Say what became of {said}", "met, partly met, not met or dropped, and why. Then promise anew."]
    yield [f"Read every file through. The words are still those of {year.old}, and nothing is published until you",
           "have deleted the line  carried_from:  in each file."]  # fmt: skip
    yield from _begun(year)
    yield _not_carried(year)
    yield ["See what is left:  localaccount status"]


def _figures(year: NewYear) -> Iterator[list[str]]:
    counts = {"account.yml": year.account.figures} | {f"{key}.md": one.figures for key, one in year.sections.items()}
    files = [f"{name} ({count})" for name, count in counts.items() if count]
    if files:
        kept = f"; {year.old}’s stand beside them as  previous:" if year.new.previous == year.old else ""
        yield [f"Type the numbers of {year.new}{kept}", f"{_list(files)}."]


def _codes(year: NewYear) -> Iterator[list[str]]:
    found = {"account.yml": year.account.codes} | {f"{key}.md": one.codes for key, one in year.sections.items()}
    changed = {name: list(dict.fromkeys(one.words for one in codes if one.new)) for name, codes in found.items()}
    ended = {name: list(dict.fromkeys(one.words for one in codes if not one.new)) for name, codes in found.items()}
    if year.recoding.is_ahead and any(changed.values()):
        yield [f"Official figures for {year.new} are not out yet. Measures are named by their lasting names until then."]
    elif any(changed.values()):
        yield ["Nothing to do, only to know: these measures have another code now, and it is written in for you.",
               *_by_file(changed)]  # fmt: skip
    if any(ended.values()):
        yield [f"These measures have no figures for {year.new}. Take out the words that rest on them.", *_by_file(ended)]
    in_words = {
        f"{key}.md, line {line}": [recoded.words]
        for key, section in year.sections.items()
        for line, recoded in section.in_words
    }
    in_tables = {name: [one.words for one in codes] for name, codes in year.in_tables.items()}
    if in_words or in_tables:
        yield [f"These codes of {year.old} stand in words or tables, where only you can change them.",
               *_by_file(in_words), *_by_file(in_tables)]  # fmt: skip


def _by_file(words: dict[str, list[str]]) -> Iterator[str]:
    for name, told in words.items():
        yield from (f"- {name}: {one}" for one in told)


def _begun(year: NewYear) -> Iterator[list[str]]:
    if year.account.ended:
        yield [f"You said you would now cover {_list(year.account.ended)}: write in the new files."]
    others = [key for key in year.begun if key not in year.account.ended]
    if others:
        yield [f"These suggested sections were missing and begin anew: {_list(others)}."]


def _not_carried(year: NewYear) -> list[str]:
    parts = {
        "the foreword": year.account.no_foreword,
        "what others said of the account": bool(year.account.comments),
        "people’s quotes, since they agreed to one account": any(one.quotes_left for one in year.sections.values()),
        "corrections": True,
        "approval": year.approved,
        "data files, since they are last year’s figures": True,
    }
    return [f"Not carried: {_list(part for part, is_so in parts.items() if is_so)}."]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _list(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


