"""Comparison → Chart: sentence, table, picture, small print and data, so made that none comes without the others.

Positions are worked out here; `templates/charts/` draws them. Picture and table are made of the same figures.
"""

from dataclasses import dataclass

from localaccount_gen import words
from localaccount_gen.charts.bars import BarPicture, bar_picture
from localaccount_gen.charts.over_time import OverTimePicture, over_time_picture
from localaccount_gen.charts.rows import csv_rows
from localaccount_gen.charts.tables import Table, comparison_table, over_time_table
from localaccount_gen.model import Comparison


@dataclass(frozen=True)
class OverTime:
    """The council's past: what became of the figure, every period in a table, and its picture."""

    sentence: str
    table: Table
    picture: OverTimePicture
    breaks: tuple[str, ...]
    """Why the picture has gaps, as sentences to stand under it."""


@dataclass(frozen=True)
class Chart:
    """Everything a page shows of one comparison, in the order in which it shows it."""

    key: str
    """Unique on a page and the same in every build: `feel-safe-E06000027-2024-25`. Ids begin with it."""
    heading: str
    """What a resident would call the measure: “People who feel safe”."""
    sentence: str
    note: str
    """The council's own note, printed beside the sentence; may be empty."""
    table: Table
    picture: BarPicture
    over_time: OverTime | None
    """None where there are not two of the council's figures to show."""
    small_print: tuple[str, ...]
    """Without what stands under the picture of the past already."""
    first_lines: tuple[str, ...]
    """What of the small print is seen without opening anything."""
    csv: bytes
    csv_name: str
    """An underscore is in it, so that no file of the council's own can have the same name."""
    html_name: str
    """Of the file with all of this as HTML for the page of another website."""
    own_page: str
    """Where it stands alone, within the account: `measures/feel_safe/`, after the measure's lasting id."""


def chart(comparison: Comparison) -> Chart:
    """The chart of a comparison."""
    key = f"{comparison.measure.id.replace('_', '-')}-{comparison.council.code}-{comparison.period}"
    over_time = _over_time(comparison, key)
    said = over_time.breaks if over_time else ()
    return Chart(
        key=key,
        heading=comparison.measure.plain_title,
        sentence=words.headline(comparison),
        note=comparison.note,
        table=comparison_table(comparison),
        picture=bar_picture(comparison, key),
        over_time=over_time,
        small_print=tuple(sentence for sentence in words.small_print(comparison) if sentence not in said),
        first_lines=words.first_lines(comparison),
        csv=csv_rows(comparison),
        csv_name=f"measure_{comparison.measure.id}.csv",
        html_name=f"measure_{comparison.measure.id}.html",
        own_page=f"measures/{comparison.measure.id}/",
    )


def _over_time(comparison: Comparison, key: str) -> OverTime | None:
    picture = over_time_picture(comparison, key)
    if picture is None:
        return None
    return OverTime(words.past_sentence(comparison), over_time_table(comparison), picture, comparison.breaks)
