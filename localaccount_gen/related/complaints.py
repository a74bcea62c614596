"""Complaints about a council to the Local Government and Social Care Ombudsman, from its yearly tables.

The layout of its spreadsheets is not documented, so a table is read by the words in its header, and refused where they
do not tell what a column counts: complaints received (with a column for adult care), decisions (with upheld and not
upheld), or compliance (https://www.lgo.org.uk, Your council's performance).
"""

from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure, Unit
from localaccount_gen.related.source import Asked, Columns, Row, Source, Taken, cell, same_period
from localaccount_gen.scalars import plain_number

_PUBLISHER = "Local Government and Social Care Ombudsman, complaint statistics"
_MISSING = ("", "-", "–", "n/a", "na", "[c]", "[x]", "[z]", "*", "..")

FEW = 50
"""Of fewer investigations a note says how far one decision moves the rate (ours)."""

_ALL = "about all the council’s services, not adult social care alone"
_BARE = "The number alone does not show whether a council does well: larger councils have more complaints."

_LABELS: Mapping[str, tuple[str, Unit]] = {
    "ombudsman-adult-care-complaints": ("complaints and enquiries to the Ombudsman about adult social care", "number"),
    "ombudsman-complaints": (f"complaints and enquiries to the Ombudsman {_ALL}", "number"),
    "ombudsman-decisions": (f"decisions of the Ombudsman {_ALL}", "number"),
    "ombudsman-upheld": (f"complaints the Ombudsman upheld {_ALL}", "number"),
    "ombudsman-not-upheld": (f"complaints the Ombudsman investigated and did not uphold {_ALL}", "number"),
    "ombudsman-upheld-rate": (f"share of the Ombudsman’s investigations that found fault, {_ALL}", "per cent"),
    "ombudsman-upheld-per-100000": (f"complaints upheld for the number of people who live here, {_ALL}", "per 100,000"),
    "ombudsman-remedy-before": (
        f"share of upheld complaints that the council had put right before, {_ALL}",
        "per cent",
    ),
    "ombudsman-compliance-rate": (f"share of the Ombudsman’s recommendations carried out, {_ALL}", "per cent"),
}
_SHARES = tuple(name for name, (_, unit) in _LABELS.items() if unit == "per cent")


def _read(rows: Iterator[Row], places: Mapping[str, int], asked: Asked) -> Taken:
    period = same_period(asked)
    columns = _figures_of(places, asked)
    table = [row for row in rows if cell(row, places, "Authority")]
    # Others in it are no councils with adult social care, but districts, fire services and more.
    ours = [row for row in table if asked.catalogue.council(cell(row, places, "Authority")) == asked.council]
    if len(ours) != 1:
        problem = "has no row for" if not ours else "has more than one row for"
        raise ProjectError(f"{asked.file} {problem} {asked.council.name}.")
    said = {name: cell(ours[0], places, title) for name, title in columns.items()}
    values = {name: _number(text, asked) for name, text in said.items() if text.casefold() not in _MISSING}
    for name in _SHARES:
        if name in values:
            column = [cell(row, places, columns[name]) for row in table]
            values[name] = _per_cent(values[name], said[name], column, columns[name], asked)
    _check(values, asked)
    figures = {name: LocalFigure(
        label=_LABELS[name][0], value=value, unit=_LABELS[name][1], source=f"{_PUBLISHER}, {period}",
        taken=asked.published, note=_note(name, values),
    ) for name, value in values.items()}  # fmt: skip
    left_out = tuple(f"{name}: the file has no number." for name in said if name not in values)
    return Taken(figures, frozenset(columns), left_out)


def _figures_of(places: Mapping[str, int], asked: Asked) -> dict[str, str]:
    """The column of each figure. What “Total” counts is told by the columns beside it."""
    columns = {name: title for title, name in _TITLES.items() if title in places}
    if "Total" in places:
        received, decided = "ombudsman-adult-care-complaints" in columns, "ombudsman-upheld" in columns
        if received == decided:
            raise ProjectError(f"{asked.file} has a column “Total”, and its other columns do not tell whether that is "
                               "complaints received or decisions.")  # fmt: skip
        columns.setdefault("ombudsman-complaints" if received else "ombudsman-decisions", "Total")
    return columns


def _number(text: str, asked: Asked) -> Decimal:
    number = plain_number(text.removesuffix("%").strip())
    if number is None or number < 0:
        raise ProjectError(f"{asked.file} has “{text[:40]}” for {asked.council.name} where a number should be.")
    return number


