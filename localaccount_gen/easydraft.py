"""A first draft of Easy Read from what a section says: short rows to be made easy by a person, and never final.

It is put into a section's file as text, so that every other byte of the file stays as the officer wrote it.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from localaccount_gen.account import Account, Section
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.frontmatter import FrontMatter, front_matter
from localaccount_gen.narrative import word_count
from localaccount_gen.pictures import Picture, find_picture
from localaccount_gen.prose import split
from localaccount_gen.quotes import Quotes
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.source import Source
from localaccount_gen.yamlfile import parse_section

_MOST_WORDS = 12
_JOINT = re.compile(r"[;:]\s+|,\s+(?=(?:and|but|because|so)\b)")
_JOINING = re.compile(r"(?:and|but|because|so)\s+")
_SAY_LITTLE = {"people", "more", "less", "fewer", "year", "asked"}
"""Words that stand in many rows: any other picture says more."""
_PLAIN = re.compile(r"[A-Za-z0-9](?:[^:#\"\\]|:(?! )|(?<! )#)*")
"""What YAML takes for words without quotation marks."""


@dataclass(frozen=True)
class DraftRow:
    """A row that nobody has made easy yet."""

    words: str
    picture: str = ""
    """A word in the row that has a picture; empty where none has."""
    people: str = ""


@dataclass(frozen=True)
class Draft:
    """What became of one section."""

    path: Path
    shown: str
    rows: tuple[DraftRow, ...]
    text: str
    """The lines to stand in the front matter."""
    why_not: str = ""
    """Why it was not put into the file; empty where it was, or may be."""


def draft(account: Account, quotes: Quotes, catalogue: Catalogue, *, write: bool) -> list[Draft]:
    """A draft for every section of an account; with `write`, put into the files that have no `easy_read:` yet.

    Raises ProjectError when a file cannot be written.
    """
    return [_draft(section, account, quotes, catalogue, write) for section in account.sections]


def _draft(section: Section, account: Account, quotes: Quotes, catalogue: Catalogue, write: bool) -> Draft:
    path, shown = account.folder / f"{section.key}.md", section.document.file
    if "easy_read" in section.document.root.keys:
        return Draft(path, shown, (), "", "It has Easy Read already.")
    rows = tuple(
        _with_picture(row, account.council.pictures) for row in _rows(section.form, account, quotes, catalogue)
    )
    if not rows:
        return Draft(path, shown, (), "", "It has no summary, no figures and nothing that went well or must be better.")
    text = _text(rows)
    try:
        drafted = with_front_matter(path.read_bytes(), text)
    except OSError as wrong:
        raise ProjectError(f"{shown} cannot be read: {wrong.strerror or wrong}.") from wrong
    if drafted is None or not _says_the_same(section, drafted):
        return Draft(path, shown, rows, text, "Its front matter is written in a way of its own: paste the rows.")
    if write:
        _write(path, shown, drafted)
    return Draft(path, shown, rows, text)


def _write(path: Path, shown: str, content: bytes) -> None:
    written = path.with_name(f".{path.name}.new")
    try:
        written.write_bytes(content)
        written.replace(path)
    except OSError as wrong:
        raise ProjectError(f"{shown} cannot be written: {wrong.strerror or wrong}.") from wrong
    finally:
        written.unlink(missing_ok=True)


def _rows(form: SectionForm, account: Account, quotes: Quotes, catalogue: Catalogue) -> Iterator[DraftRow]:
    """The summary, the official figures, the council's own, what went well, what must be better."""
    yield from _short(form.summary or "")
    for use in form.measures:
        measure = catalogue.measure(use.measure, account.period)
        if measure and measure.unit == "percent" and not isinstance(quotes.share(use.measure), str):
            yield DraftRow(f"[[{use.measure}]] {measure.statement}.", people=use.measure)
    for name, figure in form.figures.items():
        yield _told(name, figure)
    for text in form.went_well:
        yield from _short(text)
    for weakness in form.must_be_better:
        yield from _short(weakness.what)
        yield from _short(weakness.action or "")


def _told(name: str, figure: LocalFigure) -> DraftRow:
    """A figure before its label where that makes a sentence, or near it."""
    label = figure.label
    match figure.unit:
        case "people" if label.startswith("people who "):
            return DraftRow(f"[[{name}]] {label.removeprefix('people who ')}.")
        case "people" | "number":
            return DraftRow(f"[[{name}.value]] {label}.")
        case "per cent":
            return DraftRow(f"[[{name}]] {label}.", people=name if label.startswith("people") else "")
        case _:
            return DraftRow(f"{label[0].upper()}{label[1:]} was [[{name}]].")


def _short(text: str) -> Iterator[DraftRow]:
    """The sentences of a text, the long ones cut where they are joined."""
    for _, sentence in split(" ".join(text.split())):
        parts = _JOINT.split(sentence) if word_count(sentence) > _MOST_WORDS else [sentence]
        for part in parts:
            words = _JOINING.sub("", part, count=1).strip(" ,") if part is not parts[0] else part
            words = words.removesuffix(".")
            if words:
                yield DraftRow(f"{words[0].upper()}{words[1:]}{'' if words.endswith(('?', '!')) else '.'}")


def _with_picture(row: DraftRow, own: tuple[Picture, ...]) -> DraftRow:
    if row.people:
        return row
    words = re.findall(r"[a-z’'-]{3,}", re.sub(r"\[\[[^\]]*\]\]", " ", row.words).casefold())
    pairs = [" ".join(pair) for pair in pairwise(words)]
    tried = [*pairs, *sorted(words, key=lambda word: word in _SAY_LITTLE)]
    found = next((word for word in tried if find_picture(word, own)), "")
    return DraftRow(row.words, found)


def _text(rows: tuple[DraftRow, ...]) -> str:
    lines = [
        "easy_read:",
        "  # A draft made by localaccount from the words above. Write every row in easy words, take out what matters",
        "  # less, choose the pictures, and then delete the next line. Until then the account is not published.",
        "  draft: true",
        "  rows:",
    ]
    for row in rows:
        lines.append(f"    - words: {row.words if _PLAIN.fullmatch(row.words) else _quoted(row.words)}")
        if row.people:
            lines.append(f"      people: {row.people}")
        elif row.picture:
            lines.append(f"      picture: {row.picture}")
    return "".join(f"{line}\n" for line in lines)


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def with_front_matter(data: bytes, lines: str) -> bytes | None:
    """The file with lines at the end of its front matter, and every byte of it as it was.

    None where it cannot be seen where the front matter ends. The new lines end as the file's do.
    """
    if b"\r" in data.replace(b"\r\n", b""):
        return None
    end = b"\r\n" if b"\r\n" in data else b"\n"
    new = lines.encode().replace(b"\n", end)
    bare = data.removeprefix(codecs.BOM_UTF8)
    text = bare.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    found = front_matter(text)
    if not isinstance(found, FrontMatter):
        return None
    if found == FrontMatter():
        new = b"---" + end + new + b"---" + end
    place = len(data) - len(bare)
    for _ in range(text[: found.end].count("\n")):
        place = data.index(b"\n", place) + 1
    return data[:place] + new + data[place:]


def _says_the_same(section: Section, drafted: bytes) -> bool:
    """Whether the file, read again, says what it said, and the draft beside it."""
    text = drafted.decode("utf-8", "surrogateescape").removeprefix("\ufeff").replace("\r\n", "\n")
    document, findings = parse_section(Source(section.document.file, text))
    if document is None or findings:
        return False
    values = {key: value for key, value in document.values.items() if key != "easy_read"}
    return values == section.document.values and document.body == section.document.body
