"""Family `figure`: tables that add up, and counts too small to publish."""

import re
from collections.abc import Iterator
from decimal import Decimal

from localaccount_gen.findings import Severity
from localaccount_gen.grids import Cell, Grid, is_hidden, is_marker
from localaccount_gen.rules.rule import Facts, Found, rule

_TOTAL = re.compile(
    r"\W*(?:grand |overall )?(?:total|totals|all|everyone|everybody|overall|sum|all people"
    r"|altogether)\b[^a-z]*(?:\(.*\))?",
    re.I,
)
_OVERLAP = re.compile(
    r"\b(?:counted (?:once under|twice|more than once|in more than)|more than one (?:service|group|row|line|category"
    r"|kind)|overlap\w*"
    r"|do not add|don[’']t add|not add up|cannot be added|may (?:get|have|use|be in|appear in) (?:more|two|several)"
    r"|double[- ]counted"
    r"|part of the (?:line|row|total)|of which|includes? the)\b",
    re.IGNORECASE,
)
_ROUNDED = re.compile(r"\bround(?:ed|ing)\b", re.IGNORECASE)


@rule("figure", Severity.WARNING, "tables of spending in published accounts", {"least_shares": 98, "most_shares": 102})
def parts_do_not_sum(facts: Facts) -> Iterator[Found]:
    """The parts of a table make its total, within rounding, and shares of a whole make 98% to 102%.

    Why: a reader adds them up, and a part that is missing or counted twice changes what the table says

    Passes (productivity.md)::

        | What the money went on | £ million |
        |---|---|
        | Care homes | 51.8 |
        | Care at home | 30.1 |
        | Total | 81.9 |

    Fails (productivity.md)::

        | What the money went on | £ million |
        |---|---|
        | Care homes | 51.8 |
        | Care at home | 30.1 |
        | Total | 91.9 |
    """
    shares = tuple(Decimal(facts.setting(parts_do_not_sum, one)) for one in ("least_shares", "most_shares"))
    for grid in facts.grids:
        if not _OVERLAP.search(f"{grid.title} {grid.note} {' '.join(row[0] for row in grid.rows)}"):
            yield from _columns(grid, shares)
            yield from _rows(grid, shares)
    yield from _ages(facts)


def _columns(grid: Grid, shares: tuple[Decimal, ...]) -> Iterator[Found]:
    totals = [row for row, cells in enumerate(grid.rows) if _TOTAL.fullmatch(cells[0])]
    if len(totals) != 1 or totals[0] not in (0, len(grid.rows) - 1) or len(grid.rows) < 3:
        return
    total = totals[0]
    parts = [row for row in range(len(grid.rows)) if row != total]
    for column in range(1, len(grid.header)):
        cells = [grid.number(row, column) for row in parts]
        whole = grid.number(total, column)
        if whole and _complete(grid, [(row, column) for row in parts], cells):
            yield from _sum(grid, [cell for cell in cells if cell], whole, (total, column), grid.header[column], shares)


def _rows(grid: Grid, shares: tuple[Decimal, ...]) -> Iterator[Found]:
    totals = [column for column, heading in enumerate(grid.header) if column and _TOTAL.fullmatch(heading)]
    if len(totals) != 1 or totals[0] != len(grid.header) - 1 or len(grid.header) < 4:
        return
    parts = range(1, totals[0])
    for row in range(len(grid.rows)):
        cells = [grid.number(row, column) for column in parts]
        whole = grid.number(row, totals[0])
        if whole and _complete(grid, [(row, column) for column in parts], cells):
            yield from _sum(grid, [cell for cell in cells if cell], whole, (row, totals[0]), grid.rows[row][0], shares)


def _complete(grid: Grid, places: list[tuple[int, int]], cells: list[Cell | None]) -> bool:
    """Whether every part is a number of one kind, or is said not to apply; a hidden part cannot be added."""
    told = [cell for cell in cells if cell]
    gaps = [grid.rows[row][column] for (row, column), cell in zip(places, cells, strict=True) if not cell]
    alike = len({cell.is_share for cell in told}) == 1
    return len(told) >= 2 and alike and all(gap.strip() in ("[z]", "–", "-", "") for gap in gaps)


def _sum(
    grid: Grid, cells: list[Cell], whole: Cell, at: tuple[int, int], what: str, shares: tuple[Decimal, ...]
) -> Iterator[Found]:
    if cells[0].is_share is not whole.is_share:
        return
    total = sum((cell.value for cell in cells), Decimal(0))
    if whole.is_share:
        low, high = shares
        if whole.value == 100 and not low <= total <= high:
            yield Found(
                grid.place(*at),
                f"The shares of “{what}” make {total}%, and 100% is written here.",
                "look for a share that is missing, mistyped or counted twice; if people may be in more than one row, "
                "say "
                "so in the note",
            )
        return
    if abs(total - whole.value) > _slack(grid, cells, whole):
        yield Found(
            grid.place(*at),
            f"The parts of “{what}” make {total:,}, and {whole.value:,} is written here.",
            f"write {total:,}, or put right the part that is wrong; if people may be counted twice, say so in the note",
        )


