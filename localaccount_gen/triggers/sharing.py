"""What the council shares and takes part in, beside the triggers that ask about it."""

from collections.abc import Iterator

from localaccount_gen.account import Account
from localaccount_gen.accountability import Questions, load_survey
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.themes import load_sharing
from localaccount_gen.triggers.fact import Fact, Kind, at
from localaccount_gen.triggers.figures import OF_SECTION, OTHERS


def shared(trigger: str, shown: ShownAccount) -> Iterator[Fact]:
    """Good practice by its section; offers, wishes and activities; the statements on the account itself."""
    account = shown.account
    for section in account.sections:
        if OF_SECTION.get(section.key, OTHERS) == trigger:
            for place, practice in enumerate(section.form.good_practice):
                yield Fact(
                    Kind.STRONG,
                    f"Good practice that the account offers to others: {practice.title.rstrip('.')}.",
                    at(section.document.place("good_practice", place)),
                    f"{account.address}{section.key}/#practice-{practice.name}",
                    f"What came of it: {practice.result}" if practice.result else "No result is told.",
                )
    if trigger == "networks":
        yield from _help(account)
    if account.form.accountability:
        yield from _answers(trigger, account)


def _help(account: Account) -> Iterator[Fact]:
    sharing = load_sharing()
    for key, kind, said in (
        ("can_offer", Kind.STRONG, "The council offers others"),
        ("would_like", Kind.KNOWN, "The council would like"),
    ):
        for place, one in enumerate(getattr(account.form, key)):
            what = sharing.kinds[one.kind].title
            yield Fact(
                kind,
                f"{said} {what[:1].lower()}{what[1:]} on “{sharing.themes[one.theme]}”.",
                at(account.document.place(key, place)),
                f"{account.address}about/#help",
                one.words,
            )
        if not getattr(account.form, key):
            lacking = "offers no help to others" if key == "can_offer" else "asks others for no help"
            yield Fact(Kind.KNOWN, f"The account {lacking}.", at(account.document.place()))


def _answers(trigger: str, account: Account) -> Iterator[Fact]:
    """What the council answered of what directors were asked in 2013."""
    form = account.form.accountability
    assert form is not None
    asked = load_survey()
    by = f"Answered by: {form.answered_by}."
    for key, questions, at_trigger in (
        ("statements", asked.statements, "local-account"), ("activities", asked.activities, "networks"),
    ):  # fmt: skip
        if trigger != at_trigger:
            continue
        for question in questions.each:
            answer = getattr(getattr(form, key), question.key)
            if answer is not None:
                doubtful = answer in ("disagree", "strongly disagree", "no plan")
                yield Fact(
                    Kind.ASK if doubtful else Kind.KNOWN,
                    f"“{question.plain.rstrip('.')}”: {Questions.said(answer).lower()}.",
                    at(account.document.place("accountability", key, question.key)),
                    f"{account.address}about/#accountability",
                    by,
                )
