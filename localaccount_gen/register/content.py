"""What is read of an account.json: the words and figures of an account, for pages that lay several side by side.

Figures stand as text, as published. Markdown stands as the council wrote it, with quotes filled in: whoever shows it
converts it with `markup`, which lets nothing through that could run.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from localaccount_gen.register.entry import CouncilData, DepthWords, PeriodData
from localaccount_gen.register.kinds import MOST, Day, Key, PeriodName, Published, Short, Story, Words

Few = Field(max_length=MOST)


class FigureData(Published):
    """One of the council’s own figures."""

    label: Words
    value: Words
    previous: Words | None = None
    unit: Short = "number"
    basis: Words | None = None
    source: Words | None = None
    reason: Words | None = None
    note: Words | None = None
    in_words: Words
    """Such as “3,145 people”."""
    change: Words | None = None
    """Such as “up 3.1% from 3,050”; None where there is no earlier figure."""


class WeaknessData(Published):
    what: Words
    action: Words | None = None
    priority: Words | None = None


class RecommendationData(Published):
    by: Words
    kind: Words | None = None
    date: Day | None = None
    words: Words
    response: Words | None = None
    status: Words | None = None


class ProgressData(Published):
    """What became of one of last period’s priorities."""

    priority: Words
    outcome: Words
    words: Words


class PriorityData(Published):
    name: Key
    title: Words
    why: Words | None = None
    owner: Words | None = None
    due: Day | None = None
    measure: Words | None = None
    baseline: Words | None = None
    target: Words | None = None


class ComparisonData(Published):
    """An official measure as a section shows it."""

    measure: Key
    plain_title: Words
    unit: Short = ""
    sentence: Short = ""
    period: PeriodName
    value: Words | None = None
    margin: Words | None = None
    page: Annotated[str, Field(max_length=300, pattern=r"^[a-z0-9-]+/#[A-Za-z0-9_-]+$")] = ""
    """Where it is shown, from the account’s own address."""


class HighlightData(Published):
    """What the landing page names: the most important of what the sections tell."""

    words: Words
    section: Words | None = None


class GlanceData(Published):
    """The landing page."""

    went_well: Annotated[tuple[HighlightData, ...], Few] = ()
    must_be_better: Annotated[tuple[HighlightData, ...], Few] = ()


class OmissionData(Published):
    """Why a section is not covered."""

    reason: Words
    until: Day | None = None


class SectionData(Published):
    key: Key
    title: Words
    question: Short = ""
    suggested: bool = False
    coverage: DepthWords | None = None
    not_covered: OmissionData | None = None
    summary: Words | None = None
    text: Story = ""
    """Markdown."""
    went_well: Annotated[tuple[Words, ...], Few] = ()
    must_be_better: Annotated[tuple[WeaknessData, ...], Few] = ()
    recommendations: Annotated[tuple[RecommendationData, ...], Few] = ()
    progress: Annotated[tuple[ProgressData, ...], Few] = ()
    priorities: Annotated[tuple[PriorityData, ...], Few] = ()
    figures: Annotated[tuple[Key, ...], Few] = ()
    """The names of the section’s own figures, which AccountData.figures holds."""
    comparisons: Annotated[tuple[ComparisonData, ...], Few] = ()


class PromiseData(Published):
    """What an earlier account promised, and what became of it by the time of this one."""

    made_in: PeriodName
    name: Key
    title: Words
    section: Key | Literal[""] = ""
    """The section it was made in."""
    due: Day | None = None
    target: Words | None = None
    outcome: Words | None = None
    words: Words | None = None
    reported_in: PeriodName | None = None
    in_words: Short = ""


class AccountData(Published):
    """The part of account.json that several accounts are compared by."""

    council: CouncilData
    period: PeriodData
    at_a_glance: GlanceData = GlanceData()
    figures: Annotated[Mapping[Short, FigureData], Few] = {}
    sections: Annotated[tuple[SectionData, ...], Few] = ()
    promises: Annotated[tuple[PromiseData, ...], Field(max_length=5 * MOST)] = ()

    def section(self, key: str) -> SectionData | None:
        return next((section for section in self.sections if section.key == key), None)
