"""Prints how long `build` and `check` take, as ratios to a plain `mkdocs build` on the same machine.

    python -m tests.bench.measure             one account, and growth to 10 and 153 (some minutes)
    python -m tests.bench.measure --quick     one account only
    python -m tests.bench.measure --nation    a nation: cold, by two processes, with nothing changed, with one edit
    python -m tests.bench.measure --archive   153 councils over ten periods, once (half an hour)

Times are of the processor, of a whole command with its children. Where two commands are compared they run in turns,
and the ratio is the median of the pairs, so that a busy machine disturbs both alike.
"""

import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bench.generate import generate
from tests.bench.nation import generate_nation

_PAIRS = 7
_BYTECODE = Path(tempfile.gettempdir()) / "localaccount-bench-bytecode"
_ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(_BYTECODE)}
"""An installed program is compiled once; an environment that forbids this would have every run compile ours alone."""


@dataclass(frozen=True)
class Run:
    seconds: float
    """Of the processor, with all children."""
    mebibytes: float
    """Of the largest process."""
    clock: float


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        if "--nation" in sys.argv:
            _nation(Path(folder))
        elif "--archive" in sys.argv:
            _archive(Path(folder))
        else:
            _one_account(Path(folder))
            if "--quick" not in sys.argv:
                _growth(Path(folder))


def _one_account(folder: Path) -> None:
    project = folder / "one"
    generate(project, 1)
    run(project, localaccount("build"))
    run(project, localaccount("write", str(folder / "ours")))
    run(project, localaccount("write", "--theme", "material", str(folder / "material")))
    build = lambda: run(project, localaccount("build", "--no-cache", "--site-dir", str(folder / "fresh")))  # noqa: E731
    ours = _paired(build, lambda: run(folder / "ours", _mkdocs()))
    stock = _paired(build, lambda: run(folder / "material", _mkdocs()))
    check = [run(project, localaccount("check")) for _ in range(_PAIRS)]
    built = [build() for _ in range(3)]
    row("build, one account / plain mkdocs build, same theme", f"{ours:.2f}", "1.20")
    row("build, one account / plain mkdocs build, stock Material", f"{stock:.2f}", "0.80")
    row("build, one account, processor seconds", f"{_median(built).seconds:.2f}", "")
    row("build, one account, peak MiB", f"{_median(built).mebibytes:.0f}", "")
    row("check, one account, processor seconds", f"{_median(check).seconds:.2f}", "0.30")
    row("check, one account, peak MiB", f"{_median(check).mebibytes:.0f}", "70")


def _growth(folder: Path) -> None:
    seconds = {}
    for councils in (1, 10, 153):
        project = folder / f"many-{councils}"
        generate(project, councils)
        times = 3 if councils < 153 else 1
        built = _median([run(project, localaccount("build", "--no-cache", "--jobs", "1")) for _ in range(times)])
        checked = run(project, localaccount("check"))
        seconds[councils] = built.seconds
        pages = len(list((project / "site").rglob("index.html")))
        row(f"build, {councils} accounts, {pages} pages", f"{built.seconds:.1f} s, {built.mebibytes:.0f} MiB", "")
        row(f"check, {councils} accounts", f"{checked.seconds:.2f} s, {checked.mebibytes:.0f} MiB", "")
    # What one account costs is mostly starting; growth is of the rest.
    start = seconds[1] - (seconds[10] - seconds[1]) / 9
    exponent = math.log((seconds[153] - start) / (seconds[10] - start)) / math.log(153 / 10)
    row("growth exponent of build, 10 to 153 accounts", f"{exponent:.2f}", "1.05")


def _nation(folder: Path) -> None:
    """153 councils with an account each, all alike and long: what a build costs when nothing can be spared."""
    one, nation = folder / "one", folder / "nation"
    generate(one, 1)
    generate(nation, 153)
    stock = folder / "material"
    run(one, localaccount("write", "--theme", "material", str(stock)))
    alone = _median([run(one, localaccount("build", "--no-cache")) for _ in range(5)])
    material = _median([run(stock, _mkdocs()) for _ in range(5)])
    single = run(nation, localaccount("build", "--no-cache", "--jobs", "1"))
    for path in (nation / "site", nation / "addresses.txt"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    cold = run(nation, localaccount("build"))
    again = run(nation, localaccount("build"))
    section = next(nation.glob("accounts/*/2024-25/carers.md"))
    section.write_text(section.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    edited = run(nation, localaccount("build"))
    evaluated = run(nation, localaccount("evaluate"))
    row("one account, processor seconds", f"{alone.seconds:.2f}", "")
    row("a nation, processor seconds", f"{cold.seconds:.1f}", "")
    row("a nation / one account", f"{cold.seconds / alone.seconds:.1f}", "35")
    row("a nation / 153 builds with stock Material", f"{cold.seconds / material.seconds / 153:.2f}", "0.15")
    row("the same, the largest process, MiB", f"{cold.mebibytes:.0f}", "1024")
    row("the same by the clock: one process / all processors", f"{single.clock / cold.clock:.2f}", "")
    row("nothing changed / cold", f"{again.seconds / cold.seconds:.2f}", "0.25")
    row("one section edited / cold", f"{edited.seconds / cold.seconds:.2f}", "0.30")
    row("evaluate, processor seconds", f"{evaluated.seconds:.1f}", "3")


def _archive(folder: Path) -> None:
    """Ten periods of 153 councils, as `nation` has them: how costs grow, and whether there is an end to memory."""
    periods = [f"{year}-{year % 100 + 1:02}" for year in range(2015, 2025)]
    seconds = {}
    for number in (1, 10):
        project = folder / f"periods-{number}"
        accounts = generate_nation(project, 153, periods[-number:])
        built = run(project, localaccount("build", "--no-cache"))
        pages = len(list((project / "site").rglob("index.html")))
        seconds[number] = built.seconds, accounts
        row(f"{accounts} accounts, {pages} pages", f"{built.seconds:.0f} s, {built.mebibytes:.0f} MiB", "")
    (few, fewer), (many, more) = seconds[1], seconds[10]
    row("growth exponent of build over periods", f"{math.log(many / few) / math.log(more / fewer):.2f}", "1.05")


def _paired(one: Callable[[], Run], other: Callable[[], Run]) -> float:
    one(), other()
    return statistics.median(one().seconds / other().seconds for _ in range(_PAIRS))


def _median(runs: list[Run]) -> Run:
    return sorted(runs, key=lambda run: run.seconds)[len(runs) // 2]


def run(folder: Path, command: list[str]) -> Run:
    """What a command took, its children included; ends the program where it failed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=_ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"{' '.join(command)} failed:\n{told.decode()}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, time.perf_counter() - start)


def localaccount(*words: str) -> list[str]:
    """The command line of a verb."""
    return [sys.executable, "-m", "localaccount_gen", *words]


def _mkdocs() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "-q"]


def row(what: str, measured: str, goal: str) -> None:
    """Prints what was measured beside its goal."""
    print(f"| {what:<58} | {measured:>18} | {goal and '≤ ' + goal:>7} |", flush=True)


if __name__ == "__main__":
    main()
