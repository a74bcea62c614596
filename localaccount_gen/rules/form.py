"""Family `form`: an account with a summary, words for pictures and links, and ways to get it in another form."""

import re
from collections.abc import Iterator

from localaccount_gen.account import Section
from localaccount_gen.findings import Severity
from localaccount_gen.forms import OtherFormats
from localaccount_gen.narrative import Link, links
from localaccount_gen.prose import Sentence
from localaccount_gen.rules.rule import Facts, Found, rule


@rule("form", Severity.WARNING, "what residents asked for: the answer on the first screen")
def no_summary(facts: Facts) -> Iterator[Found]:
    """The landing page sums the account up: people, money, what went well, what must be better, what comes next.

    Why: most people read one page, and that page should be the whole answer in short

    Passes (account.yml)::

        at_a_glance:
          people: {figure: people-supported, words: got support from us.}
          money: {figure: people-supported, words: were paid for.}
          went_well: [People wait less for a first assessment.]
          must_be_better: [Too many people wait for a review.]
          next: [A team that does only reviews.]

    Fails (account.yml)::

        at_a_glance:
          people: {figure: people-supported, words: got support from us.}
          went_well: [People wait less for a first assessment.]
    """
    if facts.account.document.file in facts.broken:
        return
    glance = facts.account.form.at_a_glance
    parts = {
        "people": "how many people you supported",
        "money": "what it cost",
        "went_well": "what went well",
        "must_be_better": "what must be better",
        "next": "what comes next",
    }
    missing = [key for key in parts if not getattr(glance, key)]
    if missing:
        place = facts.account.document.key_place("at_a_glance")
        if len(missing) == len(parts):
            problem = "The account has no summary on its first page."
        else:
            problem = f"The first page does not say {_or(parts[key] for key in missing)}."
        yield Found(place, problem, f"write under at_a_glance: the {_and(f'{key}:' for key in missing)}")


def _or(parts: Iterator[str]) -> str:
    return " or ".join(", ".join(parts).rsplit(", ", 1))


def _and(parts: Iterator[str]) -> str:
    return " and ".join(", ".join(parts).rsplit(", ", 1))


_FILE_NAME = re.compile(r"[\w-]+\.(?:png|jpe?g|webp|gif|svg)", re.IGNORECASE)
_NO_WORDS = re.compile(
    r"(?:an? )?(?:image|picture|photo|photograph|graph|chart|graphic|logo|icon|alt text)\.?", re.IGNORECASE
)


@rule("form", Severity.ERROR, "Accessibility Regulations 2018; Web Content Accessibility Guidelines 2.2, 1.1.1")
def picture_without_words(facts: Facts) -> Iterator[Found]:
    """Every picture says in words what it shows, or is marked as decoration: `![decorative](images/leaf.png)`.

    Why: people who cannot see the picture hear its words instead

    Passes (outcomes.md)::

        Carers meet at a café. ![Six people round a table with cups of tea](images/cafe.jpg)

    Fails (outcomes.md)::

        Carers meet at a café. ![photo](images/cafe.jpg)
    """
    for section in facts.account.sections:
        if "![" not in section.body:
            continue
        for link in links(section.body):
            words = " ".join(link.words.split())
            if link.image and (not words or _FILE_NAME.fullmatch(words) or _NO_WORDS.fullmatch(words)):
                shown = f"“{words}” does not say what the picture shows." if words else "This picture has no words."
                yield Found(
                    section.document.in_body(link.offset, link.length),
                    shown,
                    "write what it shows between the brackets, as you would tell it on the phone; if it only "
                    "decorates, write  ![decorative]",
                )


_UNCLEAR = re.compile(
    r"(?:please )?(?:click|tap|press) (?:here|this|on this)\b.*"
    r"|(?:see|go|read|find out|learn|on)?\s*(?:here|more|more here|this|this link|the link|link|this page|this website|"
    r"website|details|more details|more information|further information|download|read on|continue(?: reading)?)\.?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>()\"“”]+")
_ADDRESS_ALONE = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


@rule("form", Severity.WARNING, "Web Content Accessibility Guidelines 2.2, 2.4.4; GOV.UK on writing links")
def unclear_link_text(facts: Facts) -> Iterator[Found]:
    """A link says where it leads: no “click here”, no bare address.

    Why: people who use a screen reader hear links one by one, without the words around them

    Passes (outcomes.md)::

        Our [plan for carers](https://www.example.org/carers) says more.

    Fails (outcomes.md)::

        For our plan for carers [click here](https://www.example.org/carers).
    """
    for section in facts.account.sections:
        if "](" in section.body or "][" in section.body or "://" in section.body:
            yield from _unclear_links(section)
    for sentence in facts.sentences_with("://"):
        if sentence.path and sentence.path[-1] != "source":
            yield from _bare_addresses(sentence)


