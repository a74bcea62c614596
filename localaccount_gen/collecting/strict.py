"""JSON of somebody else's: read whole, or refused with what is wrong with it."""

import json
import math
from collections.abc import Sequence
from typing import Any, NoReturn

from localaccount_gen.characters import look_over
from localaccount_gen.collecting.limits import ASK, NotGathered

DEEPEST = 60
"""Lists and mappings within one another; account.json has eight (ours)."""
_MOST_VALUES = 1_000_000
"""The largest sample account has some 10,000, a list of every council and ten years 250,000 (ours)."""
_BEGINNINGS = {b"<": "a web page", b"%PDF": "a PDF", b"PK": "an archive or an office file", b"\x1f\x8b": "an archive"}


def read_json(content: bytes, name: str) -> tuple[Any, list[str]]:
    """What the file says, and all its texts. `name` is what to call it. Raises NotGathered.

    Refused: what is not UTF-8, a key that stands twice, numbers that are none, and what is nested without end.
    """
    start = content[:200].lstrip()
    for beginning, kind in _BEGINNINGS.items():
        if start.startswith(beginning):
            raise NotGathered(
                f"{name} is {kind}, not the file of that name that localaccount makes.", "Check the address."
            )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise NotGathered(f"{name} is not written as UTF-8.", ASK) from None
    try:
        told = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
    except RecursionError:
        raise _too_deep(name) from None
    except _Refused as problem:
        raise NotGathered(f"{name} {problem}.", ASK) from None
    except ValueError:
        raise NotGathered(f"{name} is not JSON, or not all of it came.", ASK) from None
    return told, texts_of(told, name)


def refuse_unfit(texts: Sequence[str], name: str) -> None:
    """Raises NotGathered where texts have what no account has published and no page may show.

    That is nothing but spaces, a character that a reader cannot see or that turns others round, and what quotes and
    templates begin with. The check of finished pages would stop a whole site for any of them.
    """
    text = "\n".join(texts)
    if look_over(text)[0] != text:
        raise NotGathered(f"{name} has hidden characters, which can turn the words around them into others.", ASK)
    if "[[" in text or "{{" in text:
        raise NotGathered(f"{name} has “[[” or “{{{{” in its words, where something was not filled in.", ASK)
    if any(one.isspace() for one in texts):
        raise NotGathered(f"{name} has a text of nothing but spaces.", ASK)


class _Refused(ValueError):
    """The end of a sentence on the file."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise _Refused("has a key twice in one place")
    return told


def _no_number(_: str) -> NoReturn:
    raise _Refused("has a number that is none")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise _Refused("has a number that is none")
    return number


def texts_of(told: Any, name: str = "") -> list[str]:
    """Every text and every key, level by level. Refuses what is nested too deeply, or has too many values."""
    texts: list[str] = []
    level, values = [told], 0
    for _ in range(DEEPEST):
        values += len(level)
        if values > _MOST_VALUES:
            raise NotGathered(f"{name} has more than {_MOST_VALUES:,} values.", ASK)
        texts += [one for one in level if isinstance(one, str)]
        texts += [key for one in level if isinstance(one, dict) for key in one]
        level = [
            value
            for one in level
            if isinstance(one, (dict, list))
            for value in (one.values() if isinstance(one, dict) else one)
        ]
        if not level:
            return texts
    raise _too_deep(name)


def _too_deep(name: str) -> NotGathered:
    return NotGathered(f"{name} is nested more than {DEEPEST} deep.", ASK)
