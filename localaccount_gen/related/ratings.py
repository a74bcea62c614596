"""Ratings of care homes and other care services, from the Care Quality Commission's files for every location.

Two files have them (https://www.cqc.org.uk/about-us/transparency/using-cqc-data): the latest ratings, a row for each
location, group and domain, of which only the row that says “Overall” twice is the location's own rating; and the care
directory with filters, a row a location, which also has those without a rating. Both have every kind of service, also
dentists. Neither gives official measure 6B, which counts another population.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.official.container import written_on
from localaccount_gen.related.days import day_in, in_words, read_days
from localaccount_gen.related.source import Asked, Columns, Row, Source, Taken, cell

_RATINGS = ("outstanding", "good", "requires improvement", "inadequate")
_NO_RATING = ("", "-", "not rated", "not formally rated", "not applicable", "not yet inspected", "no published rating",
              "inspected but not rated", "insufficient evidence to rate", "under review")  # fmt: skip
"""What stands in the place of a rating where there is none."""

_KINDS = {
    "care-homes": "care homes",
    "other-care-services": "other adult social care services, such as home care,",
}
_SOCIAL_CARE = "social care org"
FEWEST = 10
"""Of fewer services no percentage is made, because one service would move it by more than ten points (ours)."""

NAMES = frozenset(
    f"{kind}-{what}" for kind in _KINDS
    for what in ("rated", *(rating.replace(" ", "-") for rating in _RATINGS), "good-or-outstanding", "not-yet-rated")
)  # fmt: skip


@dataclass(frozen=True)
class _Location:
    """One overall rating of one location, as a row gives it."""

    id: str
    kind: str
    rating: str
    """In lower case; empty where there is none."""
    day: str
    inherited: bool
    """Whether it was given to the service under an earlier registration."""


def _read_ratings(rows: Iterator[Row], places: Mapping[str, int], asked: Asked) -> Taken:
    overall = (row for row in rows if cell(row, places, "Domain").casefold() == "overall"
               and cell(row, places, "Service / Population Group").casefold() == "overall")  # fmt: skip
    return _read(overall, places, asked, "Latest Rating", whole=False)


def _read_directory(rows: Iterator[Row], places: Mapping[str, int], asked: Asked) -> Taken:
    return _read(rows, places, asked, "Location Latest Overall Rating", whole=True)


def _read(rows: Iterator[Row], places: Mapping[str, int], asked: Asked, title: str, whole: bool) -> Taken:
    """`whole` says that the file has services without a rating too."""
    found: list[_Location] = []
    days: set[str] = set()
    unknown: Counter[str] = Counter()
    dormant: set[str] = set()
    social_care = False
    for row in rows:
        if not (location_id := cell(row, places, "Location ID")):
            continue
        home = _yes(row, places, "Care home?", asked)
        is_social_care = cell(row, places, "Location Type").casefold() == _SOCIAL_CARE
        social_care = social_care or is_social_care
        day = cell(row, places, "Publication Date").strip("-")
        days |= {day} if day else set()
        if not home and not is_social_care:
            continue
        name = cell(row, places, "Location Local Authority")
        area = asked.catalogue.council(name) if name else None
        if area is None:
            unknown[name or "(blank)"] += 1
        if area != asked.council:
            continue
        if "Dormant (Y/N)" in places and _yes(row, places, "Dormant (Y/N)", asked):
            dormant.add(location_id)
            continue
        inherited = "Inherited Rating (Y/N)" in places and _yes(row, places, "Inherited Rating (Y/N)", asked)
        rating = _rating(cell(row, places, title), asked)
        found.append(_Location(location_id, "care-homes" if home else "other-care-services", rating, day, inherited))
    if not social_care:
        raise ProjectError(f"{asked.file} has no location of the type “Social Care Org”, so adult social care cannot "
                           "be told from the rest.")  # fmt: skip
    if not found:
        raise ProjectError(f"{asked.file} has no adult social care service in {asked.council.name}."
                           f"{_names(unknown)}")  # fmt: skip
    read = read_days(asked.file, {location.day for location in found if location.day}, days)
    taken = _taken(asked, max(read.values(), default=None))
    return _figures(_once(found, read, asked), taken, len(dormant), asked, whole, unknown)


def _yes(row: Row, places: Mapping[str, int], title: str, asked: Asked) -> bool:
    match cell(row, places, title).casefold():
        case "y" | "yes":
            return True
        case "n" | "no" | "" | "-":
            return False
        case other:
            raise ProjectError(f"{asked.file} has “{other[:40]}” under “{title}”, which is neither Y nor N.")


def _rating(text: str, asked: Asked) -> str:
    rating = " ".join(text.casefold().split())
    if rating in _NO_RATING:
        return ""
    if rating not in _RATINGS:
        raise ProjectError(f"{asked.file} has “{text[:40]}” for a rating, which is not known.")
    return rating


def _taken(asked: Asked, last: date | None) -> date:
    """The day the file shows. No rating in it can be later, whichever way its dates are read."""
    written = written_on(asked.path)
    taken = asked.published or day_in(asked.file) or (date.fromisoformat(written) if written else None)
    if taken is None:
        raise ProjectError(f"{asked.file} does not say of which day it is; add  --published 2025-04-01  with its day.")
    if last is not None and last > taken:
        raise ProjectError(f"{asked.file} has a rating of {in_words(last)}, which is after the day of the file, "
                           f"{in_words(taken)}; add  --published  with the day it was published.")  # fmt: skip
    if taken < asked.period.start:
        raise ProjectError(f"{asked.file} is of {in_words(taken)}, before the period of the account, {asked.period}.")
    return taken


def _once(found: list[_Location], days: Mapping[str, date], asked: Asked) -> list[_Location]:
    """Each location once: its latest rating, and of two of one day its own before an inherited one.

    The Commission says that a location may have more than one rating published on the same day, and shows all.
    """
    by_id: dict[str, list[_Location]] = {}
    for location in found:
        by_id.setdefault(location.id, []).append(location)
    kept = []
    for location_id, several in by_id.items():
        ranked = sorted(several, key=lambda one: _rank(one, days), reverse=True)
        best = [one for one in ranked if _rank(one, days) == _rank(ranked[0], days)]
        if len({(one.rating, one.kind) for one in best}) > 1:
            raise ProjectError(f"{asked.file} lists {location_id} in {asked.council.name} more than once, with ratings "
                               "that differ and the same date.")  # fmt: skip
        kept.append(best[0])
    return kept


def _rank(location: _Location, days: Mapping[str, date]) -> tuple[bool, date, bool]:
    return bool(location.rating), days.get(location.day, date.min), not location.inherited


def _figures(
    locations: list[_Location], taken: date, dormant: int, asked: Asked, whole: bool, unknown: Counter[str]
) -> Taken:
    figures: dict[str, LocalFigure] = {}
    left_out: list[str] = []
    source = "Care Quality Commission, " + ("care directory with filters" if whole else "latest ratings")
    late = f" The file is of {in_words(taken)}, after the end of {asked.period}." if _is_late(taken, asked) else ""
    each = f"Each is counted once, by its overall rating.{late}"

    def put(name: str, label: str, value: int | Decimal, note: str, per_cent: bool = False) -> None:
        figures[name] = LocalFigure(label=label, value=Decimal(value), unit="per cent" if per_cent else "number",
                                    source=source, taken=taken, note=note)  # fmt: skip

    for kind, words in _KINDS.items():
        here = [location for location in locations if location.kind == kind]
        rated = [location for location in here if location.rating]
        counted = Counter(location.rating for location in rated)
        inherited = sum(location.inherited for location in rated)
        earlier = f" {inherited} {'has' if inherited == 1 else 'have'} a rating from before a change of registration."
        put(f"{kind}-rated", f"{words} with a rating", len(rated), f"{each}{earlier if inherited else ''}")
        for rating in _RATINGS:
            put(f"{kind}-{rating.replace(' ', '-')}", f"{words} rated {rating}", counted[rating], each)
        well = counted["good"] + counted["outstanding"]
        if len(rated) >= FEWEST:
            share = (Decimal(well) * 100 / len(rated)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            put(f"{kind}-good-or-outstanding", f"{words} rated good or outstanding, of those with a rating", share,
                f"That is {well} of {len(rated)}. {each}{_not_6b(kind)}", per_cent=True)  # fmt: skip
        else:
            left_out.append(f"{kind}-good-or-outstanding: there are only {len(rated)} with a rating, too few for a "
                            "percentage.")  # fmt: skip
        if whole:
            put(f"{kind}-not-yet-rated", f"{words} without a rating", len(here) - len(rated), each)
        else:
            left_out.append(f"{kind}-not-yet-rated: the latest ratings have only services with a rating; the care "
                            "directory with filters has the others.")  # fmt: skip
    if dormant:
        services = "1 dormant service is" if dormant == 1 else f"{dormant} dormant services are"
        left_out.append(f"{services} not counted, because nobody is cared for there now.")
    names = tuple(f"{name} ({count:,})" for name, count in sorted(unknown.items()))
    return Taken(figures, NAMES, tuple(left_out), names)


def _is_late(taken: date, asked: Asked) -> bool:
    """Files come out at the start of a month, so the first after the end of a period shows the end."""
    return taken > asked.period.end + timedelta(days=7)


def _not_6b(kind: str) -> str:
    if kind != "care-homes":
        return ""
    return " It is not the official measure 6B, which counts other services, and those without a rating too."


def _names(unknown: Counter[str]) -> str:
    if not unknown:
        return ""
    listed = ", ".join(f"“{name}”" for name, _ in unknown.most_common(3))
    return f" Not the names of councils: {listed}."


_COMMON = {
    "Location ID": (),
    "Care home?": (),
    "Location Local Authority": (),
    "Publication Date": (),
    "Inherited Rating (Y/N)": (),
}

RATINGS = Source(
    "Care Quality Commission, latest ratings",
    Columns(
        {
            **_COMMON,
            "Location Type": ("Location Type/Sector",),
            "Service / Population Group": (),
            "Domain": ("Key Question",),
            "Latest Rating": (),
        },
        known_by=("Location ID", "Latest Rating"),
        needed=("Care home?", "Location Type", "Location Local Authority", "Service / Population Group", "Domain",
                "Publication Date"),
    ),
    _read_ratings,
    NAMES,
)  # fmt: skip
"""The sheet “Locations” of a file such as 01_June_2026_Latest_ratings.ods, or the same rows as CSV."""

DIRECTORY = Source(
    "Care Quality Commission, care directory with filters",
    Columns(
        {
            **_COMMON,
            "Location Type": ("Location Type/Sector",),
            "Dormant (Y/N)": (),
            "Location Latest Overall Rating": (),
        },
        known_by=("Location ID", "Location Latest Overall Rating"),
        needed=("Care home?", "Location Type", "Location Local Authority", "Dormant (Y/N)", "Publication Date"),
    ),
    _read_directory,
    NAMES,
)  # fmt: skip
"""The sheet “HSCA_Active_Locations”, or the same rows as CSV."""
