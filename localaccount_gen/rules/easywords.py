"""Family `easy-read`: the words of Easy Read."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from localaccount_gen.characters import MOST_TOLD
from localaccount_gen.findings import Severity
from localaccount_gen.jargon import jargon_in
from localaccount_gen.prose import Sentence
from localaccount_gen.rules.easyread import rows_of
from localaccount_gen.rules.rule import Facts, Found, rule

_ROWS_A_PAGE = 5
_PERCENTAGE = re.compile(r"\d\s?%|\bper ?cent(?:age)?\b", re.IGNORECASE)
_QUOTED = re.compile(r"\[\[[^\[\]\n]+\]\]")
_SHORT_FORM = re.compile(r"(?<![\w.\[-])[A-Z](?:[a-z]?[A-Z]){1,5}\b(?!\])")
_USUAL = {"NHS", "GP", "TV", "UK", "OK", "ID"}
_IDEAS = re.compile(
    r"\band\b(?=.*\band\b)|,\s+(?:which|who|but|although|while|because|so)\b|;", re.IGNORECASE | re.DOTALL
)


@rule(
    "easy-read",
    Severity.WARNING,
    "Making written information easier to understand for people with learning disabilities, Department of Health, 2010",
    {"sentence_words": 15, "good_sentence_words": 12, "row_sentences": 2, "pages": 24},
)
def easy_read_hard(facts: Facts) -> Iterator[Found]:
    """Easy Read has one idea in a row, with a picture; sentences of 15 words or fewer; easy words; no percentages.

    Sentences of 13 to 15 words get advice. A page is reckoned as five rows.

    Why: what is hard to read is not Easy Read, whatever it is called

    Passes (equality.md)::

        ---
        easy_read:
          rows: [{words: About 7 in 10 people reached their goals., picture: goal}]
        ---
        Of the people we asked, 70% reached their goals.

    Fails (equality.md)::

        ---
        easy_read:
          rows: [{words: Service users reached their goals., picture: goal}]
        ---
        People reached their goals.
    """
    rows = 0
    for section in facts.account.sections:
        form = section.form.easy_read
        if not form.rows:
            continue
        rows += len(form.rows)
        bare = [number for number, row in enumerate(form.rows, 1) if row.picture is None]
        if bare:
            which = f"row {bare[0]}" if len(bare) == 1 else f"{len(bare)} rows, the first of them row {bare[0]},"
            yield Found(
                section.document.place("easy_read", "rows", bare[0] - 1),
                f"In this Easy Read {which} {'has' if len(bare) == 1 else 'have'} no picture.",
                "write a word for it, such as  picture: phone",
            )
        sentences = rows_of(facts, section)
        yield from _crowded(facts, sentences)
        for sentence in sentences:
            yield from _hard(facts, sentence)
    most = facts.setting(easy_read_hard, "pages")
    pages = -(-rows // _ROWS_A_PAGE)
    if pages > most:
        yield Found(
            facts.account.document.place(),
            f"The Easy Read has {rows} rows, about {pages} pages. More than {most} are too many to read.",
            "keep what matters most to people, and leave the rest to the sections",
        )


def _crowded(facts: Facts, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Rows of several sentences."""
    most = facts.setting(easy_read_hard, "row_sentences")
    by_row: dict[object, list[Sentence]] = {}
    for sentence in sentences:
        by_row.setdefault(sentence.path[2], []).append(sentence)
    for told in by_row.values():
        if len(told) > most:
            yield Found(
                told[0].place(),
                f"This row has {len(told)} sentences, and {most} are the most that one picture can stand for.",
                "make rows of it, one idea in each",
            )


def _hard(facts: Facts, sentence: Sentence) -> Iterator[Found]:
    words, most = sentence.word_count, facts.setting(easy_read_hard, "sentence_words")
    if words > most:
        yield Found(sentence.place(), f"This sentence has {words} words. {most} are the most.", "make two of it")
    elif words > (good := facts.setting(easy_read_hard, "good_sentence_words")):
        yield Found(
            sentence.place(),
            f"This sentence has {words} words. {good} or fewer are easier.",
            "make it shorter",
            advice=True,
        )
    if _IDEAS.search(sentence.words):
        yield Found(sentence.place(), "This sentence has more than one idea.", "make a row of each, with its picture")
    for problem, start, end, fix in islice(_hard_words(facts, sentence.words), MOST_TOLD):
        yield Found(sentence.place(start, end), problem, fix)


def _hard_words(facts: Facts, words: str) -> Iterator[tuple[str, int, int, str]]:
    in_tens = "say it in people, such as  about 7 in 10 people"
    for match in _PERCENTAGE.finditer(words):
        yield "Many people do not understand percentages.", match.start(), match.end(), in_tens
    for match in _QUOTED.finditer(words):
        if "%" in (filled := facts.quotes.fill(match[0])):
            yield f"{match[0]} is {filled}, and many people do not understand percentages.", *match.span(), in_tens
    jargon = list(jargon_in(words))
    for use in jargon:
        plain = use.jargon.plain.partition(" (")[0]
        yield f"“{words[use.start : use.end]}” is a hard word.", use.start, use.end, f"write “{plain}”"
    for match in _SHORT_FORM.finditer(words):
        if match[0] not in _USUAL and not any(use.start <= match.start() < use.end for use in jargon):
            yield f"“{match[0]}” is an abbreviation.", match.start(), match.end(), "write it in full"


RULES = (easy_read_hard,)
