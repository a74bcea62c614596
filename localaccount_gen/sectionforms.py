"""What a council fills in at the top of a section: the front matter. The Markdown below it is the story."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from localaccount_gen.forms import Form, LocalFigure, ReportLink, short_for
from localaccount_gen.scalars import Address, Date, Name, PeriodText, Text, Whole, YesNo
from localaccount_gen.sharingforms import GoodPractice

Outcome = Literal["met", "partly met", "not met", "dropped"]


Reviewing = Literal[
    "peer challenge", "peer review", "scrutiny", "Healthwatch", "Ombudsman", "safeguarding review", "CQC", "audit",
    "other",
]  # fmt: skip
"""Where recommendations come from."""


class MeasureUse(Form):
    """An official measure to compare in this section."""

    measure: Text = Field(description="Its code in this period or its lasting id, such as 4A or feel_safe.")
    note: Text | None = Field(None, description="What readers should know, printed beside the figure.")
    links: tuple[ReportLink, ...] = Field((), description="Reports elsewhere on this figure, such as LG Inform’s.")


class Evidence(Form):
    """Something a reader could check: a survey, an audit, a report, a count."""

    what: Text = Field(description="What it is and what it showed.")
    source: Text = Field(description="Who made it.")
    date: Date | None = Field(None, description="When.")
    address: Address | None = Field(None, description="Where to read it.")


class Engagement(Form):
    """Who was asked, and what it changed."""

    who: Text = Field(description="Who you asked.")
    how_many: Whole | None = Field(None, description="How many people.")
    when: Text = Field(description="When, with the year.")
    said: Text = Field(description="What they said.")
    changed: Text | None = Field(None, description="What changed because of it.")


class YouSaidWeDid(Form):
    """What people said, and what you did, or why you could not."""

    you_said: Text = Field(description="What people said.")
    we_did: Text | None = Field(None, description="What you did about it.")
    we_could_not: Text | None = Field(None, description="Why you could not.")


class Weakness(Form):
    """Something that is not good enough, and what you do about it."""

    what: Text = Field(description="What is not good enough, in a sentence.")
    action: Text | None = Field(None, description="What you are doing about it.")
    priority: Name | None = Field(None, description="The name of the priority that answers it.")


class Priority(Form):
    """A promise a reader can hold you to."""

    name: Name = Field(description="A short name for linking, kept from year to year, such as shorter-waits.")
    title: Text = Field(description="What you will do.")
    why: Text | None = Field(None, description="Why it matters to people.")
    owner: Text | None = Field(None, description="The post that answers for it, not “the team”.")
    due: Date | None = Field(None, description="The day by which it is done.")
    measure: Text | None = Field(None, description="How anyone can tell that it is done.")
    baseline: Text | None = Field(None, description="Where it stands now.")
    target: Text | None = Field(None, description="Where it should stand then.")
    commitment: Text | None = Field(
        None, description="Where it was promised, such as the council plan, if it answers no weakness."
    )


class Progress(Form):
    """What became of one of last year's priorities."""

    priority: Text = Field(description="Last year's promise, as it was written.")
    outcome: Outcome = Field(description="What became of it: met, partly met, not met or dropped.")
    words: Text = Field(description="What happened, and why.")


class Lesson(Form):
    """Something learned from complaints or a review, and what was done."""

    lesson: Text = Field(description="What you learned.")
    action: Text = Field(description="What you did about it.")


class Recommendation(Form):
    """What scrutiny or a reviewer recommended, and your response."""

    by: Text = Field(description="Who recommended it.")
    kind: Reviewing | None = Field(None, description="What kind of review it comes from.")
    date: Date | None = Field(None, description="When.")
    words: Text = Field(description="What they recommended.")
    response: Text | None = Field(None, description="What the council answered.")
    status: Literal["done", "under way", "not started", "not accepted"] | None = Field(
        None, description="How far it is."
    )


class Quote(Form):
    """A person's own words, printed with their consent."""

    words: Text = Field(description="What the person said.")
    who: Text = Field(description="How they agreed to be described, such as “a carer”. No names.")
    consent: YesNo = Field(description="Whether they agreed to it being printed: yes or no.")


class TableFile(Form):
    """A table of your own figures, from a CSV file in the account's data folder."""

    title: Text = Field(description="What the table shows, with place and period.")
    file: Text = Field(description="The file, such as data/spending.csv.")
    note: Text | None = Field(None, description="What a reader should know.")
    source: Text | None = Field(None, description="Where the figures come from.")


class EasyReadRow(Form):
    """One idea in Easy Read: a few words with a picture beside them."""

    words: Text = Field(
        description="One short sentence, one idea. A hard word may be **bold**, and the next row explains it. A figure "
        "quoted as in the story is said in people: about 7 in 10."
    )
    picture: Text | None = Field(None, description="A word for the picture beside it, such as phone.")
    people: Text | None = Field(
        None,
        description="In place of a picture: the name or code of a percentage, drawn as ten people, so many filled in.",
    )


class EasyRead(Form):
    """The section in Easy Read, which people with a learning disability should check."""

    title: Text | None = Field(None, description="An easier title for it, if the section's own is hard.")
    rows: tuple[Annotated[EasyReadRow, short_for(EasyReadRow, "words")], ...] = Field(
        (), description="One idea in each row, a picture with each."
    )
    draft: YesNo = Field(
        False, description="Written with a draft. Delete the line once somebody has made the rows easy and true."
    )
    confirmed: Text | None = Field(
        None, description="The section's digest when somebody last read both. The check tells you what to type."
    )


class SectionForm(Form):
    """The front matter of a section: what is structured. The Markdown below it is the story."""

    carried_from: PeriodText | None = Field(
        None, description="Written by new-year: the words are still that period's. Delete the line when they are not."
    )
    title: Text | None = Field(None, description="Another title, if the framework's does not fit.")
    summary: Text | None = Field(None, description="The answer in one or two sentences.")
    measures: tuple[Annotated[MeasureUse, short_for(MeasureUse, "measure")], ...] = Field(
        (), description="Official measures to compare, by code or id."
    )
    figures: Mapping[Name, LocalFigure] = Field({}, description="Numbers used in this section.")
    went_well: tuple[Text, ...] = Field((), description="What went well, a sentence each.")
    must_be_better: tuple[Annotated[Weakness, short_for(Weakness, "what")], ...] = Field(
        (), description="What is not good enough, each with an action."
    )
    evidence: tuple[Evidence, ...] = Field((), description="What a reader could check.")
    engagement: tuple[Engagement, ...] = Field((), description="Who was asked, and what it changed.")
    you_said_we_did: tuple[YouSaidWeDid, ...] = Field((), description="What people said and what you did.")
    lessons: tuple[Lesson, ...] = Field((), description="What you learned and what you did about it.")
    recommendations: tuple[Recommendation, ...] = Field((), description="What reviewers said; your response.")
    good_practice: tuple[GoodPractice, ...] = Field((), description="What works here and others could do too.")
    quotes: tuple[Quote, ...] = Field((), description="People's own words, with consent.")
    tables: tuple[TableFile, ...] = Field((), description="Tables of your own figures.")
    progress: tuple[Progress, ...] = Field((), description="What became of last year's priorities.")
    priorities: tuple[Priority, ...] = Field((), description="What you promise for next year.")
    easy_read: EasyRead = Field(EasyRead(), description="The section in Easy Read.")