def _slack(grid: Grid, cells: list[Cell], whole: Cell) -> Decimal:
    """How far a sum of rounded parts may lie from a rounded total: half a unit for each. Whole numbers are not rounded,
    unless all end in 0 or 5, are money, or the note says so."""
    decimals = min(cell.decimals for cell in (*cells, whole))
    unit = Decimal(1).scaleb(-decimals)
    every = (*cells, whole)
    if decimals == 0:
        noted = bool(_ROUNDED.search(f"{grid.title} {grid.note}"))
        money = any(cell.is_money for cell in every) or "£" in f"{grid.title} {' '.join(grid.header)}"
        steps = [step for step in (1000, 100, 10, 5) if all(cell.value % step == 0 for cell in every)]
        unit = Decimal(steps[0] if steps else 1 if noted or money else 0)
    return unit * (len(cells) + 1) / 2


_AGE = re.compile(r" aged (?:18 (?:to|-|–) 64|65 (?:and|or) over)\b")


def _ages(facts: Facts) -> Iterator[Found]:
    """Figures whose labels say that one is the whole and two are its ages."""
    entries = list(facts.account.figure_entries)
    if not any("aged" in entry.figure.label.lower() for entry in entries):
        return
    by_label: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        by_label.setdefault(" ".join(_AGE.sub("", entry.figure.label.lower()).split()), []).append(number)
    for numbers in by_label.values():
        ages = [entries[number] for number in numbers if _AGE.search(entries[number].figure.label.lower())]
        whole = [entries[number] for number in numbers if entries[number] not in ages]
        if len(ages) != 2 or len(whole) != 1 or ages[0].figure.label == ages[1].figure.label:
            continue
        total = sum((entry.figure.value for entry in ages), Decimal(0))
        if total != whole[0].figure.value and whole[0].figure.unit in ("people", "number"):
            yield Found(
                whole[0].document.place("figures", whole[0].name, "value"),
                f"The two ages make {total:,}, and {whole[0].figure.value:,} is written here.",
                f"write {total:,}, or put right the age that is wrong",
            )


_PEOPLE = re.compile(
    r"\b(?:people|persons?|adults?|carers?|residents?|clients?|men|women|males?|females?|users?|patients|individuals"
    r"|tenants"
    r"|number of (?:deaths|suicides)|deaths?|victims?)\b",
    re.IGNORECASE,
)
_NOT_PEOPLE = re.compile(
    r"£|%|\b(?:per cent|percent|share|rate|days|weeks|months|hours|average|score|visits|homes|contracts|libraries"
    r"|reviews|complaints"
    r"|compliments|concerns|enquiries|requests|calls|million|cost|price|spend\w*|places|beds|meetings|sessions|per"
    r"|years?)\b",
    re.IGNORECASE,
)


@rule(
    "figure", Severity.ERROR, "Office for National Statistics, on protecting people in tables of counts", {"people": 10}
)
def small_count(facts: Facts) -> Iterator[Found]:
    """No count of people under 10 stands in a table or a figure, nor can one be worked out from a total.

    Why: neighbours can guess who the three people are

    Passes (equality.md)::

        | People who had an advocate | 2024-25 |
        |---|---|
        | Women | 34 |
        | Men | 21 |

    Fails (equality.md)::

        | People who had an advocate | 2024-25 |
        |---|---|
        | Women | 34 |
        | Men | 3 |
    """
    fewest = facts.setting(small_count, "people")
    for entry in facts.own_figures:
        if entry.figure.unit != "people":
            continue
        for key, value in (("value", entry.figure.value), ("previous", entry.figure.previous)):
            if value is not None and 0 < value < fewest:
                yield Found(
                    entry.document.place("figures", entry.name, key),
                    f"{value} is a count of fewer than {fewest} people.",
                    f"delete this figure and write “fewer than {fewest} people”, or count a larger group",
                )
    for grid in facts.grids:
        for column in range(1, len(grid.header)):
            if _counts_people(grid, column):
                yield from _small_cells(grid, column, fewest)


def _counts_people(grid: Grid, column: int) -> bool:
    """Whether a column counts people: its heading says so, or the table's first heading or title and no other unit."""
    heading = grid.header[column]
    if _NOT_PEOPLE.search(heading):
        return False
    if _PEOPLE.search(heading):
        return True
    about = f"{grid.header[0]} {grid.title}"
    return bool(_PEOPLE.search(about)) and not _NOT_PEOPLE.search(re.sub(r"20\d\d", "", about))


def _small_cells(grid: Grid, column: int, fewest: int) -> Iterator[Found]:
    cells = grid.column(column)
    if any(cell and (cell.decimals or cell.is_share or cell.is_money) for cell in cells):
        return
    for row, cell in enumerate(cells):
        if cell and 0 < cell.value < fewest and not _NOT_PEOPLE.search(grid.rows[row][0]):
            yield Found(
                grid.place(row, column),
                f"{cell.value:f} is a count of fewer than {fewest} people.".replace(".0 ", " "),
                "write [c] in the cell, and hide a second cell of the column or leave out the total, so that nobody "
                "can "
                "work it out; or put rows together",
            )
    hidden = [row for row in range(len(cells)) if is_hidden(grid.rows[row][column])]
    totals = [row for row, row_cells in enumerate(grid.rows) if _TOTAL.fullmatch(row_cells[0])]
    others = [row for row in range(len(cells)) if row not in hidden and row not in totals]
    if len(hidden) == 1 and len(totals) == 1 and hidden != totals and cells[totals[0]] and all(
        cells[row] or (is_marker(grid.rows[row][column]) and grid.rows[row][column].strip() == "[z]") for row in others
    ):  # fmt: skip
        yield Found(
            grid.place(hidden[0], column),
            "This hidden count can be worked out: the total less the other rows.",
            "hide a second cell of the column with [c], or leave out the total",
        )


RULES = (parts_do_not_sum, small_count)
