"""Where mkdocs.yml says something to our plugin, read from the file itself: `check` needs nothing of MkDocs."""

from typing import Any

from localaccount_gen.findings import ProjectError
from localaccount_gen.project import Project
from localaccount_gen.yamlfile import Document, read_yaml


def read_settings(project: Project) -> Document | None:
    """mkdocs.yml, or None where there is none. Raises ProjectError, in a sentence with the line, when it is no YAML."""
    path = project.root / "mkdocs.yml"
    if not path.is_file():
        return None
    document, findings = read_yaml(path, path.name)
    if document is None:
        where = findings[0].location
        raise ProjectError(f"{where.file}, line {where.line}: {findings[0].problem}")
    return document


def plugin_path(values: dict[str, Any]) -> tuple[str | int, ...]:
    """Where the plugin's options stand: MkDocs takes its plugins as a list or by name."""
    plugins = values.get("plugins")
    if isinstance(plugins, list):
        for index, plugin in enumerate(plugins):
            if isinstance(plugin, dict) and "localaccount" in plugin:
                return "plugins", index, "localaccount"
    return "plugins", "localaccount"
