"""What is said of an approval: who approved what, and when. Never “signed”, unless a signature was checked."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from localaccount_gen import words
from localaccount_gen.account import Account
from localaccount_gen.approval.differences import SectionChange
from localaccount_gen.approval.standing import Standing, State
from localaccount_gen.approval.wording import FIRST_PAGE
from localaccount_gen.approvalforms import Given
from localaccount_gen.forms import Correction
from localaccount_gen.languages import language

_HOW = {"email": "by e-mail", "meeting": "at a meeting", "signed-paper": "on signed paper"}

NOT_SECTIONS = {
    "at-a-glance": "At a glance",
    "about": "How this account was made",
    "easy-read": "Easy Read",
    "score-card": "All official figures",
    "self-assessment": "How the council judges itself",
    "signed": "British Sign Language",
    "print": "All of it on one page",
    "summary": "Two pages to print",
}
"""What the pages that are no section are called."""

_SUMMARY = "summary-"
"""What the key of a summary in another language begins with; the language’s code follows."""

_TOLD_WHOLE = 3
"""Pages of which a finding tells the words (ours)."""

NOT_RECORDED = "No approval is recorded for this account."


def page_name(key: str, titles: Mapping[str, str]) -> str:
    """What readers call a page, by its key. `titles` are those of the sections."""
    if in_other := language(key.removeprefix(_SUMMARY)) if key.startswith(_SUMMARY) else None:
        return f"Summary in {in_other.name}"
    return titles.get(key) or NOT_SECTIONS.get(key) or key.replace("-", " ").capitalize()


def approval_sentences(standing: Standing, titles: Mapping[str, str]) -> list[str]:
    """Who approved the account, and what has become of the approval. Never empty."""
    form = standing.approval
    if form is None:
        return [NOT_RECORDED]
    told = [given_sentence(one, titles) for one in form.approvals]
    if standing.is_stale:
        pages = [page_name(change.key, titles) for change in standing.changes]
        told.append(f"What these pages say has changed since then and was not approved again: {words.listed(pages)}.")
        return told
    if standing.corrections:
        days = sorted({one.date.isoformat() for one in standing.corrections})
        told.append(f"It was corrected since then, on {words.listed([words.day(one) for one in days])}.")
    if form.edition > 1:
        told.append(f"This is edition {form.edition}.")
    signed = standing.signature
    if signed and signed.is_false:
        told.append("The signature beside the record of it does not fit it.")
    elif signed and signed.by:
        told.append(f"The record of it is signed with the key of {signed.by}.")
    elif signed and signed.unchecked:
        told.append(f"A signature lies beside the record of it. {signed.unchecked}")
    return told


def given_sentence(given: Given, titles: Mapping[str, str]) -> str:
    """One approval: “Approved by … on …, at a meeting. Recorded by …. Decision CM/26/114.”"""
    day = words.day(given.date.isoformat())
    if given.capacity == "healthwatch":
        said = f"A comment came from {given.name}, {given.role}, on {day}, {_HOW[given.how]}."
    else:
        parts = f", for {words.listed([page_name(key, titles) for key in given.sections])}" if given.sections else ""
        said = f"Approved by {given.name}, {given.role}, on {day}, {_HOW[given.how]}{parts}."
    said += f" Recorded by {given.recorded_by}." if given.recorded_by else ""
    return said + (f" Decision {given.decision}." if given.decision else "")


def notice(standing: Standing, account: Account) -> str:
    """What a reader of any page must see of the state before anything else; empty where there is nothing."""
    form = account.form
    if standing.state is State.WITHDRAWN and form.withdrawn:
        day = words.day(form.withdrawn.date.isoformat())
        return f"The council withdrew this account on {day}. {form.withdrawn.reason}"
    if standing.state is State.UNAPPROVED and form.published_without_approval:
        without = form.published_without_approval
        return (
            f"This account was published without the lead member’s approval. {without.by} decided so. {without.reason}"
        )
    if standing.is_stale and standing.state is State.CHANGED:
        return "This account has changed since it was approved. These are not the words that were approved."
    return ""


def correction_sentence(correction: Correction, titles: Mapping[str, str]) -> str:
    """What was corrected, why, and by whom: “In “Safeguarding”, “71.1%” is now “70.1%”. A slip. Corrected by ….”"""
    told = [correction.what] if correction.what else []
    if correction.where and correction.was and correction.now:
        page = page_name(correction.where, titles)
        told.append(f"In “{page}”, “{correction.was}” is now “{correction.now}”.")
    told.append(correction.why)
    return " ".join([*told, *([f"Corrected by {correction.by}."] if correction.by else [])])


def corrections_text(corrections: Iterable[Correction]) -> str:
    """Corrections as they are written in account.yml, but for the day, which is the one they are published on."""
    lines = ["corrections:"]
    for one in corrections:
        quoted = [f"{name}: {json.dumps(getattr(one, name), ensure_ascii=False)}" for name in ("was", "now", "why")]
        lines += ["  - date: THE-DAY-YOU-PUBLISH-IT", f"    where: {one.where}", *(f"    {said}" for said in quoted)]
        lines.append("    substantial: yes")
    return "\n".join(lines)


def corrections_to_announce(corrections: Iterable[Correction], key: str, titles: Mapping[str, str]) -> list[str]:
    """The substantial ones, for the head of the page that was corrected and of the account's first."""
    return [
        f"Corrected on {words.day(one.date.isoformat())}: {correction_sentence(one, titles)}"
        for one in corrections
        if one.substantial and key in (FIRST_PAGE, one.where)
    ]


def state_sentence(standing: Standing) -> str:
    """The state for those who write the account."""
    match standing.state:
        case State.DRAFT:
            return "Draft: there is something to put right first."
        case State.READY:
            begun = " Part of it is approved already." if standing.approved else ""
            return f"Ready to go to the lead member.{begun}"
        case State.APPROVED:
            return "Approved: these are the words that were approved."
        case State.CORRECTED:
            return (
                "Approved, corrected since: what differs from the words that were approved is listed as a correction."
            )
        case State.CHANGED:
            return "Changed since approval: what it says now was not approved."
        case State.UNAPPROVED:
            return "Published without approval, for the reason it gives."
        case State.DEMONSTRATION:
            return "A demonstration, published as one."
        case State.WITHDRAWN:
            return "Withdrawn: its pages stay, and say so."


def change_lines(changes: Sequence[SectionChange], titles: Mapping[str, str], most: int = 6) -> Iterator[str]:
    """A line for each page that changed, with the first of its words that did."""
    for change in changes:
        named = [one.sentence for one in change.words[:most]]
        more = len(change.words) - len(named)
        named += [f"and {more} more"] if more else []
        whole = "is new" if change.is_new else "is gone" if change.is_gone else ""
        told = "; ".join(named) or "a link, a picture or an emphasis"
        yield f"{page_name(change.key, titles)} {whole}" if whole else f"{page_name(change.key, titles)}: {told}"


def changes_at_once(changes: Sequence[SectionChange], titles: Mapping[str, str]) -> str:
    """The same in one breath: the words of the first pages, and the names of the others."""
    told = list(change_lines(changes[:_TOLD_WHOLE], titles, most=2))
    others = [page_name(change.key, titles) for change in changes[_TOLD_WHOLE:]]
    return ". ".join([*told, *([f"Also: {words.listed(others)}"] if others else [])])
