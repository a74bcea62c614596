"""The weeks before an election in which councils publish nothing that could sway it, as mkdocs.yml names them.

Code of Recommended Practice on Local Authority Publicity, 2011, paragraphs 33 to 35
(https://www.gov.uk/government/publications/the-code-of-recommended-practice-on-local-authority-publicity).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from localaccount_gen.findings import ProjectError
from localaccount_gen.pluginkeys import plugin_path, read_settings
from localaccount_gen.project import Project
from localaccount_gen.yamlfile import Document

_FORM = "Write  - {from: 2026-03-23, to: 2026-05-07, what: council elections}."


@dataclass(frozen=True)
class PreElection:
    """One pre-election period."""

    first: date
    last: date
    """The day of the election."""
    what: str

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


def pre_election_periods(project: Project) -> tuple[PreElection, ...]:
    """Those named under the plugin's `pre_election`; raises ProjectError, with the line, for one that is not whole."""
    document = read_settings(project)
    if document is None:
        return ()
    path = (*plugin_path(document.values), "pre_election")
    node = document.root.at(path)
    entries = node.value if node else []
    if not isinstance(entries, list):
        raise _wrong(document, path)
    return tuple(_period(document, (*path, index), entry) for index, entry in enumerate(entries))


def _period(document: Document, path: tuple[str | int, ...], entry: Any) -> PreElection:
    try:
        first, last = date.fromisoformat(entry["from"]), date.fromisoformat(entry["to"])
        what = str(entry["what"])
    except (KeyError, TypeError, ValueError):
        raise _wrong(document, path) from None
    if first > last:
        raise _wrong(document, path)
    return PreElection(first, last, what)


def _wrong(document: Document, path: Iterable[str | int]) -> ProjectError:
    place = document.key_place(*path)
    return ProjectError(f"{place.file}, line {place.line}: this is no pre-election period. {_FORM}")
