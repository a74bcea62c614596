"""What was found in an office file, written into an account. Nothing that somebody wrote is changed or written over."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from localaccount_gen.findings import Finding, ProjectError
from localaccount_gen.newyear.blocks import column_of, lines_of, quoted
from localaccount_gen.newyear.edits import Edits, in_blocks
from localaccount_gen.office.chapters import Table
from localaccount_gen.office.workbooks import NewFigure
from localaccount_gen.source import Source
from localaccount_gen.textfile import read_text
from localaccount_gen.yamlfile import Document, parse_section, parse_yaml

_NOT_GIVEN = "not given"
"""A blank cell: nobody may take it for a zero, and a table with a hole in it is refused."""


@dataclass
class Account:
    """The files of an account, as they are to be, until `write` puts them on the disk."""

    folder: Path
    shown: str
    changed: dict[str, str] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    """What was not written because something is there, a line each."""

    def text(self, name: str, otherwise: str = "") -> str:
        """A file's text: as changed here, as on the disk, or as it begins."""
        path = self.folder / name
        if name in self.changed:
            return self.changed[name]
        if not path.exists() and not path.is_symlink():
            return otherwise
        text, findings = read_text(path, f"{self.shown}/{name}")
        if text is None or findings:
            first = findings[0]
            raise ProjectError(
                f"{first.location.file}, line {first.location.line}: {first.problem} Put it right first."
            )
        return text

    def names(self) -> set[str]:
        """The names of all figures in the account: one name stands for one number."""
        files = {path.name for path in self.folder.glob("*.*") if path.suffix in (".yml", ".md")} | self.changed.keys()
        names: set[str] = set()
        for name in files:
            parse = parse_yaml if name.endswith(".yml") else parse_section
            if name.endswith((".yml", ".md")):
                document, _ = parse(Source(name, self.text(name)))
                figures = document.values.get("figures") if document else None
                names |= figures.keys() if isinstance(figures, dict) else set()
        return names

    def add_figures(self, name: str, figures: Sequence[NewFigure], begin: str) -> int:
        """Adds figures to a file's `figures:`; one whose name is there already stays as it is. Returns how many."""
        parse = _yaml if name.endswith(".yml") else _front
        document = parse(Source(f"{self.shown}/{name}", _with_front(name, self.text(name, begin))))
        document = in_blocks(document, ("figures",), parse)
        there = self.names()
        new = [figure for figure in figures if figure.name not in there]
        self.kept += [f"the account has the figure “{one.name}” already" for one in figures if one.name in there]
        if new:
            self.changed[name] = _with_entries(document, "figures", (line for one in new for line in _figure(one)))
        return len(new)

    def add_tables(self, section: str, tables: Sequence[Table], begin: str) -> int:
        """Writes tables as CSV files and names them in the section. Returns how many."""
        name, added = f"{section}.md", 0
        for table in tables:
            file = self.add_file(table, f"{section}-table")
            if file is None:
                continue
            document = _front(Source(f"{self.shown}/{name}", _with_front(name, self.text(name, begin))))
            document = in_blocks(document, ("tables",), _front)
            self.changed[name] = _with_entries(
                document, "tables", [f"  - title: {quoted(table.title)}", f"    file: {file}"]
            )
            added += 1
        return added

    def add_file(self, table: Table, stem: str) -> str | None:
        """Writes a table as a CSV file; returns its name, or None where the account has the same table already."""
        content = _csv(table)
        there = {path.name: self.text(f"data/{path.name}") for path in self.folder.glob("data/*.csv")}
        there |= {name.removeprefix("data/"): text for name, text in self.changed.items()}
        if same := next((name for name, text in there.items() if text == content), None):
            self.kept.append(f"the table “{table.title}” is there already, in data/{same}")
            return None
        number = 1
        while f"{stem}-{number}.csv" in there:
            number += 1
        self.changed[f"data/{stem}-{number}.csv"] = content
        return f"data/{stem}-{number}.csv"

    def add_story(self, section: str, body: str, begin: str) -> bool:
        """Writes a section's story below its front matter, unless the file has words already."""
        name = f"{section}.md"
        text = _with_front(name, self.text(name, begin))
        document = _front(Source(f"{self.shown}/{name}", text))
        if document.body.strip():
            self.kept.append(f"{name} has words already, so those of this file are left out")
            return False
        self.changed[name] = f"{text.rstrip()}\n{body.strip()}\n"
        return True

    def add_key(self, key: str, lines: Sequence[str], begin: str) -> bool:
        """Adds a key to account.yml, unless it is there."""
        text = self.text("account.yml", begin)
        document = _yaml(Source(f"{self.shown}/account.yml", text))
        if key in document.values:
            self.kept.append(f"account.yml has {key}: already, so that of this file is left out")
            return False
        self.changed["account.yml"] = _with_entries(document, key, lines)
        return True

    def refuse_links(self) -> None:
        """Raises ProjectError where a file would be written through a link on the disk."""
        for name in self.changed:
            path = self.folder / name
            if any(place.is_symlink() for place in (path, path.parent, self.folder)):
                raise ProjectError(f"{self.shown}/{name} is a link to another place on the disk; put a folder there.")

    def write(self) -> list[str]:
        """Writes every file, each whole; returns their names."""
        for name, text in self.changed.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            new = path.with_name(f".{path.name}.new")
            try:
                # A file keeps the line ends that its officer's editor gave it.
                windows = path.exists() and b"\r\n" in path.read_bytes()
                new.write_text(text, encoding="utf-8", newline="\r\n" if windows else "\n")
                new.replace(path)
            except OSError as problem:
                raise ProjectError(f"{path} cannot be written: {problem.strerror or problem}.") from problem
            finally:
                new.unlink(missing_ok=True)
        return list(self.changed)


