"""Family `self-assessment`: what a council claims of itself is agreed, shown, and not below the minimum unnoticed."""

from collections.abc import Iterator

from localaccount_gen.account import Judged, SelfAssessment
from localaccount_gen.assessmentforms import EvidenceForm
from localaccount_gen.findings import Severity, did_you_mean
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.schemes import Reached

APART = "self-assessment"
"""The family of which nothing is published."""

_MEMORANDUM = "Memorandum of Understanding on sector led improvement, North West England, 2013, tables 1 and 2"

Claim = tuple[SelfAssessment, Judged, int]


def claims(facts: Facts) -> Iterator[Claim]:
    """Every level that is claimed, with the self-assessment and the element it is claimed for."""
    for one in facts.account.self_assessments:
        for judged in one.judged:
            if judged.form.level is not None:
                yield one, judged, judged.form.level


@rule(APART, Severity.WARNING, _MEMORANDUM)
def self_assessment_below_minimum(facts: Facts) -> Iterator[Found]:
    """No element is below the minimum standard, which is level 1, or what the scheme says instead.

    The finding tells those who answer for it. It is not published, and nobody need answer it in account.yml.

    Why: an element below the minimum is one of the things for which others would offer help

    Passes (self-assessments/market-development.yml)::

        scheme: market-development
        elements:
          - element: fair-price
            level: 1
            evidence: [{words: The report on what care costs was published., section: market}]
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06

    Fails (self-assessments/market-development.yml)::

        scheme: market-development
        elements:
          - element: fair-price
            level: 0
            evidence: [{words: Nobody has looked at what care costs., section: market}]
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06
    """
    for one, judged, level in claims(facts):
        if one.scheme.reached(level) is Reached.BELOW:
            yield Found(
                one.place(judged, "level"),
                f"“{judged.element.title}” is at {one.scheme.level_word} {level}, below the minimum standard.",
                "see what others do and who can help:  localaccount triggers  tells what could be asked for",
            )


@rule(APART, Severity.WARNING, _MEMORANDUM)
def self_assessment_without_evidence(facts: Facts) -> Iterator[Found]:
    """Every level that is claimed has something that shows it.

    Why: a level without evidence is an opinion, and whoever reads it will ask what it rests on

    Passes (self-assessments/cqc.yml)::

        elements:
          - element: safeguarding
            level: 2
            evidence: [{words: We decide on four in five concerns within two days., section: safeguarding}]
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06

    Fails (self-assessments/cqc.yml)::

        elements:
          - element: safeguarding
            level: 2
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06
    """
    for one, judged, level in claims(facts):
        if not judged.form.evidence:
            yield Found(
                one.place(judged, "level"),
                f"Nothing shows that “{judged.element.title}” is at {one.scheme.level_word} {level}.",
                "add  evidence:  with words, and the section, figure or measure of the account that shows it",
            )


@rule(APART, Severity.WARNING, _MEMORANDUM)
def self_assessment_not_agreed(facts: Facts) -> Iterator[Found]:
    """Somebody has agreed the levels that are claimed: a post or a board, on a day.

    Why: a claim that nobody has agreed is one officer’s view

    Passes (self-assessments/cqc.yml)::

        elements:
          - element: learning
            level: 3
            evidence: [{words: Lessons from complaints are acted on., section: complaints}]
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06

    Fails (self-assessments/cqc.yml)::

        elements:
          - element: learning
            level: 3
            evidence: [{words: Lessons from complaints are acted on., section: complaints}]
    """
    for one in {one.theme: one for one, _, _ in claims(facts)}.values():
        lacking = [name for name in ("agreed_by", "agreed") if getattr(one.form, name) is None]
        if lacking:
            yield Found(
                one.document.place(),
                "It does not say who agreed these levels." if "agreed_by" in lacking else "It does not say when.",
                f"add  {'  and  '.join(f'{name}: …' for name in lacking)}   (the post or board, and the day)",
            )


@rule(APART, Severity.WARNING, _MEMORANDUM)
def self_assessment_evidence_nowhere(facts: Facts) -> Iterator[Found]:
    """The evidence of a self-assessment leads to a section, a figure or a measure that the account has.

    Why: evidence is for somebody else to follow

    Passes (self-assessments/cqc.yml)::

        elements:
          - element: safeguarding
            level: 2
            evidence: [{words: Most people feel safe., measure: 4A}]
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06

    Fails (self-assessments/cqc.yml)::

        elements:
          - element: safeguarding
            level: 2
            evidence: [{words: Most people feel safe., section: prevention}]
        agreed_by: Adult social care leadership team
        agreed: 2025-10-06
    """
    for one in facts.account.self_assessments:
        for judged in one.judged:
            for place, evidence in enumerate(judged.form.evidence):
                for key, problem, fix in _lost(facts, evidence):
                    yield Found(one.place(judged, "evidence", place, key), problem, fix)


def _lost(facts: Facts, evidence: EvidenceForm) -> Iterator[tuple[str, str, str]]:
    """What leads nowhere: the key, the problem, and what to type."""
    account = facts.account
    sections = [section.key for section in account.sections]
    if evidence.section and evidence.section not in sections and evidence.section not in account.unread:
        hint = did_you_mean(evidence.section, sections)
        problem = f"The account has no section “{evidence.section}”.{hint}"
        yield "section", problem, f"use one of: {', '.join(sections)}"
    if evidence.figure and evidence.figure not in account.figures and facts.is_whole:
        hint = did_you_mean(evidence.figure, account.figures)
        yield "figure", f"The account has no figure “{evidence.figure}”.{hint}", "use the name of one of its figures"
    if evidence.measure and facts.catalogue.measure(evidence.measure, account.period) is None:
        problem = f"No official measure of {account.period} is called “{evidence.measure}”."
        yield "measure", problem, "use a code of this period, such as 4A; see  localaccount data list"


RULES = (
    self_assessment_below_minimum,
    self_assessment_without_evidence,
    self_assessment_not_agreed,
    self_assessment_evidence_nowhere,
)
