"""What the framework suggests an account contains, read from framework/sections.yml."""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.yamlfile import read_yaml


@dataclass(frozen=True)
class Requirement:
    """One section the framework knows."""

    key: str
    """The section file's stem and the last part of its address."""
    suggested: bool
    """One of the letter's eleven; the others are offered, not expected."""
    letter: str
    """The letter's own words for it; empty for an optional section."""
    title: str
    question: str
    """What a resident wants to know."""
    evidence: str
    """What counts as evidence, in words."""
    cqc: tuple[int, ...]
    """Numbers of the CQC quality statements for councils."""
    objectives: tuple[int, ...]
    """Numbers of the ASCOF objectives."""
    measures: tuple[str, ...]
    """Ids of official measures that fit."""
    making_it_real: tuple[str, ...]
    care_act: str


@dataclass(frozen=True)
class Question:
    """One of the letter's six questions."""

    key: str
    letter: str
    plain: str


@dataclass(frozen=True)
class Framework:
    """The suggested contents of a local account."""

    requirements: tuple[Requirement, ...]
    questions: tuple[Question, ...]
    cqc: tuple[str, ...]
    """The nine quality statements, in order."""
    objectives: tuple[str, ...]
    source: str
    address: str

    def requirement(self, key: str) -> Requirement | None:
        return next((requirement for requirement in self.requirements if requirement.key == key), None)

    @property
    def suggested(self) -> tuple[Requirement, ...]:
        return tuple(requirement for requirement in self.requirements if requirement.suggested)


class Depth(IntEnum):
    """How deep an account covers a section; each depth includes those before it, but for `explained`."""

    MISSING = 0
    EXPLAINED = 1
    MENTIONED = 2
    EVIDENCED = 3
    COMPARED = 4
    ACTED_ON = 5

    @property
    def words(self) -> str:
        return self.name.lower().replace("_", " ")

    @property
    def sentence(self) -> str:
        """What a reader is told of it."""
        return _DEPTHS[self]


_DEPTHS = {
    Depth.MISSING: "Not covered, and no reason is given.",
    Depth.EXPLAINED: "Not covered, and the reason is given.",
    Depth.MENTIONED: "Told in words, without evidence.",
    Depth.EVIDENCED: "With evidence, but with nothing to compare it with.",
    Depth.COMPARED: "With evidence and a comparison, but without saying what was or will be done.",
    Depth.ACTED_ON: "With evidence, a comparison, and what was or will be done.",
}


@cache
def load_framework() -> Framework:
    """The framework shipped with the product. Raises ProjectError when its own file is damaged."""
    document, findings = read_yaml(project.FRAMEWORK / "sections.yml", "framework/sections.yml")
    if document is None or findings:
        raise ProjectError("The framework file that comes with localaccount is damaged; install it again.")
    values = document.values
    return Framework(
        requirements=tuple(
            Requirement(
                key=row["key"],
                suggested="letter" in row,
                letter=row.get("letter", ""),
                title=row["title"],
                question=row["question"],
                evidence=row["evidence"],
                cqc=tuple(int(number) for number in row.get("cqc", ())),
                objectives=tuple(int(number) for number in row.get("objectives", ())),
                measures=tuple(row.get("measures", ())),
                making_it_real=tuple(row.get("making_it_real", ())),
                care_act=row.get("care_act", ""),
            )
            for row in values["sections"]
        ),
        questions=tuple(Question(**row) for row in values["questions"]),
        cqc=tuple(values["cqc"]),
        objectives=tuple(values["objectives"]),
        source=values["source"],
        address=values.get("address", ""),
    )