def _per_cent(value: Decimal, text: str, column: list[str], title: str, asked: Asked) -> Decimal:
    """Spreadsheets keep 78% as 0.78. A column is read in one way, which one of its cells proves."""
    if text.endswith("%"):
        return value
    numbers = [number for one in column if (number := plain_number(one.removesuffix("%").strip())) is not None]
    if any(number > 1 for number in numbers):
        return value
    if any(0 < number < 1 for number in numbers):
        share = (value * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return share.quantize(Decimal(1)) if share == share.to_integral_value() else share
    raise ProjectError(f"{asked.file} does not tell whether 1 under “{title}” is 1% or 100%.")


def _check(values: Mapping[str, Decimal], asked: Asked) -> None:
    """The upheld rate is of investigations. A rate of all decisions, or of another table, must not pass for it."""
    if any(values[name] > 100 for name in _SHARES if name in values):
        raise ProjectError(f"{asked.file} has more than 100% for {asked.council.name}.")
    upheld, other = values.get("ombudsman-upheld"), values.get("ombudsman-not-upheld")
    rate = values.get("ombudsman-upheld-rate")
    if upheld is None or other is None or rate is None or upheld + other == 0:
        return
    if abs(upheld * 100 / (upheld + other) - rate) > 1:
        raise ProjectError(f"{asked.file} gives {asked.council.name} an upheld rate of {rate}%, which is not {upheld} "
                           f"of the {upheld + other} complaints investigated.")  # fmt: skip


def _note(name: str, values: Mapping[str, Decimal]) -> str:
    match name:
        case "ombudsman-upheld-rate":
            investigated = values.get("ombudsman-upheld", Decimal()) + values.get("ombudsman-not-upheld", Decimal())
            if "ombudsman-not-upheld" not in values or "ombudsman-upheld" not in values or not investigated:
                return "It is a share of the complaints investigated, not of all complaints."
            few = f" With so few, one decision moves the share by about {100 / investigated:.0f} percentage points."
            return (f"It is a share of the {investigated} complaints investigated, not of all complaints."
                    f"{few if investigated < FEW else ''}")  # fmt: skip
        case "ombudsman-remedy-before" | "ombudsman-compliance-rate":
            return "It is a share of few cases, so one case can move it far."
        case "ombudsman-upheld-per-100000":
            return "It is made from few cases, so one case can move it far."
        case "ombudsman-decisions":
            return "Some are on complaints of the year before, so they are not the same as the complaints received."
        case _:
            return _BARE


_TITLES = {
    "Adult care services": "ombudsman-adult-care-complaints",
    "Complaints received": "ombudsman-complaints",
    "Decisions": "ombudsman-decisions",
    "Upheld": "ombudsman-upheld",
    "Not upheld": "ombudsman-not-upheld",
    "Upheld rate": "ombudsman-upheld-rate",
    "Upheld per 100,000": "ombudsman-upheld-per-100000",
    "Satisfactory remedy before": "ombudsman-remedy-before",
    "Compliance rate": "ombudsman-compliance-rate",
}

_COLUMNS = {
    "Authority": ("Authority name", "Local authority", "Local authority name", "Council", "Council name"),
    "Adult care services": ("Adult social care", "Adult care", "Adult social care services"),
    "Complaints received": ("Complaints and enquiries received", "Total received", "Total complaints received"),
    "Decisions": ("Decisions made", "Complaints decided", "Total decided", "Total decisions"),
    "Upheld": ("Complaints upheld", "Upheld complaints", "Upheld decisions"),
    "Not upheld": ("Complaints not upheld",),
    "Upheld rate": ("Uphold rate", "Percentage upheld", "Percent upheld"),
    "Upheld per 100,000": ("Upheld complaints per 100,000", "Upheld decisions per 100,000 residents",
                           "Upheld complaints per 100,000 residents"),
    "Satisfactory remedy before": ("Satisfactory remedy before the complaint reached the Ombudsman",
                                   "Satisfactory remedies", "Satisfactory remedy rate"),
    "Compliance rate": ("Compliance", "Compliance with recommendations"),
    "Total": (),
}  # fmt: skip

COMPLAINTS = tuple(
    Source(
        "Local Government and Social Care Ombudsman, complaint statistics",
        Columns(_COLUMNS, known_by=("Authority", title), needed=needed),
        _read,
        frozenset(_LABELS),
    )
    for title, needed in (
        ("Adult care services", ()),
        ("Upheld", ("Not upheld",)),
        ("Upheld rate", ("Upheld", "Not upheld")),
        ("Compliance rate", ()),
    )
)
"""Its three tables, each on a sheet or in a file of its own: received, decided, compliance."""
