"""A Word file or a workbook into an account: everything is read before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from localaccount_gen.areas import slug
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.codes import codes_in
from localaccount_gen.findings import ProjectError
from localaccount_gen.model import Area, Period
from localaccount_gen.narrative import word_count
from localaccount_gen.newyear.blocks import quoted
from localaccount_gen.office.chapters import Sorted, sort_blocks, unfit
from localaccount_gen.office.container import read_office_file
from localaccount_gen.office.headings import FOREWORD, load_headings
from localaccount_gen.office.landing import Account
from localaccount_gen.office.prose import first_words
from localaccount_gen.office.word import read_word
from localaccount_gen.office.workbooks import read_sheets
from localaccount_gen.official.workbook import read_workbook
from localaccount_gen.project import Project
from localaccount_gen.requirements import Framework
from localaccount_gen.skeleton import account_text, section_text, write_account

_MOST_TOLD = 12
_PICTURES = (
    "Pictures are left out: put those you want into the account’s images folder, and write  "
    "![what it shows](images/name.jpg)  so that people who cannot see it know."
)


@dataclass
class Imported:
    """What came of one file."""

    file: str
    done: list[str] = field(default_factory=list)
    """What was taken in, a line each."""
    left_out: list[str] = field(default_factory=list)
    """What was not understood, a line each."""
    to_do: list[str] = field(default_factory=list)


def import_office(
    files: tuple[Path, ...], project: Project, council: Area, period: Period, catalogue: Catalogue, framework: Framework
) -> tuple[list[Imported], list[str]]:
    """What came of each file, and the names of the files written. If one file is refused, nothing changes."""
    folder = project.accounts / slug(council.name) / str(period)
    importer = _Importer(Account(folder, project.shown(folder)), council, period, catalogue, framework)
    found = [importer.take(file) for file in files]
    importer.account.refuse_links()
    # Comments teach what the files have no words for: nothing that is there is written over.
    write_account(project, council, period, catalogue, framework)
    written = importer.account.write()
    return found, [f"{project.shown(folder)}/{name}" for name in written]


class _Importer:
    def __init__(
        self, account: Account, council: Area, period: Period, catalogue: Catalogue, framework: Framework
    ) -> None:
        self.account = account
        self._council = council
        self._period = period
        self._catalogue = catalogue
        self._framework = framework
        self._headings = load_headings()

    def take(self, file: Path) -> Imported:
        """Reads one file into the account, on which nothing is written yet."""
        content = read_office_file(file)
        kept = len(self.account.kept)
        match file.suffix.casefold():
            case ".docx":
                imported = self._word(file.name, content)
            case ".xlsx":
                imported = self._workbook(file.name, content)
            case _:
                raise ProjectError(f"{file.name} is neither a Word file (.docx) nor an Excel file (.xlsx).")
        imported.left_out += self.account.kept[kept:]
        return imported

    def _word(self, name: str, content: bytes) -> Imported:
        word = read_word(name, content)
        found = sort_blocks(word.blocks, self._headings)
        imported = Imported(name, left_out=found.left_out)
        for key, chapter in found.chapters.items():
            body = "\n\n".join(chapter.body)
            if reason := unfit(body):
                imported.left_out.append(f"the words for {key}: {reason}")
                body = ""
            if key == FOREWORD:
                imported.done += self._foreword(body) if body else []
                continue
            told = []
            if body and self.account.add_story(key, body, self._begin(key)):
                told.append(f"{word_count(body):,} words")
            if tables := self.account.add_tables(key, chapter.tables, self._begin(key)):
                told.append(_count(tables, "table"))
            if told:
                imported.done.append(f"{key}.md: {' and '.join(told)}, from {_quoted_list(chapter.headings)}")
        self._tell(imported, found)
        if word.tracked:
            imported.to_do.append(
                "The file has tracked changes; they were taken as accepted. See that the words are right."
            )
        imported.left_out += [f"a picture{f' of “{words}”' if words else ''}" for words in word.pictures]
        imported.left_out += [f"a comment: “{first_words(words)}”" for words in word.comments]
        imported.left_out += [f"a link that cannot stand in an account: {address[:100]}" for address in word.links]
        if word.pictures:
            imported.to_do.append(_PICTURES)
        return imported

    def _tell(self, imported: Imported, found: Sorted) -> None:
        """Codes of measures in the words, each with what it means in the period."""
        words = "\n".join(text for chapter in found.chapters.values() for text in chapter.body)
        cells = " ; ".join(cell for chapter in found.chapters.values() for table in chapter.tables
                           for row in table.rows for cell in row)  # fmt: skip
        imported.to_do += codes_in(f"{words}\n{cells}".replace("\\", ""), self._catalogue, self._period)

    def _foreword(self, body: str) -> list[str]:
        lines = ["  role: Cabinet Member for Adult Social Care", f"  words: {quoted(body)}"]
        added = self.account.add_key("foreword", lines, self._begin_account())
        return [f"account.yml: the foreword, {word_count(body):,} words; see that  role:  is right"] if added else []

    def _workbook(self, name: str, content: bytes) -> Imported:
        found = read_sheets(read_workbook(name, content), self._period, self._headings)
        imported = Imported(name, left_out=found.left_out)
        for key, figures in found.figures.items():
            file = f"{key}.md" if key else "account.yml"
            added = self.account.add_figures(file, figures, self._begin(key) if key else self._begin_account())
            if added:
                names = [f"[[{figure.name}]]" for figure in figures[:_MOST_TOLD]]
                more = f" and {len(figures) - len(names)} more" if len(figures) > len(names) else ""
                imported.done.append(f"{file}: {_count(added, 'figure')}: {', '.join(names)}{more}")
        for key, tables in found.tables.items():
            if key and (added := self.account.add_tables(key, tables, self._begin(key))):
                imported.done.append(f"{key}.md: {_count(added, 'table')}")
            for table in tables if not key else ():
                if written := self.account.add_file(table, "table"):
                    imported.done.append(f"{written}: sheet “{table.title}”; name it in a section under  tables:")
        return imported

    def _begin(self, key: str) -> str:
        requirement = self._framework.requirement(key)
        assert requirement is not None
        return section_text(requirement, self._period, self._catalogue)

    def _begin_account(self) -> str:
        return account_text(self._council, self._period)


def told(imported: Imported) -> Iterator[str]:
    """What to say of one file."""
    yield f"{imported.file}:"
    yield from (f"  {line}" for line in imported.done or ["nothing in it could be taken in"])
    if imported.left_out:
        yield "  Left out:"
        yield from (f"  - {line}" for line in imported.left_out)
    if imported.to_do:
        yield "  To do:"
        yield from (f"  - {line}" for line in imported.to_do)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _quoted_list(words: list[str]) -> str:
    return ", ".join(f"“{first_words(one, 8)}”" for one in words)
