"""A generated nation: every council of England over several periods, for measuring and for looking at.

Real codes and official figures; invented words, the same for the same seed. Each account says on every page that it was
generated. They differ as real ones would: some councils have none in a period, sections are left out, explained, told
in words alone, or with figures, comparisons and actions; promises are met, or not, or never heard of again.
"""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.model import Period
from localaccount_gen.requirements import Requirement, load_framework
from tests.bench.generate import sentence, write

PERIODS = ("2022-23", "2023-24", "2024-25")
_WHAT = "These words were generated to try out the software. No council made them, and none of them is true."
_DEPTHS = ("missing", "explained", "mentioned", "evidenced", "compared", "acted on")
_LIKELY = (10, 8, 17, 20, 25, 20)
"""How often in a hundred a section is of each depth."""
_WITHOUT = 15
"""Of a hundred councils those that publish nothing in a period."""
_OUTCOMES = ("met", "partly met", "not met", "dropped")


def generate_nation(root: Path, councils: int = 153, periods: Sequence[str] = PERIODS, seed: int = 2025) -> int:
    """Writes the accounts under `root`/accounts, and says how many there are."""
    write(root / "mkdocs.yml", "site_name: A generated nation\nplugins:\n  - localaccount\n")
    return sum(
        _council(root, slug(area.name), area.name, area.code, periods, random.Random(f"{seed} {area.code}"))
        for area in load_catalogue().councils()[:councils]
    )


def _council(root: Path, folder: str, name: str, code: str, periods: Sequence[str], chance: random.Random) -> int:
    home = root / "accounts" / folder
    write(home / "council.yml", f'name: "{name}"\ncode: {code}\ncontact:\n  phone: 01632 960001\n')
    promised: list[str] = []
    made = 0
    for period in periods:
        if chance.randrange(100) < _WITHOUT:
            continue
        promised = _account(home / period, period, promised, chance)
        made += 1
    return made


def _account(folder: Path, period: str, promised: list[str], chance: random.Random) -> list[str]:
    """Writes an account, and gives what it promises. `promised` is what the one before did."""
    year = int(period[:4])
    depths = {one.key: chance.choices(_DEPTHS, _LIKELY)[0] for one in load_framework().requirements}
    # Promises are made and answered where improvement is told.
    depths["improvement"] = "acted on"
    explained = [key for key, depth in depths.items() if depth == "explained"]
    people = chance.randint(2000, 9000)
    omissions = "".join(f"  {key}: {{reason: {_reason(chance)}}}\n" for key in explained)
    write(
        folder / "account.yml",
        f"published: {year + 1}-11-{chance.randint(1, 28):02}\n"
        f"demonstration:\n  what: {_WHAT}\n  made_by: The localaccount project\n"
        f"figures:\n  people-supported: {{label: people supported, value: {people}, "
        f"previous: {people + chance.randint(-300, 300)}, unit: people, source: Invented}}\n"
        "at_a_glance:\n  people: {figure: people-supported, words: got support from us.}\n"
        f"  went_well:\n    - {sentence(chance)}\n  must_be_better:\n    - {sentence(chance)}\n"
        + (f"not_covered:\n{omissions}" if omissions else ""),
    )
    new = [sentence(chance)[:-1] for _ in range(chance.randint(2, 5))]
    for requirement in load_framework().requirements:
        depth = depths[requirement.key]
        if depth not in ("missing", "explained"):
            front = list(_front(requirement, depth, period, chance))
            if requirement.key == "improvement":
                front += [*_answers(promised, chance), *_promises(new, year, chance)]
            write(
                folder / f"{requirement.key}.md",
                f"---\n{''.join(front)}---\n\n{_story(depth, requirement.key, chance)}",
            )
    return new


def _front(requirement: Requirement, depth: str, period: str, chance: random.Random) -> Iterator[str]:
    """What a section of some depth holds: each deeper one has all of those before."""
    deep = _DEPTHS.index(depth)
    key = requirement.key
    yield f"summary: {sentence(chance)}\n"
    if deep >= _DEPTHS.index("evidenced"):
        yield "figures:\n"
        for number in range(3):
            label, value = sentence(chance)[:-1], chance.randint(10, 900)
            yield f"  {key}-{number}: {{label: {label}, value: {value}, source: Invented}}\n"
    if deep >= _DEPTHS.index("compared") and (measures := _measures(requirement, period)):
        yield f"measures: [{', '.join(measures)}]\n"
    if deep >= _DEPTHS.index("acted on"):
        yield f"went_well:\n  - {sentence(chance)}\nmust_be_better:\n  - what: {sentence(chance)}\n"
        yield f"    action: {sentence(chance)}\n"
        yield f"you_said_we_did:\n  - you_said: {sentence(chance)}\n    we_did: {sentence(chance)}\n"


def _measures(requirement: Requirement, period: str) -> list[str]:
    """Those that the framework suggests and that had a code in the period."""
    known, then = load_catalogue(), Period.parse(period)
    assert then is not None
    return [one for one in requirement.measures if (found := known.measure(one, then)) and found.code_in(then)]


def _answers(promised: Sequence[str], chance: random.Random) -> Iterator[str]:
    told = [one for one in promised if chance.randrange(10)]
    if told:
        yield "progress:\n"
    for one in told:
        yield f"  - priority: {one}\n    outcome: {chance.choice(_OUTCOMES)}\n    words: {sentence(chance)}\n"


def _promises(new: Sequence[str], year: int, chance: random.Random) -> Iterator[str]:
    yield "priorities:\n"
    for number, title in enumerate(new):
        yield f"  - name: promise-{year}-{number}\n    title: {title}\n    why: {sentence(chance)}\n"
        yield f"    owner: Director of Adult Social Care\n    due: {year + 2}-12-31\n    measure: {sentence(chance)}\n"
        yield f"    baseline: {chance.randint(10, 90)} days\n    target: {chance.randint(5, 60)} days\n"


def _reason(chance: random.Random) -> str:
    return " ".join(sentence(chance)[:-1] for _ in range(3))


def _story(depth: str, key: str, chance: random.Random) -> str:
    quoted = "" if depth == "mentioned" else f" See [[{key}-1]]."
    parts = [
        f"## {sentence(chance)[:-1]}\n\n{' '.join(sentence(chance) for _ in range(9))}{quoted}"
        for _ in range(chance.randint(1, 4))
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    import sys

    print(generate_nation(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 153), "accounts")
