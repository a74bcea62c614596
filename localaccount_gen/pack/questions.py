"""The list of cases and the lines of inquiry: what peers may want to see, and what they may want to ask."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from localaccount_gen.document.parts import Bullets, Document, Heading, Line, Pairs, Part, line, said
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.signoff.questions import topics
from localaccount_gen.words import day

Case = tuple[Line, ...]

NONE = "The account has none."


def cases(shown: ShownAccount) -> Document:
    """Good practice, people who were asked, lessons, and people's own words, by section."""
    parts = (
        *_cases(shown, "good-practice", "What works, and others could do too", _practice),
        *_cases(shown, "asked", "People who were asked, and what it changed", _asked),
        *_cases(shown, "lessons", "What was learned from complaints and reviews", _lessons),
        *_cases(shown, "said", "What people said, and what was done", _you_said),
        *_cases(shown, "own-words", "In people’s own words", _quotes),
    )
    lead = "Each is from the account, under the section that is named. Ask to meet the people and see the papers."
    return Document(f"Cases: {shown.name}", (line(lead),), parts)


def _cases(shown: ShownAccount, key: str, title: str, each: Callable[[SectionForm], Iterable[Case]]) -> Iterator[Part]:
    yield Heading(title, key=key)
    told = [(section.title, tuple(each(section.form))) for section in shown.sections]
    if not any(found for _, found in told):
        yield said(NONE)
    for name, found in told:
        if found:
            yield Heading(name, 3)
            yield Bullets(found)


def _practice(form: SectionForm) -> Iterator[Case]:
    for one in form.good_practice:
        told = (one.for_whom and f"For whom: {one.for_whom}", one.result and f"What came of it: {one.result}",
                one.cost and f"What it costs: {one.cost}")  # fmt: skip
        yield (line(f"{one.title}: {one.what}"), *(line(each) for each in told if each))


def _asked(form: SectionForm) -> Iterator[Case]:
    for one in form.engagement:
        number = f" ({one.how_many:,} people)" if one.how_many else ""
        changed = one.changed or "The account does not say."
        yield line(f"{one.who}{number}, {one.when}: {one.said}"), line(f"What changed: {changed}")


def _lessons(form: SectionForm) -> Iterator[Case]:
    for one in form.lessons:
        yield line(one.lesson), line(f"What was done: {one.action}")


def _you_said(form: SectionForm) -> Iterator[Case]:
    for one in form.you_said_we_did:
        done = (one.we_did and f"We did: {one.we_did}", one.we_could_not and f"We could not: {one.we_could_not}")
        answers = [line(each) for each in done if each] or [line("The account does not say what was done.")]
        yield (line(f"You said: {one.you_said}"), *answers)


def _quotes(form: SectionForm) -> Iterator[Case]:
    for one in form.quotes:
        if one.consent:
            yield line(f"“{one.words}”"), line(one.who)


def inquiry(shown: ShownAccount, titles: Mapping[str, str]) -> Document:
    """The questions that follow from the account: its weakest figures, money, promises, complaints, what it leaves out.

    `titles` are those of the sections.
    """
    parts: list[Part] = []
    for number, topic in enumerate(topics(shown.checked, titles), 1):
        parts.append(Heading(topic.heading, key=f"topic-{number}"))
        if topic.asked:
            parts.append(Pairs(tuple((one.words, (line(one.answer),)) for one in topic.asked)))
        else:
            parts.append(said(topic.lead))
    parts += _left_out(shown)
    lead = "These follow from what the account says. They are a beginning: peers add their own."
    return Document(f"Lines of inquiry: {shown.name}", (line(lead),), tuple(parts))


def _left_out(shown: ShownAccount) -> Iterator[Part]:
    yield Heading("What the account leaves out", key="left-out")
    told: list[tuple[str, tuple[Line, ...]]] = [
        (section.title, (line(section.omission.reason),)) for section in shown.sections if section.omission
    ]
    told += [(title, (line("The account has nothing, and gives no reason."),)) for title in shown.missing]
    yield Pairs(tuple(told)) if told else said("It has every section that a local account is suggested to have.")


def recommendations(shown: ShownAccount) -> Document:
    """What reviewers recommended before, with the council's answer."""
    parts: list[Part] = []
    for section in shown.sections:
        if section.form.recommendations:
            parts.append(Heading(section.title, key=section.key))
            parts.append(Bullets(tuple(
                (
                    line(f"{one.by}{f', {day(one.date.isoformat())}' if one.date else ''}: {one.words}"),
                    line(f"The council’s answer: {one.response or 'The account gives none.'}"),
                    line(f"How far it is: {one.status or 'the account does not say'}."),
                )
                for one in section.form.recommendations
            )))  # fmt: skip
    if not parts:
        parts.append(said("The account tells of none."))
    lead = "What scrutiny, peers and others recommended, and what the council answered."
    return Document(f"Earlier recommendations: {shown.name}", (line(lead),), tuple(parts))
