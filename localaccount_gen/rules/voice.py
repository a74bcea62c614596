"""Family `voice`: who was asked, who challenged the council, and what came of it.

Complaints are in `complaints`, who is left behind in `equality`, people's own stories in `stories`.
"""

import re
from collections.abc import Iterator

from localaccount_gen.account import Section
from localaccount_gen.coverage import section_words
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.sectionforms import Engagement

_LETTER = "letter to directors on producing local accounts, 2011"
_SURVEY = "survey of directors, 2013: fewest, 78%, agreed that what local people said had shaped their account"

_YEAR = re.compile(r"\b20\d\d\b")
_ASKED = re.compile(
    r"\b(?:asked|survey(?:ed)?|took part|taken part|answered|respon(?:ded|ses|dents)|consult(?:ed|ation)"
    r"|interview(?:s|ed)"
    r"|came to|attended|met with|listening|focus groups?|visited|filled in|sent (?:it )?back|spoke (?:to|with))\b",
    re.IGNORECASE,
)
_ASKING = (
    "asked", "survey", "took part", "taken part", "answered", "respon", "consult", "interview", "came to", "attended",
    "met with", "listening", "focus group", "visited", "filled in", "sent", "spoke",
)  # fmt: skip
_NUMBER = re.compile(r"(?<![\w-])\d[\d,]*(?![\w-])|\[\[[a-z]|\b(?:hundreds?|dozens?|twenty|thirty|forty|fifty)\b")
_CHANGED = re.compile(
    r"\b(?:because of (?:this|that|what)|as a result|since then|so we|we now|we (?:have )?(?:changed|since"
    r"|stopped|started)"
    r"|this led to|led us|what changed|in response|that is why)\b",
    re.IGNORECASE,
)
_CHANGING = (
    "because of", "as a result", "since then", "so we", "we now", "we have", "we changed", "we since", "we stopped",
    "we started", "led to", "led us", "what changed", "in response", "that is why",
)  # fmt: skip


@rule("voice", Severity.WARNING, _SURVEY)
def engagement_not_shown(facts: Facts) -> Iterator[Found]:
    """The account says who was asked, how many they were, when, and what it changed.

    Why: people who answer want to know that somebody listened

    Passes (feedback.md)::

        ---
        engagement:
          - who: People who get home care
            how_many: 120
            when: May 2024
            said: A new worker comes each week.
            changed: No more than six workers come to one person in a month.
        ---

    Fails (feedback.md)::

        ---
        engagement:
          - who: People who get home care
            when: May 2024
            said: A new worker comes each week.
            changed: No more than six workers come to one person in a month.
        ---
    """
    for section in facts.sections:
        for index, asked in enumerate(section.form.engagement):
            missing = list(_missing(asked))
            if missing:
                yield Found(
                    section.document.place("engagement", index, "who"),
                    f"This does not say {_listed([what for what, _ in missing])}.",
                    f"add {' and '.join(key for _, key in missing)}",
                )
    if facts.is_whole and not any(section.form.engagement for section in facts.sections):
        yield from _told_in_words(facts)


def _missing(asked: Engagement) -> Iterator[tuple[str, str]]:
    if asked.how_many is None:
        yield "how many people were asked", "how_many: …"
    if not _YEAR.search(asked.when):
        yield "in which year they were asked", "the year to  when: …"
    if asked.changed is None:
        yield "what changed because of it", "changed: …"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def _told_in_words(facts: Facts) -> Iterator[Found]:
    """For an account that tells it in its story and not under a key."""
    changed = {one.section for one in facts.sentences_with(*_CHANGING) if _CHANGED.search(one.words)}
    may_ask = facts.sentences_with(*_ASKING)
    if any(one.section in changed and _tells_of_asking(one.words) for one in may_ask):
        return
    asking = any(_tells_of_asking(one.words) for one in may_ask)
    section = facts.account.section("feedback")
    if section is None or not is_written(section):
        place, where = facts.account.document.place(), "in feedback.md write, under  engagement:  "
    else:
        place, where = section.start, "write under  engagement:  "
    problem = "The account does not say who was asked, how many people, when, and what it changed."
    if asking:
        problem = "The account says that people were asked, and not what changed because of it."
    yield Found(place, problem, f"{where}who, how_many, when, said and changed")


def _tells_of_asking(words: str) -> bool:
    """Whether it says that people were asked, and how many."""
    if not _ASKED.search(words):
        return False
    return bool(_NUMBER.search(_YEAR.sub("", words) if "20" in words else words))


def is_written(section: Section) -> bool:
    """Whether an officer has begun to fill it: an empty section has a finding of its own."""
    return bool(section_words(section) or section.document.values)


