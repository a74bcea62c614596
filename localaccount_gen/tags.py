"""HTML and other orders in what people write: what could run, and what to write instead."""

import re
from collections.abc import Iterator

from localaccount_gen.codespans import paragraphs
from localaccount_gen.destinations import PICTURE, objection
from localaccount_gen.source import Slip

_TABLE = "write the table with | between its cells, or name a CSV file under  tables:"
_EMBEDDED = "take it out and link to the page:  [what it is](https://…)"
_FORM = "take it out and say whom to ring or write to"
_PLAIN = "take the tag out; an empty line begins a new paragraph"
_INSTEAD = {
    **dict.fromkeys(("b", "strong"), "write  **words**"),
    **dict.fromkeys(("i", "em"), "write  *words*"),
    **dict.fromkeys(("img", "picture", "image", "svg"), PICTURE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "write  ##  and a space before the words of a heading"),
    **dict.fromkeys(("ul", "ol", "li"), "start each entry of a list on its own line with  - "),
    **dict.fromkeys(("table", "thead", "tbody", "tr", "td", "th", "caption"), _TABLE),
    **dict.fromkeys(("iframe", "frame", "frameset", "object", "embed", "video", "audio", "portal"), _EMBEDDED),
    **dict.fromkeys(("form", "input", "button", "select", "option", "textarea", "label", "isindex", "keygen"), _FORM),
    **dict.fromkeys(("br", "p", "div", "span", "center", "font", "u", "s", "small", "big", "hr", "section"), _PLAIN),
    **dict.fromkeys(("sup", "sub", "abbr", "mark", "q", "details", "summary", "marquee", "blink"), _PLAIN),
    **dict.fromkeys(("script", "style", "link", "meta", "base", "math", "template", "title", "body", "html", "head",
                     "noscript", "xml", "xmp", "plaintext", "noembed", "dialog", "slot", "map", "area", "canvas"),
                    "take it out"),
    "a": "write  [words](https://…)",
}  # fmt: skip

ADDRESS = re.compile(
    r"<(?:https?://[^\s<>\"'`]+|(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+|tel:[+\d()-]+)>", re.IGNORECASE
)
"""A web, e-mail or telephone address between < and >, which Markdown makes a link of."""
_WITH_SCHEME = re.compile(r"<([a-z][\w+.&#;-]*:[^<>]*)>", re.IGNORECASE)
# What Python-Markdown takes for an e-mail address.
_MAIL = re.compile(r"<([^<>\s!]+@[^@<>\s]+)>")
# The destination of a link may stand between < and >. One that does not look like a path could be a tag after all.
_DESTINATION = re.compile(r"<(\w[\w~+ -]*[./#][\w./#~+ -]*)>")
_BEFORE_DESTINATION = re.compile(r"\](?:\(|:)[ \t]*$")
_TAG = re.compile(r"<(/?)([a-z][^\s/<>]{0,40})", re.IGNORECASE)

_ORDER = re.compile(r"(?P<template>\{\{|\{%)|(?P<attributes>\{(?=[ ]*[:.#]|[^{}\n]*=)[^{}\n]*\})|(?P<snippet>;*-+8<-+)")


def tags(text: str) -> Iterator[Slip]:
    """HTML in a text: tags, comments, and links between < and > that are none."""
    for offset, paragraph in paragraphs(text) if "<" in text else ():
        opened: set[str] = set()
        done = 0
        last_close, last_equals = paragraph.rfind(">"), paragraph.rfind("=")
        for bracket in re.finditer("<", paragraph):
            start = bracket.start()
            if start < done or ADDRESS.match(paragraph, start) or _is_destination(paragraph, start):
                continue
            slip = _tag(paragraph, start, last_close > start or last_equals > start, opened)
            if slip:
                done = start + slip.length
                yield Slip(offset + start, slip.length, slip.problem, slip.fix)


def orders(text: str) -> Iterator[Slip]:
    """What other programs would take as an order: attribute lists, templates, snippets."""
    # The pattern may start with nothing at all, so that trying it at every letter takes long.
    for match in _ORDER.finditer(text) if "{" in text or "8<" in text else ():
        if match["attributes"]:
            yield Slip(match.start(), len(match[0]), f"“{match[0][:60]}” would give the page orders, and words cannot.",
                       "take out the braces with what is in them")  # fmt: skip
        elif match["template"]:
            yield Slip(match.start(), 2, f"“{match[0]}” begins an order to a template, and nothing here runs it.",
                       "take it out")  # fmt: skip
        else:
            yield Slip(match.start(), len(match[0]), f"“{match[0]}” would put another file in here.",
                       "write the words here, or link to the section that has them")  # fmt: skip


def _is_destination(text: str, start: int) -> bool:
    if not _BEFORE_DESTINATION.search(text[max(0, start - 20) : start]):
        return False
    match = _DESTINATION.match(text, start)
    return match is not None and _name(match[1]) not in _INSTEAD


def _name(tag: str) -> str:
    return re.split(r"[^a-z0-9]", tag.casefold(), maxsplit=1)[0]


def _tag(text: str, start: int, ends: bool, opened: set[str]) -> Slip | None:
    if text.startswith("<!--", start):
        return Slip(start, _length(text, start), "This comment would be published in the source of the page.",
                    "take it out; a line that starts with # in the front matter is not published")  # fmt: skip
    if text.startswith(("<!", "<?"), start):
        problem = f"“{text[start : start + 2]}” begins an order to a program, and nothing here runs it."
        return Slip(start, _length(text, start), problem, "take it out")
    if (address := _WITH_SCHEME.match(text, start)) and (wrong := objection(address[1], image=False)):
        return Slip(start, len(address[0]), wrong.problem, wrong.fix)
    if mail := _MAIL.match(text, start):
        return Slip(start, len(mail[0]), f"“{mail[1][:60]}” is not an e-mail address.", "write it as name@example.org")
    tag = _TAG.match(text, start)
    if tag is None:
        return None
    name = _name(tag[2])
    # “a <b” is text until something closes it or gives it an attribute; nobody writes “a <script” as text.
    if not ends and not (name in _INSTEAD and len(name) > 2):
        return None
    if tag[1] and name in opened:
        return None
    opened.add(name)
    return Slip(start, _length(text, start), f"“{tag[0]}>” is HTML, and an account is plain Markdown.",
                _INSTEAD.get(name, "write “less than” in words, or put a space behind <"))  # fmt: skip


def _length(text: str, start: int) -> int:
    close = text.find(">", start)
    return (close + 1 if close >= 0 else len(text.rstrip())) - start
