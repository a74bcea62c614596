"""What directors were asked on accountability in 2013, in our own words, with what they answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.yamlfile import read_yaml


@dataclass(frozen=True)
class Level:
    """One level of the scale, and how many of each hundred directors chose it."""

    key: str
    title: str
    plain: str
    now: int | None
    """Per cent who put their council here; None where it was not published."""
    aspired: int | None
    """Per cent whose council wanted to be here."""


@dataclass(frozen=True)
class Question:
    """A statement or an activity, and what directors answered."""

    key: str
    plain: str
    per_cent: Mapping[str, int]
    """By answer; for statements also `together`, those who agreed or agreed strongly."""


@dataclass(frozen=True)
class Questions:
    """Questions with the same answers, asked of the same people."""

    base: int
    """How many answered."""
    asked: str
    """Who was asked."""
    each: tuple[Question, ...]

    @staticmethod
    def said(answer: str | None) -> str:
        """An answer as pages give it: “Strongly agree”, “Planned for the next 12 months”, “No answer”."""
        return _SAID.get(answer, answer.capitalize()) if answer else "No answer"


_SAID = {
    "doing": "Now, or in the last 12 months",
    "planned": "Planned for the next 12 months",
    "don't know": "Don’t know",
}


@dataclass(frozen=True)
class Survey:
    """The survey of directors of adult social services of 2013, as far as it is on accountability."""

    source: str
    published: str
    base: int
    asked: str
    levels: tuple[Level, ...]
    """From the lowest."""
    where_they_want_to_be: int
    """Per cent whose council was at the level that it wanted to be at."""
    want_better: int
    """Per cent whose council wanted to be at a higher one."""
    statements: Questions
    activities: Questions

    def level(self, key: str) -> Level | None:
        return next((level for level in self.levels if level.key == key), None)


@cache
def load_survey() -> Survey:
    """The survey as shipped with the product. Raises ProjectError when its file is damaged."""
    document, findings = read_yaml(project.FRAMEWORK / "accountability.yml", "framework/accountability.yml")
    if document is None or findings:
        raise ProjectError("A file that comes with localaccount is damaged; install it again.")
    values = document.values
    levels = values["levels"]
    return Survey(
        source=values["source"],
        published=values["published"],
        base=int(levels["base"]),
        asked=levels["asked"],
        levels=tuple(
            Level(row["key"], row["title"], row["plain"], _number(row.get("now")), _number(row.get("aspired")))
            for row in levels["scale"]
        ),
        where_they_want_to_be=int(levels["where_they_want_to_be"]),
        want_better=int(levels["want_better"]),
        statements=_questions(values["statements"]),
        activities=_questions(values["activities"]),
    )


def _questions(values: Mapping[str, Any]) -> Questions:
    return Questions(
        base=int(values["base"]),
        asked=values["asked"],
        each=tuple(
            Question(
                row["key"],
                row["plain"],
                {answer: int(share) for answer, share in zip(values["answers"], row["per_cent"], strict=True)},
            )
            for row in values["each"]
        ),
    )


def _number(text: str | None) -> int | None:
    return None if text is None else int(text)
