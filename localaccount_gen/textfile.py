"""A file a council wrote, as text: UTF-8, of a sensible size, without characters that hide or mislead."""

import codecs
import re
from pathlib import Path

from localaccount_gen.characters import look_over
from localaccount_gen.findings import Finding, Location, Severity
from localaccount_gen.source import WHY_LIMIT, WHY_UNREADABLE, Slip, Source

FILE_LIMIT = 1_000_000
"""Bytes; ours, about 150,000 words, against files made to exhaust the machine."""

_NOT_UTF_8 = re.compile("[\udc80-\udcff]")
_SAVE = "save the file as UTF-8: in Notepad choose File, Save as, and under Encoding UTF-8"


def read_text(path: Path, shown: str) -> tuple[str | None, list[Finding]]:
    """The text of a file, its lines ending with a line feed, and what is wrong with its characters.

    None when it is no UTF-8 text, is too large, cannot be opened, or is a link on disk. A character that may not
    stand in a text is a finding and comes back as U+FFFD, so that the rest can be read and every place is right.
    """
    try:
        if path.is_symlink():
            return None, [Finding(
                "outside-account", Severity.ERROR, Location(shown),
                f"“{path.name}” is a link to another place on the disk.", "put the file itself here",
                "a link can lead to anything on the computer that builds the site",
            )]  # fmt: skip
        if not path.is_file():
            return None, [_unreadable(shown, "This is not a file.", "put a text file of this name here")]
        with path.open("rb") as file:
            data = file.read(FILE_LIMIT + 1)
    except OSError as wrong:
        return None, [_unreadable(shown, f"This file cannot be opened: {_reason(wrong)}.",
                                  "close it in other programs, and see that you may read it")]  # fmt: skip
    if len(data) > FILE_LIMIT:
        return None, [_unreadable(shown, "This file is larger than 1 MB, the most a file may be.",
                                  "keep the words here and put pictures in the images folder", WHY_LIMIT)]  # fmt: skip
    return _decode(data, shown)


def _decode(data: bytes, shown: str) -> tuple[str | None, list[Finding]]:
    if _is_utf_16(data):
        return None, [_unreadable(shown, "This file is saved as UTF-16, not as UTF-8.", _SAVE)]
    # What is not UTF-8 comes back as lone surrogates, which UTF-8 itself cannot hold.
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii() and _NOT_UTF_8.search(text):
        return None, [_not_utf_8(text, shown)]
    text, slips = look_over(text)
    source = Source(shown, text)
    return text, [source.finding("unreadable-file", slip, WHY_UNREADABLE) for slip in slips]


def _is_utf_16(data: bytes) -> bool:
    """Whether Windows calls this “Unicode”: it begins with a mark, or every other byte of English is nought."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    start = data[:200]
    less, more = sorted((start[0::2].count(0), start[1::2].count(0)))
    return less < 0.1 * len(start) < 0.4 * len(start) < more


def _not_utf_8(text: str, shown: str) -> Finding:
    """One finding for all bytes that are not UTF-8. Most often they are Windows-1252, as old programs save."""
    if "\0" in text:
        return _unreadable(shown, "This is not a text file.", "write the words in a text editor, such as Notepad")
    wrong = _NOT_UTF_8.findall(text)
    place = text.index(wrong[0])
    meant = text.translate({0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)})
    letter = meant[place]
    problem = f"The character “{letter}”" if letter != "\ufffd" else "A character"
    more = f" There are {len(wrong) - 1:,} more like it in this file." if len(wrong) > 1 else ""
    slip = Slip(place, 1, f"{problem} is saved here in the old way of Windows, not as UTF-8.{more}", _SAVE)
    return Source(shown, meant).finding("unreadable-file", slip, WHY_UNREADABLE)


def _reason(wrong: OSError) -> str:
    return (wrong.strerror or type(wrong).__name__).lower()


def _unreadable(shown: str, problem: str, fix: str, why: str = WHY_UNREADABLE) -> Finding:
    return Finding("unreadable-file", Severity.ERROR, Location(shown), problem, fix, why)
