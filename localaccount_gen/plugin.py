"""Hands our pages to MkDocs, and asks it for a site or a live preview. The only importer of mkdocs.

MkDocs walks its files and its theme draws each page; what stands in a page is finished before (`publish`). Nothing is
written here but through MkDocs, into the folder it is given.
"""

import calendar
import logging
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import base, load_config
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File as SourceFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SourcePage

from localaccount_gen.auditrecord import read_record
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.pages import Page
from localaccount_gen.paper import open_press
from localaccount_gen.project import Project
from localaccount_gen.publish import Published, publish
from localaccount_gen.render.addresses import address_once
from localaccount_gen.requirements import load_framework
from localaccount_gen.servers import SERVERS
from localaccount_gen.settings import HumanCheck, Settings
from localaccount_gen.tree import source_names

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


class PublisherOptions(base.Config):
    """Who answers for the site: named in the footer and in the accessibility statement."""

    name = options.Optional(options.Type(str))
    email = options.Optional(options.Type(str))
    phone = options.Optional(options.Type(str))


class HumanCheckOptions(base.Config):
    """A test of the site by people, told in the accessibility statement."""

    date = options.Type(date)
    by = options.Type(str)
    what = options.Type(str)


class Options(base.Config):
    """What mkdocs.yml may set under `localaccount`."""

    publisher = options.SubConfig(PublisherOptions)
    human_audit = options.Optional(options.Type(date))
    """The day on which people with different impairments last tested the site; none is claimed without it."""
    braille = options.Type(bool, default=False)
    """Whether each account also comes as a Braille-ready file. Needs liblouis."""
    human_checks = options.ListOfItems(options.SubConfig(HumanCheckOptions), default=[])
    """Each test by people: when, by whom, and what they did."""
    servers = options.ListOfItems(options.Choice(tuple(SERVERS)), default=[])
    """The kinds of web server that the site is put on, so that a build writes what each has to say with a page."""
    rules = options.Optional(options.Type(dict))
    """What the site changes about the rules. `siterules` reads it from the file, with the place of a slip."""
    pre_election = options.Optional(options.Type(list))
    """The weeks before elections, in the same way; `elections` reads it."""
    moved = options.Optional(options.Type(dict))
    """Old addresses, each with its new one, in the same way; `moved` reads it."""
    pdf = options.Type(bool, default=False)
    """Whether PDFs are made of every account. While previewing, none are: nobody would wait for them at every edit."""
    allowed_signers = options.Optional(options.Type(str))
    """The file of those whose SSH signature over an approval counts; `approval` reads it."""


class LocalAccountPlugin(BasePlugin[Options]):
    """Puts every account into the site, from memory."""

    published: Published | None = None
    """What to put in; where nobody has set it, the project is published as it stands."""
    _pages: Mapping[str, Page]
    _serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Leaves of the theme only our own templates, and of the navigation only the home page.

        A page in the navigation costs time on every other page, and a theme's unused files would be copied.
        """
        project = Project(_root(config))
        config.theme.dirs = [
            folder for folder in config.theme.dirs if Path(folder) == project.theme or _is_mkdocs_own(Path(folder))
        ]
        config.nav = [{"Home": "index.md"}]
        config.use_directory_urls = True
        if not config.site_url:
            # A map for search engines needs whole addresses.
            config.theme.static_templates.discard("sitemap.xml")
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds the pages and files of every account; leaves out what the theme would add beside them."""
        if self._serving or self.published is None:
            project, settings = Project(_root(config)), settings_of(config, self.config)
            self.published = publish(
                project,
                load_catalogue(),
                load_framework(),
                settings,
                date.today(),
                drafts=self._serving,
                show_findings=self._serving,
                press=open_press(project, settings.site_url) if settings.pdf and not self._serving else None,
            )
        publication = self.published.publication
        os.environ["SOURCE_DATE_EPOCH"] = str(_epoch(self.published.newest))
        sources = source_names(publication)
        self._pages = {sources[page.address]: page for page in publication.pages}
        for name in self._pages:
            if stale := files.get_file_from_path(name):
                files.remove(stale)
            files.append(SourceFile.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV))
        for file in publication.files:
            files.append(
                SourceFile.generated(config, file.address, content=file.content, inclusion=InclusionLevel.NOT_IN_NAV)
            )
        return files

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Gives the map for search engines our own pages by the names of their files."""
        context["views"] = self._pages
        return context

    def on_page_content(self, html: str, *, page: SourcePage, config: MkDocsConfig, files: Files) -> str:
        ours = self._pages.get(page.file.src_uri)
        return ours.html if ours else address_once(html, set())

    def on_page_context(self, context: Any, *, page: SourcePage, config: MkDocsConfig, nav: Navigation) -> Any:
        """Gives the theme our own page as `view`; a page written by hand has none."""
        context["view"] = self._pages.get(page.file.src_uri)
        context["serving"] = self._serving
        return context

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Any) -> "LiveReloadServer":
        project = Project(_root(config))
        for folder in (project.accounts, *project.templates):
            if folder.is_dir():
                server.watch(str(folder))
        return server


def settings_of(config: MkDocsConfig, chosen: Options) -> Settings:
    """What mkdocs.yml says of the site as a whole."""
    publisher = chosen.publisher
    checks = (HumanCheck(check.date, check.by, check.what) for check in chosen.human_checks)
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        publisher_name=publisher.name or "",
        publisher_email=publisher.email or "",
        publisher_phone=publisher.phone or "",
        braille=chosen.braille,
        human_audit=chosen.human_audit,
        pdf=chosen.pdf,
        human_checks=tuple(sorted(checks, key=lambda check: check.date, reverse=True)),
        last_audit=read_record(Project(_root(config))),
        servers=tuple(chosen.servers),
    )


class Site:
    """A project's site: its settings, and the building of it."""

    def __init__(self, project: Project) -> None:
        """Reads the project's mkdocs.yml. Raises ProjectError when MkDocs cannot use it."""
        self._config = _config(project)

    @property
    def settings(self) -> Settings:
        return settings_of(self._config, _plugin(self._config).config)

    def build(self, published: Published, folder: Path) -> None:
        """Writes the site for what was published into a folder, which MkDocs empties first."""
        _plugin(self._config).published = published
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


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _is_mkdocs_own(folder: Path) -> bool:
    return folder == Path(mkdocs_build.__file__).parents[1] / "templates"


def _epoch(day: date) -> int:
    """Noon, so that no time zone makes another day of it."""
    return calendar.timegm((day.year, day.month, day.day, 12, 0, 0))
