"""Family `easy-read`: the words of Easy Read."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from localaccount_gen.account import Section
from localaccount_gen.characters import MOST_TOLD
from localaccount_gen.findings import Severity
from localaccount_gen.glossary import Term, term_uses, terms_in
from localaccount_gen.jargon import jargon_in
from localaccount_gen.narrative import word_count
from localaccount_gen.prose import Sentence
from localaccount_gen.quotes import Quote, quotes_in
from localaccount_gen.rules.easyread import rows_of
from localaccount_gen.rules.rule import Facts, Found, rule

_HEALTH = (
    "Making written information easier to understand for people with learning disabilities, Department of Health, 2010"
)
_STANDARD = f"{_HEALTH}; Easy Read Standard, Photosymbols and the Newton Project, 2026, for 1,000 words"

_ROWS_A_PAGE = 5
_USUAL = {"NHS", "GP", "TV", "UK", "OK", "ID"}
_EVERYDAY = {"care home", "care worker", "day activities", "home care", "learning disability"}
"""Terms of the glossary that readers of Easy Read meet in their own lives."""

_QUOTED = re.compile(r"\[\[[^\[\]\n]+\]\]")
_ABOUT = re.compile(r"\b(?:about|around|nearly|almost|more than|over|less than|fewer than|under)\s+\Z", re.IGNORECASE)
_ROUNDED = re.compile("About|Almost|Fewer|More")
_OF = re.compile(r" of (?!(?:the|our|these|those|them|us|you|your|their)\b)\w+")
_IDEAS = re.compile(
    r"\band\b(?=.*\band\b)|,\s+(?:which|who|but|although|while|because|so)\b|;", re.IGNORECASE | re.DOTALL
)
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_OTHER_EMPHASIS = re.compile(r"(?<![*\w])(?:\*(?!\*)[^*\n]+\*(?!\*)|_[^_\n]+_(?!\w)|__[^_\n]+__(?!\w))")
_EXPLAINS = re.compile(r"^\s*(?:(?:an?|the|your|our) )?\*\*|\b(?:called|means?|is when)\b", re.IGNORECASE)
"""“A **carer** looks after someone”, “This is called a **direct payment**”: the sentence itself says what it is."""

_SIGNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\d\s?%|\bper ?cent(?:age)?\b", re.IGNORECASE), "Many people do not understand percentages.",
     "say it in people, such as  about 7 in 10 people"),
    (re.compile(r"(?<![\d.])\d[\d,]*\.\d+(?![\d.]|\s?[ap]m)"), "Many people do not understand decimals.",
     "write a whole number, such as  about £142 million"),
    (re.compile(r"\b\w+n[’']t\b|\b\w+[’'](?:re|ve|ll|d|m)\b|\b(?:it|that|there|here|what|who|let)[’']s\b",
                re.IGNORECASE), "“{said}” is a short form.", "write it in full, such as  do not"),
    (re.compile(r"[&/()]"), "“{said}” is hard to read.", "say it in words, or in a row of its own"),
    (re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
                r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?"
                r"|thousands?)\b", re.IGNORECASE), "“{said}” is a number in words.", "write it in digits"),
    (re.compile(r"\b[A-Z]{7,}\b"), "“{said}” is in capital letters.", "write it in small letters, or in  **bold**"),
)  # fmt: skip
_SHORT_FORM = re.compile(r"(?<![\w.\[-])[A-Z](?:[a-z]?[A-Z]){1,5}\b(?!\])")


@rule("easy-read", Severity.ERROR, _HEALTH, {"sentence_words": 15})
def easy_read_long_sentence(facts: Facts) -> Iterator[Found]:
    """A sentence of Easy Read has 15 words or fewer, with every quote said in words.

    Why: at the end of a long sentence its beginning is forgotten

    Passes (equality.md)::

        ---
        easy_read:
          rows: [{words: About 7 in 10 people reached their goals., picture: goal}]
        ---
        Of the people we asked, 70% reached their goals.

    Fails (equality.md)::

        ---
        easy_read:
          rows:
            - words: People told us that the same worker should come to their home every single day of the week.
              picture: home
        ---
        People told us what they want.
    """
    most = facts.setting(easy_read_long_sentence, "sentence_words")
    for section in facts.account.sections:
        for sentence in rows_of(facts, section):
            words = _words(facts, sentence)
            if words > most:
                problem = f"This sentence has {words} words. {most} are the most."
                yield Found(sentence.place(), problem, "make two rows of it, one idea in each")


def _words(facts: Facts, sentence: Sentence) -> int:
    """How many words a reader meets: a quote may stand for several."""
    return word_count(facts.quotes.fill_easily(sentence.words)) if "[[" in sentence.words else sentence.word_count


@rule("easy-read", Severity.WARNING, _STANDARD, {"sentence_words": 12, "row_sentences": 2, "pages": 20, "words": 1000})
def easy_read_hard(facts: Facts) -> Iterator[Found]:
    """Easy Read has one idea in a row; short sentences of easy words; whole numbers in digits, and no percentages.

    A hard word is written in bold and explained in the next row. Nothing else is bold, and nothing is in italics or in
    capital letters. A page is reckoned as five rows.

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
    rows, words = 0, 0
    for section in facts.account.sections:
        if not section.form.easy_read.rows:
            continue
        rows += len(section.form.easy_read.rows)
        sentences = rows_of(facts, section)
        words += sum(_words(facts, sentence) for sentence in sentences)
        yield from _crowded(facts, sentences)
        for sentence in sentences:
            yield from _hard(facts, sentence)
        yield from _marked(section)
        yield from _unexplained(section, sentences)
    yield from _too_long(facts, rows, words)


