"""YAML text → nodes, and what is wrong with it. The only importer of PyYAML.

Read as events, so that limits hold before any tree exists, and every scalar stays the text that was written: `no`,
`07`, `1.10`, `12:30` and `2024-25` are nobody's booleans, numbers or dates here. Anchors, aliases, tags and merge keys
copy or call things no reader of the file can see, so they are refused.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn, TypeAlias

import yaml

from localaccount_gen.characters import MOST_TOLD, forbidden_slip, is_forbidden
from localaccount_gen.findings import Finding
from localaccount_gen.nodes import Node, Span
from localaccount_gen.slips import (
    Trouble,
    cut_short,
    dash_without_space,
    explain,
    no_character,
    no_colon,
    quotes_round,
    value_start,
)
from localaccount_gen.source import WHY_LIMIT, WHY_UNREADABLE, Slip, Source

DEPTH_LIMIT = 12
VALUE_LIMIT = 50_000
TEXT_LIMIT = 20_000
"""Levels, values in a file, and characters in a text: ours, many times what any account has."""

WHY_SYNTAX = "a file that cannot be read cannot be published"
_WHY = {
    "yaml-syntax": WHY_SYNTAX,
    "unreadable-file": WHY_UNREADABLE,
    "duplicate-key": "of two values YAML keeps the last one without a word",
}

_ESCAPE = re.compile(r"\\(?:x(\w{2})|u(\w{4})|U(\w{8})|.)", re.DOTALL)
_SHORT_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "r": "\r",
                  "N": "\x85", "L": "\u2028", "P": "\u2029"}  # fmt: skip


def read_tree(source: Source, start: int, end: int) -> tuple[Node | None, list[Finding]]:
    """The mapping that a stretch of a file's text holds, or None where it cannot be read, and what is wrong with it."""
    reading = _Reading(source, start, end)
    try:
        return reading.document(), reading.findings
    except _Stop:
        return None, reading.findings


# The stubs let every event be without a mark, which no event from a parser is.
_Event: TypeAlias = Any


class _Stop(Exception):
    """Nothing more of this text is read; the last finding says why."""


