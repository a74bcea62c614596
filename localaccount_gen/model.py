"""The domain, frozen: councils, measures, official figures, comparisons.

What a council writes is in `forms` (pydantic, because there each value must be judged and explained); what is
computed or read from official files is here, as plain frozen dataclasses, because it is right by construction.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import total_ordering


@total_ordering
@dataclass(frozen=True)
class Period:
    """A financial year, from 1 April to 31 March, written `2024-25`."""

    start_year: int

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """The period that `2024-25` names, or None when the text names none."""
        match = re.fullmatch(r"(20\d\d)-(\d\d)", text)
        if match is None or (int(match[1]) + 1) % 100 != int(match[2]):
            return None
        return cls(int(match[1]))

    @property
    def start(self) -> date:
        return date(self.start_year, 4, 1)

    @property
    def end(self) -> date:
        return date(self.start_year + 1, 3, 31)

    @property
    def previous(self) -> "Period":
        return Period(self.start_year - 1)

    def __str__(self) -> str:
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    def __lt__(self, other: "Period") -> bool:
        return self.start_year < other.start_year

    def __le__(self, other: "Period") -> bool:
        return self.start_year <= other.start_year


class AreaKind(StrEnum):
    COUNCIL = "council"
    REGION = "region"
    TYPE = "type"
    SIMILAR = "similar"
    ENGLAND = "england"


@dataclass(frozen=True)
class Area:
    """A place with official figures: a council, a region, a type of council, or England."""

    code: str
    """ONS code; for a type of council, which has none, `type-unitary` and the like."""
    name: str
    """As text calls it: “Torbay”, “South West”, “unitary councils”, “England”."""
    kind: AreaKind
    region: str = ""
    """For a council, the code of its region."""
    type: str = ""
    """For a council, the code of its type as ASCOF counts it, which for two councils is not their legal one."""
    started: date | None = None
    ended: date | None = None
    predecessors: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class SimilarCouncils:
    """The councils that one is compared with because they are like it, and who says that they are."""

    areas: tuple[Area, ...]
    list_name: str
    """Whose list it is, to stand inside a sentence: “CIPFA nearest neighbours 2024”."""
    own: bool = False
    """Whether the council typed the list itself."""
    dated: date | None = None
    reason: str = ""
    """Why the council uses its own list, in its own words."""


@dataclass(frozen=True)
class Comparators:
    """What a council chose to be set beside, apart from England, before it knew the results."""

    shown: tuple[AreaKind, ...]
    similar: SimilarCouncils


class Polarity(StrEnum):
    HIGHER = "higher"
    LOWER = "lower"
    NONE = "none"
    """Neither direction is better; only “higher” and “lower” may be said."""


class Collection(StrEnum):
    """Where a measure comes from, which decides whether its figures carry margins."""

    USER_SURVEY = "user survey"
    CARER_SURVEY = "carer survey"
    RECORDS = "council records"
    OTHER = "other"

    @property
    def is_survey(self) -> bool:
        return self in (Collection.USER_SURVEY, Collection.CARER_SURVEY)


@dataclass(frozen=True)
class Segment:
    """A run of periods whose figures may be compared with one another, and why it began."""

    first: Period
    last: Period
    excluded: tuple[Period, ...] = ()
    """Periods inside the run which stand alone (the voluntary survey of 2020-21)."""
    reason: str = ""
    """Why figures before this run cannot be compared with it, as a sentence; empty for the first run."""
    not_between_councils: str = ""
    """Why one council's figure cannot be compared with another's in this run, as a sentence; empty where it can."""

    def __contains__(self, period: Period) -> bool:
        return self.first <= period <= self.last and period not in self.excluded


@dataclass(frozen=True)
class Measure:
    """One official statistic, under an id that never changes, because its code did."""

    id: str
    codes: Mapping[str, str]
    """Code by period, `{"2022-23": "1B", "2024-25": "3A"}`; a period without an entry has no such measure."""
    title: str
    """The official title."""
    plain_title: str
    """What a resident would call it, without a full stop: “People who feel safe”."""
    statement: str
    """Completes “About 7 in 10 …”, “19.1 out of 24 …”: “people who use services feel safe”."""
    question: str
    """What a resident wants to know: “Do people feel safe?”."""
    objective: str
    unit: str
    """`percent`, `score 0-24`, `per 100,000 aged 65+` …, as the official table has it."""
    decimals: int
    polarity: Polarity
    polarity_basis: str
    collection: Collection
    numerator: str
    denominator: str
    segments: tuple[Segment, ...]
    note: str = ""
    """What every reader of the measure should know, in a sentence or two; may be empty."""

    def code_in(self, period: Period) -> str | None:
        return self.codes.get(str(period))


class Missing(StrEnum):
    """Why the official table has no number. Each is said in words; none is ever zero."""

    SUPPRESSED = "c"
    NOT_AVAILABLE = "x"
    NOT_APPLICABLE = "z"
    NOT_PUBLISHED = "not published"
    """No row at all, or a marker that in truth means that the council sent no usable data (defect D5)."""


@dataclass(frozen=True)
class Source:
    """The file a figure was read from."""

    key: str
    publisher: str
    release: str
    published: str
    """ISO date; empty where the file does not say."""
    address: str
    licence: str
    file: str
    sha256: str


@dataclass(frozen=True)
class OfficialFigure:
    """One published value of one measure for one area and period."""

    measure: str
    area: str
    period: Period
    value: Decimal | None
    """As published: `str(value)` has the published decimals."""
    missing: Missing | None = None
    margin: Decimal | None = None
    """Half the width of the 95% interval, in the measure's unit; only surveys have one."""
    respondents: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    note: str = ""
    """What is known to be odd about this very figure (the known defects), as a sentence."""
    source: str = ""
    """Key of its Source."""