@rule("voice", Severity.ADVICE, _SURVEY)
def no_you_said_we_did(facts: Facts) -> Iterator[Found]:
    """The account has something people said and the council did, and something they said that it could not do.

    Why: saying what you could not do makes people believe what you did

    Passes (feedback.md)::

        ---
        you_said_we_did:
          - you_said: We get a new face every week.
            we_did: No more than six workers come to one person in a month.
          - you_said: Run the minibus at weekends too.
            we_could_not: It would cost £190,000 a year. We pay for shared taxis instead.
        ---

    Fails (feedback.md)::

        ---
        you_said_we_did:
          - you_said: We get a new face every week.
            we_did: No more than six workers come to one person in a month.
        ---
    """
    if not facts.is_whole:
        return
    told = [(section, pair) for section in facts.sections for pair in section.form.you_said_we_did]
    lacks = [
        said
        for said, has in (
            ("something people said and the council did", any(pair.we_did for _, pair in told)),
            ("something people said and the council could not do", any(pair.we_could_not for _, pair in told)),
        )
        if not has
    ]
    if lacks:
        section = told[0][0] if told else facts.account.section("feedback")
        yield Found(
            section.document.key_place("you_said_we_did") if section else facts.account.document.place(),
            f"The account does not tell {', nor '.join(lacks)}.",
            "in feedback.md write, under  you_said_we_did:  you_said and we_did, or you_said and we_could_not",
        )


_INSIDER = re.compile(
    r"\b(?:cabinet member|lead member|portfolio holder|leader of the council|director of adult|chief executive"
    r"|our (?:staff|team|council))\b",
    re.IGNORECASE,
)
_INVITED = re.compile(r"\b(?:invited|asked|approached|wrote to)\b", re.IGNORECASE)
_NO_ANSWER = re.compile(
    r"\b(?:none (?:was |were |has been )?(?:received|came|given)|no (?:comments?|reply|replies|answers?|response)"
    r"|(?:did|has|have) not (?:\w+ )?(?:comment|repl|respon|answer)\w*|chose not to|declined|nothing came)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]|\(\s*(?:…|\.\.\.)\s*\)|\[(?:sic|edited|abridged)\]", re.IGNORECASE)


@rule("voice", Severity.WARNING, _LETTER)
def no_outside_comment(facts: Facts) -> Iterator[Found]:
    """Somebody outside the council comments on the account: unedited, named and dated; or was invited and did not.

    Why: a council that marks only its own work is not believed

    Passes (account.yml)::

        outside_comments:
          - by: Healthwatch Halton
            date: 2025-10-14
            words: We welcome an account that says what went wrong.

    Fails (account.yml)::

        outside_comments: []
    """
    document, comments = facts.account.document, facts.account.form.outside_comments
    if document.file in facts.broken:
        return
    for index, comment in enumerate(comments):
        if _INSIDER.search(comment.by) or comment.by.casefold() == facts.account.council.name.casefold():
            yield Found(
                document.place("outside_comments", index, "by"),
                f"“{comment.by}” is not outside the council.",
                "ask Healthwatch, scrutiny, a peer or an auditor; the lead member's words go under  foreword:",
            )
        if cut := _CUT.search(comment.words):
            yield Found(
                document.within(("outside_comments", index, "words"), cut[0]),
                "Something was taken out of this comment.",
                "print what they said whole, or ask them for a shorter comment",
            )
    if not comments and not _nobody_answered(facts):
        yield Found(
            document.key_place("outside_comments"),
            "Nobody outside the council comments on this account.",
            "add under outside_comments: by, date and words; or write under how_it_was_made, external_challenge: whom "
            "you invited on which day, and that no comment came",
        )


def _nobody_answered(facts: Facts) -> bool:
    """Whether the account says that it invited a comment, on a day, and none came."""
    told = facts.account.form.how_it_was_made.external_challenge or ""
    return bool(_INVITED.search(told) and _NO_ANSWER.search(told) and _YEAR.search(told))


@rule("voice", Severity.ADVICE, _LETTER)
def scrutiny_without_response(facts: Facts) -> Iterator[Found]:
    """Each recommendation has the council's response, and how far it is.

    Why: a recommendation without an answer looks ignored

    Passes (scrutiny.md)::

        ---
        recommendations:
          - by: Adult Social Care Scrutiny Committee
            words: Show front-line teams their own waiting times every week.
            response: We agree. Three of the five teams see them now.
            status: under way
        ---

    Fails (scrutiny.md)::

        ---
        recommendations:
          - by: Adult Social Care Scrutiny Committee
            words: Show front-line teams their own waiting times every week.
            response: We agree. Three of the five teams see them now.
        ---
    """
    for section in facts.sections:
        for index, one in enumerate(section.form.recommendations):
            lacks = [key for key, value in (("response", one.response), ("status", one.status)) if value is None]
            if lacks:
                said = {"response": "what the council answered", "status": "how far it is"}
                yield Found(
                    section.document.place("recommendations", index, "words"),
                    f"This recommendation does not say {' or '.join(said[key] for key in lacks)}.",
                    "add " + " and ".join({"response": "response: …", "status": "status: done, under way, not started "
                                           "or not accepted"}[key] for key in lacks),
                )  # fmt: skip


RULES = (
    engagement_not_shown,
    no_you_said_we_did,
    no_outside_comment,
    scrutiny_without_response,
)
