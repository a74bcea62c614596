"""The account in the order of the Care Quality Commission's nine quality statements: one store, two documents.

The Commission prefers a link to what is public already
(https://www.cqc.org.uk/guidance-regulation/local-authorities/la-information-return/guidance), so every part leads to
the address at which the account has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from localaccount_gen import words
from localaccount_gen.account import SelfAssessment
from localaccount_gen.document.parts import Bullets, Document, Heading, Line, Link, Paragraph, Part, bullets, line, said
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.render.sections import ShownSection
from localaccount_gen.render.selfassessed import ShownElement, figure_sentence, shown_element
from localaccount_gen.requirements import Framework, Requirement
from localaccount_gen.schemes import CQC, Scheme, schemes
from localaccount_gen.sectionforms import Weakness

NOTHING = "The account has nothing on this."


@dataclass(frozen=True)
class Statement:
    """One quality statement, and what the account has on it."""

    number: int
    title: str
    asks: str
    own: tuple[ShownSection, ...]
    """Sections whose first statement this is: they are told whole here."""
    touching: tuple[ShownSection, ...]
    """Sections that belong to an earlier or later statement first, and touch this one."""
    omitted: tuple[ShownSection, ...]
    """Sections that would belong here, for which the account gives a reason instead."""
    absent: tuple[Requirement, ...]
    """Sections that would belong here and are nowhere in the account."""


def statements(shown: ShownAccount, framework: Framework) -> tuple[Statement, ...]:
    """The nine, in order."""
    scheme = schemes()[CQC]
    return tuple(
        _statement(number, shown, framework, scheme) for number in range(1, len(framework.cqc) + 1)
    )  # fmt: skip


def _statement(number: int, shown: ShownAccount, framework: Framework, scheme: Scheme) -> Statement:
    fitting = [requirement for requirement in framework.requirements if number in requirement.cqc]
    there = [shown.by_key[one.key] for one in fitting if one.key in shown.by_key]
    told = [section for section in there if section.omission is None]
    element = scheme.elements[number - 1]
    return Statement(
        number,
        element.title,
        element.asks,
        own=tuple(section for section in told if section.requirement.cqc[0] == number),
        touching=tuple(section for section in told if section.requirement.cqc[0] != number),
        omitted=tuple(section for section in there if section.omission is not None),
        absent=tuple(one for one in fitting if one.key not in shown.by_key),
    )


def cqc_assessment(shown: ShownAccount) -> SelfAssessment | None:
    """The council's scores for the nine statements, where its folder has any."""
    scheme = schemes()[CQC]
    return next((one for one in shown.account.self_assessments if one.scheme is scheme), None)


def assurance(
    shown: ShownAccount, framework: Framework, site: str, assessment: SelfAssessment | None, notice: str = ""
) -> Document:
    """The document. `site` is the address of the whole site, empty where it has none; `assessment` the scores to tell.

    Where the site has no address, links are those inside it and stand as words.
    """
    account = shown.account
    made = _Made(shown, site, assessment)
    parts = [part for statement in statements(shown, framework) for part in made.statement(statement)]
    lead = [
        line(
            f"This is the local account of {account.council.name} for {words.period(account.period)}, in the order of "
            "the nine quality statements by which the Care Quality Commission assesses councils. It says what the "
            "account says, in the same words, and leads to where the account says it."
        ),
        line("The account: ", made.link(shown.name, account.address), "."),
        line(_on_scores(assessment)),
    ]
    if not site:
        lead.append(
            line("The site has no address yet (site_url in mkdocs.yml), so this file cannot lead to its pages.")
        )
    scheme = schemes()[CQC]
    foot = line(scheme.note, " ", Link(scheme.source, scheme.address), ".")
    banner = account.form.demonstration.what if account.form.demonstration else ""
    title = f"{account.council.short_name} {account.period}: self-assessment by quality statement"
    return Document(title, tuple(lead), tuple(parts), " ".join(one for one in (banner, notice) if one), foot=(foot,))


def _on_scores(assessment: SelfAssessment | None) -> str:
    if assessment is None:
        return "The council’s own scores are not part of it."
    form = assessment.form
    if form.agreed_by is None:
        return "The scores are the council’s own. The file of scores does not say who agreed them."
    agreed = f", {words.day(form.agreed.isoformat())}" if form.agreed else ", on a day that is not given"
    return f"The scores are the council’s own. Agreed by: {form.agreed_by}{agreed}."


def themes(shown: ShownAccount, told: Sequence[SelfAssessment], site: str) -> Document:
    """These self-assessments, with what shows each level."""
    parts: list[Part] = []
    for one in told:
        made = _Made(shown, site, one)
        parts += [Heading(one.title, key=f"theme-{one.theme}"), said(one.scheme.note or one.scheme.source)]
        agreed = f"Agreed by: {one.form.agreed_by}." if one.form.agreed_by else "Nobody is said to have agreed it."
        parts.append(said(agreed))
        for judged in one.judged:
            element = shown_element(judged, one, shown)
            parts += [Heading(element.title, 3), said(f"{element.level}. {element.means}".strip())]
            parts += made.element(element)
    lead = "The council’s own judgement, theme by theme. Nobody from outside has set these levels."
    return Document(f"Self-assessments by theme: {shown.name}", (line(lead),), tuple(parts))


