"""Table 2 of the Memorandum as data: what its councils agreed to look at together, with where that stands today."""

from dataclasses import dataclass
from functools import cache

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.themes import HelpKind, load_sharing
from localaccount_gen.yamlfile import read_yaml


@dataclass(frozen=True)
class Trigger:
    """One thing to look at."""

    key: str
    title: str
    looks: str
    """What the Memorandum looks at, in our words."""
    source: str
    """Whom the Memorandum has it from."""
    where: str
    """Where it stands today."""
    here: str
    """What of it stands in the account or in this file, where there is an account; usually empty."""
    whom: str
    """Whom to ask."""
    support: tuple[HelpKind, ...]
    """Kinds of help from table 1 that could be asked for."""
    only: str = ""
    """When alone it is to be looked at; usually empty."""


@dataclass(frozen=True)
class Group:
    key: str
    title: str
    triggers: tuple[Trigger, ...]


@dataclass(frozen=True)
class Memorandum:
    source: str
    round: str
    """That all is looked at together, and nothing counted."""
    groups: tuple[Group, ...]

    @property
    def triggers(self) -> tuple[Trigger, ...]:
        return tuple(trigger for group in self.groups for trigger in group.triggers)


@cache
def load_memorandum() -> Memorandum:
    """The table as shipped with the program. Raises ProjectError when its file is damaged."""
    name = "framework/memorandum/triggers.yml"
    document, findings = read_yaml(project.FRAMEWORK / "memorandum" / "triggers.yml", name)
    if document is None or findings:
        raise ProjectError("The table of triggers that comes with localaccount is damaged; install it again.")
    kinds = load_sharing().kinds
    groups = tuple(
        Group(group["key"], group["title"], tuple(
            Trigger(
                row["key"], row["title"], row["looks"], row["source"], row["where"], row.get("here", ""), row["whom"],
                tuple(kinds[kind] for kind in row["support"]), row.get("only", ""),
            )
            for row in group["triggers"]
        ))
        for group in document.values["groups"]
    )  # fmt: skip
    return Memorandum(document.values["source"], document.values["round"], groups)
