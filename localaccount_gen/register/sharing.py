"""What an account says to other councils, in accounts.json: good practice, help, accountability, recommendations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from localaccount_gen.checked import Checked
from localaccount_gen.filled import filled_form
from localaccount_gen.forms import Contact
from localaccount_gen.recommendations import counts, recommended
from localaccount_gen.register.kinds import LONGEST, MOST, Count, Day, Key, Published, Short, Words
from localaccount_gen.sharingforms import Accountability, GoodPractice, Help

LONGEST_ADDRESS = 500
"""Characters of an address, of whatever kind (ours)."""

Web = Annotated[str, Field(max_length=LONGEST_ADDRESS, pattern=r"^https?://[^\s<>\"'\\]+$")]
Email = Annotated[str, Field(max_length=LONGEST_ADDRESS, pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+$")]
Few = Field(max_length=MOST)


class ContactData(Published):
    """A post or a team, and how to reach it."""

    team: Words | None = None
    phone: Words | None = None
    email: Email | None = None
    post: Words | None = None
    web: Web | None = None


class BorrowedData(Published):
    what: Words
    address: Web | None = None


class PracticeData(Published):
    """Something that works, and what others can use of it."""

    name: Key
    """Kept from year to year."""
    section: Key
    title: Words
    what: Words
    for_whom: Words | None = None
    result: Words | None = None
    figure: Words | None = None
    """What shows the result, as a sentence with its number."""
    since: Day | None = None
    cost: Words | None = None
    contact: ContactData = ContactData()
    borrow: Annotated[tuple[BorrowedData, ...], Few] = ()
    licence: Words | None = None
    themes: Annotated[tuple[Key, ...], Few] = ()
    """The first is what it is mainly about. A newer version may have themes that this one does not know."""

    @property
    def place(self) -> str:
        """Where its words stand, from the address of its section."""
        return f"#practice-{self.name}"


class HelpData(Published):
    """Help that is offered or wanted."""

    theme: Key
    kind: Key
    words: Words
    contact: ContactData = ContactData()
    until: Day | None = None


class AccountabilityData(Published):
    """The answers to what directors were asked in 2013. A question without an answer has no key."""

    answered_by: Words
    date: Day
    now: Key | None = None
    aspired: Key | None = None
    statements: Annotated[Mapping[Key, Short], Few] = {}
    activities: Annotated[Mapping[Key, Short], Few] = {}


def practices(checked: Checked) -> Iterator[PracticeData]:
    """Every practice of an account, with its quotes filled in."""
    for section in checked.account.sections:
        for one in section.form.good_practice:
            yield _practice(filled_form(one, checked.quotes.fill), section.key, checked)


def _practice(one: GoodPractice, section: str, checked: Checked) -> PracticeData:
    return PracticeData(
        name=one.name,
        section=section,
        title=_short(one.title) or "",
        what=_short(one.what) or "",
        for_whom=_short(one.for_whom),
        result=_short(one.result),
        figure=_short(checked.quotes.told(one.figure)) if one.figure else None,
        since=one.since,
        cost=_short(one.cost),
        contact=_contact(one.contact),
        borrow=tuple(
            BorrowedData(what=_short(lent.what) or "", address=lent.address)
            for lent in one.borrow[:MOST]
            if len(lent.address or "") <= LONGEST_ADDRESS
        ),
        licence=_short(one.licence),
        themes=one.themes or (section,),
    )


def helps(offered: Iterable[Help], checked: Checked) -> Iterator[HelpData]:
    """Offers or wishes, with their quotes filled in."""
    for one in offered:
        words = _short(checked.quotes.fill(one.words)) or ""
        yield HelpData(theme=one.theme, kind=one.kind, words=words, contact=_contact(one.contact), until=one.until)


def accountability(told: Accountability | None) -> AccountabilityData | None:
    if told is None:
        return None
    return AccountabilityData(
        answered_by=_short(told.answered_by) or "",
        date=told.date,
        now=told.now,
        aspired=told.aspired,
        statements=told.statements.model_dump(exclude_none=True),
        activities=told.activities.model_dump(exclude_none=True),
    )


def recommendations(checked: Checked) -> Mapping[str, Count]:
    """How many were `made`, and how many are `done`, `under way` and so on. Only states that there are have a key."""
    return {state: number for state, number in counts(recommended(checked.account)).items() if number}


def _contact(contact: Contact) -> ContactData:
    told = contact.model_dump(include=set(ContactData.model_fields), exclude_none=True)
    return ContactData(**{way: text for way, text in told.items() if len(text) <= LONGEST_ADDRESS})


def _short(text: str | None) -> str | None:
    """A text no longer than the list of accounts has them; the account has it whole."""
    return text if text is None or len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