class _Made:
    """The parts of the document for one account."""

    def __init__(self, shown: ShownAccount, site: str, assessment: SelfAssessment | None) -> None:
        self._shown = shown
        self._site = site
        self._assessment = assessment

    def link(self, title: str, address: str) -> Link:
        return Link(title, self._whole(address))

    def _whole(self, address: str) -> str:
        if "://" in address:
            return address
        return f"{self._site}{address}" if self._site else ""

    def statement(self, one: Statement) -> Iterator[Part]:
        yield Heading(f"{one.number}. {one.title}", key=f"statement-{one.number}")
        yield said(one.asks)
        yield from self._score(one)
        for section in one.own:
            yield from self._section(section)
        if one.touching:
            yield Heading("Also in the account", 3)
            yield Bullets(tuple(self._touching(section) for section in one.touching))
        if not one.own and not one.touching:
            yield said(NOTHING)
        elif not one.own:
            yield said("The account has no section of its own on this.")
        yield from self._left_out(one)

    def _score(self, one: Statement) -> Iterator[Part]:
        if self._assessment is None:
            return
        yield Heading("The council’s own score", 3)
        element = self._assessment.scheme.elements[one.number - 1]
        judged = next((each for each in self._assessment.judged if each.element is element), None)
        if judged is None:
            yield said("The council has not scored this statement.")
            return
        shown = shown_element(judged, self._assessment, self._shown)
        yield Paragraph((f"{shown.level}. {shown.means}".strip() if shown.means else f"{shown.level}.",))
        yield from self.element(shown)

    def element(self, shown: ShownElement) -> Iterator[Part]:
        """What shows a level, and what the council makes of it."""
        if shown.evidence:
            yield Heading("What shows it", 4)
            yield Bullets(tuple(
                tuple(each for each in (
                    line(one.words),
                    line(one.said),
                    line("See ", self.link(one.title, one.address), ".") if one.title else (),
                ) if each)
                for one in shown.evidence
            ))  # fmt: skip
        else:
            yield said("Nothing is named that shows it.")
        for title, told in (("Strengths", shown.strengths), ("Areas for development", shown.areas)):
            if told:
                yield Heading(title, 4)
                yield bullets(told)

    def _touching(self, section: ShownSection) -> tuple[Line, ...]:
        link = self.link(section.title, section.address)
        return (line(link), line(section.answer)) if section.answer else (line(link),)

    def _left_out(self, one: Statement) -> Iterator[Part]:
        told: list[tuple[Line, ...]] = [
            (line(self.link(section.title, section.address), ": left out. "), line(section.omission.reason))
            for section in one.omitted
            if section.omission
        ]
        told += [(line(f"{requirement.title}: the account has no such section."),) for requirement in one.absent]
        if told:
            yield Heading("What the account does not have", 3)
            yield Bullets(tuple(told))

    def _section(self, section: ShownSection) -> Iterator[Part]:
        yield Heading(section.title, 3)
        if section.answer:
            yield said(section.answer)
        yield Paragraph(line("In the account: ", self.link(section.title, section.address), "."), quiet=True)
        form = section.form
        for title, entries in (
            ("What went well", [(line(one),) for one in form.went_well]),
            ("What must be better", [self._weakness(one) for one in form.must_be_better]),
            ("Figures", [
                *((line(figure_sentence(figure)), *_reason(figure.reason)) for figure in form.figures.values()),
                *((line(placed.chart.sentence), *_note(placed.comparison.note),
                   line("See ", self.link(placed.chart.heading, placed.place), "."))
                  for placed in section.charts),
            ]),
            ("Who was asked", [
                (line(f"{one.who}{f': {one.how_many:,} people' if one.how_many else ''}, {one.when}. ", one.said),
                 line(f"What changed: {one.changed or 'The account does not say.'}"))
                for one in form.engagement
            ]),
            ("What was learned", [(line(one.lesson), line(f"What was done: {one.action}")) for one in form.lessons]),
            ("What others could do too", [
                (line(self.link(one.title, f"{section.address}#practice-{one.name}")), line(one.what),
                 *([line(f"What came of it: {one.result}")] if one.result else []))
                for one in form.good_practice
            ]),
            ("What reviewers recommended", [
                (line(f"{one.by}: {one.words}"),
                 line(f"The council’s answer: {one.response or 'The account gives none.'}"))
                for one in form.recommendations
            ]),
            ("What is promised", [
                (line(self.link(one.title, f"{section.address}#priority-{one.name}")),
                 line(f"Who answers for it: {one.owner or 'The account does not say.'}"),
                 line(f"By when: {words.day(one.due.isoformat()) if one.due else 'The account does not say.'}"))
                for one in form.priorities
            ]),
        ):  # fmt: skip
            if entries:
                yield Heading(title, 4)
                yield Bullets(tuple(entries))

    def _weakness(self, one: Weakness) -> tuple[Line, ...]:
        lines = [line(one.what)]
        if one.action:
            lines.append(line(f"What is being done: {one.action}"))
        promised = self._shown.priorities.get(one.priority or "")
        if promised:
            lines.append(line("What is promised: ", self.link(promised.title, promised.address)))
        if len(lines) == 1:
            lines.append(line("It does not say what is being done."))
        return tuple(lines)


def _note(note: str) -> Sequence[Line]:
    """What the council wrote beside an official figure, which nobody should read without it."""
    return [line(f"A note in the account: {note}")] if note else []


def _reason(reason: str | None) -> Sequence[Line]:
    return [line(f"Why: {reason}")] if reason else []
