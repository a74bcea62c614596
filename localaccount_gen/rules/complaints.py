"""Family `voice`, continued: complaints are counted, set beside last year's, and learned from."""

import re
from collections.abc import Iterator

from localaccount_gen.account import Section
from localaccount_gen.findings import Severity
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.voice import is_written

_PRACTICE = "Local Government and Social Care Ombudsman, on what councils should publish of complaints: https://www.lgo.org.uk/information-centre/information-for-organisations-we-investigate"

_COMPLAINTS = re.compile(r"\bcomplain\w*", re.IGNORECASE)
_UPHELD = re.compile(
    r"\bup(?:held|hold)\w*|\bat fault\b|\bjustified\b|\bwell[- ]founded\b|\bdone something wrong\b", re.IGNORECASE
)
_IN_TIME = re.compile(
    r"\b(?:on|in) time\b|\bwithin (?:the )?(?:\w+ )?(?:time|days|working days|\d+|\w+ (?:working )?days)"
    r"|\bin \d+ (?:working )?days\b|\btime-?scales?\b|\btime limits?\b|\bdeadlines?\b|\blate\b|\bpromptly\b",
    re.IGNORECASE,
)
_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b|\bLGS?CO\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d|\[\[|\b(?:no|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half)\b")
_YEAR_BEFORE = re.compile(
    r"\b(?:last year|year before|previous year|year earlier|compared with|up from|down from|before that)\b|\.previous\]"
    r"|\.change\]|\b(?:from|against|than|and) \d",
    re.IGNORECASE,
)
_FELL = re.compile(
    r"\b(?:fewer|fell|fall(?:en|s|ing)?|drop(?:ped|s)?|decreas\w+|reduc\w+|lower|less|down|declin\w+|halved)\b",
    re.IGNORECASE,
)
_PRAISE = re.compile(
    r"\b(?:pleased|glad|delighted|proud|encouraging\w*|good news|great news|welcome|success\w*|achiev\w+"
    r"|improve(?:d|ment)"
    r"|positive\w*|happy|reflects? well|testament|shows? that (?:our|people|services)|excellent|fantastic|better)\b",
    re.IGNORECASE,
)
_AIM = re.compile(
    r"\b(?:aim|want|hope|plan|target|goal|working|work|try|seek|intend|priority|will|like)\b[^.;]{0,40}"
    r"\b(?:reduce|cut|lower|bring down|have|see|get|fewer|minimise|halve)\s+(?:fewer\s+|the\s+|our\s+)?"
    r"(?:(?:total |overall )?(?:number|volume|level|rate)s? of )?(?:formal )?complaints\b(?! (?:about|answered|that))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|never|nor|cannot|n[’']t|neither|rather than|may|might|can|could|does no|more complaints|no better"
    r"|unanswered|late|wait\w*|answered|how|when|whether|upheld|time)\b",
    re.IGNORECASE,
)


@rule("voice", Severity.WARNING, _PRACTICE)
def complaints_without_learning(facts: Facts) -> Iterator[Found]:
    """The section on complaints says how many, this year and last, what share was upheld, whether answers came in time,
    what the Ombudsman found, and what was learned and done. It does not call fewer complaints better.

    Why: a rise can mean that more people know how to complain, and what counts is what the council learned

    Passes (complaints.md)::

        ---
        lessons:
          - lesson: Letters about complaints were hard to read.
            action: Six people who had complained wrote them again with us.
        ---
        More complaints need not mean worse care.

    Fails (complaints.md)::

        ---
        lessons: []
        ---
    """
    section = facts.section("complaints")
    if section is not None and is_written(section):
        if missing := list(_missing(facts, section)):
            yield Found(
                section.start,
                f"This section does not say {_listed([what for what, _ in missing])}.",
                f"add {'; '.join(fix for _, fix in missing)}",
            )
        yield from _fewer_is_better(facts, section)


def _missing(facts: Facts, section: Section) -> Iterator[tuple[str, str]]:
    """What is not there, and what to write. Figures count by their labels, words sentence by sentence."""
    figures = list(section.form.figures.values())
    told = [one.words for one in facts.part(section.key).sentences]
    numbers = [words for words in told if _NUMBER.search(words)]
    counts = [one for one in figures if one.unit in ("number", "people") and _counts_all(one.label)]
    in_words = [words for words in numbers if _COMPLAINTS.search(words)]
    if not counts and not in_words:
        yield "how many complaints there were", "their number, under  figures:"
    elif not any(one.previous is not None for one in counts) and not any(map(_YEAR_BEFORE.search, in_words)):
        yield "how many there were the year before", "previous: …  to the number of complaints"
    labels = [one.label for one in figures]
    for pattern, what, fix in (
        (_UPHELD, "what share was upheld", "the share in which the council was at fault"),
        (_IN_TIME, "how many were answered in time", "the share answered in time"),
        (_OMBUDSMAN, "what the Ombudsman found", "how many the Ombudsman looked into and upheld"),
    ):
        if not any(map(pattern.search, (*labels, *told))):
            yield what, fix
    if not section.form.lessons:
        yield "what was learned and what was done about it", "lessons:  with  lesson: …  and  action: …"


def _counts_all(label: str) -> bool:
    """Whether a figure counts complaints, and not those of a kind."""
    of_a_kind = (_UPHELD, _IN_TIME, _OMBUDSMAN)
    return bool(_COMPLAINTS.search(label)) and not any(pattern.search(label) for pattern in of_a_kind)


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])}, or {parts[-1]}"


def _fewer_is_better(facts: Facts, section: Section) -> Iterator[Found]:
    for one in facts.part(section.key).having(("complaints",)):
        if "lessons" not in one.path and is_praise_of_fewer(one.words):
            yield Found(
                one.place(),
                "This calls fewer complaints better.",
                "say what people complained about and what you changed; fewer complaints may mean that fewer people "
                "know how to complain",
            )


def is_praise_of_fewer(words: str) -> bool:
    """Whether a sentence is glad that there are fewer complaints, or sets out to have fewer."""
    if not re.search(r"\bcomplaints\b", words, re.IGNORECASE):
        return False
    if _AIM.search(words):
        return not re.search(r"\b(?:not|never|nor|cannot|n[’']t)\b", words)
    return bool(_FELL.search(words) and _PRAISE.search(words)) and not _DENIED.search(words)


RULES = (complaints_without_learning,)
