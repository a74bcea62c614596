"""Prints what comparisons cost: importing a release, loading the table, drawing 200 comparisons, bytes on a page.

    OFFICIAL_FILES=folder python -m tests.bench.comparisons

Without OFFICIAL_FILES the extract is imported, which is a tenth of the release. Times are of the processor, the least
of several runs: what disturbs a run only ever makes it longer.
"""

import gzip
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice, product
from pathlib import Path

from localaccount_gen.model import Comparison, Period
from tests.bench.measure import localaccount, row, run
from tests.comparisons import bars, catalogue, charted, compared, over_time, whole
from tests.official_files import TIME_SERIES

_RUNS = 5
_PERIOD = "2024-25"
_LOADING = """
import time; start = time.process_time()
from pathlib import Path
from localaccount_gen.catalogue import load_catalogue
imported = time.process_time()
catalogue = load_catalogue(); council = catalogue.council("Torbay").code
figures = [figure for measure in catalogue.measures for figure in catalogue.figures(measure, council)]
assert len(figures) > 200; print(time.process_time() - imported, imported - start)
"""


def main() -> None:
    _importing()
    _loading()
    _drawing()
    _bytes()


def _importing() -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = localaccount("data", "import", str(TIME_SERIES), "--into")
        taken = [run(Path(folder), [*command, str(Path(folder) / str(number))]) for number in range(_RUNS)]
    row(f"import of {TIME_SERIES.name}, s", f"{min(one.seconds for one in taken):.2f}", "10")
    row("the same, peak MiB", f"{max(one.mebibytes for one in taken):.0f}", "1024")


def _loading() -> None:
    taken = []
    for _ in range(_RUNS):
        told = subprocess.run([sys.executable, "-c", _LOADING], capture_output=True, text=True, check=True).stdout
        taken.append([float(number) for number in told.split()])
    row("catalogue, and all figures of one council, s", f"{min(taken)[0]:.3f}", "0.15")
    row("the modules for it, s", f"{min(one[1] for one in taken):.3f}", "")


def _drawing() -> None:
    compare_them = _least(lambda: [compared(*which) for which in _two_hundred()])
    draw = _least(_draw)
    row("200 comparisons, worked out, s", f"{compare_them:.2f}", "")
    row("200 comparisons, worked out and drawn twice, s", f"{draw:.2f}", "1")


def _two_hundred() -> list[tuple[str, str, str]]:
    current = [measure.id for measure in catalogue().measures.values() if measure.code_in(Period.parse(_PERIOD))]  # type: ignore[arg-type]
    councils = [area.code for area in catalogue().councils()]
    return [(council, measure, _PERIOD) for council, measure in islice(product(councils, current), 200)]


def _draw() -> None:
    for which in _two_hundred():
        made = charted(*which)
        bars(made)
        if made.over_time:
            over_time(made)


def _bytes() -> None:
    """What each further comparison adds to a page: a page compresses as a whole."""
    pages = [whole(charted(*which)) for which in _two_hundred()[:50]]
    ten, fifty = (len(gzip.compress("\n".join(pages[:number]).encode(), mtime=0)) for number in (10, 50))
    alone = max(len(gzip.compress(page.encode(), mtime=0)) for page in pages)
    plain = sum(len(page.encode()) for page in pages) / len(pages)
    row("a further comparison on a page, gzip, kB", f"{(fifty - ten) / 40_000:.2f}", "6")
    row("the largest comparison alone, gzip, kB", f"{alone / 1000:.2f}", "6")
    row("a comparison as it is, kB", f"{plain / 1000:.1f}", "")


def _least(action: Callable[[], list[Comparison] | None]) -> float:
    taken = []
    for _ in range(_RUNS):
        start = time.process_time()
        action()
        taken.append(time.process_time() - start)
    return min(taken)


if __name__ == "__main__":
    main()
