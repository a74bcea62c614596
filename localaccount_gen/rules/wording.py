"""Family `form`: words and sentences that people can read."""

import re
from collections.abc import Iterator, Sequence

from localaccount_gen.findings import Severity
from localaccount_gen.glossary import short_forms
from localaccount_gen.jargon import Jargon, JargonUse, jargon_in, jargon_of
from localaccount_gen.phrases import Phrases
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.grade import grade
from localaccount_gen.rules.rule import Facts, Found, rule

_OTHERS = {"outside_comments", "quotes", "recommendations", "easy_read", "demonstration", "progress"}
"""Keys under which others speak, whose words stay as they are, or which have rules of their own."""
_NAMES = {"source", "by", "said", "you_said", "who", "note", "post", "made_by"}


@rule(
    "form",
    Severity.WARNING,
    "GOV.UK style, which splits sentences of more than 25 words; the Plain English Campaign, which asks for 15 to 20",
    {"sentence_words": 30, "grade": 13},
)
def hard_to_read(facts: Facts) -> Iterator[Found]:
    """Sentences are short, abbreviations are explained where they first stand, and words are those people use at home.

    Abbreviations of the site's glossary are explained on every page that has them. What others said stays as they
    said it. The reading grade of a whole page is advice and no more.

    Why: the account is for people who have never worked in social care

    Passes (outcomes.md)::

        Reablement, which is help to do things for yourself again, starts within two days. The Joint Health Unit (JHU)
        pays for it.

    Fails (outcomes.md)::

        Signposting of service users was improved.
    """
    jargon = jargon_of(facts.whole.words, facts.vocabulary)
    in_jargon = {id(sentence) for sentence in facts.whole.having(jargon.marks)}
    for part in facts.parts:
        page = [sentence for sentence in part.sentences if _is_ours(sentence)]
        yield from _long(page, facts.setting(hard_to_read, "sentence_words"))
        if _CAPITALS.search(part.words):
            yield from _abbreviations(page)
        yield from _jargon(page, jargon, in_jargon)
        yield from _grade(page, facts.setting(hard_to_read, "grade"))


def _is_ours(sentence: Sentence) -> bool:
    return not sentence.path or (sentence.path[0] not in _OTHERS and sentence.path[-1] not in _NAMES)


def _without_quotes(words: str) -> str:
    """Spaces for every [[…]], whose name nobody reads."""
    return re.sub(r"\[\[[^\[\]\n]*\]\]", lambda match: " " * len(match[0]), words) if "[[" in words else words


def _long(page: Sequence[Sentence], most: int) -> Iterator[Found]:
    """One finding for a page, at its longest sentence."""
    # A word and the space behind it have two characters or more.
    counts = [(one.word_count, one) for one in page if len(one.words) > most * 2 and one.kind is not Kind.CELL]
    long = [counted for counted in counts if counted[0] > most]
    if long:
        words, longest = max(long, key=lambda counted: counted[0])
        others = (
            f" {len(long) - 1} more on this page {'is' if len(long) == 2 else 'are'} over {most}." if long[1:] else ""
        )
        yield Found(
            longest.place(),
            f"This sentence has {words} words.{others}",
            "make two or three of it, each with one thought",
        )


# It starts with a letter, and looks back only then, since so it is found ten times faster.
_CAPITALS = re.compile(r"[A-Z][a-z]?[A-Z&]")
_ABBREVIATION = re.compile(r"([A-Z](?<![\w./@&’'-].)(?:[a-z]?[A-Z&]){1,6})s?\b(?![\w@&/-]|\.\w)")
_KNOWN = {
    "NHS", "UK", "GP", "TV", "PDF", "MP", "BBC", "VAT", "HIV", "DVD", "CD", "AM", "PM", "PC", "OK", "CSV", "EU",
    "USA", "ID", "IT", "HR", "PhD", "BSL", "SMS", "FAQ", "NB", "AGM", "MS", "DNA", "USB", "II", "III", "IV", "VI",
    "VII", "RNIB", "RSPCA", "NVQ", "CV", "QR", "PE", "DIY", "BA", "MA", "OBE", "MBE", "CBE", "COVID", "ADHD", "LGBT",
    "LGBTQ", "PO", "PIN", "CCTV", "SOS", "RAF", "TBC", "TBA", "TBD", "TODO", "AGE", "ALL", "ALWAYS", "AND", "ARE",
    "AT", "BEFORE", "BOTH", "BY", "CARE", "DID", "DO", "DOWN", "EVERY", "FOR", "FREE", "FROM", "HELP", "HOME", "HOW",
    "IF", "IN", "IS", "LESS", "MORE", "MUST", "NEVER", "NEW", "NO", "NOT", "NOW", "OF", "ON", "ONLY", "OR", "OUR",
    "OUT", "SAID", "STOP", "THE", "TO", "UP", "US", "VERY", "WE", "WHAT", "WHEN", "WHO", "WHY", "WILL", "YES", "YOU",
}  # fmt: skip
"""Those that people use at home, Roman numbers, and words that are merely written large."""


