"""What a council spent on adult social care, from the Totals file of the adult social care finance report.

CSV, a row for each council and each kind of care, age, reason and setting, in thousands of pounds; a council's total is
the sum of its rows. Keys of 99 mark rows that are sums themselves in later files. The report's other files name each
item by a number (`UUID`) that only its mapping guide explains, and are refused. Spending is never divided by activity:
the report says that this gives no cost for a person
(https://www.gov.uk/government/statistics/adult-social-care-finance-report-england-2024-to-2025).
"""

import re
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal

from localaccount_gen.findings import ProjectError
from localaccount_gen.forms import LocalFigure
from localaccount_gen.model import Period
from localaccount_gen.official.rows import publisher
from localaccount_gen.related.source import Asked, Columns, Row, Source, Taken, cell

_FIGURES = {
    "GROSSCURRENTEXPENDITURE": ("gross-current-expenditure", "money spent on adult social care, before taking off "
                                "what people pay towards it", "Gross current expenditure."),
    "NETCURRENTEXPENDITURE": ("net-current-expenditure", "money spent on adult social care, after all income",
                              "Net current expenditure."),
    "TOTALEXPENDITURE": ("total-care-expenditure", "all money spent on adult social care, whoever paid",
                         "Total expenditure."),
    "TOTALINCOME": ("total-care-income", "all income for adult social care, such as what people paid towards it and "
                    "money from the NHS", "Total income."),
}  # fmt: skip
NAMES = frozenset(name for name, _, _ in _FIGURES.values())
_KEYS = ("CareType_KEY", "AgeBand_KEY", "PrimarySupportReason_KEY", "SupportSetting_KEY", "Purpose_KEY",
         "CarerSupportType_KEY", "DataType_KEY")  # fmt: skip
_SUM = "99"
_NUMBER = re.compile(r"-?[0-9,]{1,15}(\.[0-9]{0,20})?(E-?[0-9]{1,2})?")
_NOTE = "It cannot be divided by a number of people to give a cost for each: the two are not counted in the same way."

MOST = Decimal(5_000_000)
"""In thousands of pounds, many times what any council spends: a file above it is not in thousands (ours)."""


def _read(rows: Iterator[Row], places: Mapping[str, int], asked: Asked) -> Taken:
    sums = dict.fromkeys(_AMOUNTS, Decimal())
    periods: set[Period] = set()
    found = 0
    for row in rows:
        period = _period(cell(row, places, "FY_Ending"), asked)
        periods.add(period)
        if period != asked.period or any(cell(row, places, key) == _SUM for key in _KEYS):
            continue
        cassr, ons = cell(row, places, "CASSR_CODE"), cell(row, places, "GEOGRAPHY_CODE")
        known = asked.catalogue.known_areas.published_as(cassr, ons, period)
        if known is not None and known.area == asked.council:
            found += 1
            for title in _AMOUNTS:
                sums[title] += _amount(cell(row, places, title), asked)
    if asked.period not in periods:
        said = ", ".join(str(period) for period in sorted(periods)) or "no period"
        raise ProjectError(f"{asked.file} is for {said}, and the account is for {asked.period}.")
    if not found:
        raise ProjectError(f"{asked.file} has no rows for {asked.council.name}.")
    _check(sums, asked)
    figures = {
        name: LocalFigure(
            label=label,
            value=(sums[title] / 1000).quantize(Decimal("0.1"), ROUND_HALF_UP),
            unit="£ million",
            basis=basis,
            source=f"{publisher(asked.period)}, adult social care finance report, {asked.period}",
            taken=asked.published,
            note=_NOTE,
        )
        for title, (name, label, basis) in _FIGURES.items()
    }
    return Taken(figures, NAMES)


def _check(sums: Mapping[str, Decimal], asked: Asked) -> None:
    if max(abs(amount) for amount in sums.values()) > MOST:
        raise ProjectError(f"{asked.file} has amounts that cannot be in thousands of pounds, as the report's are.")
    if abs(sums["TOTALEXPENDITURE"] - sums["TOTALINCOME"] - sums["NETTOTALEXPENDITURE"]) > 1:
        raise ProjectError(f"{asked.file} does not add up for {asked.council.name}: total expenditure less income is "
                           "not the net total expenditure.")  # fmt: skip


def _period(text: str, asked: Asked) -> Period:
    if not (text.isdecimal() and len(text) == 4):
        raise ProjectError(f"{asked.file} has “{text[:40]}” under “FY_Ending”, which is not a year.")
    return Period(int(text) - 1)


def _amount(text: str, asked: Asked) -> Decimal:
    """`:` stands where a council gave no answer, and a blank would be nothing to add: neither may pass for nought."""
    if not _NUMBER.fullmatch(text):
        raise ProjectError(f"{asked.file} has “{text[:40]}” where an amount should be, so no total can be made.")
    return Decimal(text.replace(",", ""))


_AMOUNTS = (*_FIGURES, "NETTOTALEXPENDITURE")

FINANCE = Source(
    "Adult social care finance report, Totals",
    Columns(
        dict.fromkeys(("FY_Ending", "CASSR_CODE", "GEOGRAPHY_CODE", *_KEYS, *_AMOUNTS), ()),
        known_by=("FY_Ending", "GROSSCURRENTEXPENDITURE"),
        needed=("CASSR_CODE", "GEOGRAPHY_CODE", *_KEYS, *_AMOUNTS),
    ),
    _read,
    NAMES,
)


def _refuse_items(_rows: Iterator[Row], _places: Mapping[str, int], asked: Asked) -> Taken:
    raise ProjectError(f"{asked.file} names each amount by a number (UUID) that only the report's mapping guide "
                       "explains; import the report's Totals file.")  # fmt: skip


FINANCE_ITEMS = Source(
    "Adult social care finance report, single items",
    Columns(dict.fromkeys(("UUID", "FY_Ending", "ItemValue"), ()), ("UUID", "FY_Ending", "ItemValue"), ()),
    _refuse_items,
)
