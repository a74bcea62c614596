"""One account in accounts.json: what can be counted of it without reading its words."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from localaccount_gen.register.kinds import (
    MOST,
    AreaCode,
    Base,
    Code,
    Count,
    Day,
    Key,
    PeriodName,
    Place,
    Published,
    Record,
    Short,
    Words,
)
from localaccount_gen.register.sharing import AccountabilityData, HelpData, PracticeData
from localaccount_gen.register.themes import ThemeData
from localaccount_gen.requirements import Depth

DepthWords = Literal["missing", "explained", "mentioned", "evidenced", "compared", "acted on"]

MONEY_RULE = "no-money-compared"
PEOPLE_RULE = "no-people-compared"


class CouncilData(Published):
    """The council that an account is of."""

    name: Words
    short_name: Words
    code: Code
    folder: Place
    region: AreaCode = ""
    """The code of its region."""
    type: AreaCode = ""
    """The code of its type, as in `reference/areas.csv`."""


class PeriodData(Published):
    name: PeriodName
    """Such as `2024-25`."""
    start: Annotated[Day, Field(alias="from")]
    end: Annotated[Day, Field(alias="to")]


class DemonstrationData(Published):
    """An example that no council made."""

    what: Words
    made_by: Words


class Counts(Published):
    """What was counted in one section; its depth rests on it."""

    words: Count = 0
    evidence: Count = 0
    """Figures, measures, tables, reports, people asked, comments, quotes."""
    comparisons: Count = 0
    """Measures set against others, and figures that have last period’s beside them."""
    actions: Count = 0
    """What was or will be done."""


class EasyReadData(Published):
    sections: Count = 0
    """How many sections there are in Easy Read."""
    tested: Day | None = None
    """The day on which people with a learning disability checked it."""


class Balance(Published):
    went_well: Count = 0
    must_be_better: Count = 0


class Entry(Published):
    """One account. What others gather of accounts has its own lists below, each with an empty default."""

    council: CouncilData
    period: PeriodData
    published: Day | None = None
    demonstration: DemonstrationData | None = None
    draft: bool = False
    state: Short = ""
    """In the words of `approval.standing.State`."""
    approval: Record | None = None
    page: Place
    """Its landing page, from the site’s address."""
    data: Place
    """Its account.json, likewise."""
    coverage: Annotated[Mapping[Key, DepthWords], Field(max_length=MOST)] = {}
    """How deep each section goes, by its key, in the framework’s order."""
    counts: Annotated[Mapping[Key, Counts], Field(max_length=MOST)] = {}
    words: Count = 0
    """Of all sections together."""
    findings: Annotated[Mapping[Key, Count], Field(max_length=MOST)] = {}
    """How often each rule that still counts found something, by the rule’s name."""
    answered: Annotated[Mapping[Key, Count], Field(max_length=MOST)] = {}
    """The same for findings that the council gave a reason for."""
    promises: Annotated[Mapping[Key, Count], Field(max_length=MOST)] = {}
    """`made` in this account; and what became of all that earlier ones made: `met`, `partly met`, `not told` …"""
    balance: Balance = Balance()
    """How many things the sections say went well, and must be better."""
    easy_read: EasyReadData = EasyReadData()
    signed: bool = False
    """Whether there is a film in British Sign Language."""
    languages: Annotated[tuple[Key, ...], Field(max_length=MOST)] = ()
    """The codes of the languages its summary is in, beside English."""
    outside_comments: Count = 0
    corrections: Count = 0
    practice: Annotated[tuple[PracticeData, ...], Field(max_length=MOST)] = ()
    """What works there and others could do too."""
    offers: Annotated[tuple[HelpData, ...], Field(max_length=MOST)] = ()
    asks: Annotated[tuple[HelpData, ...], Field(max_length=MOST)] = ()
    """Help that the council can give others, and help that it would like."""
    accountability: AccountabilityData | None = None
    recommendations: Annotated[Mapping[Key, Count], Field(max_length=MOST)] = {}
    """How many reviewers `made`, and how many are `done`, `under way`, `not started`, `not accepted`; `not told` is an
    answer that does not say how far it is, `not answered` is none."""
    self_assessments: Annotated[tuple[ThemeData, ...], Field(max_length=MOST)] = ()
    """Those the council shares; a private one is nowhere."""
    base: Base = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What no other account has: the site, the council’s folder, the period."""
        return (self.base, self.council.folder, self.period.name)

    @property
    def area(self) -> str:
        """What two accounts of one council share, also where they come from two sites."""
        return self.council.code if self.council.code != "none" else f"{self.base}{self.council.folder}"

    @property
    def is_nowhere(self) -> bool:
        """Whether nobody knows where its site is.

        A collection puts such accounts at a host that cannot be, whose name ends as RFC 2606, section 2, has it.
        """
        return self.base.endswith(".invalid/")

    @property
    def address(self) -> str:
        """Of its landing page; from the site’s root in the site’s own build, else absolute."""
        return f"{self.base}{self.page}"

    def depth(self, section: str) -> Depth | None:
        """How deep it covers a section; None where the section is neither there nor expected."""
        words = self.coverage.get(section)
        return Depth[words.upper().replace(" ", "_")] if words else None

    def link(self, section: str) -> str:
        """Where the words of a section are, or the reason why there are none; empty where there is neither."""
        return f"{self.address}{section}/" if self.depth(section) else ""

    def fired(self, rule: str) -> int:
        """How often a rule found something, answered or not."""
        return self.findings.get(rule, 0) + self.answered.get(rule, 0)

    @property
    def compares_money(self) -> bool:
        """Whether it says what was spent, this year and last, on the same basis."""
        return not self.fired(MONEY_RULE)

    @property
    def compares_people(self) -> bool:
        """Whether it says how many people were supported, this year and last."""
        return not self.fired(PEOPLE_RULE)