class Verdict(StrEnum):
    """The fixed words for how one figure stands to another; nothing else may be claimed."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "about the same"
    UNCLEAR = "no clear change"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_COMPARABLE = "not comparable"
    NOT_PUBLISHED = "not published"
    TOO_FEW = "too few people to say"


@dataclass(frozen=True)
class Difference:
    """A council's figure against another one."""

    figure: OfficialFigure
    """The other figure."""
    verdict: Verdict
    amount: Decimal | None
    """Own value less the other value, in the measure's unit; None where there is nothing to subtract."""


@dataclass(frozen=True)
class ComparatorDifference:
    area: Area
    difference: Difference


@dataclass(frozen=True)
class Elsewhere:
    """A report of somebody else's on the same figure. It is never fetched."""

    title: str
    address: str
    seen: date
    """The day the council looked at it."""


@dataclass(frozen=True)
class Comparison:
    """One measure for one council and period: against others, against its own past, and what is to be said with it."""

    measure: Measure
    council: Area
    period: Period
    figure: OfficialFigure
    against: tuple[ComparatorDifference, ...]
    """England first, then the comparators the council chose."""
    change: Difference | None
    """Against the latest earlier figure in the same segment; not comparable where earlier figures are all in others."""
    series: tuple[tuple[OfficialFigure, ...], ...]
    """The council's published past, one tuple a segment, oldest first. Figures are never joined across tuples."""
    breaks: tuple[str, ...]
    """Why each segment after the first cannot be compared with the one before, as sentences."""
    source: Source
    note: str = ""
    """The council's own note beside this figure."""
    elsewhere: tuple[Elsewhere, ...] = ()
    """Reports that the council names beside this figure."""
    invented: bool = False
    """The council's own figures are invented, for a demonstration."""
    england: tuple[tuple[OfficialFigure, ...], ...] = ()
    """England's past in the same way."""
    others: tuple[ComparatorDifference, ...] = ()
    """The comparators the council did not choose: not shown, but it is said whether the message changes with them."""
    predecessors: tuple[Area, ...] = ()
    """The councils that answered for its people before it began, if the measure is older than the council."""
    similar: SimilarCouncils = SimilarCouncils((), "")
    similar_figures: tuple[OfficialFigure, ...] = ()
    """What was published for each similar council in the figure's period; empty where they are not shown."""
