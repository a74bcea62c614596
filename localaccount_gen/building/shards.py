"""A share of the councils, built on one machine of several, to be joined into one site on another.

A shard is a store of finished parts and nothing else. The build that joins takes from it what it would have made
itself, so it cannot matter who made which.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from localaccount_gen.findings import ProjectError

_COUNCILS = "councils"


@dataclass(frozen=True)
class Shard:
    """“2/8”: the second of eight."""

    number: int
    of: int

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"shard-{self.number}-of-{self.of}"

    def share(self, folders: Sequence[Path]) -> list[Path]:
        """The councils’ folders that are its own: every eighth, so that no machine gets all the long accounts."""
        return list(folders[self.number - 1 :: self.of])


def read_shard(text: str) -> Shard:
    """The shard that is meant. Raises ProjectError where the text is none."""
    match = re.fullmatch(r"(\d{1,4})/(\d{1,4})", text.strip())
    shard = Shard(int(match[1]), int(match[2])) if match else None
    if shard is None or not 1 <= shard.number <= shard.of:
        raise ProjectError(f"“{text}” is no shard: write  --shard 2/8  for the second of eight.")
    return shard


def begin_shard(folder: Path) -> None:
    """Makes the folder of a shard. Raises ProjectError where something else is in it."""
    if folder.exists() and any(folder.iterdir()) and not (folder / _COUNCILS).is_dir():
        raise ProjectError(f"{folder} is not empty and no shard: name another folder with --site-dir.")
    (folder / _COUNCILS).mkdir(parents=True, exist_ok=True)


def refuse_what_is_no_shard(folders: Sequence[Path]) -> None:
    """Raises ProjectError where one of the folders was not made by `build --shard`."""
    for folder in folders:
        if not (folder / _COUNCILS).is_dir():
            raise ProjectError(f"{folder} was not made by  localaccount build --shard.")
