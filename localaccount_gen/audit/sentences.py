"""Test 10: the words of the finished pages, as readers meet them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from localaccount_gen.audit.result import fault
from localaccount_gen.findings import Finding, Severity
from localaccount_gen.htmlpage import HtmlPage, Node, attribute
from localaccount_gen.narrative import word_count
from localaccount_gen.prose import split

LONGEST = 25
"""Words: https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/"""
LONGEST_EASY = 15
"""Words of an Easy Read sentence (Making written information easier to understand, Department of Health, 2010)."""

_BLOCKS = ("p", "li", "dd", "blockquote")
_WITHIN = ("p", "ul", "ol", "table", "blockquote", "dl")
_SHORT = 3
"""Words; what is shorter is a label."""


@dataclass
class Read:
    """How many sentences were read, and what was found in them."""

    sentences: int = 0
    findings: list[Finding] = field(default_factory=list)


def read(pages: Sequence[HtmlPage]) -> Read:
    """Every sentence of every page once, though many stand on several."""
    done = Read()
    seen: set[tuple[bool, str]] = set()
    for page in pages:
        easy = page.shown.endswith("easy-read/index.html")
        for words in _sentences(page):
            if (easy, words) not in seen:
                seen.add((easy, words))
                done.sentences += 1
                done.findings += _easy(page, words) if easy else _plain(page, words)
    return done


def _sentences(page: HtmlPage) -> Iterator[str]:
    for tag in _BLOCKS:
        for node in page.tags[tag]:
            if _is_in_text(node) and node.css_first(", ".join(_WITHIN)) in (None, node):
                # The tags in a text stand for no space of their own.
                for _, words in split(" ".join(node.text().split())):
                    if word_count(words) >= _SHORT:
                        yield words


def _is_in_text(node: Node) -> bool:
    """Whether it is part of the text, and in English: in another language other sentences are long."""
    around: Node | None = node
    while around is not None:
        if around.tag in ("nav", "svg", "code", "pre", "td", "th"):
            return False
        if not (attribute(around, "lang") or "en").startswith("en"):
            return False
        if around.tag == "main":
            return True
        around = around.parent
    return False


def _plain(page: HtmlPage, words: str) -> Iterator[Finding]:
    # “What is being done: Since June …” is a label and a sentence.
    if (number := max(map(word_count, re.split(r":\s+(?=[A-Z])", words)))) > LONGEST:
        problem = f"A sentence has {number} words; most readers lose their way after {LONGEST}."
        yield fault("audit-words", page.shown, problem, "make two of it", words[:160], Severity.WARNING)


def _easy(page: HtmlPage, words: str) -> Iterator[Finding]:
    if (number := word_count(words)) > LONGEST_EASY:
        problem = f"An Easy Read sentence has {number} words, more than {LONGEST_EASY}."
        yield fault("audit-words", page.shown, problem, "make two of it, each with its picture", words[:160])
    if "%" in words or re.search(r"\bper ?cent\b", words):
        problem = "Easy Read says per cent, which many of its readers do not know."
        yield fault("audit-words", page.shown, problem, "say it as “7 in 10 people”", words[:160])
