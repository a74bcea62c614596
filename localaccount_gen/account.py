"""An account as read: what the council filled in, what it told, and the place of every word."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from localaccount_gen.accountforms import AccountForm
from localaccount_gen.approvalforms import ApprovalForm
from localaccount_gen.assessmentforms import ElementForm, SelfAssessmentForm, Share
from localaccount_gen.csvfile import DataTable
from localaccount_gen.findings import Finding, Location
from localaccount_gen.forms import CouncilForm, ImportedForm, LocalFigure, TranslationForm
from localaccount_gen.languages import Language
from localaccount_gen.model import Area, Comparators, OfficialFigure, Period
from localaccount_gen.pictures import Picture
from localaccount_gen.schemes import Element, Scheme
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.yamlfile import Document


@dataclass(frozen=True)
class Council:
    """A council's folder: its council.yml and the area it answers for."""

    slug: str
    """The folder's name, and so the first part of every address."""
    folder: Path
    form: CouncilForm
    area: Area
    document: Document
    comparators: Comparators
    invented: tuple[OfficialFigure, ...] = ()
    """Figures made up for an invented council; empty for a real one."""
    pictures: tuple[Picture, ...] = ()
    """Its own pictures for Easy Read, which go before those that come with the program."""

    @property
    def name(self) -> str:
        return self.form.name

    @property
    def short_name(self) -> str:
        return self.form.short_name or self.area.name

    @property
    def style_sheet(self) -> str:
        """The address of the style sheet with its own colour; empty where it has none."""
        return f"{self.slug}/colour.css" if self.form.colour else ""

    @property
    def is_invented(self) -> bool:
        return self.form.code == "none"


@dataclass(frozen=True)
class Section:
    """One section's file: front matter and Markdown."""

    key: str
    """The framework's name for it, which is also the file's stem and the last part of its address."""
    form: SectionForm
    document: Document

    @property
    def body(self) -> str:
        return self.document.body

    @property
    def start(self) -> Location:
        """The first line of its story: the place of what is nowhere in the section."""
        return self.document.in_body(0, max(len(self.body.partition("\n")[0]), 1))


@dataclass(frozen=True)
class Imported:
    """An account's imported.yml: figures that a command took from other official files."""

    form: ImportedForm
    document: Document


@dataclass(frozen=True)
class Translation:
    """The first page of an account in another language: summary.cy.md."""

    language: Language
    form: TranslationForm
    document: Document

    @property
    def body(self) -> str:
        return self.document.body


@dataclass(frozen=True)
class Approval:
    """An account's approval.yml: which words were approved, by whom, and when."""

    form: ApprovalForm
    document: Document


@dataclass(frozen=True)
class Judged:
    """One element of a self-assessment, and what the council says of it."""

    element: Element
    form: ElementForm
    index: int
    """Which entry of the file's elements it is."""


@dataclass(frozen=True)
class SelfAssessment:
    """How the council judges itself on one theme: self-assessments/<theme>.yml."""

    theme: str
    """The file's stem."""
    scheme: Scheme
    """One that comes with the program, or one made of the elements in the file."""
    judged: tuple[Judged, ...]
    """What the file has, in the scheme's order."""
    form: SelfAssessmentForm
    document: Document

    @property
    def title(self) -> str:
        return self.form.title or self.scheme.title

    def place(self, judged: Judged, *path: str | int) -> Location:
        """Where something of an element stands in the file."""
        return self.document.place("elements", judged.index, *path)


@dataclass(frozen=True)
class FigureEntry:
    """A local figure with where it was entered."""

    name: str
    figure: LocalFigure
    document: Document

    @property
    def place(self) -> Location:
        return self.document.key_place("figures", self.name)


@dataclass(frozen=True)
class Account:
    """One council's account for one period."""

    council: Council
    period: Period
    folder: Path
    form: AccountForm
    document: Document
    sections: tuple[Section, ...]
    """Those with a file, in the framework's order."""
    files: Mapping[str, Path] = field(default_factory=dict)
    """Pictures and data files, by the path a link would use, such as `images/day-centre.jpg`."""
    tables: Mapping[str, DataTable] = field(default_factory=dict)
    """The data files that sections show as tables, read, by the same path."""
    unread: frozenset[str] = frozenset()
    """Keys of sections whose file could not be read, which has its own findings: not to be called missing as well."""
    imported: Imported | None = None
    approval: Approval | None = None
    """What was recorded as approved. Whether it still holds, the account's pages tell."""
    translations: tuple[Translation, ...] = ()
    """Summaries in other languages, by their English names."""
    self_assessments: tuple[SelfAssessment, ...] = ()
    """By theme. What is private among them is for nobody but those who have the files."""

    @property
    def address(self) -> str:
        return f"{self.council.slug}/{self.period}/"

    @cached_property
    def figures(self) -> dict[str, FigureEntry]:
        """Every local figure by name, whichever file it was entered in."""
        return {entry.name: entry for entry in self.figure_entries}

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file of keys and values. The imported figures' comes first: what else has their names must give way."""
        imported = (self.imported.document,) if self.imported else ()
        return (*imported, self.document, *(section.document for section in self.sections))

    @cached_property
    def figure_entries(self) -> tuple[FigureEntry, ...]:
        """Every local figure, in the order of `documents`."""
        return tuple(self._figure_entries())

    def _figure_entries(self) -> Iterator[FigureEntry]:
        if self.imported:
            for name, figure in self.imported.form.figures.items():
                yield FigureEntry(name, figure, self.imported.document)
        for name, figure in self.form.figures.items():
            yield FigureEntry(name, figure, self.document)
        for section in self.sections:
            for name, figure in section.form.figures.items():
                yield FigureEntry(name, figure, section.document)

    def section(self, key: str) -> Section | None:
        return next((section for section in self.sections if section.key == key), None)

    def shared(self, *share: Share) -> tuple[SelfAssessment, ...]:
        """The self-assessments that are shared in one of these ways."""
        return tuple(one for one in self.self_assessments if one.form.share in share)


@dataclass(frozen=True)
class Reading:
    """What was found in one account's folder: an account as far as it could be read, and every finding on the way."""

    folder: Path
    shown: str
    account: Account | None
    findings: tuple[Finding, ...]
