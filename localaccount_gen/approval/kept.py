"""The words that were approved, kept beside approval.yml: without them nobody could say later what has changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.approval.inputs import FIGURES, Inputs
from localaccount_gen.approval.sums import Sums, digest, read_sums
from localaccount_gen.approval.wording import Wording
from localaccount_gen.findings import ProjectError
from localaccount_gen.swapping import put, staging

LIST = "SHA256SUMS"
READING, INPUTS = "reading", "inputs"


@dataclass(frozen=True)
class Kept:
    """One edition as it was kept."""

    texts: Mapping[str, str]
    """By key of the page."""
    inputs: Sums | None
    """None where the list of inputs is not the one that was kept."""
    figures: str
    """The table of official figures; empty where it is not the one that was kept."""


def approval_files(wording: Wording, made_from: Inputs) -> dict[str, bytes]:
    """What is kept of an edition, and published with it, by path: texts and lists that `sha256sum -c` checks."""
    files = {f"{READING}/{key}.txt": text.encode() for key, text in wording.texts.items()}
    files[f"{READING}/{LIST}"] = wording.sums.text.encode()
    files |= {f"{INPUTS}/{path}": content for path, content in made_from.written.items()}
    files[f"{INPUTS}/{LIST}"] = made_from.sums.text.encode()
    return files


def keep(folder: Path, wording: Wording, made_from: Inputs) -> None:
    """Keeps an edition in a folder, in place of what is there: all of it or, whatever happens, nothing."""
    try:
        with staging(folder) as staged:
            for path, content in approval_files(wording, made_from).items():
                target = staged / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
            put(staged, folder)
    except OSError as problem:
        raise ProjectError(f"{folder} cannot be written: {problem.strerror or problem}.") from problem


def read_kept(folder: Path, reading: str, inputs: str = "") -> Kept | None:
    """The edition with this reference, as it was kept; None where these are other words, or none.

    A text that was changed afterwards makes the whole of it None: it would tell wrongly what was approved.
    """
    listed = _text(folder / READING / LIST)
    if not listed or digest(listed.encode()) != reading:
        return None
    texts: dict[str, str] = {}
    for path, one in read_sums(listed).digests.items():
        text = _text(folder / READING / path)
        if digest(text.encode()) != one:
            return None
        texts[path.removesuffix(".txt")] = text
    made_from = _text(folder / INPUTS / LIST)
    if not made_from or digest(made_from.encode()) != inputs:
        return Kept(texts, None, "")
    sums = read_sums(made_from)
    figures = _text(folder / INPUTS / FIGURES)
    return Kept(texts, sums, figures if digest(figures.encode()) == sums.digests.get(FIGURES) else "")


def kept_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every kept file with its path, as it was kept."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(folder).as_posix(), path.read_bytes().replace(b"\r\n", b"\n")


def _text(path: Path) -> str:
    """A kept text with the line ends it was written with, which git may have changed; empty where there is none."""
    try:
        return path.read_bytes().replace(b"\r\n", b"\n").decode() if not path.is_symlink() else ""
    except (OSError, UnicodeDecodeError):
        return ""
