"""The section that a heading means: by the framework's own words, or by what councils usually call it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from localaccount_gen import project
from localaccount_gen.findings import ProjectError
from localaccount_gen.requirements import load_framework
from localaccount_gen.yamlfile import read_yaml

FOREWORD = "foreword"

_NUMBER = re.compile(
    r"^(?:(?:section|chapter|part|appendix|outcome|domain|priority)\s+)?(?:\d+(?:\.\d+)*|[ivx]+)(?:\s|$)"
)
_YEAR = re.compile(r"\b(?:in |for |during )?(?:19|20)\d\d(?: (?:to )?\d{2,4})?\b")


@dataclass(frozen=True)
class Headings:
    """What headings mean."""

    exact: Mapping[str, str]
    """Section by title, question, key and usual name, in plain words."""
    phrases: tuple[tuple[str, str], ...]
    """Phrase and section, the longest first."""
    elsewhere: Mapping[str, str]
    """Why a heading has no section, by its words."""

    def section(self, heading: str, *, whole: bool = False) -> str | None:
        """The section's key, `foreword`, or None. `whole`: only where the heading says nothing else."""
        words = plain(heading)
        if words in self.exact:
            return self.exact[words]
        if whole or words in self.elsewhere:
            return None
        return next((key for phrase, key in self.phrases if f" {phrase} " in f" {words} "), None)

    def reason(self, heading: str) -> str:
        """Why a heading has no section of its own; empty where it is not known."""
        return self.elsewhere.get(plain(heading), "")


def plain(heading: str) -> str:
    """A heading in small letters, without its number, its year and its punctuation: “4. Complaints 2023/24”."""
    words = " ".join(
        re.findall(r"[a-z0-9]+", heading.casefold().replace("&", " and ").replace("’", "").replace("'", ""))
    )
    unnumbered = _NUMBER.sub("", words).strip()
    return " ".join(_YEAR.sub(" ", unnumbered or words).split()) or words


@cache
def load_headings() -> Headings:
    """The headings shipped with the product. Raises ProjectError when its own file is damaged."""
    document, findings = read_yaml(project.FRAMEWORK / "headings.yml", "framework/headings.yml")
    if document is None or findings:
        raise ProjectError("The framework file that comes with localaccount is damaged; install it again.")
    exact: dict[str, str] = {}
    for requirement in load_framework().requirements:
        for words in (requirement.title, requirement.question, requirement.letter, requirement.key):
            if words:
                exact.setdefault(plain(words), requirement.key)
    usual = dict(_usual(document.values["sections"])) | dict.fromkeys(document.values["foreword"], FOREWORD)
    phrases = sorted(usual.items(), key=lambda item: (-len(item[0].split()), -len(item[0]), item[0]))
    return Headings({**usual, **exact}, tuple(phrases), document.values["elsewhere"])


def _usual(sections: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    for key, names in sections.items():
        yield from ((name, key) for name in names)
