"""What good practice and help are about, and which kinds of help there are, as pages call them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.requirements import load_framework
from localaccount_gen.yamlfile import read_yaml


@dataclass(frozen=True)
class HelpKind:
    """One kind of help between councils."""

    title: str
    plain: str
    """What it means, to stand after a colon."""


@dataclass(frozen=True)
class Sharing:
    themes: Mapping[str, str]
    """The title of each theme by its key: the framework's sections in its order, then the others."""
    kinds: Mapping[str, HelpKind]
    """From the lightest kind to the one that challenges most."""


@cache
def load_sharing() -> Sharing:
    """Themes and kinds as shipped with the product. Raises ProjectError when their file is damaged."""
    document, findings = read_yaml(project.FRAMEWORK / "sharing.yml", "framework/sharing.yml")
    if document is None or findings:
        raise ProjectError("A file that comes with localaccount is damaged; install it again.")
    sections = {requirement.key: requirement.title for requirement in load_framework().requirements}
    others = {row["key"]: row["title"] for row in document.values["themes"]}
    kinds = {row["key"]: HelpKind(row["title"], row["plain"]) for row in document.values["kinds"]}
    return Sharing({**sections, **others}, kinds)