def _abbreviations(page: Sequence[Sentence]) -> Iterator[Found]:
    """The first use of each that the page does not explain."""
    first: dict[str, tuple[Sentence, re.Match[str]]] = {}
    for sentence in page:
        for match in _ABBREVIATION.finditer(_without_quotes(sentence.words)):
            name = match[1]
            if name in _KNOWN or _is_shouted(sentence.words, match) or any(jargon_in(name)):
                continue
            first.setdefault(name, (sentence, match))
    for name, (sentence, match) in first.items():
        if name not in short_forms() and not any(_explains(one.words, name) for one in page if name in one.words):
            yield Found(
                sentence.place(match.start(1), match.end(1)),
                f"“{name}” is not explained on this page.",
                f"write it in full the first time, such as  Full Name ({name}),  or do without it",
            )


def _is_shouted(words: str, match: re.Match[str]) -> bool:
    """Whether it is one of several words in capitals, as in an address or a heading."""
    before, after = words[: match.start()].rstrip(), words[match.end() :].lstrip()
    return bool(re.search(r"\b[A-Z]{2,}$", before[-12:]) or re.match(r"[A-Z]{2,}\b", after))


def _explains(words: str, name: str) -> bool:
    """“Full Name (NAME)”, “NAME (full name)”, “NAME stands for …”, “NAME, the …”, “called NAME”."""
    escaped = re.escape(name)
    return bool(
        re.search(
            rf"[a-z]\s+\([“‘]?(?:the |or |called |known as )?{escaped}s?[”’]?[),;:]"
            rf"|\b{escaped}s?[”’]?\s+(?:\([A-Za-z][^)]{{6,200}}\)|(?:stands? for|is short for|means?|is called)\b)"
            rf"|\b{escaped}s?,\s+(?:the|a|an|or|which|who)\s"
            rf"|\b(?:called|known as|or|short)\s+[“‘]?{escaped}\b",
            words,
        )
    )


def _jargon(page: Sequence[Sentence], known: Phrases[Jargon], may: set[int]) -> Iterator[Found]:
    """The first use of each word of the trade that nothing beside it explains. `may` holds the sentences to look in."""
    told: set[str] = set()
    for place, sentence in enumerate(page):
        if id(sentence) not in may or (sentence.kind is Kind.CELL and len(sentence.words) < 4):
            continue
        for use in jargon_in(_without_quotes(sentence.words), known):
            name = use.jargon.words[0]
            following = page[place + 1].said if place + 1 < len(page) else ""
            if name in told:
                continue
            told.add(name)
            if not _is_explained(sentence.words, use, following):
                yield _found_jargon(sentence, use)


_NEXT = re.compile(
    r"(?:This|That|It|These|They|Both)\s+(?:means?|is|are|stands?)\b|(?:By this|In other words|In short)\b"
)


def _is_explained(words: str, use: JargonUse, following: str) -> bool:
    """In brackets, between commas or dashes, or by the sentence that follows."""
    after, before = words[use.end :], words[max(0, use.start - 40) : use.start]
    beside = re.match(
        r"[”’\"']?\s*(?:\((?!\d)[^)]{4,200}\)|\)|[–—:]\s+\w"
        r"|,\s+(?:which|that is|or|meaning|known|called|where|when|who)\b"
        r"|(?:means?|is|are)\s+(?:when|help|care|money|support|the|a|an|what|where|how|somebody|someone|people|to)\b)",
        after,
    )
    named = re.search(
        r"(?:\b(?:called|known as|call(?:s|ed)? (?:this|it|that)|the word|named)|[a-z]\s+\()\s*[“‘\"'(]?$", before
    )
    return bool(beside or named or _NEXT.match(following))


def _found_jargon(sentence: Sentence, use: JargonUse) -> Found:
    words = " ".join(sentence.words[use.start : use.end].split())
    plain = use.jargon.plain
    note = f" {plain[plain.index('(') :]}" if "(" in plain else ""
    say = plain.partition(" (")[0]
    return Found(
        sentence.place(use.start, use.end),
        f"“{words}” is a word that few people outside social care know.",
        f"write “{say}”{note}, or say beside it what it means",
    )


def _grade(page: Sequence[Sentence], most: int) -> Iterator[Found]:
    """Advice on a page whose words and sentences are long throughout."""
    body = [one for one in page if one.kind in (Kind.TEXT, Kind.ITEM) and not one.path]
    if not body:
        return
    years = grade([one.words for one in body], most)
    if years is not None and years >= most:
        yield Found(
            body[0].place(),
            f"By its long words and sentences this page asks for about {years:.0f} years of school.",
            f"write it for people who had fewer than {most}: shorter words first, then shorter sentences",
            advice=True,
        )


RULES = (hard_to_read,)
