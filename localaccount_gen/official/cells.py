"""What one cell of an official table says: a number, or why there is none."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.model import Missing

_NUMBER = r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,12})(?:\.[0-9]{1,12})?"
# In 2016-17 carers’ measures have two values in a cell, “7.7 (7.6)”: the official one, then one by an older definition.
_CELL = re.compile(rf"({_NUMBER})(?: \((?:({_NUMBER})|:)\))?")

_MARKERS = {
    "[c]": Missing.SUPPRESSED,
    "c": Missing.SUPPRESSED,
    "[x]": Missing.NOT_AVAILABLE,
    ":": Missing.NOT_AVAILABLE,
    "": Missing.NOT_AVAILABLE,
    "[z]": Missing.NOT_APPLICABLE,
}
"""The markers in brackets since 2020-21; `:`, `c` and blanks in the older files."""


@dataclass(frozen=True)
class Cell:
    number: Decimal | None
    missing: Missing | None = None
    """Set where there is no number."""
    bracketed: Decimal | None = None


def read_cell(text: str) -> Cell | None:
    """A cell as read, or None where it holds neither a number nor a known marker."""
    text = text.strip()
    if (missing := _MARKERS.get(text.lower())) is not None:
        return Cell(None, missing)
    match = _CELL.fullmatch(text)
    if match is None:
        return None
    return Cell(_decimal(match[1]), None, _decimal(match[2]) if match[2] else None)


def to_decimals(number: Decimal, decimals: int) -> Decimal:
    """A number with the decimals it is displayed with; halves go up, as the official tables show them."""
    return number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
