"""Plain text → a Braille-ready file: Unified English Braille, grade 2, laid out for paper of 40 cells by 25 lines.

liblouis (https://liblouis.io) translates, where it is installed; lines and pages are made here. Its other program,
file2brl, lays out as well, but only XML, with small letters for capital ones and the file's title as a first line.
"""

import subprocess
import textwrap
from collections.abc import Iterator, Sequence
from shutil import which

from localaccount_gen.findings import ProjectError

CELLS, LINES = 40, 25
"""Of British Braille paper and of most embossers' settings."""

_PROGRAM = "lou_translate"
_TABLES = "en-us-brf.dis,en-ueb-g2.ctb"
"""The signs of ASCII Braille, which embossers read, and the rules of Unified English Braille with contractions."""

_SECONDS = 60
"""An account takes a tenth of one."""

_DIGITS = str.maketrans("1234567890", "ABCDEFGHIJ")


def account_braille(text: str) -> bytes:
    """The text as ASCII Braille with a form feed after each page and its number in the last line.

    A line of the text is a paragraph, and a heading after an empty line. Raises ProjectError without liblouis.
    """
    lines = list(_laid_out(text.splitlines(), _translated(text)))
    pages = _pages(lines)
    return "".join(_page(page, number) for number, page in enumerate(pages, 1)).encode("ascii", "replace")


def _translated(text: str) -> list[str]:
    """Each line in Braille. The program ends well even when it has failed, so that its lines are counted."""
    program = which(_PROGRAM)
    if program is None:
        raise ProjectError(
            "Braille files are asked for, and liblouis, which makes them, is not installed: install it "
            "(on Debian and Ubuntu the package liblouis-bin), or build without --braille and “braille: true”."
        )
    try:
        done = subprocess.run(
            [program, _TABLES], input=text.encode(), capture_output=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ProjectError(f"liblouis could not make a Braille file: {error}.") from error
    lines = done.stdout.decode("ascii", "replace").splitlines()
    if len(lines) != len(text.splitlines()):
        told = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ProjectError(f"liblouis could not make a Braille file: {told[0] if told else 'it gave no reason'}.")
    return lines


def _laid_out(text: Sequence[str], braille: Sequence[str]) -> Iterator[list[str]]:
    """Lines that stay together: a heading in the middle with its empty lines, or one line of a paragraph."""
    for number, line in enumerate(braille):
        if not line:
            continue
        if number == 0 or not text[number - 1]:
            heading = textwrap.wrap(line, CELLS - 8, break_on_hyphens=False)
            yield ["", *(one.center(CELLS).rstrip() for one in heading), ""]
        else:
            for one in textwrap.wrap(line, CELLS, initial_indent="  ", break_on_hyphens=False):
                yield [one]


def _pages(blocks: Sequence[list[str]]) -> list[list[str]]:
    """A heading is on one page with at least the first line of what follows."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        needed = len(block) + (1 if len(block) > 1 else 0)
        if len(pages[-1]) + needed > LINES - 1:
            pages.append([])
        at_the_top = not pages[-1]
        pages[-1] += block[1:] if at_the_top and not block[0] else block
    return pages


def _page(lines: Sequence[str], number: int) -> str:
    filled = [*lines, *[""] * (LINES - 1 - len(lines)), f"#{str(number).translate(_DIGITS)}".rjust(CELLS)]
    # Embossers take their lines as DOS did.
    return "".join(f"{line}\r\n" for line in filled) + "\f"
