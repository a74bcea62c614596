"""The kinds of value a council writes: words, dates, numbers, yes or no, addresses, colours, names, periods.

Every scalar arrives as text, so that YAML rewrites nobody's words; the kinds here give it meaning, and say in plain
words what a slip should have been.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from localaccount_gen.model import Period

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)


def _date(text: object) -> object:
    """An ISO date from text; a date written another way is told how to write it."""
    if not isinstance(text, str):
        return text
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else _not_a_date(text)
    except ValueError:
        return _not_a_date(text)


def _not_a_date(text: str) -> object:
    raise PydanticCustomError(
        "date", "“{text}” is not a date. Write it as {meant}.", {"text": text, "meant": _date_meant(text)}
    )


def _date_meant(text: str) -> str:
    """The ISO date that “1st July 2025” or “1/7/2025” means; an example where that cannot be told."""
    in_words = re.search(r"(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([A-Za-z]{3,})\.?,?\s+(\d{4})", text)
    in_digits = re.fullmatch(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\s*", text)
    day = month = year = 0
    if in_words:
        day, year = int(in_words[1]), int(in_words[3])
        names = [name for name in _MONTHS if name.startswith(in_words[2].casefold())]
        month = _MONTHS.index(names[0]) + 1 if names else 0
    elif in_digits:
        day, month, year = (int(part) for part in in_digits.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return "2025-07-01 (year, month, day)"


_PLAIN_NUMBER = r"-?([0-9]{1,12}|[0-9]{1,3}(,[0-9]{3}){1,3})(\.[0-9]{1,6})?"


def plain_number(text: str) -> Decimal | None:
    """The number that plain digits name, or None. `1,234` may have its commas; `1e5`, `inf` and `٣` are no numbers."""
    if re.fullmatch(_PLAIN_NUMBER, text):
        return Decimal(text.replace(",", ""))
    return None


def _number(text: object) -> object:
    if not isinstance(text, str):
        return text
    number = plain_number(text)
    if number is None:
        raise PydanticCustomError("number", "“{text}” is not a plain number.", {"text": text})
    return number


def _whole(text: object) -> object:
    number = _number(text)
    if isinstance(number, Decimal) and number == number.to_integral_value():
        return int(number)
    raise PydanticCustomError("number", "“{text}” is not a whole number.", {"text": str(text)})


def _yes(text: object) -> object:
    answers = {"yes": True, "no": False, "true": True, "false": False}
    if isinstance(text, str) and text.casefold() in answers:
        return answers[text.casefold()]
    raise PydanticCustomError("yes_no", "“{text}” is neither yes nor no.", {"text": str(text)})


def _address(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise PydanticCustomError(
            "address", "“{text}” is not a web address. It must start with https://.", {"text": text}
        )
    return text


def _secure_address(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"https://[^\s<>\"'@]+", text):
        raise PydanticCustomError(
            "address",
            "“{text}” is not the address of a page that starts with https:// and has no name or password in it.",
            {"text": text},
        )
    return text


def _email(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+", text):
        raise PydanticCustomError("email", "“{text}” is not an e-mail address.", {"text": text})
    return text


def _colour(text: object) -> object:
    """Six digits in small letters behind a #, which may be left out because YAML begins a comment with it."""
    if not isinstance(text, str):
        return text
    if not re.fullmatch(r"#?[0-9A-Fa-f]{6}", text):
        raise PydanticCustomError("colour", "“{text}” is not a colour.", {"text": text})
    return f"#{text.removeprefix('#').lower()}"


_SCALAR: Mapping[str, object] = {"type": ["string", "number", "boolean"]}
Text = Annotated[str, Field(min_length=1), WithJsonSchema({**_SCALAR})]
"""Words. The schema lets an editor's own YAML take `2025` or `no` for a number or a yes/no; we read text."""
Date = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
_DIGITS = {"pattern": f"^{_PLAIN_NUMBER}$"}
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": ["number", "string"], **_DIGITS})]
Whole = Annotated[int, BeforeValidator(_whole), WithJsonSchema({"type": ["integer", "string"], **_DIGITS})]
YesNo = Annotated[
    bool, BeforeValidator(_yes), WithJsonSchema({"type": ["boolean", "string"], "enum": [True, False, "yes", "no"]})
]
Address = Annotated[str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
SecureAddress = Annotated[
    str, BeforeValidator(_secure_address), WithJsonSchema({"type": "string", "pattern": "^https://"})
]
Email = Annotated[str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})]
Colour = Annotated[
    str, BeforeValidator(_colour), WithJsonSchema({"type": ["string", "number"], "pattern": "^#?[0-9A-Fa-f]{6}$"})
]
"""Such as #00703c: red, green and blue, two digits each from 00 to ff."""
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
"""A short name for quoting: small letters, digits and single hyphens."""


def _period(text: object) -> object:
    if isinstance(text, str) and Period.parse(text) is None:
        raise PydanticCustomError("period", "“{text}” is not a period. Write it as 2024-25.", {"text": text})
    return text


PeriodText = Annotated[str, BeforeValidator(_period), WithJsonSchema({"type": "string", "pattern": r"^20\d\d-\d\d$"})]
