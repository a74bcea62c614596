"""Schemes of self-assessment that come with the program: themes with their elements and levels."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.yamlfile import read_yaml

CQC = "cqc"
"""The scheme of the nine quality statements, which also orders the document for the Care Quality Commission."""


class Reached(StrEnum):
    """How a level stands to the minimum standard."""

    BELOW = "below the minimum"
    AT = "at the minimum"
    ABOVE = "above the minimum"
    UNJUDGED = "not judged yet"


@dataclass(frozen=True)
class Level:
    """One level of an element."""

    number: int
    words: str


@dataclass(frozen=True)
class Element:
    """One thing a theme looks at."""

    key: str
    title: str
    levels: tuple[Level, ...]
    asks: str = ""
    """The question behind it; may be empty."""

    def level(self, number: int) -> Level | None:
        return next((level for level in self.levels if level.number == number), None)


@dataclass(frozen=True)
class Scheme:
    """A theme, its elements, and where they come from."""

    title: str
    elements: tuple[Element, ...]
    source: str = ""
    address: str = ""
    note: str = ""
    """Which of it is whose, for readers."""
    minimum: int = 1
    """The level below which an element is below the minimum standard."""
    level_word: str = "level"
    """What it calls a level: the Care Quality Commission says “score”."""

    def reached(self, level: int | None) -> Reached:
        """How a level that is claimed stands to the minimum standard; unjudged where none is."""
        if level is None:
            return Reached.UNJUDGED
        if level < self.minimum:
            return Reached.BELOW
        return Reached.AT if level == self.minimum else Reached.ABOVE

    def element(self, key: str) -> Element | None:
        return next((element for element in self.elements if element.key == key), None)


@cache
def schemes() -> dict[str, Scheme]:
    """Every scheme that comes with the program, by name. Raises ProjectError where a file of theirs is damaged."""
    return {path.stem: _read(path.stem) for path in sorted((project.FRAMEWORK / "schemes").glob("*.yml"))}


def _read(name: str) -> Scheme:
    document, findings = read_yaml(project.FRAMEWORK / "schemes" / f"{name}.yml", f"framework/schemes/{name}.yml")
    if document is None or findings:
        raise ProjectError("A scheme of self-assessment that comes with localaccount is damaged; install it again.")
    values = document.values
    first, shared = int(values["first"]), values.get("levels", ())
    return Scheme(
        title=values["title"],
        elements=tuple(
            Element(row["key"], row["title"], numbered(row.get("levels", shared), first), row.get("asks", ""))
            for row in values["elements"]
        ),
        source=values["source"],
        address=values.get("address", ""),
        note=values["note"],
        minimum=int(values["minimum"]),
        level_word=values["level_word"],
    )


def numbered(words: tuple[str, ...] | list[str], first: int = 0) -> tuple[Level, ...]:
    """Levels from what each means, the lowest first."""
    return tuple(Level(number, said) for number, said in enumerate(words, first))
