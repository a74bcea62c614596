"""The trigger on the local account itself: none, old, vague, unclear, too ambitious; by what the checks found."""

from collections.abc import Iterator, Sequence

from localaccount_gen import words
from localaccount_gen.approval.telling import state_sentence
from localaccount_gen.catalogue import Catalogue
from localaccount_gen.checking import CheckedAccount
from localaccount_gen.findings import Finding
from localaccount_gen.model import Period
from localaccount_gen.render.accounts import ShownAccount
from localaccount_gen.requirements import Depth
from localaccount_gen.rules import RULES
from localaccount_gen.triggers.fact import Fact, Kind, at
from localaccount_gen.triggers.subject import Subject

_FAMILIES = ("coverage", "balance", "priority", "voice", "figure", "stale")
"""Families of rules that tell of what the Memorandum asks: absent, vague, unclear, too ambitious, or not true."""
_LISTED = {rule.name for rule in RULES if rule.family in _FAMILIES}


def local_account(
    shown: ShownAccount, checked: CheckedAccount, periods: Sequence[Period], catalogue: Catalogue
) -> Iterator[Fact]:
    """`periods` are those of all the council's accounts."""
    account = shown.account
    document = account.document
    if account.form.demonstration:
        yield Fact(Kind.KNOWN, account.form.demonstration.what, at(document.place("demonstration")))
    yield from _age(shown, periods, catalogue)
    yield Fact(
        Kind.KNOWN, state_sentence(shown.checked.standing), at(document.place()), f"{account.address}about/#approval"
    )
    yield from _sections(shown)
    for finding in checked.findings:
        if finding.rule in _LISTED:
            yield _of_finding(finding)
    for finding, answer in checked.answered:
        if finding.rule in _LISTED:
            yield Fact(Kind.KNOWN, f"{finding.problem} The account answers: {answer.reason}", at(finding.location),
                       f"{account.address}about/#answers", f"The check: {finding.rule}.")  # fmt: skip


def no_account(subject: Subject) -> Iterator[Fact]:
    """That there is none, which is the first thing the Memorandum has to say of accounts."""
    council, period = subject.short_name, subject.period
    yield Fact(
        Kind.ASK,
        f"No account of {council} for {period} is kept here.",
        "The folder  accounts",
        more="Not doing a local account is itself on the Memorandum’s list. The council may have published one "
        "somewhere else, so look at its website before you say that there is none.",
    )
    if subject.kept:
        kept = words.listed([str(one) for one in subject.kept])
        yield Fact(Kind.KNOWN, f"What is kept here of {council} is of {kept}.", "The folder  accounts")


def _age(shown: ShownAccount, periods: Sequence[Period], catalogue: Catalogue) -> Iterator[Fact]:
    account = shown.account
    place = at(account.document.place("published"))
    if account.form.published:
        day = words.day(account.form.published.isoformat())
        yield Fact(Kind.KNOWN, f"The account of {account.period} is dated {day}.", place, account.address)
    else:
        yield Fact(Kind.ASK, f"The account of {account.period} does not say on what day it was published.", place,
                   account.address)  # fmt: skip
    newest = max(periods)
    if newest > account.period:
        yield Fact(Kind.KNOWN, f"There is a later account, of {newest}. This file is on {account.period}.", place)
    out = [Period.parse(period) for measure in catalogue.measures.values() for period in measure.codes]
    latest = max(period for period in out if period)
    if newest < latest:
        yield Fact(Kind.ASK, f"The council’s newest account is of {newest}. Official figures are out for {latest}.",
                   place)  # fmt: skip


def _sections(shown: ShownAccount) -> Iterator[Fact]:
    account, coverage = shown.account, shown.checked.coverage
    titles = {requirement.key: requirement.title for requirement in shown.framework.requirements}
    whole = []
    for key, one in coverage.items():
        title = shown.section_titles.get(key, titles[key])
        section = account.section(key)
        if one.depth is Depth.ACTED_ON:
            whole.append(f"“{title}”")
        elif section is None:
            omission = account.form.not_covered.get(key)
            place = account.document.key_place("not_covered", key) if omission else account.document.place()
            reason = f"The account gives a reason: {omission.reason}" if omission else "It gives no reason."
            yield Fact(Kind.ASK, f"The account has no section “{title}”.", at(place),
                       f"{account.address}{key}/" if omission else "", reason)  # fmt: skip
        elif one.depth in (Depth.MISSING, Depth.MENTIONED):
            said = "says next to nothing" if one.depth is Depth.MISSING else "is told in words, without evidence"
            yield Fact(Kind.ASK, f"The section “{title}” {said}.", at(section.start), f"{account.address}{key}/")
        elif one.depth is Depth.EVIDENCED:
            said = "has evidence, but nothing to compare it with"
            yield Fact(Kind.KNOWN, f"The section “{title}” {said}.", at(section.start), f"{account.address}{key}/")
    if whole:
        yield Fact(
            Kind.STRONG,
            f"Sections with evidence, a comparison, and what was or will be done: {words.listed(whole)}.",
            f"{account.folder.parent.name}/{account.period}, as  localaccount status  counts it",
            f"{account.address}about/#coverage",
        )


def _of_finding(finding: Finding) -> Fact:
    why = f"{finding.why[:1].upper()}{finding.why[1:]}"
    return Fact(Kind.ASK, finding.problem, at(finding.location), "", f"The check: {finding.rule}. {why}.")
