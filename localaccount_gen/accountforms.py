"""What a council fills in for an account as a whole: account.yml."""

from collections.abc import Mapping

from pydantic import Field

from localaccount_gen.forms import (
    Answer,
    AtAGlance,
    Correction,
    Demonstration,
    EasyReadChecked,
    Foreword,
    Form,
    LocalFigure,
    Omission,
    OutsideComment,
    Signed,
    SixQuestions,
    Withdrawn,
    WithoutApproval,
)
from localaccount_gen.scalars import Date, Name, PeriodText
from localaccount_gen.sharingforms import Accountability, Help


class AccountForm(Form):
    """account.yml: what the account as a whole says, its figures, and how it was made."""

    carried_from: PeriodText | None = Field(
        None, description="Written by new-year: the words are still that period's. Delete the line when they are not."
    )
    published: Date | None = Field(None, description="The day the account is published.")
    demonstration: Demonstration | None = Field(None, description="Only for an example that no council made.")
    published_without_approval: WithoutApproval | None = Field(
        None, description="Only if the account is published without the lead member's approval."
    )
    withdrawn: Withdrawn | None = Field(None, description="Only if the account was published and is withdrawn.")
    foreword: Foreword | None = Field(None, description="The lead member's words to residents.")
    at_a_glance: AtAGlance = Field(AtAGlance(), description="The landing page.")
    figures: Mapping[Name, LocalFigure] = Field({}, description="Numbers used in more than one section.")
    how_it_was_made: SixQuestions = Field(SixQuestions(), description="The letter's six questions.")
    outside_comments: tuple[OutsideComment, ...] = Field((), description="What others said of the account.")
    not_covered: Mapping[Name, Omission] = Field({}, description="Sections you do not cover, and why.")
    answers: tuple[Answer, ...] = Field((), description="Your reasons for what rules warn about.")
    easy_read: EasyReadChecked = Field(EasyReadChecked(), description="Whether the Easy Read was checked.")
    signed: Signed | None = Field(None, description="A film of the account in British Sign Language.")
    can_offer: tuple[Help, ...] = Field((), description="Help that you can give other councils.")
    would_like: tuple[Help, ...] = Field((), description="Help that you would like from other councils.")
    accountability: Accountability | None = Field(
        None,
        description="How far the council answers to local people, as directors were asked in 2013.",
    )
    corrections: tuple[Correction, ...] = Field((), description="Changes made after publication.")
