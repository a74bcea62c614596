"""What a council fills in when it judges itself on one theme: self-assessments/<theme>.yml beside its account."""

from typing import Literal

from pydantic import Field

from localaccount_gen.forms import Form
from localaccount_gen.scalars import Address, Date, Name, Text, Whole

Share = Literal["private", "region", "public"]


class EvidenceForm(Form):
    """What shows that the level is right, and where the account has it."""

    words: Text = Field(description="What shows it, in a sentence.")
    section: Name | None = Field(None, description="The section of the account that shows it, such as waiting.")
    figure: Name | None = Field(None, description="The name of one of the account's figures that shows it.")
    measure: Text | None = Field(None, description="The official measure that shows it, by code or id, such as 4A.")
    address: Address | None = Field(None, description="A document that stands elsewhere.")


class ElementForm(Form):
    """One element of the theme: the level you claim for it, and why."""

    element: Name = Field(description="The element's short name in the scheme; one of your own where there is none.")
    title: Text | None = Field(None, description="Only for an element of your own: what it is called.")
    levels: tuple[Text, ...] = Field(
        (), description="Only for an element of your own: what each level means, level 0 first. Level 1 is the minimum."
    )
    level: Whole | None = Field(None, description="The level you claim. Leave it out where nobody has judged it yet.")
    evidence: tuple[EvidenceForm, ...] = Field((), description="What shows it, each with its place in the account.")
    strengths: tuple[Text, ...] = Field((), description="What you are good at, a sentence each.")
    areas_for_development: tuple[Text, ...] = Field((), description="What you must get better at, a sentence each.")


class SelfAssessmentForm(Form):
    """self-assessments/<theme>.yml: how a council judges itself on one theme. It is private unless it says otherwise.

    The theme is the file's name.
    """

    scheme: Text | None = Field(
        None, description="One that comes with the program: cqc, market-development, workforce-development."
    )
    title: Text | None = Field(None, description="What the theme is called, if it has elements of your own.")
    elements: tuple[ElementForm, ...] = Field((), description="Each element you judge.")
    agreed_by: Text | None = Field(None, description="The post or board that agreed it.")
    agreed: Date | None = Field(None, description="The day on which they did.")
    share: Share = Field(
        "private",
        description="Who may see it. private: nobody, it is never in the site. region: its counts, strengths and areas "
        "for development go into accounts.json, which anybody can open. public: it also has a page.",
    )
