"""One section of an account as pages show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from posixpath import normpath

from localaccount_gen import amounts, words
from localaccount_gen.account import Account, Section
from localaccount_gen.charts import Chart, chart
from localaccount_gen.csvfile import NO_FIGURE, DataTable
from localaccount_gen.forms import LocalFigure, Omission
from localaccount_gen.glossary import Term
from localaccount_gen.markup import Setting, convert
from localaccount_gen.model import Comparison
from localaccount_gen.pages import Prose, way
from localaccount_gen.quotes import imported_in
from localaccount_gen.render.words import explained_terms
from localaccount_gen.requirements import Requirement
from localaccount_gen.sectionforms import SectionForm, TableFile

_NOTHING = SectionForm.model_validate({})


@dataclass(frozen=True)
class PlacedChart:
    """A comparison and every address it can be had at."""

    chart: Chart
    comparison: Comparison
    place: str
    """Where it stands in its section."""
    own_page: str
    """The page with nothing but this comparison."""
    html: str
    """The same as HTML for the page of another website."""
    data: str
    """The address of the CSV."""
    measure: str
    """The address of the page on the measure."""
    explore: str
    """The address of the same page with the chart of every council open, and this council chosen."""


@dataclass(frozen=True)
class FigureRow:
    """One of the council's own figures, in words throughout."""

    label: str
    now: str
    before: str
    change: str
    about: str
    """Where it comes from, what it leaves out, why it changed: sentences; may be empty."""


@dataclass(frozen=True)
class ShownTable:
    """A table of the council's own, every cell in words or digits."""

    key: str
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    """Which columns hold numbers, and so are set to the right."""
    note: str
    source: str
    data: str
    """The address of the CSV."""


@dataclass(frozen=True)
class PriorityLink:
    """Where a priority stands, for the weaknesses it answers."""

    title: str
    address: str


@dataclass(frozen=True)
class ShownSection:
    """A section with everything its page shows, or the reason why it has nothing to show."""

    requirement: Requirement
    address: str
    title: str
    form: SectionForm
    story: Prose
    omission: Omission | None = None
    charts: tuple[PlacedChart, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    imported: tuple[FigureRow, ...] = ()
    """Figures from other official sources that the section quotes."""
    tables: tuple[ShownTable, ...] = ()
    cleaned: bool = False
    """Whether the sanitiser had to take something out of the story."""
    terms: tuple[Term, ...] = ()
    """The words of the trade it uses."""
    linked: frozenset[str] = frozenset()
    """The pictures and data files the story names, as the account's folder has them."""

    @property
    def key(self) -> str:
        return self.requirement.key

    @property
    def question(self) -> str:
        return self.requirement.question

    @property
    def answer(self) -> str:
        """What a list of sections says under the question; may be empty."""
        return "" if self.omission else self.form.summary or ""


def shown_section(account: Account, requirement: Requirement, comparisons: Sequence[Comparison]) -> ShownSection | None:
    """The section of a filled account, or its omission; None where there is neither."""
    section, omission = account.section(requirement.key), account.form.not_covered.get(requirement.key)
    address = f"{account.address}{requirement.key}/"
    if section is None:
        if omission is None:
            return None
        return ShownSection(requirement, address, requirement.title, _NOTHING, Prose("", ""), omission)
    title = section.form.title or requirement.title
    links = Links(account, address)
    made = convert(section.body, links.link, Setting(title=title))
    return ShownSection(
        requirement=requirement,
        address=address,
        title=title,
        form=section.form,
        story=Prose(section.body, made.html),
        charts=tuple(_placed(account, requirement, comparison) for comparison in comparisons),
        figures=tuple(row(figure) for figure in section.form.figures.values()),
        imported=tuple(row(figure) for figure in imported_in(account, section.document).values()),
        tables=_tables(account, section),
        cleaned=made.cleaned,
        terms=explained_terms(section),
        linked=frozenset(links.files),
    )


class Links:
    """Turns the addresses an author writes, which name files of the account, into addresses of the site."""

    def __init__(self, account: Account, here: str) -> None:
        self._account = account
        self._here = here
        self.files: set[str] = set()
        """The files that were named."""

    def link(self, written: str) -> str:
        path, mark, place = written.partition("#")
        place = f"#story-{place.removeprefix('story-')}" if mark else ""
        if not path:
            return place
        path = normpath(path)
        if path in self._account.files:
            self.files.add(path)
            return way(self._here, f"{self._account.address}{path}")
        if path.endswith(".md") and "/" not in path:
            return way(self._here, f"{self._account.address}{path.removesuffix('.md')}/{place}")
        return written


def priorities(sections: Sequence[ShownSection]) -> Mapping[str, PriorityLink]:
    """Every priority of an account by its name."""
    return {
        priority.name: PriorityLink(priority.title, f"{section.address}#priority-{priority.name}")
        for section in sections
        for priority in section.form.priorities
    }


def _placed(account: Account, requirement: Requirement, comparison: Comparison) -> PlacedChart:
    drawn = chart(comparison)
    measure = f"measures/{comparison.measure.id}/"
    # An invented council is not among the official figures.
    chosen = "" if comparison.invented else f"index.html?council={comparison.council.code}"
    return PlacedChart(
        chart=drawn,
        comparison=comparison,
        place=f"{account.address}{requirement.key}/#{drawn.key}",
        own_page=f"{account.address}{drawn.own_page}",
        html=f"{account.address}data/{drawn.html_name}",
        data=f"{account.address}data/{drawn.csv_name}",
        measure=measure,
        explore=f"{measure}{chosen}#explore",
    )


def row(figure: LocalFigure) -> FigureRow:
    """A local figure for a table, with what is to be said of it: why it changed, its basis, its note, its source."""
    taken = f", {words.day(figure.taken.isoformat())}" if figure.taken else ""
    said = (
        figure.reason,
        figure.basis,
        figure.note,
        f"Source: {figure.source}{taken}" if figure.source else None,
    )
    return FigureRow(
        label=f"{figure.label[:1].upper()}{figure.label[1:]}",
        now=amounts.amount(figure),
        before=amounts.previous_amount(figure) or "not given",
        change=amounts.movement(figure) or "cannot be said",
        about=" ".join(f"{sentence.rstrip('.')}." for sentence in said if sentence),
    )


def _tables(account: Account, section: Section) -> tuple[ShownTable, ...]:
    return tuple(
        _table(account, named, account.tables[named.file], f"table-{number}")
        for number, named in enumerate(section.form.tables, 1)
        if named.file in account.tables
    )


def _table(account: Account, named: TableFile, table: DataTable, key: str) -> ShownTable:
    return ShownTable(
        key=key,
        title=named.title,
        header=table.header,
        rows=tuple(tuple(NO_FIGURE.get(cell, cell) for cell in row) for row in table.rows),
        numbers=tuple(table.is_number(column) for column in range(len(table.header))),
        note=named.note or "",
        source=named.source or "",
        data=f"{account.address}{named.file}",
    )
