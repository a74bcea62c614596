"""The council's own figures and tables beside each trigger. They have no better or worse: readers judge them."""

import re
from collections.abc import Iterator

from localaccount_gen.account import Account, FigureEntry
from localaccount_gen.amounts import UNMOVED, movement
from localaccount_gen.csvfile import NO_FIGURE
from localaccount_gen.grids import Grid, grids
from localaccount_gen.render.selfassessed import figure_address, figure_sentence
from localaccount_gen.signoff.figures import MONEY
from localaccount_gen.triggers.fact import Fact, Kind, at

OF_SECTION = {
    "safeguarding": "safeguarding",
    "think-local-act-personal": "personalisation",
    "productivity": "financial-measures",
    "prevention": "financial-concerns",
    "market": "market",
    "complaints": "satisfaction",
    "feedback": "satisfaction",
    "scrutiny": "momentum",
    "political-priorities": "momentum",
    "improvement": "momentum",
    "workforce": "workforce",
    "partnership": "partners",
    "hospital-discharge": "partners",
    "co-production": "partners",
}
"""The trigger that a section belongs to; the others belong to “local-measures”."""
OTHERS = "local-measures"

_OF_WORDS = (
    ("satisfaction", re.compile(r"\bcomplain|\bombudsman|\bcompliment", re.IGNORECASE)),
    ("workforce", re.compile(r"\bvacan|\bturnover|\bsickness|\bstaff\b|\bempty posts?\b|\bagency workers?\b", re.I)),
    ("market", re.compile(r"\brated (?:good|outstanding|inadequate)|\brequir\w+ improvement\b", re.IGNORECASE)),
    ("safeguarding", re.compile(r"\bsafeguarding\b", re.IGNORECASE)),
)
_PREVENTION = re.compile(
    r"\bprevent|\bearly (?:help|support|intervention)|\binformation and advice|\bre-?ablement|\bshort-term help"
    r"|\bequipment\b|\bsupport for carers|\bhelp for carers|\bvoluntary sector|\bcommunity grants?",
    re.IGNORECASE,
)
_UNIT_COST = re.compile(
    r"\b(?:price|cost|rate|fee)s? (?:of|per|for|a) (?:a |an |one )?(?:week|hour|day|place|person|visit)|\bunit cost"
    r"|\bprice of a week|\bper (?:week|hour)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d[-/–]\d\d")
NO_REASON = "The account gives no reason for the change."


def own_figures(trigger: str, account: Account) -> Iterator[Fact]:
    """The figures of one trigger, in the account's order."""
    for entry in account.figures.values():
        if entry.figure.measure is None and _trigger(entry, account) == trigger:
            yield _fact(entry, account)
    if trigger == "financial-concerns":
        yield from _prevention(account)
    if trigger == "financial-measures":
        yield from _costs(account)


def _trigger(entry: FigureEntry, account: Account) -> str:
    figure = entry.figure
    if figure.unit in MONEY:
        return "financial-concerns" if _PREVENTION.search(figure.label) else "financial-measures"
    for trigger, pattern in _OF_WORDS:
        if pattern.search(figure.label):
            return trigger
    for section in account.sections:
        if section.document.file == entry.document.file:
            return OF_SECTION.get(section.key, OTHERS)
    return OTHERS


def _fact(entry: FigureEntry, account: Account) -> Fact:
    figure = entry.figure
    moved = movement(figure) not in (None, UNMOVED)
    unexplained = moved and not figure.reason
    kind = Kind.ASK if unexplained and figure.unit in MONEY else Kind.KNOWN
    more = [figure.reason or (NO_REASON if unexplained else ""), figure.basis or "", figure.note or ""]
    if figure.previous is None:
        more.append("The account gives no figure for the year before.")
    said = " ".join(f"{part.rstrip('.')}." for part in more if part)
    return Fact(kind, figure_sentence(figure), _place(entry), figure_address(entry, account), said)


def _place(entry: FigureEntry) -> str:
    source = f". Source: {entry.figure.source}" if entry.figure.source else ", with no source"
    return f"{at(entry.place)}{source}"


def _prevention(account: Account) -> Iterator[Fact]:
    """Lines of the account's tables of money that are for helping early; where there is none, that there is none."""
    found = False
    for grid in grids(account):
        if not _is_of_money(grid):
            continue
        for number, row in enumerate(grid.rows):
            if row and _PREVENTION.search(row[0]):
                found = True
                cells = "; ".join(
                    f"{name}: {cell}" for name, cell in zip(grid.header[1:], row[1:], strict=False) if cell
                )
                yield Fact(Kind.KNOWN, f"{row[0]}. {cells}.", f"{at(grid.place(number, 0))}, table “{grid.title}”",
                           f"{account.address}{grid.section}/#tables" if grid.section else "",
                           "Whether this line is prevention is for those who know it.")  # fmt: skip
    of_figures = any(_PREVENTION.search(one.figure.label) for one in account.figures.values()
                     if one.figure.unit in MONEY)  # fmt: skip
    if not found and not of_figures:
        yield Fact(
            Kind.ASK, "The account does not say what was spent on helping people early.", at(account.document.place())
        )


def _lower(grid: Grid, account: Account) -> Iterator[Fact]:
    """Lines of money that are lower than the year before, in a table with two years side by side, the later last."""
    years = [_YEAR.search(name) for name in grid.header[1:]]
    if len(years) != 2 or not (years[0] and years[1]) or years[0][0] >= years[1][0]:
        return
    for number, row in enumerate(grid.rows):
        before, now = grid.number(number, 1), grid.number(number, 2)
        is_gone = before and row[2] in ("[z]", "0") and before.value > 0
        if is_gone or (before and now and now.value < before.value):
            cell = NO_FIGURE.get(row[2], row[2])
            less = "where there was" if row[2] in NO_FIGURE else "less than"
            said = f"{row[0]}: {cell} under “{grid.header[2]}”, {less} {row[1]} under “{grid.header[1]}”."
            yield Fact(Kind.KNOWN, said, f"{at(grid.place(number, 2))}, table “{grid.title}”",
                       f"{account.address}{grid.section}/#tables" if grid.section else "")  # fmt: skip


def _is_of_money(grid: Grid) -> bool:
    return "£" in f"{grid.title} {' '.join(grid.header)}" or any("£" in cell for row in grid.rows for cell in row)


def _costs(account: Account) -> Iterator[Fact]:
    money = [one for one in account.figures.values() if one.figure.unit in MONEY]
    for grid in grids(account):
        if _is_of_money(grid) and len(grid.header) > 2:
            yield Fact(Kind.KNOWN, f"The table “{grid.title}” has its lines of money side by side: "
                       f"{', '.join(grid.header[1:])}.", at(grid.place(-1, 0)),
                       f"{account.address}{grid.section}/#tables" if grid.section else "")  # fmt: skip
            yield from _lower(grid, account)
    if not any(_UNIT_COST.search(one.figure.label) for one in money):
        yield Fact(
            Kind.ASK,
            "The account has no figure on what care costs for each person, week or hour.",
            at(account.document.place()),
        )
