"""What the account itself says beside each trigger: what is weak and strong, what reviewers and residents said."""

import re
from collections.abc import Iterator

from localaccount_gen import words
from localaccount_gen.account import Account, Section
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.triggers.fact import Fact, Kind, at
from localaccount_gen.triggers.figures import OF_SECTION, OTHERS

_AUDITOR = re.compile(r"\b(?:external |council’s )*auditors?\b|\baudit (?:letter|report|committee)\b", re.IGNORECASE)
_PEERS = re.compile(r"\bpeer|\blocal government association\b|\bLGA\b", re.IGNORECASE)
_MONEY_SECTIONS = ("productivity",)
_KINDS = {"met": Kind.STRONG, "partly met": Kind.ASK, "not met": Kind.ASK, "dropped": Kind.ASK}


def told(trigger: str, shown: ShownAccount) -> Iterator[Fact]:
    """What the sections of one trigger say, in the account's order."""
    account = shown.account
    for section in account.sections:
        if OF_SECTION.get(section.key, OTHERS) == trigger:
            yield from _section(section, shown)
        yield from _reviews(trigger, section, shown)
        if trigger == "satisfaction":
            yield from _asked(section, account)
        if trigger == "momentum":
            yield from _progress(section, account)
    if trigger == "momentum":
        yield from _untold(shown)
    if trigger in ("partners", "public-health"):
        yield from _answers(trigger, account)
    if trigger == "partners":
        yield from _comments(account)


def _section(section: Section, shown: ShownAccount) -> Iterator[Fact]:
    form, document, address = section.form, section.document, f"{shown.address}{section.key}/"
    for place, weakness in enumerate(form.must_be_better):
        promised = shown.priorities.get(weakness.priority or "")
        more = [f"What is being done: {weakness.action}" if weakness.action else "",
                f"What is promised: {promised.title}." if promised else ""]  # fmt: skip
        said = " ".join(part for part in more if part) or "The account does not say what is being done."
        yield Fact(Kind.ASK, f"The account says: {weakness.what}", at(document.place("must_be_better", place)),
                   f"{address}#must-be-better", said)  # fmt: skip
    for place, well in enumerate(form.went_well):
        yield Fact(Kind.STRONG, f"The account says: {well}", at(document.place("went_well", place)),
                   f"{address}#went-well")  # fmt: skip
    for place, lesson in enumerate(form.lessons):
        yield Fact(Kind.KNOWN, f"Learned: {lesson.lesson}", at(document.place("lessons", place)),
                   f"{address}#lessons", f"What was done: {lesson.action}")  # fmt: skip
    for place, evidence in enumerate(form.evidence):
        if not _is_audit(f"{evidence.what} {evidence.source}"):
            dated = f", {words.day(evidence.date.isoformat())}" if evidence.date else ""
            yield Fact(Kind.KNOWN, f"{evidence.what.rstrip('.')}. {evidence.source}{dated}.",
                       at(document.place("evidence", place)), evidence.address or f"{address}#evidence")  # fmt: skip


def _is_audit(text: str) -> bool:
    return bool(_AUDITOR.search(text))


def _reviews(trigger: str, section: Section, shown: ShownAccount) -> Iterator[Fact]:
    """What the auditor says goes to the auditor's triggers; recommendations of others to the one on momentum."""
    money = section.key in _MONEY_SECTIONS
    audits = "audit-financial" if money else "audit-other"
    address = f"{shown.address}{section.key}/"
    for place, evidence in enumerate(section.form.evidence):
        if trigger == audits and _is_audit(f"{evidence.what} {evidence.source}"):
            dated = f", {words.day(evidence.date.isoformat())}" if evidence.date else ""
            where = at(section.document.place("evidence", place))
            said = f"{evidence.what} {evidence.source}{dated}."
            yield Fact(Kind.KNOWN, said, where, evidence.address or f"{address}#evidence")
    for place, one in enumerate(section.form.recommendations):
        if trigger != (audits if _is_audit(one.by) else "momentum"):
            continue
        unanswered = one.response is None or one.status in (None, "not started")
        peers = " (peers)" if _PEERS.search(one.by) and "peer" not in one.by.casefold() else ""
        dated = f", {words.day(one.date.isoformat())}" if one.date else ""
        yield Fact(
            Kind.ASK if unanswered else Kind.KNOWN,
            f"{one.by}{peers}{dated}: {one.words}",
            at(section.document.place("recommendations", place)),
            f"{address}#recommendations",
            f"The council’s answer: {one.response or 'The account gives none.'} "
            f"How far it is: {one.status or 'the account does not say'}.",
        )


def _asked(section: Section, account: Account) -> Iterator[Fact]:
    for place, one in enumerate(section.form.engagement):
        number = f" ({one.how_many:,} people)" if one.how_many else ""
        changed = f"What changed: {one.changed}" if one.changed else "The account does not say what changed."
        yield Fact(
            Kind.KNOWN if one.changed else Kind.ASK,
            f"{one.who}{number}, {one.when}: {one.said}",
            at(section.document.place("engagement", place)),
            f"{account.address}{section.key}/#asked",
            changed,
        )


def _progress(section: Section, account: Account) -> Iterator[Fact]:
    for place, one in enumerate(section.form.progress):
        yield Fact(
            _KINDS[one.outcome],
            f"Promised before: {one.priority.rstrip('.')}. {one.outcome.capitalize()}.",
            at(section.document.place("progress", place)),
            f"{account.address}{section.key}/#progress",
            one.words,
        )


def _untold(shown: ShownAccount) -> Iterator[Fact]:
    for promise in shown.checked.promises:
        if promise.became(shown.account) == "Not told":
            yield Fact(
                Kind.ASK,
                f"Promised in {promise.made_in}: {promise.priority.title.rstrip('.')}. "
                "No account up to this one says what became of it.",
                f"The account of {promise.made_in}, priority “{promise.priority.name}”",
                f"{shown.account.council.slug}/{promise.made_in}/",
            )


def _answers(trigger: str, account: Account) -> Iterator[Fact]:
    form = account.form.how_it_was_made
    asked = {
        "partners": (("boards", form.boards),),
        "public-health": (
            ("health_outcomes", form.health_outcomes),
            ("health_and_wellbeing_board", form.health_and_wellbeing_board),
        ),
    }
    for key, answer in asked[trigger]:
        if answer:
            yield Fact(Kind.KNOWN, f"The account says: {answer}", at(account.document.place("how_it_was_made", key)),
                       f"{account.address}about/#questions")  # fmt: skip


def _comments(account: Account) -> Iterator[Fact]:
    for place, comment in enumerate(account.form.outside_comments):
        yield Fact(
            Kind.KNOWN,
            f"{comment.by}, {words.day(comment.date.isoformat())}: {comment.words}",
            at(account.document.place("outside_comments", place)),
            f"{account.address}about/#challenge",
        )
