"""Which councils are like which: the Office for National Statistics' statistical nearest neighbours.

The global model of the 2026 edition, which weighs people, places and work together, left to the 153 councils that
answer for adult social care: each keeps 3 to 20 of its 20. Districts and the areas of Scotland, Wales and Northern
Ireland fall out. The Office says that a list “should not be viewed as being a judgement about the performance of a
local authority”
(https://www.ons.gov.uk/peoplepopulationandcommunity/wellbeing/methodologies/clusteringsimilarlocalauthoritiesandstatisticalnearestneighboursintheukmethodology).
The Chartered Institute of Public Finance and Accountancy's list is not free to pass on; a council may type its own.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

NEIGHBOURS = "the Office for National Statistics’ statistical nearest neighbours (2026)"


def read_neighbours(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """The councils most like each council, by ONS code, most alike first, as `neighbours.csv` has them."""
    found: dict[str, list[str]] = {}
    for row in csv.DictReader((folder / "neighbours.csv").read_text(encoding="utf-8").splitlines()):
        found.setdefault(row["council"], []).append(row["neighbour"])
    return {council: tuple(others) for council, others in found.items()}
