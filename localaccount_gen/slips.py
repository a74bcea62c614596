"""What a slip in YAML is, in plain English and at the place where it starts.

A parser says where it could go no further, in its own words; what people need to know is mostly further up.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from localaccount_gen.source import Slip

_KEY_LINE = re.compile(r"[ ]*(?:- +)*([\w-]+) *:(?=[ \n]|$)")
_CUT = re.compile(r"(?:[ \t]*(?<=[ \t])|\n +(?=#\d))(#\w\S*)")
_DASH = re.compile(r"-(?=[^\W\d]|\xa0)")
_ONE_PAIR = "put one pair of quotes round the whole value; inside it write “ and ” for quotes, ’ for apostrophes"
_STARTS = {
    "*": "“*” at the start of a value makes it an alias, a copy of another part of the file.",
    "&": "“&” at the start of a value makes it an anchor, to be copied elsewhere in the file.",
    "!": "“!” at the start of a value makes it a tag, an order to the program that reads the file.",
    "|": "“|” says that the words start on the next line, and there are words behind it.",
    ">": "“>” says that the words start on the next line, and there are words behind it.",
}


@dataclass(frozen=True)
class Trouble:
    """Where a parser gave up, and what it knew. Offsets count characters of the text."""

    problem: str
    context: str
    at: int
    began: int
    """Where the thing began that it was reading; the same as `at` where it does not say."""
    last: tuple[int, int, str]
    """Start, end and quotation mark of the last words it read."""


def explain(text: str, trouble: Trouble) -> Slip:
    """The slip behind a parser's trouble."""
    for look in _LOOKS:
        if slip := look(text, trouble):
            return slip
    start, end = _content(text, trouble.at)
    return Slip(start, end - start, "This line cannot be read as a key with its value.",
                "compare it with the lines above; put quotes round words with signs such as : # [ {")  # fmt: skip


def cut_short(text: str, start: int, end: int) -> Slip | None:
    """The slip where words without quotes end because ` #` and a word stand behind them, as in “We rank #3”."""
    # Most words have no # anywhere near, and finding that out is all that most of them cost.
    if text.find("#", end, end + 200) < 0 or not (match := _CUT.match(text, end)):
        return None
    _, line_end = _content(text, match.start(1))
    first = start if start < end else match.start(1)
    whole = quotes_round(text, first) if _same_line(text, first, match.start(1)) else "put quotes round the whole of it"
    return Slip(match.start(1), line_end - match.start(1),
                f"All from “{match[1]}” on would be left out, because a space and # begin a comment.",
                f"{whole}; in a comment, put a space behind #")  # fmt: skip


def dash_without_space(text: str, start: int) -> Slip | None:
    """The slip where words from `start` on were meant as an entry of a list, as in `-One thing`."""
    if not text.startswith("-", start) or not _DASH.match(text, start) or start != _content(text, start)[0]:
        return None
    return no_colon(text, start)


def value_start(text: str, offset: int) -> Slip:
    """The slip of a value that starts with a sign YAML keeps for itself."""
    sign = text[offset]
    _, end = _content(text, offset)
    if text.startswith(("{{", "{%"), offset):
        problem = f"“{text[offset : offset + 2]}” begins an order to a template, and nothing here runs it."
        return Slip(offset, end - offset, problem, "take it out")
    problem = _STARTS.get(sign, f"A value without quotes cannot start with “{sign}”.")
    return Slip(offset, max(1, end - offset), problem, quotes_round(text, offset))


def no_colon(text: str, start: int) -> Slip:
    """The slip of a line that should be a key with a value, from `start` on."""
    _, end = _content(text, start)
    line = text[start:end]
    if re.match(r"-\S", line):
        return Slip(start, 1, "There is no space behind the dash.", f"type  - {line[1:].strip()[:60]}")
    if match := re.match(r"([\w-]+):(?=\S)", line):
        return Slip(start + match.end() - 1, 1, "There is no space behind the colon.",
                    f"type  {match[1]}: {line[match.end() :].rstrip(' }]')[:60]}")  # fmt: skip
    return Slip(start, len(line), "This line has no key, or no colon and space behind its key.",
                "write a key, a colon and a space first, such as  title: …; "
                "if it goes on with the line above, set it in further than that")  # fmt: skip


def no_character(text: str, offset: int) -> Slip:
    """The slip of a backslash, in double quotes, with something behind it that stands for no character."""
    match = re.compile(r"\\(?:u\w{0,4}|U\w{0,8}|x\w{0,2}|.)?").match(text, offset)
    written = match[0] if match else "\\"
    return Slip(offset, len(written), f"“{written}” stands for no character.",
                "write the character itself; between single quotes a backslash is only a backslash")  # fmt: skip