def _too_long(facts: Facts, rows: int, words: int) -> Iterator[Found]:
    pages, most_pages = -(-rows // _ROWS_A_PAGE), facts.setting(easy_read_hard, "pages")
    most_words = facts.setting(easy_read_hard, "words")
    fix = "keep what matters most to people, and leave the rest to the sections"
    if pages > most_pages:
        said = f"The Easy Read has {rows} rows, about {pages} pages. More than {most_pages} are too many to read."
        yield Found(facts.account.document.place(), said, fix)
    elif words > most_words:
        said = f"The Easy Read has {words:,} words. More than {most_words:,} are too many to read."
        yield Found(facts.account.document.place(), said, fix)


def _crowded(facts: Facts, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Rows of several sentences."""
    most = facts.setting(easy_read_hard, "row_sentences")
    for told in _by_row(sentences).values():
        if len(told) > most:
            yield Found(
                told[0].place(),
                f"This row has {len(told)} sentences, and {most} are the most that one picture can stand for.",
                "make rows of it, one idea in each",
            )


def _by_row(sentences: Sequence[Sentence]) -> Mapping[object, list[Sentence]]:
    by_row: dict[object, list[Sentence]] = {}
    for sentence in sentences:
        by_row.setdefault(sentence.path[2], []).append(sentence)
    return by_row


def _hard(facts: Facts, sentence: Sentence) -> Iterator[Found]:
    words, good = _words(facts, sentence), facts.setting(easy_read_hard, "sentence_words")
    if good < words <= facts.setting(easy_read_long_sentence, "sentence_words"):
        yield Found(
            sentence.place(), f"This sentence has {words} words. {good} or fewer are easier.", "make it shorter"
        )
    if _IDEAS.search(sentence.words):
        yield Found(sentence.place(), "This sentence has more than one idea.", "make a row of each, with its picture")
    for problem, start, end, fix in islice(_hard_words(facts, sentence.words), MOST_TOLD):
        yield Found(sentence.place(start, end), problem, fix)


def _hard_words(facts: Facts, words: str) -> Iterator[tuple[str, int, int, str]]:
    for quote in quotes_in(words):
        for problem, fix in _ill_quoted(facts, quote, words):
            yield problem, quote.offset, quote.offset + quote.length, fix
    told = _QUOTED.sub(lambda match: " " * len(match[0]), words)
    for pattern, problem, fix in _SIGNS:
        for match in pattern.finditer(told):
            yield problem.format(said=match[0]), *match.span(), fix
    jargon = list(jargon_in(told))
    for use in jargon:
        plain = use.jargon.plain.partition(" (")[0]
        yield f"“{words[use.start : use.end]}” is a hard word.", use.start, use.end, f"write “{plain}”"
    for match in _SHORT_FORM.finditer(told):
        if match[0] not in _USUAL and not any(use.start <= match.start() < use.end for use in jargon):
            yield f"“{match[0]}” is an abbreviation.", *match.span(), "write it in full"


def _ill_quoted(facts: Facts, quote: Quote, words: str) -> Iterator[tuple[str, str]]:
    """A quote that Easy Read cannot say, or that does not fit the words beside it."""
    start, end = quote.offset, quote.offset + quote.length
    if problem := facts.quotes.easy_problem(quote):
        yield problem, "say in words which way it is, or leave it to the section"
        return
    said = facts.quotes.fill_easily(words[start:end])
    if _ROUNDED.match(said) and (before := _ABOUT.search(words[max(start - 16, 0) : start])):
        yield f"“{before[0].strip()}” is said twice here.", "leave it out, because the quote brings it"
    if said.endswith("in 10") and (after := _OF.match(words, end)):
        yield f"Here the quote says “{said}{after[0]}”.", "leave out “of”, as in  [[4A]] people feel safe"


def _marked(section: Section) -> Iterator[Found]:
    """Emphasis other than bold."""
    for number, row in enumerate(section.form.easy_read.rows):
        if other := _OTHER_EMPHASIS.search(row.words):
            yield Found(
                section.document.place("easy_read", "rows", number),
                f"“{other[0]}” is in italics, which are hard to read.",
                f"write it plainly, or as  **{other[0].strip('*_')}**  where the next row explains it",
            )


def _unexplained(section: Section, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """Hard words of the glossary that no row explains, and bold words with no row after them."""
    explained: set[Term] = set()
    for sentence in sentences:
        for bold in _BOLD.finditer(sentence.value):
            explained.update(terms_in(bold[1]))
        jargon = list(jargon_in(sentence.words))
        for start, end, term in term_uses(sentence.words):
            if (
                term in explained
                or term.term in _EVERYDAY
                or any(use.start < end and start < use.end for use in jargon)
            ):
                continue
            explained.add(term)
            said = sentence.words[start:end]
            yield Found(sentence.place(start, end), f"“{said}” is a hard word that no row explains.",
                        f"write it as  **{said}**  and explain it in the next row, such as: {term.plain}")  # fmt: skip
    rows = section.form.easy_read.rows
    if (last := _BOLD.search(rows[-1].words)) and not _EXPLAINS.search(rows[-1].words):
        yield Found(section.document.place("easy_read", "rows", len(rows) - 1),
                    f"No row after this one explains “{last[1]}”.", "add a row that says what it is")  # fmt: skip


RULES = (easy_read_long_sentence, easy_read_hard)
