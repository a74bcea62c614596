"""The rules as one site has set them: mkdocs.yml may give a rule another severity or another threshold.

Read from the file itself, so that `check`, which needs nothing of MkDocs, and the plugin find the same.
"""

import re
from dataclasses import replace
from typing import Any

from localaccount_gen.findings import ProjectError, Severity, did_you_mean
from localaccount_gen.pluginkeys import plugin_path, read_settings
from localaccount_gen.project import Project
from localaccount_gen.rules import RULES, Rule
from localaccount_gen.yamlfile import Document

LASTING = "file"
"""The family nobody may change: what cannot be read, or could run on a reader's computer, cannot be published."""


def rules_in_force(project: Project) -> tuple[Rule, ...]:
    """Every rule, with the severity and the thresholds of this site.

    mkdocs.yml sets them under the plugin, and nothing else of the file is read::

        plugins:
          - localaccount:
              rules:
                no-weakness: {severity: advice, fewest: 2}

    Raises ProjectError, in a sentence with the line, where a name or a value is not one.
    """
    settings = read_settings(project)
    return _Changes(settings).rules() if settings else RULES


class _Changes:
    """What a site's mkdocs.yml says about rules."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._path: tuple[str | int, ...] = (*plugin_path(document.values), "rules")

    def rules(self) -> tuple[Rule, ...]:
        node = self._document.root.at(self._path)
        if node is None:
            return RULES
        told = node.value
        if not isinstance(told, dict):
            raise self._wrong((), "“rules” holds the names of rules, each with what it changes.")
        known = {rule.name: rule for rule in RULES}
        for name in told:
            if name not in known:
                raise self._wrong((name,), f"no rule is called “{name}”.{did_you_mean(name, known)}")
        return tuple(self._changed(rule, told[rule.name]) if rule.name in told else rule for rule in RULES)

    def _changed(self, rule: Rule, changes: Any) -> Rule:
        if rule.family == LASTING:
            raise self._wrong((rule.name,), f"“{rule.name}” cannot be changed, because it keeps readers safe.")
        if not isinstance(changes, dict):
            raise self._wrong((rule.name,), f"say what changes, such as  {rule.name}: {{severity: advice}}.")
        severity, settings = rule.severity, dict(rule.settings)
        for key, value in changes.items():
            if key == "severity":
                severity = self._severity(rule, value)
            elif key not in settings:
                known = ("severity", *settings)
                raise self._wrong((rule.name, key), f"“{rule.name}” has no “{key}”.{did_you_mean(key, known)}")
            elif not re.fullmatch(r"\d{1,9}", str(value)):
                raise self._wrong((rule.name, key), f"“{value}” is not a whole number.")
            else:
                settings[key] = int(value)
        return replace(rule, severity=severity, settings=settings)

    def _severity(self, rule: Rule, value: Any) -> Severity:
        try:
            return Severity(value)
        except ValueError:
            choices = ", ".join(Severity)
            raise self._wrong((rule.name, "severity"), f"“{value}” is no severity; choose one of: {choices}.") from None

    def _wrong(self, path: tuple[str | int, ...], problem: str) -> ProjectError:
        place = self._document.key_place(*self._path, *path)
        return ProjectError(f"{place.file}, line {place.line}: {problem}")
