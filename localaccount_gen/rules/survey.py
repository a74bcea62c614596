"""Family `figure`: a figure from a survey says how many people answered."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.mentions import quoted_measure
from localaccount_gen.numerals import Numeral, Unit, numbered
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.statements import is_moved
from localaccount_gen.tellings import Telling

_SURVEY = re.compile(r"\b(?:survey\w*|polls?|questionnaires?|respondents|feedback forms?|exit forms?)\b", re.IGNORECASE)
_OTHER_SURVEYS = re.compile(
    r"\b(?:national|ascof|statutory|response rate|sent|will|(?:building|land|stock|condition|site|roof|traffic"
    r"|ground) surveys?|surveys? of (?:the |our )?(?:roofs?|buildings?|housing stock|pavements?|land))\b"
)
_ANSWERED = re.compile(
    r"\b(?:answer(?:s|ed)|respon(?:ded|se|ses|dents)|took part|asked|completed|returned|replies|replied|people"
    r"|residents|carers|adults"
    r"|clients|users|forms|families|staff|tenants|interview\w*|sample|test|poll|survey\w*|margin)\b"
)
_CAREFUL = re.compile(
    r"\b(?:few|small|chance|caution|careful|with care|margin|cannot|low numbers?|indicat\w+)\b", re.IGNORECASE
)


@rule(
    "figure",
    Severity.WARNING,
    "Adult Social Care Survey: figures come with respondents and a margin",
    {"respondents": 100},
)
def small_sample(facts: Facts) -> Iterator[Found]:
    """A figure from a survey says how many people answered; where they were fewer than 100, it says that they were few.

    Why: what 25 people say is not the same news as what 2,500 say

    Passes (feedback.md)::

        In our survey of day centres 72% were happy with the food. 212 people answered.

    Fails (feedback.md)::

        In our survey of day centres 72% were happy with the food.
    """
    fewest = facts.setting(small_sample, "respondents")
    for entry in facts.own_figures:
        figure = entry.figure
        told = f"{figure.label}. {figure.source or ''}. {figure.note or ''}"
        of_survey = figure.unit == "per cent" and not figure.measure and _SURVEY.search(told)
        if of_survey and not _OTHER_SURVEYS.search(told.lower()) and (found := _sample(told, fewest)):
            yield Found(entry.place, found[0].format("This figure"), found[1])
    official = {
        id(facts.sentences[place])
        for name, places in facts.quoting.items()
        if quoted_measure(name, facts.catalogue, facts.account.period)
        for place in places
    }
    for number, telling in enumerate(facts.tellings):
        share = _share_of_survey(telling) if telling.may_have_number else None
        if share and (found := _sample(_around(facts.tellings, number), fewest)):
            written = telling.sentence.words[share.start : share.end]
            yield Found(telling.sentence.place(share.start, share.end), found[0].format(f"“{written}”"), found[1])
        if id(telling.sentence) in official:
            yield from _quoted_few(facts, number, fewest)


def _share_of_survey(telling: Telling) -> Numeral | None:
    """The first share that a sentence gives from a survey which is not the national one."""
    if not telling.text.numerals or telling.mentions or not telling.is_told:
        return None
    masked = telling.text.masked
    if not _SURVEY.search(masked) or _OTHER_SURVEYS.search(masked):
        return None
    shares = (one for one in telling.text.numerals if one.unit is Unit.PERCENT and not one.signed)
    return next((one for one in shares if not is_moved(one, telling.text)), None)


def _around(tellings: tuple[Telling, ...], number: int) -> str:
    """The words of a sentence and of those near it, under the same heading or in the same front matter."""
    here = tellings[number].sentence
    near = tellings[max(0, number - 3) : number + 4]
    at = min(number, 3)
    first = next((place + 1 for place in range(at - 1, -1, -1) if _parted(near[place], here)), 0)
    last = next((place for place in range(at + 1, len(near)) if _parted(near[place], here)), len(near))
    return " ".join(one.sentence.words for one in near[first:last])


def _parted(other: Telling, here: Sentence) -> bool:
    return other.sentence.kind is Kind.HEADING or other.sentence.document is not here.document


def _sample(near: str, fewest: int) -> tuple[str, str] | None:
    """What is wrong with what is said of how many answered, with a gap for the figure; None where nothing is."""
    answers = max(_answers(near), default=0)
    if not answers:
        return (
            "{} comes from a survey, and nothing says how many people answered.",
            "add how many people answered, such as “212 people answered”",
        )
    if answers < fewest and not _CAREFUL.search(near):
        return f"{{}} rests on {answers} answers, which is few.", _few_fix(answers)
    return None


def _few_fix(answers: int) -> str:
    return f"say so, such as “Only {answers} people answered, so this may be chance”"


def _answers(near: str) -> Iterator[int]:
    """The numbers of people who may have answered."""
    text = numbered(near)
    for one in text.numerals:
        around = text.masked[max(0, one.start - 40) : one.start] + " " + text.masked[one.end : one.end + 40]
        if one.unit is Unit.COUNT and one.value >= 1 and _ANSWERED.search(around):
            yield int(one.value)


def _quoted_few(facts: Facts, number: int, fewest: int) -> Iterator[Found]:
    """An official figure of few answers that is quoted in a section where no chart says so."""
    telling = facts.tellings[number]
    section = facts.account.section(telling.sentence.section)
    for mention in telling.mentions if section else ():
        figure = facts.comparison(mention.measure).figure if mention.quoted and not mention.part else None
        if section is None or figure is None or figure.respondents is None or figure.respondents >= fewest:
            continue
        uses = (facts.catalogue.measure(use.measure, facts.account.period) for use in section.form.measures)
        near = _around(facts.tellings, number)
        if mention.measure not in uses and not _CAREFUL.search(near) and not any(_answers(near)):
            yield Found(
                telling.sentence.place(mention.start, mention.end),
                f"{telling.sentence.words[mention.start : mention.end]} rests on about {figure.respondents} answers, "
                "which is few.",
                _few_fix(figure.respondents),
            )


RULES = (small_sample,)
