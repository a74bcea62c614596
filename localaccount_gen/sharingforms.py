"""What a council fills in to be of use to other councils: good practice, help offered and wanted, accountability."""

from typing import Annotated, Literal

from pydantic import Field

from localaccount_gen.forms import Contact, Form, short_for
from localaccount_gen.scalars import Address, Date, Name, Text

Theme = Literal[
    "outcomes", "safeguarding", "think-local-act-personal", "equality", "productivity", "market", "complaints",
    "feedback", "scrutiny", "political-priorities", "improvement", "waiting", "carers", "prevention",
    "hospital-discharge", "workforce", "partnership", "co-production", "autism", "dementia", "direct-payments",
    "housing", "learning-disability", "mental-health", "technology",
]  # fmt: skip
"""What help and good practice are about: the framework's sections, and a few subjects that run across them."""

HelpKind = Literal[
    "beacon event", "network", "shadowing", "peer mentoring", "peer consultancy", "buddying", "coaching",
    "action learning", "training", "peer review", "peer challenge",
]  # fmt: skip
"""The menu of support of the North West's Memorandum of Understanding of 2013, table 1, from the lightest kind on."""

Level = Literal["none", "low", "moderate", "high", "highest"]
"""The five levels of the survey of directors of adult social services of 2013, table 9; the words are in framework/."""

Agreement = Literal[
    "strongly agree", "agree", "neither agree nor disagree", "disagree", "strongly disagree", "don't know"
]

Doing = Literal["doing", "planned", "no plan", "don't know"]


class Borrowed(Form):
    """Something that another council may take and use."""

    what: Text = Field(description="What it is, such as the booking form.")
    address: Address | None = Field(None, description="Where it can be had.")


class GoodPractice(Form):
    """Something that works here, told so that another council can do it too."""

    name: Name = Field(description="A short name for linking, kept from year to year, such as whole-day-breaks.")
    title: Text = Field(description="What it is called.")
    what: Text = Field(description="What you do, in a sentence or two.")
    for_whom: Text | None = Field(None, description="Whom it is for.")
    result: Text | None = Field(None, description="What came of it.")
    figure: Text | None = Field(
        None, description="The figure that shows the result: the name of one of yours, or a measure’s code."
    )
    since: Date | None = Field(None, description="When it began.")
    cost: Text | None = Field(None, description="What it costs, in money or in people’s time.")
    contact: Contact = Field(Contact(), description="Whom to ask: a post or a team, never a person, with an address.")
    borrow: tuple[Annotated[Borrowed, short_for(Borrowed, "what")], ...] = Field(
        (), description="What others can take and use: a form, a guide, a program."
    )
    licence: Text | None = Field(None, description="What lets them, such as Open Government Licence v3.0.")
    themes: tuple[Theme, ...] = Field((), description="What it is about, if not only this section.")


class Help(Form):
    """Help from one council to another, offered or wanted."""

    theme: Theme = Field(description="What it is about.")
    kind: HelpKind = Field(description="Which kind of help.")
    words: Text = Field(description="What exactly, in a sentence or two.")
    contact: Contact = Field(Contact(), description="Whom to ask: a post or a team, never a person, with an address.")
    until: Date | None = Field(None, description="Until when.")


class Statements(Form):
    """Whether the council agrees with four statements on its local account."""

    improvement: Agreement | None = Field(None, description="It says what must be better and what will be done.")
    self_assessment: Agreement | None = Field(None, description="It rests on a sound and fair self-assessment.")
    description: Agreement | None = Field(None, description="It gives a true picture of how good care is.")
    engagement: Agreement | None = Field(None, description="What local people said went into it.")


class Activities(Form):
    """What the council does to know how good it is, and to become better."""

    sharing: Doing | None = Field(None, description="Sharing information and new ways of working with others.")
    benchmarking: Doing | None = Field(None, description="Studying its figures beside those of others.")
    regional: Doing | None = Field(None, description="Taking part in the work of its region.")
    self_assessment: Doing | None = Field(None, description="Assessing itself, beside its usual audits.")
    leadership: Doing | None = Field(None, description="Developing leaders.")
    citizens: Doing | None = Field(None, description="Involving citizens in making care better.")
    councillors: Doing | None = Field(None, description="Involving councillors in making care better.")
    peers: Doing | None = Field(None, description="Being challenged by people from other councils and partners.")


class Accountability(Form):
    """What directors were asked in the survey of 2013, answered for this council now."""

    answered_by: Text = Field(description="The post that answers, such as Director of Adult Social Services.")
    date: Date = Field(description="The day of the answers.")
    now: Level | None = Field(None, description="How far politicians and senior staff back accountability now.")
    aspired: Level | None = Field(None, description="How far the council wants them to.")
    statements: Statements = Field(Statements(), description="Four statements on this account.")
    activities: Activities = Field(Activities(), description="Eight things councils do to become better.")