class _Reading:
    """One pass over the events of a text."""

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._base = start
        self._text = source.text[start:end]
        self._last: tuple[int, int, str] = (0, 0, "")
        self._values = 0
        self._events = self._parse()

    def document(self) -> Node:
        """The mapping at the top; an empty one where there is nothing."""
        root = Node((0, 0), {})
        for event in self._events:
            start = event.start_mark.index
            if isinstance(event, yaml.DocumentStartEvent) and root.keys:
                self._stop(Slip(start, 3, "A second document begins here.",
                                "take the line out: all keys of a file stand in one list"))  # fmt: skip
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, 1) or root
            if isinstance(root.value, str):
                self._stop(no_colon(self._text, start))
            if isinstance(root.value, list):
                self._stop(Slip(start, 1, "The file starts with a list, and should be keys with their values.",
                                "write a key on a line of its own above, such as  answers:"))  # fmt: skip
        return root

    def _parse(self) -> Iterator[_Event]:
        # The parser in C is ten times faster; where PyYAML was built without it, the other one reads the same.
        loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            yield from iter(loader(self._text).get_event, None)
        except yaml.MarkedYAMLError as wrong:
            at = wrong.problem_mark.index if wrong.problem_mark else len(self._text)
            began = wrong.context_mark.index if wrong.context_mark else at
            self._explain(Trouble(wrong.problem or "", wrong.context or "", at, began, self._last))
        except ValueError:
            # The parser in Python makes a character of any number, and \U00110000 stands for none.
            at = max(self._text.find("\\U", self._last[1]), 0)
            self._explain(Trouble("invalid Unicode character escape", "", at, at, self._last))

    def _node(self, event: _Event, depth: int) -> Node | None:
        """The value that starts with an event, or None where it is empty."""
        start = event.start_mark.index
        self._values += 1
        if self._values > VALUE_LIMIT:
            self._stop(Slip(start, 1, f"This file has more than {VALUE_LIMIT:,} values, the most a file may have.",
                            "publish a summary of it"), "unreadable-file", WHY_LIMIT)  # fmt: skip
        if isinstance(event, yaml.AliasEvent):
            self._tell(value_start(self._text, start), "unreadable-file")
            return None
        if event.anchor or event.tag:
            self._tell(value_start(self._text, start), "unreadable-file")
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if depth > DEPTH_LIMIT:
            self._stop(Slip(start, 1, f"This is more than {DEPTH_LIMIT} levels deep, the most a file may have.",
                            "put quotes round words that start with a bracket"),
                       "unreadable-file", WHY_LIMIT)  # fmt: skip
        return self._mapping(event, depth) if isinstance(event, yaml.MappingStartEvent) else self._list(event, depth)

    def _scalar(self, event: _Event) -> Node | None:
        # Of words without quotes one parser says that their style is "", the other None.
        start, end, style = event.start_mark.index, event.end_mark.index, event.style or ""
        text: str = event.value
        self._last = (start, end, style)
        if not style:
            if slip := cut_short(self._text, start, end):
                self._tell(slip)
            if slip := dash_without_space(self._text, start):
                self._tell(slip)
            if not text:
                return None
        if style == '"' and "\\" in self._text[start:end]:
            text = self._without_hidden(text, start, end)
        if len(text) > TEXT_LIMIT:
            self._tell(Slip(start, 1, f"This text has {len(text):,} characters, and {TEXT_LIMIT:,} are the most.",
                            "split it, or tell it in the Markdown of a section"),
                       "unreadable-file", WHY_LIMIT)  # fmt: skip
            return None
        return Node((self._base + start, self._base + end), text)

    def _without_hidden(self, text: str, start: int, end: int) -> str:
        """The text without the hidden characters that its escapes stand for."""
        for match in _ESCAPE.finditer(self._text, start, end):
            number = match[1] or match[2] or match[3]
            character = chr(int(number, 16)) if number else _SHORT_ESCAPES.get(match[0][1], " ")
            if "\ud800" <= character <= "\udfff":
                self._stop(no_character(self._text, match.start()), "unreadable-file")
            if is_forbidden(character):
                self._tell(forbidden_slip(match.start(), len(match[0]), character), "unreadable-file")
                text = text.replace(character, "\ufffd")
        return text

    def _list(self, event: _Event, depth: int) -> Node:
        entries: list[Node] = []
        while not isinstance(inner := next(self._events), yaml.SequenceEndEvent):
            if entry := self._node(inner, depth + 1):
                entries.append(entry)
        return Node(self._span(event, inner), [entry.value for entry in entries], dict(enumerate(entries)))

    def _mapping(self, event: _Event, depth: int) -> Node:
        if self._text.startswith("{{", event.start_mark.index):
            self._stop(value_start(self._text, event.start_mark.index))
        nodes: dict[str | int, Node] = {}
        keys: dict[str, Span] = {}
        while not isinstance(inner := next(self._events), yaml.MappingEndEvent):
            key = self._key(inner, depth)
            value = self._node(next(self._events), depth + 1)
            if key is None:
                continue
            if key.value in keys:
                line = self._source.line_of(keys[key.value][0])
                self._tell(Slip(key.span[0] - self._base, key.span[1] - key.span[0],
                                f"“{key.value}” is written here and on line {line}.", "keep one of the two"),
                           "duplicate-key")  # fmt: skip
                continue
            keys[key.value] = key.span
            if value:
                nodes[key.value] = value
            elif event.flow_style:
                self._look_behind_key(key)
        span = self._span(event, inner) if event.flow_style or not keys else next(iter(keys.values()))
        return Node(span, {key: node.value for key, node in nodes.items()}, nodes, keys)

    def _key(self, event: _Event, depth: int) -> Node | None:
        """The key that an event is, or None where it cannot be one."""
        start = event.start_mark.index
        key = self._node(event, depth + 1)
        if key is None or not key.value or not isinstance(key.value, str):
            self._tell(Slip(start, 1, "There is no word here that could be a key.", quotes_round(self._text, start)))
        elif key.value == "<<":
            self._tell(Slip(start, 2, "“<<” merges keys from another part of the file into these.",
                            "write the keys out where they belong"), "unreadable-file")  # fmt: skip
        elif key.value[0].isspace():
            self._tell(Slip(start, 1, "This line is set in with a special space, as copied from Word or a web page.",
                            "delete the spaces before the key and type ordinary ones"))  # fmt: skip
        else:
            return key
        return None

    def _look_behind_key(self, key: Node) -> None:
        """Between braces a key without a value is most often words with a comma, or a colon without a space."""
        start, end = (offset - self._base for offset in key.span)
        if re.compile(r"\s*:").match(self._text, end):
            return
        if ":" in key.value:
            self._tell(no_colon(self._text, start))
        else:
            self._tell(Slip(start, end - start, f"“{key.value}” has no colon and no value.",
                            "put quotes round words with a comma in them, so that they stay together"))  # fmt: skip

    def _span(self, first: _Event, last: _Event) -> Span:
        return self._base + first.start_mark.index, self._base + last.end_mark.index

    def _explain(self, trouble: Trouble) -> None:
        self._stop(explain(self._text, trouble), "unreadable-file" if "Unicode" in trouble.problem else "yaml-syntax")

    def _tell(self, slip: Slip, rule: str = "yaml-syntax", why: str = "") -> None:
        there = replace(slip, offset=self._base + slip.offset)
        finding = self._source.finding(rule, there, why or _WHY[rule])
        # What cut a text short may also be what the parser trips over next.
        if finding in self.findings[-1:]:
            return
        if len(self.findings) == MOST_TOLD - 1:
            self.findings.append(replace(finding, problem=f"{finding.problem} Nothing behind it was read."))
            raise _Stop
        self.findings.append(finding)

    def _stop(self, slip: Slip, rule: str = "yaml-syntax", why: str = "") -> NoReturn:
        self._tell(slip, rule, why)
        raise _Stop
