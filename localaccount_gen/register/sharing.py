"""What an account says to other councils, in accounts.json: good practice, help, accountability, recommendations."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from pydantic import Field

from localaccount_gen.checked import Checked
from localaccount_gen.filled import filled_form
from localaccount_gen.forms import Contact
from localaccount_gen.recommendations import counts, recommended
from localaccount_gen.register.kinds import MOST, Count, Day, Key, Published, Short
from localaccount_gen.sharingforms import Accountability, GoodPractice, Help

Web = Annotated[str, Field(max_length=500, pattern=r"^https?://[^\s<>\"'\\]+$")]
Email = Annotated[str, Field(max_length=200, pattern=r"^[^@\s<>\"'?&]+@[^@\s<>\"'?&]+\.[^@\s<>\"'?&]+$")]
Phone = Annotated[str, Field(max_length=60)]
Few = Field(max_length=MOST)


class ContactData(Published):
    """A post or a team, and how to reach it."""

    team: Short | None = None
    phone: Phone | None = None
    email: Email | None = None
    post: Short | None = None
    web: Web | None = None


class BorrowedData(Published):
    what: Short
    address: Web | None = None


class PracticeData(Published):
    """Something that works, and what others can use of it."""

    name: Key
    """Kept from year to year."""
    section: Key
    title: Short
    what: Short
    for_whom: Short | None = None
    result: Short | None = None
    figure: Short | None = None
    """What shows the result, as a sentence with its number."""
    since: Day | None = None
    cost: Short | None = None
    contact: ContactData = ContactData()
    borrow: Annotated[tuple[BorrowedData, ...], Few] = ()
    licence: Short | None = None
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
    words: Short
    contact: ContactData = ContactData()
    until: Day | None = None


class AccountabilityData(Published):
    """The answers to what directors were asked in 2013. A question without an answer has no key."""

    answered_by: Short
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
        title=one.title,
        what=one.what,
        for_whom=one.for_whom,
        result=one.result,
        figure=checked.quotes.told(one.figure) if one.figure else None,
        since=one.since,
        cost=one.cost,
        contact=_contact(one.contact),
        borrow=tuple(BorrowedData(what=lent.what, address=lent.address) for lent in one.borrow),
        licence=one.licence,
        themes=one.themes or (section,),
    )


def helps(offered: Iterable[Help], checked: Checked) -> Iterator[HelpData]:
    """Offers or wishes, with their quotes filled in."""
    for one in offered:
        words = checked.quotes.fill(one.words)
        yield HelpData(theme=one.theme, kind=one.kind, words=words, contact=_contact(one.contact), until=one.until)


def accountability(told: Accountability | None) -> AccountabilityData | None:
    if told is None:
        return None
    return AccountabilityData(
        answered_by=told.answered_by,
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
    return ContactData(team=contact.team, phone=contact.phone, email=contact.email, post=contact.post, web=contact.web)