def quotes_round(text: str, offset: int) -> str:
    """The fix that shows what stands from `offset` to the end of the line, and the key before it, with quotes."""
    start, end = _content(text, offset)
    value = text[offset:end]
    if len(value) > 60 or not value:
        return "put quotes round the whole of it"
    mark = "'" if '"' in value or "\\" in value else '"'
    value = value.replace("'", "’") if mark == "'" else value
    return f"put quotes round it:  {text[start:offset]}{mark}{value}{mark}"


def _content(text: str, offset: int) -> tuple[int, int]:
    """Where the words of the line around an offset start and end, without the spaces at either side."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start:] if end < 0 else text[start:end]
    return start + len(line) - len(line.lstrip()), start + len(line.rstrip())


def _value_start(text: str, start: int) -> int:
    """Where the value starts on a line whose words start at `start`: behind its dashes and its key."""
    match = re.compile(r"(?:- +)*(?:[\w-]+ *: +)?").match(text, start)
    return match.end() if match else start


def _same_line(text: str, one: int, other: int) -> bool:
    return "\n" not in text[min(one, other) : max(one, other)]


def _tab(text: str, trouble: Trouble) -> Slip | None:
    line = text.rfind("\n", 0, trouble.at) + 1
    indentation = re.compile(r"[ \t]*").match(text, line)
    tab = text.find("\t", line, indentation.end() if indentation else line)
    if tab >= 0:
        return Slip(tab, 1, "This line is set in with a tab.", "type two spaces instead of the tab")
    if text[trouble.at : trouble.at + 1] == "\t":
        return Slip(trouble.at, 1, "There is a tab here.", "type a space instead of the tab")
    return None


def _quote_never_closed(text: str, trouble: Trouble) -> Slip | None:
    if "quoted scalar" in trouble.context and "unexpected" in trouble.problem:
        return _never_closed(text, trouble.began)
    start, end, mark = trouble.last
    # A quote left open runs to the next one, which is where another value was meant to start.
    if mark in ("'", '"') and any(_KEY_LINE.match(line) for line in text[start:end].split("\n")[1:]):
        return _never_closed(text, start)
    return None


def _never_closed(text: str, offset: int) -> Slip:
    mark = text[offset]
    apostrophe = "; an apostrophe is better written ’" if mark == "'" else ""
    _, end = _content(text, offset)
    return Slip(offset, end - offset, "The quote that opens here is never closed.",
                f"type  {mark}  where the words end{apostrophe}")  # fmt: skip


def _words_behind(text: str, trouble: Trouble) -> Slip | None:
    """Words behind a closing quote or bracket."""
    start, end, mark = trouble.last
    behind = text[end : trouble.at]
    if not _same_line(text, end, trouble.at):
        return None
    if mark in ("'", '"') and not behind.strip():
        return Slip(trouble.at, _content(text, trouble.at)[1] - trouble.at, "There are words behind the closing quote.",
                    _ONE_PAIR)  # fmt: skip
    if re.fullmatch(r"\s*[\]}]\s*", behind):
        opened = max(text.rfind("[", 0, start), text.rfind("{", 0, start))
        return Slip(opened, _content(text, opened)[1] - opened,
                    f"“{text[opened]}” at the start of a value makes it a list, and there are words behind it.",
                    quotes_round(text, opened))  # fmt: skip
    return None


def _backslash(text: str, trouble: Trouble) -> Slip | None:
    is_escape = "escape" in trouble.problem or "hexdecimal" in trouble.problem
    return no_character(text, text.rfind("\\", 0, trouble.at + 1)) if is_escape else None


def _cut_short(text: str, trouble: Trouble) -> Slip | None:
    start, end, mark = trouble.last
    return cut_short(text, start, end) if not mark else None


def _sign_at_start(text: str, trouble: Trouble) -> Slip | None:
    directive = re.compile(r"^%", re.MULTILINE).search(text, 0, trouble.at + 1)
    if directive:
        return value_start(text, directive.start())
    if "alias" in trouble.context or "anchor" in trouble.context or "tag" in trouble.context:
        return value_start(text, trouble.began)
    if "block scalar" in trouble.context and text[trouble.began : trouble.began + 1] in ("|", ">"):
        return value_start(text, trouble.began)
    if text.startswith("{%", trouble.at - 1):
        return value_start(text, trouble.at - 1)
    if text[trouble.at : trouble.at + 1] in tuple("@`%?,]}") and "flow" not in trouble.context:
        return value_start(text, trouble.at)
    if "sequence entries" in trouble.problem:
        return Slip(trouble.at, 1, "A list cannot start on the line of its key.",
                    f"start each entry on a line of its own below, with  - ; if it is no list, "
                    f"{quotes_round(text, trouble.at)}")  # fmt: skip
    return None


def _colon(text: str, trouble: Trouble) -> Slip | None:
    if "mapping values" not in trouble.problem:
        return None
    start, _, mark = trouble.last
    here, _ = _content(text, trouble.at)
    key = _KEY_LINE.match(text, text.rfind("\n", 0, here) + 1)
    if not mark and not _same_line(text, start, trouble.at) and key and key.end() - 1 == trouble.at:
        return _line_above(text, start, key)
    return Slip(trouble.at, 1, "A colon and a space cannot stand in words without quotes.",
                quotes_round(text, _value_start(text, here)))  # fmt: skip


def _line_above(text: str, start: int, key: re.Match[str]) -> Slip:
    """The slip where a line that starts with a key was taken for a part of the words above it, from `start` on."""
    above, _ = _content(text, start)
    if re.fullmatch(r"(?:- +)*", text[above:start]):
        return no_colon(text, start)
    owner = _KEY_LINE.match(text, text.rfind("\n", 0, above) + 1)
    like = f" in column {_column(text, owner.start(1))}, like “{owner[1]}”" if owner else " further left"
    return Slip(key.start(1), len(key[1]), f"“{key[1]}” is set in further than the line above, which has its value.",
                f"start it{like}; if both lines are one text, put quotes round the whole of it")  # fmt: skip


def _key_without_colon(text: str, trouble: Trouble) -> Slip | None:
    return no_colon(text, trouble.began) if "expected ':'" in trouble.problem else None


def _bracket(text: str, trouble: Trouble) -> Slip | None:
    if "flow" not in trouble.context:
        return None
    if text[trouble.at :].strip() and _same_line(text, trouble.began, trouble.at):
        return Slip(
            trouble.at, 1, "The list between brackets cannot be read from here on.",
            "put a comma between two entries, and quotes round one with a colon or a bracket in it",
        )  # fmt: skip
    opened = max(text.rfind("[", 0, trouble.began + 1), text.rfind("{", 0, trouble.began + 1))
    closing = "]" if text[opened] == "[" else "}"
    return Slip(opened, 1, f"The bracket “{text[opened]}” that opens here is never closed.",
                f"type  {closing}  where the list ends; if it is no list, put quotes round the words")  # fmt: skip


def _out_of_line(text: str, trouble: Trouble) -> Slip | None:
    """A line set in as no line above it, or one that lacks the dash of its list."""
    start, end = _content(text, trouble.at)
    if start != trouble.at or start == end:
        return None
    if text[start] == ":":
        return Slip(start, 1, "There is no key before this colon.", "write the key first, such as  title: …")
    column = _column(text, start)
    if "block collection" in trouble.context or "block sequence" in trouble.context:
        dash = _column(text, trouble.began)
        return Slip(
            start, end - start, "This line belongs to a list and has no dash.",
            f"start it with  -  in column {dash}, or in column {dash + 2} if it belongs to the entry above",
        )  # fmt: skip
    columns = sorted(_columns_above(text, start))
    if not columns or column in columns:
        return None
    nearest = [*[one for one in columns if one < column][-1:], *[one for one in columns if one > column][:1]]
    return Slip(start, end - start, f"This line starts in column {column}, and no line above it does.",
                f"start it in column {' or '.join(map(str, nearest))}, like the lines it belongs with")  # fmt: skip


def _columns_above(text: str, start: int) -> Iterator[int]:
    """The columns in which a line could start, for what is still open above it."""
    least = 1000
    for line in reversed(text[: text.rfind("\n", 0, start) + 1].split("\n")):
        match = re.match(r"( *)(- +)*(?=[^\s#])", line)
        if match and len(match[1]) < least:
            yield from {len(match[1]) + 1, match.end() + 1}
            least = len(match[1])


def _column(text: str, offset: int) -> int:
    return offset - text.rfind("\n", 0, offset)


_LOOKS: tuple[Callable[[str, Trouble], Slip | None], ...] = (
    _tab, _backslash, _quote_never_closed, _cut_short, _sign_at_start, _words_behind, _colon, _key_without_colon,
    _bracket, _out_of_line,
)  # fmt: skip
"""In the order of trust: what is certain first, indentation last, which every other slip upsets too."""
