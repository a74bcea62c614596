"""What may stand in a published file: everything is bounded, because the file may be anybody's.

The bounds are ours. They are several times what any account needs, and small enough that no entry is a burden.
"""

import json
import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from localaccount_gen.characters import look_over
from localaccount_gen.model import Period

LONGEST = 2_000
"""Characters of a text in the list of accounts."""
LONGEST_STORY = 500_000
"""Characters of a section’s Markdown in account.json."""
MOST = 400
"""Things in a list or a mapping."""
LARGEST_RECORD = 200_000
"""Characters of the record of an approval, as JSON."""

_OUTSIDE = re.compile(r"^/|//|\.\.|[\\:?#\x00-\x1f\x7f]")


class Published(BaseModel):
    """Part of a published file. Keys that a newer version wrote are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


def _inside(text: str) -> str:
    if _OUTSIDE.search(text):
        raise ValueError("is no address inside the site")
    return text


def _clean(text: str) -> str:
    """With a sign for every character that would hide or steer text; the marks that templates use are among them."""
    return text if text.isascii() and text.isprintable() else look_over(text)[0]


def _period(text: str) -> str:
    if Period.parse(text) is None:
        raise ValueError("is no period such as 2024-25")
    return text


def _day(value: object) -> object:
    """A date and nothing that only looks like one: pydantic would take a number of seconds."""
    return value if value is None or type(value) is date or isinstance(value, str) else str(value)


def _record(value: Any) -> Any:
    if isinstance(value, dict) and len(json.dumps(value)) > LARGEST_RECORD:
        raise ValueError("is too long")
    return value


def _full(text: str) -> str:
    """Refuses what would leave a heading, a link or a cell without words.

    A cell that says “None” is taken by the check of finished pages for a value that is missing; “None.” is not.
    """
    if not text:
        raise ValueError("has no words")
    return f"{text}." if text.strip() in ("None", "NaN", "nan") else text


Short = Annotated[str, Field(max_length=LONGEST), AfterValidator(_clean)]
Words = Annotated[Short, AfterValidator(_full)]
"""The same, where a page shows it by itself."""
Story = Annotated[str, Field(max_length=LONGEST_STORY), AfterValidator(_clean)]
Count = Annotated[int, Field(ge=0, le=100_000_000, strict=True)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_ -]*$", max_length=60)]
"""The name of a section, a rule, an outcome or a language."""
Code = Annotated[str, Field(pattern=r"^([A-Z][0-9]{8}|none)$")]
"""A council’s ONS code; `none` for a council that somebody invented."""
AreaCode = Annotated[str, Field(pattern=r"^([A-Z][0-9]{8}|type-[a-z-]{1,30})?$")]
"""The code of a region or of a type of council; empty where it is not known."""
Day = Annotated[date, BeforeValidator(_day)]
PeriodName = Annotated[str, Field(max_length=7), AfterValidator(_period)]
Place = Annotated[str, Field(max_length=300), AfterValidator(_inside), AfterValidator(_clean)]
"""An address that starts from the site’s own and cannot lead out of it."""
Base = Annotated[str, Field(max_length=300, pattern=r"^(https?://[^\s<>\"'\\]+/)?$")]
"""The absolute address of a site, with a slash at its end; empty in the site’s own build."""
Record = Annotated[dict[str, Any], BeforeValidator(_record)]
"""The record of an approval as somebody published it. It is handed on and compared, and no page is made from it."""
