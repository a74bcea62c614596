"""Accounts for measuring: real councils' codes and official figures, invented words, the same for the same seed."""

import random
from pathlib import Path

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.requirements import Requirement, load_framework

_WORDS = """
people care home support week team asked told waited helped called council carers family money visit plan day
year better safe time worker changed found needs choice letter group local health hospital later together
"""


def generate(root: Path, councils: int, seed: int = 2025) -> None:
    """`councils` accounts for 2024-25 under `root`/accounts, each of 18 sections and about 6,000 words.

    Every section compares the measures that the framework suggests for it, as the sample accounts do: 38 in all.
    """
    chance = random.Random(seed)
    write(root / "mkdocs.yml", "site_name: Generated to measure speed\nplugins:\n  - localaccount\n")
    for area in load_catalogue().councils()[:councils]:
        folder = root / "accounts" / slug(area.name)
        write(folder / "council.yml", f'name: "{area.name}"\ncode: {area.code}\ncontact:\n  phone: 01632 960001\n')
        account = folder / "2024-25"
        write(account / "account.yml", _account(chance))
        for requirement in load_framework().requirements:
            write(account / f"{requirement.key}.md", _section(requirement, chance))


def _account(chance: random.Random) -> str:
    return (
        "published: 2025-11-20\n"
        "demonstration:\n  what: These words were generated to measure speed. No council made them.\n"
        "  made_by: The localaccount project\n"
        f"figures:\n  people-supported: {{label: people supported, value: {chance.randint(2000, 9000)}, "
        f"previous: {chance.randint(2000, 9000)}, unit: people}}\n"
        "at_a_glance:\n  people: {figure: people-supported, words: got support from us.}\n"
        f"  went_well:\n    - {sentence(chance)}\n  must_be_better:\n    - {sentence(chance)}\n"
    )


def _section(requirement: Requirement, chance: random.Random) -> str:
    key = requirement.key
    measures = f"measures: [{', '.join(requirement.measures)}]\n" if requirement.measures else ""
    figures = "".join(
        f"  {key}-{number}: {{label: {sentence(chance)[:-1]}, value: {chance.randint(10, 900)}, "
        f"previous: {chance.randint(10, 900)}}}\n"
        for number in range(3)
    )
    story = "\n\n".join(
        f"## {sentence(chance)[:-1]}\n\n{' '.join(sentence(chance) for _ in range(9))} See [[{key}-1]]."
        for _ in range(4)
    )
    return f"---\nsummary: {sentence(chance)}\n{measures}figures:\n{figures}---\n\n{story}\n"


def sentence(chance: random.Random) -> str:
    """Words that mean nothing."""
    return " ".join(chance.choice(_WORDS.split()) for _ in range(chance.randint(5, 11))).capitalize() + "."


def write(path: Path, content: str) -> None:
    """A file, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="\n")
