"""Where tests find official files: whole ones under OFFICIAL_FILES, laid out as `ascof/…`, or the extracts here."""

import os
from pathlib import Path

EXTRACTS = Path(__file__).parent / "extracts"
WHOLE = Path(os.environ["OFFICIAL_FILES"]) / "ascof" if os.environ.get("OFFICIAL_FILES") else None

TIME_SERIES = (WHOLE or EXTRACTS) / "ascof_2024_25.ods"
OPEN_DATA = (WHOLE or EXTRACTS) / "meas-from-asc-of-eng-2021-open-data-csv_v2.xlsx"
COMPILED = (WHOLE or EXTRACTS) / "ascof_outcomes_all_years.csv"
ALL = (COMPILED, OPEN_DATA, TIME_SERIES)

NEIGHBOURS = (WHOLE.parent / "neighbours" if WHOLE else EXTRACTS) / "ons_nearest_neighbours_asc_councils.csv"

ENGLAND_AVERAGES = EXTRACTS / "england_averages.csv"
