"""How an account was made, as lines to be heard: by whom, who challenged it, what it leaves out, what was changed."""

from collections.abc import Iterator

from localaccount_gen import words
from localaccount_gen.approval.telling import approval_sentences, correction_sentence
from localaccount_gen.editions.edition import Edition
from localaccount_gen.editions.linear import ended
from localaccount_gen.editions.record import NOT_SAID, figure_line, heading, listed, sentences
from localaccount_gen.editions.sharing import accountability_lines, help_lines
from localaccount_gen.forms import Contact, CouncilForm
from localaccount_gen.languages import without_marks
from localaccount_gen.quotes import imported_in


def making_lines(edition: Edition) -> Iterator[str]:
    """What the page on how the account was made tells, in its order."""
    account, form = edition.account, edition.account.form
    yield from heading("How this account was made")
    yield _maker(edition)
    yield from approval_sentences(edition.checked.standing, edition.titles)
    yield from heading("Six questions about it")
    yield "In 2011 councils were asked to think six questions through before they write a local account."
    answers = form.how_it_was_made.model_dump()
    for question in edition.framework.questions:
        yield f"{question.plain} {ended(answers.get(question.key) or NOT_SAID)}"
    yield from heading("What others say of it")
    for comment in form.outside_comments:
        said = f"{comment.by} said on {words.day(comment.date.isoformat())}, in their own words"
        yield f"{said}: {without_marks(comment.words)}"
    if not form.outside_comments:
        yield "No comment from outside the council is printed here."
    yield from accountability_lines(form.accountability)
    yield from help_lines(form)
    yield from _coverage(edition)
    yield from listed(
        "What the checks asked, and the answers",
        (
            sentences(
                finding.problem,
                f"The answer: {answer.reason}",
                f"This holds until {words.day(answer.until.isoformat())}" if answer.until else None,
            )
            for finding, answer in edition.checked.answered
        ),
    )
    yield from heading("Corrections")
    for correction in form.corrections:
        yield f"{words.day(correction.date.isoformat())}: {correction_sentence(correction, edition.titles)}"
    if not form.corrections:
        yield "No correction is recorded."
    yield from heading("Whom the council is compared with")
    yield from words.chosen_sentences(account.council.comparators)
    yield from listed(
        "Figures from other official sources on the first page",
        (figure_line(figure) for figure in imported_in(account, account.document).values()),
    )


def _maker(edition: Edition) -> str:
    account = edition.account
    demonstration, published = account.form.demonstration, account.form.published
    if demonstration:
        return f"{demonstration.made_by} made this demonstration. {account.council.name} did not make it."
    told = f" and published it on {words.day(published.isoformat())}" if published else ""
    return f"{account.council.name} wrote this account{told}."


def _coverage(edition: Edition) -> Iterator[str]:
    yield from heading("How deep each part goes")
    for requirement in edition.requirements():
        if requirement.key in edition.checked.coverage:
            yield f"{edition.title(requirement)}. {edition.checked.coverage[requirement.key].depth.sentence}"
    missing = edition.missing
    if missing:
        yield f"The account has nothing, and gives no reason why, on: {'; '.join(missing)}."


def reaching_lines(council: CouncilForm) -> Iterator[str]:
    """How to get the account in another format, and how to reach the council."""
    yield from heading("Other formats")
    other = council.other_formats
    if other:
        yield sentences(other.words, f"It takes {other.days} working days" if other.days else None)
    else:
        yield "The council does not say in which other formats you can have this account."
    yield from listed("How to reach the council", _contact(council.contact))


def _contact(contact: Contact) -> Iterator[str]:
    lines = [
        (None, contact.team), ("Phone", contact.phone), ("Text relay", contact.text_relay), ("E-mail", contact.email),
        ("Post", contact.post), ("Web", contact.web), ("When", contact.hours),
    ]  # fmt: skip
    yield from (f"{label}: {value}" if label else value for label, value in lines if value)
