"""Hands our pages to MkDocs, which `engine` asks for a site or a live preview.

MkDocs walks its files and its theme draws each page; what stands in a page is finished before (`publish`). Nothing is
written here but through MkDocs, into the folder it is given.
"""

import calendar
import os
import posixpath
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import base
from mkdocs.config import config_options as options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File as SourceFile
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SourcePage

from localaccount_gen.auditrecord import read_record
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.collected import publish_collection
from localaccount_gen.collecting.kept import is_collection
from localaccount_gen.pages import Page, Publication
from localaccount_gen.paper import open_press
from localaccount_gen.project import Project
from localaccount_gen.publish import publish
from localaccount_gen.render import ListedPage
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


@dataclass(frozen=True)
class Drawn:
    """What MkDocs is to put into a folder."""

    publication: Publication
    newest: date
    """The newest day anything in it was published or corrected: the only clock a site may show."""
    alone: bool = False
    """Nothing but these pages: no page written by hand, no style, no map of the site."""
    elsewhere: Sequence[ListedPage] = ()
    """Pages of the site that are put beside these afterwards, for the map."""
    beside: Collection[str] = ()
    """The addresses of all files that are put beside these, to which a page written by hand may link."""


class _WithOthers(Files):
    """Finds also what is no file of MkDocs, but put beside its files afterwards."""

    def __init__(self, files: Files, config: MkDocsConfig, beside: Collection[str]) -> None:
        super().__init__(list(files))
        self._config = config
        self._beside = beside

    def get_file_from_path(self, path: str) -> SourceFile | None:
        if found := super().get_file_from_path(path):
            return found
        name = posixpath.normpath(path)
        other = SourceFile.generated(self._config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        return other if other.dest_uri in self._beside else None


class LocalAccountPlugin(BasePlugin[Options]):
    """Puts every account into the site, from memory."""

    drawn: Drawn | None = None
    """What to put in; where nobody has set it, the project is published as it stands."""
    _pages: Mapping[str, Page]
    _serving = False
    _theme: Any = None
    """Our theme as it was read for the first council."""

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
        config.theme.static_templates = {"404.html", "sitemap.xml"}
        if not config.site_url:
            # A map for search engines needs whole addresses.
            config.theme.static_templates.discard("sitemap.xml")
        if self.drawn and self.drawn.alone:
            config.nav = []
            config.theme.static_templates = set()
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Adds the pages and files of every account; leaves out what the theme would add beside them."""
        if self._serving or self.drawn is None:
            self.drawn = self._as_it_stands(Project(_root(config)), settings_of(config, self.config))
        publication = self.drawn.publication
        if self.drawn.alone:
            files = Files([])
        os.environ["SOURCE_DATE_EPOCH"] = str(_epoch(self.drawn.newest))
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
        return _WithOthers(files, config, self.drawn.beside) if self.drawn.beside else files

    def _as_it_stands(self, project: Project, settings: Settings) -> Drawn:
        if is_collection(project.root):
            collected = publish_collection(project, settings)
            return Drawn(collected.publication, collected.newest)
        published = publish(
            project,
            load_catalogue(),
            load_framework(),
            settings,
            date.today(),
            drafts=self._serving,
            show_findings=self._serving,
            press=open_press(project, settings.site_url) if settings.pdf and not self._serving else None,
        )
        return Drawn(published.publication, published.newest)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """Council after council is drawn by one theme, which would else be read and compiled for each."""
        if self.drawn is None or not self.drawn.alone:
            return env
        self._theme = self._theme or env
        return self._theme

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Gives the map for search engines every page that they may list, by address, with the day of its content."""
        if template_name == "sitemap.xml" and self.drawn:
            found = {page.canonical_url: self._pages.get(page.file.src_uri) for page in _pages_of(context)}
            days = {address: view and view.updated for address, view in found.items() if not (view and view.noindex)}
            site = config.site_url or ""
            for page in self.drawn.elsewhere:
                if not page.noindex:
                    days[urljoin(site, quote(page.address))] = page.updated
            context["days"] = sorted(days.items())
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


def _pages_of(context: Any) -> list[SourcePage]:
    return [file.page for file in context["pages"]]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _is_mkdocs_own(folder: Path) -> bool:
    return folder == Path(mkdocs_build.__file__).parents[1] / "templates"


def _epoch(day: date) -> int:
    """Noon, so that no time zone makes another day of it."""
    return calendar.timegm((day.year, day.month, day.day, 12, 0, 0))
