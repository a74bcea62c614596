"""Family `governance`: what was approved, published by those who may, at a time when they may."""

from collections.abc import Iterator
from itertools import chain, islice

from localaccount_gen.approval.record import faults
from localaccount_gen.characters import MOST_TOLD
from localaccount_gen.findings import Severity
from localaccount_gen.rules.duties import false_duty_in
from localaccount_gen.rules.residue import may_hold_residue, residue_in
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.words import day


@rule(
    "governance",
    Severity.ERROR,
    "letter to directors on producing local accounts, 2011, which leaves format and content to each council",
)
def false_duty(facts: Facts) -> Iterator[Found]:
    """Nothing says that the law makes a council publish its local account. It is voluntary, and worth more for it.

    Duties of the Care Act, and the statement of accounts, are another thing.

    Why: a false statement of law in a public document is for others to find

    Passes (outcomes.md)::

        The law does not make councils publish a local account. It does make us assess anyone who may need care.

    Fails (outcomes.md)::

        Every council is required by law to publish a local account.
    """
    for sentence in facts.sentences_with("ccount"):
        if said := false_duty_in(sentence.said):
            yield Found(
                sentence.place(),
                f"“{said}” says that the law asks for a local account. It does not.",
                "say why you publish it, such as  because you have a right to know how well we do",
            )


@rule("governance", Severity.ERROR, "accounts published with file names, version tables and comments in them")
def drafting_residue(facts: Facts) -> Iterator[Found]:
    """Nothing of the drafting is left: no paths, versions, protective markings, comments, initials, or “draft”.

    Why: it shows readers how the account was made and not how care is

    Passes (outcomes.md)::

        Healthwatch read a first draft, and the draft budget was out for comment in January.

    Fails (outcomes.md)::

        See S:\\Adults\\Performance\\LocalAccount_v6.docx for more.
    """
    account = facts.account
    # All texts at once, and one by one only where a mark is in any.
    may = may_hold_residue("\n".join(part.source for part in facts.parts))
    parts = [part for part in facts.parts if may_hold_residue(part.source)] if may else []
    for sentence in chain.from_iterable(part.sentences for part in parts):
        if "outside_comments" not in sentence.path:
            # The sentence with the brackets that Markdown would not show: a comment stands in them, or begins with one.
            text = sentence.value if sentence.path else sentence.document.body
            lead = text[max(0, sentence.offset - 1) : sentence.offset] == "["
            end = sentence.offset + len(sentence.words)
            words = text[sentence.offset - lead : end + (text[end : end + 1] == "]")]
            for start, stop, problem, fix in islice(residue_in(words), MOST_TOLD):
                yield Found(sentence.place(max(0, start - lead), stop - lead), problem, fix)
    if account.council.form.other_formats:
        for _start, _end, problem, fix in residue_in(account.council.form.other_formats.words):
            yield Found(account.council.document.place("other_formats", "words"), problem, fix)


@rule("governance", Severity.ERROR, "accounts that changed between the decision and the web page")
def changed_since_approval(facts: Facts) -> Iterator[Found]:
    """What is published is what was approved: every word, figure, link, picture and alternative text that readers meet.

    `localaccount approve` writes approval.yml. The finding names the pages and the words that changed since, whoever
    changed them. A demonstration may change, and is only warned of it.

    Why: a councillor answers for these words and no others

    Passes (outcomes.md)::

        These words were never approved, so they may still change.

    Fails (approval.yml)::

        format: localaccount-approval-1
        council: Torbay Council
        code: E06000027
        period: 2024-25
        edition: 1
        reading: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
        inputs: 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
        sections: {outcomes: fd61a03af4f77d870fc21e05e7e80678095c92d808cfb3b5c279ee04c74aca13}
        approvals: [{name: A councillor, role: Cabinet Member, date: 2025-11-18, how: meeting}]
        seal: a4e624d686e03ed2767c0abd85c14426b0b1157d2ce81d27bb4fe4f6f01d688a
    """
    approval = facts.account.approval
    for key, problem in faults(approval, facts.account) if approval else ():
        assert approval is not None
        fix = "bring back the file that localaccount approve wrote, or delete it and have the account approved again"
        yield Found(approval.document.place(key), problem, fix)


@rule(
    "governance",
    Severity.ADVICE,
    "Code of Recommended Practice on Local Authority Publicity, 2011, paragraphs 33 to 35",
)
def pre_election(facts: Facts) -> Iterator[Found]:
    """The account does not come out in the weeks before an election, which mkdocs.yml names under `pre_election:`.

    Why: in those weeks councils publish nothing that could sway a vote, and the date is for the monitoring officer

    Passes (mkdocs.yml)::

        plugins:
          - localaccount:
              pre_election: [{from: 2026-03-23, to: 2026-05-07, what: council elections}]

    Fails (mkdocs.yml)::

        plugins:
          - localaccount:
              pre_election: [{from: 2025-11-10, to: 2025-12-04, what: a by-election in Halton}]
    """
    published = facts.account.form.published
    for one in facts.pre_election:
        if published and published in one:
            yield Found(
                facts.account.document.place("published"),
                f"{day(published.isoformat())} is within the weeks before an election: {one.what}, "
                f"{day(one.first.isoformat())} to {day(one.last.isoformat())}.",
                "ask your monitoring officer, or publish before or after",
            )


@rule("governance", Severity.ERROR, "corrections that say that something was updated, and not what")
def unclear_correction(facts: Facts) -> Iterator[Found]:
    """A correction says what was corrected: the page, the words as they were and as they are now; or in a sentence.

    With `where`, `was` and `now` a change made after the approval can be published without a new approval, if they
    alone lead from the approved words to those there are now.

    Why: people have quoted the old words, and need to know which they were

    Passes (account.yml)::

        corrections:
          - {date: 2026-01-15, where: outcomes, was: "71.1%", now: "70.1%", why: A slip of the hand.}

    Fails (account.yml)::

        corrections:
          - {date: 2026-01-15, was: "71.1%", why: A slip of the hand.}
    """
    form, document = facts.account.form, facts.account.document
    if not form.corrections:
        return
    # Imported here: few accounts have corrections, and comparing wordings takes a tenth of a check to import.
    from localaccount_gen.approval.corrected import lacks
    from localaccount_gen.approval.telling import NOT_SECTIONS

    keys = {one.key for one in facts.framework.requirements} | NOT_SECTIONS.keys()
    keys |= {f"summary-{one.language.code}" for one in facts.account.translations}
    for place, correction in enumerate(form.corrections):
        for problem in lacks(correction, keys):
            fix = "write where, was and now, exactly as the page has the words, or say what was changed under what"
            yield Found(document.place("corrections", place), problem, fix)


RULES = (false_duty, drafting_residue, changed_since_approval, pre_election, unclear_correction)
