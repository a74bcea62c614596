"""Family `sharing`: what a council tells other councils is of use to them."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.forms import Contact
from localaccount_gen.rules.rule import Facts, Found, rule
from localaccount_gen.rules.stories import FORENAMES
from localaccount_gen.yamlfile import Document

_LETTER = "letter to directors on producing local accounts, 2011, which wants good practice found and shared"
_MEMORANDUM = (
    "Memorandum of Understanding of the councils of the North West, 2013, table 1: sharing, shadowing, buddying"
)


@rule("sharing", Severity.WARNING, _LETTER)
def practice_without_result(facts: Facts) -> Iterator[Found]:
    """Good practice says what came of it, with the figure that shows it.

    Why: without a figure nobody can tell good practice from a good opinion of oneself

    Passes (carers.md)::

        ---
        figures:
          breaks: {label: carers with a break, value: 734, previous: 612, unit: people, source: Records of 1 May 2025}
        good_practice:
          - name: whole-day-breaks
            title: Breaks of a whole day
            what: A carer can book a whole day by phone.
            result: More carers had a break.
            figure: breaks
            contact: {team: Carers’ Support Manager, email: carers@example.org}
        ---

    Fails (carers.md)::

        ---
        figures:
          breaks: {label: carers with a break, value: 734, previous: 612, unit: people, source: Records of 1 May 2025}
        good_practice:
          - name: whole-day-breaks
            title: Breaks of a whole day
            what: A carer can book a whole day by phone.
            result: Carers tell us that it is wonderful.
            contact: {team: Carers’ Support Manager, email: carers@example.org}
        ---
    """
    for section in facts.sections:
        for index, one in enumerate(section.form.good_practice):
            place = section.document.place("good_practice", index, "title")
            if one.result is None:
                yield Found(place, "This practice does not say what came of it.", "add a line such as  result: …")
            if one.figure is None:
                yield Found(
                    place,
                    "No figure shows what came of this practice.",
                    "name one of your figures, such as  figure: carers-breaks   or the code of a measure",
                )


@rule("sharing", Severity.WARNING, _MEMORANDUM)
def hard_to_take_up(facts: Facts) -> Iterator[Found]:
    """Good practice, offers and wishes name a post or a team to ask, with an address and without anybody's name.

    What others can take and use has a licence.

    Why: whoever wants to learn from you has to know whom to ask and what they may take

    Passes (account.yml)::

        can_offer:
          - theme: waiting
            kind: shadowing
            words: Spend two days with the team that looks at long waits.
            contact: {team: Head of Social Work, email: socialwork@example.org}

    Fails (account.yml)::

        can_offer:
          - theme: waiting
            kind: shadowing
            words: Spend two days with the team that looks at long waits.
            contact: {team: Jane Smith, email: jane.smith@example.org}
    """
    for section in facts.sections:
        for index, practice in enumerate(section.form.good_practice):
            yield from _contact(section.document, ("good_practice", index), "title", practice.contact)
            if practice.borrow and practice.licence is None:
                yield Found(
                    section.document.key_place("good_practice", index, "borrow"),
                    "This does not say under which licence others can use it.",
                    "add a line such as  licence: Open Government Licence v3.0",
                )
    document = facts.account.document
    if document.file in facts.broken:
        return
    for key, helps in (("can_offer", facts.account.form.can_offer), ("would_like", facts.account.form.would_like)):
        for index, one in enumerate(helps):
            yield from _contact(document, (key, index), "words", one.contact)


_PLACE = "House|Court|Lodge|Street|Road|Centre|Hospital|Ward|Way|Team|Unit"
_PERSON = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Cllr)\.?\s+[A-Z]|\b(?:{FORENAMES})\s+(?!{_PLACE})[A-Z][a-z’']+")
_PERSONAL = re.compile(rf"(?:{FORENAMES}|[a-z])[._-](?!{_PLACE})[a-z’'-]{{2,}}@", re.IGNORECASE)


def _contact(document: Document, path: tuple[str | int, ...], otherwise: str, contact: Contact) -> Iterator[Found]:
    """What is wrong with a contact; where there is none, it is told at the key `otherwise`."""
    nobody = document.place(*path, otherwise)
    if contact.team is None:
        yield Found(
            nobody,
            "This does not say whom to ask.",
            "add under  contact:  team, a post or a team, and email, phone, post or web",
        )
    elif _PERSON.search(contact.team):
        yield Found(
            document.place(*path, "contact", "team"),
            f"“{contact.team}” looks like a person’s name.",
            "name the post or the team, which stays when somebody leaves, such as  team: Head of Social Work",
        )
    if contact.email and _PERSONAL.match(contact.email):
        yield Found(
            document.place(*path, "contact", "email"),
            f"“{contact.email}” looks like one person’s address.",
            "give the address of a post or a team, such as  email: carers@example.org",
        )
    if contact.team and not any((contact.email, contact.phone, contact.post, contact.web)):
        yield Found(
            document.place(*path, "contact", "team"),
            f"This does not say how to reach “{contact.team}”.",
            "add under  contact:  email, phone, post or web",
        )


RULES = (practice_without_result, hard_to_take_up)
