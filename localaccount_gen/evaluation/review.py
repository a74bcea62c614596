"""What the sector’s own review found in 2013, worked out again for the accounts there are now.

Each finding says how it is counted here, what was found then, and who found it: the review counted by hand, and the
survey asked directors, so the two numbers are set side by side and not subtracted.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from localaccount_gen.evaluation.councils import councils_of
from localaccount_gen.evaluation.shares import Share
from localaccount_gen.model import Period
from localaccount_gen.register import Collection, Entry

REVIEW = "Ayling and Marsh for TEASC, 2013"
SURVEY = "the directors’ survey, 2013"
LETTER = "the letter to directors, 2011"

SOURCES = (
    ("Ayling and Marsh for Towards Excellence in Adult Social Care, reported on 25 November 2013",
     "https://www.communitycare.co.uk/2013/11/25/councils-must-open-adult-social-care-weaknesses-cuts-annual-reports-public/"),
    ("Local Government Association, survey of directors of adult social services, December 2013, table 10",
     "https://www.local.gov.uk/research-performance-and-improvement"),
)  # fmt: skip

PROMPT_MONTHS = 9
"""The letter asked for accounts by December, nine months after the end of the period."""
LATE_MONTHS = 12
BEHIND = 2
"""Periods behind the newest by which an account is stale: in December 2013 accounts for 2012-13 were due, and those
that had not been updated were for 2010-11."""


@dataclass(frozen=True)
class ReviewFinding:
    """One thing that was looked for then and is counted now."""

    name: str
    """What an export calls it."""
    words: str
    """What the counted councils do: “compare the money spent with the year before”."""
    share: Share
    how: str
    """How it is counted here, as a sentence."""
    then: str = ""
    """What was found in 2013, as a sentence; empty where nothing like it was counted."""
    source: str = ""


@dataclass(frozen=True)
class Spread:
    """The smallest, the middle and the largest of some numbers."""

    name: str
    words: str
    lowest: int
    middle: int
    highest: int
    base: int


def review(collection: Collection) -> tuple[ReviewFinding, ...]:
    """Of the newest account of each council, but for the first two, which are about councils."""
    entries = collection.newest.entries
    if not entries:
        return ()
    newest = max(entry.period.name for entry in entries)
    return (*_published(collection, newest), *_of_accounts(entries), *_found(entries))


def spreads(collection: Collection) -> tuple[Spread, ...]:
    """How long the newest accounts are, and how long after their period they came out. Numbers, and no ranks."""
    entries = collection.newest.entries
    words = [entry.words for entry in entries]
    months = [found for entry in entries if (found := months_after(entry)) is not None]
    return tuple(
        Spread(name, said, min(found), round(median(found)), max(found), len(found))
        for name, said, found in (
            ("words", "Words in the sections of an account", words),
            ("months-after-period", "Months from the March in which the period ended to publication", months),
            ("went-well", "Things that went well, named in its sections", [one.balance.went_well for one in entries]),
            ("must-be-better", "Things that must be better, named in its sections",
             [one.balance.must_be_better for one in entries]),
        )
        if found
    )  # fmt: skip


def months_after(entry: Entry) -> int | None:
    """Months from the March in which its period ended to the month it was published in; None where it says no day.

    So December is nine, on whichever day of it.
    """
    out, end = entry.published, entry.period.end
    if out is None:
        return None
    months = (out.year - end.year) * 12 + out.month - end.month
    return max(months, 0)


def _published(collection: Collection, newest: str) -> Sequence[ReviewFinding]:
    period = Period.parse(newest)
    assert period is not None
    councils = councils_of(period).areas
    told = {entry.council.code for entry in collection.entries} & councils.keys()
    groups = collection.by_council
    behind = sum(_start(newest) - _start(group[0].period.name) >= BEHIND for group in groups)
    return (
        ReviewFinding("published", "have an account here for any period", Share(len(told), len(councils)),
                      f"Councils with adult social care at the end of {newest} that have an account here.",
                      "93 per cent of councils had published an account since 2011.", REVIEW),
        ReviewFinding("not-updated", "have not updated their account", Share(behind, len(groups)),
                      f"The newest account is {BEHIND} periods or more behind {newest}.",
                      "19 councils had not updated their first account, for 2010-11.", REVIEW),
    )  # fmt: skip


def _found(entries: Sequence[Entry]) -> Sequence[ReviewFinding]:
    """In a collection only: a site does not count that it can be found."""
    if not any(entry.base for entry in entries):
        return ()
    known = sum(bool(entry.base) and not entry.is_nowhere for entry in entries)
    return (
        ReviewFinding("address", "stand at an address that is known", Share(known, len(entries)),
                      "The site they were gathered from says where it is.",
                      "Many accounts were hard to find on councils’ websites; how many is not published.", REVIEW),
    )  # fmt: skip


def _start(period: str) -> int:
    return int(period[:4])


def _of_accounts(entries: Sequence[Entry]) -> Sequence[ReviewFinding]:
    def found(name: str, words: str, holds: Callable[[Entry], bool], how: str, then: str = "",
              source: str = "") -> ReviewFinding:  # fmt: skip
        return ReviewFinding(name, words, Share(sum(map(holds, entries)), len(entries)), how, then, source)

    dated = [entry for entry in entries if entry.published]
    prompt = sum((months_after(entry) or 0) <= PROMPT_MONTHS for entry in dated)
    late = sum((months_after(entry) or 0) > LATE_MONTHS for entry in dated)
    return (
        found("weaknesses", "name three things or more that must be better, each with what is done about it",
              lambda one: not one.fired("no-weakness"), "The rule no-weakness finds nothing.",
              "94 per cent of directors agreed that their account acknowledges the areas requiring improvement and "
              "describes the actions. Reviewers said that many accounts read as a list of achievements.",
              f"{SURVEY}; {REVIEW}"),
        found("balance", "name at least as many things that must be better as things that went well",
              lambda one: 0 < one.balance.must_be_better >= one.balance.went_well,
              "Both are counted as the sections list them.",
              "Many accounts were no balanced assessment; how many is not published.", REVIEW),
        found("money", "compare the money spent with the year before", lambda one: one.compares_money,
              "The rule no-money-compared finds nothing: this year and last, on the same basis.",
              "Budgets were not compared year on year; how many accounts is not published.", REVIEW),
        found("people", "compare the number of people supported with the year before",
              lambda one: one.compares_people, "The rule no-people-compared finds nothing.",
              "Numbers of people were not compared year on year; how many accounts is not published.", REVIEW),
        found("under-performance", "pass over no official figure they show that is clearly worse",
              lambda one: not one.fired("worse-but-silent"), "The rule worse-but-silent finds nothing.",
              "Under-performance was left out of many accounts; how many is not published.", REVIEW),
        found("engagement", "show who was asked, and what it changed",
              lambda one: not one.fired("engagement-not-shown"), "The rule engagement-not-shown finds nothing.",
              "78 per cent of directors agreed that their account was informed by engagement with local people.",
              SURVEY),
        ReviewFinding("prompt", f"were published within {PROMPT_MONTHS} months of the end of their period",
                      Share(prompt, len(dated)), "Of the accounts that say when they were published.",
                      "Accounts were asked for by December.", LETTER),
        ReviewFinding("late", f"were published more than {LATE_MONTHS} months after the end of their period",
                      Share(late, len(dated)), "Of the accounts that say when they were published."),
        found("length", "are not longer than the rule on length allows", lambda one: not one.fired("too-long"),
              "The rule too-long finds nothing: about 6,000 words, unless the site set another length."),
        found("plain-words", "are written in sentences and words that are not hard",
              lambda one: not one.fired("hard-to-read"), "The rule hard-to-read finds nothing."),
        found("easy-read", "have a section in Easy Read or more", lambda one: one.easy_read.sections > 0,
              "Easy Read rows in any section."),
        found("easy-read-tested", "have an Easy Read that people with a learning disability checked",
              lambda one: one.easy_read.tested is not None, "The account says who checked it, and when."),
        found("other-formats", "say how to ask for other formats, and how long that takes",
              lambda one: not one.fired("other-formats-missing"), "The rule other-formats-missing finds nothing."),
        found("outside-comment", "print what somebody outside the council said of them",
              lambda one: one.outside_comments > 0, "Comments of Healthwatch, scrutiny, a peer or an auditor."),
    )  # fmt: skip
