"""approval.yml: who approved which words of an account. `localaccount approve` writes it; nobody else should."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from localaccount_gen.forms import Form
from localaccount_gen.scalars import Address, Date, PeriodText, Text, Whole

Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]

How = Literal["email", "meeting", "signed-paper"]
Capacity = Literal["lead-member", "director", "chief-executive", "board-chair", "healthwatch"]


class Given(Form):
    """One person's approval, or the comment of Healthwatch."""

    name: Text = Field(description="Who approved.")
    role: Text = Field(description="That person’s role, such as Cabinet Member for Adult Social Care.")
    capacity: Capacity = Field("lead-member", description="In which capacity the person approved.")
    date: Date = Field(description="The day on which the person approved.")
    how: How = Field(description="By e-mail, at a meeting, or on signed paper.")
    decision: Text | None = Field(None, description="The reference of the council's decision, such as CM/26/114.")
    decision_address: Address | None = Field(None, description="The page of the decision on the council's website.")
    recorded_by: Text | None = Field(None, description="Who recorded it here.")
    sections: tuple[Text, ...] = Field((), description="Only where less than the whole was approved: which pages.")


class EarlierEdition(Form):
    """An edition that another one has taken the place of."""

    edition: Whole = Field(description="Its number.")
    reading: Sha256 = Field(description="Its reference.")
    date: Date = Field(description="The day of its last approval.")


class ApprovalForm(Form):
    """approval.yml: which words were approved, by whom, and when. The command  localaccount approve  writes it."""

    format: Literal["localaccount-approval-1"] = Field(description="The version of this file.")
    council: Text = Field(description="The council's full name.")
    code: Text = Field(description="The council's code.")
    period: PeriodText = Field(description="The account's period.")
    edition: Whole = Field(description="The number of the edition, from 1.")
    reading: Sha256 = Field(description="The reference: the digest of what readers are told.")
    inputs: Sha256 = Field(description="The digest of the files the account was made from.")
    sections: Mapping[Text, Sha256] = Field(description="The digest of what each page tells.")
    approvals: tuple[Given, ...] = Field(description="Who approved this edition, in the order recorded.")
    earlier: tuple[EarlierEdition, ...] = Field((), description="The editions before this one, oldest first.")
    seal: Sha256 = Field(description="The digest of all lines above, which shows a slip of the hand.")