def _with_front(name: str, text: str) -> str:
    return text if name.endswith(".yml") or re.match(r"\s*^---", text, re.MULTILINE) else f"---\n---\n{text}"


def _with_entries(document: Document, key: str, entries: Iterable[str]) -> str:
    """The text with entries, set in by two, as the last of a key, or with the key at the end."""
    edits = Edits(document)
    node = document.root.at((key,))
    if node and node.inner:
        column = column_of(document, (key, next(iter(node.inner))))
        entries = [" " * column + line[2:] for line in entries]
    lines = [f"{key}:", *entries]
    if node and not node.inner and not isinstance(node.value, str):
        edits.replace(key, by=lines)
    elif edits.has(key):
        # Comments below a key without entries stay below the first of them: they say what an entry looks like.
        line = lines_of(document, (key,))[1] + 1 if node else document.source.line_of(document.root.keys[key][0])
        edits.insert(line, lines[1:]) if line < len(document.lines) else edits.append(lines[1:])
    elif document.body_line > 1:
        edits.insert(document.body_line - 2, lines)
    else:
        edits.append(lines)
    return edits.text()


def _figure(figure: NewFigure) -> Iterable[str]:
    yield f"  {figure.name}:"
    yield f"    label: {quoted(figure.label)}"
    yield f"    value: {figure.value}"
    if figure.previous:
        yield f"    previous: {figure.previous}"
    yield f"    unit: {figure.unit}"
    values: Mapping[str, str] = {"source": figure.source, "note": figure.note}
    yield from (f"    {key}: {quoted(words)}" for key, words in values.items() if words)


def _csv(table: Table) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    header, *rows = table.rows
    writer.writerow([cell or ("What" if place == 0 else f"Column {place + 1}") for place, cell in enumerate(header)])
    writer.writerows([cell or _NOT_GIVEN for cell in row] for row in rows)
    return text.getvalue()


def _yaml(source: Source) -> Document:
    return _whole(source, *parse_yaml(source))


def _front(source: Source) -> Document:
    return _whole(source, *parse_section(source))


def _whole(source: Source, document: Document | None, findings: list[Finding]) -> Document:
    if document is None or findings:
        raise ProjectError(f"{source.file} has a slip in it: see  localaccount check")
    return document
