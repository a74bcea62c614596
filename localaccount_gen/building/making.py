"""One part of a site: found in the store, or made and kept there; and put among the others."""

import contextlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from localaccount_gen.building.keys import common_key, council_key, program_key
from localaccount_gen.building.part import Damaged, Part, digest, made_part
from localaccount_gen.building.records import council_record, told
from localaccount_gen.building.store import Store
from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.council import Workshop, open_workshop, publish_council
from localaccount_gen.engine import Site
from localaccount_gen.pages import Publication
from localaccount_gen.paper import open_press
from localaccount_gen.plugin import Drawn
from localaccount_gen.project import Project
from localaccount_gen.requirements import load_framework
from localaccount_gen.sitecheck import PartCheck


@dataclass(frozen=True)
class Order:
    """What a site is to be built of, and where; small enough to be handed to another process."""

    root: Path
    today: date
    drafts: bool = False
    braille: bool = False
    """Whether the command asks for Braille; mkdocs.yml may do so too."""
    pdf: bool = False
    """The same for PDFs."""
    staged: Path | None = None
    """The folder in which the site is put together; without one, parts are only made and kept."""
    before: Path | None = None
    """The site as it was, from which files that have not changed are taken."""
    store: Path | None = None
    """Where parts are kept; None: nowhere."""
    others: tuple[Path, ...] = ()
    """Other stores, from which they are taken over."""


@dataclass(frozen=True)
class Done:
    """A part that is in its place, with all that is to be known of it."""

    name: str
    key: str
    digests: Mapping[str, str]
    """The SHA-256 of each of its files, by address."""
    check: PartCheck
    searchable: tuple[str, ...]
    told: Mapping[str, Any]
    was_kept: bool
    """Whether it was there already."""


class Building:
    """What every part of one site is built with."""

    def __init__(self, order: Order) -> None:
        """Raises ProjectError where the project's own settings cannot be used."""
        self.order = order
        self.project = Project(order.root)
        self.site = Site(self.project)
        settings = self.site.settings
        settings = replace(settings, braille=order.braille or settings.braille)
        self.workshop: Workshop = open_workshop(
            self.project,
            load_catalogue(),
            load_framework(),
            settings,
            order.today,
            drafts=order.drafts,
            press=open_press(self.project, settings.site_url) if order.pdf or settings.pdf else None,
        )
        self.store = Store(order.store, order.others)
        self.program = program_key()
        self.common = common_key(self.workshop, self.site, self.program)
        self.base = urlsplit(settings.site_url).path or "/"

    def council(self, folder: Path) -> Done:
        """The part of the council in a folder."""
        key = council_key(self.common, self.project, folder)
        return self.done(f"councils/{folder.name}", key, lambda: self._council(folder))

    @property
    def today(self) -> str:
        return self.order.today.isoformat()

    def done(self, name: str, key: str, make: Callable[[], Part]) -> Done:
        """The part of this name and key, in its place."""
        found = self.store.find(name, key)
        if found and found.told.get("day") in (None, self.today):
            with contextlib.suppress(Damaged):
                self._place(found)
                return _done(name, key, found, was_kept=True)
        part = make()
        self.store.keep(name, key, part)
        self._place(part)
        return _done(name, key, part, was_kept=False)

    def part(self, files: Mapping[str, bytes], told: Mapping[str, Any]) -> Part:
        return made_part(files, told, drafts=self.order.drafts, base=self.base)

    def _council(self, folder: Path) -> Part:
        made = publish_council(self.workshop, folder)
        pages = Publication(made.publication.pages, ())
        files = {file.address: file.content for file in made.publication.files}
        files |= self.site.draw(Drawn(pages, made.newest, alone=True)) if made.publication.pages else {}
        expected = [page.path for page in pages.pages]
        # What the calendar has a say in is of that day alone.
        day = self.today if any(one.asks_the_day for one in made.checked.accounts) else None
        return self.part(files, {**told(council_record(made)), "expected": expected, "day": day})

    def _place(self, part: Part) -> None:
        """Puts the part's files among the others. One that was there before is the same file, with the same time."""
        staged, before = self.order.staged, self.order.before
        if staged is None:
            return
        folders = {(staged / address).parent for address in part.digests}
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True)
        new = [
            address
            for address, wanted in part.digests.items()
            if before is None or not _taken_over(before / address, staged / address, wanted)
        ]
        for address, content in part.contents(new):
            _write(staged / address, content)


def _done(name: str, key: str, part: Part, was_kept: bool) -> Done:
    return Done(name, key, part.digests, part.check, part.searchable, part.told, was_kept)


def _write(path: Path, content: bytes) -> None:
    try:
        path.open("xb").close()
    except FileExistsError:
        # It may be another name of a file of the old site, which somebody is reading.
        path.unlink()
    path.write_bytes(content)


def _taken_over(old: Path, new: Path, wanted: str) -> bool:
    """Gives a file a second name if it holds what is wanted. The first goes with the old site."""
    try:
        if digest(old.read_bytes()) != wanted:
            return False
        new.hardlink_to(old)
    except OSError:
        return False
    return True


def give_name(file: Path, new: Path) -> None:
    """Has a file stand at another place too: under a second name, or as a copy where the disk knows none."""
    try:
        new.hardlink_to(file)
    except OSError:
        shutil.copyfile(file, new)
