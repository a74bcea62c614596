"""What is read of an account.json: the words and figures of an account, for pages that lay several side by side.

Figures stand as text, as published. Markdown stands as the council wrote it, with quotes filled in: whoever shows it
converts it with `markup`, which lets nothing through that could run.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from localaccount_gen.register.entry import CouncilData, DepthWords, PeriodData
from localaccount_gen.register.kinds import MOST, Day, Key, PeriodName, Published, Short, Story

Few = Field(max_length=MOST)


class FigureData(Published):
    """One of the council’s own figures."""

    label: Short
    value: Short
    previous: Short | None = None
    unit: Short = "number"
    basis: Short | None = None
    source: Short | None = None
    reason: Short | None = None
    note: Short | None = None
    in_words: Short
    """Such as “3,145 people”."""
    change: Short | None = None
    """Such as “up 3.1% from 3,050”; None where there is no earlier figure."""


class WeaknessData(Published):
    what: Short
    action: Short | None = None
    priority: Short | None = None


class RecommendationData(Published):
    by: Short
    kind: Short | None = None
    date: Day | None = None
    words: Short
    response: Short | None = None
    status: Short | None = None


class ProgressData(Published):
    """What became of one of last period’s priorities."""

    priority: Short
    outcome: Short
    words: Short


class PriorityData(Published):
    name: Key
    title: Short
    why: Short | None = None
    owner: Short | None = None
    due: Day | None = None
    measure: Short | None = None
    baseline: Short | None = None
    target: Short | None = None


class ComparisonData(Published):
    """An official measure as a section shows it."""

    measure: Key
    plain_title: Short
    unit: Short = ""
    sentence: Short = ""
    period: PeriodName
    value: Short | None = None
    margin: Short | None = None
    page: Annotated[str, Field(max_length=300, pattern=r"^[a-z0-9-]+/#[A-Za-z0-9_-]+$")] = ""
    """Where it is shown, from the account’s own address."""


class HighlightData(Published):
    """What the landing page names: the most important of what the sections tell."""

    words: Short
    section: Short | None = None


class GlanceData(Published):
    """The landing page."""

    went_well: Annotated[tuple[HighlightData, ...], Few] = ()
    must_be_better: Annotated[tuple[HighlightData, ...], Few] = ()


class OmissionData(Published):
    """Why a section is not covered."""

    reason: Short
    until: Day | None = None


class SectionData(Published):
    key: Key
    title: Short
    question: Short = ""
    suggested: bool = False
    coverage: DepthWords | None = None
    not_covered: OmissionData | None = None
    summary: Short | None = None
    text: Story = ""
    """Markdown."""
    went_well: Annotated[tuple[Short, ...], Few] = ()
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
    title: Short
    section: Key | Literal[""] = ""
    """The section it was made in."""
    due: Day | None = None
    target: Short | None = None
    outcome: Short | None = None
    words: Short | None = None
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
