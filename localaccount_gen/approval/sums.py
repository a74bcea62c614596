"""Lists of SHA-256 digests, written so that `sha256sum -c` checks them. The digest of such a list stands for all."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

SHORT = 16
"""Digits of the form for reading aloud. Two texts that share it can be made on purpose, so no machine compares it."""


@dataclass(frozen=True)
class Sums:
    """The digest of each of several files, by its path."""

    digests: Mapping[str, str]

    @property
    def text(self) -> str:
        """As `sha256sum` writes it, sorted by path (https://www.gnu.org/software/coreutils/manual/coreutils.html)."""
        return "".join(f"{self.digests[path]}  {path}\n" for path in sorted(self.digests))

    @property
    def root(self) -> str:
        """The 64 digits that stand for the whole: the digest of `text`."""
        return digest(self.text.encode())


def sums(files: Mapping[str, bytes]) -> Sums:
    return Sums({path: digest(content) for path, content in files.items()})


def read_sums(text: str) -> Sums:
    """What a list says; lines that are no digest with a path are passed over."""
    found = re.findall(r"^([0-9a-f]{64})  (.+)$", text, re.MULTILINE)
    return Sums({path: one for one, path in found})


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def grouped(reference: str) -> str:
    """The 64 digits in 16 groups of four, for people to copy."""
    return " ".join(reference[place : place + 4] for place in range(0, len(reference), 4))


def short(reference: str) -> str:
    """The first 16 digits in four groups, for reading aloud."""
    return grouped(reference[:SHORT])


def typed(text: str) -> str:
    """A reference as machines compare it, from what a person copied: without spaces, hyphens and capitals."""
    return re.sub(r"[\s\-\u2010-\u2014]+", "", text).casefold()
