"""What an account says to other councils, as lines to be heard: good practice, help, how far it answers to people."""

from collections.abc import Iterator, Sequence

from localaccount_gen import words
from localaccount_gen.accountability import Questions, load_survey
from localaccount_gen.accountforms import AccountForm
from localaccount_gen.editions.record import NOT_SAID, heading, listed, sentences
from localaccount_gen.forms import Contact, Form
from localaccount_gen.quotes import Quotes
from localaccount_gen.sectionforms import SectionForm
from localaccount_gen.sharingforms import Accountability, GoodPractice, Help
from localaccount_gen.themes import load_sharing


def practice_lines(form: SectionForm, quotes: Quotes) -> Iterator[str]:
    """Each practice in a line, and after it a line for every address of what others can use."""
    lines = []
    for one in form.good_practice:
        lines.append(_practice(one, quotes))
        lines += [f"The address of “{lent.what}”: {lent.address}" for lent in one.borrow if lent.address]
    yield from listed("What works here, and others could do too", lines)


def _practice(one: GoodPractice, quotes: Quotes) -> str:
    lent = "; ".join(lent.what for lent in one.borrow)
    return sentences(
        one.title,
        one.what,
        f"For whom: {one.for_whom or NOT_SAID}",
        f"What came of it: {one.result or NOT_SAID}",
        quotes.told(one.figure) if one.figure else None,
        f"Since when: {words.day(one.since.isoformat()) if one.since else NOT_SAID}",
        f"What it costs: {one.cost or NOT_SAID}",
        f"Whom to ask: {_asked(one.contact)}",
        f"What others can use: {lent or 'Nothing is named.'}",
        lent and f"Licence: {one.licence or NOT_SAID}",
    )


def help_lines(form: AccountForm) -> Iterator[str]:
    """What the council can offer others, and what it would like from them."""
    yield from listed("What the council can offer other councils", (_help(one) for one in form.can_offer))
    yield from listed("What it would like from other councils", (_help(one) for one in form.would_like))


def _help(one: Help) -> str:
    sharing = load_sharing()
    return sentences(
        f"{sharing.kinds[one.kind].title} on “{sharing.themes[one.theme]}”",
        one.words,
        f"Whom to ask: {_asked(one.contact)}",
        f"Until when: {words.day(one.until.isoformat())}" if one.until else None,
    )


def _asked(contact: Contact) -> str:
    said = (contact.team, contact.phone and f"phone {contact.phone}", contact.email, contact.web, contact.post)
    return ", ".join(part for part in said if part) or NOT_SAID


def accountability_lines(told: Accountability | None) -> Iterator[str]:
    """The council's answers to what directors were asked in 2013."""
    if told is None:
        return
    survey = load_survey()
    yield from heading("How far the council answers to local people")
    yield (
        "In 2013 directors of adult social services were asked how far politicians and senior staff back "
        f"accountability to people who use services and to carers. {told.answered_by} answered the same questions "
        f"for this council on {words.day(told.date.isoformat())}. The words are ours, shorter than the survey’s."
    )
    for title, key in (("Where the council is now", told.now), ("Where it wants to be", told.aspired)):
        level = survey.level(key) if key else None
        yield f"{title}: {f'{level.title}. {level.plain}' if level else NOT_SAID}"
    for questions, answers in ((survey.statements, told.statements), (survey.activities, told.activities)):
        yield from _answers(questions, answers)
    yield f"The questions are those of: {survey.source}, {survey.published}."


def _answers(questions: Questions, answers: Form) -> Sequence[str]:
    """Nothing where no question is answered."""
    given = answers.model_dump(exclude_none=True)
    if not given:
        return []
    return [sentences(one.plain, f"The answer: {questions.said(given.get(one.key))}") for one in questions.each]
