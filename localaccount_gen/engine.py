"""MkDocs at work: asks it for a project's site, for a part of one, or for a live preview."""

import logging
import os
import tempfile
from pathlib import Path
from typing import Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from localaccount_gen.findings import ProjectError
from localaccount_gen.plugin import Drawn, LocalAccountPlugin, settings_of
from localaccount_gen.project import Project
from localaccount_gen.settings import Settings

_PLAIN = {str, int, bool, list, dict, type(None)}


class Site:
    """A project's site: its settings, and the building of it."""

    def __init__(self, project: Project) -> None:
        """Reads the project's mkdocs.yml. Raises ProjectError when MkDocs cannot use it."""
        self._config = _config(project)
        self.told = _told(self._config)
        """What mkdocs.yml says, as MkDocs reads it: what it inherits and takes from the environment included."""

    @property
    def settings(self) -> Settings:
        return settings_of(self._config, _plugin(self._config).config)

    @property
    def folder(self) -> Path:
        """Where mkdocs.yml has it built."""
        return Path(self._config.site_dir)

    def draw(self, drawn: Drawn) -> dict[str, bytes]:
        """Every file of it, by its address, with the theme around each page."""
        with tempfile.TemporaryDirectory() as folder:
            self.build(drawn, Path(folder))
            files = (path for path in Path(folder).rglob("*") if path.is_file())
            return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

    def build(self, drawn: Drawn, folder: Path) -> None:
        """Writes it into a folder, which MkDocs empties first."""
        _plugin(self._config).drawn = drawn
        self._config.site_dir = str(folder)
        mkdocs_build.build(self._config)


def serve_site(project: Project, address: str) -> None:
    """Shows drafts on this computer and builds anew at every edit, until it is stopped."""
    # A web server takes time to import, which no build should wait for.
    from mkdocs.commands.serve import serve

    _hush()
    serve(str(project.settings), dev_addr=address, **_places(project))


def _config(project: Project) -> MkDocsConfig:
    _hush()
    try:
        config = load_config(str(project.settings), **_places(project))
    except MkDocsException as error:
        raise ProjectError(f"{project.settings} cannot be used: {str(error).strip()}") from error
    if "localaccount" not in config.plugins:
        raise ProjectError("mkdocs.yml does not name the plugin: add a line “- localaccount” under plugins:.")
    return config


def _told(config: MkDocsConfig) -> str:
    places = ("config_file_path", "docs_dir", "site_dir")
    plain = [(name, value) for name, value in config.items() if name not in places and type(value) in _PLAIN]
    hooks = [Path(file).read_text(encoding="utf-8") for file in config.hooks]
    return repr((plain, hooks))


def _plugin(config: MkDocsConfig) -> LocalAccountPlugin:
    plugin = config.plugins["localaccount"]
    assert isinstance(plugin, LocalAccountPlugin)
    return plugin


def _places(project: Project) -> dict[str, Any]:
    return {
        "docs_dir": str(project.assets),
        "theme": {"name": "material", "custom_dir": str(project.theme), "font": False},
    }


def _hush() -> None:
    """Keeps MkDocs to what is wrong, and Material to itself, which prints its own news at every start."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