def _unclear_links(section: Section) -> Iterator[Found]:
    found = [link for link in links(section.body) if not link.image]
    for link in found:
        words = " ".join(link.words.split()).strip("*_ ")
        if _UNCLEAR.fullmatch(words):
            yield _found_link(section, link, f"“{words}” does not say where the link leads.")
        elif _ADDRESS_ALONE.fullmatch(words):
            yield _found_link(
                section, link, "The words of this link are its address, which is read out letter by letter."
            )
    inside = [(link.offset, link.offset + link.length) for link in found]
    for bare in _ADDRESS.finditer(section.body):
        # What a definition or a link holds is a destination, not words.
        before = section.body[max(0, bare.start() - 3) : bare.start()]
        if not any(start <= bare.start() < end for start, end in inside) and not re.search(r"[<(]|\]:", before):
            yield Found(section.document.in_body(bare.start(), len(bare[0])), _BARE, _LINK_FIX)


_BARE = "This address stands in the text, which is read out letter by letter."
_LINK_FIX = "write  [what people find there](https://…)  instead"


def _found_link(section: Section, link: Link, problem: str) -> Found:
    return Found(section.document.in_body(link.offset, link.length), problem, _LINK_FIX)


def _bare_addresses(sentence: Sentence) -> Iterator[Found]:
    for bare in _ADDRESS.finditer(sentence.words):
        before = sentence.words[max(0, bare.start() - 2) : bare.start()]
        if sentence.path[0] != "foreword" or "(" not in before:
            place = sentence.place(bare.start(), bare.end())
            yield Found(place, _BARE, "say in words where to look, or give the address under  address:  or  web:")


_FORMATS = {
    "large print": re.compile(r"large[ -]print|larger (?:print|type)", re.IGNORECASE),
    "audio": re.compile(r"audio|\bCD\b|recording|read (?:out|aloud)", re.IGNORECASE),
    "Braille": re.compile(r"braille", re.IGNORECASE),
    "British Sign Language": re.compile(r"sign language|\bBSL\b", re.IGNORECASE),
    "other languages": re.compile(r"languages?\b(?<!sign language)|translat", re.IGNORECASE),
}
_WAY = re.compile(r"\d{5}|@|\b(?:ring|call|phone|write to|post)\b", re.IGNORECASE)


@rule("form", Severity.WARNING, "Accessible Information Standard; Equality Act 2010, section 20")
def other_formats_missing(facts: Facts) -> Iterator[Found]:
    """council.yml says which other formats there are, whom to phone, e-mail or write to, and how long it takes.

    Named are large print, audio, Braille, British Sign Language and other languages, one by one or as “any format”.

    Why: people who cannot read the page cannot use it to find out how to ask

    Passes (council.yml)::

        other_formats:
          words: For large print, audio, Braille, sign language or another language ring 01632 960123.
          days: 10

    Fails (council.yml)::

        other_formats:
          words: Other formats can be had.
    """
    council = facts.account.council
    formats = council.form.other_formats
    if formats is None:
        yield Found(
            council.document.place(),
            "The council does not say how to get the account in large print, audio, Braille, sign language or another "
            "language.",
            "write in council.yml  other_formats:  with  words:  and  days:",
        )
        return
    contact = council.form.contact
    lacking = list(_lacking(formats, bool(contact.phone or contact.email or contact.post)))
    if lacking:
        yield Found(
            council.document.place("other_formats", "words"),
            f"The words on other formats do not say {_or(iter(lacking))}.",
            "name each format, a number, an e-mail or a postal address, and the working days under  days:",
        )


def _lacking(formats: OtherFormats, has_contact: bool) -> Iterator[str]:
    every = re.search(r"\b(?:any|every|other) format (?:you|people) need", formats.words, re.IGNORECASE)
    unnamed = [] if every else [name for name, pattern in _FORMATS.items() if not pattern.search(formats.words)]
    if unnamed:
        yield f"whether there is {_or(iter(unnamed))}"
    if not has_contact and not _WAY.search(formats.words):
        yield "whom to ask"
    if formats.days is None:
        yield "how long it takes"


RULES = (no_summary, picture_without_words, unclear_link_text, other_formats_missing)
